"""A file of last year on its way into the new one: what is replaced, what goes, what is said of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Place, Source
from docgen.next_year.passages import Stretch
from docgen.next_year.turning import Hit, Verdict
from docgen.reading.decoding import decode
from docgen.reading.editing import Edit, edited, without_lines

REPLACES = (Verdict.CHANGED, Verdict.GUESSED)


class Change(NamedTuple):
    """Words that were replaced: where they stand in the new file, what they were, why."""

    place: Place
    old: str
    new: str
    why: str
    certain: bool


class Finding(NamedTuple):
    """Words that a person has to look at: where they stand in the new file, and why."""

    place: Place
    verdict: Verdict
    why: str


@dataclass(frozen=True)
class Carried:
    """A file of the new year, and what was done and left undone in it."""

    name: str
    data: bytes
    changes: tuple[Change, ...] = ()
    findings: tuple[Finding, ...] = ()
    untouched: int = 0
    """Texts in which nothing was changed and of which there was nothing to say."""


@dataclass
class Revision:
    """What happens to one file; places are those of last year's file until it is finished."""

    data: bytes
    edits: list[tuple[Edit, Hit, str]] = field(default_factory=list)
    told: list[tuple[Place, Hit]] = field(default_factory=list)
    dropped: set[int] = field(default_factory=set)
    untouched: int = 0

    def take(self, stretch: Stretch, hits: Iterable[Hit]) -> None:
        """What the rules said of a piece of a text."""
        for hit in hits:
            column, length = stretch.column + hit.start, hit.end - hit.start
            if hit.verdict in REPLACES:
                edit = Edit(stretch.line, column, length, hit.new)
                self.edits.append((edit, hit, stretch.raw[hit.start : hit.end]))
            elif hit.verdict is not Verdict.KEPT:
                self.told.append((Place(Source(""), stretch.line, column, length), hit))

    def cut(self, line: int, column: int, length: int) -> None:
        """Take characters away without a word: the results of last year."""
        self.edits.append((Edit(line, column, length, ""), Hit(0, 0, Verdict.KEPT, ""), ""))

    def finish(self, name: str) -> Carried:
        """The new file; everything is told at its places there."""
        data = without_lines(edited(self.data, [edit for edit, _, _ in self.edits]), self.dropped)
        source = Source(name, decode(data, name).source.lines)
        places = _NewPlaces(source, [edit for edit, _, _ in self.edits], self.dropped)
        return Carried(name, data, self._changes(places), self._findings(places), self.untouched)

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

    def _findings(self, places: _NewPlaces) -> tuple[Finding, ...]:
        return tuple(
            Finding(places.at(*place[1:]), hit.verdict, hit.why)
            for place, hit in sorted(self.told, key=lambda each: each[0][1:])
            if place.line not in self.dropped
        )


class _NewPlaces:
    """Where things stand after the edits before them on their line, and the lines above them that went."""

    def __init__(self, source: Source, edits: Iterable[Edit], dropped: Iterable[int]) -> None:
        self.source, self.gone = source, sorted(dropped)
        self.columns: dict[int, list[int]] = {}
        self.shifts: dict[int, list[int]] = {}
        for edit in sorted(edits):
            shifts = self.shifts.setdefault(edit.line, [0])
            shifts.append(shifts[-1] + len(edit.text) - edit.length)
            self.columns.setdefault(edit.line, []).append(edit.column)

    def at(self, line: int, column: int, length: int) -> Place:
        """The new place of what stood there."""
        before = bisect_left(self.columns.get(line, ()), column)
        shift = self.shifts.get(line, [0])[before]
        return Place(self.source, line - bisect_left(self.gone, line), column + shift, length)
