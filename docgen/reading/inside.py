"""The place of a part of a text in its file: behind quotes, escapes, the bar of a block, folded lines."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from functools import lru_cache
from typing import NamedTuple

from docgen.base.diagnostics import Place, Source
from docgen.reading.nodes import Text

_HEADER = re.compile(r"[|>](?:[+-]?(?P<depth>[1-9])?[+-]?)[ \t]*(?:#.*)?$")
_ESCAPE = re.compile(r"\\(?:x(?P<x>[0-9a-fA-F]{2})|u(?P<u>[0-9a-fA-F]{4})|U(?P<l>[0-9a-fA-F]{8})|(?P<c>.))")
_ESCAPED = dict(zip('0abtnvfre /\\_NLP"', '\0\a\b\t\n\v\f\r\x1b /\\\xa0\x85\u2028\u2029"', strict=True))


class Typed(NamedTuple):
    """A character of a text as it stands in the file: line and column from 1, and how many it takes there."""

    line: int
    column: int
    length: int


class _Unlike(Exception):
    """The file says something else than the text: the prescan has mended it."""


def typed(text: Text) -> tuple[Typed, ...] | None:
    """Return each character of the text in its file; None where the prescan has changed the text."""
    return _typed(text, text.place)


@lru_cache(maxsize=64)
def _typed(value: Text, place: Place) -> tuple[Typed, ...] | None:
    # By the text itself, which knows its hash: many places are asked for of one long text.
    try:
        return tuple(_walk(value, place))
    except _Unlike:
        return None


def place_inside(text: Text, start: int, end: int) -> Place:
    """Return the place of a slice of the text, up to the end of its line; that of the text if unknown."""
    where = typed(text)
    if where is None or not where[start:end]:
        return text.place
    first = where[start]
    last = [one for one in where[start:end] if one.line == first.line][-1]
    length = last.column + last.length - first.column
    return text.place._replace(line=first.line, column=first.column, length=max(length, 1))


def _walk(value: str, place: Place) -> Iterator[Typed]:
    line = place.source.line(place.line) or ""
    opening = line[place.column - 1 : place.column]
    # A `|` text is placed at its bar, not at its first character.
    if opening in ("|", ">") and (header := _HEADER.match(line, place.column - 1)):
        return _Block(place.source, place.line, header["depth"]).walk(value, folded=opening == ">")
    if opening and opening in "\"'":
        return _Flow(place.source, place.line, place.column, opening).walk(value)
    return _Flow(place.source, place.line, place.column - 1, "").walk(value)


class _Lines:
    """The lines of a file, and a position among them (column from 0)."""

    def __init__(self, source: Source, number: int, column: int) -> None:
        self.source, self.number, self.column = source, number, column
        self.text = source.line(number) or ""

    @property
    def is_at_end(self) -> bool:
        """Tell whether nothing but spaces follows in the line."""
        return not self.text[self.column :].strip(" \t")

    def next_line(self, column: int | None = None) -> None:
        """Go to the next line: to the column, else to its first character."""
        self.number += 1
        line = self.source.line(self.number)
        if line is None:
            raise _Unlike
        self.text = line
        self.column = len(line) - len(line.lstrip(" \t")) if column is None else column

    def step(self, character: str, length: int = 1) -> Typed:
        """Step over what stands for the character."""
        here = Typed(self.number, self.column + 1, length)
        if length == 1 and self.text[self.column : self.column + 1] != character:
            raise _Unlike
        self.column += length
        return here


class _Flow(_Lines):
    """A plain or quoted text, perhaps over several lines."""

    def __init__(self, source: Source, number: int, column: int, quote: str) -> None:
        super().__init__(source, number, column)
        self.quote = quote

    def walk(self, value: str) -> Iterator[Typed]:
        index = 0
        while index < len(value):
            if self.is_at_end or self._is_continued:
                index = yield from self._over_the_fold(value, index)
            else:
                yield self._character(value[index])
                index += 1

    @property
    def _is_continued(self) -> bool:
        """A backslash at the end of a line in double quotes joins it to the next."""
        return self.quote == '"' and self.text[self.column :].rstrip(" \t") == "\\"

    def _over_the_fold(self, value: str, index: int) -> Generator[Typed, None, int]:
        """Step over line breaks, which mean nothing, a space or line breaks; return the index behind."""
        here = Typed(self.number, self.column + 1, 0)
        is_continued, self.column = self._is_continued, len(self.text)
        while self.is_at_end:
            self.next_line()
        while not is_continued and index < len(value) and value[index] in " \n":
            yield here
            index += 1
        return index

    def _character(self, character: str) -> Typed:
        escape = _ESCAPE.match(self.text, self.column) if self.quote == '"' else None
        if escape:
            if _unescaped(escape) != character:
                raise _Unlike
            return self.step(character, len(escape[0]))
        doubled = self.quote == "'" == character and self.text.startswith("''", self.column)
        return self.step(character, 2 if doubled else 1)


def _unescaped(escape: re.Match[str]) -> str:
    code = escape["x"] or escape["u"] or escape["l"]
    return chr(int(code, 16)) if code else _ESCAPED.get(escape["c"], "")


class _Block(_Lines):
    """The lines below `|` or `>`."""

    def __init__(self, source: Source, number: int, depth: str | None) -> None:
        super().__init__(source, number, 0)
        head = len(self.text) - len(self.text.lstrip(" "))
        self.depth = head + int(depth) if depth else 0
        self.is_known = depth is not None
        self._next()

    def _next(self) -> None:
        """Go to the next line, behind its indent, which the first line that says something shows."""
        self.next_line(0)
        own = len(self.text) - len(self.text.lstrip(" "))
        if not self.is_known and self.text.strip(" "):
            self.depth, self.is_known = own, True
        self.column = min(self.depth, own) if self.is_known else own

    def walk(self, value: str, *, folded: bool) -> Iterator[Typed]:
        value = value.rstrip() if folded else value.rstrip("\n")
        index = 0
        while index < len(value):
            if self.column < len(self.text) and not (folded and self.is_at_end):
                yield self.step(value[index])
                index += 1
                continue
            here = Typed(self.number, self.column + 1, 0)
            behind = self._over_the_break(value, index, folded=folded)
            yield from [here] * (behind - index)
            index = behind

    def _over_the_break(self, value: str, index: int, *, folded: bool) -> int:
        """Go to the next line that says something; return the index behind what the breaks stand for."""
        if not folded and value[index] != "\n":
            raise _Unlike
        self._next()
        if not folded:
            return index + 1
        while self.is_at_end:
            self._next()
        return len(value) - len(value[index:].lstrip(" \n"))
