"""A file of last year while it becomes one of the new year: words replaced, lines dropped, remarks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Place, Source
from docgen.next_year.context import Hit, Verdict
from docgen.next_year.text_values import TextLine, last_line, lines_of
from docgen.reading.decoding import decode
from docgen.reading.editing import Edit, edited, without_lines
from docgen.reading.nodes import Entries, Items, Node, Text

_SILENT = re.compile(r"\s*(?:#.*)?")
_BRACKETS = re.compile(r"\"[^\"]*\"|'[^']*'|\s#.*|[\[{}\]]")
REPLACES = (Verdict.CHANGED, Verdict.GUESSED)


class Change(NamedTuple):
    """Words that were replaced: their place in the new file, the old and the new words, the reason."""

    place: Place
    old: str
    new: str
    why: str
    certain: bool


class ReviewItem(NamedTuple):
    """Words that a person has to look at: their place in the new file, and the reason."""

    place: Place
    verdict: Verdict
    why: str


@dataclass(frozen=True)
class CarriedFile:
    """A file of the new year, with its changes and the words left to a person."""

    name: str
    data: bytes
    changes: tuple[Change, ...] = ()
    to_review: tuple[ReviewItem, ...] = ()
    untouched: int = 0
    """The number of texts without a change and without a remark."""


@dataclass
class Revision:
    """The changes of one file; places are those of last year's file until it is finished."""

    data: bytes
    edits: list[tuple[Edit, Hit, str]] = field(default_factory=list)
    remarks: list[tuple[Place, Hit]] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)
    untouched: int = 0

    def take(self, typed_line: TextLine, hits: Iterable[Hit]) -> None:
        """Take the hits of the rules in a piece of a text."""
        for hit in hits:
            column, length = typed_line.column + hit.start, hit.end - hit.start
            if hit.verdict in REPLACES:
                edit = Edit(typed_line.line, column, length, hit.new)
                self.edits.append((edit, hit, typed_line.raw[hit.start : hit.end]))
            elif hit.verdict is not Verdict.KEPT:
                self.remarks.append((Place(Source(""), typed_line.line, column, length), hit))

    def cut(self, line: int, column: int, length: int) -> None:
        """Take characters away without a remark, such as the results of last year."""
        self.edits.append((Edit(line, column, length, ""), Hit(0, 0, Verdict.KEPT, ""), ""))

    def finish(self, name: str) -> CarriedFile:
        """The new file, with all places in it."""
        # By edits, never by dumping the nodes: remarks, quotes, spaces and line ends stay byte for byte.
        data = without_lines(edited(self.data, [edit for edit, _, _ in self.edits]), self.dropped)
        source = Source(name, decode(data, name).source.lines)
        places = _NewPlaces(source, [edit for edit, _, _ in self.edits], self.dropped)
        return CarriedFile(name, data, self._changes(places), self._to_review(places), self.untouched)

    def _changes(self, places: _NewPlaces) -> tuple[Change, ...]:
        return tuple(
            Change(
                places.at(edit.line, edit.column, len(edit.text)),
                old,
                edit.text,
                hit.why,
                hit.verdict is Verdict.CHANGED,
            )
            for edit, hit, old in sorted(self.edits, key=lambda each: each[0])
            if hit.verdict in REPLACES
        )

    def _to_review(self, places: _NewPlaces) -> tuple[ReviewItem, ...]:
        return tuple(
            ReviewItem(places.at(*place[1:]), hit.verdict, hit.why)
            for place, hit in sorted(self.remarks, key=lambda each: each[0][1:])
            if place.line not in self.dropped
        )


class _NewPlaces:
    """New places by old ones: after the edits before them on their line, and the dropped lines above."""

    def __init__(self, source: Source, edits: Iterable[Edit], dropped: Iterable[int]) -> None:
        self.source, self.gone = source, sorted(dropped)
        self.columns: dict[int, list[int]] = {}
        self.shifts: dict[int, list[int]] = {}
        for edit in sorted(edits):
            shifts = self.shifts.setdefault(edit.line, [0])
            shifts.append(shifts[-1] + len(edit.text) - edit.length)
            self.columns.setdefault(edit.line, []).append(edit.column)

    def at(self, line: int, column: int, length: int) -> Place:
        """The new place of the characters that stood there."""
        before = bisect_left(self.columns.get(line, ()), column)
        shift = self.shifts.get(line, [0])[before]
        return Place(self.source, line - bisect_left(self.gone, line), column + shift, length)


def clear_value(entries: Entries, key: str, revision: Revision, *, with_remarks: bool = False) -> None:
    """Take the value of a key away; remarks on lines of their own stay, unless `with_remarks`."""
    value = entries.get(key)
    if value is None or value == "":
        return
    place, source = entries.key_places[key], value.place.source
    first, end = value.place.line, _end(value)
    if end > first and _in_brackets(entries):
        _tell_not_cleared(key, place, revision)
        return
    # The key stays, without its value: the form of the file is that of last year's.
    if first == place.line:
        _cut_on_its_line(value, place, revision, is_last=end == first)
        first += 1
    for number in range(first, end + 1):
        if with_remarks or not _SILENT.fullmatch(source.line(number) or ""):
            revision.dropped.add(number)


def _tell_not_cleared(key: str, place: Place, revision: Revision) -> None:
    # Its lines hold brackets and commas of others too: taking them away could break the YAML.
    why = f"“{key}”是去年的结果，写在几行的括号里，没有清空，请自己删掉"
    hit = Hit(0, place.length, Verdict.STALE, why)
    revision.remarks.append((Place(Source(""), place.line, place.column, place.length), hit))


def _cut_on_its_line(value: Node, key: Place, revision: Revision, *, is_last: bool) -> None:
    """Cut the value behind its key, and the space before it where nothing follows."""
    # A remark behind the value (# 三月) stays, and so does the space before it.
    line = value.place.source.line(key.line) or ""
    start = value.place.column - 1
    if is_last and isinstance(value, Text):
        length = len(lines_of(value)[0].raw)
    elif is_last:
        length = value.place.length
    else:
        length = len(line) - start
    behind = line.rfind(":", key.column, start) + 1
    if behind and not line[start + length :].strip():
        start, length = behind, len(line) - behind
    revision.cut(key.line, start + 1, length)


def _end(value: Node) -> int:
    """The last line of a value, its closing bracket included."""
    line = last_line(value)
    if isinstance(value, Text) or not _in_brackets(value):
        return line
    # Nodes do not know their closing bracket: it is counted, past the brackets in quotes and remarks.
    source, number, depth = value.place.source, value.place.line, 0
    text: str | None = (source.line(number) or "")[value.place.column - 1 :]
    while text is not None:
        for sign in _BRACKETS.findall(text):
            depth += (sign in "[{") - (sign in "]}") if len(sign) == 1 else 0
        if depth <= 0:
            return max(number, line)
        number += 1
        text = source.line(number)
    return line


def _in_brackets(node: Items | Entries) -> bool:
    line = node.place.source.line(node.place.line) or ""
    return line[node.place.column - 1 : node.place.column] in ("[", "{")
