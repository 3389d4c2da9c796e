"""`docgen schedule` on one page: year → calendar and account → text, JSON, .ics, .xlsx, what is unmet."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, has_errors
from docgen.base.workspace import Workspace
from docgen.domain.calendar.workdays import unknown_year, work_calendar
from docgen.domain.rules import rules_of
from docgen.domain.schedule.year_schedule import Basis, YearSchedule, schedule_year
from docgen.year import Year, load_year

READS = ("organization", "plan", "calendar", "rules", "minutes")


class Scheduled(NamedTuple):
    """A year's schedule (None when it cannot be made) and everything there is to say about its input."""

    schedule: YearSchedule | None
    diagnostics: list[Diagnostic]


def schedule(workspace: Workspace, number: int, at: date) -> Scheduled:
    """The schedule of a year as it stands on the day `at`."""
    return schedule_of(load_year(workspace, number, READS), at)


def schedule_of(year: Year, at: date) -> Scheduled:
    """The schedule of a year that has been read, all its files."""
    number, said = year.number, year.diagnostics
    if has_errors(said) or year.organization is None or year.plan is None:
        return Scheduled(None, said)
    calendar = work_calendar(year.calendar).calendar
    if not calendar.knows(number):
        return Scheduled(None, [*said, unknown_year(number, _plan_file(year))])
    basis = Basis(year.organization, year.plan, calendar, rules_of(number, year.rules), year.held)
    made = schedule_year(basis, number, at)
    return Scheduled(made, [*said, *made.diagnostics])


def _plan_file(year: Year) -> Place:
    source = year.plan.place.source if year.plan else Source("plan.yaml")
    return Place(source)
