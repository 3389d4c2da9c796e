"""The records of a year's minutes and the drafts of each: read section by section, here or by workers.

What a record says by itself is told where it is read; what records say against each other is told here, in
their order.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.domain.placeholders import Unfilled
from docgen.executing import in_order
from docgen.papers import Draft, Kind, kind_named
from docgen.reading.listing import Listing, Piece, Section
from docgen.workspace import Workspace
from docgen.year import Year, load_year
from docgen.year.recorded import Desk, Recorded, minutes_files

if TYPE_CHECKING:
    from docgen.executing import Crew

RECORDS_IN_A_SECTION = 32
"""They take some 50 ms: much more than sending them costs, and little enough to share out evenly."""


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
    run: str


class Recording:
    """The records of a year being drafted, by a crew where there is one."""

    def __init__(self, workspace: Workspace, year: Year, kind: Kind, crew: Crew | None) -> None:
        self._files = minutes_files(workspace, year.number)
        self._desk = Desk(workspace, year.number, year.organization, year.calendar)
        self._kind, self._crew = kind, crew
        office = Office(workspace.root, year.number, kind.name, os.urandom(8).hex())
        self._draft: Callable[[Section], SectionDrafted] = (
            partial(draft_section, self._desk, kind) if crew is None else partial(draft_elsewhere, office)
        )

    def drafted(self) -> Iterator[Drafted]:
        """The records of all the year's files in their order, each with its drafts."""
        for path in self._files:
            listing, unfilled = self._desk.opened(path), Unfilled()
            around = self._desk.around(listing, unfilled)
            yield from (_drafted(self._kind, record) for record in around)
            yield from self._one_by_one(listing, unfilled)
            yield Drafted(Recorded(None, None, tuple(unfilled.told())), ())

    def _one_by_one(self, listing: Listing, unfilled: Unfilled) -> Iterator[Drafted]:
        """The records of a file; from the first that cannot stand alone on, all that follow are read here."""
        together: Iterable[Piece] = listing.read
        sections = listing.sections(RECORDS_IN_A_SECTION)
        for section in in_order(self._crew, self._draft, sections):
            unfilled.add(section.unfilled)
            yield from (one._replace(record=self._desk.together(one.record)) for one in section.records)
            if section.broken_off is not None:
                together = listing.from_line(section.broken_off)
                break
        for piece in together:
            record = self._desk.together(self._desk.record(piece, unfilled))
            yield _drafted(self._kind, record)


def draft_section(desk: Desk, kind: Kind, section: Section) -> SectionDrafted:
    """Read, check and draft the records of a section, each by itself."""
    made = SectionDrafted([], Unfilled(), None)
    for piece in section.pieces(desk.known_keys):
        if section.breaks_off(piece):
            return made._replace(broken_off=piece.first)
        made.records.append(_drafted(kind, desk.record(piece, made.unfilled)))
    return made


def draft_elsewhere(office: Office, section: Section) -> SectionDrafted:
    """The same in a worker, whose answer leaves out the records themselves: their papers are drafted."""
    desk, kind = _desk(office)
    made = draft_section(desk, kind, section)
    return made._replace(
        records=[one._replace(record=one.record._replace(case=None)) for one in made.records]
    )


@lru_cache(maxsize=1)
def _desk(office: Office) -> tuple[Desk, Kind]:
    """What is set up once for a run."""
    workspace, kind = Workspace(office.root), kind_named(office.kind)
    year = load_year(workspace, office.year, ("organization", "calendar"))
    return Desk(workspace, office.year, year.organization, year.calendar), kind


def _drafted(kind: Kind, record: Recorded) -> Drafted:
    return Drafted(record, tuple(kind.of_record(record)) if kind.of_record else ())
