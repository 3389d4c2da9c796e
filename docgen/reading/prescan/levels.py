"""Which columns the lists and mappings above a line stand in, and where a line that fits none belongs."""

from __future__ import annotations

from typing import NamedTuple


class Level(NamedTuple):
    """An open list (its dashes' column) or mapping (its keys' column), both from 0."""

    column: int
    is_list: bool


class Levels:
    """The open levels, outermost first.

    `awaits` is set while the last key or dash has no value yet, `is_mapping` when the file has keys in its
    first column; `moved` tells where keys belong that were aligned with a text that a mended dash has moved.
    """

    def __init__(self) -> None:
        self.open: list[Level] = []
        self.awaits = False
        self.is_mapping = False
        self.moved: dict[int, int] = {}

    def fits(self, column: int, *, is_list: bool) -> bool:
        """Whether a dash or a key may stand in that column."""
        if not self.open:
            return not self.is_mapping or (column == 0 and not is_list)
        if (column, is_list) in self.open:
            return True
        innermost = self.open[-1]
        beside = is_list and column == innermost.column and not innermost.is_list
        return self.awaits and (column > innermost.column or beside)

    def needs_key(self, column: int) -> bool:
        """Whether a line in that column must begin with a key."""
        if not self.open:
            return self.is_mapping
        return not self.awaits or column <= self.open[-1].column

    def has_list_for(self, column: int) -> bool:
        """Whether a dash that fits nowhere may belong to a list above: not when it stands below a key."""
        lists = [level for level in self.open if level.is_list]
        return bool(lists) and (self.open[-1].is_list or column <= self.open[-1].column)

    def enter(self, column: int, *, is_list: bool) -> None:
        """A dash or a key stands in that column: what lies deeper is closed."""
        level = Level(column, is_list)
        while self.open and self.open[-1] != level and self._is_closed_by(level):
            self.open.pop()
        if not self.open or self.open[-1] != level:
            self.open.append(level)

    def _is_closed_by(self, level: Level) -> bool:
        last = self.open[-1]
        return last.column > level.column or (last.column == level.column and last.is_list)

    def nearest(self, column: int, *, is_list: bool) -> int:
        """The column that a misplaced dash or key was meant for; of two, the deeper one."""
        own = [level.column for level in self.open if level.is_list is is_list]
        columns = own or [level.column for level in self.open] or [0]
        return min(columns, key=lambda each: (abs(each - column), -each))
