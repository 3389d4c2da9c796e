"""支部考核表: indicators with their points, and in the last column the papers that prove them (依据材料).

The office used to fill that column by hand every December. It names only files that are really written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from docgen.base.file_names import distinct, safe_file_name
from docgen.domain.ballots.scores import plain
from docgen.domain.evaluations.branch_review_facts import NOTICE, PLAN
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.evaluations import BranchReview, Evaluation, Indicator
from docgen.models.meeting_kinds import MEETING_KINDS
from docgen.papers.draft import Draft, FilledForm
from docgen.papers.minutes.minutes import FORM as MINUTES_FORM
from docgen.papers.minutes.minutes import draft_record
from docgen.papers.notices.notices import draft_notices
from docgen.papers.plan import draft_plan
from docgen.papers.table_papers import (
    Heading,
    SecondTable,
    TableContext,
    numbered,
    placed_table,
    table_context,
    table_paper,
)
from docgen.year import Year
from docgen.year.recorded import Recorded

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
"""The most file names in a cell; more would bury the table, and the list behind it has them all."""
UNIT_OF = {PLAN: "年度计划"}
_NONE = [missing("考核指标"), "", "", "", "", "", ""]


def review_papers(
    record: BranchReview, year: Year, unit: str, made: Sequence[tuple[Evaluation, Sequence[Draft]]]
) -> Iterator[FilledForm]:
    """The review sheet of one branch; `made` are the papers of the year's other evaluations."""
    proofs = _evidence(year, str(record.branch), made)
    yield table_paper(f"支部考核表_{record.branch}", _sheet(record, proofs, unit))


def review_counted_from(record: BranchReview) -> tuple[str, ...]:
    """The files whose papers it names as proof."""
    # Only the files that an indicator names: a fault of another file refuses no review.
    named = {proof for each in _indicators(record) for proof in each.proofs}
    minutes = ("minutes",) if named.intersection(MEETING_KINDS) else ()
    others = ((PLAN, "plan"), (NOTICE, "notices"))
    return (*minutes, *(file for word, file in others if word in named))


def _indicators(record: BranchReview) -> list[Indicator]:
    return [indicator for group in record.items for indicator in group.below]


def _sheet(record: BranchReview, proofs: _Evidence, unit: str) -> TableContext:
    rows = [_row(str(group.name), indicator, proofs) for group in record.items for indicator in group.below]
    notes = "依据材料是本年度文件夹里的文件名（.docx），份数按现有记录统计。"
    return table_context(
        f"{record.branch}{record.year_evaluated}年度党建工作考核表",
        unit,
        placed_table(COLUMNS, [*rows, _sums(record)] if rows else [_NONE], landscape=True, grouped=True),
        notes=[f"考核日期：{official_date(record.day)}。{notes}"],
        signers=("书记签字", "总支签字"),
        second=_listed(record, proofs),
    )


def _row(group: str, indicator: Indicator, proofs: _Evidence) -> list[str]:
    # The office looked these papers up by hand each December.
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
    """支委会记录12份（2023-01-09_支委会_… 至 2023-12-04_支委会_…）, or 【待补】 where there is none."""
    if not names:
        return missing(_called(proof))
    if len(names) <= SHOWN:
        return f"{_called(proof)}{len(names)}份（{'；'.join(names)}）"
    return f"{_called(proof)}{len(names)}份（{names[0]}　至　{names[-1]}）"


def _sums(record: BranchReview) -> list[str]:
    indicators = _indicators(record)
    points = _sum([each.points for each in indicators])
    own = _sum([each.own for each in indicators])
    superior = _sum([each.superior for each in indicators])
    return ["合计", "", points, "", own, superior, ""]


def _sum(numbers: Sequence[Decimal | None]) -> str:
    """The sum of a column; empty while a number of it is missing."""
    known = [number for number in numbers if number is not None]
    return plain(sum(known, Decimal(0))) if len(known) == len(numbers) else ""


