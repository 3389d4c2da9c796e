"""Facts in evaluations.yaml that disagree: with the roster, the rules, the ballots and each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docgen.diagnostics import Diagnostic, error
from docgen.models.evaluations import Evaluation
from docgen.models.organization import Organization
from docgen.models.rules import Rules
from docgen.reading.spreadsheets import Spreadsheet


def check_evaluations(
    evaluations: Sequence[Evaluation],
    ballots: Mapping[str, Spreadsheet],
    organization: Organization | None,
    rules: Rules | None,
) -> list[Diagnostic]:
    """Everything that the facts of a year's evaluations have against each other."""
    return [*numbers_are_told_apart(evaluations)]


def numbers_are_told_apart(evaluations: Sequence[Evaluation]) -> Iterator[Diagnostic]:
    """编号 names files and is typed in commands: one record, one number."""
    seen: set[str] = set()
    for evaluation in evaluations:
        if evaluation.number in seen:
            message = f"编号“{evaluation.number}”用了两次"
            yield error("D480", evaluation.number.place, message, "给其中一项换一个编号")
        seen.add(str(evaluation.number))
