"""A spreadsheet of ballots: the header with the names, then a row a sheet (一张票一行，一人一列)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, hint, warning
from docgen.base.suggestion import question
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Row, Sheet, Spreadsheet

LOOKED_AT = 30
"""Rows among which the header is looked for."""
NUMBERS = ("票号", "序号", "编号", "选票", "票", "号", "选票编号", "票面编号")
RATERS = ("评价人", "评议人", "评分人", "打分人", "填表人", "填写人", "测评人", "互评人")
OF_NO_USE = ("", "备注", "说明", "时间", "提交时间", "填写时间", "提交答卷时间", "支部", "党小组", "身份")
FOOT = re.compile(r"(合计|总计|小计|共计|计票|监票|说明|备注|注[:：])")

Resolve = Callable[[str], str | None]
"""It finds the member of a heading, by the label papers print; None when there is no such member."""


class Ballot(NamedTuple):
    """One sheet that was handed in: what it is called, who filled it in, and the cell for each name."""

    label: str
    place: Place
    rater: Text
    cells: dict[str, Text]


@dataclass(frozen=True)
class BallotTable:
    """The sheets of a file; `faults` keep it from being counted, each at its cell."""

    names: tuple[str, ...] = ()
    papers: tuple[Ballot, ...] = ()
    faults: tuple[tuple[Place, str], ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


class _Header(NamedTuple):
    row: Row
    columns: dict[str, int]
    """The column of each name."""
    number: int
    rater: int
    faults: list[tuple[Place, str]]


def read_table(spreadsheet: Spreadsheet, resolve: Resolve, suggest: Resolve) -> BallotTable:
    """Find the header in the first sheet that has one, and read the sheets under it."""
    for sheet in spreadsheet.sheets:
        found = _find_header(sheet, resolve)
        if found is not None:
            return _read(sheet, found, _header(sheet.rows[found], resolve, suggest))
    first = spreadsheet.sheets[0].source if spreadsheet.sheets else spreadsheet.source
    message = "没有找到表头：第一行应当写票号和各人的姓名，下面一张票一行"
    return BallotTable(faults=((Place(first, 1, 1), message),))


def _find_header(sheet: Sheet, resolve: Resolve) -> int | None:
    """The row that names most people; of several the first."""
    # Above the head there may be a title, the date, a note: the row with most names is the head.
    counts = [sum(resolve(cell) is not None for cell in row if cell) for row in sheet.rows[:LOOKED_AT]]
    most = max(counts, default=0)
    return counts.index(most) if most else None


def _header(row: Row, resolve: Resolve, suggest: Resolve) -> _Header:
    headings = [_plain(cell) for cell in row]
    header = _Header(row, {}, column_of(headings, NUMBERS), column_of(headings, RATERS), [])
    for index, cell in enumerate(row):
        name = resolve(cell) if cell else None
        if name is not None and name in header.columns:
            header.faults.append((cell.place, f"有两列都是“{name}”"))
        elif name is not None:
            header.columns[name] = index
        elif index not in (header.number, header.rater) and headings[index] not in (*OF_NO_USE, *NUMBERS):
            header.faults.append((cell.place, f"表头里的“{cell}”不在名单里{question(suggest(cell))}"))
    return header


def column_of(headings: Sequence[str], names: Sequence[str]) -> int:
    """The first column with one of the names, else -1."""
    return next((index for index, heading in enumerate(headings) if heading in names), -1)


def bare(heading: str) -> str:
    """A heading without blanks and without what stands in brackets: 服务师生（30分） is 服务师生."""
    return _plain(heading.replace("(", "（").partition("（")[0])


def _plain(heading: str) -> str:
    return "".join(heading.split())


def _read(sheet: Sheet, line: int, header: _Header) -> BallotTable:
    papers: list[Ballot] = []
    remarks: list[Diagnostic] = []
    for row in sheet.rows[line + 1 :]:
        first = next((cell for cell in row if cell), None)
        if first is None:
            remarks += _empty(row, header, is_last=row is sheet.rows[-1])
        # Only in the columns up to the number: a remark further right may say 说明 too.
        elif FOOT.match(first) and header.number != -1 and first in row[: header.number + 1]:
            remarks.append(hint("D496", first.place, f"“{first}”这一行不是选票，没有计入"))
        else:
            papers.append(_paper(sheet, row, header, len(papers) + 1))
    remarks += _numbered_twice(papers)
    faults = [*header.faults, *without_value(sheet, (c for paper in papers for c in paper.cells.values()))]
    return BallotTable(tuple(header.columns), tuple(papers), tuple(faults), tuple(remarks))


def _empty(row: Row, header: _Header, *, is_last: bool) -> Iterator[Diagnostic]:
    """Without a number an empty row may be a blank ballot or nothing at all: it is told."""
    # The last empty row is what Excel leaves at the end of a file.
    if row and header.number == -1 and not is_last:
        message = "这一行是空的，没有算作一张票"
        yield warning("D497", row[0].place, message, "是空白票的，加一列“票号”，写上号")


def _paper(sheet: Sheet, row: Row, header: _Header, count: int) -> Ballot:
    line = row[0].place.line
    # The number as it stands on the paper, so that the sheet can be found again.
    number = cell_at(sheet, row, header.number)
    cells = {name: cell_at(sheet, row, index) for name, index in header.columns.items()}
    label = f"{number}号票" if number else f"第{count}张"
    return Ballot(label, Place(sheet.source, line, 1), cell_at(sheet, row, header.rater), cells)


def cell_at(sheet: Sheet, row: Row, index: int) -> Text:
    """The cell in a column of a row; the empty text where there is none."""
    if 0 <= index < len(row):
        return row[index]
    return Text("", Place(sheet.source, row[0].place.line, max(index, 0) + 1))


def without_value(sheet: Sheet, cells: Iterable[Text]) -> Iterator[tuple[Place, str]]:
    """The cells with a formula that has no result."""
    for cell in cells:
        if sheet.lacks_value(cell):
            yield cell.place, "这一格是公式，没有结果（在 Excel 里打开、保存一次）"


def _numbered_twice(papers: Sequence[Ballot]) -> Iterator[Diagnostic]:
    times = Counter(paper.label for paper in papers)
    seen: set[str] = set()
    for paper in papers:
        if times[paper.label] > 1 and paper.label in seen:
            message = f"{paper.label}出现了{times[paper.label]}次，每一行都算作一张票"
            yield warning("D497", paper.place, message, "核对是不是同一张票录了两遍")
        seen.add(paper.label)
