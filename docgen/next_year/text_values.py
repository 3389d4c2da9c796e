"""The texts of a YAML file with the characters of the lines in which they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.reading.nodes import Entries, Items, Node, Text

_BLOCK_SIGN = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")
# In YAML # begins a remark only behind a space.
_REMARK = re.compile(r"\s#.*")


class TextLine(NamedTuple):
    """A piece of a text on one line, as typed; line and column are 1-based."""

    line: int
    column: int
    raw: str


class TextValue(NamedTuple):
    """A text, the keys that lead to it, the mapping it stands in, and its lines.

    `is_whole` is False where not every line is known: the text was typed with escapes over several lines.
    """

    path: tuple[str, ...]
    text: Text
    owner: Entries | None
    lines: tuple[TextLine, ...]
    is_whole: bool

    @property
    def key(self) -> str:
        """The key under which it stands."""
        return self.path[-1] if self.path else ""


def text_values(node: Node, path: tuple[str, ...] = (), owner: Entries | None = None) -> Iterator[TextValue]:
    """Every text below a node, in the order of the file."""
    if isinstance(node, Text):
        if node:
            lines, is_whole = _known_lines(node)
            yield TextValue(path, node, owner, lines, is_whole)
    elif isinstance(node, Items):
        for member in node:
            yield from text_values(member, path, owner)
    else:
        for key, value in node.items():
            yield from text_values(value, (*path, str(key)), node)


def lines_of(text: Text) -> tuple[TextLine, ...]:
    """The lines of a text, as far as they are known."""
    return _known_lines(text)[0]


def last_line(node: Node) -> int:
    """The last line on which a node has a text or a key."""
    if isinstance(node, Text):
        return max((each.line for each in _known_lines(node)[0]), default=node.place.line)
    own = [place.line for place in node.key_places.values()] if isinstance(node, Entries) else []
    below = [last_line(child) for child in (node.values() if isinstance(node, Entries) else node)]
    return max([node.place.line, *own, *below])


def _known_lines(text: Text) -> tuple[tuple[TextLine, ...], bool]:
    """The lines of a text, and True where all of the text was found in them."""
    line = text.place.source.line(text.place.line) or ""
    start = text.place.column - 1
    raw = line[start : start + text.place.length]
    is_quoted = raw[:1] in ("'", '"') and raw[-1:] == raw[:1] and len(raw) > 1
    if _packed(_unquoted(raw)) == _packed(text) or is_quoted:
        return (TextLine(text.place.line, text.place.column, raw),), True
    return _lines_that_make_up(_packed(text), _lines_on(text, line, start))


def _lines_that_make_up(rest: str, lines: Iterator[TextLine]) -> tuple[tuple[TextLine, ...], bool]:
    """The lines as far as they give the text one after the other, and True where they give all of it."""
    # Compared without spaces: folding, indentation and joined lines change nothing else.
    found: list[TextLine] = []
    for typed_line in lines:
        piece = _piece_of(rest, typed_line.raw)
        if piece is None:
            return tuple(found), False
        found.append(typed_line)
        rest = rest[len(piece) :]
        if not rest:
            return tuple(found), True
    return tuple(found), False


def _piece_of(rest: str, raw: str) -> str | None:
    """The beginning of the rest that a line gives; None where the line does not fit."""
    # A quotation mark at the line's end may close the text, or be a character of it: the rest decides.
    piece = _packed(_unquoted(raw) if _is_end_of(raw, rest) else raw)
    if not rest.startswith(piece):
        piece = _packed(raw.lstrip("\"'"))
    return piece if rest.startswith(piece) else None


def _lines_on(text: Text, line: str, start: int) -> Iterator[TextLine]:
    """The line on which a text begins, and the lines behind it, without remarks and indentation."""
    source, number = text.place.source, text.place.line
    sign = _BLOCK_SIGN.fullmatch(line, start)
    if not sign:
        yield TextLine(number, start + 1, _REMARK.sub("", line[start:]).rstrip())
    while (line_below := source.line(number := number + 1)) is not None:
        # Within a block (| or >) # is text like any other.
        body = line_below.strip() if sign else _REMARK.sub("", line_below).strip()
        if body:
            yield TextLine(number, line_below.index(body) + 1, body)


def _is_end_of(raw: str, rest: str) -> bool:
    return _packed(_unquoted(raw)) == rest or _packed(raw.rstrip("\"'")) == rest


def _unquoted(raw: str) -> str:
    """The text without its quotes; the last line of a quoted text has one only at its end."""
    if raw[:1] in ("'", '"') and raw[-1:] == raw[:1] and len(raw) > 1:
        return raw[1:-1]
    return raw.rstrip("\"'") if raw[-1:] in ("'", '"') else raw


def _packed(text: str) -> str:
    return "".join(text.split())
