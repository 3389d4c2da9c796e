"""Bracketed values as they are nearly always typed: `{姓名: 王建国, 性别: 男}`, `[张三, 李四]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.base.diagnostics import Place, Source
from docgen.reading.nodes import Entries, Items, Node, Text

NAME = r"[^\W\d_][\w（）·]{0,15}"
"""A key."""
_ITEM = re.compile(r"[\w《][\w（）《》·.—、-]*")
# Between the items of a list a Chinese comma may be meant to part them; in a mapping it is punctuation.
_VALUE = re.compile(r"[\w《][\w（）《》·.—、，；。/%-]*")
_KEY = re.compile(rf"({NAME}): ")
# A space behind # makes it surely a comment.
_REMARK = re.compile(r"(?: +#(?: .*)?)?")

DEEP = 20
"""Levels beyond which the prescan looks whether a file nests too deeply."""


class NotPlain(Exception):
    """The text is not plain: only the parser can understand it, if it can."""


class PlainBrackets:
    """The bracketed value that begins at `column` (from 0) of a line. Raises NotPlain while it is read."""

    def __init__(self, source: Source, number: int, text: str, column: int) -> None:
        self.source, self.number, self.text = source, number, text
        self.at, self.depth = column, 0

    def read(self) -> Node:
        """Read all of it: nothing but a comment may stand behind it."""
        node = self._node(_VALUE)
        if not _REMARK.fullmatch(self.text, self.at):
            raise NotPlain
        return node

    def _node(self, word: re.Pattern[str]) -> Node:
        opening, start = self.text[self.at : self.at + 1], self.at
        if opening == "{":
            entries = Entries()
            for key in self._keys():
                entries[key], entries.key_places[key] = self._node(_VALUE), key.place
            entries.place = self._place(start)
            return entries
        if opening == "[":
            items = Items(self._items())
            items.place = self._place(start)
            return items
        return self._word(word)

    def _keys(self) -> Iterator[Text]:
        """Yield each key of the mapping that opens here, the value behind it being read in between."""
        seen = set()
        for _ in self._parts("}"):
            match = _KEY.match(self.text, self.at)
            if match is None or match[1] in seen:
                raise NotPlain
            seen.add(match[1])
            start, self.at = self.at, match.end()
            yield Text(match[1], Place(self.source, self.number, start + 1, len(match[1])))

    def _items(self) -> Iterator[Node]:
        return (self._node(_ITEM) for _ in self._parts("]"))

    def _parts(self, closing: str) -> Iterator[None]:
        """Step over the opening bracket, the comma between two parts, and the closing bracket."""
        self.at, self.depth = self.at + 1, self.depth + 1
        if self.depth > DEEP:
            raise NotPlain
        while True:
            yield
            if self.text.startswith(closing, self.at):
                self.at, self.depth = self.at + 1, self.depth - 1
                return
            if not self.text.startswith(", ", self.at):
                raise NotPlain
            self.at += 2

    def _word(self, word: re.Pattern[str]) -> Text:
        match = word.match(self.text, self.at)
        if match is None:
            raise NotPlain
        start, self.at = self.at, match.end()
        return Text(match[0], self._place(start))

    def _place(self, start: int) -> Place:
        return Place(self.source, self.number, start + 1, self.at - start)
