"""The year's records of minutes one by one: each read, checked against those before it, and let go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, Span
from docgen.domain.attendance import Attendance
from docgen.domain.minutes_facts import MinutesCheck
from docgen.domain.placeholders import Unfilled
from docgen.domain.roster import Roster
from docgen.domain.workdays import work_calendar
from docgen.models.calendar import Calendar
from docgen.models.minutes import Meeting, Minutes
from docgen.models.organization import Organization
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.disk import bytes_of
from docgen.reading.listing import Piece, read_listing, title
from docgen.reading.nodes import Document
from docgen.workspace import Workspace

LIST = "会议"
TITLED_BY = ("日期", "类型", "主题")
"""The keys by whose values a record is called."""


class Recorded(NamedTuple):
    """One record, or (without a span) what there is to say about a file as a whole."""

    span: Span | None
    case: Attendance | None
    """The meeting against the roster of its day; None when too little of it can be read."""
    said: tuple[Diagnostic, ...]


def recorded(
    workspace: Workspace, year: int, organization: Organization | None, calendar: Calendar | None
) -> Iterator[Recorded]:
    """The records of all the year's files, in their order; without an organization only read, not checked."""
    check = MinutesCheck(year, work_calendar(calendar).calendar.day_off)
    desk = _Desk(workspace, year, Roster(organization) if organization else None, check)
    for path in minutes_files(workspace, year):
        yield from desk.file(path, workspace.name_of(path))


def minutes_files(workspace: Workspace, year: int) -> list[Path]:
    """The year's files of minutes: minutes.yaml, and those in the folder minutes."""
    folder = workspace.year(year)
    whole = folder / "minutes.yaml"
    return [*([whole] if whole.exists() else []), *sorted((folder / "minutes").glob("*.yaml"))]


class _Desk:
    """What the records of a year are held against."""

    def __init__(self, workspace: Workspace, year: int, roster: Roster | None, check: MinutesCheck) -> None:
        self.workspace, self.year, self.roster, self.check = workspace, year, roster, check
        self.known_keys = known_keys(Minutes)

    def file(self, path: Path, name: str) -> Iterator[Recorded]:
        data = bytes_of(path, name)
        if isinstance(data, Diagnostic):
            yield Recorded(None, None, (data,))
            return
        listing, unfilled = read_listing(data, name, LIST, self.known_keys), Unfilled()
        yield from self.around(listing.around, unfilled)
        for piece in listing.pieces:
            yield self.record(piece, name, unfilled)
        yield Recorded(None, None, tuple(unfilled.told()))

    def around(self, document: Document, unfilled: Unfilled) -> Iterator[Recorded]:
        """What stands around the records, and those that stand under a mistyped key."""
        minutes, said = validate(Minutes, document, self.year)
        yield Recorded(None, None, said)
        for meeting in minutes.meetings if minutes else ():
            yield self.meeting(None, meeting, (), unfilled)

    def record(self, piece: Piece, name: str, unfilled: Unfilled) -> Recorded:
        span = Span(name, piece.first, piece.last, title(piece.document, TITLED_BY))
        if piece.document.root == "":  # a dash and nothing behind it
            return Recorded(span, None, piece.document.diagnostics)
        meeting, said = validate(Meeting, self.counted(piece), self.year)
        return Recorded(span, None, said) if meeting is None else self.meeting(span, meeting, said, unfilled)

    def counted(self, piece: Piece) -> Document:
        """The record with the counts of the ballots it names; they are looked for only where it names any."""
        record = piece.document
        if not any("选票" in (record.source.line(n) or "") for n in range(piece.first, piece.last + 1)):
            return record
        from docgen.year.vote_files import with_votes

        return with_votes(record, self.workspace, self.year)

    def meeting(
        self, span: Span | None, meeting: Meeting, said: tuple[Diagnostic, ...], unfilled: Unfilled
    ) -> Recorded:
        unfilled.look_into(meeting)
        if self.roster is None:
            return Recorded(span, None, said)
        case = Attendance(meeting, self.roster)
        return Recorded(span, case, (*said, *self.check(case)))
