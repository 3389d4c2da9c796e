"""A line under repair: its text changes, its columns stay those of the file as it lies."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docgen.base.diagnostics import Place, Source


class Replacement(NamedTuple):
    """A piece of a text and what stands there after the mend."""

    start: int
    end: int
    new: str


class ScanRow:
    """One line. `text` is what will be parsed; `place` speaks of the line as it was typed."""

    __slots__ = ("_columns", "number", "source", "text")

    def __init__(self, source: Source, number: int, text: str) -> None:
        self.source = source
        self.number = number
        self.text = text
        self._columns: list[int] | None = None

    @property
    def indent(self) -> int:
        """The number of spaces at the beginning of the line."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def is_silent(self) -> bool:
        """Tell whether the line says nothing: empty, or a comment."""
        bare = self.text.lstrip()
        return not bare or bare[0] == "#"

    def place(self, index: int, length: int = 1) -> Place:
        """Return the place in the file of the character at `index` of the text."""
        return Place(self.source, self.number, self.column(index), length)

    def column(self, index: int) -> int:
        """Return the column in the file (from 1) of the character at `index` of the text."""
        columns = self._columns
        if columns is None:
            return index + 1
        if index < len(columns):
            return columns[index]
        return len(self.source.line(self.number) or "") + 1

    def replace(self, start: int, end: int, new: str) -> None:
        """Mend a piece of the text."""
        self.replace_all([Replacement(start, end, new)])

    def replace_all(self, edits: Iterable[Replacement]) -> None:
        """Mend pieces that do not overlap, all in one pass."""
        # Most lines are never mended: for them no list of columns is kept.
        before = self._columns or range(1, len(self.text) + 1)
        pieces: list[str] = []
        columns: list[int] = []
        at = 0
        for start, end, new in sorted(edits):
            pieces += [self.text[at:start], new]
            columns += before[at:start]
            columns += [self.column(start)] * len(new)
            at = end
        self.text = "".join([*pieces, self.text[at:]])
        self._columns = [*columns, *before[at:]]

    def indent_with(self, spaces: int) -> None:
        """Move the text to another column."""
        bare = len(self.text) - len(self.text.lstrip())
        self.replace(0, bare, " " * spaces)

    def space_out(self, start: int, end: int) -> None:
        """Make a gap one of English spaces."""
        # As many spaces as there were signs: the columns stay right.
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def drop(self) -> None:
        """Leave the line out of what is parsed."""
        self.replace(0, len(self.text), "")
