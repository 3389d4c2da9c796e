"""plan.docx: the template of the annual work plan, from the optional letterhead to the optional 版记.

Everything a user may want to change in Word stands in it as text or as a style; the tags are docxtpl's.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page import properties as p
from docgen.page.base import base_parts
from docgen.page.footers import running_parts
from docgen.page.measures import (
    ANNEX_NOTE_HANGING,
    ANNEX_NOTE_LEFT,
    BLANK_LINES_UNDER_MARK,
    BLANK_LINES_UNDER_RED_RULE,
    LANDSCAPE,
    NUMBER_WIDTH,
    PORTRAIT,
)
from docgen.page.package import MAIN_DOCUMENT, Part, build_package
from docgen.page.sections import section, section_end
from docgen.page.styles import BODY, HEADINGS, NORMAL, RUN_IN_HEADINGS
from docgen.page.wordml import paragraph, part, text_run, w

_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def build_plan_template() -> bytes:
    """The built-in plan.docx."""
    properties = {"title": "{{ 标题|join }}", "creator": "{{ 署名 }}"}
    document = Part(MAIN_DOCUMENT, _DOCUMENT_TYPE, "officeDocument", part("document", w("body", *_body())))
    return build_package([document, *base_parts(properties), *running_parts()])


def _body() -> Iterator[Markup]:
    yield from _letterhead()
    yield from _heading()
    yield from _text()
    yield from _annex_notes()
    yield tag("{{p 署名|落款(成文日期, 用印, 附注) }}")
    yield from _only_if("附注", line("附注", "{{ 附注 }}"))
    yield from _annexes()
    yield from _only_if("版记", tag("{{p 版记|版记 }}"))
    yield section(PORTRAIT)


def tag(text: str) -> Markup:
    """A tag alone in its paragraph, which it takes away."""
    return line(NORMAL, text)


def line(style: str, text: str, *direct: Markup) -> Markup:
    """A paragraph of the template in a style."""
    return paragraph(style, _text_run(text), direct=direct)


def blank(*direct: Markup) -> Markup:
    """One empty line."""
    return paragraph("空行", direct=direct)


def _only_if(condition: str, *content: Markup) -> Iterator[Markup]:
    yield tag(f"{{%p if {condition} %}}")
    yield from content
    yield tag("{%p endif %}")


def _either(condition: str, this: Markup, that: Markup) -> Iterator[Markup]:
    yield tag(f"{{%p if {condition} %}}")
    yield this
    yield tag("{%p else %}")
    yield that
    yield tag("{%p endif %}")


def _each(loop: str, *content: Markup) -> Iterator[Markup]:
    yield tag(f"{{%p for {loop} %}}")
    yield from content
    yield tag("{%p endfor %}")


def _letterhead() -> Iterator[Markup]:
    above = _either(
        '行.样式 == "份号"', line("份号", "{{ 行.文字 }}"), line("密级和紧急程度", "{{ 行.文字 }}")
    )
    yield from _only_if(
        "版头",
        *_each("行 in 版头.份号行", *above),
        tag("{{p 版头.发文机关标志|标志(版头.份号行|length) }}"),
        *(blank(p.KEEP_NEXT) for _ in range(BLANK_LINES_UNDER_MARK)),
        tag("{{p 版头.发文字号|文号(版头.签发人) }}"),
        *(blank(p.KEEP_NEXT) for _ in range(BLANK_LINES_UNDER_RED_RULE)),
    )


def _heading() -> Iterator[Markup]:
    yield line("公文标题", "{{ 标题|分行 }}")
    yield blank(p.KEEP_NEXT)
    yield from _only_if("主送", line("主送机关", "{{ 主送 }}"))


def _text() -> Iterator[Markup]:
    yield tag("{%p for 段 in 正文 %}")
    yield tag("{%p if 段.接排 %}")
    yield from _kept_if_last(*_run_in_heading(), _text_run("{{ 段.文字 }}"))
    for style in HEADINGS:
        yield tag(f'{{%p elif 段.样式 == "{style}" %}}')
        yield line(style, "{{ 段.标题 }}")
    yield tag("{%p else %}")
    yield from _kept_if_last(_text_run("{{ 段.文字 }}"))
    yield tag("{%p endif %}")
    yield tag("{%p endfor %}")


def _run_in_heading() -> Iterator[Markup]:
    """The heading at the head of its paragraph: one run for each level, of which one is left."""
    for index, (level, letters) in enumerate(zip(HEADINGS, RUN_IN_HEADINGS, strict=True)):
        yield _text_run(f'{{%r {"elif" if index else "if"} 段.样式 == "{level}" %}}')
        yield _text_run("{{ 段.标题 }}", w("rStyle", val=letters))
    yield _text_run("{%r endif %}")


def _text_run(text: str, *letters: Markup) -> Markup:
    return text_run(text, *letters, p.EAST_ASIAN_HINT)


def _kept_if_last(*runs: Markup) -> Iterator[Markup]:
    """The last paragraph stays with what follows, lest 署名 and date stand alone on a page (7.3.5.5)."""
    yield from _either("段.末段", paragraph(BODY, *runs, direct=(p.KEEP_NEXT,)), paragraph(BODY, *runs))


def _annex_notes() -> Iterator[Markup]:
    numbered_first = p.hanging(ANNEX_NOTE_LEFT + NUMBER_WIDTH, ANNEX_NOTE_HANGING + NUMBER_WIDTH)
    numbered_next = p.hanging(ANNEX_NOTE_LEFT + NUMBER_WIDTH, NUMBER_WIDTH)
    yield from _only_if("附件说明", blank(p.KEEP_NEXT))
    yield tag("{%p for 附 in 附件说明 %}")
    yield tag("{%p if not 附.序号 %}")
    yield line("附件说明", "附件：{{ 附.名称 }}")
    yield tag("{%p elif 附.首个 %}")
    yield line("附件说明", "附件：{{ 附.序号 }}\t{{ 附.名称 }}", numbered_first)
    yield tag("{%p else %}")
    yield line("附件说明", "{{ 附.序号 }}\t{{ 附.名称 }}", numbered_next)
    yield tag("{%p endif %}")
    yield tag("{%p endfor %}")


def _annexes() -> Iterator[Markup]:
    yield from _each(
        "附 in 附表|排版",
        *_only_if("附.起横", section_end(PORTRAIT)),
        line("附件标签", "{{ 附.标签 }}"),
        blank(p.KEEP_NEXT),
        line("附件标题", "{{ 附.标题|分行(附.横排) }}"),
        tag("{{p 附|表格 }}"),
        # A table must be followed by a paragraph.
        *_either("附.止横", section_end(LANDSCAPE), paragraph("分节")),
    )
