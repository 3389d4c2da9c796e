"""The widths of an annex table's columns, and the annexes that need a landscape page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any, NamedTuple

from docgen.page.standard.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    CELL_SPARE,
    COMFORTABLE_COLUMN,
    NARROWEST_COLUMN,
    PORTRAIT,
    UNBROKEN_CELL,
    UNBROKEN_NAME,
)
from docgen.page.standard.widths import characters

NAMES = "姓名"
"""The head of a column of names."""


class Column(NamedTuple):
    """A column as the data gives it: heading, cells, and the 字 it asks for (0: as many as it needs)."""

    heading: str
    cells: Sequence[str]
    asked: float = 0

    @property
    def longest(self) -> float:
        """The longest line of its cells, in 字."""
        return max((characters(line) for cell in self.cells for line in cell.splitlines()), default=0)

    @property
    def heading_width(self) -> float:
        """The longest line of its heading, in 字."""
        return max(map(characters, self.heading.splitlines()), default=0)

    @property
    def wanted(self) -> float:
        """The 字 with which no line of it wraps, or the 字 it asks for."""
        return self.asked or max(self.longest, self.heading_width, NARROWEST_COLUMN) + CELL_SPARE

    @property
    def least(self) -> float:
        """The 字 it must have: those it asks for, or so many that its heading does not wrap."""
        heading = max(self.heading_width, NARROWEST_COLUMN) + CELL_SPARE
        return self.asked or min(heading, COMFORTABLE_COLUMN + CELL_SPARE)

    @property
    def unbroken(self) -> float:
        """The 字 with which no short cell is broken, nor a long name but at its interpunct."""
        limit = UNBROKEN_NAME if self.heading == NAMES else UNBROKEN_CELL
        pieces = (piece for cell in self.cells for line in cell.splitlines() for piece in _pieces(line))
        short = (width for width in map(characters, pieces) if width <= limit)
        return self.asked or max(self.least, max(short, default=0) + CELL_SPARE)


def _pieces(line: str) -> list[str]:
    """Split a name where a line may break: 阿卜杜拉· and 买买提."""
    return line.replace("·", "·\n").splitlines()


def columns_of(annex: Mapping[str, Any]) -> list[Column]:
    """Return the columns of an annex: 列 holds headings, or mappings of 名称 and 宽."""
    given = [c if isinstance(c, Mapping) else {"名称": c} for c in annex["列"]]
    return [
        Column(
            str(column["名称"]),
            [str(row[index]) if index < len(row) else "" for row in annex["行"]],
            float(column.get("宽") or 0),
        )
        for index, column in enumerate(given)
    ]


def fits(columns: Sequence[Column], text_width: int) -> bool:
    """Tell whether each column can have its wanted width, or a comfortable one."""
    return sum(min(c.wanted, COMFORTABLE_COLUMN) for c in columns) <= _room(len(columns), text_width)


def arrange(annexes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the annexes with 横排 (may be given), 起横 and 止横: the ends of landscape sections.

    A table too wide for a portrait page is turned, not made smaller (8 横排表格).
    """
    turned = [_is_turned(annex) for annex in annexes]
    return [
        {**annex, "横排": this, "起横": this and not before, "止横": this and not after}
        for annex, before, this, after in zip(
            annexes, [False, *turned], turned, [*turned[1:], False], strict=False
        )
    ]


def _is_turned(annex: Mapping[str, Any]) -> bool:
    given = annex.get("横排")
    return bool(given) if given is not None else not fits(columns_of(annex), PORTRAIT.text_width)


def share(columns: Sequence[Column], text_width: int) -> list[int]:
    """Return a width in twips for each column, together exactly the text width.

    From the least widths on, one 字 after the other goes to the column where it makes the table lowest.
    """
    room = _room(len(columns), text_width)
    widths, wanted = _least(columns, room), [column.wanted for column in columns]
    lines = [_Lines(column) for column in columns]
    for _ in range(int(room - sum(widths))):
        growing = [i for i, width in enumerate(widths) if width < wanted[i]]
        if not growing:
            break
        rows = [each.at(width) for each, width in zip(lines, widths, strict=True)]
        best = min(growing, key=lambda i: _merit(rows, i, lines[i].at(widths[i] + 1)))
        widths[best] += 1
    return scaled([width * CELL_CHARACTER + 2 * CELL_MARGIN for width in widths], text_width)


def _least(columns: Sequence[Column], room: float) -> list[float]:
    """Return the widths to start from: short cells are not broken, if the page has room for that."""
    whole = [column.unbroken for column in columns]
    return whole if sum(whole) <= room else [column.least for column in columns]


class _Lines:
    """The lines the cells of a column take, for the widths it was asked."""

    def __init__(self, column: Column) -> None:
        self.lengths = [[characters(line) for line in cell.splitlines()] for cell in column.cells]
        self.known: dict[float, list[int]] = {}

    def at(self, width: float) -> list[int]:
        """Return how many lines each cell takes at a width in 字."""
        if width not in self.known:
            room = width - CELL_SPARE
            self.known[width] = [sum(ceil(length / room) for length in cell) for cell in self.lengths]
        return self.known[width]


def _merit(rows: Sequence[Sequence[int]], growing: int, lines: Sequence[int]) -> tuple[int, int, int]:
    """Return the merit (lower is better): lines of the table, lines saved in the column, its fullness."""
    columns = [lines if i == growing else column for i, column in enumerate(rows)]
    height = sum(map(max, zip(*columns, strict=True))) if len(columns) > 1 else sum(lines)
    before = sum(rows[growing])
    return height, sum(lines) - before, -before


def _room(columns: int, text_width: int) -> float:
    """Return the 字 of text that fit beside each other, the margins of the cells taken off."""
    return (text_width - columns * 2 * CELL_MARGIN) / CELL_CHARACTER


def scaled(shares: Sequence[float], total: int) -> list[int]:
    """Return whole twips in the proportion of the shares, together exactly the total."""
    whole = sum(shares)
    # The edges are rounded, not the widths: rounded widths would not add up to the total.
    edges = [round(total * sum(shares[: i + 1]) / whole) for i in range(len(shares))]
    return [end - start for start, end in zip([0, *edges], edges, strict=False)]
