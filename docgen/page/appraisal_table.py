"""appraisal_table.docx: a title, a few sentences, a table, room to sign: 互评表, 评定结果."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page import properties as p
from docgen.page.head_table import label, row, table, value
from docgen.page.measures import HEAD_LABEL_WIDTH, LANDSCAPE, PORTRAIT, SIGNING_ROW_HEIGHT, TABLE_GAP, Paper
from docgen.page.parts import each, line, only_if, tag
from docgen.page.sections import section
from docgen.page.template import build_template
from docgen.page.wordml import paragraph


def build_appraisal_table_template() -> bytes:
    """The built-in appraisal_table.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    return build_template(_body(), properties)


def _body() -> Iterator[Markup]:
    yield from opening()
    yield from closing()
    # A table must be followed by a paragraph.
    yield paragraph("分节")
    yield section(PORTRAIT)


def opening(paper: Paper = PORTRAIT) -> Iterator[Markup]:
    """Title, sentences and the table."""
    yield line("公文标题", "{{ 标题|分行(true) }}" if paper is LANDSCAPE else "{{ 标题|分行 }}")
    yield gap(p.KEEP_NEXT)
    yield from each("段 in 说明", line("公文正文", "{{ 段 }}"))
    yield gap(p.KEEP_NEXT)
    yield tag("{{p 表|表格 }}")
    # A form that fills its page must not push an empty line onto the next one.
    yield from only_if("后记 or 签字", gap())


def closing(paper: Paper = PORTRAIT) -> Iterator[Markup]:
    """What is to be known of the table, in its own letters, and room to sign."""
    yield from each("段 in 后记", line("表格文字", "{{ 段 }}", p.KEEP_NEXT))
    yield from only_if("签字", gap(p.KEEP_NEXT), _signing(paper))


def gap(*kept: Markup) -> Markup:
    """White above or below a table."""
    return paragraph("空行", direct=(*kept, p.exact_line(TABLE_GAP)))


def _signing(paper: Paper) -> Markup:
    """Who signs, and when: by hand, never a printed name as a signature."""
    room = (paper.text_width - 2 * HEAD_LABEL_WIDTH) // 2
    grid = (HEAD_LABEL_WIDTH, room, HEAD_LABEL_WIDTH, paper.text_width - 2 * HEAD_LABEL_WIDTH - room)
    cells = (
        label("{{ 签字.左 }}", grid[0], p.KEEP_NEXT),
        value("", grid[1]),
        label("{{ 签字.右 }}", grid[2], p.KEEP_NEXT),
        value("", grid[3]),
    )
    return table(grid, row(*cells, height=SIGNING_ROW_HEIGHT))
