"""Tables as text: cells between commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.decoding import decode
from docgen.reading.spreadsheets.cells import Manner
from docgen.reading.spreadsheets.sheet import MOST_COLUMNS, Spreadsheet, make_sheet
from docgen.reading.spreadsheets.sheet_bounds import LARGEST_TABLE, too_long

SEPARATORS = (",", ";", "\t", "，")
LOOKED_AT = 30
"""Lines that tell the separator."""
_STATED = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)
"""The first line with which Excel is told the separator."""


def read_csv(data: bytes, name: str, manner: Manner) -> Spreadsheet:
    """Read a table in any encoding docgen knows. Excel saves .csv as GBK, so that is not told."""
    if len(data) > LARGEST_TABLE:
        return Spreadsheet(Source(name), (), (_too_large(name),))
    decoded = decode(data, name)
    source = decoded.source
    # Y101 is not told: Excel saves .csv as GBK by itself.
    said = [diagnostic for diagnostic in decoded.diagnostics if diagnostic.code != "Y101"]
    lines = source.lines
    stated = _STATED.fullmatch(lines[0].rstrip("\r\n")) if lines else None
    # The line stays as an empty row: places count the rows of the file.
    lines = ["", *lines[1:]] if stated else lines
    rows: list[list[str]] = []
    try:
        separator = stated[1] if stated else _separator(lines)
        # One row more than is read: it tells that the table is too long.
        rows.extend(islice(_rows(lines, separator), manner.most_rows + 1))
    except csv.Error:
        said.append(_unclosed(source, len(rows) + 1))
    if len(rows) > manner.most_rows:
        said.append(too_long(source, manner.most_rows))
    sheet = make_sheet(
        name, "", [row[:MOST_COLUMNS] for row in rows[: manner.most_rows]], cleaned_by=manner.clean
    )
    return Spreadsheet(source, (sheet,), tuple(said))


def _separator(lines: Sequence[str]) -> str:
    """Return the sign that splits most of the first rows alike: a text in a cell may be full of commas."""
    return max(SEPARATORS, key=lambda sign: _agreement(lines[:LOOKED_AT], sign))


def _agreement(lines: Sequence[str], separator: str) -> tuple[int, int, int]:
    """Count the rows with the usual number of cells, minus the other rows; and that number of cells."""
    cells: list[int] = []
    with suppress(csv.Error):
        cells.extend(len(row) for row in _rows(lines, separator) if row)
    alike = Counter(count for count in cells if count > 1)
    return max(((rows, rows - len(cells), count) for count, rows in alike.items()), default=(0, 0, 0))


def _rows(lines: Sequence[str], separator: str) -> Iterator[list[str]]:
    """Return the rows; csv is strict, since a quote that never closes would take in the rest of the file."""
    # Before Python 3.11, csv breaks off at a NUL.
    ended = (line.replace("\0", "") + "\n" for line in lines)
    return csv.reader(ended, delimiter=separator, strict=True)


def _too_large(name: str) -> Diagnostic:
    message = f"这个表格超过 {LARGEST_TABLE // 1_000_000} MB，太大了，没有读"
    return error("Y161", Place(Source(name)), message, "检查是不是放错了文件；只留下要用的行，另存成一个文件")


def _unclosed(source: Source, row: int) -> Diagnostic:
    return error(
        "Y163",
        Place(source, row, 1, max(len(source.lines[min(row, len(source.lines)) - 1]), 1)),
        "从这一行起，英文双引号没有配对，后面的内容没有读",
        '补上或者删掉这个英文双引号 "；用 Excel 另存一次也行',
    )
