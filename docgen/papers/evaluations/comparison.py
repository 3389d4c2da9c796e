"""The papers of one 一讲二评三公示: promises, sheets to fill in, the summary of the points, the result."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Span
from docgen.domain.evaluations.comparison import ComparisonCase
from docgen.domain.evaluations.comparison_facts import scoring_remarks
from docgen.domain.people.roster import Roster
from docgen.models.evaluations import Comparison, Evaluation
from docgen.papers.draft import Draft, Paper
from docgen.papers.evaluations.comparison_forms import (
    PROMISES,
    promises,
    score_sheet,
    sheet_name,
    sources,
    told,
)
from docgen.papers.evaluations.comparison_results import SUMMARY, summary
from docgen.papers.evaluations.evaluation_tables import LYING, UPRIGHT, form_of
from docgen.year import Year

COMPARISON_FORMS = (PROMISES, UPRIGHT, LYING)


def draft_comparison(record: Evaluation, year: Year, span: Span | None, *, merged: bool) -> Iterator[Draft]:
    """All papers of a record; before all sheets are in only those that are filled in by hand."""
    case = comparison_case(record, year)
    if case is None:
        return
    about = {"number": frozenset({str(record.number)})}
    for paper in _papers(case, merged=merged):
        name = f"{record.number}_{paper.name}"
        yield Draft(name, paper.form, paper.context, span, about, paper.remarks)


def comparison_case(record: Evaluation, year: Year) -> ComparisonCase | None:
    """The record against the roster and its score sheets."""
    if not isinstance(record, Comparison) or year.organization is None:
        return None
    return ComparisonCase(record, Roster(year.organization), year.ballots)


def _papers(case: ComparisonCase, *, merged: bool) -> Iterator[Paper]:
    record = case.record
    for name, letter in promises(case, merged=merged):
        yield Paper(name, PROMISES, letter)
    sheets = [(sheet_name(source), score_sheet(case, source)) for source in sources(case)]
    if record.spoken:
        sheets.insert(0, ("讲述记录", told(case)))
    for name, sheet in sheets:
        yield Paper(f"{name}_{record.branch}", form_of(sheet["表"]), sheet)
    if case.is_complete:
        made = summary(case)
        yield Paper(f"{SUMMARY}_{record.branch}", form_of(made["表"]), made, tuple(scoring_remarks(case)))
