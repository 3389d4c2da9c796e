"""year_calendar.docx: the template of the year calendar (年历), one page that lies."""

from __future__ import annotations

from docgen.page.standard import properties as p
from docgen.page.standard.measures import LANDSCAPE, SIZES
from docgen.page.standard.sections import section
from docgen.page.standard.template import package_template
from docgen.page.templates.parts import after_table, line, tag, tagged_run
from docgen.word.elements import paragraph


def build_year_calendar() -> bytes:
    """The built-in year_calendar.docx; a filter draws the months."""
    legend = tagged_run("{{ 说明 }}", *p.size(SIZES["五号"]))
    return package_template(
        [
            line("公文标题", "{{ 标题 }}"),
            paragraph("表格文字", legend, direct=(p.exact_line(400), p.CENTRED)),
            tag("{{p 月历|年历 }}"),
            after_table(),
            section(LANDSCAPE),
        ]
    )
