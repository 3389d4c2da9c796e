"""The files of a year that are lists of records, each joined to what the files before it say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.base.diagnostics import SpanFinder
from docgen.base.workspace import Workspace
from docgen.year.whole import Year

if TYPE_CHECKING:
    from docgen.domain.evaluations.comparison import Outcome


def _with_minutes(workspace: Workspace, year: Year) -> Year:
    """The year with all its minutes, and what there is to say about them."""
    from docgen.year.recorded import recorded

    read = list(recorded(workspace, year.number, year.organization, year.calendar))
    said = {**year.said, "minutes": tuple(d for one in read for d in one.said)}
    meetings = tuple(one.case.meeting for one in read if one.case)
    found = (one.span for one in read if one.span)
    return replace(year, said=said, meetings=meetings, spans=(*year.spans, *found))


def _with_notices(workspace: Workspace, year: Year) -> Year:
    """The year with its publicity notices, and what there is to say about them."""
    from docgen.domain.notices.notice_facts import check_notices
    from docgen.models.notices import Notices
    from docgen.year.listed import Shape, listed

    path = workspace.year(year.number) / "notices.yaml"
    if not path.exists():
        return year
    shape = Shape(Notices, "公示", lambda file: file.notices, ("编号", "类别", "对象"))
    read = listed(path, workspace.name_of(path), year.number, shape)
    notices = read.around.with_notices(read.records) if read.around else None
    outcomes = _outcomes(year)
    year = replace(year, notices=notices, outcomes=outcomes, spans=(*year.spans, *read.spans))
    facts = check_notices(year.publicised, year.number)
    return replace(year, said={**year.said, "notices": (*read.said, *facts)})


def _outcomes(year: Year) -> dict[str, Outcome]:
    """What notices may publish; a record with an error has nothing ranked."""
    from docgen.domain.evaluations.comparison import ComparisonCase, Outcome, outcome
    from docgen.domain.people.roster import Roster
    from docgen.models.evaluations import Comparison
    from docgen.year.refusals import Refusals

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


def _with_evaluations(workspace: Workspace, year: Year) -> Year:
    """The year with its evaluations, the ballots they name, and what there is to say about them."""
    from docgen.domain.evaluations.evaluation_facts import check_evaluations
    from docgen.models.evaluations import Evaluations
    from docgen.year.ballot_files import read_ballots
    from docgen.year.listed import Shape, listed

    path = workspace.year(year.number) / "evaluations.yaml"
    if not path.exists():
        return year
    shape = Shape(Evaluations, "评议", lambda file: file.evaluations, ("编号", "类别", "支部"))
    read = listed(path, workspace.name_of(path), year.number, shape)
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
