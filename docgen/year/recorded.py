"""The year's records of minutes one by one: each read, checked against those before it, and let go."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Level, Place, Source, Span, has_errors
from docgen.base.unforeseen import all_or_told, as_diagnostic
from docgen.base.workspace import Workspace
from docgen.domain.calendar.workdays import work_calendar
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.decisions import decided_on_people
from docgen.domain.meetings.minutes_facts import facts_of
from docgen.domain.meetings.minutes_together import Together, Trace, trace_of
from docgen.domain.meetings.unanimous import with_unanimous_votes
from docgen.domain.meetings.unread import UnreadRecord, of_unknown_body, uncounted, unread_record
from docgen.domain.people.course import Decided
from docgen.domain.people.course_facts import votes_against_roster
from docgen.domain.words.placeholders import Unfilled
from docgen.models.minutes import Meeting, Minutes
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.disk import bytes_of
from docgen.reading.listing import ListedRecord, Listing, read_listing, title
from docgen.reading.nodes import Document
from docgen.year.whole import Year

NOMINEE = "人选"
"""The key of who is decided on: a record without it decides on nobody."""


class Recorded(NamedTuple):
    """One record, or (without a span) what there is to say about a file as a whole."""

    span: Span | None
    case: Attendance | None
    """The meeting against the roster of its day; None when too little of it can be read."""
    said: tuple[Diagnostic, ...]
    trace: Trace | None = None
    """What the records after it have to know of it."""
    unread: UnreadRecord | None = None
    """What can be seen of it where it counts for nobody: it cannot be read, or does not say whose it is."""

    @property
    def place(self) -> Place:
        """The place of the record."""
        if self.span:
            return Place(Source(self.span.file), self.span.first)
        return self.case.meeting.place if self.case else Place(Source("minutes.yaml"))


def recorded(workspace: Workspace, year: Year) -> Iterator[Recorded]:
    """The records of all the year's files, in their order; without an organization only read, not checked."""
    reader = MinutesReader(workspace, year)
    yield reader.of_people()
    written = minutes_files(workspace, year.number)
    for path in (*written, *(path for path in year.unsaved if path not in written)):
        listing, unfilled = reader.opened(path), Unfilled()
        yield from reader.around(listing, unfilled)
        for piece in listing.pieces:
            yield reader.together(reader.record(piece, unfilled))
        yield Recorded(None, None, tuple(unfilled.told()))


def people_decided(workspace: Workspace, year: Year) -> tuple[Decided, ...]:
    """The votes on people in all the year's records: each record may have to do with those of the others.

    Only records in which somebody stands for a decision are read for it: of thousands they are few.
    """
    if year.organization is None:
        return ()
    reader = MinutesReader(workspace, year)
    meetings = (m for path in minutes_files(workspace, year.number) for m in reader.deciding(path))
    return decided_on_people(tuple(meetings), year.organization, year.rules)


def minutes_files(workspace: Workspace, year: int) -> list[Path]:
    """The year's files of minutes: minutes.yaml, and those in the folder minutes."""
    return workspace.files(year, "minutes")


