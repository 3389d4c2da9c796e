"""Bookmarks in a loop: the first keeps its name, the others go, for Word knows each name once."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BOOKMARK = re.compile(rb"<w:bookmark(Start|End)\b([^<>]*?)/>(?:</w:bookmark(?:Start|End)>)?")
_ID = re.compile(rb'\bw:id="([^"]*)"')
_NAME = re.compile(rb'\bw:name="([^"]*)"')


def drop_doubled_bookmarks(text: bytes) -> bytes:
    """The text with every bookmark once, numbered from 0; what begins and does not end goes too."""
    marks = list(_BOOKMARK.finditer(text))
    numbers = {place: number for number, pair in enumerate(_pairs(marks)) for place in pair}
    pieces: list[bytes] = []
    written = 0
    for place, mark in enumerate(marks):
        pieces.append(text[written : mark.start()])
        if place in numbers:
            pieces.append(_ID.sub(b'w:id="%d"' % numbers[place], mark[0], count=1))
        written = mark.end()
    return b"".join([*pieces, text[written:]])


def _pairs(marks: list[re.Match[bytes]]) -> Iterator[tuple[int, int]]:
    """Begin and end of each bookmark that is kept, as places among the marks."""
    begun: dict[bytes, int | None] = {}
    names: set[bytes] = set()
    for place, mark in enumerate(marks):
        identity = _found(_ID, mark)
        if mark[1] == b"Start":
            name = _found(_NAME, mark)
            if identity not in begun:
                begun[identity] = None if name in names else place
            names.add(name)
        elif identity in begun:
            start = begun.pop(identity)
            if start is not None:
                yield start, place


def _found(pattern: re.Pattern[bytes], mark: re.Match[bytes]) -> bytes:
    found = pattern.search(mark[2])
    return found[1] if found else b""
