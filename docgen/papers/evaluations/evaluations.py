"""The papers of evaluations: each family (类别) of records has a file of its own, registered here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from docgen.base.diagnostics import Diagnostic, Span, SpanFinder
from docgen.models.evaluations import (
    Appraisal,
    BranchReview,
    Comparison,
    Evaluation,
    HalfYearCheck,
    ReflectionRegister,
    StudyLedger,
)
from docgen.papers.draft import Draft, Kind
from docgen.papers.evaluations.appraisal import APPRAISAL_FORMS, draft_appraisal
from docgen.papers.evaluations.branch_review import draft_branch_review, review_counted_from
from docgen.papers.evaluations.comparison import COMPARISON_FORMS, draft_comparison
from docgen.papers.evaluations.counted import not_trusted
from docgen.papers.evaluations.half_year import draft_half_year, half_year_counted_from
from docgen.papers.evaluations.ledgers import draft_ledger, draft_reflections, ledger_counted_from
from docgen.year import Year
from docgen.year.refusals import Refusals


class Drafter(Protocol):
    """Makes the papers of one record; `merged`: personal forms in one paper for printing."""

    def __call__(
        self, record: Evaluation, year: Year, span: Span | None, /, *, merged: bool
    ) -> Iterator[Draft]:
        """The papers."""


def _nothing_by_itself(
    _record: Evaluation, _year: Year, _span: Span | None, *, merged: bool
) -> Iterator[Draft]:
    """支部考核 names the papers of the others: it is drafted after them."""
    del merged
    return iter(())


FAMILIES: Mapping[type[Evaluation], Drafter] = {
    Appraisal: draft_appraisal,
    Comparison: draft_comparison,
    BranchReview: _nothing_by_itself,
    HalfYearCheck: draft_half_year,
    StudyLedger: draft_ledger,
    ReflectionRegister: draft_reflections,
}
COUNTED_FROM: Mapping[type[Evaluation], Callable[[Evaluation], tuple[str, ...]]] = {
    BranchReview: review_counted_from,
    HalfYearCheck: half_year_counted_from,
    StudyLedger: ledger_counted_from,
}
"""The files from which a family counts, where it does."""
FORMS = tuple(dict.fromkeys((*APPRAISAL_FORMS, *COMPARISON_FORMS)))

Made = list[tuple[Evaluation, list[Draft]]]


def draft_evaluations(year: Year, *, merged: bool = False) -> list[Draft]:
    """The papers of all evaluations, in the order of the file."""
    if year.organization is None:
        return []
    span_at = SpanFinder(year.spans)
    made: Made = [
        (one, list(FAMILIES[type(one)](one, year, span_at(one.place), merged=merged)))
        for one in year.evaluations
    ]
    reviews = [(one, span_at(one.place)) for one in year.evaluations if isinstance(one, BranchReview)]
    written = _written(made, year) if reviews else []
    for record, span in reviews:
        made += [(record, list(draft_branch_review(record, year, span, written)))]
    return [draft for _, drafts in made for draft in drafts]


def _written(made: Made, year: Year) -> Made:
    """Without the records with errors: their papers are not written, and prove nothing."""
    refusals = Refusals([*year.diagnostics, *not_counted(year)], year.spans)
    span_at = SpanFinder(year.spans)
    return [(one, drafts) for one, drafts in made if not refusals.concerns(span_at(one.place))]


def not_counted(year: Year) -> list[Diagnostic]:
    """The records that cannot be counted, since a file they are counted from has errors."""
    return [
        said
        for one in year.evaluations
        if type(one) in COUNTED_FROM
        for said in not_trusted(one, year, COUNTED_FROM[type(one)](one))
    ]


CONSULTS = ("minutes", "plan", "calendar", "notices")
READS = ("organization", "rules", "evaluations")
NONE_YET = "还没有评议，请记在 evaluations.yaml 里"
NONE_CHOSEN = "evaluations.yaml 里没有这个编号"

EVALUATIONS = Kind(
    "evaluations",
    FORMS,
    READS,
    draft_evaluations,
    none_yet=NONE_YET,
    none_chosen=NONE_CHOSEN,
    called="评议考核",
    check=not_counted,
    consults=CONSULTS,
)
MERGED = Kind(
    "evaluations_merged",
    FORMS,
    READS,
    lambda year: draft_evaluations(year, merged=True),
    none_yet=NONE_YET,
    none_chosen=NONE_CHOSEN,
    called="评议考核",
    folder="evaluations",
    check=not_counted,
    consults=CONSULTS,
    on_request=True,
)
