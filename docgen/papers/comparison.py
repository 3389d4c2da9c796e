"""The papers of one 一讲二评三公示: promises, sheets to fill in, the summary of the points, the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.diagnostics import Diagnostic, Span
from docgen.domain.comparison import ComparisonCase
from docgen.domain.comparison_facts import scoring_remarks
from docgen.domain.roster import Roster
from docgen.models.evaluations import Comparison, Evaluation
from docgen.papers.comparison_forms import PROMISES, promises, score_sheet, sheet_name, sources, told
from docgen.papers.comparison_results import PUBLICATION, SUMMARY, publication, summary
from docgen.papers.draft import Draft, Form, filled
from docgen.papers.evaluation_tables import LYING, UPRIGHT, form_of
from docgen.papers.notes import NOTE
from docgen.year import Year

COMPARISON_FORMS = (PROMISES, UPRIGHT, LYING, NOTE)
Paper = tuple[str, Form, Mapping[str, object]]


def draft_comparison(record: Evaluation, year: Year, span: Span | None, *, merged: bool) -> Iterator[Draft]:
    """All papers of a record; before all sheets are in only those that are filled in by hand."""
    case = comparison_case(record, year)
    if case is None:
        return
    about = {"number": frozenset({str(record.number)})}
    for name, form, context in _papers(case, merged=merged):
        yield Draft(f"{record.number}_{name}", form, filled(context), span, about)


def remarks_on_comparison(record: Evaluation, year: Year) -> Iterator[Diagnostic]:
    """What was dropped on its score sheets, and why."""
    case = comparison_case(record, year)
    return scoring_remarks(case) if case else iter(())


def comparison_case(record: Evaluation, year: Year) -> ComparisonCase | None:
    """The record against the roster and its score sheets."""
    if not isinstance(record, Comparison) or year.organization is None:
        return None
    return ComparisonCase(record, Roster(year.organization), year.ballots)


def _papers(case: ComparisonCase, *, merged: bool) -> Iterator[Paper]:
    record = case.record
    for name, letter in promises(case, merged=merged):
        yield name, PROMISES, letter
    sheets = [(sheet_name(source), score_sheet(case, source)) for source in sources(case)]
    if record.spoken:
        sheets.insert(0, ("讲述记录", told(case)))
    if case.is_complete:
        sheets.append((SUMMARY, summary(case)))
    for name, sheet in sheets:
        yield f"{name}_{record.branch}", form_of(sheet["表"]), sheet
    if case.is_complete and record.notice_period:
        yield f"{PUBLICATION}_{record.branch}", NOTE, publication(case)
