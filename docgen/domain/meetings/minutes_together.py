"""Contradictions between the records of a year's minutes, told from a few facts of each.

A record leaves a trace, which may come from another process; the records themselves are let go.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, error, warning
from docgen.domain.calendar.workdays import UnknownYear
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.minutes_facts import DayOff
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.domain.words.dates import official_date
from docgen.models.meeting_kinds import joint_name
from docgen.models.minutes import Meeting
from docgen.reading.values import TimeRange


class MeetingSeries(NamedTuple):
    """The meetings of the same kinds and one body: branches and group."""

    kinds: tuple[str, ...]
    branches: tuple[str, ...]
    group: str


class Trace(NamedTuple):
    """The few facts of a record that later records are compared with."""

    held: MeetingSeries
    day: date
    time: TimeRange | None
    people: tuple[int, ...]
    """The people who came, or who led where nothing else is known, by their numbers on the roster."""
    place: Place
    time_place: Place
    untabled: Diagnostic | None
    """The one message about a year whose days off nobody knows."""

    @property
    def address(self) -> str:
        """The file and the line of the record, in the words of a message."""
        return f"{self.place.source.name.rpartition('/')[2]} 第{self.place.line}行"


class Earlier(NamedTuple):
    """The part of a trace that is kept."""

    held: MeetingSeries
    time: TimeRange
    people: frozenset[int]
    address: str


def trace_of(case: Attendance, day_off: DayOff) -> Trace:
    """The trace of a record."""
    meeting = case.meeting
    # Without a list of who came, chair and recorder at least were there.
    seats = (case.attendees or _leaders(case)) if meeting.time else ()
    return Trace(
        MeetingSeries(meeting.kinds, case.branches, str(meeting.group)),
        case.day,
        meeting.time,
        tuple(case.roster.numbers[seat] for seat in seats),
        meeting.place,
        meeting.place_of("时间"),
        _untabled(meeting, day_off),
    )


def _leaders(case: Attendance) -> tuple[Seat, ...]:
    named = [name for name in (case.meeting.chair, case.meeting.recorder) if name]
    return tuple(seats[0] for seats in map(case.whom, named) if len(seats) == 1)


def _untabled(meeting: Meeting, day_off: DayOff) -> Diagnostic | None:
    """A year without a table is told, not guessed."""
    try:
        day_off(meeting.day)
    except UnknownYear as unknown:
        message = f"不知道{unknown.arrangement}，没有核对会议是不是在工作日"
        mend = "等国务院办公厅的放假通知公布以后，贴进 plans/calendar.yaml"
        return warning("D422", meeting.place_of("日期"), message, mend)
    return None


class Together:
    """The records of a year in their order, each against those before it."""

    def __init__(self, roster: Roster) -> None:
        self._roster = roster
        self._untabled: set[int] = set()
        self._recorded: dict[object, str] = {}
        self._by_day: dict[date, list[Earlier]] = {}

    def __call__(self, trace: Trace) -> list[Diagnostic]:
        """Everything that the records before it have against this one."""
        return [
            *self._first_untabled(trace),
            *self._recorded_once(trace),
            *self._in_one_place_at_a_time(trace),
        ]

    def _first_untabled(self, trace: Trace) -> Iterator[Diagnostic]:
        # Said once a year, not once a meeting: a hundred hints would hide the rest.
        if trace.untabled and trace.day.year not in self._untabled:
            self._untabled.add(trace.day.year)
            yield trace.untabled

    def _recorded_once(self, trace: Trace) -> Iterator[Diagnostic]:
        """Two records of one kind, body and day are one meeting, unless their hours differ."""
        # Two meetings of one body on one day are usual (支委会 before 党员大会); two at one hour are one.
        for kind in trace.held.kinds:
            key = (trace.held._replace(kinds=(kind,)), trace.day, trace.time and trace.time.start)
            if key in self._recorded:
                message = f"{self._recorded[key]}已经记过这次会议（{official_date(trace.day)}{kind}）"
                yield error("D445", trace.place, message, "删掉其中一份")
                return
            self._recorded[key] = trace.address

    def _in_one_place_at_a_time(self, trace: Trace) -> Iterator[Diagnostic]:
        """Nobody sits in two meetings at the same hour."""
        if trace.time is None:
            return
        later = Earlier(trace.held, trace.time, frozenset(trace.people), trace.address)
        same_day = self._by_day.setdefault(trace.day, [])
        for earlier in same_day:
            yield from self._clash(earlier, later, trace)
        same_day.append(later)

    def _clash(self, earlier: Earlier, later: Earlier, trace: Trace) -> Iterator[Diagnostic]:
        is_same = earlier.held == later.held  # two records of one meeting are told as such
        if is_same or not _overlap(earlier.time, later.time):
            return
        both = [number for number in trace.people if number in earlier.people]
        if both:
            seats = (self._roster.seats[number] for number in both[:3])
            # Three names show which record is wrong; thirty would fill the screen.
            names = "、".join(map(self._roster.label, seats)) + ("等" if len(both) > 3 else "")
            message = f"{names}同一时间也在{earlier.address}的{joint_name(earlier.held.kinds)}上"
            yield error("D444", trace.time_place, message, "核对两次会议的时间和缺席的名单")


def _overlap(a: TimeRange, b: TimeRange) -> bool:
    # A meeting without an end lasts as long as nobody knows: only its beginning is compared.
    return a.start == b.start or (a.start < (b.end or b.start) and b.start < (a.end or a.start))
