"""The records of a year's minutes and the drafts of each: read section by section, here or by workers.

What a record says by itself is told where it is read; what records say against each other is told here, in
their order.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.workspace import Workspace
from docgen.domain.words.placeholders import Unfilled
from docgen.making.crew import in_order
from docgen.papers import Draft, Kind, kind_named
from docgen.reading.listing import Listing, Piece, Section
from docgen.year import Year, load_year
from docgen.year.recorded import Desk, Recorded, minutes_files

if TYPE_CHECKING:
    from docgen.checking.proofreading.ignoring import Waiver
    from docgen.checking.proofreading.year import RecordCheck
    from docgen.making.crew import Crew

RECORDS_IN_A_SECTION = 64
"""They take some 60 ms: much more than sending them costs, and little enough to share out evenly."""


class Drafted(NamedTuple):
    """A record and its drafts."""

    record: Recorded
    drafts: tuple[Draft, ...]


class SectionDrafted(NamedTuple):
    """The records of a section, up to the first (at line `broken_off`, if any) that cannot stand alone."""

    records: list[Drafted]
    unfilled: Unfilled
    broken_off: int | None


class Office(NamedTuple):
    """From what a worker sets up its desk; `run` tells one run from another."""

    root: Path
    year: int
    kind: str
    proofread: bool
    run: str


class Reader(NamedTuple):
    """What makes drafts of a record's text: the desk, the kind of paper, the errors in texts, if wanted."""

    desk: Desk
    kind: Kind
    check: RecordCheck | None

    def section(self, section: Section, waived: tuple[Waiver, ...]) -> SectionDrafted:
        """Read, check and draft the records of a section, each by itself."""
        made = SectionDrafted([], Unfilled(), None)
        for piece in section.pieces(self.desk.known_keys):
            if section.breaks_off(piece):
                return made._replace(broken_off=piece.first)
            made.records.append(self.record(piece, made.unfilled, waived))
        return made

    def record(self, piece: Piece, unfilled: Unfilled, waived: tuple[Waiver, ...]) -> Drafted:
        """Read, check and draft one record."""
        record, node = self.desk.record(piece, unfilled), piece.document.root
        if self.check and node:
            record = record._replace(said=(*record.said, *self.check(node, waived)))
        return self.drafted(record)

    def drafted(self, record: Recorded) -> Drafted:
        """The drafts of a record that has been read."""
        return Drafted(record, tuple(self.kind.of_record(record)) if self.kind.of_record else ())


class Recording:
    """The records of a year being drafted, by a crew where there is one."""

    def __init__(
        self, workspace: Workspace, year: Year, kind: Kind, crew: Crew | None, proofread: bool
    ) -> None:
        self._files = minutes_files(workspace, year.number)
        self._reader = _reader(workspace, year, kind, proofread=proofread)
        self._crew = crew
        self._office = Office(workspace.root, year.number, kind.name, proofread, os.urandom(8).hex())

    def drafted(self) -> Iterator[Drafted]:
        """The records of all the year's files in their order, each with its drafts."""
        for path in self._files:
            listing, unfilled = self._reader.desk.opened(path), Unfilled()
            around = self._reader.desk.around(listing, unfilled)
            yield from (self._reader.drafted(record) for record in around)
            yield from self._one_by_one(listing, unfilled, self._waived(listing))
            yield Drafted(Recorded(None, None, tuple(unfilled.told())), ())

    def _waived(self, listing: Listing) -> tuple[Waiver, ...]:
        """What the file waives."""
        if self._reader.check is None or (lines := listing.lines_with("忽略")) is None:
            return ()
        from docgen.checking.proofreading.ignoring import waived_in

        return waived_in(lines)

    def _one_by_one(
        self, listing: Listing, unfilled: Unfilled, waived: tuple[Waiver, ...]
    ) -> Iterator[Drafted]:
        """The records of a file; from the first that cannot stand alone on, all that follow are read here."""
        desk, together = self._reader.desk, list(listing.read)
        sections = listing.sections(RECORDS_IN_A_SECTION)
        for section in in_order(self._crew, self._draft(waived), sections):
            unfilled.add(section.unfilled)
            yield from (one._replace(record=desk.together(one.record)) for one in section.records)
            if section.broken_off is not None:
                together = listing.from_line(section.broken_off)
                break
        for piece in together:
            made = self._reader.record(piece, unfilled, waived)
            yield made._replace(record=desk.together(made.record))

    def _draft(self, waived: tuple[Waiver, ...]) -> Callable[[Section], SectionDrafted]:
        if self._crew is None:
            return partial(self._reader.section, waived=waived)
        return partial(draft_elsewhere, self._office, waived)


def draft_elsewhere(office: Office, waived: tuple[Waiver, ...], section: Section) -> SectionDrafted:
    """A section in a worker, whose answer leaves out the records themselves: their papers are drafted."""
    made = _reader_of(office).section(section, waived)
    return made._replace(
        records=[one._replace(record=one.record._replace(case=None)) for one in made.records]
    )


@lru_cache(maxsize=1)
def _reader_of(office: Office) -> Reader:
    """What is set up once for a run."""
    workspace, kind = Workspace(office.root), kind_named(office.kind)
    year = load_year(workspace, office.year, ("organization", "calendar"))
    return _reader(workspace, year, kind, proofread=office.proofread)


def _reader(workspace: Workspace, year: Year, kind: Kind, *, proofread: bool) -> Reader:
    desk = Desk(workspace, year.number, year.organization, year.calendar)
    if not (proofread and kind.writes):
        return Reader(desk, kind, None)
    from docgen.checking.proofreading.year import RecordCheck

    return Reader(desk, kind, RecordCheck(workspace, year, kind.writes[0]))
