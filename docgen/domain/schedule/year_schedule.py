"""The whole of a year's schedule: the dated calendar, and planned against held."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.domain.calendar.windows import Window, windows
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

    year: int
    at: date
    planned: list[Planned]
    standings: list[Standing]
    unchecked: list[Duty]
    diagnostics: list[Diagnostic]
    unread: Sequence[UnreadRecord] = ()
    """The records that are not counted."""

    @property
    def is_unrecorded(self) -> bool:
        """Return whether no record of the year counts for anything that is owed."""
        return not any(each.done or each.state is State.UNKNOWN for each in self.standings)


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
    """The schedule of a year that the calendar knows, and how its duties stand on the day `at`."""
    planned, said = plan_year(basis.plan, year, basis.calendar)
    terms = basis.calendar.terms(year)

    def windows_of(kind: str) -> list[Window]:
        return windows(kind, year, terms)

    owed = duties(basis.plan, basis.rules, windows_of)
    said = [*said, *promised_too_little(basis.plan, basis.rules, windows_of)]
    books = Books(basis.roster, basis.calendar, planned, basis.held, year, at, basis.own_rules, basis.unread)
    # Talks and inspections leave no minutes: they are listed for a person to look at.
    unchecked = [*(duty for duty in owed if not duty.checkable), *without_minutes(books)]
    found = [*standings(owed, books), *dated_standings(books)]
    return YearSchedule(year, at, planned, found, unchecked, said, basis.unread)
