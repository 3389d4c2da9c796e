"""What the checks of a line share: the rows, the open levels, the known keys, what was said so far."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from docgen.base.diagnostics import Diagnostic, Place, error, warning
from docgen.reading.bounds import MOST_FAULTS, too_many
from docgen.reading.prescan.levels import Levels
from docgen.reading.prescan.rows import Row

DEEPEST = 50
"""Levels that a file may nest: a plan needs nine."""


@dataclass(slots=True)
class Scan:
    """The walk through one file."""

    rows: Sequence[Row]
    known_keys: Collection[str]
    levels: Levels = field(default_factory=Levels)
    plain_column: int | None = None
    """The column of the key or dash whose plain text may go on in the next line."""
    comment: tuple[Row, int] | None = None
    """A comment behind or below that text: the text cannot go on after it."""
    said: list[Diagnostic] = field(default_factory=list)
    began: bool = False
    """Whether a line said something already."""
    given_up: bool = False
    """Whether the walk ends before the file does: it nests too deeply, or is full of faults."""

    def tell(self, code: str, place: Place, message: str, mend: str) -> None:
        """Tell a fault."""
        self._say(error(code, place, message, mend))

    def warn(self, code: str, place: Place, message: str, mend: str) -> None:
        """Tell what is very likely a fault."""
        self._say(warning(code, place, message, mend))

    def _say(self, diagnostic: Diagnostic) -> None:
        self.said.append(diagnostic)
        if len(self.said) == MOST_FAULTS:
            self.given_up = True
            self.said.append(too_many(diagnostic.place))

    def is_key(self, name: str) -> bool:
        """Whether the models know a key of that name."""
        return name.strip() in self.known_keys

    def speaking_row(self, index: int) -> Row | None:
        """The first row from `index` on that says something."""
        while index < len(self.rows) and self.rows[index].is_silent:
            index += 1
        return self.rows[index] if index < len(self.rows) else None

    def mind_depth(self, row: Row, index: int, depth: int) -> None:
        """Tell a file that nests too deeply; the walk ends there."""
        if depth > DEEPEST and not self.given_up:
            self.given_up = True
            message = f"内容一层套一层，超过了 {DEEPEST} 层"
            self.tell("Y129", row.place(index), message, "检查这里有没有多余的括号、减号或缩进")
