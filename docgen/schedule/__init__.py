"""`docgen schedule` on one page: year → calendar and account → text, JSON, .ics, .xlsx, unmet duties."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, has_errors
from docgen.base.workspace import Workspace
from docgen.domain.calendar.workdays import PROVISIONAL, unknown_year
from docgen.domain.rules import rules_of
from docgen.domain.schedule.year_schedule import YearSchedule, YearSources, schedule_year
from docgen.year import Year, load_year

READS = ("organization", "plan", "calendar", "rules", "minutes")


class Scheduled(NamedTuple):
    """A year's schedule (None when it cannot be made) and the diagnostics of its input."""

    schedule: YearSchedule | None
    diagnostics: list[Diagnostic]
    is_whole: bool = True
    """False where the plan, the roster or the rules have errors: it is shown, and not written into files."""


def schedule(workspace: Workspace, number: int, at: date) -> Scheduled:
    """The schedule of a year as it stands on the day `at`."""
    return schedule_of(load_year(workspace, number, READS), at)


def _is_laid_down(year: Year) -> bool:
    """Return whether the rules and the days off can be read: by half of them gaps would be invented."""
    return not any(has_errors(year.said.get(name, ())) for name in ("rules", "calendar"))


def schedule_of(year: Year, at: date) -> Scheduled:
    """The schedule of a year whose files have all been read."""
    # An error in one place hides no gap in another: what was read is counted, and what was not is told.
    number, said = year.number, year.diagnostics
    if year.organization is None or year.plan is None or not _is_laid_down(year):
        return Scheduled(None, said)
    place = Place(year.plan.place.source)
    if not year.days.answers(number):
        return Scheduled(None, [*said, unknown_year(number, place, "排不出日期")])
    if not year.days.knows(number):
        # Until the State Council's notice comes, a plan is made all the same: nobody waits for it.
        supposed = f"日子按法定节假日和周末排，{PROVISIONAL}"
        said = [*said, unknown_year(number, place, supposed)]
    basis = YearSources(
        year.organization,
        year.plan,
        year.days,
        rules_of(number, year.rules),
        year.held,
        year.rules,
        year.unread,
    )
    made = schedule_year(basis, number, at)
    # A record with errors is told as not counted; the calendar itself does not come from the minutes.
    is_whole = not any(has_errors(about) for name, about in year.said.items() if name != "minutes")
    return Scheduled(made, [*said, *made.diagnostics], is_whole)
