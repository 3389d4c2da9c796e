"""Planned meetings without a record, as papers need them: against the roster of their day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.base.unforeseen import all_or_told
from docgen.domain.calendar.spans import span_of
from docgen.domain.calendar.workdays import PROVISIONAL
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.planning import plan_year
from docgen.domain.schedule.unrecorded import Appointment, Ledger, Sorted, sort_by_record
from docgen.domain.words.placeholders import missing
from docgen.models.minutes import Meeting
from docgen.models.plan import Plan, ScheduleItem
from docgen.papers.draft import Draft
from docgen.papers.phrases import when_of
from docgen.reading.nodes import Text
from docgen.year import Year
from docgen.year.plan_sources import can_be_dated, unknown_days

SIGN_IN = "签到"

NONE_AHEAD = "计划里的会议都有记录了，或者日程安排里没有排出日期的会议"
"""The message when no planned meeting is without a record."""


class PlannedMeeting(NamedTuple):
    """A planned meeting: its item of the plan, and the meeting with what is known before it is held."""

    item: ScheduleItem
    case: Attendance
    is_provisional: bool = False
    """Whether its day may move when the holiday notice of its year comes."""

    @property
    def when(self) -> str:
        """Day, weekday and hour."""
        return when_of(self.case.meeting) + (f"（{PROVISIONAL}）" if self.is_provisional else "")

    @property
    def where(self) -> str:
        """The place; where the plan names several for all bodies, a person must choose."""
        venue = str(self.item.venue)
        if not venue:
            return missing("地点")
        # One item of the plan stands for all branches: “各支部会议室” is a different room for each of them.
        shared = bool(self.item.scope) and ("、" in venue or venue.startswith("各"))
        return missing(f"地点，计划为{venue}") if shared else venue


def draft_each(
    meetings: Sequence[PlannedMeeting], draft: Callable[[PlannedMeeting], Draft]
) -> list[Draft | Diagnostic]:
    """The draft of each meeting; or the diagnostic why it has none, at its item of the plan."""
    return [
        each
        for planned in meetings
        for each in all_or_told(planned.item.place, partial(map, draft, [planned]))
    ]


def meetings_ahead(year: Year) -> list[PlannedMeeting]:
    """Every planned meeting without a record, by day; none where days off are not known."""
    return _ahead(year, lambda found: found.unrecorded)


def meetings_recorded(year: Year) -> list[PlannedMeeting]:
    """Every planned meeting with a record, as it was planned."""
    return _ahead(year, lambda found: found.recorded)


def _ahead(year: Year, wanted: Callable[[Sorted], list[Appointment]]) -> list[PlannedMeeting]:
    roster = year.roster
    if roster is None:
        return []
    found: list[Appointment] = []
    for plan in year.plans:
        if can_be_dated(plan, year):
            # The plan of the year and that of the branch may both have it.
            earlier = set(map(_key, found))
            found += [one for one in wanted(_sorted(plan, roster, year)) if _key(one) not in earlier]
    return [
        PlannedMeeting(
            one.entry.item, Attendance(_meeting(one), roster, year.rules), one.entry.is_provisional
        )
        for one in sorted(found, key=lambda one: one.day)
    ]


def _key(one: Appointment) -> tuple[object, ...]:
    return (one.day, one.entry.item.kind, one.branch, one.group)


def _sorted(plan: Plan, roster: Roster, year: Year) -> Sorted:
    planned = plan_year(plan, year.number, year.days).entries
    span = span_of(plan, year.number)
    return sort_by_record(planned, Ledger(roster, year.days, year.held_beyond, span))


def calendar_fault(year: Year) -> list[Diagnostic]:
    """Report that the days off of the year are not known: the dates proposed for it may yet move."""
    return [said for plan in year.plans for said in unknown_days(plan, year)]


def _meeting(one: Appointment) -> Meeting:
    """The meeting with what the plan knows of it; what only the meeting itself can tell stays empty."""
    # model_construct checks nothing: a meeting not yet held lacks keys that every record must have.
    return Meeting.model_construct(
        kinds=(one.entry.item.kind,),
        branches=(Text(one.branch),),
        group=Text(one.group),
        day=one.day,
        time=one.entry.hours,
        venue=one.entry.item.venue,
        subject=one.entry.item.subject,
        sign_in=any(SIGN_IN in paper for paper in one.entry.item.papers),
    )
