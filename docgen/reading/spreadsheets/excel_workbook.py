"""Excel workbooks through openpyxl: read-only, bounded, and each value as a person would have typed it."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.spreadsheets.cells import Manner
from docgen.reading.spreadsheets.sheet import (
    MOST_COLUMNS,
    MOST_SHEETS,
    ROWS_OF_NOTHING,
    Sheet,
    Spreadsheet,
    make_sheet,
)
from docgen.reading.spreadsheets.sheet_bounds import (
    MOST_BYTES,
    MOST_BYTES_OF_SHEETS,
    MOST_CELLS,
    is_too_heavy,
    too_long,
    too_many,
    too_many_cells,
)
from docgen.reading.spreadsheets.workbook_package import (
    ListedSheet,
    SheetMarks,
    listed_sheets,
    marks_of,
    readable,
)

Cells = tuple[Any, ...]
"""A row of openpyxl's read-only cells, or of bare values."""

_SAVE_ANEW = "用 Excel 或 WPS 打开它，另存成一个新的 .xlsx 文件"


def read_xlsx(data: bytes, name: str, manner: Manner) -> Spreadsheet:
    """Read a workbook: the sheets that can be seen, and beside them the hidden ones."""
    source = Source(name)
    try:
        if _is_too_large(data):
            return _refused(source, "这个表格太大了，打不开", "只留下要用的表，另存成一个 .xlsx 文件")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it does not keep: colours, menus
            return _read(data, name, manner)
    except Exception:  # openpyxl raises whatever a broken part of the package makes it raise
        return _refused(source, "这个表格损坏了，打不开", _SAVE_ANEW)


def _refused(source: Source, message: str, mend: str) -> Spreadsheet:
    return Spreadsheet(source, (), (error("Y161", Place(source), message, mend),))