class MinutesReader:
    """The data of a year that each record is checked against."""

    def __init__(self, workspace: Workspace, year: Year) -> None:
        self._workspace, self._year, self._words = workspace, year.number, year.words
        self._roster = year.roster
        self._rules = year.rules
        self._today = year.run_on
        self._unsaved = year.unsaved
        self._day_off = work_calendar(year.calendar, year.rules).calendar.day_off
        self._together = Together(self._roster) if self._roster else None
        self.known_keys = known_keys(Minutes)

    def opened(self, path: Path) -> Listing:
        """A file of minutes, its records still to be read."""
        name = self._workspace.name_of(path)
        data = self._unsaved.get(path) or bytes_of(path, name)
        if isinstance(data, Diagnostic):
            return Listing(Document(data.place.source, None, (data,)))
        return read_listing(data, name, Minutes.LIST, self.known_keys)

    def of_people(self) -> Recorded:
        """What the votes of the year and the roster have against each other."""
        said = votes_against_roster(self._roster, self._rules) if self._roster else ()
        return Recorded(None, None, tuple(said))

    def deciding(self, path: Path) -> Iterator[Meeting]:
        """The meetings of a file that name somebody to be decided on and that are read without a fault."""
        listing = self.opened(path)
        for piece in listing.pieces_with(self._words.keys_for(NOMINEE)):
            if piece.is_sound:
                meeting, said = validate(Meeting, self._counted(piece), self._year, self._words)
                # 结论: 延长预备期半年 is an error, and what stands for it in the model is 按期转正.
                if meeting and not has_errors(said):
                    yield meeting

    def around(self, listing: Listing, unfilled: Unfilled) -> Iterator[Recorded]:
        """Yield the result for the file around the records, and the records under a mistyped key."""
        minutes, said = validate(Minutes, listing.around, self._year, self._words)
        # An error around the records may hide any number of them.
        hides = next((UnreadRecord(each.place) for each in said if each.level is Level.ERROR), None)
        yield Recorded(None, None, said, unread=hides)
        for meeting in minutes.meetings if minutes else ():
            yield self.together(self._meeting(None, meeting, (), unfilled))

    def record(self, piece: ListedRecord, unfilled: Unfilled) -> Recorded:
        """One record by itself."""
        source = piece.document.source
        span = Span(source.name, piece.first, piece.last, title(piece.document, Minutes.TITLED_BY))
        try:
            return self._read(span, piece, unfilled)
        except Exception as problem:  # whatever it is, the other records are read
            return Recorded(span, None, (as_diagnostic(problem, Place(source, piece.first)),))

    def _read(self, span: Span, piece: ListedRecord, unfilled: Unfilled) -> Recorded:
        if piece.document.root == "":  # a dash and nothing behind it
            return Recorded(span, None, piece.document.diagnostics)
        meeting, said = validate(Meeting, self._counted(piece), self._year, self._words)
        if meeting is None:
            place = Place(piece.document.source, piece.first)
            seen = unread_record(place, piece.document.root, self._year, self._words)
            return Recorded(span, None, said, unread=seen if has_errors(said) else None)
        return self._meeting(span, meeting, said, unfilled)

    def together(self, record: Recorded) -> Recorded:
        """The same record with what those before it have against it."""
        if record.trace is None or self._together is None:
            return record
        said = all_or_told(record.place, partial(self._together, record.trace))
        return record._replace(said=(*record.said, *said))

    def _counted(self, piece: ListedRecord) -> Document:
        """The record with the counts of the ballots it names; they are looked for only where it names any."""
        record = piece.document
        if not piece.has("选票"):
            return record
        from docgen.year.vote_files import with_votes

        return with_votes(record, self._workspace, self._year)

    def _with_photos(self, meeting: Meeting) -> tuple[Meeting, tuple[Diagnostic, ...]]:
        """The meeting with the paths of the photos that it names; looked for where it has any."""
        if not meeting.photos:
            return meeting, ()
        from docgen.year.photo_files import with_photos

        return with_photos(meeting, self._workspace, self._year)

    def _meeting(
        self, span: Span | None, meeting: Meeting, said: tuple[Diagnostic, ...], unfilled: Unfilled
    ) -> Recorded:
        meeting, of_photos = self._with_photos(meeting)
        said = (*said, *of_photos)
        unfilled.look_into(meeting)
        if self._roster is None:
            return Recorded(span, None, said)
        case, told = with_unanimous_votes(Attendance(meeting, self._roster, self._rules))
        facts = facts_of(case, self._year, self._day_off, self._today)
        unread = uncounted(case) if of_unknown_body(case) else None
        return Recorded(span, case, (*said, *told, *facts), trace_of(case, self._day_off), unread)
