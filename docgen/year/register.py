"""The register of the YAML files: reading, schemas, starters, `new`, the proofreader, all derive from it.

A file that is added here is read, checked, proofread and carried on like the others. The order is that in
which people meet the files, and in which their texts are read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, Any

from docgen.base.workspace import Workspace
from docgen.models.office_words import OfficeWords
from docgen.models.year_file import ListFile, YearFile
from docgen.reading.nodes import Document, Entries
from docgen.year.files import Carried, Check, Holds, Load, YamlFile

if TYPE_CHECKING:
    from docgen.models.calendar import Calendar
    from docgen.models.evaluations import Evaluations
    from docgen.models.minutes import Minutes
    from docgen.models.notices import Notices
    from docgen.models.organization import Organization
    from docgen.models.plan import Plan
    from docgen.models.rules import Rules


def _organization() -> type[Organization]:
    from docgen.models.organization import Organization

    return Organization


def _organization_check() -> Check[Organization]:
    from docgen.domain.people.organization_facts import check_organization

    return lambda organization, _year: check_organization(organization)


def _with_roster(document: Document, workspace: Workspace) -> Document:
    """The roster's own file is looked for only where the key stands."""
    if not (isinstance(document.root, dict) and document.root.get("花名册")):
        return document
    from docgen.year.named_spreadsheets import with_roster

    return with_roster(document, workspace)


def _own_branches(document: Document) -> OfficeWords:
    from docgen.models.organization import branch_names

    return OfficeWords(
        branches=tuple(branch_names(document.root)) if isinstance(document.root, Entries) else ()
    )


ORGANIZATION = YamlFile(
    "organization",
    "单位、支部和花名册",
    Holds.OFFICE,
    _organization,
    check=_organization_check,
    words=_own_branches,
    joined=_with_roster,
    is_required=True,
)


def _plan() -> type[Plan]:
    from docgen.models.plan import Plan

    return Plan


def _plan_check() -> Check[Plan]:
    from docgen.domain.schedule.plan_facts import check_plan

    return check_plan


def _with_plans() -> Load:
    from docgen.year.plans import with_plans

    return lambda workspace, year: with_plans(workspace, year, PLAN)


def _with_span(document: Document, workspace: Workspace) -> Document:
    """The folder of a term says which time its plan covers, and that the years of its days."""
    from docgen.year.term_days import with_years_of_term

    if "-" in document.source.name.rpartition("/")[0]:
        from docgen.year.plans import with_span_of_folder

        document = with_span_of_folder(document, workspace)
    return with_years_of_term(document)


PLAN = YamlFile(
    "plan",
    "年度工作计划",
    Holds.PAPER,
    _plan,
    check=_plan_check,
    load=_with_plans,
    joined=_with_span,
    is_required=True,
    carried=Carried.PLAN,
)


def _calendar() -> type[Calendar]:
    from docgen.models.calendar import Calendar

    return Calendar


def _calendar_check() -> Check[Calendar]:
    from docgen.domain.calendar.workdays import work_calendar

    return lambda calendar, _year: work_calendar(calendar).diagnostics


CALENDAR = YamlFile(
    "calendar",
    "学期、寒暑假和放假安排",
    Holds.OFFICE,
    _calendar,
    check=_calendar_check,
    has_starter=False,
)


def _rules() -> type[Rules]:
    from docgen.models.rules import Rules

    return Rules


def _rules_check() -> Check[Rules]:
    from docgen.domain.rules.own_rules import check_rules

    return lambda rules, _year: check_rules(rules)


def _sound_rules() -> Callable[[Rules], Rules]:
    from docgen.domain.rules.own_rules import sound

    return sound


RULES = YamlFile(
    "rules",
    "对规则的改写",
    Holds.OFFICE,
    _rules,
    check=_rules_check,
    sound=_sound_rules,
    has_starter=False,
)


def _notices() -> type[Notices]:
    from docgen.models.notices import Notices

    return Notices


def _with_notices() -> Load:
    from docgen.year.listed import with_notices

    return with_notices


NOTICES = YamlFile(
    "notices",
    "公示",
    Holds.RECORDS,
    _notices,
    load=_with_notices,
    # A notice may rest on a meeting of the minutes, or publish what a comparison came to.
    needs=("minutes", "evaluations"),
    carried=Carried.FRAME,
    left_behind="{old}年的公示没有带过来；{file} 里留着受理部门、张贴地点和说明。",
)


def _evaluations() -> type[Evaluations]:
    from docgen.models.evaluations import Evaluations

    return Evaluations


def _with_evaluations() -> Load:
    from docgen.year.listed import with_evaluations

    return with_evaluations


EVALUATIONS = YamlFile(
    "evaluations",
    "评议和考核",
    Holds.RECORDS,
    _evaluations,
    load=_with_evaluations,
    # An appraisal is held against the minutes of its meeting.
    needs=("minutes",),
    carried=Carried.FORM,
    left_behind="{file} 只留着指标、项目、分值、权重；票数、等次、得分、承诺都清空了，选票文件没有复制。",
)


def _minutes() -> type[Minutes]:
    from docgen.models.minutes import Minutes

    return Minutes


def _with_minutes() -> Load:
    from docgen.year.listed import with_minutes

    return with_minutes


MINUTES = YamlFile(
    "minutes",
    "会议记录",
    Holds.RECORDS,
    _minutes,
    load=_with_minutes,
    has_folder=True,
    carried=Carried.ANEW,
    left_behind="会议记录是{old}年的事，没有带过来；{file} 是一份带说明的空样板。",
)

FILES: tuple[YamlFile[Any], ...] = (ORGANIZATION, PLAN, CALENDAR, RULES, NOTICES, EVALUATIONS, MINUTES)
"""Every YAML file that docgen reads."""

ALL_FILES = tuple(file.name for file in FILES)
OF_ALL_YEARS = tuple(file.name for file in FILES if file.is_of_all_years)
OF_A_YEAR = tuple(file for file in FILES if not file.is_of_all_years)


def file_named(name: str) -> YamlFile[Any]:
    """The file of that name. Raises KeyError."""
    for file in FILES:
        if file.name == name:
            return file
    raise KeyError(name)


def in_order_of_need(names: Collection[str]) -> Iterator[YamlFile[Any]]:
    """The files of these names, each after those that it is held against."""
    waiting = [file for file in FILES if file.name in names]
    while waiting:
        missing = {file.name for file in waiting}
        file, *_ = (file for file in waiting if not missing.intersection(file.needs))
        waiting.remove(file)
        yield file


def text_model(name: str) -> type[YearFile]:
    """The model of a file of a year, which says what in it is text."""
    model = file_named(name).model()
    if not issubclass(model, YearFile):
        raise TypeError(f"{name}.yaml holds no text")
    return model


def list_model(name: str) -> type[ListFile] | None:
    """The same of a file that is a list of records; None for one that is a whole paper."""
    model = text_model(name)
    return model if issubclass(model, ListFile) else None
