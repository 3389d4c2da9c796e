"""The records of a year's minutes and the drafts of each: read section by section, here or by workers.

Faults of one record are found where it is read; contradictions between records are found here, in their
order. Of thousands of records only names and places stay in memory.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.unforeseen import as_diagnostic
from docgen.base.workspace import Workspace
from docgen.domain.people.course import Decided
from docgen.domain.words.placeholders import Unfilled
from docgen.making.drafts import PreparedDraft, YearDrafts, not_here, prepare
from docgen.making.options import Options
from docgen.making.pool import in_order
from docgen.making.spool import Spool
from docgen.papers import About, Kind, kind_named
from docgen.reading.listing import ListedRecord, Listing, RecordBatch
from docgen.year import Year, load_year
from docgen.year.recorded import MinutesReader, Recorded, minutes_files, people_decided

if TYPE_CHECKING:
    from docgen.checking.proofreading.ignoring import Waiver
    from docgen.checking.proofreading.year import RecordCheck

RECORDS_IN_A_SECTION = 64
"""Reading them takes some 60 ms: much more than sending them costs, and little enough to share evenly."""


class DraftedRecord(NamedTuple):
    """A record, its drafts each with its data, and the keys and values by which they may be chosen."""

    record: Recorded
    drafts: tuple[tuple[PreparedDraft, bytes], ...] = ()
    met: frozenset[tuple[str, str]] = frozenset()


class DraftedSection(NamedTuple):
    """The records of a section, up to the first (at line `broken_off`, if any) that cannot stand alone."""

    records: list[DraftedRecord]
    unfilled: Unfilled
    broken_off: int | None


class RecordDrafter(NamedTuple):
    """Makes drafts of the text of a record; `check` finds the errors in texts, if wanted."""

    reader: MinutesReader
    kind: Kind
    check: RecordCheck | None

    def section(self, section: RecordBatch, about: About, waived: tuple[Waiver, ...]) -> DraftedSection:
        """Read, check and draft the records of a section, each by itself."""
        made = DraftedSection([], Unfilled(), None)
        for piece in section.pieces(self.reader.known_keys):
            if section.breaks_off(piece):
                return made._replace(broken_off=piece.first)
            made.records.append(self.record(piece, made.unfilled, about, waived))
        return made

    def record(
        self, piece: ListedRecord, unfilled: Unfilled, about: About, waived: tuple[Waiver, ...]
    ) -> DraftedRecord:
        """Read, check and draft one record."""
        record, node = self.reader.record(piece, unfilled), piece.document.root
        if self.check and node:
            record = record._replace(said=(*record.said, *self.check(node, waived)))
        return self.drafted(record, about)

    def drafted(self, record: Recorded, about: About) -> DraftedRecord:
        """The drafts of a record that has been read."""
        try:
            return self._drafted(record, about)
        except Exception as problem:  # whatever it is: the other records are drafted
            return DraftedRecord(record._replace(said=(*record.said, as_diagnostic(problem, record.place))))

    def _drafted(self, record: Recorded, about: About) -> DraftedRecord:
        # The data travel beside the draft: a function that holds them could not be sent from a worker.
        drafts = tuple(self.kind.of_record(record)) if self.kind.of_record else ()
        prepared = tuple((prepare(draft, about)._replace(data=not_here), draft.data) for draft in drafts)
        return DraftedRecord(record, prepared, frozenset().union(*(draft.chosen_by for draft in drafts)))


class DrafterSetup(NamedTuple):
    """The facts from which a worker sets up its drafter; `run` differs for every run."""

    # Without `run`, a worker of a cluster would go on with the year as it was in an earlier run.

    root: Path
    year: int
    kind: str
    proofread: bool
    run: str
    today: date | None
    decided: tuple[Decided, ...]
    """The votes on people in all the records: a worker sees only some of them."""


class Recording:
    """The records of a year while they are drafted, by a pool where there is one."""

    def __init__(self, workspace: Workspace, year: Year, kind: Kind, options: Options) -> None:
        decided = people_decided(workspace, year)
        self._year = replace(year, decided=decided)
        self._workspace, self._kind, self._options = workspace, kind, options
        run = os.urandom(8).hex()
        self._setup = DrafterSetup(
            workspace.root, year.number, kind.name, options.proofread, run, options.today, decided
        )

    def read(self, spool: Spool) -> YearDrafts:
        """The drafts of all records; their data go into the spool."""
        records = YearDrafts(self._options.about)
        for record, drafts, met in self.drafted():
            records.said += record.said
            if record.span:
                records.spans.append(record.span)
            records.drafts += [draft._replace(data=spool.keep(data)) for draft, data in drafts]
            records.met |= met
        return records

    def drafted(self) -> Iterator[DraftedRecord]:
        """The records of all the year's files in their order, each with its drafts."""
        drafter, about = self._drafter, self._options.about
        yield DraftedRecord(drafter.reader.of_people())
        for path in minutes_files(self._workspace, self._year.number):
            listing, unfilled = drafter.reader.opened(path), Unfilled()
            around = drafter.reader.around(listing, unfilled)
            yield from (drafter.drafted(record, about) for record in around)
            yield from self._one_by_one(listing, unfilled, self._waived(listing))
            yield DraftedRecord(Recorded(None, None, tuple(unfilled.told())))

    @cached_property
    def _drafter(self) -> RecordDrafter:
        return _drafter(self._workspace, self._year, self._kind, proofread=self._options.proofread)

    def _waived(self, listing: Listing) -> tuple[Waiver, ...]:
        """The waivers of the file."""
        # Looked for first as bytes of 忽略: few files have any, and the proofreader is imported only then.
        if self._drafter.check is None or (lines := listing.lines_with("忽略")) is None:
            return ()
        from docgen.checking.proofreading.ignoring import waived_in

        return waived_in(lines)

    def _one_by_one(
        self, listing: Listing, unfilled: Unfilled, waived: tuple[Waiver, ...]
    ) -> Iterator[DraftedRecord]:
        """The records of a file; from the first that cannot stand alone, all that follow are read here."""
        # A fault of syntax may swallow the records behind it: from there on only the file as a whole tells
        # where a record ends.
        reader, together = self._drafter.reader, list(listing.read)
        sections = listing.sections(RECORDS_IN_A_SECTION)
        for section in in_order(self._options.pool, self._read_section(waived), sections):
            unfilled.add(section.unfilled)
            yield from (one._replace(record=reader.together(one.record)) for one in section.records)
            if section.broken_off is not None:
                together = listing.from_line(section.broken_off)
                break
        for piece in together:
            made = self._drafter.record(piece, unfilled, self._options.about, waived)
            yield made._replace(record=reader.together(made.record))

    def _read_section(self, waived: tuple[Waiver, ...]) -> Callable[[RecordBatch], DraftedSection]:
        about = self._options.about
        if self._options.pool is None:
            return partial(self._drafter.section, about=about, waived=waived)
        return partial(read_elsewhere, self._setup, about, waived)


def read_elsewhere(
    setup: DrafterSetup, about: About, waived: tuple[Waiver, ...], section: RecordBatch
) -> DraftedSection:
    """Draft a section in a worker."""
    # Its answer leaves the records themselves out: their papers are drafted, and sending them costs time.
    made = _drafter_of(setup).section(section, about, waived)
    return made._replace(
        records=[one._replace(record=one.record._replace(case=None)) for one in made.records]
    )


@lru_cache(maxsize=1)
def _drafter_of(setup: DrafterSetup) -> RecordDrafter:
    """The drafter of a worker, which is set up once for a run."""
    workspace, kind = Workspace(setup.root), kind_named(setup.kind)
    year = load_year(workspace, setup.year, ("organization", "calendar", "rules"), setup.today)
    return _drafter(workspace, replace(year, decided=setup.decided), kind, proofread=setup.proofread)


def _drafter(workspace: Workspace, year: Year, kind: Kind, *, proofread: bool) -> RecordDrafter:
    reader = MinutesReader(workspace, year)
    if not (proofread and kind.prints):
        return RecordDrafter(reader, kind, None)
    from docgen.checking.proofreading.year import RecordCheck

    return RecordDrafter(reader, kind, RecordCheck(workspace, year, kind.prints))
