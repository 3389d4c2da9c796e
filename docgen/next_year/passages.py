"""The texts of a YAML file with the very characters of the lines that they were typed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.reading.nodes import Entries, Items, Node, Text

_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")
_REMARK = re.compile(r"\s#.*")


class Stretch(NamedTuple):
    """A piece of a text on one line, as typed; line and column are 1-based."""

    line: int
    column: int
    raw: str


class Passage(NamedTuple):
    """A text, the keys that lead to it, the mapping it stands in, and its lines.

    `is_whole` is False where the text has been typed in a manner (escapes over several lines) of which not
    every line is known.
    """

    path: tuple[str, ...]
    text: Text
    owner: Entries | None
    stretches: tuple[Stretch, ...]
    is_whole: bool

    @property
    def key(self) -> str:
        """The key under which it stands."""
        return self.path[-1] if self.path else ""


def passages(node: Node, path: tuple[str, ...] = (), owner: Entries | None = None) -> Iterator[Passage]:
    """Every text below a node, in the order of the file."""
    if isinstance(node, Text):
        if node:
            stretches, is_whole = _stretches(node)
            yield Passage(path, node, owner, stretches, is_whole)
    elif isinstance(node, Items):
        for member in node:
            yield from passages(member, path, owner)
    else:
        for key, value in node.items():
            yield from passages(value, (*path, str(key)), node)


def stretches_of(text: Text) -> tuple[Stretch, ...]:
    """The lines of a text, as far as they are known."""
    return _stretches(text)[0]


def last_line(node: Node) -> int:
    """The last line that a node has a text or a key on."""
    if isinstance(node, Text):
        return max((each.line for each in _stretches(node)[0]), default=node.place.line)
    own = [place.line for place in node.key_places.values()] if isinstance(node, Entries) else []
    below = [last_line(child) for child in (node.values() if isinstance(node, Entries) else node)]
    return max([node.place.line, *own, *below])


def _stretches(text: Text) -> tuple[tuple[Stretch, ...], bool]:
    """The lines of a text, and whether all of it has been found in them."""
    line = text.place.source.line(text.place.line) or ""
    start = text.place.column - 1
    raw = line[start : start + text.place.length]
    is_quoted = raw[:1] in ("'", '"') and raw[-1:] == raw[:1] and len(raw) > 1
    if _packed(_unquoted(raw)) == _packed(text) or is_quoted:
        return (Stretch(text.place.line, text.place.column, raw),), True
    found: list[Stretch] = []
    rest = _packed(text)
    for stretch in _lines_on(text, line, start):
        piece = _packed(_unquoted(stretch.raw) if _is_end_of(stretch.raw, rest) else stretch.raw)
        if not rest.startswith(piece):
            piece = _packed(stretch.raw.lstrip("\"'"))
        if not rest.startswith(piece):
            return tuple(found), False
        found.append(stretch)
        rest = rest[len(piece) :]
        if not rest:
            return tuple(found), True
    return tuple(found), False


def _lines_on(text: Text, line: str, start: int) -> Iterator[Stretch]:
    """The line that a text begins on, and those behind it, without what is no text in them."""
    source, number = text.place.source, text.place.line
    sign = _BLOCK_SIGN.fullmatch(line, start)
    if not sign:
        yield Stretch(number, start + 1, _REMARK.sub("", line[start:]).rstrip())
    while (line_below := source.line(number := number + 1)) is not None:
        body = line_below.strip() if sign else _REMARK.sub("", line_below).strip()
        if body:
            yield Stretch(number, line_below.index(body) + 1, body)


def _is_end_of(raw: str, rest: str) -> bool:
    return _packed(_unquoted(raw)) == rest or _packed(raw.rstrip("\"'")) == rest


def _unquoted(raw: str) -> str:
    """Without the quotes at its two ends, or at its one."""
    both = raw[:1] in ("'", '"') and raw[-1:] == raw[:1] and len(raw) > 1
    return raw[1:-1] if both else raw.rstrip("\"'") if raw[-1:] in ("'", '"') else raw


def _packed(text: str) -> str:
    return "".join(text.split())
