"""The papers of evaluations: each family (类别) of records has a file of its own, registered here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from docgen.diagnostics import Span, SpanFinder
from docgen.models.evaluations import Evaluation
from docgen.papers.draft import Draft, Form, Kind
from docgen.year import Year

FORMS: tuple[Form, ...] = ()

Drafter = Callable[[Evaluation, Year, Span | None, bool], Iterator[Draft]]

DRAFTERS: Mapping[type[Evaluation], Drafter] = {}


def draft_evaluations(year: Year, *, merged: bool = False) -> list[Draft]:
    """The papers of all evaluations, in the order of the file."""
    if year.organization is None:
        return []
    span_at = SpanFinder(year.spans)
    return [
        draft
        for evaluation in year.evaluations
        if type(evaluation) in DRAFTERS
        for draft in DRAFTERS[type(evaluation)](evaluation, year, span_at(evaluation.place), merged)
    ]


READS = ("organization", "rules", "evaluations")
NONE_YET = "还没有评议，请记在 evaluations.yaml 里"
NONE_CHOSEN = "evaluations.yaml 里没有这个编号"

EVALUATIONS = Kind("evaluations", FORMS, READS, draft_evaluations, none_yet=NONE_YET, none_chosen=NONE_CHOSEN)
MERGED = Kind(
    "evaluations_merged",
    FORMS,
    READS,
    lambda year: draft_evaluations(year, merged=True),
    none_yet=NONE_YET,
    none_chosen=NONE_CHOSEN,
    folder="evaluations",
)
