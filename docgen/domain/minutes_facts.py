"""Facts in the minutes that disagree: with the calendar, the roster, the rules of voting and each other.

One rule, one small function; each family of rules lists its own in `RULES`, and here are all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from docgen.diagnostics import Diagnostic, error, warning
from docgen.domain import admission_facts, attendance_facts, kind_facts, people_facts, vote_facts
from docgen.domain.attendance import Attendance
from docgen.domain.dates import official_date
from docgen.domain.roster import Roster, Seat
from docgen.domain.workdays import UnknownYear
from docgen.models.minutes import Meeting
from docgen.models.organization import Organization

Rule = Callable[[Attendance], Iterator[Diagnostic]]

DayOff = Callable[[date], str]
"""Why a day is off, or nothing. Raises UnknownYear."""


def check_minutes(
    meetings: Sequence[Meeting], organization: Organization, year: int, day_off: DayOff
) -> list[Diagnostic]:
    """Everything that the facts of a year's meetings have against each other and against the roster."""
    roster = Roster(organization)
    cases = [Attendance(meeting, roster) for meeting in meetings]
    said = [diagnostic for case in cases for rule in RULES for diagnostic in rule(case)]
    said += [d for meeting in meetings for d in held_in_its_year(meeting, year)]
    said += [*held_on_workdays(meetings, day_off), *recorded_once(cases), *in_one_place_at_a_time(cases)]
    return said


def held_in_its_year(meeting: Meeting, year: int) -> Iterator[Diagnostic]:
    """A day of another year was copied from last year's file."""
    if meeting.day.year != year:
        yield warning(
            "D420",
            meeting.place_of("日期"),
            f"这是{year}年的会议清单，日期却是{meeting.day.year}年（是不是从去年的文件复制来的？）",
            f"核对后改成{year}年",
        )


def held_on_workdays(meetings: Sequence[Meeting], day_off: DayOff) -> Iterator[Diagnostic]:
    """A meeting on a day off is likely a slip; a year without official table is told once, never guessed."""
    untold: set[int] = set()
    for meeting in meetings:
        try:
            reason = day_off(meeting.day)
        except UnknownYear:
            if meeting.day.year not in untold:
                yield _unknown_year(meeting)
            untold.add(meeting.day.year)
            continue
        if reason:
            message = f"{official_date(meeting.day)}是{reason}，不是工作日"
            yield warning("D421", meeting.place_of("日期"), message, "核对日期；确实在这一天开的，不用改")


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


def recorded_once(cases: Sequence[Attendance]) -> Iterator[Diagnostic]:
    """Two records of one kind, body and day are one meeting, unless their hours differ."""
    first: dict[object, Meeting] = {}
    for case in cases:
        meeting = case.meeting
        key = (meeting.kind, meeting.day, case.branches, meeting.group, meeting.time and meeting.time.start)
        earlier = first.setdefault(key, meeting)
        if earlier is not meeting:
            where = _address(earlier)
            yield error(
                "D445",
                meeting.place,
                f"{where}已经记过这次会议（{official_date(meeting.day)}{meeting.kind}）",
                "删掉其中一份",
            )


def in_one_place_at_a_time(cases: Sequence[Attendance]) -> Iterator[Diagnostic]:
    """Nobody sits in two meetings at the same hour."""
    by_day: dict[date, list[Attendance]] = {}
    for case in cases:
        if case.meeting.time:
            by_day.setdefault(case.day, []).append(case)
    for same_day in by_day.values():
        for index, later in enumerate(same_day):
            for earlier in same_day[:index]:
                yield from _clash(earlier, later)


def _clash(earlier: Attendance, later: Attendance) -> Iterator[Diagnostic]:
    if not _overlap(earlier.meeting, later.meeting):
        return
    both = [
        seat
        for seat in later.attendees or _leaders(later)
        if seat in (earlier.attendees or _leaders(earlier))
    ]
    if both and not _is_same(earlier, later):
        names = "、".join(later.roster.label(seat) for seat in both[:3]) + ("等" if len(both) > 3 else "")
        yield error(
            "D444",
            later.meeting.place_of("时间"),
            f"{names}同一时间也在{_address(earlier.meeting)}的{earlier.meeting.kind}上",
            "核对两次会议的时间和缺席的名单",
        )


def _is_same(earlier: Attendance, later: Attendance) -> bool:
    """Two records of one meeting are told as such."""
    one, other = earlier.meeting, later.meeting
    return one.kind == other.kind and earlier.branches == later.branches and one.group == other.group


def _leaders(case: Attendance) -> list[Seat]:
    named = [name for name in (case.meeting.chair, case.meeting.recorder) if name]
    return [seats[0] for seats in map(case.whom, named) if len(seats) == 1]


def _overlap(one: Meeting, other: Meeting) -> bool:
    a, b = one.time, other.time
    if a is None or b is None:
        return False
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
