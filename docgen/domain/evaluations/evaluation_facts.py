"""Facts in evaluations.yaml that disagree: with the roster, the rules, the ballots and each other.

Each family (类别) of records lists its own rules; here they are put to the records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.base.unforeseen import all_or_told
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.evaluations.appraisal_facts import RULES as APPRAISAL_RULES
from docgen.domain.evaluations.branch_case import BranchCase, branch_of_roster
from docgen.domain.evaluations.branch_review_facts import check_branch_review
from docgen.domain.evaluations.comparison import ComparisonCase
from docgen.domain.evaluations.comparison_facts import RULES as COMPARISON_RULES
from docgen.domain.evaluations.ledgers import check_ledger, check_reflections
from docgen.domain.people.roster import Roster
from docgen.models.evaluations import (
    Appraisal,
    BranchReview,
    Comparison,
    Evaluation,
    HalfYearCheck,
    ReflectionRegister,
    StudyLedger,
)
from docgen.models.rules import Rules
from docgen.reading.spreadsheets import Spreadsheet

Spreadsheets = Mapping[str, Spreadsheet]
Check = Callable[[Any, Roster, Spreadsheets, Rules | None], Iterator[Diagnostic]]
C = TypeVar("C", bound=BranchCase)


def check_evaluations(
    evaluations: Sequence[Evaluation],
    year: int,
    roster: Roster | None,
    spreadsheets: Spreadsheets,
    rules: Rules | None,
) -> list[Diagnostic]:
    """Everything that the facts of a year's evaluations have against each other."""
    said = [
        *numbers_are_told_apart(evaluations),
        *held_in_its_year(evaluations, year),
        *counted_from_its_own_year(evaluations, year),
    ]
    # The rest compares with the roster, whose own faults have been told.
    if roster is None:
        return said
    for one in evaluations:
        said += all_or_told(one.place, partial(CHECKS[type(one)], one, roster, spreadsheets, rules))
    return said


def numbers_are_told_apart(evaluations: Sequence[Evaluation]) -> Iterator[Diagnostic]:
    """编号 names files and is typed in commands: one record, one number."""
    seen: set[str] = set()
    for evaluation in evaluations:
        if evaluation.number in seen:
            message = f"编号“{evaluation.number}”用了两次"
            yield error("D480", evaluation.number.place, message, "给其中一项换一个编号")
        seen.add(str(evaluation.number))


def held_in_its_year(evaluations: Sequence[Evaluation], year: int) -> Iterator[Diagnostic]:
    """A day of another year was copied from last year's file; what is filed is filed by the day."""
    for evaluation in evaluations:
        # A ledger of last year is closed in January: its 年度 counts, not its day.
        if evaluation.day.year != year and not evaluation.COUNTS_THE_YEAR:
            message = f"这是{year}年的评议清单，日期却是{evaluation.day.year}年"
            mend = f"核对后改成{year}年；评的是上一年，写在“年度”里"
            yield warning("D492", evaluation.place_of("日期"), message, mend)


def counted_from_its_own_year(evaluations: Sequence[Evaluation], year: int) -> Iterator[Diagnostic]:
    """A record that counts the minutes of a year stands in the folder of that year."""
    for evaluation in evaluations:
        if evaluation.COUNTS_THE_YEAR and evaluation.year_evaluated != year:
            message = (
                f"{evaluation.kind}按plans/{year}里的会议记录统计，年度却是{evaluation.year_evaluated}年"
            )
            mend = f"移到plans/{evaluation.year_evaluated}/evaluations.yaml里，或者核对“年度”“日期”"
            place = evaluation.place_of("年度" if evaluation.says("年度") else "日期")
            yield error("D507", place, message, mend)


def _told(case: C, rules: Iterable[Callable[[C], Iterator[Diagnostic]]]) -> Iterator[Diagnostic]:
    return (diagnostic for rule in rules for diagnostic in rule(case))


CHECKS: Mapping[type[Evaluation], Check] = {
    Appraisal: lambda record, *against: _told(AppraisalCase(record, *against), APPRAISAL_RULES),
    Comparison: lambda record, roster, sheets, _: _told(
        ComparisonCase(record, roster, sheets), COMPARISON_RULES
    ),
    BranchReview: lambda record, roster, *_: check_branch_review(record, roster),
    HalfYearCheck: lambda record, roster, *_: branch_of_roster(record, roster),
    StudyLedger: lambda record, roster, *_: check_ledger(record, roster),
    ReflectionRegister: lambda record, roster, *_: check_reflections(record, roster),
}
"""The check of each family."""
