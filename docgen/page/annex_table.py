"""附表: a table as wide as the 版心, of any columns; the head repeats on every page, rows do not split."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from docgen.page import properties as p
from docgen.page.annex_layout import wanted_twips
from docgen.page.characters import chinese_runs
from docgen.page.measures import CELL_CHARACTER, CELL_MARGIN, LANDSCAPE, PORTRAIT
from docgen.page.stylesheet import StyleSheet
from docgen.page.widths import characters
from docgen.page.wordml import paragraph, w

TABLE_STYLE = "公文表格"
SHORT_CELL = 8
"""A column whose cells all have at most so many 字 is centred; longer texts read better from the left."""


class Column(NamedTuple):
    """A column of the finished table: its heading, its width in twips, and whether its cells are centred."""

    heading: str
    width: int
    centred: bool


def annex_table(sheet: StyleSheet, annex: Mapping[str, Any]) -> Markup:
    """The table of an annex (列: 名称, 宽 in 字; 行; 横排) for `{{p … }}`; a line feed makes a paragraph."""
    rows = [_filled(row, len(annex["列"])) for row in annex["行"]]
    columns = _columns(annex, rows)
    return w(
        "tbl",
        _properties(sheet, sum(c.width for c in columns)),
        w("tblGrid", *(w("gridCol", w=c.width) for c in columns)),
        _head(sheet, columns),
        *(_row(sheet, columns, row) for row in rows),
    )


def _filled(row: Sequence[Any], length: int) -> list[str]:
    texts = [str(cell) for cell in row]
    return texts[:length] + [""] * (length - len(texts))


def _columns(annex: Mapping[str, Any], rows: Sequence[Sequence[str]]) -> list[Column]:
    paper = LANDSCAPE if annex["横排"] else PORTRAIT
    widths = scaled([wanted_twips(float(column["宽"])) for column in annex["列"]], paper.text_width)
    return [
        Column(str(column["名称"]), width, _is_short(width, [row[i] for row in rows]))
        for i, (column, width) in enumerate(zip(annex["列"], widths, strict=True))
    ]


def wanted_twips(characters: float) -> float:
    return characters * CELL_CHARACTER + 2 * CELL_MARGIN


def scaled(shares: Sequence[float], total: int) -> list[int]:
    """Whole twips in the proportion of the shares, together exactly the total."""
    whole = sum(shares)
    edges = [round(total * sum(shares[: i + 1]) / whole) for i in range(len(shares))]
    return [end - start for start, end in zip([0, *edges], edges, strict=False)]


def _is_short(width: int, cells: Sequence[str]) -> bool:
    room = (width - 2 * CELL_MARGIN) / CELL_CHARACTER
    lines = [line for cell in cells for line in cell.splitlines()]
    return max(map(characters, lines), default=0) <= min(SHORT_CELL, room)


def _properties(sheet: StyleSheet, width: int) -> Markup:
    return w(
        "tblPr",
        w("tblStyle", val=sheet.id_of(TABLE_STYLE)),
        w("tblW", w=width, type="dxa"),
        w("tblLayout", type="fixed"),
    )


def _head(sheet: StyleSheet, columns: Sequence[Column]) -> Markup:
    cells = (_cell(sheet, "表头", c.width, c.heading, centred=True) for c in columns)
    return w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *cells)


def _row(sheet: StyleSheet, columns: Sequence[Column], texts: Sequence[str]) -> Markup:
    pairs = zip(columns, texts, strict=True)
    cells = (_cell(sheet, "表格文字", c.width, text, centred=c.centred) for c, text in pairs)
    return w("tr", w("trPr", w("cantSplit")), *cells)


def _cell(sheet: StyleSheet, style: str, width: int, text: str, *, centred: bool) -> Markup:
    direct = (p.CENTRED,) if centred else ()
    lines = text.splitlines() or [""]
    paragraphs = (
        paragraph(sheet.id_of(style), chinese_runs(sheet, line, style), direct=direct) for line in lines
    )
    properties = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
    return w("tc", properties, *paragraphs)
