"""`docgen check` on one page: what is wrong in a year's files, then what the year owes and did not do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Level, Place, Source, has_errors
from docgen.base.workspace import Workspace
from docgen.checking.proofreading.year import proofread
from docgen.checking.unmet import unmet
from docgen.domain.calendar.workdays import unknown_year, work_calendar
from docgen.schedule import schedule_of
from docgen.year import Year, load_year


class Checked(NamedTuple):
    """All there is to say about a year; `remark` says why planned was not set against held, if it was not."""

    diagnostics: list[Diagnostic]
    remark: str = ""


def check_year(workspace: Workspace, number: int, at: date, *, remind: date | None = None) -> Checked:
    """Check a year as it stands on the day `at`.

    What is due soon is told for the day `remind`, without one for the last day on record. As `docgen
    schedule` does, it reckons nothing from files with errors: a record that cannot be read would count as a
    meeting that was not held.
    """
    year = load_year(workspace, number)
    checked = _reckoned(workspace, year, at, remind)
    return checked._replace(diagnostics=[*checked.diagnostics, *proofread(workspace, year)])


def _reckoned(workspace: Workspace, year: Year, at: date, remind: date | None) -> Checked:
    """The files, each by itself and against the others, and the year's account."""
    number = year.number
    if has_errors(year.diagnostics):
        return Checked(year.diagnostics, "改好错误以后，再核对该开的会")
    if not work_calendar(year.calendar).calendar.knows(number):
        said = [*year.diagnostics, *year.reminders(remind)]
        return Checked([*said, _not_compared(year, _plan_file(workspace, number))])
    made, said = schedule_of(year, at)
    owed = unmet(made, _records(workspace, number)) if made else []
    return Checked([*said, *owed, *year.reminders(remind)])


def _not_compared(year: Year, place: Place) -> Diagnostic:
    """Only a hint here: the plan itself and the minutes are written without the days off."""
    told = unknown_year(year.number, place)
    return replace(told, level=Level.HINT, message=f"还不知道{year.number}年的放假安排，没有核对该开的会")


def _plan_file(workspace: Workspace, number: int) -> Place:
    return Place(Source(workspace.name_of(workspace.year(number) / "plan.yaml")))


def _records(workspace: Workspace, number: int) -> Place:
    """Where a meeting that is wanting would be recorded: minutes.yaml; the plan where there is none."""
    minutes = workspace.year(number) / "minutes.yaml"
    if not minutes.exists():
        return _plan_file(workspace, number)
    return Place(Source(workspace.name_of(minutes)))