def _is_too_large(data: bytes) -> bool:
    """Tell whether reading would take minutes, by the sizes that the package states and by its tags."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sizes = [(part.filename, part.file_size) for part in package.infolist()]
        sheets = sum(size for name, size in sizes if "/worksheets/" in name)
        others = sum(size for _, size in sizes) - sheets
        return sheets > MOST_BYTES_OF_SHEETS or others > MOST_BYTES or is_too_heavy(package)


def _read(data: bytes, name: str, manner: Manner) -> Spreadsheet:
    from openpyxl import load_workbook  # 150 ms: only for who keeps a spreadsheet

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        listed = listed_sheets(package)
        marks = {sheet.title: marks_of(package, sheet.part) for sheet in listed if sheet.is_there}
        formats = _formats_without_code(package)
    said = [_lost(name, sheet) for sheet in listed if not sheet.is_there]
    data = readable(data, listed)
    values = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    # A second time: openpyxl gives either results or formulas, and a formula may lack its result.
    formulas = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    pairs = list(zip(values.worksheets, formulas.worksheets, strict=True))
    if len(pairs) > MOST_SHEETS:
        said.append(too_many(Source(name)))
    sheets: dict[bool, list[Sheet]] = {True: [], False: []}
    cells = 0
    for seen, typed in pairs[:MOST_SHEETS]:
        sheet = _sheet(seen, typed, name, manner, marks.get(seen.title, SheetMarks()), formats)
        sheets[seen.sheet_state == "visible"].append(sheet)
        said += [too_long(sheet.source, manner.most_rows)] if len(sheet.rows) >= manner.most_rows else []
        cells += sum(map(len, sheet.rows))
        if cells > MOST_CELLS:
            said.append(too_many_cells(sheet.source, len(sheet.rows)))
            break
    return Spreadsheet(Source(name), tuple(sheets[True]), tuple(said), tuple(sheets[False]))


def _lost(name: str, sheet: ListedSheet) -> Diagnostic:
    message = f"这个表格损坏了：“{sheet.title}”这张表的内容不在文件里"
    return error("Y161", Place(Source(name)), message, _SAVE_ANEW)


def _sheet(
    seen: Any,  # noqa: ANN401 - openpyxl has no types
    typed: Any,  # noqa: ANN401
    name: str,
    manner: Manner,
    marks: SheetMarks,
    formats: Mapping[int, str],
) -> Sheet:
    rows: list[list[str]] = []
    without_value: dict[tuple[int, int], str] = {}
    struck: set[int] = set()
    empty = cells = 0
    for line, (values, formulas) in enumerate(
        zip(_rows(seen, manner), _rows(typed, manner, bare=True), strict=False), start=1
    ):
        missing = _without_value(values, formulas)
        without_value |= {(line, column): shown for column, shown in missing.items()}
        rows.append(_filled([_text(cell, manner, formats) for cell in values], max(missing, default=0)))
        if _is_struck(values):
            struck.add(line)
        empty = 0 if rows[-1] else empty + 1
        cells += len(rows[-1])
        # A sheet formatted to its last row ends where its content ends.
        if empty >= ROWS_OF_NOTHING or cells > MOST_CELLS:
            break
    rows = rows[: len(rows) - empty]
    _fill_merged(rows, marks)
    marks = marks._replace(struck_rows=frozenset(struck))
    return make_sheet(name, seen.title, rows, without_value, cleaned_by=manner.clean, marks=marks)


def _is_struck(cells: Cells) -> bool:
    """Tell whether all text of a row is struck out, as people do with who has left."""
    filled = [cell for cell in cells if cell.value is not None]
    return bool(filled) and all(cell.has_style and cell.font.strike for cell in filled)


def _fill_merged(rows: list[list[str]], marks: SheetMarks) -> None:
    """Write the text of cells merged down a column in each of them: a person sees it beside each row."""
    for first, last, column in marks.merged:
        text = rows[first - 1][column - 1] if first <= len(rows) and column <= len(rows[first - 1]) else ""
        for line in range(first, min(last, len(rows)) if text else first):
            # Rows were cut where their own content ends.
            rows[line] += [""] * (column - len(rows[line]))
            rows[line][column - 1] = text


def _rows(sheet: Any, manner: Manner, *, bare: bool = False) -> Iterator[Cells]:  # noqa: ANN401
    sheet.reset_dimensions()  # what the file says of its size is often wrong
    rows: Iterator[Cells] = sheet.iter_rows(
        min_row=1, max_row=manner.most_rows, min_col=1, max_col=MOST_COLUMNS, values_only=bare
    )
    return rows


def _text(cell: Any, manner: Manner, formats: Mapping[int, str]) -> str:  # noqa: ANN401
    value = cell.value
    # An error such as #REF! is told as a formula without a result.
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, str):
        value = _unescaped(value)
    code = formats.get(cell.style_array.numFmtId) or cell.number_format
    if isinstance(value, (int, float)) and cell.data_type == "n" and cell.style_array.numFmtId in _OF_DAYS:
        value = _day_of(value)
    return manner.text(value, code)


# ECMA-376, part 1, 18.8.30: formats that a file names by number only, here of mainland China. openpyxl knows
# those of the USA, and takes a day in one of the others for a number.
_OF_DAYS = {
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    **{30: "m-d-yy", 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"'},
    **dict.fromkeys((34, 55), '上午/下午h"时"mm"分"'),
    **dict.fromkeys((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
}
_YUAN = '_ "¥"* #,##0{0}_ ;_ "¥"* -#,##0{0}_ ;_ "¥"* "-"{1}_ ;_ @_ '
CHINESE_FORMATS = {
    **_OF_DAYS,
    **{5: '"¥"#,##0;"¥"-#,##0', 6: '"¥"#,##0;[Red]"¥"-#,##0'},
    **{7: '"¥"#,##0.00;"¥"-#,##0.00', 8: '"¥"#,##0.00;[Red]"¥"-#,##0.00'},
    **{42: _YUAN.format("", ""), 44: _YUAN.format(".00", "??")},
}
_DECLARED = re.compile(rb'<(?:\w+:)?numFmt\b[^>]*\bformatCode="([^"]*)"')


def _formats_without_code(package: zipfile.ZipFile) -> Mapping[int, str]:
    """Return the Chinese formats by number, but those whose American code the file spells out.

    openpyxl numbers a format that is spelt out as its own with this code: $1,200 would be ¥1,200.
    """
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    part = "xl/styles.xml"
    styles = package.read(part) if part in package.namelist() else b""
    spelt = {unescape(code.decode("utf-8", "replace")) for code in _DECLARED.findall(styles)}
    return {
        number: code for number, code in CHINESE_FORMATS.items() if BUILTIN_FORMATS.get(number) not in spelt
    }


_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def _unescaped(text: str) -> str:
    """Return a text without Excel's escapes (ECMA-376, part 1, 22.9.2.19): _x000D_ is the end of a line."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # A character beyond the BMP is escaped in two halves; half of one is dropped with what nobody sees.
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _day_of(value: float) -> Any:  # noqa: ANN401 - a date, a time or what was given
    from openpyxl.utils.datetime import from_excel

    try:
        return from_excel(value)
    except (OverflowError, ValueError):
        return value


def _filled(row: list[str], at_least: int) -> list[str]:
    """Return the row without the empty cells at its end."""
    while len(row) > at_least and not row[-1]:
        row.pop()
    return row


def _without_value(values: Cells, formulas: Cells) -> dict[int, str]:
    """Return the columns of formulas without a result, and of error values such as #REF! with these."""
    return {
        column: str(value.value) if value.data_type == "e" else ""
        for column, (value, formula) in enumerate(zip(values, formulas, strict=False), start=1)
        if value.data_type == "e" or (formula is not None and value.value is None)
    }
