"""`docgen check` on one page: faults of a year's files, then duties that its records do not show."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, has_errors
from docgen.base.workspace import Workspace
from docgen.checking.plan_people import plan_names_people_of_the_roster
from docgen.checking.proofreading.year import proofread
from docgen.checking.unmet import unmet
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.division_of_work import divides_work, work_is_divided_among_the_elected
from docgen.domain.meetings.election_followed import roster_follows_elections
from docgen.domain.people.committee_facts import check_committees
from docgen.domain.schedule.prose_facts import prose_against_schedule
from docgen.schedule import schedule_of
from docgen.year import Year, load_year
from docgen.year.unread_files import unused_files


class Checked(NamedTuple):
    """The diagnostics of a year; `remark` tells why its duties were not checked, where they were not."""

    diagnostics: list[Diagnostic]
    remark: str = ""


def check_year(workspace: Workspace, number: int, today: date, asked: date | None = None) -> Checked:
    """Check a year as of the day that was asked for, else of today."""
    # A record dated after today is a slip whatever day the year is looked at from.
    year = load_year(workspace, number, today=today)
    checked = _reckoned(workspace, year, today, asked)
    # What could not be read may be what names the spreadsheet.
    unused = () if has_errors(year.diagnostics) else unused_files(workspace, year)
    promised = [each for plan in year.plans for each in prose_against_schedule(plan)]
    of_people = (*_committees(year, asked or today), *plan_names_people_of_the_roster(year))
    facts = (*checked.diagnostics, *promised, *of_people)
    return checked._replace(diagnostics=[*facts, *unused, *proofread(workspace, year)])


def _committees(year: Year, at: date) -> list[Diagnostic]:
    """The faults of the committees of the roster at the end of the year, and against its elections."""
    day, roster = min(at, date(year.number, 12, 31)), year.roster
    if roster is None:
        return []
    held = [Attendance(meeting, roster, year.rules) for meeting in year.meetings if meeting.elections]
    divided = (Attendance(each, roster, year.rules) for each in year.meetings if divides_work(each))
    return [
        *check_committees(roster, year.rules, day),
        *roster_follows_elections(held, roster, year.rules, at),
        *work_is_divided_among_the_elected(held, divided if held else ()),
    ]


def _reckoned(workspace: Workspace, year: Year, today: date, asked: date | None) -> Checked:
    """The faults of the files, by themselves and against each other, and the duties that are not met."""
    number = year.number
    schedules, said, _ = schedule_of(year, asked or today)
    # A missing meeting would have its record in minutes.yaml; where that file is missing, the plan is named.
    recorded_in = "minutes.yaml" if (workspace.year(number) / "minutes.yaml").exists() else "plan.yaml"
    records = _file(workspace, number, recorded_in)
    owed = [each for schedule in schedules for each in unmet(schedule, records)]
    return Checked([*said, *owed, *year.reminders(asked)], _remark(year, is_reckoned=bool(schedules)))


def _remark(year: Year, *, is_reckoned: bool) -> str:
    if not is_reckoned:
        return "改好错误以后，再核对该开的会" if has_errors(year.diagnostics) else ""
    return f"有{len(year.unread)}处会议记录没有算进该开的会" if year.unread else ""


def _file(workspace: Workspace, number: int, name: str) -> Place:
    return Place(Source(workspace.name_of(workspace.year(number) / name)))
