"""What is too much for a spreadsheet that a person keeps by hand."""

from __future__ import annotations

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.spreadsheets.sheet import MOST_SHEETS

MOST_BYTES = 100_000_000
"""Unpacked size of what openpyxl reads whole: the texts, the styles."""
MOST_BYTES_OF_SHEETS = 200_000_000
"""Unpacked size of the sheets, which are read row by row: a million empty rows are 70 MB."""

MOST_CELLS = 500_000
"""Cells of all sheets together: twenty thousand rows of twenty-five columns."""
LARGEST_TABLE = 10_000_000
"""Bytes of a table with commas."""


def too_many_cells(source: Source, row: int) -> Diagnostic:
    """More cells than are read, however they lie."""
    message = f"这个表格超过 {MOST_CELLS // 10_000} 万格，后面的没有读"
    return error("Y164", Place(source, row, 1), message, "只留下要用的行和列，另存成一个文件")


def too_long(source: Source, most_rows: int) -> Diagnostic:
    """A sheet with more rows than are read."""
    message = f"这张表超过 {most_rows} 行，后面的没有读"
    return error("Y164", Place(source, most_rows, 1), message, "只留下要用的行，另存成一个文件")


def too_many(source: Source) -> Diagnostic:
    """A workbook with more sheets than are read."""
    message = f"这个文件超过 {MOST_SHEETS} 张表，后面的没有读"
    return error("Y165", Place(source), message, "只留下要用的表，另存成一个文件")
