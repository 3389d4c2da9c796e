"""附表: a table as wide as the 版心, of any columns; the head repeats on every page, rows do not split.

A form's table ends with what is to be known of it, and room to sign: rows of the same table, since
LibreOffice holds a row to the next one, but no long table to what follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from docgen.page.drawn.annex_columns import Column, columns_of, share
from docgen.page.drawn.merged_table import merged_table
from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    CELL_SPARE,
    LABEL_SHADE,
    LANDSCAPE,
    PORTRAIT,
    SHORT_CELL,
    SIGNING_ROW_HEIGHT,
    TABLE_GAP,
    TALLEST_WHOLE_ROW,
)
from docgen.page.standard.paragraphs import styled
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.widths import cell_lines
from docgen.page.standard.word_tables import TABLE_STYLE, Grid, cell, paired_widths, row, shade, table
from docgen.word.elements import NOTHING, paragraph, w

KEPT_ROWS = 6
"""So many rows at the end of the text share the page of what follows. Word would do with one; LibreOffice
keeps a table with its next paragraph only when every row says so."""
SIGNED_ROWS = 2
"""So many rows share the page of the signatures: a signature alone on a page vouches for nothing."""
# Sentences are a row of the table for the sake of LibreOffice only: to the reader they stand below it.
_RULE_ABOVE_ONLY = w("tcBorders", *(w(edge, val="nil") for edge in ("left", "bottom", "right")))


AGAIN = "\n（续）"
"""What stands below a label that is said again: on a line of its own, as columns of labels are narrow."""


class _ColumnCells(NamedTuple):
    """The things that all cells of a column have in common, and the heading's text."""

    width: int
    span: Markup
    centred: bool
    heading: str

    @property
    def room(self) -> float:
        """字 in a line."""
        return _room(self.width)


def annex_table(
    sheet: StyleSheet,
    annex: Mapping[str, Any],
    notes: Sequence[str] = (),
    signing: Mapping[str, str] | None = None,
) -> Markup:
    """Return the table of an annex (列, 行, 横排) for `{{p … }}`; a line feed in a cell makes a paragraph.

    `notes` (后记) and room for `signing` (签字: 左, 右) end the table, never without rows above them.
    The last rows of one that ends the text (末段) stay with what follows, as a last paragraph does.
    Equal neighbours of the first column are drawn as one cell (首列合并).
    A table that somebody typed (表格) may have merged cells.
    """
    if typed := annex.get("表格"):
        return merged_table(sheet, typed, kept=KEPT_ROWS if annex.get("末段") else 0)
    columns = columns_of(annex)
    page = LANDSCAPE if annex.get("横排") else PORTRAIT
    whole = page.text_width
    # As many lines as leave room for the title above them, on a page that lies as well.
    most = round(TALLEST_WHOLE_ROW * page.text_height / PORTRAIT.text_height) if annex.get("首列合并") else 0
    first = columns[0]._replace(heading=columns[0].heading + AGAIN) if most else columns[0]
    widths = share([first, *columns[1:]], whole)
    end = _TableEnd(notes, signing)
    grid = Grid(widths, *end.widths(whole))
    cells = _cells(columns, widths, grid)
    rows = _rows(sheet, columns, cells, most, _held(annex, end, len(columns[0].cells)))
    return table(sheet.id_of(TABLE_STYLE), grid, _head(sheet, cells), *rows, *end.rows(sheet, grid))


def _rows(
    sheet: StyleSheet,
    columns: Sequence[Column],
    cells: Sequence[_ColumnCells],
    most: int,
    held: range,
) -> Iterator[Markup]:
    """Yield the rows; labels that are said once hold rows of at most so many lines together."""
    texts = list(zip(*(column.cells for column in columns), strict=True))
    lines = [_lines(line, cells) for line in texts]
    labels = _labels([line[0] for line in texts], lines, most)
    for i, (line, label) in enumerate(zip(texts, labels, strict=True)):
        kept = (p.KEEP_NEXT,) if label.goes_on or i in held else ()
        yield _row(sheet, cells, line, label, *kept, whole=lines[i] <= TALLEST_WHOLE_ROW)


class _Label(NamedTuple):
    """The first cell of a row: its text, and whether it is one with the cells above and below."""

    text: str
    goes_on: bool = False
    is_joined: bool = False

    @property
    def rules(self) -> list[Markup]:
        """The rules left out towards the other cells of the label."""
        # No vMerge: LibreOffice 7.4 draws a cell over several rows wrong where rows are kept together.
        sides = [side for side, is_out in (("top", self.is_joined), ("bottom", self.goes_on)) if is_out]
        return [w("tcBorders", *(w(side, val="nil") for side in sides))] if sides else []


def _labels(labels: Sequence[str], lines: Sequence[int], most: int) -> Iterator[_Label]:
    """Yield the first cells: equal ones are said once, and again behind rows of more than so many lines."""
    joined = [*_joined(labels, lines, most), False]
    for i, label in enumerate(labels):
        again = AGAIN if i and not joined[i] and label and label == labels[i - 1] and most else ""
        yield _Label("" if joined[i] else f"{label}{again}", joined[i + 1], joined[i])


