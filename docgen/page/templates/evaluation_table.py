"""evaluation_table.docx and evaluation_table_lying.docx: a title, a few sentences, a table, room to sign.

A second table may follow on a page of its own: how marks were handled, which papers prove what.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import LANDSCAPE, PORTRAIT, Paper
from docgen.page.standard.sections import section
from docgen.page.standard.template import build_template
from docgen.page.templates.appraisal_table import gap, titled_table
from docgen.page.templates.parts import line, only_if, tag
from docgen.word.elements import paragraph


def build_evaluation_table_template() -> bytes:
    """The built-in evaluation_table.docx, upright."""
    return _build(PORTRAIT)


def build_lying_evaluation_table_template() -> bytes:
    """The built-in evaluation_table_lying.docx: for tables of many columns."""
    return _build(LANDSCAPE)


def _build(paper: Paper) -> bytes:
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    return build_template(_body(paper), properties)


def _body(paper: Paper) -> Iterator[Markup]:
    yield from titled_table(paper)
    # A table must be followed by a paragraph.
    yield paragraph("分节")
    yield from only_if(
        "附表",
        line("附页标题", "{{ 附表.标题 }}"),
        line("表格文字", "{{ 附表.说明 }}", p.KEEP_NEXT),
        gap(p.KEEP_NEXT),
        tag("{{p 附表.表|表格 }}"),
        paragraph("分节"),
    )
    yield section(paper)
