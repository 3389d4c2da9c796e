"""Score sheets as the printed form has them: a row a member, a column an item, whose sheet it is beside it.

A workbook may hold one sheet a rater; in a .csv (or one sheet for all) a column 评分人 or 票号 tells whose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place
from docgen.base.suggestion import meant_word
from docgen.domain.ballots.table import (
    LOOKED_AT,
    NUMBERS,
    OF_NO_USE,
    RATERS,
    SUMMARY,
    bare,
    cell_at,
    column_of,
    without_value,
)
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Account, Row, Sheet, Spreadsheet
from docgen.reading.spreadsheets.reading_account import told_other_table
from docgen.reading.spreadsheets.sheet import FOOT, is_same_head, own_rows

RATED = ("姓名", "被评人", "被评议人", "被打分人", "被测评人", "被考评人")
TOTALS = ("合计", "总分", "得分", "总计", "总评分", "合计得分", "分数", "打分")
SOURCES = (
    "评价类型",
    "评议类型",
    "评分类型",
    "打分类型",
    "测评类型",
    "评价类别",
    "评价方式",
    "评价来源",
    "评分来源",
    "打分来源",
    "评价主体",
    "评分主体",
    "来源",
)
"""The column that says whose scores a row holds: 领导点评, 同级互评."""
OF_NO_COUNT = (
    "序号",
    "号",
    "性别",
    "部门",
    "职务",
    "岗位",
    "名次",
    "排名",
    "平均分",
    "等次",
    "评语",
    "意见",
    "建议",
    "签名",
)
"""Columns of a score sheet that need no word: nothing in them is a score."""
SHEET_NUMBERS = tuple(name for name in NUMBERS if name not in ("序号", "号"))
"""序号 numbers the rows of the printed form, not the sheets."""
# On a form that nobody signed the date follows (评分人：　年　月　日): 年 begins no name.
_SIGNED = re.compile(rf"(?:{'|'.join(RATERS)})[:：]\s*(?P<name>[^\s:：年]+)")


class ScoreRow(NamedTuple):
    """The scores that one rater gives one member: a cell an item, or only a total."""

    sheet: str
    rater: Text
    name: Text
    items: Mapping[str, Text]
    total: Text
    is_whole: bool
    """True if the sheet has a column for each item."""
    source: Text | None
    """What the column of sources says; None without such a column."""
    sheet_name: Text


@dataclass
class ScoreRows:
    """All rows of a file; `faults` keep it from being counted, each at its cell."""

    rows: list[ScoreRow] = field(default_factory=list)
    faults: list[tuple[Place, str]] = field(default_factory=list)
    unread: tuple[Diagnostic, ...] = ()


class _Head(NamedTuple):
    row: Row
    name: int
    rater: int
    number: int
    total: int
    source: int
    items: Mapping[str, int]


def has_rows(spreadsheet: Spreadsheet) -> bool:
    """Return whether the file is of this form: some sheet has a column for the names of the rated."""
    return any(_head_line(sheet) is not None for sheet in spreadsheet.sheets)


def read_rows(spreadsheet: Spreadsheet, items: Sequence[str]) -> ScoreRows:
    """Read all sheets that have a head; `items` are the names of the items."""
    account, found = Account(spreadsheet, "打分表", "一名被评的人"), ScoreRows()
    fitting = [sheet for sheet in spreadsheet.sheets if _head_line(sheet) is not None]
    fitting = account.meant(fitting, SUMMARY)
    for sheet in fitting:
        _read_sheet(sheet, items, account, found, len(fitting) > 1)
    found.unread = account.told(lambda sheet: _head_line(sheet) is not None, strict=True)
    return found


def _read_sheet(
    sheet: Sheet, items: Sequence[str], account: Account, found: ScoreRows, is_one_of_several: bool
) -> None:
    line = _head_line(sheet) or 0
    head = _head(sheet.rows[line], items)
    columns = {head.name, head.rater, head.number, head.total, head.source, *head.items.values()}
    unread = [item for item in items if item not in head.items]
    account.take(
        sheet,
        head.row,
        {column + 1 for column in columns},
        known=(*OF_NO_USE, *OF_NO_COUNT),
        suggest=lambda heading: meant_word(heading, unread),
    )
    found.faults += _wanting(head, items)
    rows = list(_rows(sheet, line, head, account, is_one_of_several))
    cells = (cell for row in rows for cell in (*row.items.values(), row.total))
    found.faults += without_value(sheet, cells)
    found.rows += rows


def _head_line(sheet: Sheet) -> int | None:
    # A head further down belongs to another table.
    lines = enumerate(sheet.rows[:LOOKED_AT])
    return next((line for line, row in lines if any(bare(cell) in RATED for cell in row)), None)


def _head(row: Row, items: Sequence[str]) -> _Head:
    headings = [bare(cell) for cell in row]
    # 履行岗位职责（40分） is the heading, 履行岗位职责 the item.
    found = {item: headings.index(bare(item)) for item in items if bare(item) in headings}
    places = (RATED, RATERS, SHEET_NUMBERS, TOTALS, SOURCES)
    name, rater, number, total, source = (column_of(headings, names) for names in places)
    return _Head(row, name, rater, number, total, source, found)


def _wanting(head: _Head, items: Sequence[str]) -> Iterator[tuple[Place, str]]:
    """Either every item has its column, or none has and there is a total."""
    lacking = [item for item in items if item not in head.items]
    # A sheet with some items only would give a lower sum than the others.
    if head.items and lacking:
        yield head.row[0].place, f"表头里没有“{'”“'.join(lacking)}”"
    elif not head.items and head.total == -1:
        wanted = "、".join(items) or "得分"
        yield head.row[0].place, f"表头里没有打分的列（{wanted}，或者只有“合计”）"


def _rows(
    sheet: Sheet, line: int, head: _Head, account: Account, is_one_of_several: bool
) -> Iterator[ScoreRow]:
    """The rows under the head; a rater written once stands for the rows below (merged cells)."""
    signed = _signature(sheet)
    rater = signed or Text("", Place(sheet.source, line + 1, 1))
    number = ""
    for row in _own(sheet.rows[line + 1 :], head, account):
        if _is_beside_the_table(sheet, row, head, account):
            continue
        rater = cell_at(sheet, row, head.rater) or rater
        number = cell_at(sheet, row, head.number) or number
        yield ScoreRow(
            _label(sheet, rater, number, is_one_of_several),
            rater or Text(sheet.source.sheet if is_one_of_several else "", rater.place),
            cell_at(sheet, row, head.name),
            {item: cell_at(sheet, row, index) for item, index in head.items.items()},
            cell_at(sheet, row, head.total),
            bool(head.items),
            cell_at(sheet, row, head.source) if head.source >= 0 else None,
            Text(sheet.source.sheet, row[0].place),
        )


def _own(below: Sequence[Row], head: _Head, account: Account) -> Iterator[Row]:
    """Yield the rows of the table itself: another may stand below it, and its head be printed again."""
    own = own_rows(below, head.row)
    if own < len(below):
        account.said.append(told_other_table(below[own], account.name))
    for row in below[:own]:
        if is_same_head(row, head.row):
            account.leave(next(filter(None, row), row[0]), "重复的表头")
        else:
            yield row


def _is_beside_the_table(sheet: Sheet, row: Row, head: _Head, account: Account) -> bool:
    """Return whether a row is empty, a foot such as 合计, or the line that the rater signs."""
    first = next((cell for cell in row if cell), None)
    if first is None or _SIGNED.match(first):
        return True
    # A name in its column makes it a row of the table, whatever stands before it.
    name = cell_at(sheet, row, head.name)
    is_note = bool(FOOT.match(first)) and (not name or name is first)
    if is_note:
        account.leave(first)
    return is_note


def _signature(sheet: Sheet) -> Text | None:
    """评分人：刘玉兰 as the printed form has it, above or below the table."""
    # The line to sign stands above the table on some forms and below it on others.
    for row in sheet.rows:
        for cell in row:
            found = _SIGNED.search(cell)
            if found:
                return Text(found["name"], cell.place)
    return None


def _label(sheet: Sheet, rater: str, number: str, is_one_of_several: bool) -> str:
    if number:
        return f"{number}号表"
    named = rater or (sheet.source.sheet if is_one_of_several else "")
    return f"{named}的打分表" if named else "打分表"
