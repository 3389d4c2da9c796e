"""半年检查表: what a branch owed and did in half a year, counted, and what is looked at by hand."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Span
from docgen.domain.ballots.score_count import plain
from docgen.domain.evaluations.half_year import HalfYear, Stand, half_of, stands
from docgen.domain.words.dates import month_and_day, official_date
from docgen.models.evaluations import Evaluation, HalfYearCheck
from docgen.models.evaluations.branch_review import CheckItem
from docgen.papers.draft import Draft
from docgen.papers.evaluations.counted import Account
from docgen.papers.evaluations.evaluation_tables import (
    NUMBER,
    ROOM,
    Heading,
    TableContext,
    form_of,
    numbered,
    table,
)
from docgen.year import Year

COLUMNS: tuple[Heading, ...] = (
    ("序号", NUMBER),
    ("检查项目", 0.0),
    ("应完成", 0.0),
    ("已完成", 0.0),
    ("情况", 0.0),
    ("检查意见", 6.0),
)


def draft_half_year(record: Evaluation, year: Year, span: Span | None, *, merged: bool) -> Iterator[Draft]:
    """The sheet of one check; personal forms it has none, so that there is nothing to merge."""
    del merged
    if not isinstance(record, HalfYearCheck) or year.organization is None:
        return
    sheet = _sheet(record, Account(year, year.organization))
    name = f"{record.number}_{record.half}检查表_{record.branch}"
    about = {"number": frozenset({str(record.number)})}
    yield Draft(name, form_of(sheet["表"]), sheet, span, about)


def half_year_counted_from(_record: Evaluation) -> tuple[str, ...]:
    """The files that tell what was owed and what was held."""
    return ("minutes", "plan", "calendar")


def _sheet(record: HalfYearCheck, account: Account) -> TableContext:
    window = half_of(record.year_evaluated, record.half)
    half = HalfYear(window, record.day, account.organization, account.year.held)
    found = stands(account.duties(), str(record.branch), half, account.windows_of)
    rows = [*(_counted(stand, str(record.branch)) for stand in found), *map(_by_hand, record.items)]
    return {
        "标题": f"{record.branch}{record.year_evaluated}年{record.half}党建工作检查表",
        "单位": str(account.organization.name),
        "说明": [],
        "表": table(COLUMNS, numbered(rows), lying=True),
        "后记": [
            f"检查日期：{official_date(record.day)}。会议和活动的次数按会议记录统计到这一天，“应完成”按年度计划和"
            "现行规定里严的计算；“检查意见”手填。"
        ],
        "签字": {"左": "检查人签字", "右": "书记签字"},
        "附表": None,
    }


def _counted(stand: Stand, branch: str) -> list[str]:
    duty, unit = stand.duty, stand.duty.promise.unit
    due = str(duty.promise) if stand.due is None else f"{plain(stand.due)}{unit}"
    name = duty.name if stand.body == branch else f"{duty.name}（{stand.body}）"
    return [name, due, f"{plain(stand.done)}{unit}", _told(stand), ""]


def _told(stand: Stand) -> str:
    days = "、".join(dict.fromkeys(map(month_and_day, stand.days))) or "没有记录"
    lacking = "、".join(window.name for window in stand.lacking)
    return f"{days}；不足：{lacking}" if lacking else days


def _by_hand(item: CheckItem) -> list[str]:
    return [str(item.name), str(item.standard), "", str(item.found) or ROOM, ""]
