"""What the files of one year say, together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar, cast

from docgen.base.diagnostics import Diagnostic, Level, Span, has_errors
from docgen.base.unforeseen import CODES
from docgen.base.workspace import kind_of
from docgen.models.office_words import OfficeWords, Sayings
from docgen.models.record import Record

if TYPE_CHECKING:
    from docgen.domain.calendar.workdays import WorkCalendar
    from docgen.domain.evaluations.comparison import ComparisonOutcome
    from docgen.domain.meetings.held import Held
    from docgen.domain.meetings.unread import UnreadRecord
    from docgen.domain.notices.notice_case import NoticeCase, OfficeRecords
    from docgen.domain.people.course import Decided
    from docgen.domain.people.roster import Roster
    from docgen.models.calendar import Calendar
    from docgen.models.evaluations import Evaluation
    from docgen.models.minutes import Meeting
    from docgen.models.notices import Notices
    from docgen.models.organization import Organization
    from docgen.models.plan import Plan
    from docgen.models.rules import Rules
    from docgen.reading.spreadsheets import Spreadsheet

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Year:
    """The content of the files of one year; a file that was not asked for or cannot be used is None."""

    number: int
    files: Mapping[str, Record]
    """The files that are no lists of records, by their names without `.yaml`."""
    said: Mapping[str, tuple[Diagnostic, ...]]
    """What there is to say about each file that was read, by the same names."""
    meetings: tuple[Meeting, ...] = ()
    """The meetings of all the year's files of minutes."""
    unread: tuple[UnreadRecord, ...] = ()
    """The records of minutes that count for nobody."""
    beyond: tuple[Held, ...] = ()
    """The meetings in the folders of other years that plans of this one reach into."""
    decided: tuple[Decided, ...] = ()
    """The votes of these meetings on people, where the minutes were read."""
    notices: Notices | None = None
    outcomes: Mapping[str, ComparisonOutcome] = field(default_factory=dict)
    """What the comparisons among the evaluations came to, by their 编号: notices may publish it."""
    evaluations: tuple[Evaluation, ...] = ()
    ballots: Mapping[str, Spreadsheet] = field(default_factory=dict)
    """The files of ballots that evaluations name, by that name."""
    spans: tuple[Span, ...] = ()
    """The records that stand for themselves: a fault in one of them refuses that one alone."""
    faulty: frozenset[str] = frozenset()
    """The files that nothing is said about here although they have errors."""
    sayings: Sayings = field(default_factory=dict)
    """The office's own words for docgen's (说法)."""
    run_on: date | None = None
    """The day of the run, where it matters which meetings are still to come."""
    unsaved: Mapping[Path, bytes] = field(default_factory=dict)
    """Files of minutes as they are about to be written: they are read instead of those on the disk."""

    @property
    def organization(self) -> Organization | None:
        """The unit, its branches and its people."""
        return cast("Organization | None", self.files.get("organization"))

    @property
    def plan(self) -> Plan | None:
        """The plan of the whole unit."""
        return next((plan for plan in self.plans if not plan.branch), None)

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans of the year: plan.yaml, then those of terms and branches."""
        found = (file for name, file in self.files.items() if kind_of(name) == "plan")
        return cast("tuple[Plan, ...]", tuple(found))

    @property
    def calendar(self) -> Calendar | None:
        """The unit's own terms and days off."""
        return cast("Calendar | None", self.files.get("calendar"))

    @property
    def rules(self) -> Rules | None:
        """The unit's own rules."""
        return cast("Rules | None", self.files.get("rules"))

    def file(self, model: type[R]) -> R | None:
        """The file that is read by this model."""
        return next((file for file in self.files.values() if isinstance(file, model)), None)

    def with_file(self, name: str, file: Record | None) -> Year:
        """The same year with this file, if there is anything of it."""
        return self if file is None else replace(self, files={**self.files, name: file})

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The diagnostics about all of the files."""
        return [diagnostic for file in self.said.values() for diagnostic in file]

    @cached_property
    def words(self) -> OfficeWords:
        """The words of this office, by which the files after the roster are read."""
        from docgen.domain.people.roster_words import office_words

        return office_words(self.organization, self.sayings)

    @cached_property
    def roster(self) -> Roster | None:
        """The people of the organization, with what the assemblies of the year decided on them."""
        from docgen.domain.people.roster import Roster

        return Roster(self.organization, self.decided) if self.organization else None

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """The meetings on record, as far as counting needs to know them."""
        from docgen.domain.meetings.held import held_meetings

        return held_meetings(self.meetings, self.roster) if self.roster else ()

    @property
    def held_beyond(self) -> tuple[Held, ...]:
        """The meetings on record, with those of the other years that its plans reach into."""
        return (*self.held, *self.beyond)

    @cached_property
    def days(self) -> WorkCalendar:
        """The workdays and days off; of a year whose arrangement is not known they are supposed."""
        from docgen.domain.calendar.workdays import work_calendar

        return work_calendar(self.calendar, self.rules).calendar.supposing(self.rules)

    @cached_property
    def office(self) -> OfficeRecords | None:
        """The records of the office that publicity notices are checked against."""
        from docgen.domain.notices.notice_case import OfficeRecords

        if self.roster is None:
            return None
        return OfficeRecords(self.roster, self.meetings, self.days, self.rules, self.outcomes)

    @cached_property
    def publicised(self) -> tuple[NoticeCase, ...]:
        """The publicity notices, each against what the other files say."""
        from docgen.domain.notices.notice_case import notice_cases

        return notice_cases(self.notices, self.office) if self.notices and self.office else ()

    def reminders(self, at: date | None = None) -> list[Diagnostic]:
        """Return what is due or late on the day asked for, else on that of the run."""
        from docgen.domain.notices.reminders import reminders

        day = at or self.run_on
        if self.office is None or day is None:
            return []
        # Without being asked, of a year that is over only what its own records left open.
        closing = date.max if at else date(self.number, 12, 31)
        return reminders(self.office, self.publicised, day, closing)

    def without_errors_of_people(self) -> Year:
        """The same year in which an error about somebody in the roster is a warning: it refuses no paper.

        The names of the unit and of its branches still must be right.
        """
        unit = self.organization
        if unit is None:
            return self
        own = [unit, *unit.branches]
        lines = {record.place_of(key).line for record in own for key in ("单位", "简称", "名称")}
        said = tuple(_waived(each, lines) for each in self.said["organization"])
        return replace(self, said={**self.said, "organization": said})

    def silent_about(self, files: Collection[str]) -> Year:
        """The same year without what there is to say about these files."""
        silent = {name for name in self.said if kind_of(name) in files}
        said = {name: _failed(about) if name in silent else about for name, about in self.said.items()}
        spans = tuple(span for span in self.spans if not _is_of(span, files))
        faulty = {name for name in silent if has_errors(self.said[name])}
        return replace(self, said=said, spans=spans, faulty=self.faulty | faulty)


_OF_PEOPLE = ("K302", "K303", "K325", "K328", "K332", "D45")
"""How the codes of what is wrong with a person of the roster begin."""


_HIDES_PEOPLE = ("Y1", "K320", "K321", "K324", "K329", "K331", "K333", "K334", "K335", "K336")
"""How the codes of what leaves people of the roster unread begin."""


def loses_people(said: Collection[Diagnostic]) -> bool:
    """Tell whether these diagnostics about the roster mean that it is not known who is in it."""
    return any(each.level is Level.ERROR and each.code.startswith(_HIDES_PEOPLE) for each in said)


def _waived(said: Diagnostic, lines: Collection[int]) -> Diagnostic:
    is_in_yaml = said.place.source.name.endswith("organization.yaml")
    is_of_people = said.code.startswith(_OF_PEOPLE) and not (is_in_yaml and said.place.line in lines)
    return replace(said, level=Level.WARNING) if is_of_people and said.level is Level.ERROR else said


def _failed(about: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    # What docgen itself failed at is told wherever it shows: nobody else may tell it.
    return tuple(said for said in about if said.code in CODES)


def _is_of(span: Span, files: Collection[str]) -> bool:
    """Return whether a record stands in one of these files, or in a folder of that name."""
    path = PurePosixPath(span.file)
    return not {*path.parent.parts, kind_of(path.stem)}.isdisjoint(files)
