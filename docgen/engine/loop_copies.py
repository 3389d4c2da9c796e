"""What a loop copies although a document may have it once: comments, notes, tracked changes, VML."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count

ONCE = ("commentRangeStart", "commentRangeEnd", "commentReference", "footnoteReference", "endnoteReference")
CHANGES = (
    "ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "cellIns", "cellDel", "tblGridChange", "sectPrChange", "tblPrExChange",
)  # fmt: skip
PERMITTED = ("permStart", "permEnd")
SHAPES = ("shape", "rect", "roundrect", "oval", "line", "polyline", "group", "image")
_ID = rb'\bw:id="([^"]*)"'
_ANCHOR = re.compile(rb"<w:(%b)\b[^<>]*?/>(?:</w:\1>)?" % "|".join(ONCE).encode())
_CHANGE = re.compile(rb"<w:(?:%b)\b[^<>]*>" % "|".join(CHANGES).encode())
_PERMITTED = re.compile(rb"<w:(permStart|permEnd)\b[^<>]*>")
_SHAPE = re.compile(rb"<v:(?:%b)\b[^<>]*>" % "|".join(SHAPES).encode())
_SHAPE_TYPE = re.compile(rb'<v:shapetype\b[^<>]*?\bid="([^"]*)".*?</v:shapetype>', re.DOTALL)
_SHAPE_ID = re.compile(rb'(\s(?:id|o:spid)=")([^"]*)"')

Replace = Callable[[re.Match[bytes]], bytes]


def mend_copies(text: bytes) -> bytes:
    """Leave of comments and notes the first reference, and give what else is copied an id of its own."""
    text = _ANCHOR.sub(_first_only(_ID), text)
    text = _SHAPE_TYPE.sub(_first_only(rb'\bid="([^"]*)"'), text)
    text = _CHANGE.sub(_numbered_anew(text), text)
    text = _PERMITTED.sub(_paired_anew(), text)
    return _SHAPE.sub(_named_anew(), text)


def _first_only(identity: bytes) -> Replace:
    seen: set[tuple[bytes, bytes]] = set()

    def kept(match: re.Match[bytes]) -> bytes:
        found = re.search(identity, match[0])
        key = (match[0].partition(b" ")[0], found[1] if found else b"")
        if key in seen:
            return b""
        seen.add(key)
        return match[0]

    return kept


def _numbered_anew(text: bytes) -> Replace:
    """Give each change that has the id of one before it a number beyond all others."""
    numbers = [int(found) for found in re.findall(_ID, text) if found.isdigit()]
    free = count(max(numbers, default=0) + 1)
    seen: set[bytes] = set()

    def numbered(match: re.Match[bytes]) -> bytes:
        found = re.search(_ID, match[0])
        if found is None or found[1] not in seen:
            seen.add(found[1] if found else b"")
            return match[0]
        return re.sub(_ID, b'w:id="%d"' % next(free), match[0], count=1)

    return numbered


def _paired_anew() -> Replace:
    """Number beginnings, and give each end the number of its beginning."""
    numbers = count(1)
    begun: dict[bytes, int] = {}

    def numbered(match: re.Match[bytes]) -> bytes:
        found = re.search(_ID, match[0])
        if found is None:
            return match[0]
        if match[1] == b"permStart":
            begun[found[1]] = next(numbers)
        number = begun.get(found[1])
        return match[0] if number is None else re.sub(_ID, b'w:id="%d"' % number, match[0], count=1)

    return numbered


def _named_anew() -> Replace:
    seen: dict[bytes, int] = {}

    def named(match: re.Match[bytes]) -> bytes:
        own = _SHAPE_ID.search(match[0])
        copy = seen.get(own[2], 0) if own else 0
        if own:
            seen[own[2]] = copy + 1
        if not copy:
            return match[0]
        return _SHAPE_ID.sub(lambda found: b'%b%b_%d"' % (found[1], found[2], copy), match[0])

    return named
