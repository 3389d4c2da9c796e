"""volume.docx: what stands in front of papers that are bound: the cover and the contents."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import fonts
from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    CONTENTS_HANGING,
    CONTENTS_LINE,
    COVER_LINES_ABOVE,
    COVER_LINES_BETWEEN,
    PORTRAIT,
    SIZES,
    SMALL_CHARACTER,
)
from docgen.page.standard.named_styles import NORMAL, NamedStyle, written_style
from docgen.page.standard.page_sections import section, section_end
from docgen.page.standard.template_package import package_template
from docgen.page.templates.parts import blank, line, only_if, tag
from docgen.word.elements import letter_properties, paragraph, paragraph_properties, w

COVER_TITLE_LINE = 900
COVER_TITLE = NamedStyle(
    "封面标题",
    (p.CENTRED, p.exact_line(COVER_TITLE_LINE)),
    (p.tracking(0), *p.size(SIZES["小初"])),
    font=fonts.TITLE,
)
COVER_TEXT = NamedStyle(
    "封面文字",
    (p.CENTRED, p.exact_line(COVER_TITLE_LINE * 3 // 4)),
    (p.tracking(0), *p.size(SIZES["二号"])),
    font=fonts.KAITI,
)


def build_volume() -> bytes:
    """The built-in volume.docx."""
    styles = (written_style(COVER_TITLE), written_style(COVER_TEXT), _contents_style())
    return package_template(_front(), styles=styles)


def _front() -> Iterator[Markup]:
    for _ in range(COVER_LINES_ABOVE):
        yield blank()
    yield line(COVER_TITLE.name, "{{ 标题 }}")
    yield from only_if("年度", line(COVER_TEXT.name, "（{{ 年度 }}）"))
    yield from only_if("副题", line(COVER_TEXT.name, "{{ 副题 }}"))
    for _ in range(COVER_LINES_BETWEEN):
        yield blank()
    yield from only_if("单位", line(COVER_TEXT.name, "{{ 单位 }}"))
    yield section_end(PORTRAIT, numbered=False)
    yield line("公文标题", "目　　录")
    yield blank(p.KEEP_NEXT)
    yield tag("{{p 目录|目录 }}")
    yield paragraph("分节")
    # Counted by itself, in Roman numbers: the papers begin with page 1. On a right-hand page, as they do.
    yield section(PORTRAIT, begins="oddPage", counting=w("pgNumType", fmt="upperRoman", start=1))


def _contents_style() -> Markup:
    """Word's own style of the contents, by which it makes them anew."""
    by = CONTENTS_HANGING * SMALL_CHARACTER
    properties = paragraph_properties(
        # No indent on the right: beyond one LibreOffice prints no number.
        w("tabs", w("tab", val="right", leader="dot", pos=PORTRAIT.text_width)),
        p.exact_line(CONTENTS_LINE),
        p.hanging(by, by),
        p.LEFT,
    )
    letters = letter_properties(p.tracking(0), *p.size(SIZES["四号"]))
    head = (w("name", val="toc 1"), w("basedOn", val=NORMAL), w("next", val=NORMAL), w("uiPriority", val=39))
    return w("style", *head, properties, letters, type="paragraph", styleId="TOC1")
