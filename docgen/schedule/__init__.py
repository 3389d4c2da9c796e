"""`docgen schedule` on one page: year → calendar and account → text, JSON, .ics, .xlsx, unmet duties."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, has_errors
from docgen.base.workspace import Workspace
from docgen.domain.calendar.workdays import unknown_year, work_calendar
from docgen.domain.rules import rules_of
from docgen.domain.schedule.year_schedule import YearSchedule, YearSources, schedule_year
from docgen.year import Year, load_year

READS = ("organization", "plan", "calendar", "rules", "minutes")


class Scheduled(NamedTuple):
    """A year's schedule (None when it cannot be made) and the diagnostics of its input."""

    schedule: YearSchedule | None
    diagnostics: list[Diagnostic]


def schedule(workspace: Workspace, number: int, at: date) -> Scheduled:
    """The schedule of a year as it stands on the day `at`."""
    return schedule_of(load_year(workspace, number, READS), at)


def schedule_of(year: Year, at: date) -> Scheduled:
    """The schedule of a year whose files have all been read."""
    # From files with errors nothing is counted: an unreadable record would be a meeting that was not held.
    number, said = year.number, year.diagnostics
    if has_errors(said) or year.organization is None or year.plan is None:
        return Scheduled(None, said)
    calendar = work_calendar(year.calendar).calendar
    if not calendar.knows(number):
        return Scheduled(None, [*said, unknown_year(number, Place(year.plan.place.source))])
    basis = YearSources(
        year.organization, year.plan, calendar, rules_of(number, year.rules), year.held, year.rules
    )
    made = schedule_year(basis, number, at)
    return Scheduled(made, [*said, *made.diagnostics])
