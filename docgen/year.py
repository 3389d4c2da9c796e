"""One year, whole: its YAML files read, validated and checked against each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Generic, TypeVar

from docgen.diagnostics import Diagnostic, Span, SpanFinder, has_errors
from docgen.domain.placeholders import tell_unfilled
from docgen.models.record import Record, known_keys
from docgen.models.validation import validate
from docgen.reading.disk import bytes_of
from docgen.reading.document import Document, read_yaml
from docgen.workspace import Workspace

if TYPE_CHECKING:
    from docgen.domain.comparison import Outcome
    from docgen.domain.held import Held
    from docgen.domain.notice_case import NoticeCase, Office
    from docgen.models.calendar import Calendar
    from docgen.models.evaluations import Evaluation
    from docgen.models.minutes import Meeting
    from docgen.models.notices import Notices
    from docgen.models.organization import Organization
    from docgen.models.plan import Plan
    from docgen.models.rules import Rules
    from docgen.reading.spreadsheets import Spreadsheet
    from docgen.recorded import Recorded

R = TypeVar("R", bound=Record)
Join = Callable[[Document, Workspace], Document]


@dataclass(frozen=True)
class Year:
    """What the files of one year say; a file that was not asked for or cannot be used at all is None."""

    number: int
    organization: Organization | None
    plan: Plan | None
    said: Mapping[str, tuple[Diagnostic, ...]]
    """What there is to say about each file that was read, by its name without `.yaml`."""
    calendar: Calendar | None = None
    rules: Rules | None = None
    meetings: tuple[Meeting, ...] = ()
    """The meetings of all the year's files of minutes."""
    evaluations: tuple[Evaluation, ...] = ()
    ballots: Mapping[str, Spreadsheet] = field(default_factory=dict)
    """The files of ballots that evaluations name, by that name."""
    notices: Notices | None = None
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    """What the comparisons among the evaluations came to, by their 编号: notices may publish it."""
    spans: tuple[Span, ...] = ()
    """The records that stand for themselves: a fault in one of them refuses that one alone."""
    faulty: frozenset[str] = frozenset()
    """The files that nothing is said about here although they have errors."""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What there is to say about all of them."""
        return [diagnostic for file in self.said.values() for diagnostic in file]

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """The meetings on record, as far as counting needs to know them."""
        from docgen.domain.held import held_meetings

        return held_meetings(self.meetings, self.organization) if self.organization else ()

    @cached_property
    def office(self) -> Office | None:
        """What publicity notices are held against."""
        from docgen.domain.notice_case import Office
        from docgen.domain.roster import Roster
        from docgen.domain.workdays import work_calendar

        if self.organization is None:
            return None
        calendar = work_calendar(self.calendar).calendar
        return Office(Roster(self.organization), self.meetings, calendar, self.rules, self.outcomes)

    @cached_property
    def publicised(self) -> tuple[NoticeCase, ...]:
        """The publicity notices, each against what the other files say."""
        from docgen.domain.notice_case import notice_cases

        return notice_cases(self.notices, self.office) if self.notices and self.office else ()

    def reminders(self, at: date | None = None) -> list[Diagnostic]:
        """What is due or late on a day, else on the last day on record; none where nothing is recorded."""
        from docgen.domain.reminders import last_on_record, reminders

        if self.office is None:
            return []
        day = at or last_on_record(self.office, self.publicised)
        return reminders(self.office, self.publicised, day) if day else []

    def silent_about(self, files: Collection[str]) -> Year:
        """The same year without what there is to say about these files."""
        said = {name: about for name, about in self.said.items() if name not in files}
        spans = tuple(span for span in self.spans if not {*PurePosixPath(span.file).parts} & _named(files))
        faulty = {name for name, about in self.said.items() if name in files and has_errors(about)}
        return replace(self, said=said, spans=spans, faulty=self.faulty | faulty)


def _named(files: Collection[str]) -> set[str]:
    """How files and folders of records are called on the disk."""
    return {*files, *(f"{name}.yaml" for name in files)}


@dataclass(frozen=True)
class YearFile(Generic[R]):
    """A YAML file of a year: where it lies, its model, and the check of its facts."""

    path: Callable[[Workspace, int], Path]
    model: type[R]
    check: Callable[[R, int], list[Diagnostic]]
    of_all_years: bool = False
    """It lies beside the years' folders and need not be there; its dates must name their year."""
    joined: Join | None = None
    """Joins to the file what it names: the roster of a spreadsheet."""


