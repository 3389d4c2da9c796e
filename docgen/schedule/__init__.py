"""`docgen schedule` on one page: year → calendar and account → text, JSON, .ics, .xlsx, unmet duties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, has_errors
from docgen.base.workspace import Workspace
from docgen.domain.schedule.year_schedule import YearSchedule, beside, schedule_year
from docgen.year import Year, load_year
from docgen.year.plan_sources import sources_of, unknown_days

READS = ("organization", "plan", "calendar", "rules", "minutes")


class Scheduled(NamedTuple):
    """The schedules of a year's plans (none where they cannot be made) and the diagnostics of its input."""

    schedules: Sequence[YearSchedule]
    diagnostics: list[Diagnostic]
    is_whole: bool = True
    """False where the plan, the roster or the rules have errors: it is shown, and not written into files."""


def schedule(workspace: Workspace, number: int, at: date) -> Scheduled:
    """The schedules of a year as it stands on the day `at`."""
    return schedule_of(load_year(workspace, number, READS), at)


def _is_laid_down(year: Year) -> bool:
    """Return whether the rules and the days off can be read: by half of them gaps would be invented."""
    return not any(has_errors(year.said.get(name, ())) for name in ("rules", "calendar"))


def schedule_of(year: Year, at: date) -> Scheduled:
    """The schedules of a year whose files have all been read."""
    # An error in one place hides no gap in another: what was read is counted, and what was not is told.
    said, made = list(year.diagnostics), list[YearSchedule]()
    if year.roster is None or not _is_laid_down(year):
        return Scheduled(made, said)
    for plan in year.plans:
        said += unknown_days(plan, year)
        if basis := sources_of(plan, year):
            made.append(beside(schedule_year(basis, year.number, at), made))
    # A record with errors is told as not counted; the calendar itself does not come from the minutes.
    is_whole = not any(has_errors(about) for name, about in year.said.items() if name != "minutes")
    return Scheduled(made, [*said, *(d for each in made for d in each.diagnostics)], is_whole)
