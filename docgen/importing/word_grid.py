"""The cells of a Word table in their places: gridSpan and vMerge as columns and rows of one cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from docgen.base.diagnostics import Place, Source
from docgen.importing.manuscript import LINE_BREAK, Table
from docgen.reading.values.typed_tables import TableCell, TypedTable
from docgen.word.tree import number_of, value_of
from docgen.word.xml_names import Element, qn

NO_PLACE_YET = Place(Source(""))
"""The place of a block until the whole file is read: then it gets its number among the blocks."""
MOST_COLUMNS = 60
"""Word has 63 columns at most: a larger number would only eat memory."""
_MERGE = "/".join(map(qn, ("tcPr", "vMerge")))

_Grid = list[list[TableCell | None]]


def word_table(rows: Sequence[Sequence[Element]], heads: int, text_of: Callable[[Element], str]) -> Table:
    """Return a table of cells by row; `heads` rows repeat on each page, `text_of` gives a cell's text."""
    grid: _Grid = []
    for row in rows:
        grid.append([])
        for cell in row:
            _place(grid, cell, text_of)
    width = max(map(len, grid), default=0)
    grid = [[*line, *[TableCell("")] * (width - len(line))] for line in grid]
    typed = TypedTable(tuple(tuple(map(_in_lines, line)) for line in grid))
    return Table(_told_everywhere(grid), NO_PLACE_YET, typed._replace(head=_head_rows(typed, heads)))


def _in_lines(cell: TableCell | None) -> TableCell | None:
    return cell and cell._replace(text=cell.text.replace(LINE_BREAK, "\n"))


def _place(grid: _Grid, cell: Element, text_of: Callable[[Element], str]) -> None:
    """Put a cell at the end of the last row; one that goes on with the cell above makes that one higher."""
    columns = max(1, min(number_of(value_of(cell, "tcPr/gridSpan"), 1), MOST_COLUMNS))
    left = len(grid[-1])
    top = _top_above(grid, left, columns) if _goes_on(cell) else None
    if top is None:
        grid[-1].append(TableCell(text_of(cell), columns))
    else:
        above = grid[top][left]
        # Above every cell that goes on there is one: `_top_above` has found it.
        grid[top][left] = above and above._replace(rows=len(grid) - top)
        grid[-1].append(None)
    grid[-1] += [None] * (columns - 1)


def _goes_on(cell: Element) -> bool:
    merge = cell.find(_MERGE)
    # ECMA-376: a vMerge without a value goes on with the cell above.
    return merge is not None and merge.get(qn("val"), "continue") == "continue"


def _top_above(grid: _Grid, left: int, columns: int) -> int | None:
    """The row of the cell that ends just above the last row, in the same columns."""
    for top in range(len(grid) - 2, -1, -1):
        cell = grid[top][left] if left < len(grid[top]) else None
        if cell:
            return top if cell.columns == columns and top + cell.rows == len(grid) - 1 else None
    return None


def _head_rows(table: TypedTable, repeated: int) -> int:
    """The rows of the head: those that repeat; else the first, and the second where the first needs it."""
    first = [cell for cell in table.rows[0] if cell]
    is_double = any(cell.columns > 1 for cell in first) and any(cell.rows == 2 for cell in first)
    return min(repeated or (2 if is_double else 1), len(table.rows))


def _told_everywhere(grid: _Grid) -> tuple[tuple[str, ...], ...]:
    """The texts by row, that of a merged cell in the first column of each of its rows."""
    rows = [["" for _ in line] for line in grid]
    for top, line in enumerate(grid):
        for left, cell in enumerate(line):
            for row in rows[top : top + cell.rows] if cell else ():
                row[left] = cell.text if cell else ""
    return tuple(map(tuple, rows))
