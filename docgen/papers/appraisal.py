"""The papers of one 民主评议党员: forms for every member, ballots, the tally, the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.diagnostics import Diagnostic, Span
from docgen.domain.appraisal import AppraisalCase
from docgen.domain.appraisal_facts import counting_remarks
from docgen.domain.roster import Roster
from docgen.models.evaluations import Appraisal, Evaluation
from docgen.papers.appraisal_ballots import BALLOT, TABLE, ballots, mutual_sheet, too_many_copies
from docgen.papers.appraisal_forms import FORMS, merged_forms, personal_forms
from docgen.papers.appraisal_results import TALLY, results, tally_sheet
from docgen.papers.draft import Draft, Form, filled
from docgen.year import Year

APPRAISAL_FORMS = (FORMS, BALLOT, TABLE, TALLY)
Paper = tuple[str, Form, Mapping[str, object]]


def draft_appraisal(record: Evaluation, year: Year, span: Span | None, *, merged: bool) -> Iterator[Draft]:
    """All papers of a record; before the ballots are in only those that are filled in by hand."""
    case = _case(record, year)
    if case is None:
        return
    about = {"number": frozenset({str(record.number)})}
    for name, form, context in _papers(case, merged=merged):
        yield Draft(f"{record.number}_{name}", form, filled(context), span, about)


def remarks_on_appraisal(record: Evaluation, year: Year) -> Iterator[Diagnostic]:
    """What was done with each mark on its ballots that was not plain, and what the papers leave out."""
    case = _case(record, year)
    if case is not None:
        yield from counting_remarks(case)
        yield from too_many_copies(case)


def _case(record: Evaluation, year: Year) -> AppraisalCase | None:
    if not isinstance(record, Appraisal) or year.organization is None:
        return None
    return AppraisalCase(record, Roster(year.organization), year.ballots, year.rules)


def _papers(case: AppraisalCase, *, merged: bool) -> Iterator[Paper]:
    branch = case.record.branch
    for name, forms in merged_forms(case) if merged else personal_forms(case):
        yield name, FORMS, forms
    yield f"互评表_{branch}", TABLE, mutual_sheet(case)
    yield f"测评票_{branch}", BALLOT, ballots(case)
    if case.tally is not None:
        yield f"测评汇总表_{branch}", TALLY, tally_sheet(case, case.tally)
    if case.tally is not None or case.record.decided:
        yield f"评定结果_{branch}", TABLE, results(case)