def _listed(record: BranchReview, proofs: _Evidence) -> SecondTable | None:
    """The list of all papers, one by one, which the cells only count."""
    words = dict.fromkeys(str(proof) for each in _indicators(record) for proof in each.proofs)
    rows = [[_called(word), name] for word in words for name in _together(word, proofs.of(word))]
    if not rows:
        return None
    return {
        "标题": "依据材料清单",
        "说明": f"考核表里依据材料的文件名，共{sum(len(proofs.of(word)) for word in words)}份。",
        "表": placed_table([("序号", 2.6), ("材料", 0.0), ("文件名", 0.0)], numbered(rows), landscape=True),
    }


def _together(proof: str, names: Sequence[str]) -> list[str]:
    """The names one by one; the forms of one kind that every member has take one line."""
    # 编号_个人自评表_第二支部_张三: the first three parts are the same for everybody.
    if proof in MEETING_KINDS:
        return list(names)
    alike: dict[str, list[str]] = {}
    for name in names:
        alike.setdefault("_".join(name.split("_")[:3]), []).append(name)
    return [f"{same[0]}等{len(same)}份" if len(same) > 1 else same[0] for same in alike.values()]


class _Evidence(NamedTuple):
    """The file names of the papers under each word of 依据."""

    names: Mapping[str, Sequence[str]]

    def of(self, proof: str) -> Sequence[str]:
        """The file names, without extension, that one word stands for."""
        return self.names.get(proof, ())


def _evidence(year: Year, branch: str, made: Sequence[tuple[Evaluation, Sequence[Draft]]]) -> _Evidence:
    """The papers that prove something of a branch; `made` are the papers of the year's other evaluations."""
    # Names are made of all papers of a kind together, as when they are written: two papers of one name
    # get their （2） in the same order only then.
    found: dict[str, list[str]] = {PLAN: _names(draft_plan(year)), NOTICE: list(_notices(year, branch))}
    for kind, name in _minutes_of(year, branch):
        found.setdefault(kind, []).append(name)
    for record, drafts in made:
        found.setdefault(str(record.kind), []).extend(_own_papers(record, drafts, branch))
    return _Evidence(found)


def _minutes_of(year: Year, branch: str) -> Iterator[tuple[str, str]]:
    """The kind and the file name of each record of the branch's meetings."""
    for draft, name in _minutes(year):
        about = draft.about or {}
        if draft.form is MINUTES_FORM and branch in about["branch"]:
            yield from ((kind, name) for kind in about["kind"])


def _own_papers(record: Evaluation, drafts: Sequence[Draft], branch: str) -> list[str]:
    """The names of the papers that an evaluation gives the branch."""
    if record.branch not in ("", branch):
        return []
    names = _names(drafts)
    if record.branch:
        return names
    return [name for name, draft in zip(names, drafts, strict=True) if _is_of(draft, branch)]


def _notices(year: Year, branch: str) -> Iterator[str]:
    """The notices of the branch or of the whole unit, and the reports on them."""
    mine = {str(case.notice.number) for case in year.publicised if case.branch in ("", branch)}
    found = draft_notices(year)
    drafts = [each for each in found if isinstance(each, Draft)]
    if len(drafts) < len(found):  # a list that lacks some would look whole
        raise LookupError("a notice could not be drafted")
    for draft, name in zip(drafts, _names(drafts), strict=True):
        if mine.intersection((draft.about or {}).get("number", ())):
            yield name


def _minutes(year: Year) -> list[tuple[Draft, str]]:
    """All papers of the minutes with their file names, the notes included."""
    # Notes take part in the numbering of equal names, though they are no proof of a meeting of their own.
    roster = year.roster
    if roster is None:
        return []
    records = (Recorded(None, Attendance(meeting, roster, year.rules), ()) for meeting in year.meetings)
    drafts = [draft for record in records for draft in draft_record(record)]
    return list(zip(drafts, _names(drafts), strict=True))


def _names(drafts: Sequence[Draft]) -> list[str]:
    return distinct([safe_file_name(draft.name) for draft in drafts])


def _is_of(draft: Draft, branch: str) -> bool:
    """Tell whether a paper is the branch's own, where its record gives one paper to each branch."""
    return branch in draft.name.split("_")


def _called(proof: str) -> str:
    """The name of the papers of a word in the cell: 支委会记录."""
    if proof in MEETING_KINDS:
        return f"{proof}记录"
    return UNIT_OF.get(proof, f"{proof}材料")
