"""The widths of an annex table's columns, and the annexes that need a landscape page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, product
from math import ceil
from typing import Any, NamedTuple

from docgen.page.standard.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    CELL_SPARE,
    COMFORTABLE_COLUMN,
    LONGEST_NAME,
    NARROWEST_COLUMN,
    NARROWEST_LETTERS,
    PORTRAIT,
    SHORT_PHRASE,
    UNBROKEN_CELL,
    UNBROKEN_NAME,
)
from docgen.page.standard.widths import characters, lines_needed

NAMES = "姓名"
"""The head of a column of names."""
MEASURED_ROWS = 200
"""A longer table has the widths that suit its first rows: thousands would take seconds to weigh."""
MOVES = (0.5, 1, 2, 4)
"""字 that one column may give another at a time: half a 字 alone seldom spares a line."""


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
        return self.asked or max(self.least, max(chain(short, self._dotted), default=0) + CELL_SPARE)

    @property
    def _dotted(self) -> Iterator[float]:
        """The 字 with which a name with a dot can be narrowed to one line."""
        if self.heading == NAMES:
            dotted = (characters(cell) for cell in self.cells if "·" in cell and "\n" not in cell)
            yield from (ceil(width * NARROWEST_LETTERS / 50) / 2 for width in dotted if width <= LONGEST_NAME)


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

    Room moves from one column to another as long as that makes the table lower, or leaves fewer short cells
    broken.
    """
    room = _room(len(columns), text_width)
    least = _least(columns, room)
    widths = _spread(columns, least, room)
    cells = [_Cells(column) for column in columns]
    cost = _cost(cells, widths)
    while (better := min(_moved(columns, cells, widths, least), default=(cost, widths)))[0] < cost:
        cost, widths = better
    return scaled([width * CELL_CHARACTER + 2 * CELL_MARGIN for width in widths], text_width)


def _least(columns: Sequence[Column], room: float) -> list[float]:
    """Return the widths to start from: short cells are not broken, if the page has room for that."""
    whole = [column.unbroken for column in columns]
    return whole if sum(whole) <= room else [column.least for column in columns]


def _spread(columns: Sequence[Column], least: Sequence[float], room: float) -> list[float]:
    """Return the widths with what is left of the room, the more the longer the texts of a column are."""
    wanted = [max(column.wanted - width, 0) for column, width in zip(columns, least, strict=True)]
    left = max(room - sum(least), 0) / (sum(wanted) or 1)
    if left >= 1:
        return [width + more for width, more in zip(least, wanted, strict=True)]
    # In halves, as texts are measured; what that leaves over goes to the longest.
    widths = [width + int(2 * more * left) / 2 for width, more in zip(least, wanted, strict=True)]
    widths[wanted.index(max(wanted))] += max(int(2 * (room - sum(widths))), 0) / 2
    return widths


class _Cells:
    """The lines that the cells of a column take, and the short ones that break, at each width asked for."""

    def __init__(self, column: Column) -> None:
        cells = column.cells[:MEASURED_ROWS]
        self._lines = [[(line, characters(line)) for line in cell.splitlines()] for cell in cells]
        self._known: dict[float, tuple[list[int], int]] = {}

    def at(self, width: float) -> tuple[list[int], int]:
        """Return how many lines each cell takes at a width in 字, and how many short lines are broken."""
        if width not in self._known:
            room = width - CELL_SPARE
            lines = [sum(_lines_at(room, *line) for line in cell) for cell in self._lines]
            broken = sum(room < length <= SHORT_PHRASE for cell in self._lines for _, length in cell)
            self._known[width] = lines, broken
        return self._known[width]


def _lines_at(room: float, line: str, length: float) -> int:
    return 1 if length <= room else lines_needed(line, room)


_Cost = tuple[int, int]
"""The lines of the table with its broken phrases; the lines of all its cells."""


def _cost(cells: Sequence[_Cells], widths: Sequence[float]) -> _Cost:
    drawn = [each.at(width) for each, width in zip(cells, widths, strict=True)]
    lines = [column for column, _ in drawn]
    height = sum(map(max, zip(*lines, strict=True))) if len(lines) > 1 else sum(map(sum, lines))
    return height + sum(broken for _, broken in drawn), sum(map(sum, lines))


def _moved(
    columns: Sequence[Column], cells: Sequence[_Cells], widths: Sequence[float], least: Sequence[float]
) -> Iterator[tuple[_Cost, list[float]]]:
    """Yield the widths, and what they cost, with some room moved from one column to another."""
    free = [index for index, column in enumerate(columns) if not column.asked]
    for giver, taker, moved in product(free, free, MOVES):
        if giver != taker and widths[giver] - moved >= least[giver]:
            tried = list(widths)
            tried[giver] -= moved
            tried[taker] += moved
            yield _cost(cells, tried), tried


def _room(columns: int, text_width: int) -> float:
    """Return the 字 of text that fit beside each other, the margins of the cells taken off."""
    return (text_width - columns * 2 * CELL_MARGIN) / CELL_CHARACTER


def scaled(shares: Sequence[float], total: int) -> list[int]:
    """Return whole twips in the proportion of the shares, together exactly the total."""
    whole = sum(shares)
    # The edges are rounded, not the widths: rounded widths would not add up to the total.
    edges = [round(total * sum(shares[: i + 1]) / whole) for i in range(len(shares))]
    return [end - start for start, end in zip([0, *edges], edges, strict=False)]
