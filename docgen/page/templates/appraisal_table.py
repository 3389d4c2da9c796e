"""appraisal_table.docx: a title, a few sentences, a table, room to sign: 互评表, 评定结果."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import LANDSCAPE, PORTRAIT, TABLE_GAP, Paper
from docgen.page.standard.sections import section
from docgen.page.standard.template import build_template
from docgen.page.templates.parts import each, line, tag
from docgen.word.elements import paragraph


def build_appraisal_table_template() -> bytes:
    """The built-in appraisal_table.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    return build_template(_body(), properties)


def _body() -> Iterator[Markup]:
    yield from titled_table()
    # A table must be followed by a paragraph.
    yield paragraph("分节")
    yield section(PORTRAIT)


def titled_table(paper: Paper = PORTRAIT) -> Iterator[Markup]:
    """Title, sentences and the table, which ends with what is to be known of it and room to sign."""
    yield line("公文标题", "{{ 标题|分行(true) }}" if paper is LANDSCAPE else "{{ 标题|分行 }}")
    yield gap(p.KEEP_NEXT)
    yield from each("段 in 说明", line("公文正文", "{{ 段 }}"))
    yield gap(p.KEEP_NEXT)
    yield tag("{{p 表|表格(后记, 签字) }}")


def gap(*kept: Markup) -> Markup:
    """White above or below a table."""
    return paragraph("空行", direct=(*kept, p.exact_line(TABLE_GAP)))
