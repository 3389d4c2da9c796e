"""notices.docx: the template of publicity notices and of the reports that close them, a page each.

公示 is no 公文 of its own kind: it keeps the page and the typefaces, its only page has no number.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import PORTRAIT, TABLE_GAP
from docgen.page.standard.sections import section
from docgen.page.standard.template import build_template
from docgen.page.templates.parts import blank, blocks, each, line, only_if, tag
from docgen.word.elements import join, paragraph


def build_notices_template() -> bytes:
    """The built-in notices.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 署名 }}"}
    return build_template(_body(), properties)


def _body() -> Iterator[Markup]:
    yield line("公文标题", "{{ 标题|分行 }}")
    yield blank(p.KEEP_NEXT)
    yield from blocks(('段.样式 == "表格"', _people()))
    yield from only_if("签字", blank(p.KEEP_NEXT))
    yield from each("行 in 签字", line("公文正文", "{{ 行 }}", p.KEEP_NEXT))
    yield tag('{{p 署名|落款(成文日期, 用印, "") }}')
    yield section(PORTRAIT, bare_first=True)


def _people() -> Markup:
    """Several people's data in a table of the text."""
    gap = paragraph("空行", direct=(p.KEEP_NEXT, p.exact_line(TABLE_GAP)))
    return join((gap, tag("{{p 段|表格 }}"), paragraph("空行", direct=(p.exact_line(TABLE_GAP),))))
