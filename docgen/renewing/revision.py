"""A file of last year on its way into the new one: what is replaced, what goes, what is said of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.diagnostics import Place, Source
from docgen.reading.decoding import decode
from docgen.reading.editing import Edit, edited, without_lines
from docgen.renewing.passages import Stretch
from docgen.renewing.turning import Hit, Verdict

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
        return Carried(name, data, self._changes(source), self._findings(source), self.untouched)

    def _changes(self, source: Source) -> tuple[Change, ...]:
        return tuple(
            Change(
                self._new_place(source, edit.line, edit.column, len(edit.text)),
                old,
                edit.text,
                hit.why,
                hit.verdict is Verdict.CHANGED,
            )
            for edit, hit, old in sorted(self.edits, key=lambda each: each[0])
            if hit.verdict in REPLACES
        )

    def _findings(self, source: Source) -> tuple[Finding, ...]:
        return tuple(
            Finding(self._new_place(source, *place[1:]), hit.verdict, hit.why)
            for place, hit in sorted(self.told, key=lambda each: each[0][1:])
            if place.line not in self.dropped
        )

    def _new_place(self, source: Source, line: int, column: int, length: int) -> Place:
        """Where something stands after the edits before it on its line, and the lines above it that went."""
        before = (e for e, _, _ in self.edits if e.line == line and e.column < column)
        shift = sum(len(edit.text) - edit.length for edit in before)
        gone = sum(number < line for number in self.dropped)
        return Place(source, line - gone, column + shift, length)
