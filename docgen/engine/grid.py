"""Tables whose number of columns depends on the data: the grid must have as many columns as the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

TOKEN = re.compile(
    # What a tracked change keeps of a cell or row as it was counts for nothing.
    rb"<w:t[cr]PrChange .*?</w:t[cr]PrChange>|"
    rb"<w:tbl>|</w:tbl>|<w:tblGrid>.*?</w:tblGrid>|<w:tr[ >]|</w:tr>|<w:tc[ >]"
    rb'|<w:(?:gridSpan|gridBefore|gridAfter) w:val="(\d+)"/>|<w:tcW [^<>]*>',
    re.DOTALL,
)
COLUMN_WIDTH = re.compile(rb'<w:gridCol\b[^<>]*?\bw:w="(\d+)')
CELL_WIDTH = re.compile(rb'\bw:w="(\d+)')


@dataclass
class TableGrid:
    """The facts about a table's grid that its rows give."""

    grid: tuple[int, int] = (0, 0)
    """Where its <w:tblGrid> stands in the text."""

    columns: int = 0
    row_columns: int = 0
    row_widths: list[int] = field(default_factory=list)
    widths: list[list[int]] = field(default_factory=list)


def repair_grids(text: bytes) -> bytes:
    """Return the text; the grid of every table has as many columns as its rows."""
    # From the end: the places of the grids before stay right.
    for table in sorted(_tables(text), key=lambda table: table.grid, reverse=True):
        start, end = table.grid
        old = [int(width) for width in COLUMN_WIDTH.findall(text, start, end)]
        if old and table.columns and len(old) != table.columns:
            text = text[:start] + _written(_fitted(old, table)) + text[end:]
    return text


def _tables(text: bytes) -> Iterator[TableGrid]:
    around: list[TableGrid] = []
    for token in TOKEN.finditer(text):
        if token[0] == b"<w:tbl>":
            around.append(TableGrid())
        elif token[0] == b"</w:tbl>":
            yield around.pop()
        elif around:
            _note(around[-1], token)


def _note(table: TableGrid, token: re.Match[bytes]) -> None:
    word = token[0]
    if word.startswith(b"<w:tblGrid"):
        table.grid = token.span()
    elif b"PrChange" in word:
        return
    elif word.startswith(b"<w:tr"):
        table.row_columns, table.row_widths = 0, []
    elif word == b"</w:tr>":
        table.columns = max(table.columns, table.row_columns)
        table.widths.append(table.row_widths)
    elif word.startswith(b"<w:tcW"):
        table.row_widths.extend(int(width) for width in CELL_WIDTH.findall(word))
    elif word.startswith(b"<w:tc"):
        table.row_columns += 1
    else:
        # A cell that spans others was counted once when it began.
        table.row_columns += int(token[1]) - (b"gridSpan" in word)


def _fitted(old: Sequence[int], table: TableGrid) -> list[int]:
    """Return the cells' own widths if they add up to the table's; else new shares of the old widths."""
    total, wanted = sum(old), table.columns
    for widths in table.widths:
        # A twip a column is rounding.
        if len(widths) == wanted and abs(sum(widths) - total) <= wanted:
            return widths
    if wanted < len(old):
        # The table keeps its width: the rest gets what the lost columns had.
        extra = sum(old[wanted:]) // wanted
        return [width + extra for width in old[:wanted]]
    share = len(old) / wanted
    added = [int(total / wanted)] * (wanted - len(old))
    return [int(width * share) for width in old] + added


def _written(widths: Sequence[int]) -> bytes:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>".encode()
