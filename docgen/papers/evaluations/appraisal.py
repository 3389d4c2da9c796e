"""The papers of one 民主评议党员: forms for every member, ballots, the tally, the result."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Span
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.evaluations.appraisal_facts import counting_remarks
from docgen.domain.people.roster import Roster
from docgen.models.evaluations import Appraisal, Evaluation
from docgen.papers.draft import Draft, Paper
from docgen.papers.evaluations.appraisal_ballots import BALLOT, TABLE, ballots, mutual_sheet, too_many_copies
from docgen.papers.evaluations.appraisal_forms import FORMS, merged_forms, personal_forms
from docgen.papers.evaluations.appraisal_results import TALLY, results, tally_sheet
from docgen.year import Year

APPRAISAL_FORMS = (FORMS, BALLOT, TABLE, TALLY)


def draft_appraisal(record: Evaluation, year: Year, span: Span | None, *, merged: bool) -> Iterator[Draft]:
    """All papers of a record; before the ballots are in only those that are filled in by hand."""
    if not isinstance(record, Appraisal) or year.organization is None:
        return
    case = AppraisalCase(record, Roster(year.organization), year.ballots, year.rules)
    about = {"number": frozenset({str(record.number)})}
    for paper in _papers(case, merged=merged):
        name = f"{record.number}_{paper.name}"
        yield Draft(name, paper.form, paper.context, span, about, paper.remarks)


def _papers(case: AppraisalCase, *, merged: bool) -> Iterator[Paper]:
    branch = case.record.branch
    for name, forms in merged_forms(case) if merged else personal_forms(case):
        yield Paper(name, FORMS, forms)
    yield Paper(f"互评表_{branch}", TABLE, mutual_sheet(case))
    yield Paper(f"测评票_{branch}", BALLOT, ballots(case), tuple(too_many_copies(case)))
    # How a voter marked a ballot is no fault of the YAML: `check` says nothing of it.
    remarks = tuple(counting_remarks(case))
    if case.tally is not None:
        yield Paper(f"测评汇总表_{branch}", TALLY, tally_sheet(case, case.tally), remarks)
        remarks = ()
    if case.tally or case.mutual_tally or case.record.decided:
        yield Paper(f"评定结果_{branch}", TABLE, results(case), remarks)
