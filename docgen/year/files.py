"""The YAML files that a year has one of each: where each lies, its model, and the check of its facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.domain.words.placeholders import tell_unfilled
from docgen.models.record import Record, known_keys
from docgen.models.validation import validate
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.nodes import Document

if TYPE_CHECKING:
    from docgen.models.calendar import Calendar
    from docgen.models.organization import Organization
    from docgen.models.plan import Plan
    from docgen.models.rules import Rules

R = TypeVar("R", bound=Record)
Join = Callable[[Document, Workspace], Document]


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
    """A file as read: what it says, and what there is to say about it."""

    record: R | None
    said: tuple[Diagnostic, ...]


# Each file's model and checks are imported when the file is asked for: a plan needs no minutes.


def organization_file() -> YearFile[Organization]:
    """organization.yaml, with the roster of a spreadsheet where it names one."""
    from docgen.domain.people.organization_facts import check_organization
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
    from docgen.year.roster_file import with_roster

    return with_roster(document, workspace)


def plan_file() -> YearFile[Plan]:
    """plan.yaml."""
    from docgen.domain.schedule.plan_facts import check_plan
    from docgen.models.plan import Plan

    return YearFile(lambda workspace, year: workspace.year(year) / "plan.yaml", Plan, check_plan)


def calendar_file() -> YearFile[Calendar]:
    """calendar.yaml."""
    from docgen.domain.calendar.workdays import check_calendar
    from docgen.models.calendar import Calendar

    return YearFile(
        lambda workspace, _year: workspace.plans / "calendar.yaml",
        Calendar,
        lambda calendar, _year: check_calendar(calendar),
        of_all_years=True,
    )


def rules_file() -> YearFile[Rules]:
    """rules.yaml."""
    from docgen.domain.rules import check_rules
    from docgen.models.rules import Rules

    return YearFile(
        lambda workspace, _year: workspace.plans / "rules.yaml",
        Rules,
        lambda rules, _year: check_rules(rules),
        of_all_years=True,
    )


def load_file(workspace: Workspace, number: int, file: YearFile[R]) -> Loaded[R]:
    """Read a file; one of all years need not be there."""
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
    return Loaded(record, (*diagnostics, *unfilled))
