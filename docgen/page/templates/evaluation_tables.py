"""appraisal_table.docx, appraisal_tally.docx and evaluation_table.docx: a table with sentences, room to sign.

What follows the table has a page of its own: the chart of a tally, how marks were handled, which papers prove
what. evaluation_table_lying.docx is for tables of many columns.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.drawn.bar_chart import chart_drawing, chart_part
from docgen.page.standard import properties as p
from docgen.page.standard.measures import CHART_HEIGHTS, LANDSCAPE, PORTRAIT, PageSetup
from docgen.page.standard.page_sections import section
from docgen.page.standard.template_package import package_template
from docgen.page.templates.parts import after_table, each, gap, line, only_if, tag
from docgen.word.elements import paragraph, w


def build_appraisal_table() -> bytes:
    """The built-in appraisal_table.docx: 互评表, 评定结果."""
    return package_template([*_titled_table(PORTRAIT), section(PORTRAIT)])


def build_evaluation_table() -> bytes:
    """The built-in evaluation_table.docx, upright."""
    return package_template(_with_second_table(PORTRAIT))


def build_landscape_evaluation_table() -> bytes:
    """The built-in evaluation_table_lying.docx."""
    return package_template(_with_second_table(LANDSCAPE))


def build_appraisal_tally() -> bytes:
    """The built-in appraisal_tally.docx: the tally of the ballots (测评汇总表) and its chart."""
    charts = [chart_part(number, "{{p 图|条形图 }}") for number, _ in enumerate(CHART_HEIGHTS, start=1)]
    return package_template(_with_chart(), *charts)


def _titled_table(setup: PageSetup) -> Iterator[Markup]:
    """Title, sentences and the table, which ends with what is to be known of it and room to sign."""
    yield line("公文标题", "{{ 标题|分行(true) }}" if setup is LANDSCAPE else "{{ 标题|分行 }}")
    yield gap(p.KEEP_NEXT)
    yield from each("段 in 说明", line("公文正文", "{{ 段 }}"))
    yield gap(p.KEEP_NEXT)
    yield tag("{{p 表|表格(后记, 签字) }}")
    yield after_table()


def _with_second_table(setup: PageSetup) -> Iterator[Markup]:
    yield from _titled_table(setup)
    yield from only_if("附表", *_second_table("附表.表", "{{ 附表.标题 }}", "{{ 附表.说明 }}"), after_table())
    yield section(setup)


def _with_chart() -> Iterator[Markup]:
    yield from _titled_table(PORTRAIT)
    for number, (name, height) in enumerate(CHART_HEIGHTS.items(), start=1):
        yield from only_if(f'图大小 == "{name}"', *_chart(number, height))
    yield from only_if("处理", *_second_table("处理", "选票处理情况", "{{ 处理说明 }}"))
    yield after_table()
    yield section(PORTRAIT)


def _second_table(field: str, title: str, sentence: str) -> Iterator[Markup]:
    yield line("附页标题", title)
    yield line("表格文字", sentence, p.KEEP_NEXT)
    yield gap(p.KEEP_NEXT)
    yield tag(f"{{{{p {field}|表格 }}}}")


def _chart(number: int, height: int) -> Iterator[Markup]:
    # A picture needs a line that grows: an exact one would show a strip of it.
    grows = w("spacing", before=0, after=0, line=240, lineRule="auto")
    yield line("附页标题", "测评情况图")
    yield paragraph("表格文字", chart_drawing(number, height, "{{ 图说明 }}"), direct=(grows, p.CENTRED))
    yield line("表格文字", "{{ 图说明 }}", p.CENTRED)
