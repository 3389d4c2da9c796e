"""`docgen new` on one page: last year's files → the new year's files, and notes for a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from docgen.base.diagnostics import Diagnostic, Level
from docgen.base.workspace import Workspace, starter
from docgen.domain.calendar.workdays import work_calendar
from docgen.domain.meetings.decisions import Decision
from docgen.domain.people.roster import Roster
from docgen.models.calendar import Calendar
from docgen.models.evaluations import Evaluations
from docgen.models.notices import Notices
from docgen.models.plan import Plan
from docgen.models.record import Record, known_keys
from docgen.models.validation import validate
from docgen.next_year.context import Rollover, YearContext, lapsed_rules
from docgen.next_year.files import carry_evaluations, carry_notices, carry_plan
from docgen.next_year.notes import Note, Proposed, calendar_notes, proposed_anew, roster_notes
from docgen.next_year.revision import CarriedFile
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries
from docgen.year import load_year

OF_ALL_YEARS = ("organization", "calendar", "rules")
PLAN, MINUTES, NOTICES, EVALUATIONS = "plan", "minutes", "notices", "evaluations"
CARRIED = (PLAN, MINUTES, NOTICES, EVALUATIONS)
"""The files of a year, by name."""

R = TypeVar("R", bound=Record)
Carry = Callable[[bytes, Entries, YearContext, str], tuple[CarriedFile, YearContext]]
WAYS: tuple[tuple[str, type[Record], Carry], ...] = (
    (PLAN, Plan, carry_plan),
    (NOTICES, Notices, carry_notices),
    (EVALUATIONS, Evaluations, carry_evaluations),
)
"""For each file that people write, its model and the function that carries it on."""


@dataclass(frozen=True)
class Renewal:
    """The new year's files with their notes; no files where last year's have faults."""

    rollover: Rollover
    files: tuple[CarriedFile, ...] = ()
    roster: tuple[Note, ...] = ()
    calendar: tuple[Note, ...] = ()
    schedule: tuple[Proposed, ...] = ()
    faults: tuple[Diagnostic, ...] = field(default=())


def renew(workspace: Workspace, rollover: Rollover) -> Renewal:
    """Carry a year's files on into another. Nothing is written."""
    year = load_year(workspace, rollover.old, OF_ALL_YEARS)
    # Nothing at all is made of faulty files: half a new year would be harder to mend than none.
    faults = faults_of(year.diagnostics)
    if faults or year.organization is None:
        return Renewal(rollover, faults=tuple(faults or year.diagnostics))
    calendar, own = work_calendar(year.calendar).calendar, year.rules
    roster, lapsed = Roster(year.organization), lapsed_rules(rollover, own)
    context = YearContext(rollover, year.organization, roster, calendar, own, lapsed)
    made = _Renewing(workspace, context)
    for name, model, carry in WAYS:
        if workspace.has(rollover.old, name):
            made.carry(name, model, carry)
    if made.faults:
        return Renewal(rollover, faults=tuple(made.faults))
    return made.finished(year.calendar)


class _Renewing:
    """The new files while they are made, one after the other."""

    def __init__(self, workspace: Workspace, context: YearContext) -> None:
        self.workspace, self.context = workspace, context
        self.files: list[CarriedFile] = []
        self.faults: list[Diagnostic] = []
        self.plan: Plan | None = None

    def carry(self, name: str, model: type[Record], carry: Carry) -> None:
        """Make one new file, and read it as its own command will."""
        # Reading it again proves that no edit broke the YAML.
        last_years = self._last_years(name, model)
        if last_years is None:
            return
        carried, self.context = carry(*last_years, self.context, self.name_of(name))
        record, faults = read_again(carried.name, carried.data, model, self.context.new)
        self.faults += faults
        self.files.append(carried)
        self.plan = record if isinstance(record, Plan) else self.plan

    def _last_years(self, name: str, model: type[Record]) -> tuple[bytes, Entries] | None:
        """Last year's file as bytes and as nodes; None where it has faults."""
        year = self.context.old
        path = self.workspace.year(year) / f"{name}.yaml"
        shown = self.workspace.name_of(path)
        data = bytes_of(path, shown)
        if isinstance(data, Diagnostic):
            self.faults.append(data)
            return None
        document = read_yaml(data, shown, known_keys(model))
        said = validate(model, document, year).diagnostics
        faults = faults_of(said)
        if faults or not isinstance(document.root, Entries):
            self.faults += faults or said
            return None
        return data, document.root

    def name_of(self, name: str) -> str:
        """The name of the new file, as messages give it."""
        return self.workspace.name_of(self.workspace.year(self.context.new) / f"{name}.yaml")

    def finished(self, calendar: Calendar | None) -> Renewal:
        """The whole renewal, with an empty file for the new year's minutes."""
        # Meetings happened in their own year: not even their structure is carried on.
        context = self.context
        if self.workspace.has(context.old, MINUTES):
            self.files.append(CarriedFile(self.name_of(MINUTES), starter(f"{MINUTES}.yaml", context.new)))
        schedule = proposed_anew(self.plan, context.new, context.calendar) if self.plan else []
        return Renewal(
            context.rollover,
            tuple(self.files),
            tuple(roster_notes(context, _decided(self.workspace, context.old))),
            tuple(calendar_notes(calendar, context)),
            tuple(schedule),
        )


def _decided(workspace: Workspace, old: int) -> Sequence[Decision]:
    """The decisions of last year's meetings about people, as far as their records can be read."""
    office = load_year(workspace, old, (*OF_ALL_YEARS, MINUTES)).office
    return office.decisions if office else ()


def read_again(name: str, data: bytes, model: type[R], year: int) -> tuple[R | None, list[Diagnostic]]:
    """The new file as its commands will read it, and its faults."""
    record, said = validate(model, read_yaml(data, name, known_keys(model)), year)
    return record, faults_of(said)


def faults_of(said: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The errors of text and structure, for which no file is made."""
    # Facts that disagree (D…) may be mended in the new file as well as in the old one.
    return [d for d in said if d.level is Level.ERROR and d.code[0] in "YK"]
