"""附表: a table as wide as the 版心, of any columns; the head repeats on every page, rows do not split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from docgen.page import properties as p
from docgen.page.annex_columns import Column, columns_of, share
from docgen.page.characters import chinese_runs
from docgen.page.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    LANDSCAPE,
    PORTRAIT,
    SHORT_CELL,
    TALLEST_WHOLE_ROW,
)
from docgen.page.stylesheet import StyleSheet
from docgen.page.widths import cell_lines
from docgen.page.wordml import NOTHING, paragraph, w

TABLE_STYLE = "公文表格"
KEPT_ROWS = 6
"""So many rows at the end of the text share the page of what follows. Word would do with one; LibreOffice
keeps a table with its next paragraph only when every row says so."""


class _Cell(NamedTuple):
    """What all cells of a column have in common, but the heading's text."""

    width: int
    centred: bool
    heading: str

    @property
    def room(self) -> float:
        """字 in a line."""
        return (self.width - 2 * CELL_MARGIN) / CELL_CHARACTER


def annex_table(sheet: StyleSheet, annex: Mapping[str, Any]) -> Markup:
    """The table of an annex (列, 行, 横排) for `{{p … }}`; a line feed in a cell makes a paragraph.

    The last rows of one that ends the text (末段) stay with what follows, as a last paragraph does.
    """
    columns = columns_of(annex)
    text_width = (LANDSCAPE if annex.get("横排") else PORTRAIT).text_width
    widths = share(columns, text_width)
    cells = [
        _Cell(width, _is_short(column, width), column.heading)
        for column, width in zip(columns, widths, strict=True)
    ]
    rows = list(zip(*(column.cells for column in columns), strict=True))
    free = len(rows) - (KEPT_ROWS if annex.get("末段") else 0)
    return w(
        "tbl",
        _properties(sheet, text_width),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        _head(sheet, cells),
        *(_row(sheet, cells, row, *((p.KEEP_NEXT,) if i >= free else ())) for i, row in enumerate(rows)),
    )


def _is_short(column: Column, width: int) -> bool:
    return column.longest <= min(SHORT_CELL, (width - 2 * CELL_MARGIN) / CELL_CHARACTER)


def _properties(sheet: StyleSheet, width: int) -> Markup:
    return w(
        "tblPr",
        w("tblStyle", val=sheet.id_of(TABLE_STYLE)),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
    )


def _head(sheet: StyleSheet, cells: Sequence[_Cell]) -> Markup:
    # Held to the first row: Word would leave the heads alone at the foot of a page.
    drawn = (_cell(sheet, "表头", cell.width, cell.heading, p.KEEP_NEXT, p.CENTRED) for cell in cells)
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *drawn)


def _row(sheet: StyleSheet, cells: Sequence[_Cell], texts: Sequence[str], *kept: Markup) -> Markup:
    pairs = list(zip(cells, texts, strict=True))
    tallest = max(cell_lines(text, cell.room) for cell, text in pairs)
    whole = w("trPr", w("cantSplit")) if tallest <= TALLEST_WHOLE_ROW else NOTHING
    drawn = (
        _cell(sheet, "表格文字", cell.width, text, *kept, *((p.CENTRED,) if cell.centred else ()))
        for cell, text in pairs
    )
    return w("tr", whole, *drawn)


def _cell(sheet: StyleSheet, style: str, width: int, text: str, *direct: Markup) -> Markup:
    lines = text.splitlines() or [""]
    paragraphs = (
        paragraph(sheet.id_of(style), chinese_runs(sheet, line, style), direct=direct) for line in lines
    )
    properties = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
    return w("tc", properties, *paragraphs)
