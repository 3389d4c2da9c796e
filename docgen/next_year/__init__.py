"""`docgen new` on one page: last year's files → new ones, what moves moved; and what is to be told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace, starter
from docgen.domain.calendar.workdays import work_calendar
from docgen.domain.meetings.decisions import Decision
from docgen.domain.people.roster import Roster
from docgen.models.calendar import Calendar
from docgen.models.evaluations import Evaluations
from docgen.models.notices import Notices
from docgen.models.plan import Plan
from docgen.models.record import Record
from docgen.next_year.calendar_news import calendar_news, lapsed_rules
from docgen.next_year.files import carry_evaluations, carry_notices, carry_plan
from docgen.next_year.reading import faults_of, read_again, read_last_years
from docgen.next_year.revision import Carried
from docgen.next_year.roster_news import Note, roster_news
from docgen.next_year.schedule_news import Proposed, proposed_anew
from docgen.next_year.turning import Desk, Turn
from docgen.reading.nodes import Entries
from docgen.year import Year, load_year

OF_ALL_YEARS = ("organization", "calendar", "rules")
PLAN, MINUTES, NOTICES, EVALUATIONS = "plan", "minutes", "notices", "evaluations"
CARRIED = (PLAN, MINUTES, NOTICES, EVALUATIONS)
"""The files of a year, by name."""

Carry = Callable[[bytes, Entries, Desk, str], tuple[Carried, Desk]]


@dataclass(frozen=True)
class Renewal:
    """The new year's files, and what there is to know; with faults in last year's there are no files."""

    turn: Turn
    files: tuple[Carried, ...] = ()
    roster: tuple[Note, ...] = ()
    calendar: tuple[Note, ...] = ()
    schedule: tuple[Proposed, ...] = ()
    faults: tuple[Diagnostic, ...] = field(default=())


def renew(workspace: Workspace, turn: Turn) -> Renewal:
    """Carry a year's files on into another. Nothing is written."""
    year = load_year(workspace, turn.old, OF_ALL_YEARS)
    faults = faults_of(tuple(year.diagnostics))
    if faults or year.organization is None:
        return Renewal(turn, faults=tuple(faults or year.diagnostics))
    made = _Renewing(workspace, _desk(year, turn))
    for name, model, carry in _WAYS:
        if workspace.has(turn.old, name):
            made.carry(name, model, carry)
    if made.faults:
        return Renewal(turn, faults=tuple(made.faults))
    return made.finished(year.calendar)


def _desk(year: Year, turn: Turn) -> Desk:
    if year.organization is None:
        raise TypeError("a desk belongs to an organization")
    calendar, own = work_calendar(year.calendar).calendar, year.rules
    roster = Roster(year.organization)
    return Desk(turn, year.organization, roster, calendar, own, lapsed_rules(turn, own))


class _Renewing:
    """The new files as they are made, one after the other."""

    def __init__(self, workspace: Workspace, desk: Desk) -> None:
        self.workspace, self.desk = workspace, desk
        self.files: list[Carried] = []
        self.faults: list[Diagnostic] = []
        self.plan: Plan | None = None

    def carry(self, name: str, model: type[Record], carry: Carry) -> None:
        """Make one new file, and read it as its own command will."""
        turn, last = self.desk.turn, read_last_years(self.workspace, self.desk.turn.old, name, model)
        if last.root is None or last.faults:
            self.faults += last.faults or last.said
            return
        carried, self.desk = carry(last.data, last.root, self.desk, self.name_of(name))
        record, faults = read_again(carried.name, carried.data, model, turn.new)
        self.faults += faults
        self.files.append(carried)
        self.plan = record if isinstance(record, Plan) else self.plan

    def name_of(self, name: str) -> str:
        """The new file, as users know it."""
        return self.workspace.name_of(self.workspace.year(self.desk.turn.new) / f"{name}.yaml")

    def finished(self, calendar: Calendar | None) -> Renewal:
        """All of it, with an empty file for the new year's minutes."""
        desk, turn = self.desk, self.desk.turn
        if self.workspace.has(turn.old, MINUTES):
            self.files.append(Carried(self.name_of(MINUTES), starter(f"{MINUTES}.yaml", turn.new)))
        schedule = proposed_anew(self.plan, turn.new, desk.calendar) if self.plan else []
        return Renewal(
            turn,
            tuple(self.files),
            tuple(roster_news(desk, _decided(self.workspace, turn.old))),
            tuple(calendar_news(calendar, desk)),
            tuple(schedule),
        )


def _decided(workspace: Workspace, old: int) -> Sequence[Decision]:
    """What last year's meetings decided of people, as far as their records can be read."""
    office = load_year(workspace, old, (*OF_ALL_YEARS, MINUTES)).office
    return office.decisions if office else ()


def _plan(data: bytes, root: Entries, desk: Desk, name: str) -> tuple[Carried, Desk]:
    return carry_plan(data, root, desk, name)


def _evaluations(data: bytes, root: Entries, desk: Desk, name: str) -> tuple[Carried, Desk]:
    return carry_evaluations(data, root, desk, name), desk


def _notices(data: bytes, root: Entries, desk: Desk, name: str) -> tuple[Carried, Desk]:
    return carry_notices(data, root, desk, name), desk


_WAYS: tuple[tuple[str, type[Record], Carry], ...] = (
    (PLAN, Plan, _plan),
    (NOTICES, Notices, _notices),
    (EVALUATIONS, Evaluations, _evaluations),
)
