"""The state that the checks of a line share: the rows, the open levels, the known keys, the faults so far.

The levels tell which columns the lists and mappings above a line stand in, and where a line belongs.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, error, warning
from docgen.reading.bounds import MOST_FAULTS, too_many
from docgen.reading.prescan.rows import ScanRow

DEEPEST = 50
"""Levels that a file may nest: a plan needs nine."""


class OpenLevel(NamedTuple):
    """An open list (its dashes' column) or mapping (its keys' column), both from 0."""

    column: int
    is_list: bool


class Levels:
    """The open levels, outermost first.

    `awaits` is set while the last key or dash has no value yet, `is_mapping` when the file has keys in its
    first column; `moved` tells where keys belong that were aligned with a text that a mended dash has moved.
    """

    def __init__(self) -> None:
        self.open: list[OpenLevel] = []
        self.awaits = False
        self.is_mapping = False
        self.moved: dict[int, int] = {}

    def fits(self, column: int, *, is_list: bool) -> bool:
        """Tell whether a dash or a key may stand in that column."""
        if not self.open:
            return not self.is_mapping or (column == 0 and not is_list)
        if (column, is_list) in self.open:
            return True
        innermost = self.open[-1]
        beside = is_list and column == innermost.column and not innermost.is_list
        return self.awaits and (column > innermost.column or beside)

    def needs_key(self, column: int) -> bool:
        """Tell whether a line in that column must begin with a key."""
        if not self.open:
            return self.is_mapping
        return not self.awaits or column <= self.open[-1].column

    def has_list_for(self, column: int) -> bool:
        """Tell whether a dash that fits nowhere may belong to a list above; below a key it may not."""
        lists = [level for level in self.open if level.is_list]
        return bool(lists) and (self.open[-1].is_list or column <= self.open[-1].column)

    def enter(self, column: int, *, is_list: bool) -> None:
        """Open the level of a dash or key in that column; close the deeper levels."""
        level = OpenLevel(column, is_list)
        while self.open and self.open[-1] != level and self._is_closed_by(level):
            self.open.pop()
        if not self.open or self.open[-1] != level:
            self.open.append(level)

    def _is_closed_by(self, level: OpenLevel) -> bool:
        last = self.open[-1]
        return last.column > level.column or (last.column == level.column and last.is_list)

    def nearest(self, column: int, *, is_list: bool) -> int:
        """Return the column that a misplaced dash or key was meant for; of two, the deeper one."""
        own = [level.column for level in self.open if level.is_list is is_list]
        columns = own or [level.column for level in self.open] or [0]
        return min(columns, key=lambda each: (abs(each - column), -each))


@dataclass(slots=True)
class Scan:
    """The walk through one file."""

    rows: Sequence[ScanRow]
    known_keys: Collection[str]
    levels: Levels = field(default_factory=Levels)
    plain_column: int | None = None
    """The column of the key or dash whose plain text may go on in the next line."""
    comment: tuple[ScanRow, int] | None = None
    """A comment behind or below that text: the text cannot go on after it."""
    said: list[Diagnostic] = field(default_factory=list)
    began: bool = False
    """True if a line said something already."""
    given_up: bool = False
    """True if the walk ends before the file does: it nests too deeply, or is full of faults."""

    def tell(self, code: str, place: Place, message: str, mend: str) -> None:
        """Tell a fault."""
        self._say(error(code, place, message, mend))

    def warn(self, code: str, place: Place, message: str, mend: str) -> None:
        """Tell what is very likely a fault."""
        self._say(warning(code, place, message, mend))

    def _say(self, diagnostic: Diagnostic) -> None:
        self.said.append(diagnostic)
        # Exactly then: `>=` would say it again with each further fault of the line.
        if len(self.said) == MOST_FAULTS:
            self.given_up = True
            self.said.append(too_many(diagnostic.place))

    def is_key(self, name: str) -> bool:
        """Tell whether the models know a key of that name."""
        return name.strip() in self.known_keys

    def speaking_row(self, index: int) -> ScanRow | None:
        """Return the first row from `index` on that says something."""
        while index < len(self.rows) and self.rows[index].is_silent:
            index += 1
        return self.rows[index] if index < len(self.rows) else None

    def mind_depth(self, row: ScanRow, index: int, depth: int) -> None:
        """Tell a file that nests too deeply; the walk ends there."""
        # Nodes are made by recursion: a file of thousands of brackets would go beyond what Python allows.
        if depth > DEEPEST and not self.given_up:
            self.given_up = True
            message = f"内容一层套一层，超过了 {DEEPEST} 层"
            self.tell("Y129", row.place(index), message, "检查这里有没有多余的括号、减号或缩进")
