"""附表: a table as wide as the 版心, of any columns; the head repeats on every page, rows do not split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from docgen.page import properties as p
from docgen.page.annex_columns import Column, columns_of, share
from docgen.page.characters import chinese_runs
from docgen.page.measures import CELL_CHARACTER, CELL_MARGIN, LANDSCAPE, PORTRAIT, SHORT_CELL
from docgen.page.stylesheet import StyleSheet
from docgen.page.wordml import paragraph, w

TABLE_STYLE = "公文表格"


class _Cell(NamedTuple):
    """What all cells of a column have in common, but the heading's text."""

    width: int
    centred: bool
    heading: str


def annex_table(sheet: StyleSheet, annex: Mapping[str, Any]) -> Markup:
    """The table of an annex (列, 行, 横排) for `{{p … }}`; a line feed in a cell makes a paragraph.

    With 连后 the last row keeps to the page of what follows, lest signatures stand alone on one.
    """
    columns = columns_of(annex)
    text_width = (LANDSCAPE if annex.get("横排") else PORTRAIT).text_width
    widths = share(columns, text_width)
    cells = [
        _Cell(width, _is_short(column, width), column.heading)
        for column, width in zip(columns, widths, strict=True)
    ]
    rows = list(zip(*(column.cells for column in columns), strict=True))
    kept = len(rows) - 1 if annex.get("连后") else len(rows)
    return w(
        "tbl",
        _properties(sheet, text_width),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        _head(sheet, cells),
        *(_row(sheet, cells, row, kept=number >= kept) for number, row in enumerate(rows)),
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
    drawn = (_cell(sheet, "表头", cell.width, cell.heading, centred=True) for cell in cells)
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *drawn)


def _row(sheet: StyleSheet, cells: Sequence[_Cell], texts: Sequence[str], *, kept: bool) -> Markup:
    pairs = zip(cells, texts, strict=True)
    drawn = (
        _cell(sheet, "表格文字", cell.width, text, centred=cell.centred, kept=kept) for cell, text in pairs
    )
    return w("tr", w("trPr", w("cantSplit")), *drawn)


def _cell(
    sheet: StyleSheet, style: str, width: int, text: str, *, centred: bool, kept: bool = False
) -> Markup:
    direct = ((p.KEEP_NEXT,) if kept else ()) + ((p.CENTRED,) if centred else ())
    lines = text.splitlines() or [""]
    paragraphs = (
        paragraph(sheet.id_of(style), chinese_runs(sheet, line, style), direct=direct) for line in lines
    )
    properties = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
    return w("tc", properties, *paragraphs)
