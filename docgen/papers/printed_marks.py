"""The blanks of a paper: each mark that it prints (【待补：…】, 【请填写…】), and its heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docgen.domain.words.headings import without_number, without_stop
from docgen.domain.words.placeholders import marks_in
from docgen.papers.outline import STYLES

ROWS = "行"
"""The key of the rows of a table."""


class PrintedMark(NamedTuple):
    """A mark of a paper, and what it stands under: the headings before it, the nearest first.

    In a table the first words of its row come before them.
    """

    mark: str
    under: tuple[str, ...] = ()


def marks_printed(context: Mapping[str, object]) -> tuple[PrintedMark, ...]:
    """The blanks of the data that fill a form, in their order."""
    # A field of the form itself (成文日期, 地点) stands under no heading, and the title of the paper is none.
    return tuple(blank for value in context.values() for blank in _Walk().of(value))


class _Walk:
    """A walk through the data of a form; it knows the headings and the row that it is below."""

    def __init__(self) -> None:
        self._headings: dict[int, str] = {}
        self._row = ""

    def of(self, value: object, key: str = "") -> Iterator[PrintedMark]:
        if isinstance(value, str):
            yield from (PrintedMark(mark[0], self._under()) for mark in marks_in(value))
        elif isinstance(value, Mapping):
            self._enter_block(value)
            for name, below in value.items():
                yield from self.of(below, name)
        elif isinstance(value, Sequence):
            self._row = _name_of(value) if key == ROWS else self._row
            for below in value:
                yield from self.of(below, key)
            self._row = "" if key == ROWS else self._row

    def _under(self) -> tuple[str, ...]:
        nearest_first = (self._headings[level] for level in sorted(self._headings, reverse=True))
        return tuple(filter(None, (self._row, *nearest_first)))

    def _enter_block(self, block: Mapping[object, object]) -> None:
        title, style = block.get("标题"), block.get("样式", STYLES[0])
        if not isinstance(title, str) or not title or style not in STYLES:
            return
        level = STYLES.index(style)
        above = {each: words for each, words in self._headings.items() if each < level}
        # A heading that is a blank itself names nothing.
        self._headings = above if marks_in(title) else {**above, level: without_stop(without_number(title))}


def _name_of(row: Sequence[object]) -> str:
    """The first words of a row: in most tables 序号 stands before the name."""
    words = [cell for cell in row if isinstance(cell, str) and cell and not cell.isdecimal()]
    return words[0] if words and not marks_in(words[0]) else ""
