"""One year, whole: its YAML files read, validated and checked against each other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from typing_extensions import NamedTuple

from docgen.diagnostics import Diagnostic, Place, Source, error
from docgen.domain.held import Held
from docgen.domain.organization_facts import check_organization
from docgen.domain.placeholders import tell_unfilled
from docgen.domain.plan_facts import check_plan
from docgen.domain.rules import check_rules
from docgen.domain.workdays import check_calendar
from docgen.models.calendar import Calendar
from docgen.models.organization import Organization
from docgen.models.plan import Plan
from docgen.models.record import Record, known_keys
from docgen.models.rules import Rules
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.roster_file import with_roster
from docgen.workspace import Workspace

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Year:
    """What the files of one year say; a file that was not asked for or cannot be used at all is None."""

    number: int
    organization: Organization | None
    plan: Plan | None
    said: Mapping[str, tuple[Diagnostic, ...]]
    """What there is to say about each file that was read, by its name without `.yaml`."""
    calendar: Calendar | None = None
    rules: Rules | None = None
    held: tuple[Held, ...] = ()
    """The meetings on record."""

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """What there is to say about all of them."""
        return [diagnostic for file in self.said.values() for diagnostic in file]


class YearFile(NamedTuple, Generic[R]):
    """A YAML file of a year: where it lies, its model, and the check of its facts."""

    path: Callable[[Workspace, int], Path]
    model: type[R]
    check: Callable[[R, int], list[Diagnostic]]
    of_all_years: bool = False
    """It lies beside the years' folders and need not be there; its dates must name their year."""


ORGANIZATION = YearFile(
    lambda workspace, _year: workspace.plans / "organization.yaml",
    Organization,
    lambda organization, _year: check_organization(organization),
)
PLAN = YearFile(lambda workspace, year: workspace.year(year) / "plan.yaml", Plan, check_plan)
CALENDAR = YearFile(
    lambda workspace, _year: workspace.plans / "calendar.yaml",
    Calendar,
    lambda calendar, _year: check_calendar(calendar),
    of_all_years=True,
)
RULES = YearFile(
    lambda workspace, _year: workspace.plans / "rules.yaml",
    Rules,
    lambda rules, _year: check_rules(rules),
    of_all_years=True,
)

ALL_FILES = ("organization", "plan", "calendar", "rules")


def load_year(workspace: Workspace, number: int, files: Collection[str] = ALL_FILES) -> Year:
    """Read the named files of a year, and say everything that is wrong with them."""
    said: dict[str, tuple[Diagnostic, ...]] = {}

    def load(name: str, file: YearFile[R]) -> R | None:
        if name not in files:
            return None
        record, said[name] = _load(workspace, number, file)
        return record

    organization, plan = load("organization", ORGANIZATION), load("plan", PLAN)
    return Year(number, organization, plan, said, load("calendar", CALENDAR), load("rules", RULES))


def _load(workspace: Workspace, number: int, file: YearFile[R]) -> tuple[R | None, tuple[Diagnostic, ...]]:
    path = file.path(workspace, number)
    name = workspace.name_of(path)
    try:
        data = path.read_bytes()
    except OSError as problem:
        optional = file.of_all_years and isinstance(problem, FileNotFoundError)
        return None, () if optional else (_unreadable(name, problem),)
    document = read_yaml(data, name, known_keys())
    if file.model is Organization:
        document = with_roster(document, workspace)
    year = None if file.of_all_years else number
    record, diagnostics = validate(file.model, document, year)
    facts = [*file.check(record, number), *tell_unfilled(record)] if record is not None else []
    return record, (*diagnostics, *facts)


def _unreadable(name: str, problem: OSError) -> Diagnostic:
    place = Place(Source(name))
    if isinstance(problem, FileNotFoundError):
        return error(
            "K300", place, "没有找到这个文件", "运行 docgen init 可以得到一份样板；或者检查年份和文件名"
        )
    return error("K300", place, f"这个文件读不了（{problem.strerror}）", "关闭正在使用它的程序，再试一次")