def _joined(labels: Sequence[str], lines: Sequence[int], most: int) -> Iterator[bool]:
    """Tell of each row whether its label is that of the row above."""
    before, filled = "", 0
    for label, taken in zip(labels, lines, strict=True):
        is_joined = bool(label) and label == before and filled + taken <= most
        yield is_joined
        before, filled = label, filled + taken if is_joined else taken


def _lines(line: Sequence[str], cells: Sequence[_ColumnCells]) -> int:
    return max(cell_lines(text, each.room) for each, text in zip(cells, line, strict=True))


def _held(annex: Mapping[str, Any], end: _TableEnd, rows: int) -> range:
    """Return the rows that stay on the page of the next row, or of what follows."""
    if end.is_there:
        return range(rows - SIGNED_ROWS, rows)
    # The last row alone on a page would look forgotten.
    return range(rows - KEPT_ROWS, rows) if annex.get("末段") else range(rows - 2, rows - 1)


def _cells(columns: Sequence[Column], widths: Sequence[int], grid: Grid) -> list[_ColumnCells]:
    return [
        _ColumnCells(width, span, column.longest <= min(SHORT_CELL, _room(width)), column.heading)
        for column, width, span in zip(columns, widths, grid.spans(widths), strict=True)
    ]


def _room(width: int) -> float:
    return (width - 2 * CELL_MARGIN) / CELL_CHARACTER


def _head(sheet: StyleSheet, cells: Sequence[_ColumnCells]) -> Markup:
    # Held to the first row: Word would leave the heads alone at the foot of a page.
    drawn = (_cell(sheet, "表头", each, each.heading, p.KEEP_NEXT, p.CENTRED) for each in cells)
    return row(*drawn, head=True)


def _row(
    sheet: StyleSheet,
    cells: Sequence[_ColumnCells],
    texts: Sequence[str],
    label: _Label,
    *kept: Markup,
    whole: bool,
) -> Markup:
    shown = [
        (cells[0], label.text, label.rules),
        *((each, text, []) for each, text in zip(cells[1:], texts[1:], strict=True)),
    ]
    drawn = (
        _cell(sheet, "表格文字", each, text, *kept, *((p.CENTRED,) if each.centred else ()), rules=rules)
        for each, text, rules in shown
    )
    # LibreOffice cuts off a row that is higher than a page: such a row may split.
    return row(*drawn, whole=whole)


def _cell(
    sheet: StyleSheet,
    style: str,
    column: _ColumnCells,
    text: str,
    *direct: Markup,
    rules: Sequence[Markup] = (),
) -> Markup:
    # An empty cell too needs its paragraph: Word calls a file damaged where one has none.
    room = column.room - CELL_SPARE
    paragraphs = (styled(sheet, style, line, *direct, room=room) for line in text.splitlines() or [""])
    return cell(column.width, *paragraphs, properties=[column.span, *rules])


class _TableEnd(NamedTuple):
    """The sentences below a table (后记), and who signs on the left (左) and the right (右), if anyone."""

    notes: Sequence[str]
    signing: Mapping[str, str] | None

    @property
    def is_there(self) -> bool:
        """Tell whether there is anything to say or sign."""
        return bool(self.notes or self.signing)

    def widths(self, whole: int) -> list[Sequence[int]]:
        """Return the cells of each row in a table of so many twips."""
        signed = [paired_widths(whole)] if self.signing else []
        return [(whole,), *signed] if self.is_there else []

    def rows(self, sheet: StyleSheet, grid: Grid) -> Iterator[Markup]:
        """Yield the rows, to be drawn after the table's own."""
        whole = grid.width
        if self.is_there:
            properties = (*grid.spans((whole,)), _RULE_ABOVE_ONLY)
            yield row(cell(whole, *self._below(sheet), properties=properties))
        if self.signing:
            yield _signing_row(sheet, grid, self.signing)

    def _below(self, sheet: StyleSheet) -> Iterator[Markup]:
        """Yield the sentences with white around them, or the white between the table and the signatures."""
        kept = (p.KEEP_NEXT,) if self.signing else ()
        gap = paragraph(sheet.id_of("空行"), direct=(*kept, p.exact_line(TABLE_GAP)))
        yield gap
        for note in self.notes:
            yield styled(sheet, "表格文字", note, *kept)
        if self.notes and self.signing:
            yield gap


def _signing_row(sheet: StyleSheet, grid: Grid, who: Mapping[str, str]) -> Markup:
    """Draw the row to sign in by hand: a printed name is no signature."""
    left, right = (styled(sheet, "表头", who[side], p.CENTRED) for side in ("左", "右"))
    room, grey = styled(sheet, "表格文字", ""), shade(LABEL_SHADE)
    drawn = ((grey, left), (NOTHING, room), (grey, right), (NOTHING, room))
    widths = paired_widths(grid.width)
    cells = (
        cell(width, content, properties=[span, ground])
        for width, span, (ground, content) in zip(widths, grid.spans(widths), drawn, strict=True)
    )
    return row(*cells, height=SIGNING_ROW_HEIGHT)
