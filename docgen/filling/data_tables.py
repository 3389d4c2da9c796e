"""Tables of rows, from a YAML list or a spreadsheet: each row becomes one document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Span, error, has_errors, hint, warning
from docgen.base.suggestion import closest
from docgen.reading.document import read_yaml
from docgen.reading.listing import spans_of
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.spreadsheets import AS_PRINTED, Sheet, Spreadsheet, read_spreadsheet, without_value
from docgen.reading.spreadsheets import Row as Cells
from docgen.reading.spreadsheets.sheet import FOOT, plain_header, whole_header


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


MEND = "每份文件写成一项，以“- ”开头，下面写“键: 值”"


def table_of_yaml(data: bytes, name: str) -> DataTable:
    """Return the table of a YAML file."""
    document = read_yaml(data, name)
    if document.root is None:
        return DataTable(diagnostics=document.diagnostics)
    found = _records(document.root)
    if isinstance(found, Diagnostic):
        return DataTable(diagnostics=(*document.diagnostics, found))
    records, shared = found
    spans = spans_of(document.source, {node.place.line: _title_of_record(node) for node in records})
    rows, said = _rows(spans, records, shared)
    if not rows and not said:
        said.append(error("K361", document.root.place, "这个列表是空的", MEND))
    keys = tuple(dict.fromkeys(key for row in rows for key in row.values))
    return DataTable(keys, rows, tuple(spans), (*document.diagnostics, *said))


def _records(root: Node) -> tuple[Items, Entries] | Diagnostic:
    """Return the list of records, and what they share; or why there is none."""
    if isinstance(root, Items):
        return root, Entries()
    if not isinstance(root, Entries):
        return _no_list(root)
    lists = {key: node for key, node in root.items() if isinstance(node, Items) and _is_records(node)}
    # One list gives the documents: two would leave open which.
    if len(lists) != 1:
        return _no_list(root) if not lists else _several_lists(root, list(lists))
    key, records = next(iter(lists.items()))
    shared = {other: node for other, node in root.items() if other != key}
    return records, Entries(shared, root.place, root.key_places)


def _no_list(root: Node) -> Diagnostic:
    return error("K361", root.place, "没有找到要生成文件的列表", MEND)


def _several_lists(root: Entries, keys: list[str]) -> Diagnostic:
    message = f"{'、'.join(f'“{key}”' for key in keys)}都是列表，不知道按哪一个生成文件"
    return error("K367", root.key_places[keys[1]], message, "只留一个，其余的放到各项里面")


def _is_records(items: Items) -> bool:
    return any(isinstance(member, Entries) for member in items)


def _rows(
    spans: Sequence[Span], records: Items, shared: Entries
) -> tuple[tuple[TableRow, ...], list[Diagnostic]]:
    said: list[Diagnostic] = []
    rows: list[TableRow] = []
    by_line = {span.first: span for span in spans}
    for number, node in enumerate(records, start=1):
        if isinstance(node, Entries):
            rows.append(TableRow(number, by_line[node.place.line], _with_shared(node, shared)))
        else:
            said.append(error("K366", node.place, "这一项不是一组“键: 值”", MEND))
    return tuple(rows), said


def _with_shared(record: Entries, shared: Entries) -> Entries:
    """Return a record's own values, then the shared values that it lacks."""
    others = {key: value for key, value in shared.items() if key not in record}
    return Entries({**record, **others}, record.place, {**shared.key_places, **record.key_places})


def _title_of_record(node: Node) -> str:
    """Return the first text of a record."""
    if not isinstance(node, Entries):
        return ""
    texts = (value for value in node.values() if isinstance(value, Text) and value)
    return next(texts, "").split("\n")[0]


LOOKED_AT = 30
"""Rows among which the header is looked for."""
# A number of more than fifteen digits as Excel gives it, such as an identity card's typed as a number.
_CUT_OFF = re.compile(r"\d(\.\d+)?e\+\d+")


def table_of_sheet(data: bytes, name: str, sheet: str, wanted: Collection[str]) -> DataTable:
    """Return the table whose header has most of the wanted names; `sheet` may choose a sheet by title."""
    spreadsheet = read_spreadsheet(data, name, AS_PRINTED)
    chosen = [one for one in spreadsheet.sheets if sheet in ("", one.source.sheet)]
    if spreadsheet.sheets and not chosen:
        return DataTable(diagnostics=(*spreadsheet.diagnostics, _no_such_sheet(spreadsheet, sheet)))
    under = _under_best_header(chosen, wanted)
    if under is None:
        none = () if spreadsheet.diagnostics else (_nothing_in(spreadsheet),)
        return DataTable(diagnostics=(*spreadsheet.diagnostics, *none))
    rows = tuple(under.read())
    # A file that could not be read has told so already.
    if not rows and not has_errors(spreadsheet.diagnostics):
        under.said.append(error("K361", under.header[0].place, "表头下面没有内容", "每份文件写一行"))
    spans = tuple(row.span for row in rows)
    return DataTable(tuple(under.columns), rows, spans, (*spreadsheet.diagnostics, *under.said))


def _under_best_header(sheets: Sequence[Sheet], wanted: Collection[str]) -> _UnderHeader | None:
    found = [(_likeness(row, wanted), sheet, line) for sheet in sheets for line, row in _heads(sheet)]
    if not found:
        return None
    _, best, line = max(found, key=lambda one: one[0])
    return _UnderHeader(best, best.rows[line - 1], best.rows[line:], wanted)


def _heads(sheet: Sheet) -> Iterator[tuple[int, Cells]]:
    """Return the rows that might be the header, with their numbers."""
    return ((line, row) for line, row in enumerate(sheet.rows[:LOOKED_AT], start=1) if any(row))


