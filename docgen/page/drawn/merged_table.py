"""A table that somebody typed: any head, cells that take several columns or rows, as wide as the 版心."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from markupsafe import Markup

from docgen.page.drawn.annex_columns import Column, share
from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    CELL_SPARE,
    PORTRAIT,
    SHORT_CELL,
    TALLEST_WHOLE_ROW,
)
from docgen.page.standard.paragraphs import styled
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.widths import cell_lines, characters
from docgen.page.standard.word_tables import TABLE_STYLE, Grid, cell, row, span, table
from docgen.word.elements import NOTHING, w

LONGEST_LABEL = 16
"""字 of a cell over several rows that is a label of them: it may be said again, a text may not."""


class _Laid(NamedTuple):
    """A cell in its place: its first row and column, how many it takes of both, its text and width."""

    top: int
    left: int
    rows: int
    columns: int
    text: str
    width: int = 0
    is_centred: bool = False

    @property
    def room(self) -> float:
        """字 in a line."""
        return (self.width - 2 * CELL_MARGIN) / CELL_CHARACTER


def merged_table(sheet: StyleSheet, given: Mapping[str, Any], kept: int = 0) -> Markup:
    """Return the table of 格 (cells by row, None where another takes the place), 表头行数 rows its head.

    `kept` rows at its end stay on the page of what follows.
    """
    head, height, width = int(given["表头行数"]), len(given["格"]), len(given["格"][0])
    laid = list(_laid(given["格"]))
    widths = share(list(_columns(laid, head, height, width)), PORTRAIT.text_width)
    placed = [each._replace(width=sum(widths[each.left : each.left + each.columns])) for each in laid]
    lines = _lines_of_rows(placed, height)
    cells = _aligned([part for each in placed for part in _parts(each, placed, lines, head)], head)
    held = _held(cells, lines, head) | set(range(height - kept, height))
    rows = (
        _row(sheet, cells, number, is_head=number < head, held=number in held, lines=lines[number])
        for number in range(height)
    )
    return table(sheet.id_of(TABLE_STYLE), Grid(widths), *rows)


def _laid(rows: Sequence[Sequence[Mapping[str, Any] | None]]) -> Iterator[_Laid]:
    for top, line in enumerate(rows):
        for left, each in enumerate(line):
            if each:
                yield _Laid(top, left, each["行数"], each["列数"], each["文字"])


def _lines_of_rows(laid: Sequence[_Laid], height: int) -> list[int]:
    """How many lines each row takes; what a cell over several rows needs beyond them, its last one takes."""
    lines = [1] * height
    for each in sorted(laid, key=lambda each: each.rows):
        end = each.top + each.rows
        lacking = cell_lines(each.text, each.room) - sum(lines[each.top : end])
        lines[end - 1] += max(lacking, 0)
    return lines


def _parts(cell: _Laid, laid: Sequence[_Laid], lines: Sequence[int], head: int) -> Iterator[_Laid]:
    """A label over more rows than should move as one, in parts that say it again; any other cell whole."""
    # On the second page of its rows nothing would tell whose they are.
    is_label = cell.rows > 1 and cell.top >= head and characters(cell.text) <= LONGEST_LABEL
    seams = _seams(cell, laid, lines) if is_label else ()
    yield from (_part(cell, *rows) for rows in pairwise([cell.top, *seams, cell.top + cell.rows]))


def _seams(cell: _Laid, laid: Sequence[_Laid], lines: Sequence[int]) -> Iterator[int]:
    """The rows at which a label begins again: never within those of a cell beside it that has fewer."""
    first, end = cell.top, cell.top + cell.rows
    inner = [each for each in laid if 1 < each.rows < cell.rows]
    free = [row for row in range(first + 1, end) if not _is_within(row, inner)]
    for place, following in pairwise([*free, end]):
        if sum(lines[first:following]) > TALLEST_WHOLE_ROW:
            yield place
            first = place


def _is_within(place: int, laid: Sequence[_Laid]) -> bool:
    return any(each.top < place < each.top + each.rows for each in laid)


def _part(cell: _Laid, first: int, end: int) -> _Laid:
    again = "（续）" if first > cell.top and cell.text else ""
    return cell._replace(top=first, rows=end - first, text=f"{cell.text}{again}")


def _held(laid: Sequence[_Laid], lines: Sequence[int], head: int) -> set[int]:
    """The rows that stay with the next one: those of a cell over several, titles, and the last but one."""
    held = {len(lines) - 2} if len(lines) - 2 >= head else set()
    held |= set(_titles(laid, lines))
    for each in laid:
        end = each.top + each.rows
        if each.rows > 1 and sum(lines[each.top : end]) <= TALLEST_WHOLE_ROW:
            held |= set(range(each.top, end - 1))
    return held


def _titles(laid: Sequence[_Laid], lines: Sequence[int]) -> Iterator[int]:
    """Yield the rows of one line in one cell that are followed by rows of several: the titles of groups."""
    across = max(each.left + each.columns for each in laid)
    whole = {each.top for each in laid if 1 < each.columns == across}
    yield from (row for row in whole if lines[row] == 1 and row + 1 < len(lines) and row + 1 not in whole)


def _aligned(laid: Sequence[_Laid], head: int) -> list[_Laid]:
    """The cells, centred where all of their column below the head are short."""
    long = {
        (each.left, each.columns)
        for each in laid
        if each.top >= head
        and any(characters(line) > min(SHORT_CELL, each.room) for line in each.text.splitlines())
    }
    return [each._replace(is_centred=(each.left, each.columns) not in long) for each in laid]


def _columns(laid: Sequence[_Laid], head: int, height: int, width: int) -> Iterator[Column]:
    """The columns as the solver of widths knows them: a cell over several of them asks for no width."""
    for left in range(width):
        texts = {each.top: each.text for each in laid if each.left == left and each.columns == 1}
        heading = "\n".join(texts.get(top, "") for top in range(head))
        yield Column(heading, [texts.get(top, "") for top in range(head, height)])


def _row(
    sheet: StyleSheet, laid: Sequence[_Laid], number: int, *, is_head: bool, held: bool, lines: int
) -> Markup:
    there = sorted((c for c in laid if c.top <= number < c.top + c.rows), key=lambda each: each.left)
    # A head is held to the first row: Word would leave it alone at the foot of a page.
    direct = (p.KEEP_NEXT,) if held or is_head else ()
    drawn = (_cell(sheet, each, number, direct, is_head=is_head) for each in there)
    return row(*drawn, head=is_head, whole=lines <= TALLEST_WHOLE_ROW)


def _cell(sheet: StyleSheet, laid: _Laid, number: int, direct: Sequence[Markup], *, is_head: bool) -> Markup:
    centred = (p.CENTRED,) if is_head or laid.is_centred else ()
    style = "表头" if is_head else "表格文字"
    # Below its first row a merged cell is empty, and needs its paragraph all the same.
    lines = laid.text.splitlines() if number == laid.top else []
    room = laid.room - CELL_SPARE
    paragraphs = (styled(sheet, style, line, *direct, *centred, room=room) for line in lines or [""])
    return cell(laid.width, *paragraphs, properties=(span(laid.columns), _joined(laid, number)))


def _joined(laid: _Laid, number: int) -> Markup:
    """The vMerge of a cell that takes several rows."""
    if laid.rows == 1:
        return NOTHING
    return w("vMerge", val="restart") if number == laid.top else w("vMerge")
