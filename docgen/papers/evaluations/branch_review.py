"""支部考核表: indicators with their points, and in the last column the papers that prove each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from docgen.base.diagnostics import Span
from docgen.domain.ballots.score_count import plain
from docgen.domain.evaluations.branch_review_facts import NOTICE, PLAN
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.evaluations import BranchReview, Evaluation
from docgen.models.evaluations.branch_review import Indicator
from docgen.models.plan import MEETING_KINDS
from docgen.papers.draft import Draft
from docgen.papers.evaluations.evaluation_tables import Annex, Heading, TableContext, form_of, numbered, table
from docgen.papers.evaluations.evidence import Evidence, called, evidence
from docgen.year import Year

POINTS_WIDTH = 2.6
COLUMNS: tuple[Heading, ...] = (
    ("一级指标", 4.5),
    ("二级指标", 0.0),
    ("分值", POINTS_WIDTH),
    ("评分标准", 0.0),
    ("自评", POINTS_WIDTH),
    ("总支评分", POINTS_WIDTH),
    ("依据材料", 0.0),
)
SHOWN = 2
"""File names in a cell: more of them would bury the table, and stand in the list behind it."""


_NONE = [missing("考核指标"), "", "", "", "", "", ""]


def draft_branch_review(
    record: BranchReview, year: Year, span: Span | None, made: Sequence[tuple[Evaluation, Sequence[Draft]]]
) -> Iterator[Draft]:
    """The sheet of one branch; `made` are the papers of the year's other evaluations."""
    if year.organization is None:
        return
    proofs = evidence(year, str(record.branch), made)
    context = _sheet(record, proofs, str(year.organization.name))
    about = {"number": frozenset({str(record.number)})}
    name = f"{record.number}_支部考核表_{record.branch}"
    yield Draft(name, form_of(context["表"]), context, span, about)


def review_counted_from(record: Evaluation) -> tuple[str, ...]:
    """The files whose papers it names as proof."""
    if not isinstance(record, BranchReview):
        return ()
    named = {proof for each in _indicators(record) for proof in each.proofs}
    minutes = ("minutes",) if named.intersection(MEETING_KINDS) else ()
    others = ((PLAN, "plan"), (NOTICE, "notices"))
    return (*minutes, *(file for word, file in others if word in named))


def _indicators(record: BranchReview) -> list[Indicator]:
    return [indicator for group in record.items for indicator in group.below]


def _sheet(record: BranchReview, proofs: Evidence, unit: str) -> TableContext:
    rows = [_row(str(group.name), indicator, proofs) for group in record.items for indicator in group.below]
    return {
        "标题": f"{record.branch}{record.year_evaluated}年度党建工作考核表",
        "单位": unit,
        "说明": [],
        "表": table(COLUMNS, [*rows, _sums(record)] if rows else [_NONE], lying=True),
        "后记": [
            f"考核日期：{official_date(record.day)}。依据材料是本年度文件夹里的文件名（.docx），份数按现有记录统计。"
        ],
        "签字": {"左": "书记签字", "右": "总支签字"},
        "附表": _listed(record, proofs),
    }


def _row(group: str, indicator: Indicator, proofs: Evidence) -> list[str]:
    lines = [_proof(proof, proofs.of(proof)) for proof in indicator.proofs]
    lines += map(str, indicator.other_proofs)
    return [
        group,
        str(indicator.name),
        missing("分值") if indicator.points is None else plain(indicator.points),
        str(indicator.standard),
        *("" if given is None else plain(given) for given in (indicator.own, indicator.superior)),
        "\n".join(lines),
    ]


def _proof(proof: str, names: Sequence[str]) -> str:
    """支委会记录12份（2023-01-09_支委会_… 至 2023-12-04_支委会_…）; nothing is named that is not there."""
    if not names:
        return missing(called(proof))
    if len(names) <= SHOWN:
        return f"{called(proof)}{len(names)}份（{'；'.join(names)}）"
    return f"{called(proof)}{len(names)}份（{names[0]}　至　{names[-1]}）"


def _sums(record: BranchReview) -> list[str]:
    indicators = _indicators(record)
    points = (
        _sum([each.points for each in indicators]),
        _sum([each.own for each in indicators]),
        _sum([each.superior for each in indicators]),
    )
    return ["合计", "", points[0], "", points[1], points[2], ""]


def _sum(numbers: Sequence[Decimal | None]) -> str:
    """The sum of a column, once every number of it is there."""
    known = [number for number in numbers if number is not None]
    return plain(sum(known, Decimal(0))) if len(known) == len(numbers) else ""


def _listed(record: BranchReview, proofs: Evidence) -> Annex | None:
    """All papers, one by one: what the cells can only count."""
    words = dict.fromkeys(str(proof) for each in _indicators(record) for proof in each.proofs)
    rows = [[called(word), name] for word in words for name in _together(word, proofs.of(word))]
    if not rows:
        return None
    return {
        "标题": "依据材料清单",
        "说明": f"考核表里依据材料的文件名，共{sum(len(proofs.of(word)) for word in words)}份。",
        "表": table([("序号", 2.6), ("材料", 0.0), ("文件名", 0.0)], numbered(rows), lying=True),
    }


def _together(proof: str, names: Sequence[str]) -> list[str]:
    """The names one by one; forms that every member has (and only their names tell apart) on one line."""
    if proof in MEETING_KINDS:
        return list(names)
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault("_".join(name.split("_")[:3]), []).append(name)
    return [f"{same[0]}等{len(same)}份" if len(same) > 1 else same[0] for same in alike.values()]
