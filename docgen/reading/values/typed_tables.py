"""A table typed as text: a row a line, its cells between | signs, as people type tables in notes.

    | 项目 | 金额 | 说明 |
    |------|------|------|
    | 培训 | 3000 | 买书 |
    | ^    | 2000 | <    |

The lines above the rule are the head; without a rule it is the first. ^ stands for a cell that belongs to the
one above, < for one that belongs to the one on its left, ⏎ for a new line within a cell, \\ before such a
sign for the sign itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from docgen.reading.values.understood import Misread, understood

ABOVE, LEFT, NEW_LINE = "^", "<", "⏎"

_BAR = re.compile(r"(?<!\\)((?:\\\\)*)[|｜]")
_DASHES = r"\s*[:：]?-{3,}[:：]?\s*"
_RULE = re.compile(rf"[|｜](?:{_DASHES}[|｜])+")
_SIGN = re.compile(rf"\\([\\|｜^<:：-]|{NEW_LINE})|{NEW_LINE}")
_TO_ESCAPE = re.compile(rf"[\\|｜{NEW_LINE}]")
_MEND = "每行的格数要一样：同上一格写 ^，同左一格写 <，空的格什么也不写"


class TableCell(NamedTuple):
    """A cell: its text, and how many columns and rows it takes."""

    text: str
    columns: int = 1
    rows: int = 1


class TypedTable(NamedTuple):
    """A table by rows, the first of them its head; None where a cell on the left or above takes the place."""

    rows: tuple[tuple[TableCell | None, ...], ...]
    head: int = 1


def is_table(text: str) -> bool:
    """Tell whether a text is a table: two lines or more, each between | signs."""
    lines = text.strip().split("\n")
    return len(lines) > 1 and all(map(is_row, lines))


def is_row(line: str) -> bool:
    """Tell whether a line begins and ends with the sign."""
    line = line.strip()
    return len(line) > 1 and line[0] in "|｜" and line[-1] in "|｜" and not line.endswith("\\|")


def parse_table(text: str) -> TypedTable:
    """Read a table. Raises Misread where its rows differ in length, or merged cells are no rectangle."""
    lines = [line.strip() for line in text.strip().split("\n")]
    rules = [number for number, line in enumerate(lines) if _RULE.fullmatch(line)]
    if len(rules) > 1 or 0 in rules:
        raise Misread("表格里的横线（|---|）只写一条，在表头下面", _MEND)
    rows = [_cells(line) for number, line in enumerate(lines) if number not in rules]
    _check_length(rows)
    return TypedTable(_merged(rows), rules[0] if rules else 1)


def _check_length(rows: Sequence[Sequence[str]]) -> None:
    for number, row in enumerate(rows, start=1):
        if len(row) != len(rows[0]):
            raise Misread(f"表格第{number}行有{len(row)}格，第一行是{len(rows[0])}格", _MEND)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _BAR.sub("\\1\n", line)[1:].removesuffix("\n").split("\n")]


def _merged(typed: Sequence[Sequence[str]]) -> tuple[tuple[TableCell | None, ...], ...]:
    rows: list[list[TableCell | None]] = [[None] * len(row) for row in typed]
    taken: set[tuple[int, int]] = set()
    for row, column in _places(typed):
        if (row, column) in taken:
            continue
        if typed[row][column] in (ABOVE, LEFT):
            what = f"表格第{row + 1}行第{column + 1}格的“{typed[row][column]}”"
            raise Misread(f"{what}和旁边的格合不成一个长方形", _MEND)
        cell = _cell_at(typed, row, column)
        rows[row][column] = cell
        taken |= {(row + y, column + x) for y in range(cell.rows) for x in range(cell.columns)}
    return tuple(map(tuple, rows))


def _places(typed: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    return ((row, column) for row, cells in enumerate(typed) for column in range(len(cells)))


def _cell_at(typed: Sequence[Sequence[str]], row: int, column: int) -> TableCell:
    """The cell that begins at a place, with what belongs to it on the right and below."""
    width, height = 1, 1
    while column + width < len(typed[row]) and typed[row][column + width] == LEFT:
        width += 1
    while row + height < len(typed) and _goes_on(typed[row + height][column : column + width]):
        height += 1
    text = _SIGN.sub(lambda found: found[1] or "\n", typed[row][column])
    return TableCell(text, width, height)


def _goes_on(below: Sequence[str]) -> bool:
    """Tell whether the places below a cell belong to it: ^, and < behind it or ^ again."""
    return below[0] == ABOVE and all(sign in (ABOVE, LEFT) for sign in below[1:])


def parts_of(text: str) -> Iterator[str]:
    """The paragraphs of a text, and its tables: lines between | signs that follow each other."""
    for are_rows, group in groupby(map(str.strip, text.split("\n")), key=is_row):
        lines = list(filter(None, group))
        together = "\n".join(lines)
        yield from [together] if are_rows and is_table(together) else lines


def without_signs(text: str) -> str:
    """Return a text whose tables are the texts of their cells, each on lines of its own."""
    return "\n".join(line for part in parts_of(text) for line in _texts(part))


def _texts(part: str) -> Iterator[str]:
    table = understood(parse_table, part) if is_table(part) else None
    yield from [part] if table is None else (cell.text for row in table.rows for cell in row if cell)


def table_text(table: TypedTable) -> str:
    """Return a table as it is typed; read again it is the same."""
    signs: list[list[str]] = [[""] * len(row) for row in table.rows]
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row):
            if cell:
                _type_cell(signs, cell, y, x)
    lines = [f"| {' | '.join(row)} |" for row in signs]
    # One row of head goes without saying, where anything follows it.
    if table.head != 1 or len(lines) == 1:
        lines.insert(table.head, f"|{'---|' * len(table.rows[0])}")
    return "\n".join(lines)


def _type_cell(signs: list[list[str]], cell: TableCell, top: int, left: int) -> None:
    for y in range(cell.rows):
        for x in range(cell.columns):
            signs[top + y][left + x] = LEFT if x else ABOVE
    typed = _TO_ESCAPE.sub(r"\\\g<0>", cell.text).replace("\n", NEW_LINE)
    means_more = typed in (ABOVE, LEFT) or re.fullmatch(_DASHES, typed)
    signs[top][left] = f"\\{typed}" if means_more else typed