@dataclass(frozen=True)
class Loaded(Generic[R]):
    """A file as read: what it says, what there is to say about it, and the text with its nodes."""

    record: R | None
    said: tuple[Diagnostic, ...]
    document: Document | None = None


# Each file's model and checks are imported when the file is asked for: a plan needs no minutes.


def _organization() -> YearFile[Organization]:
    from docgen.domain.organization_facts import check_organization
    from docgen.models.organization import Organization

    return YearFile(
        lambda workspace, _year: workspace.plans / "organization.yaml",
        Organization,
        lambda organization, _year: check_organization(organization),
        joined=_with_roster,
    )


def _with_roster(document: Document, workspace: Workspace) -> Document:
    """The roster's own file is looked for only where the key stands."""
    if not (isinstance(document.root, dict) and document.root.get("花名册")):
        return document
    from docgen.roster_file import with_roster

    return with_roster(document, workspace)


def _plan() -> YearFile[Plan]:
    from docgen.domain.plan_facts import check_plan
    from docgen.models.plan import Plan

    return YearFile(lambda workspace, year: workspace.year(year) / "plan.yaml", Plan, check_plan)


def _calendar() -> YearFile[Calendar]:
    from docgen.domain.workdays import check_calendar
    from docgen.models.calendar import Calendar

    return YearFile(
        lambda workspace, _year: workspace.plans / "calendar.yaml",
        Calendar,
        lambda calendar, _year: check_calendar(calendar),
        of_all_years=True,
    )


def _rules() -> YearFile[Rules]:
    from docgen.domain.rules import check_rules
    from docgen.models.rules import Rules

    return YearFile(
        lambda workspace, _year: workspace.plans / "rules.yaml",
        Rules,
        lambda rules, _year: check_rules(rules),
        of_all_years=True,
    )


ALL_FILES = ("organization", "plan", "calendar", "rules", "minutes", "notices", "evaluations")
EVALUATIONS_TITLED_BY = ("编号", "类别", "支部")


def load_year(workspace: Workspace, number: int, files: Collection[str] = ALL_FILES) -> Year:
    """Read the named files of a year, and say everything that is wrong with them."""
    said: dict[str, tuple[Diagnostic, ...]] = {}

    def load(name: str, file_of: Callable[[], YearFile[R]]) -> R | None:
        if name not in files:
            return None
        file = file_of()
        loaded = _load_file(workspace, number, file)
        facts = file.check(loaded.record, number) if loaded.record is not None else []
        said[name] = (*loaded.said, *facts)
        return loaded.record

    organization, plan = load("organization", _organization), load("plan", _plan)
    year = Year(number, organization, plan, said, load("calendar", _calendar), load("rules", _rules))
    if "minutes" in files:
        year = _with_minutes(workspace, year)
    if "evaluations" in files:
        year = _with_evaluations(workspace, year)
    return _with_notices(workspace, year) if "notices" in files else year


def minutes_of(workspace: Workspace, year: Year) -> Iterator[Recorded]:
    """The records of the year's minutes one after the other; of a long file only one is in memory."""
    from docgen.recorded import recorded

    return recorded(workspace, year.number, year.organization, year.calendar)


