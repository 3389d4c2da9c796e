"""A spreadsheet of ballots: the header with the names, then a row a sheet (一张票一行，一人一列)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, warning
from docgen.base.suggestion import question
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Account, Row, Sheet, Spreadsheet
from docgen.reading.spreadsheets.sheet import FOOT

LOOKED_AT = 30
"""Rows among which the header is looked for."""
FEWEST_TO_COMPARE = 3
"""Ballots with which two sheets that say the same are one sheet twice."""
FAULTS_NAMED = 5
NUMBERS = ("票号", "序号", "编号", "选票", "票", "号", "选票编号", "票面编号")
RATERS = ("评价人", "评议人", "评分人", "打分人", "填表人", "填写人", "测评人", "互评人")
OF_NO_USE = ("", "备注", "说明", "时间", "提交时间", "填写时间", "提交答卷时间", "支部", "党小组", "身份")
SUMMARY = re.compile(r"汇总|统计|合计|结果|计票|说明|模板|样表")
"""Words in the name of a sheet that holds no ballots and no scores, whatever its head."""

Resolve = Callable[[str], str | None]
"""It finds the member of a heading, by the label papers print; None when there is no such member."""


class Ballot(NamedTuple):
    """One sheet that was handed in: what it is called, who filled it in, and the cell for each name."""

    label: str
    place: Place
    rater: Text
    cells: dict[str, Text]
    number: Text = Text("")
    """票号 as it stands on the paper."""

    @property
    def sheet(self) -> str:
        """The name of the sheet of the workbook that it is on."""
        return self.place.source.sheet


@dataclass(frozen=True)
class BallotTable:
    """The sheets of a file; `faults` keep it from being counted, each at its cell."""

    names: tuple[str, ...] = ()
    papers: tuple[Ballot, ...] = ()
    faults: tuple[tuple[Place, str], ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    unread: tuple[Diagnostic, ...] = ()
    """What of the file was not read."""


class _Header(NamedTuple):
    row: Row
    columns: dict[str, int]
    """The column of each name."""
    number: int
    rater: int
    faults: list[tuple[Place, str]]


def read_table(spreadsheet: Spreadsheet, resolve: Resolve, suggest: Resolve) -> BallotTable:
    """Read the ballots of all sheets with a head that names people; all must name the same."""
    account = Account(spreadsheet, "选票", "一张票")
    sheets = [sheet for sheet in spreadsheet.sheets if _find_header(sheet, resolve) is not None]
    sheets = account.meant(sheets, SUMMARY)
    if not sheets:
        return _without_head(spreadsheet, account)
    heads = [_header(sheet, _find_header(sheet, resolve) or 0, resolve, suggest) for sheet in sheets]
    pairs = zip(sheets, heads, strict=True)
    tables = [_read(sheet, head, account, len(sheets) > 1) for sheet, head in pairs]
    unread = account.told(lambda sheet: _find_header(sheet, resolve) is not None, strict=True)
    return _together(tables, sheets, unread)


def _together(
    tables: Sequence[BallotTable], sheets: Sequence[Sheet], unread: tuple[Diagnostic, ...]
) -> BallotTable:
    papers = [paper for table in tables for paper in table.papers]
    faults = [fault for table in tables for fault in table.faults]
    remarks = [remark for table in tables for remark in table.remarks]
    return BallotTable(
        tables[0].names,
        tuple(papers),
        (*faults, *_unlike(tables, sheets)),
        (*remarks, *_numbered_twice(papers)),
        unread,
    )


def _without_head(spreadsheet: Spreadsheet, account: Account) -> BallotTable:
    first = spreadsheet.sheets[0].source if spreadsheet.sheets else spreadsheet.source
    message = "没有找到表头：第一行应当写票号和各人的姓名，下面一张票一行"
    for sheet in spreadsheet.sheets:
        account.settle(sheet)
    return BallotTable(faults=((Place(first, 1, 1), message),), unread=account.told(lambda _: True))


def _unlike(tables: Sequence[BallotTable], sheets: Sequence[Sheet]) -> Iterator[tuple[Place, str]]:
    """Sheets that name other people than the first, or that are the first once more."""
    seen: dict[tuple[object, ...], Sheet] = {}
    for table, sheet in zip(tables, sheets, strict=True):
        place, first = Place(sheet.source, 1, 1), tables[0]
        if odd := set(table.names) ^ set(first.names):
            others = "、".join(sorted(odd))
            yield (
                place,
                f"“{sheet.title}”和“{sheets[0].title}”的表头不一样（{others}），看不出是另一些票，还是同一些票的另一半",
            )
        content = tuple((paper.number, *sorted(paper.cells.items())) for paper in table.papers)
        # Two groups may fill in one ballot alike, but hardly several.
        if len(content) >= FEWEST_TO_COMPARE and content in seen:
            yield place, f"“{sheet.title}”和“{seen[content].title}”一模一样，像是同一些票录了两遍，请删掉一张"
        seen.setdefault(content, sheet)


def _find_header(sheet: Sheet, resolve: Resolve) -> int | None:
    """The row that names most people; of several the first."""
    # Above the head there may be a title, the date, a note: the row with most names is the head.
    counts = [sum(resolve(cell) is not None for cell in row if cell) for row in sheet.rows[:LOOKED_AT]]
    most = max(counts, default=0)
    return counts.index(most) if most else None


def _header(sheet: Sheet, line: int, resolve: Resolve, suggest: Resolve) -> _Header:
    row = sheet.rows[line]
    headings = [_plain(cell) for cell in row]
    number = _number_column(headings, sheet.rows[line + 1 :])
    header = _Header(row, {}, number, column_of(headings, RATERS), [])
    for index, cell in enumerate(row):
        name = resolve(cell) if cell else None
        if name is not None and name in header.columns:
            header.faults.append((cell.place, f"有两列都是“{name}”"))
        elif name is not None:
            header.columns[name] = index
        elif index not in (header.number, header.rater) and headings[index] not in (*OF_NO_USE, *NUMBERS):
            header.faults.append((cell.place, f"表头里的“{cell}”不在名单里{question(suggest(cell))}"))
    return header


def _number_column(headings: Sequence[str], below: Sequence[Row]) -> int:
    found = column_of(headings, NUMBERS)
    # The corner is often left empty: what stands below it is the number.
    is_corner = found == -1 and not headings[0] and any(row and row[0] for row in below)
    return 0 if is_corner else found


def column_of(headings: Sequence[str], names: Sequence[str]) -> int:
    """The first column with one of the names, else -1."""
    return next((index for index, heading in enumerate(headings) if heading in names), -1)


def bare(heading: str) -> str:
    """A heading without blanks and without what stands in brackets: 服务师生（30分） is 服务师生."""
    return _plain(heading.replace("(", "（").partition("（")[0])


def _plain(heading: str) -> str:
    return "".join(heading.split())


def _read(sheet: Sheet, header: _Header, account: Account, is_one_of_several: bool) -> BallotTable:
    # A heading that is nobody's is a fault, told as one.
    headed = {cell.place.column for cell in header.row if cell}
    account.take(sheet, header.row, {header.number + 1, *headed})
    papers: list[Ballot] = []
    remarks: list[Diagnostic] = []
    for row in sheet.rows[header.row[0].place.line :]:
        first = next(filter(None, row), None)
        if first is None:
            remarks += _empty(row, header, is_last=row is sheet.rows[-1])
        # Only before the first name: a remark further right may say 说明 too.
        elif FOOT.match(first) and first.place.column <= min(header.columns.values(), default=0):
            account.leave(first)
        else:
            papers.append(
                _paper(sheet, row, header, len(papers) + 1, sheet.title if is_one_of_several else "")
            )
    cells = (cell for paper in papers for cell in paper.cells.values())
    faults = (*header.faults, *without_value(sheet, cells), *_no_numbers(papers))
    return BallotTable(tuple(header.columns), tuple(papers), faults, tuple(remarks))


def _no_numbers(papers: Sequence[Ballot]) -> Iterator[tuple[Place, str]]:
    """A word among numbers: 优秀, 8, 9 is a row of totals, and no ballot."""
    numbered = [paper for paper in papers if any(map(str.isnumeric, paper.number))]
    if len(numbered) * 2 > len(papers):
        for paper in papers:
            if paper.number and paper not in numbered:
                yield paper.number.place, f"票号写的是“{paper.number}”，看不出这一行是不是一张票"


def _empty(row: Row, header: _Header, *, is_last: bool) -> Iterator[Diagnostic]:
    """Without a number an empty row may be a blank ballot or nothing at all: it is told."""
    # The last empty row is what Excel leaves at the end of a file.
    if row and header.number == -1 and not is_last:
        message = "这一行是空的，没有算作一张票"
        yield warning("D497", row[0].place, message, "是空白票的，加一列“票号”，写上号")


def _paper(sheet: Sheet, row: Row, header: _Header, count: int, title: str) -> Ballot:
    line = row[0].place.line
    # The number as it stands on the paper, so that the sheet can be found again.
    number = cell_at(sheet, row, header.number)
    cells = {name: cell_at(sheet, row, index) for name, index in header.columns.items()}
    label = f"{title} {number}号票" if number else f"{title} 第{count}张"
    rater = cell_at(sheet, row, header.rater)
    return Ballot(label.strip(), Place(sheet.source, line, 1), rater, cells, number)


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
    sheets: dict[str, str] = {}
    again: dict[str, list[Ballot]] = {}
    for paper in papers:
        if times[paper.label] > 1 and paper.label in seen:
            message = f"{paper.label}出现了{times[paper.label]}次，每一行都算作一张票"
            yield warning("D497", paper.place, message, "核对是不是同一张票录了两遍")
        seen.add(paper.label)
        if paper.number and sheets.setdefault(paper.number, paper.sheet) != paper.sheet:
            again.setdefault(paper.sheet, []).append(paper)
    for sheet, doubled in again.items():
        numbers = "、".join(paper.number for paper in doubled[:FAULTS_NAMED])
        more = "……" if len(doubled) > FAULTS_NAMED else ""
        message = f"“{sheet}”里的票号{numbers}{more}，前面的表里也有，算作另外的{len(doubled)}张票"
        yield warning("D497", doubled[0].place, message, "核对是不是同一些票录了两遍")
