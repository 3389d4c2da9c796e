"""appraisal_table.docx: a title, a few sentences, a table, room to sign: 互评表, 评定结果."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page import properties as p
from docgen.page.base import base_parts
from docgen.page.footers import running_parts
from docgen.page.head_table import GRID, label, row, table, value
from docgen.page.measures import PORTRAIT, SIGNING_ROW_HEIGHT, TABLE_GAP
from docgen.page.package import MAIN_DOCUMENT, Part, build_package
from docgen.page.parts import each, line, only_if, tag
from docgen.page.plan import DOCUMENT_TYPE
from docgen.page.sections import section
from docgen.page.wordml import paragraph, part, w


def build_appraisal_table_template() -> bytes:
    """The built-in appraisal_table.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    document = Part(MAIN_DOCUMENT, DOCUMENT_TYPE, "officeDocument", part("document", w("body", *_body())))
    return build_package([document, *base_parts(properties), *running_parts()])


def _body() -> Iterator[Markup]:
    yield from opening()
    yield from closing()
    # A table must be followed by a paragraph.
    yield paragraph("分节")
    yield section(PORTRAIT)


def opening() -> Iterator[Markup]:
    """Title, sentences and the table."""
    yield line("公文标题", "{{ 标题|分行 }}")
    yield _gap(p.KEEP_NEXT)
    yield from each("段 in 说明", line("公文正文", "{{ 段 }}"))
    yield _gap(p.KEEP_NEXT)
    yield tag("{{p 表|表格 }}")
    yield _gap()


def closing() -> Iterator[Markup]:
    """What is to be known of the table, in its own letters, and room to sign."""
    yield from each("段 in 后记", line("表格文字", "{{ 段 }}", p.KEEP_NEXT))
    yield from only_if("签字", _gap(p.KEEP_NEXT), _signing())


def _gap(*kept: Markup) -> Markup:
    return paragraph("空行", direct=(*kept, p.exact_line(TABLE_GAP)))


def _signing() -> Markup:
    """Who signs, and when: by hand, never a printed name as a signature."""
    cells = (
        label("{{ 签字.左 }}", GRID[0], p.KEEP_NEXT),
        value("", GRID[1]),
        label("{{ 签字.右 }}", GRID[2], p.KEEP_NEXT),
        value("", GRID[3]),
    )
    return table(GRID, row(*cells, height=SIGNING_ROW_HEIGHT))
