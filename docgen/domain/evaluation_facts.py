"""Facts in evaluations.yaml that disagree: with the roster, the rules, the ballots and each other.

Each family (类别) of records lists its own rules; here they are put to the records.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from docgen.diagnostics import Diagnostic, error, warning
from docgen.domain.appraisal import AppraisalCase
from docgen.domain.appraisal_facts import RULES as APPRAISAL_RULES
from docgen.domain.roster import Roster
from docgen.models.evaluations import Appraisal, Evaluation
from docgen.models.organization import Organization
from docgen.models.rules import Rules
from docgen.reading.spreadsheets import Spreadsheet

Spreadsheets = Mapping[str, Spreadsheet]
Check = Callable[[Evaluation, Roster, Spreadsheets, Rules | None], Iterator[Diagnostic]]


def check_evaluations(
    evaluations: Sequence[Evaluation],
    year: int,
    organization: Organization | None,
    spreadsheets: Spreadsheets,
    rules: Rules | None,
) -> list[Diagnostic]:
    """Everything that the facts of a year's evaluations have against each other."""
    said = [*numbers_are_told_apart(evaluations), *held_in_its_year(evaluations, year)]
    if organization is None:
        return said
    roster = Roster(organization)
    said += [d for one in evaluations for d in CHECKS[type(one)](one, roster, spreadsheets, rules)]
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
        if evaluation.day.year != year:
            message = f"这是{year}年的评议清单，日期却是{evaluation.day.year}年"
            mend = f"核对后改成{year}年；评的是上一年，写在“年度”里"
            yield warning("D492", evaluation.place_of("日期"), message, mend)


def _of_appraisal(
    record: Evaluation, roster: Roster, spreadsheets: Spreadsheets, rules: Rules | None
) -> Iterator[Diagnostic]:
    if isinstance(record, Appraisal):
        case = AppraisalCase(record, roster, spreadsheets, rules)
        for rule in APPRAISAL_RULES:
            yield from rule(case)


CHECKS: Mapping[type[Evaluation], Check] = {Appraisal: _of_appraisal}
"""The check of each family."""
