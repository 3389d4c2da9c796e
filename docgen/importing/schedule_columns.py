"""The heads of a schedule table: which column says what, in the words offices use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from docgen.importing.manuscript import Table
from docgen.reading.spreadsheets.sheet import plain_header
from docgen.reading.values.typed_tables import TableCell

WHEN, WHAT, DAY, SUBJECT, CHAIR, WHO, PAPERS, VENUE, REMARK, SERIAL = (
    "月份", "事项", "拟定", "内容", "主持", "责任人", "材料", "地点", "备注", "序号",
)  # fmt: skip

_CALLED = {
    WHEN: "月份 时间 日期 月 时段 时间安排 完成时间 完成时限 时限 活动时间 起止时间 月次 周次 会议时间",
    DAY: "拟定日期 拟定时间 拟定 计划日期 具体日期",
    WHAT: "事项 会议名称 工作内容 工作事项 活动内容 主要工作 工作任务 活动名称 工作安排 主要内容 具体工作 "
    "主要活动 重点工作 工作要点 工作重点 内容安排 学习内容 会议 活动 项目 工作项目 任务",
    SUBJECT: "内容 主题 议题 会议内容 具体内容 活动主题 工作措施",
    CHAIR: "主持 主持人 主讲 主讲人",
    WHO: "责任人 负责人 责任部门 负责部门 责任单位 责任领导 牵头人 牵头部门 承办人 落实人 组织者 责任者 负责",
    PAPERS: "完成形式 应形成的材料 材料 形成材料 成果 成果形式 档案材料 资料",
    VENUE: "地点 会议地点 活动地点",
    REMARK: "备注 说明",
    SERIAL: "序号 编号 序",
}
_ROLES = {name: role for role, names in _CALLED.items() for name in names.split()}
AGAIN = "（续）"
"""What stands behind a month that is said again on another page."""
LOOKED_AT = 3
"""Rows among which the heads are looked for: a title may stand above them."""


class Columns(NamedTuple):
    """The heads of a schedule as typed, the role of each column, and the rows below."""

    heads: tuple[str, ...]
    roles: tuple[str, ...]
    """Empty for a column of another sort."""
    rows: tuple[tuple[str, ...], ...]
    above: tuple[str, ...] = ()
    """The texts in the rows above the heads."""

    @property
    def with_months(self) -> Columns:
        """The same rows, each with its month: docgen says it once over the rows that it holds for."""
        month, rows = "", []
        for first, *others in self.rows:
            month = first.removesuffix(AGAIN).strip() or month
            rows.append((month, *others))
        return self._replace(rows=tuple(rows)) if self.roles[0] == WHEN else self

    def head_of(self, role: str) -> str:
        """The head of the column with a role; empty where there is none."""
        return self.heads[self.roles.index(role)] if role in self.roles else ""

    @property
    def serials(self) -> tuple[str, ...]:
        """The numbers of a column that counts the rows; none where it skips one: a line may be missing."""
        place = self.roles.index(SERIAL) if SERIAL in self.roles else len(self.roles)
        numbers = [row[place] for row in self.rows if place < len(row) and row[place]]
        counted = [str(number) for number in range(1, len(numbers) + 1)]
        return tuple(numbers) if [number.rstrip(".．、") for number in numbers] == counted else ()

    @property
    def is_of_meetings(self) -> bool:
        """Tell whether each row is a meeting: the table of 三会一课."""
        return any(plain_header(head) in ("会议名称", "会议") for head in self.heads)


def schedule_columns(table: Table) -> Columns | None:
    """Return the table as a schedule; None for one of another sort: it needs a time and a matter."""
    for n, row in enumerate(table.rows[:LOOKED_AT]):
        heads = _Heads(table, n)
        roles, below = _roles(heads.words_for_roles), heads.rows_below
        if _are_of_schedule(roles) and below:
            return Columns(heads.names, roles, below, _distinct_texts(table.rows[:n]))
        # A title above the heads is one merged cell: a row of several texts is the heads already.
        if len({cell for cell in row if cell}) > 1:
            return None
    return None


class _Heads:
    """The heads of a table from a row on: 工作安排 over 党建 and 教学 stands beside a 周次 of two rows."""

    def __init__(self, table: Table, first: int) -> None:
        upper = table.typed.rows[first]
        height = max((cell.rows for cell in upper if cell), default=1)
        self._rows = table.rows[first : first + height]
        self._below = table.rows[first + height :]
        self._over = _over_columns(upper)

    @property
    def names(self) -> tuple[str, ...]:
        """The heads with those above them: 工作安排·党建."""
        lowest = self._rows[-1]
        pairs = zip([over.text for over in self._over], lowest, strict=False)
        return tuple("·".join(filter(None, dict.fromkeys(pair))) for pair in pairs)

    @property
    def words_for_roles(self) -> list[str]:
        """The word of each column that may tell its role: the lowest, else one over this column alone."""
        pairs = zip(self._over, self._rows[-1], strict=False)
        return [low if role_of(low) or over.columns > 1 else over.text for over, low in pairs]

    @property
    def rows_below(self) -> tuple[tuple[str, ...], ...]:
        """The rows but for heads that were typed again at the top of a page."""
        return tuple(row for row in self._below if row not in self._rows)


def _over_columns(row: Sequence[TableCell | None]) -> list[TableCell]:
    """Return the cell of a row that stands over each column."""
    found: list[TableCell] = []
    for cell in row:
        found.append(cell or (found[-1] if found else TableCell("")))
    return found


def _are_of_schedule(roles: Sequence[str]) -> bool:
    return (WHEN in roles or DAY in roles) and WHAT in roles


def _distinct_texts(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cell for row in rows for cell in row if cell))


def _roles(row: Sequence[str]) -> tuple[str, ...]:
    roles: list[str] = []
    for cell in row:
        role = role_of(cell)
        # Beside months the time is that of a day, or how often.
        if role == WHEN and role in roles and plain_header(row[roles.index(WHEN)]) == WHEN:
            role = DAY
        roles.append("" if role in roles else role)
    # 内容 is said of a matter; where no column names the matter, it is the matter itself.
    if WHAT not in roles and SUBJECT in roles:
        roles[roles.index(SUBJECT)] = WHAT
    return tuple(roles)


def role_of(head: str) -> str:
    """Return what a column with this head says; empty for one of another sort."""
    # Heads are often spread with blanks: 时　间.
    return _ROLES.get(plain_header(re.sub(r"\s", "", head)), "")
