"""Planned meetings without a record, as papers need them: against the roster of their day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place
from docgen.base.unforeseen import all_or_told
from docgen.domain.calendar.workdays import PROVISIONAL, unknown_year
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.schedule.planning import plan_year
from docgen.domain.schedule.unrecorded import Appointment, Ledger, Sorted, sort_by_record
from docgen.domain.words.placeholders import missing
from docgen.models.minutes import Meeting
from docgen.models.plan import ScheduleItem
from docgen.papers.draft import Draft
from docgen.papers.phrases import when_of
from docgen.reading.nodes import Text
from docgen.year import Year

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
    if roster is None or year.plan is None or not year.days.answers(year.number):
        return []
    planned = plan_year(year.plan, year.number, year.days).entries
    found = wanted(sort_by_record(planned, Ledger(roster, year.days, year.held)))
    return [
        PlannedMeeting(
            one.entry.item, Attendance(_meeting(one), roster, year.rules), one.entry.is_provisional
        )
        for one in found
    ]


def calendar_fault(year: Year) -> list[Diagnostic]:
    """Report that the days off of the year are not known: the dates proposed for it may yet move."""
    if year.plan is None or year.days.knows(year.number):
        return []
    so = f"排出的日子{PROVISIONAL}" if year.days.answers(year.number) else "排不出日期"
    return [unknown_year(year.number, Place(year.plan.place.source), so)]


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
