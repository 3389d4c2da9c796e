"""The papers of evaluations: each family (类别) of records has a file of its own, registered here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from docgen.base.diagnostics import Diagnostic, Span, SpanFinder, error
from docgen.base.unforeseen import all_or_told
from docgen.domain.evaluations.appraisal import AppraisalCase
from docgen.domain.evaluations.comparison import ComparisonCase
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
from docgen.papers.draft import Draft, FilledForm, Kind
from docgen.papers.evaluations.appraisal_papers import APPRAISAL_FORMS, appraisal_papers
from docgen.papers.evaluations.branch_review import review_counted_from, review_papers
from docgen.papers.evaluations.comparison_papers import COMPARISON_FORMS, comparison_papers
from docgen.papers.evaluations.counted_year import CountedYear
from docgen.papers.evaluations.half_year_papers import HALF_YEAR_COUNTED_FROM, half_year_papers
from docgen.papers.evaluations.ledger_papers import reflection_papers, study_counted_from, study_papers
from docgen.year import Year
from docgen.year.refusals import Refusals

_Drafted = list[tuple[Evaluation, list[Draft | Diagnostic]]]
FILES = {"minutes": "会议记录", "plan": "plan.yaml", "calendar": "calendar.yaml", "notices": "notices.yaml"}


def _papers(record: Evaluation, year: Year, roster: Roster, *, merged: bool) -> Iterable[FilledForm]:
    """The papers of one record; with `merged`, all personal forms in one paper for printing."""
    match record:
        case Appraisal():
            appraised = AppraisalCase(record, roster, year.ballots, year.rules)
            return appraisal_papers(appraised, merged=merged)
        case Comparison():
            compared = ComparisonCase(record, roster, year.ballots)
            return comparison_papers(compared, merged=merged)
        case HalfYearCheck():
            return half_year_papers(record, CountedYear(year, roster))
        case StudyLedger():
            return study_papers(record, CountedYear(year, roster))
        case ReflectionRegister():
            return reflection_papers(record, roster)
        case _:
            return ()  # 支部考核 names the papers of the others: it is drafted after them


def _counted_from(record: Evaluation) -> tuple[str, ...]:
    """The files from which the papers of a record are counted."""
    match record:
        case BranchReview():
            return review_counted_from(record)
        case HalfYearCheck():
            return HALF_YEAR_COUNTED_FROM
        case StudyLedger():
            return study_counted_from(record)
        case _:
            return ()


def draft_evaluations(year: Year, *, merged: bool = False) -> list[Draft | Diagnostic]:
    """The papers of all evaluations, in the order of the file."""
    if year.roster is None:
        return []
    span_at, roster = SpanFinder(year.spans), year.roster
    drafted: _Drafted = [
        (one, _drafts(one, partial(_papers, one, year, roster, merged=merged), span_at(one.place)))
        for one in year.evaluations
    ]
    # A review proves its indicators by the papers of the other evaluations, so it is drafted after them.
    reviews = [one for one in year.evaluations if isinstance(one, BranchReview)]
    written = _written(drafted, year) if reviews else []
    for one in reviews:
        papers = partial(review_papers, one, year, str(roster.organization.name), written)
        drafted.append((one, _drafts(one, papers, span_at(one.place))))
    return [draft for _, drafts in drafted for draft in drafts]


def _drafts(
    record: Evaluation, papers: Callable[[], Iterable[FilledForm]], span: Span | None
) -> list[Draft | Diagnostic]:
    number = str(record.number)
    about = {"number": frozenset({number})}
    return all_or_told(
        record.place,
        lambda: (
            Draft(f"{number}_{paper.name}", paper.form, paper.context, span, about, paper.remarks)
            for paper in papers()
        ),
    )


def _written(drafted: _Drafted, year: Year) -> list[tuple[Evaluation, list[Draft]]]:
    """The drafts without those of records with errors."""
    # Their papers are refused: a file that is not written proves nothing.
    refusals = Refusals([*year.diagnostics, *not_counted(year)], year.spans)
    span_at = SpanFinder(year.spans)
    made = [(one, [each for each in drafts if isinstance(each, Draft)]) for one, drafts in drafted]
    return [(one, drafts) for one, drafts in made if not refusals.concerns(span_at(one.place))]


def not_counted(year: Year) -> list[Diagnostic]:
    """The errors of the records that cannot be counted, since a file behind them has errors itself."""
    return [said for one in year.evaluations for said in _not_trusted(one, year)]


def _not_trusted(record: Evaluation, year: Year) -> Iterator[Diagnostic]:
    """The error of a record that is counted from a file with errors."""
    # A file with errors gives too few meetings or hours: a count from it would look right and be wrong.
    files = _counted_from(record)
    faulty = [FILES[name] for name in FILES if name in files and name in year.faulty]
    if faulty:
        message = f"{'、'.join(faulty)}有错误或者没有，{record.kind}不能照它统计"
        mend = f"运行 docgen check {year.number} 看是哪几处，改好再生成"
        yield error("D510", record.place_of("类别"), message, mend)


FORMS = tuple(dict.fromkeys((*APPRAISAL_FORMS, *COMPARISON_FORMS)))
EVALUATIONS = Kind(
    "evaluations",
    FORMS,
    ("organization", "rules", "evaluations"),
    draft_evaluations,
    none_yet="还没有评议，请记在 evaluations.yaml 里",
    none_chosen="evaluations.yaml 里没有这个编号",
    called="评议考核",
    check=not_counted,
    # Faults of these files refuse only the records that are counted from them: see `not_counted`.
    consults=("minutes", "plan", "calendar", "notices"),
    prints="evaluations",
    rests_on="evaluations",
)
# Only on request: it holds the forms of single members once more, for printing.
MERGED = replace(
    EVALUATIONS,
    name="evaluations_merged",
    drafts=partial(draft_evaluations, merged=True),
    folder="evaluations",
    instead_of="evaluations",
)
