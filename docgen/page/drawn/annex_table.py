"""附表: a table as wide as the 版心, of any columns; the head repeats on every page, rows do not split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from docgen.page.drawn.annex_columns import Column, columns_of, share
from docgen.page.drawn.table_end import TableEnd
from docgen.page.drawn.table_grid import Grid
from docgen.page.standard import properties as p
from docgen.page.standard.characters import chinese_runs
from docgen.page.standard.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    LANDSCAPE,
    PORTRAIT,
    SHORT_CELL,
    TALLEST_WHOLE_ROW,
)
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.widths import cell_lines
from docgen.word.elements import NOTHING, paragraph, w

TABLE_STYLE = "公文表格"
KEPT_ROWS = 6
"""So many rows at the end of the text share the page of what follows. Word would do with one; LibreOffice
keeps a table with its next paragraph only when every row says so."""
SIGNED_ROWS = 2
"""So many rows share the page of the signatures: a signature alone on a page vouches for nothing."""


class _Cell(NamedTuple):
    """What all cells of a column have in common, but the heading's text."""

    width: int
    span: Markup
    centred: bool
    heading: str

    @property
    def room(self) -> float:
        """字 in a line."""
        return (self.width - 2 * CELL_MARGIN) / CELL_CHARACTER


def annex_table(
    sheet: StyleSheet,
    annex: Mapping[str, Any],
    notes: Sequence[str] = (),
    signing: Mapping[str, str] | None = None,
) -> Markup:
    """The table of an annex (列, 行, 横排) for `{{p … }}`; a line feed in a cell makes a paragraph.

    `notes` (后记) and room for `signing` (签字: 左, 右) end the table, never without rows above them.
    The last rows of one that ends the text (末段) stay with what follows, as a last paragraph does.
    """
    columns = columns_of(annex)
    whole = (LANDSCAPE if annex.get("横排") else PORTRAIT).text_width
    widths = share(columns, whole)
    end = TableEnd(notes, signing)
    grid = Grid(widths, *end.widths(whole))
    cells = _cells(columns, widths, grid)
    rows = list(zip(*(column.cells for column in columns), strict=True))
    free = len(rows) - _held(annex, end)
    return w(
        "tbl",
        _properties(sheet, whole),
        grid.drawn(),
        _head(sheet, cells),
        *(_row(sheet, cells, row, *((p.KEEP_NEXT,) if i >= free else ())) for i, row in enumerate(rows)),
        *end.rows(sheet, grid, whole),
    )


def _held(annex: Mapping[str, Any], end: TableEnd) -> int:
    """How many of the last rows are held to the next row or to what follows."""
    if end.is_there:
        return SIGNED_ROWS
    return KEPT_ROWS if annex.get("末段") else 0


def _cells(columns: Sequence[Column], widths: Sequence[int], grid: Grid) -> list[_Cell]:
    return [
        _Cell(width, span, _is_short(column, width), column.heading)
        for column, width, span in zip(columns, widths, grid.spans(widths), strict=True)
    ]


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
    drawn = (_cell(sheet, "表头", cell, cell.heading, p.KEEP_NEXT, p.CENTRED) for cell in cells)
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *drawn)


def _row(sheet: StyleSheet, cells: Sequence[_Cell], texts: Sequence[str], *kept: Markup) -> Markup:
    pairs = list(zip(cells, texts, strict=True))
    tallest = max(cell_lines(text, cell.room) for cell, text in pairs)
    whole = w("trPr", w("cantSplit")) if tallest <= TALLEST_WHOLE_ROW else NOTHING
    drawn = (
        _cell(sheet, "表格文字", cell, text, *kept, *((p.CENTRED,) if cell.centred else ()))
        for cell, text in pairs
    )
    return w("tr", whole, *drawn)


def _cell(sheet: StyleSheet, style: str, cell: _Cell, text: str, *direct: Markup) -> Markup:
    lines = text.splitlines() or [""]
    paragraphs = (
        paragraph(sheet.id_of(style), chinese_runs(sheet, line, style), direct=direct) for line in lines
    )
    properties = w("tcPr", w("tcW", w=cell.width, type="dxa"), cell.span, w("vAlign", val="center"))
    return w("tc", properties, *paragraphs)