def _likeness(row: Cells, wanted: Collection[str]) -> tuple[int, int]:
    """Return how many wanted names a row has; if no row has any, the fullest row is the header."""
    known = {name for cell in row for name in (plain_header(cell), whole_header(cell)) if name in wanted}
    return len(known), 0 if known else sum(map(bool, row))


@dataclass
class _UnderHeader:
    """A header and the rows under it, being read."""

    sheet: Sheet
    header: Cells
    cells: Sequence[Cells]
    wanted: Collection[str]
    columns: dict[str, Text] = field(default_factory=dict)
    """The header cell of each column."""
    said: list[Diagnostic] = field(default_factory=list)
    left_out: dict[str, list[Text]] = field(default_factory=dict)
    """The first cells of rows that are no records, by what they are taken for."""

    def read(self) -> Iterator[TableRow]:
        self._name_columns()
        for number, cells in enumerate(filter(self._is_record, self.cells), start=1):
            yield self._row(number, cells)
        self.said += [_told(what, left_out) for what, left_out in self.left_out.items()]

    def _name_columns(self) -> None:
        plain = Counter(map(plain_header, {str(cell) for cell in self.header}))
        for cell in self.header:
            # 成绩（上） and 成绩（下） differ in their brackets only: then these stay in the key.
            key = plain_header(cell) if plain[plain_header(cell)] == 1 else whole_header(cell)
            first = self.columns.setdefault(key, cell) if key else cell
            if first is not cell:
                self.said.append(self._twice(key, cell))
        self.said += self._nameless()

    def _twice(self, key: str, cell: Text) -> Diagnostic:
        tell = error if key in self.wanted else warning
        return tell("K362", cell.place, f"表头里有两列都叫“{key}”", "改一个名字，或者删掉一列")

    def _nameless(self) -> Iterator[Diagnostic]:
        """Yield the first column that has content and no name."""
        named = {cell.place.column for cell in self.columns.values()}
        filled = sorted({cell.place.column for cells in self.cells for cell in cells if cell} - named)
        clear = [column for column in filled if not self._head(column)]
        if clear:
            place = Place(self.sheet.source, self.header[0].place.line, clear[0])
            yield warning("K363", place, "这一列没有表头，没有读", "在表头里写上这一列的名字")

    def _head(self, column: int) -> str:
        return self.header[column - 1] if column <= len(self.header) else ""

    def _is_record(self, cells: Cells) -> bool:
        """Tell whether a row is no total, no note, no header printed again; what is left out is told."""
        # A formula without a result is something, although it shows nothing.
        filled = [cell for cell in cells if cell or self.sheet.lacks_value(cell)]
        if not filled:
            return False
        # A record may begin with such a word, too: a total fills no more than half of the columns.
        is_foot = FOOT.match("".join(filled[0].split())) and len(filled) * 2 <= len(self.columns)
        if not is_foot and cells != self.header:
            return True
        self.left_out.setdefault("表尾的合计或说明" if is_foot else "重复的表头", []).append(filled[0])
        return False

    def _row(self, number: int, cells: Cells) -> TableRow:
        line = cells[0].place.line
        values = {key: self._cell(cells, line, head.place.column) for key, head in self.columns.items()}
        self.said += [
            fault for key, cell in values.items() if key in self.wanted for fault in self._faults(key, cell)
        ]
        span = Span(self.sheet.source.name, line, line, _title_of_row(cells))
        return TableRow(number, span, Entries(values, cells[0].place))

    def _faults(self, key: str, cell: Text) -> Iterator[Diagnostic]:
        if self.sheet.lacks_value(cell):
            yield without_value(cell, key)
        # Excel keeps fifteen digits: an identity card has eighteen.
        if _CUT_OFF.fullmatch(cell):
            message = f"“{key}”这个数太长，Excel 只记得前 15 位，后面的已经丢了"
            yield error("K373", cell.place, message, "把这一格设成“文本”格式，再重新输入号码")

    def _cell(self, cells: Cells, line: int, column: int) -> Text:
        if column <= len(cells):
            return cells[column - 1]
        return Text("", Place(self.sheet.source, line, column))


def _title_of_row(cells: Cells) -> str:
    """Return the name that people give a row: its first cell, and the next one if that is only a number."""
    filled = [cell.replace("\n", " ") for cell in cells if cell] or [""]
    return " ".join(filled[:2]) if filled[0].isdecimal() else filled[0]


def _told(what: str, left_out: Sequence[Text]) -> Diagnostic:
    several = f"（这样的行共有 {len(left_out)} 行）" if len(left_out) > 1 else ""
    message = f"这一行像是{what}，没有生成文件{several}"
    return hint("K364", left_out[0].place, message, "如果它也要一份文件，请把这一行填完整")


def _nothing_in(spreadsheet: Spreadsheet) -> Diagnostic:
    mend = "第一行写表头，如 姓名、日期；下面每份文件写一行"
    return error("K360", Place(spreadsheet.source), "这个表格里没有内容", mend)


def _no_such_sheet(spreadsheet: Spreadsheet, sheet: str) -> Diagnostic:
    there = [one.source.sheet for one in spreadsheet.sheets if one.source.sheet]
    if not there:
        return error("K369", Place(spreadsheet.source), "这个文件不是工作簿，不分工作表", "去掉 --sheet")
    meant = closest(sheet, there)
    question = f"，是不是“{meant}”？" if meant else ""
    message = f"没有“{sheet}”这个工作表{question}"
    return error("K369", Place(spreadsheet.source), message, f"这个文件里有：{'、'.join(there)}")
