"""One year, whole: its YAML files read, validated and checked, each against what the files before it say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from docgen.base.diagnostics import Diagnostic, SpanFinder
from docgen.base.workspace import Workspace
from docgen.models.record import Record
from docgen.year.files import YearFile, calendar_file, load_file, organization_file, plan_file, rules_file
from docgen.year.whole import Year

if TYPE_CHECKING:
    from docgen.domain.evaluations.comparison import ComparisonOutcome

R = TypeVar("R", bound=Record)

ALL_FILES = ("organization", "plan", "calendar", "rules", "minutes", "notices", "evaluations")


def load_year(workspace: Workspace, number: int, files: Collection[str] = ALL_FILES) -> Year:
    """Read the named files of a year, and say everything that is wrong with them."""
    said: dict[str, tuple[Diagnostic, ...]] = {}

    def load(name: str, file_of: Callable[[], YearFile[R]]) -> R | None:
        if name not in files:
            return None
        file = file_of()
        record, told = load_file(workspace, number, file)
        said[name] = (*told, *(file.check(record, number) if record is not None else ()))
        return record

    organization, plan = load("organization", organization_file), load("plan", plan_file)
    year = Year(number, organization, plan, said, load("calendar", calendar_file), load("rules", rules_file))
    if organization and "rules" in files:
        from docgen.domain.people.organization_facts import confirmed_after_probation

        found = confirmed_after_probation(organization, year.rules)
        said["organization"] = (*said["organization"], *found)
    for name, load_more in LISTS.items():
        if name in files:
            year = load_more(workspace, year)
    return year


def _with_minutes(workspace: Workspace, year: Year) -> Year:
    """The year with all its minutes, and what there is to say about them."""
    from docgen.year.recorded import recorded

    read = list(recorded(workspace, year.number, year.organization, year.calendar, year.rules))
    said = {**year.said, "minutes": tuple(d for one in read for d in one.said)}
    meetings = tuple(one.case.meeting for one in read if one.case)
    found = (one.span for one in read if one.span)
    return replace(year, said=said, meetings=meetings, spans=(*year.spans, *found))


def _with_notices(workspace: Workspace, year: Year) -> Year:
    """The year with its publicity notices, and what there is to say about them."""
    from docgen.domain.notices.notice_facts import check_notices
    from docgen.models.notices import Notices
    from docgen.year.listed import Shape, listed

    shape = Shape(Notices, "公示", lambda file: file.notices, ("编号", "类别", "对象"))
    read = listed(workspace, year.number, "notices", shape)
    if read is None:
        return year
    notices = read.around.with_notices(read.records) if read.around else None
    outcomes = _outcomes(year)
    year = replace(year, notices=notices, outcomes=outcomes, spans=(*year.spans, *read.spans))
    facts = check_notices(year.publicised, year.number)
    return replace(year, said={**year.said, "notices": (*read.said, *facts)})


def _outcomes(year: Year) -> dict[str, ComparisonOutcome]:
    """What notices may publish; a record with an error has nothing ranked."""
    from docgen.domain.evaluations.comparison import ComparisonCase, ComparisonOutcome, outcome
    from docgen.domain.people.roster import Roster
    from docgen.models.evaluations import Comparison
    from docgen.year.refusals import Refusals

    if year.organization is None:
        return {}
    refusals, span_at = Refusals(year.said.get("evaluations", ()), year.spans), SpanFinder(year.spans)
    roster = Roster(year.organization)
    found: dict[str, ComparisonOutcome] = {}
    for record in year.evaluations:
        if isinstance(record, Comparison):
            told = outcome(ComparisonCase(record, roster, year.ballots))
            is_sound = not refusals.concerns(span_at(record.place))
            found[str(record.number)] = told if is_sound else ComparisonOutcome(told.grounds)
    return found


def _with_evaluations(workspace: Workspace, year: Year) -> Year:
    """The year with its evaluations, the ballots they name, and what there is to say about them."""
    from docgen.domain.evaluations.evaluation_facts import check_evaluations
    from docgen.models.evaluations import Evaluations
    from docgen.year.listed import Shape, listed
    from docgen.year.named_spreadsheets import read_ballots

    shape = Shape(Evaluations, "评议", lambda file: file.evaluations, ("编号", "类别", "支部"))
    read = listed(workspace, year.number, "evaluations", shape)
    if read is None:
        return year
    ballots, unread = read_ballots(read.records, workspace, year.number)
    facts = check_evaluations(read.records, year.number, year.organization, ballots, year.rules)
    said = {**year.said, "evaluations": (*read.said, *unread, *facts)}
    spans = (*year.spans, *read.spans)
    return replace(year, said=said, evaluations=read.records, ballots=ballots, spans=spans)


LISTS: Mapping[str, Callable[[Workspace, Year], Year]] = {
    "minutes": _with_minutes,
    "evaluations": _with_evaluations,
    "notices": _with_notices,
}
"""The files that are lists of records, each joined to the year after those before it."""