def _with_minutes(workspace: Workspace, year: Year) -> Year:
    """The year with all its minutes, and what there is to say about them."""
    read = list(minutes_of(workspace, year))
    said = {**year.said, "minutes": tuple(d for one in read for d in one.said)}
    meetings = tuple(one.case.meeting for one in read if one.case)
    found = (one.span for one in read if one.span)
    return replace(year, said=said, meetings=meetings, spans=(*year.spans, *found))


def _with_evaluations(workspace: Workspace, year: Year) -> Year:
    """The year with its evaluations, the ballots they name, and what there is to say about them."""
    from docgen.ballot_files import read_ballots
    from docgen.domain.evaluation_facts import check_evaluations
    from docgen.models.evaluations import Evaluations
    from docgen.reading.listing import record_spans

    path = workspace.year(year.number) / "evaluations.yaml"
    if not path.exists():
        return replace(year, said={**year.said, "evaluations": ()})
    read = _load(workspace, path, Evaluations, year.number)
    evaluations = read.record.evaluations if read.record is not None else ()
    ballots, unread = read_ballots(evaluations, workspace, year.number)
    facts = check_evaluations(evaluations, year.number, year.organization, ballots, year.rules)
    said = {**year.said, "evaluations": (*read.said, *unread, *facts)}
    found = record_spans(read.document, "评议", EVALUATIONS_TITLED_BY) if read.document else ()
    return replace(year, said=said, evaluations=evaluations, ballots=ballots, spans=(*year.spans, *found))


def _with_notices(workspace: Workspace, year: Year) -> Year:
    """The year with its publicity notices, and what there is to say about them."""
    from docgen.domain.notice_facts import check_notices
    from docgen.listed import Shape, listed
    from docgen.models.notices import Notice, Notices

    path = workspace.year(year.number) / "notices.yaml"
    if not path.exists():
        return year
    shape = Shape(Notices, "公示", Notice, ("编号", "类别", "对象"))
    read = listed(path, workspace.name_of(path), year.number, shape)
    notices = read.around.with_notices(read.records) if read.around else None
    outcomes = _outcomes(year)
    year = replace(year, notices=notices, outcomes=outcomes, spans=(*year.spans, *read.spans))
    facts = check_notices(year.publicised, year.number)
    return replace(year, said={**year.said, "notices": (*read.said, *facts)})


def _outcomes(year: Year) -> dict[str, Outcome]:
    """What notices may publish; a record with an error has nothing ranked."""
    from docgen.domain.comparison import ComparisonCase, Outcome, outcome
    from docgen.domain.roster import Roster
    from docgen.models.evaluations import Comparison
    from docgen.refusals import Refusals

    if year.organization is None:
        return {}
    refusals, span_at = Refusals(year.said.get("evaluations", ()), year.spans), SpanFinder(year.spans)
    roster = Roster(year.organization)
    found: dict[str, Outcome] = {}
    for record in year.evaluations:
        if isinstance(record, Comparison):
            told = outcome(ComparisonCase(record, roster, year.ballots))
            is_sound = not refusals.concerns(span_at(record.place))
            found[str(record.number)] = told if is_sound else Outcome(told.grounds)
    return found


def _load_file(workspace: Workspace, number: int, file: YearFile[R]) -> Loaded[R]:
    path = file.path(workspace, number)
    if file.of_all_years and not path.exists():
        return Loaded(None, ())
    return _load(workspace, path, file.model, None if file.of_all_years else number, file.joined)


def _load(
    workspace: Workspace, path: Path, model: type[R], year: int | None, joined: Join | None = None
) -> Loaded[R]:
    name = workspace.name_of(path)
    data = bytes_of(path, name)
    if isinstance(data, Diagnostic):
        return Loaded(None, (data,))
    document = read_yaml(data, name, known_keys(model))
    if joined is not None:
        document = joined(document, workspace)
    record, diagnostics = validate(model, document, year)
    unfilled = tell_unfilled(record) if record is not None else []
    return Loaded(record, (*diagnostics, *unfilled), document)
