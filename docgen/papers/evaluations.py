"""The papers of evaluations: each family (类别) of records has a file of its own, registered here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from docgen.diagnostics import Span, SpanFinder
from docgen.models.evaluations import Appraisal, Evaluation
from docgen.papers.appraisal import APPRAISAL_FORMS, draft_appraisal
from docgen.papers.draft import Draft, Kind
from docgen.year import Year


class Drafter(Protocol):
    """Makes the papers of one record; `merged`: personal forms in one paper for printing."""

    def __call__(
        self, record: Evaluation, year: Year, span: Span | None, /, *, merged: bool
    ) -> Iterator[Draft]:
        """The papers."""


FAMILIES: Mapping[type[Evaluation], Drafter] = {Appraisal: draft_appraisal}
FORMS = (*APPRAISAL_FORMS,)


def draft_evaluations(year: Year, *, merged: bool = False) -> list[Draft]:
    """The papers of all evaluations, in the order of the file."""
    if year.organization is None:
        return []
    span_at = SpanFinder(year.spans)
    return [
        draft
        for evaluation in year.evaluations
        for draft in FAMILIES[type(evaluation)](evaluation, year, span_at(evaluation.place), merged=merged)
    ]


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
)
MERGED = Kind(
    "evaluations_merged",
    FORMS,
    READS,
    lambda year: draft_evaluations(year, merged=True),
    none_yet=NONE_YET,
    none_chosen=NONE_CHOSEN,
    folder="evaluations",
)
