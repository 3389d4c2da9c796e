"""appraisal_tally.docx: the tally of the ballots (测评汇总表), its chart, how marks were handled."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.drawn.bar_chart import chart_drawing, chart_part
from docgen.page.standard import properties as p
from docgen.page.standard.measures import CHART_HEIGHTS, PORTRAIT, TABLE_GAP
from docgen.page.standard.sections import section
from docgen.page.standard.template import build_template
from docgen.page.templates.appraisal_table import titled_table
from docgen.page.templates.parts import line, only_if, tag
from docgen.word.elements import paragraph, w


def build_appraisal_tally_template() -> bytes:
    """The built-in appraisal_tally.docx."""
    properties = {"title": "{{ 标题 }}", "creator": "{{ 单位 }}"}
    charts = [chart_part(number, "{{p 图|条形图 }}") for number, _ in enumerate(CHART_HEIGHTS, start=1)]
    return build_template(_body(), properties, *charts)


def _body() -> Iterator[Markup]:
    yield from titled_table()
    yield paragraph("分节")
    for number, (name, height) in enumerate(CHART_HEIGHTS.items(), start=1):
        yield from only_if(f'图大小 == "{name}"', *_chart(number, height))
    yield from only_if(
        "处理",
        line("附页标题", "选票处理情况"),
        line("表格文字", "{{ 处理说明 }}", p.KEEP_NEXT),
        paragraph("空行", direct=(p.KEEP_NEXT, p.exact_line(TABLE_GAP))),
        tag("{{p 处理|表格 }}"),
    )
    # A table must be followed by a paragraph.
    yield paragraph("分节")
    yield section(PORTRAIT)


def _chart(number: int, height: int) -> tuple[Markup, ...]:
    # A picture needs a line that grows: an exact one would show a strip of it.
    grows = w("spacing", before=0, after=0, line=240, lineRule="auto")
    return (
        line("附页标题", "测评情况图"),
        paragraph("表格文字", chart_drawing(number, height, "{{ 图说明 }}"), direct=(grows, p.CENTRED)),
        line("表格文字", "{{ 图说明 }}", p.CENTRED),
    )
