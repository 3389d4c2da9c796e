"""The whole of a year's schedule: the dated calendar, and planned against held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.domain.calendar.spans import span_of
from docgen.domain.calendar.windows import Window, windows_in
from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.meetings.held import Held
from docgen.domain.meetings.unread import UnreadRecord
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.dated_items import dated_standings, without_minutes
from docgen.domain.schedule.duties import Duty, duties, promised_too_little
from docgen.domain.schedule.obligations import Books, Standing, State, standings
from docgen.domain.schedule.planning import Planned, plan_year
from docgen.models.plan import Plan
from docgen.models.rules import Rule, Rules


class YearSchedule(NamedTuple):
    """The content of `docgen schedule`; `unchecked` are duties that leave no minutes."""

    plan: Plan
    roster: Roster
    span: Window
    at: date
    planned: list[Planned]
    standings: list[Standing]
    unchecked: list[Duty]
    diagnostics: list[Diagnostic]
    unread: Sequence[UnreadRecord] = ()
    """The records that are not counted."""
    is_shortened: bool = False
    """Whether something is left out that an earlier plan of the folder has already."""

    @property
    def title(self) -> str:
        """The words by which it is told from other schedules of its folder: 第二支部2026年."""
        return f"{self.plan.branch}{self.span.name}"

    @property
    def is_unrecorded(self) -> bool:
        """Return whether no record of the year counts for anything that is owed."""
        return not any(each.done or each.state is State.UNKNOWN for each in self.standings)


def beside(schedule: YearSchedule, earlier: Sequence[YearSchedule]) -> YearSchedule:
    """The schedule without what those of earlier plans of the same folder hold already."""
    days = {_meeting(entry) for each in earlier for entry in each.planned}
    owed = {_owed(standing) for each in earlier for standing in each.standings}
    planned = [
        entry
        for entry in schedule.planned
        if _meeting(entry) not in days and _meeting(entry._replace(branch="")) not in days
    ]
    found = [standing for standing in schedule.standings if _owed(standing) not in owed]
    is_shortened = (len(planned), len(found)) != (len(schedule.planned), len(schedule.standings))
    return schedule._replace(planned=planned, standings=found, is_shortened=is_shortened)


def _meeting(entry: Planned) -> tuple[object, ...]:
    return (entry.day, entry.month, entry.item.kind, str(entry.item.name), entry.item.scope, entry.branch)


def _owed(standing: Standing) -> tuple[object, ...]:
    duty, window = standing.duty, standing.window
    return (duty.subject, duty.promise, standing.body, window.first, window.last)


class YearSources(NamedTuple):
    """The sources of a schedule."""

    roster: Roster
    plan: Plan
    calendar: WorkCalendar
    rules: Sequence[Rule]
    held: Sequence[Held]
    own_rules: Rules | None = None
    unread: Sequence[UnreadRecord] = ()


def schedule_year(basis: YearSources, year: int, at: date) -> YearSchedule:
    """The schedule of a plan whose years the calendar knows, and how its duties stand on the day `at`."""
    planned, said = plan_year(basis.plan, year, basis.calendar)
    span = span_of(basis.plan, year)
    terms = basis.calendar.terms_of(span)

    def windows_of(kind: str) -> list[Window]:
        return windows_in(kind, span, terms)

    owed = duties(basis.plan, basis.rules, windows_of)
    said = [*said, *promised_too_little(basis.plan, basis.rules, windows_of)]
    books = Books(basis.roster, basis.calendar, planned, basis.held, span, at, basis.own_rules, basis.unread)
    # Talks and inspections leave no minutes: they are listed for a person to look at.
    unchecked = [*(duty for duty in owed if not duty.checkable), *without_minutes(books)]
    found = [*standings(owed, books), *dated_standings(books)]
    return YearSchedule(basis.plan, basis.roster, span, at, planned, found, unchecked, said, basis.unread)
