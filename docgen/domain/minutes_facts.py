"""Facts in the minutes that disagree: with the calendar, the roster, the rules of voting and each other.

One rule, one small function; each family of rules lists its own in `RULES`, and here are all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from docgen.diagnostics import Diagnostic, error, warning
from docgen.domain import admission_facts, attendance_facts, kind_facts, people_facts, vote_facts
from docgen.domain.attendance import Attendance
from docgen.domain.dates import official_date
from docgen.domain.roster import Seat
from docgen.domain.workdays import UnknownYear
from docgen.models.minutes import Meeting
from docgen.reading.values import TimeRange

Rule = Callable[[Attendance], Iterator[Diagnostic]]

DayOff = Callable[[date], str]
"""Why a day is off, or nothing. Raises UnknownYear."""


class Earlier(NamedTuple):
    """What is kept of a record for those after it."""

    kind: str
    branches: tuple[str, ...]
    group: str
    time: TimeRange
    people: tuple[Seat, ...]
    """Who came, or who led where that is all that is known."""
    address: str


class MinutesCheck:
    """The records of a year in their order: each by itself, and against those before it."""

    def __init__(self, year: int, day_off: DayOff) -> None:
        self._year, self._day_off = year, day_off
        self._unknown_years: set[int] = set()
        self._recorded: dict[object, str] = {}
        self._by_day: dict[date, list[Earlier]] = {}

    def __call__(self, case: Attendance) -> list[Diagnostic]:
        """Everything that the facts of one record have against them."""
        said = [diagnostic for rule in RULES for diagnostic in rule(case)]
        said += held_in_its_year(case.meeting, self._year)
        said += [*self._held_on_a_workday(case.meeting), *self._recorded_once(case)]
        return [*said, *self._in_one_place_at_a_time(case)]

    def _held_on_a_workday(self, meeting: Meeting) -> Iterator[Diagnostic]:
        """A meeting on a day off is likely a slip; a year without a table is told once, not guessed."""
        try:
            reason = self._day_off(meeting.day)
        except UnknownYear:
            if meeting.day.year not in self._unknown_years:
                yield _unknown_year(meeting)
            self._unknown_years.add(meeting.day.year)
            return
        if reason:
            message = f"{official_date(meeting.day)}是{reason}，不是工作日"
            yield warning("D421", meeting.place_of("日期"), message, "核对日期；确实在这一天开的，不用改")

    def _recorded_once(self, case: Attendance) -> Iterator[Diagnostic]:
        """Two records of one kind, body and day are one meeting, unless their hours differ."""
        meeting = case.meeting
        start = meeting.time and meeting.time.start
        key = (meeting.kind, meeting.day, case.branches, str(meeting.group), start)
        own = _address(meeting)
        earlier = self._recorded.setdefault(key, own)
        if earlier is not own:
            held = f"{official_date(meeting.day)}{meeting.kind}"
            yield error("D445", meeting.place, f"{earlier}已经记过这次会议（{held}）", "删掉其中一份")

    def _in_one_place_at_a_time(self, case: Attendance) -> Iterator[Diagnostic]:
        """Nobody sits in two meetings at the same hour."""
        meeting = case.meeting
        if meeting.time is None:
            return
        people = case.attendees or tuple(_leaders(case))
        later = Earlier(
            meeting.kind, case.branches, str(meeting.group), meeting.time, people, _address(meeting)
        )
        same_day = self._by_day.setdefault(case.day, [])
        for earlier in same_day:
            yield from _clash(earlier, later, case)
        same_day.append(later)


def held_in_its_year(meeting: Meeting, year: int) -> Iterator[Diagnostic]:
    """A day of another year was copied from last year's file."""
    if meeting.day.year != year:
        yield warning(
            "D420",
            meeting.place_of("日期"),
            f"这是{year}年的会议清单，日期却是{meeting.day.year}年（是不是从去年的文件复制来的？）",
            f"核对后改成{year}年",
        )


def _unknown_year(meeting: Meeting) -> Diagnostic:
    return warning(
        "D422",
        meeting.place_of("日期"),
        f"不知道{meeting.day.year}年的放假安排，没有核对会议是不是在工作日",
        "等国务院办公厅的放假通知公布以后，贴进 plans/calendar.yaml",
    )


def written_up_afterwards(case: Attendance) -> Iterator[Diagnostic]:
    """补记 comes after the meeting."""
    written_up = case.meeting.written_up
    if written_up and written_up < case.day:
        yield error("D446", case.meeting.place_of("补记"), "补记的日期早于开会的日期", "核对这两个日期")


def says_whose_meeting_it_was(case: Attendance) -> Iterator[Diagnostic]:
    """Without a branch, and nobody leading it who tells, nothing can be counted."""
    if not case.branches and not case.meeting.group:
        yield warning(
            "D447", case.meeting.place, "看不出是哪个支部的会议，应到人数没有核对", "补上一行“支部: …”"
        )


def _clash(earlier: Earlier, later: Earlier, case: Attendance) -> Iterator[Diagnostic]:
    is_same = earlier[:3] == later[:3]  # two records of one meeting are told as such
    if is_same or not _overlap(earlier.time, later.time):
        return
    both = [seat for seat in later.people if seat in earlier.people]
    if both:
        names = "、".join(case.roster.label(seat) for seat in both[:3]) + ("等" if len(both) > 3 else "")
        yield error(
            "D444",
            case.meeting.place_of("时间"),
            f"{names}同一时间也在{earlier.address}的{earlier.kind}上",
            "核对两次会议的时间和缺席的名单",
        )


def _leaders(case: Attendance) -> list[Seat]:
    named = [name for name in (case.meeting.chair, case.meeting.recorder) if name]
    return [seats[0] for seats in map(case.whom, named) if len(seats) == 1]


def _overlap(a: TimeRange, b: TimeRange) -> bool:
    return a.start == b.start or (a.start < (b.end or b.start) and b.start < (a.end or a.start))


def _address(meeting: Meeting) -> str:
    return f"{meeting.place.source.name.rpartition('/')[2]} 第{meeting.place.line}行"


RULES: tuple[Rule, ...] = (
    *people_facts.RULES,
    *attendance_facts.RULES,
    *vote_facts.RULES,
    *admission_facts.RULES,
    *kind_facts.RULES,
    written_up_afterwards,
    says_whose_meeting_it_was,
)
