"""`docgen new` on one page: last year's files → the new year's files, and notes for a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from docgen.base.diagnostics import Diagnostic, Level
from docgen.base.workspace import Workspace, starter
from docgen.domain.calendar.workdays import work_calendar
from docgen.domain.people.roster import Roster
from docgen.models.calendar import Calendar
from docgen.models.plan import Plan
from docgen.models.record import Record, known_keys
from docgen.models.validation import validate
from docgen.next_year.carried_files import CARRY
from docgen.next_year.context import Rollover, YearContext, lapsed_rules
from docgen.next_year.notes import Note, Proposed, calendar_notes, proposed_anew, roster_notes
from docgen.next_year.revision import CarriedFile
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Entries
from docgen.year import load_year
from docgen.year.files import Carried, YamlFile
from docgen.year.recorded import people_decided
from docgen.year.register import OF_A_YEAR, OF_ALL_YEARS

R = TypeVar("R", bound=Record)
_YEARS = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


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
    own = year.rules
    calendar = work_calendar(year.calendar, own).calendar.supposing(own)
    decided = people_decided(workspace, year)
    roster, lapsed = Roster(year.organization, decided), lapsed_rules(rollover, own)
    context = YearContext(rollover, year.organization, roster, calendar, own, lapsed)
    made = _Renewing(workspace, context)
    for file in OF_A_YEAR:
        for path in file.paths(workspace, rollover.old)[: None if file.carried is Carried.PLAN else 1]:
            made.carry(file, path)
    if made.faults:
        return Renewal(rollover, faults=tuple(made.faults))
    return made.finished(year.calendar)


class _Renewing:
    """The new files while they are made, one after the other."""

    def __init__(self, workspace: Workspace, context: YearContext) -> None:
        self.workspace, self.context = workspace, context
        self.files: list[CarriedFile] = []
        self.faults: list[Diagnostic] = []
        self.plans: list[Plan] = []

    def carry(self, file: YamlFile[Any], path: Path) -> None:
        """Make one new file, and read it as its own command will."""
        name = self.name_of(file, path)
        # Such as minutes: the meetings of last year were held, and nothing of them is to be held again.
        if file.carried is Carried.ANEW:
            self.files.append(CarriedFile(name, starter(f"{file.name}.yaml", self.context.new)))
            return
        last_years = self._last_years(file, path)
        if last_years is None or file.carried is None:
            return
        carried, context = CARRY[file.carried](*last_years, self.context, name)
        # The other files follow the plan of the year, not that of a branch or a term beside it.
        is_main = path == file.path(self.workspace, self.context.old)
        self.context = context if is_main else self.context
        record, faults = read_again(carried.name, carried.data, file.model(), self.context.new)
        self.faults += faults
        self.files.append(carried)
        self.plans += [record] if isinstance(record, Plan) else []

    def _last_years(self, file: YamlFile[Any], path: Path) -> tuple[bytes, Entries] | None:
        """Last year's file as bytes and as nodes; None where faults of it keep everything back."""
        year, model = self.context.old, file.model()
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

    def name_of(self, file: YamlFile[Any], path: Path) -> str:
        """The name of the new file, as messages give it."""
        old, new = self.context.old, self.context.new
        shown = self.workspace.name_of(path)
        if file.carried is not Carried.PLAN:
            return self.workspace.name_of(file.path(self.workspace, new))
        # The years stand in the names of folders and files: 2026-2027-1, plan-2026秋.yaml.
        years = {str(old): str(new), str(old + 1): str(new + 1)}
        return _YEARS.sub(lambda found: years.get(found[0], found[0]), shown)

    def finished(self, calendar: Calendar | None) -> Renewal:
        """The whole renewal."""
        context = self.context
        schedule = [
            each for plan in self.plans for each in proposed_anew(plan, context.new, context.calendar)
        ]
        return Renewal(
            context.rollover,
            tuple(self.files),
            tuple(roster_notes(context)),
            tuple(calendar_notes(calendar, context)),
            tuple(schedule),
        )


def read_again(name: str, data: bytes, model: type[R], year: int) -> tuple[R | None, list[Diagnostic]]:
    """The new file as its commands will read it, and its faults."""
    record, said = validate(model, read_yaml(data, name, known_keys(model)), year)
    return record, faults_of(said)


def faults_of(said: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The errors of text and structure, for which no file is made."""
    # Facts that disagree (D…) may be mended in the new file as well as in the old one.
    return [d for d in said if d.level is Level.ERROR and d.code[0] in "YK"]
