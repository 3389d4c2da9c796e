"""半年检查表: the duties of a branch in half a year, counted, and items to be checked by hand."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.domain.ballots.scores import plain
from docgen.domain.evaluations.half_year import HalfYear, Stand, half_of, stands
from docgen.domain.words.dates import month_and_day, official_date
from docgen.models.evaluations import CheckItem, HalfYearCheck
from docgen.papers.draft import FilledForm
from docgen.papers.evaluations.counted_year import CountedYear
from docgen.papers.table_papers import (
    NUMBER,
    ROOM,
    Heading,
    TableContext,
    numbered,
    placed_table,
    table_context,
    table_paper,
)

HALF_YEAR_COUNTED_FROM = ("minutes", "plan", "calendar")
"""The files that hold the duties and the meetings."""
COLUMNS: tuple[Heading, ...] = (
    ("序号", NUMBER),
    ("检查项目", 0.0),
    ("应完成", 0.0),
    ("已完成", 0.0),
    ("情况", 0.0),
    ("检查意见", 6.0),
)


def half_year_papers(record: HalfYearCheck, counted: CountedYear) -> Iterator[FilledForm]:
    """The sheet of one half-year check."""
    yield table_paper(f"{record.half}检查表_{record.branch}", _sheet(record, counted))


def _sheet(record: HalfYearCheck, counted: CountedYear) -> TableContext:
    # Counted up to the day of the check: a check in the middle of June cannot miss the rest of the month.
    window = half_of(record.year_evaluated, record.half)
    half = HalfYear(window, record.day, counted.roster, counted.year.held)
    found = stands(counted.duties(), str(record.branch), half, counted.windows_of)
    rows = [*(_counted(stand, str(record.branch)) for stand in found), *map(_by_hand, record.items)]
    how = "会议和活动的次数按会议记录统计到这一天，“应完成”按年度计划和现行规定里严的计算；“检查意见”手填。"
    return table_context(
        f"{record.branch}{record.year_evaluated}年{record.half}党建工作检查表",
        str(counted.organization.name),
        placed_table(COLUMNS, numbered(rows), landscape=True),
        notes=[f"检查日期：{official_date(record.day)}。{how}"],
        signers=("检查人签字", "书记签字"),
    )


def _counted(stand: Stand, branch: str) -> list[str]:
    # A duty of a 党小组 stands on the branch's sheet under the group's name.
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
