"""Tables of rows, and how one is read from a spreadsheet: each row becomes one document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, zip_longest
from types import MappingProxyType
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Span, error, has_errors, hint, warning
from docgen.base.suggestion import closest, question
from docgen.reading.nodes import Entries, Text
from docgen.reading.spreadsheets import (
    AS_PRINTED,
    Account,
    Sheet,
    Spreadsheet,
    read_spreadsheet,
    without_value,
)
from docgen.reading.spreadsheets import Row as Cells
from docgen.reading.spreadsheets.reading_account import OLD, told_below_blank, told_other_table
from docgen.reading.spreadsheets.sheet import (
    column_name,
    cut_off,
    cut_off_in_csv,
    is_foot,
    is_same_head,
    own_rows,
    plain_header,
    told_cut_off,
)


class TableRow(NamedTuple):
    """One document to be: its number from 1 on, the lines it takes, and its values by column."""

    number: int
    span: Span
    values: Entries


class DataTable(NamedTuple):
    """The columns in the order of the file, the rows under them, and what there is to say about the file."""

    keys: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    spans: tuple[Span, ...] = ()
    """Those of all records, also of one that could not be read."""
    diagnostics: tuple[Diagnostic, ...] = ()
    heads: Mapping[str, str] = MappingProxyType({})
    """The heads as typed, by key; none for a YAML file."""


LOOKED_AT = 30
"""Rows among which the header is looked for."""


def table_of_sheet(data: bytes, name: str, sheet: str, wanted: Collection[str]) -> DataTable:
    """Return the table whose header has most of the wanted names; `sheet` may choose a sheet by title."""
    spreadsheet = read_spreadsheet(data, name, AS_PRINTED)
    account = Account(spreadsheet, "数据", "一份文件")
    chosen = [one for one in spreadsheet.sheets if sheet in ("", one.title)]
    if spreadsheet.sheets and not chosen:
        return DataTable(diagnostics=(*spreadsheet.diagnostics, _no_such_sheet(spreadsheet, sheet)))
    best = _under_best_headers(chosen, wanted, account)
    if not best:
        none = () if spreadsheet.diagnostics else (_nothing_in(spreadsheet),)
        return DataTable(diagnostics=(*spreadsheet.diagnostics, *none))
    # Which sheet is meant has been said.
    for other in spreadsheet.sheets if sheet else ():
        account.settle(other)
    return _read(best, spreadsheet, account)


def _read(best: Sequence[_UnderHeader], spreadsheet: Spreadsheet, account: Account) -> DataTable:
    rows: list[TableRow] = []
    for under in best:
        rows += under.read(len(rows))
    said = [*spreadsheet.diagnostics, *(each for under in best for each in under.said)]
    said += account.told(lambda sheet: any(best[0].is_like(row) for _, row in _heads(sheet)))
    said += _told_together(best, spreadsheet)
    # A file that could not be read has told so already.
    if not rows and not has_errors(said):
        said.append(error("K361", best[0].header[0].place, "表头下面没有内容", "每份文件写一行"))
    heads = {key: str(head) for under in best for key, head in under.columns.items()}
    return DataTable(tuple(heads), tuple(rows), tuple(row.span for row in rows), tuple(said), heads)


def _told_together(best: Sequence[_UnderHeader], spreadsheet: Spreadsheet) -> list[Diagnostic]:
    if len(best) == 1:
        return []
    titles = "”“".join(under.sheet.title for under in best)
    message = f"“{titles}”{len(best)} 张表的表头一样，都读了"
    mend = "只要其中一张，请加上 --sheet 和它的名称"
    return [hint("K374", Place(spreadsheet.source), message, mend)]


def _under_best_headers(
    sheets: Sequence[Sheet], wanted: Collection[str], account: Account
) -> list[_UnderHeader]:
    """Return the header that has most of the wanted names, on each sheet that has the same header."""
    # A copy or an old list is meant only where there is no other.
    by_age = sorted(sheets, key=lambda one: bool(OLD.search(one.title)))
    found = [
        (_likeness(row, sheet, wanted), sheet, line, row) for sheet in by_age for line, row in _heads(sheet)
    ]
    if not found:
        return []
    # Of equals max takes the first, and old lists were put last.
    likeness, sheet, line, row = max(found, key=lambda one: one[0])
    best = _UnderHeader(sheet, row, sheet.rows[line:], wanted, account)
    # Where nothing that is wanted was found, the fullest row is a guess: one is enough.
    return _alike(best, sheets) if likeness[0] else [best]


def _alike(best: _UnderHeader, sheets: Sequence[Sheet]) -> list[_UnderHeader]:
    """Return the header again on each sheet that has it, in the order of the sheets."""
    found: list[_UnderHeader] = []
    for sheet in sheets:
        head = next(((line, row) for line, row in _heads(sheet) if best.is_like(row)), None)
        if sheet is best.sheet:
            found.append(best)
        elif head and not best.account.puts_aside(sheet, OLD):
            line, row = head
            found.append(replace(best, sheet=sheet, header=row, cells=sheet.rows[line:]))
    return found


def _heads(sheet: Sheet) -> Iterator[tuple[int, Cells]]:
    """Return the rows that might be the header, with their numbers; also two rows read as one."""
    above: Cells = ()
    for line, row in enumerate(sheet.rows[:LOOKED_AT], start=1):
        if any(row):
            yield line, row
        if any(row) and any(above):
            yield line, _as_one(above, row)
        above = row


def _as_one(above: Cells, below: Cells) -> Cells:
    """Return a head of two rows: the lower one, and the upper one where nothing stands below it."""
    pairs = zip_longest(above, below)
    # One row may be longer than the other.
    return tuple(lower if lower or upper is None else upper for upper, lower in pairs)


def _likeness(row: Cells, sheet: Sheet, wanted: Collection[str]) -> tuple[int, int]:
    """Return how many wanted names a row has; if no row has any, the fullest row is the header."""
    known = {name for cell in row for name in (*names_of(cell), _below(sheet, cell)) if name in wanted}
    return len(known), 0 if known else sum(map(bool, row))


def names_of(head: str) -> tuple[str, str, str]:
    """Return the names by which tags may call a head: 单位/部门（全称） is 单位部门, or 单位部门全称."""
    # With the words in brackets too: they distinguish 成绩（上） from 成绩（下）.
    return plain_header(head), column_name(plain_header(head)), column_name(head)


def _below(sheet: Sheet, cell: Text) -> str:
    """Return a head with what stands above it, over several columns: 上学期语文; else nothing."""
    line, column = cell.place.line, cell.place.column
    above = sheet.rows[line - 2] if line > 1 and cell else ()
    # One text in a row is a title, and says nothing of a column.
    group = next(filter(None, reversed(above[:column])), "") if sum(map(bool, above)) > 1 else ""
    return column_name(group) + column_name(plain_header(cell)) if group and group != cell else ""


@dataclass
class _UnderHeader:
    """A header and the rows under it, being read."""

    sheet: Sheet
    header: Cells
    cells: Sequence[Cells]
    wanted: Collection[str]
    account: Account
    columns: dict[str, Text] = field(default_factory=dict, init=False)
    """The header cell of each column."""
    said: list[Diagnostic] = field(default_factory=list, init=False)

    def is_like(self, row: Cells) -> bool:
        """Tell whether a row names the same columns as the header, in any order."""
        return set(map(plain_header, row)) - {""} == set(map(plain_header, self.header)) - {""}

    def read(self, before: int) -> Iterator[TableRow]:
        """Yield the rows; `before` are those of the sheets before it."""
        self._name_columns()
        used = {head.place.column for key, head in self.columns.items() if self._is_used(key)}
        self.account.take(self.sheet, self.header, used)
        own = own_rows(self.cells, self.header)
        if own < len(self.cells):
            self.said.append(told_other_table(self.cells[own], self.account.name))
        records = list(filter(self._is_record, self.cells[:own]))
        self.said += self._told_below_blank(records)
        for number, cells in enumerate(records, start=before + 1):
            yield self._row(number, cells)
        self.said += self._told_cut_off(records)

    def _told_cut_off(self, records: Sequence[Cells]) -> Iterator[Diagnostic]:
        """Yield the numbers of which a .csv that Excel has saved has lost the last digits."""
        for key, head in self.columns.items():
            column = head.place.column - 1
            cells = [row[column] for row in records if column < len(row)] if key in self.wanted else []
            yield from (told_cut_off(cell, key) for cell in cut_off_in_csv(cells))

    def _told_below_blank(self, records: Sequence[Cells]) -> list[Diagnostic]:
        """Return that records stand below a blank row: they might be something else."""
        for above, cells in pairwise(records):
            between = self.sheet.rows[above[0].place.line : cells[0].place.line - 1]
            if not all(map(any, between)):
                return [told_below_blank(next(filter(None, cells), cells[0]), self.account.one)]
        return []

    def _is_used(self, key: str) -> bool:
        """Tell whether a column is asked for, or says which document is which."""
        first = list(self.columns).index(key) <= 1
        return first or key in self.wanted or not any(name in self.wanted for name in self.columns)

    def _name_columns(self) -> None:
        plain = Counter(column_name(plain_header(cell)) for cell in dict.fromkeys(self.header))
        same = Counter(map(str, self.header))
        for cell in self.header:
            below = _below(self.sheet, cell)
            # 语文 stands under 上学期 and under 下学期.
            is_below = below and (same[cell] > 1 or below in self.wanted)
            key = below if is_below else self._key(cell, plain)
            first = self.columns.setdefault(key, cell) if key else cell
            if first is not cell:
                self.said.append(self._twice(key, cell))

    def _key(self, cell: Text, plain: Mapping[str, int]) -> str:
        """Return the name by which tags call a column: the head without signs, and without its brackets."""
        _, name, whole = names_of(cell)
        # 成绩（上） and 成绩（下） differ in their brackets only: then these stay in the key.
        is_whole = plain[name] > 1 or (whole in self.wanted and name not in self.wanted)
        return whole if is_whole else name

    def _twice(self, key: str, cell: Text) -> Diagnostic:
        tell = error if key in self.wanted else warning
        return tell("K362", cell.place, f"表头里有两列都叫“{key}”", "改一个名字，或者删掉一列")

    def _is_record(self, cells: Cells) -> bool:
        """Tell whether a row is no total, no note, no header printed again; what is left out is told."""
        # A formula without a result is something, although it shows nothing.
        filled = [cell for cell in cells if cell or self.sheet.lacks_value(cell)]
        if not filled:
            return False
        note = is_foot(cells, len(self.columns))
        if not note and not is_same_head(cells, self.header):
            return True
        self.account.leave(filled[0], "表尾的合计或说明" if note else "重复的表头")
        return False

    def _row(self, number: int, cells: Cells) -> TableRow:
        line = cells[0].place.line
        values = {key: self._cell(cells, line, head.place.column) for key, head in self.columns.items()}
        self.said += [
            fault for key, cell in values.items() if key in self.wanted for fault in self._faults(key, cell)
        ]
        span = Span(self.sheet.source.name, line, line, _title_of_row(cells), self.sheet.title)
        return TableRow(number, span, Entries(values, cells[0].place))

    def _faults(self, key: str, cell: Text) -> Iterator[Diagnostic]:
        if self.sheet.lacks_value(cell):
            yield without_value(self.sheet, cell, key)
        # Excel keeps fifteen digits: an identity card has eighteen.
        if fault := cut_off(cell, key):
            yield fault

    def _cell(self, cells: Cells, line: int, column: int) -> Text:
        if column <= len(cells):
            return cells[column - 1]
        return Text("", Place(self.sheet.source, line, column))


def _title_of_row(cells: Cells) -> str:
    """Return the name that people give a row: its first cell, and the next one if that is only a number."""
    # Alt+Enter puts a line feed into a cell, and a title stands on one line of a message.
    filled = [cell.replace("\n", " ") for cell in cells if cell] or [""]
    return " ".join(filled[:2]) if filled[0].isdecimal() else filled[0]


def _nothing_in(spreadsheet: Spreadsheet) -> Diagnostic:
    mend = "第一行写表头，如 姓名、日期；下面每份文件写一行"
    return error("K360", Place(spreadsheet.source), "这个表格里没有内容", mend)


def _no_such_sheet(spreadsheet: Spreadsheet, sheet: str) -> Diagnostic:
    there = [one.source.sheet for one in spreadsheet.sheets if one.source.sheet]
    if not there:
        return error("K369", Place(spreadsheet.source), "这个文件不是工作簿，不分工作表", "去掉 --sheet")
    if sheet in [hidden.title for hidden in spreadsheet.hidden]:
        message = f"“{sheet}”这个工作表是隐藏的，没有读"
        return error("K369", Place(spreadsheet.source), message, "要读它，先在 Excel 里取消隐藏")
    meant = closest(sheet, there)
    message = f"没有“{sheet}”这个工作表{question(meant)}"
    return error("K369", Place(spreadsheet.source), message, f"这个文件里有：{'、'.join(there)}")
