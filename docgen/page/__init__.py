"""The page: the built-in templates, and the filters that templates may use, by their Chinese names.

Filters for `{{p … }}` return XML. Below both stand the numbers of the standard and what is made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from docgen.page.templates import TEMPLATES, build_template
from docgen.page.templates.versions import TemplateVersion, version_of

_Filter = Callable[..., Any]


def filters_for(package: bytes) -> Mapping[str, _Filter]:
    """Return the filters for one template: their XML uses its styles with their ids and typefaces."""
    # Imported here: a run in which nothing has changed draws nothing.
    from docgen.page.drawn.annex_columns import arrange
    from docgen.page.drawn.annex_table import annex_table
    from docgen.page.drawn.ballots import ballot_sheets
    from docgen.page.drawn.contents_list import contents_list
    from docgen.page.drawn.imprint import imprint
    from docgen.page.drawn.letterhead_mark import letterhead_mark, number_line
    from docgen.page.drawn.signature import closing
    from docgen.page.drawn.title import break_title
    from docgen.page.drawn.year_calendar_table import year_calendar_table
    from docgen.page.standard.stylesheet import read_stylesheet
    from docgen.page.standard.widths import cell_lines

    drawn: dict[str, _Filter] = {
        "标志": letterhead_mark,
        "文号": number_line,
        "落款": closing,
        "版记": imprint,
        "表格": annex_table,
        "年历": year_calendar_table,
        "选票": ballot_sheets,
        "目录": contents_list,
    }
    sheet = read_stylesheet(package)
    return {
        "分行": break_title,
        "排版": arrange,
        "行数": cell_lines,
        **{name: partial(draw, sheet) for name, draw in drawn.items()},
    }


__all__ = ["TEMPLATES", "TemplateVersion", "build_template", "filters_for", "version_of"]
