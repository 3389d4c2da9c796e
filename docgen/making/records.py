"""The records of a year's minutes and the drafts of each: read section by section, here or by workers.

What a record says by itself is told where it is read; what records say against each other is told here, in
their order. Of thousands only names and places stay in memory. Where nothing has changed since the last run,
what they gave then is remembered, and they are not read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.machine_faults import MachineFault
from docgen.base.workspace import Workspace
from docgen.domain.words.placeholders import Unfilled
from docgen.making.memory import Memory
from docgen.making.options import Options
from docgen.making.pool import in_order
from docgen.making.prepared import PreparedDraft, YearDrafts, prepare
from docgen.making.spool import Spool
from docgen.papers import About, Kind, kind_named
from docgen.reading.listing import Listing, Piece, Section
from docgen.year import Year, load_year
from docgen.year.recorded import Desk, Recorded, minutes_files

if TYPE_CHECKING:
    from docgen.checking.proofreading.ignoring import Waiver
    from docgen.checking.proofreading.year import RecordCheck

RECORDS_IN_A_SECTION = 64
"""They take some 60 ms: much more than sending them costs, and little enough to share out evenly."""


class ChangedMeanwhile(MachineFault):
    """A file of the year was changed while its papers were made."""

    def __str__(self) -> str:
        return "生成的时候，plans 里的文件又改动了；再运行一次，就按新的内容生成"


@contextmanager
def with_records(
    found: YearDrafts, workspace: Workspace, year: Year, kind: Kind, options: Options
) -> Iterator[None]:
    """Add what all records of a year give, as long as the context lasts."""
    recording = Recording(workspace, year, kind, options)
    subject = f"{kind.name} {options.proofread}"
    memory: Memory[YearDrafts] = Memory(workspace, year.number, subject, options.about)
    with closing(Spool()) as spool:
        records = memory.recall()
        if records is None:
            records = recording.read(spool)
            memory.remember(_each(records, lambda _: _not_here))
        else:
            again = _ReadAgain(recording, spool)
            records = _each(records, lambda draft: partial(again.data, draft.digest))
        spool.flush()
        found.add(records)
        yield


def _each(records: YearDrafts, data: Callable[[PreparedDraft], Callable[[], bytes]]) -> YearDrafts:
    """The same records, what fills each draft to be found in another place."""
    drafts = [draft._replace(data=data(draft)) for draft in records.drafts]
    return YearDrafts(records.about, records.said, records.spans, drafts, records.met)


def _not_here() -> bytes:
    """What fills a draft where it is not kept: in the memory, or on the way from a worker."""
    raise ChangedMeanwhile


class _ReadAgain:
    """What fills remembered drafts: when one of them is needed after all, the records are read."""

    def __init__(self, recording: Recording, spool: Spool) -> None:
        self._recording, self._spool = recording, spool

    @cached_property
    def _drafts(self) -> dict[bytes, PreparedDraft]:
        return {draft.digest: draft for draft in self._recording.read(self._spool).drafts}

    def data(self, digest: bytes) -> bytes:
        """What fills the draft of that digest. Raises ChangedMeanwhile."""
        if digest not in self._drafts:
            raise ChangedMeanwhile
        return self._drafts[digest].data()


class DraftedRecord(NamedTuple):
    """A record, its drafts each with what fills it, and by what they may be chosen."""

    record: Recorded
    drafts: tuple[tuple[PreparedDraft, bytes], ...] = ()
    met: frozenset[tuple[str, str]] = frozenset()


class DraftedSection(NamedTuple):
    """The records of a section, up to the first (at line `broken_off`, if any) that cannot stand alone."""

    records: list[DraftedRecord]
    unfilled: Unfilled
    broken_off: int | None


class Reader(NamedTuple):
    """What makes drafts of a record's text: the desk, the kind of paper, the errors in texts, if wanted."""

    desk: Desk
    kind: Kind
    check: RecordCheck | None

    def section(self, section: Section, about: About, waived: tuple[Waiver, ...]) -> DraftedSection:
        """Read, check and draft the records of a section, each by itself."""
        made = DraftedSection([], Unfilled(), None)
        for piece in section.pieces(self.desk.known_keys):
            if section.breaks_off(piece):
                return made._replace(broken_off=piece.first)
            made.records.append(self.record(piece, made.unfilled, about, waived))
        return made

    def record(
        self, piece: Piece, unfilled: Unfilled, about: About, waived: tuple[Waiver, ...]
    ) -> DraftedRecord:
        """Read, check and draft one record."""
        record, node = self.desk.record(piece, unfilled), piece.document.root
        if self.check and node:
            record = record._replace(said=(*record.said, *self.check(node, waived)))
        return self.drafted(record, about)

    def drafted(self, record: Recorded, about: About) -> DraftedRecord:
        """The drafts of a record that has been read."""
        drafts = tuple(self.kind.of_record(record)) if self.kind.of_record else ()
        prepared = tuple((prepare(draft, about)._replace(data=_not_here), draft.data) for draft in drafts)
        return DraftedRecord(record, prepared, frozenset().union(*(draft.chosen_by for draft in drafts)))


