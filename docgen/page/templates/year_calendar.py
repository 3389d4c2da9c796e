"""year_calendar.docx: the template of the year calendar (年历), one page that lies."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import LANDSCAPE, SIZES
from docgen.page.standard.sections import section
from docgen.page.standard.styles import NORMAL
from docgen.page.standard.template import build_template
from docgen.word.elements import paragraph, text_run


def build_year_calendar_template() -> bytes:
    """The built-in year_calendar.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    return build_template(_body(), properties)


def _body() -> Iterator[Markup]:
    small = p.size(SIZES["五号"])
    yield paragraph("公文标题", text_run("{{ 标题 }}", p.EAST_ASIAN_HINT))
    yield paragraph(
        "表格文字", text_run("{{ 说明 }}", p.EAST_ASIAN_HINT, *small), direct=(p.exact_line(400), p.CENTRED)
    )
    yield paragraph(NORMAL, text_run("{{p 月历|年历 }}", p.EAST_ASIAN_HINT))
    # A table must be followed by a paragraph.
    yield paragraph("分节")
    yield section(LANDSCAPE)