class Office(NamedTuple):
    """From what a worker sets up its reader; `run` tells one run from another."""

    root: Path
    year: int
    kind: str
    proofread: bool
    run: str


class Recording:
    """The records of a year being drafted, by a pool where there is one."""

    def __init__(self, workspace: Workspace, year: Year, kind: Kind, options: Options) -> None:
        self._workspace, self._year, self._kind, self._options = workspace, year, kind, options
        run = os.urandom(8).hex()
        self._office = Office(workspace.root, year.number, kind.name, options.proofread, run)

    def read(self, spool: Spool) -> YearDrafts:
        """What all records give; what fills their drafts goes into the spool."""
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
        reader, about = self._reader, self._options.about
        for path in minutes_files(self._workspace, self._year.number):
            listing, unfilled = reader.desk.opened(path), Unfilled()
            around = reader.desk.around(listing, unfilled)
            yield from (reader.drafted(record, about) for record in around)
            yield from self._one_by_one(listing, unfilled, self._waived(listing))
            yield DraftedRecord(Recorded(None, None, tuple(unfilled.told())))

    @cached_property
    def _reader(self) -> Reader:
        return _reader(self._workspace, self._year, self._kind, proofread=self._options.proofread)

    def _waived(self, listing: Listing) -> tuple[Waiver, ...]:
        """What the file waives."""
        if self._reader.check is None or (lines := listing.lines_with("忽略")) is None:
            return ()
        from docgen.checking.proofreading.ignoring import waived_in

        return waived_in(lines)

    def _one_by_one(
        self, listing: Listing, unfilled: Unfilled, waived: tuple[Waiver, ...]
    ) -> Iterator[DraftedRecord]:
        """The records of a file; from the first that cannot stand alone on, all that follow are read here."""
        desk, together = self._reader.desk, list(listing.read)
        sections = listing.sections(RECORDS_IN_A_SECTION)
        for section in in_order(self._options.pool, self._read_section(waived), sections):
            unfilled.add(section.unfilled)
            yield from (one._replace(record=desk.together(one.record)) for one in section.records)
            if section.broken_off is not None:
                together = listing.from_line(section.broken_off)
                break
        for piece in together:
            made = self._reader.record(piece, unfilled, self._options.about, waived)
            yield made._replace(record=desk.together(made.record))

    def _read_section(self, waived: tuple[Waiver, ...]) -> Callable[[Section], DraftedSection]:
        about = self._options.about
        if self._options.pool is None:
            return partial(self._reader.section, about=about, waived=waived)
        return partial(read_elsewhere, self._office, about, waived)


def read_elsewhere(
    office: Office, about: About, waived: tuple[Waiver, ...], section: Section
) -> DraftedSection:
    """A section in a worker, whose answer leaves out the records themselves: their papers are drafted."""
    made = _reader_of(office).section(section, about, waived)
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
    if not (proofread and kind.prints):
        return Reader(desk, kind, None)
    from docgen.checking.proofreading.year import RecordCheck

    return Reader(desk, kind, RecordCheck(workspace, year, kind.prints))
