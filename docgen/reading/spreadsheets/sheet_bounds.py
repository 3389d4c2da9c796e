"""The limits of a spreadsheet that a person keeps by hand."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

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

MOST_TAGS = 300_000
"""Tags of one part, or of one row of a sheet: Excel has 64,000 formats, and 16,384 columns in a row."""
MOST_TAGS_OF_TEXTS = 2_000_000
"""Tags of the texts of all cells: four make one text."""
MOST_LISTED_SHEETS = 1_000
BYTES_OF_A_TAG = 4
_CHUNK = 1 << 20


def too_many_cells(source: Source, row: int) -> Diagnostic:
    """Return the error that a file has more cells than are read."""
    message = f"这个表格超过 {MOST_CELLS // 10_000} 万格，后面的没有读"
    return error("Y164", Place(source, row, 1), message, "只留下要用的行和列，另存成一个文件")


def too_long(source: Source, most_rows: int) -> Diagnostic:
    """Return a sheet with more rows than are read."""
    message = f"这张表超过 {most_rows} 行，后面的没有读"
    return error("Y164", Place(source, most_rows, 1), message, "只留下要用的行，另存成一个文件")


def too_many(source: Source) -> Diagnostic:
    """Return a workbook with more sheets than are read."""
    message = f"这个文件超过 {MOST_SHEETS} 张表，后面的没有读"
    return error("Y165", Place(source), message, "只留下要用的表，另存成一个文件")


def is_too_heavy(package: zipfile.ZipFile) -> bool:
    """Tell whether a part has more tags than a workbook of a person: openpyxl makes an object of each.

    A bomb packs twenty million tags into a few kilobytes. Which part openpyxl takes for what, the package
    itself says, so every part is looked at, whatever its name.
    """
    return any(_has_too_many(package, part) for part in package.infolist())


def _has_too_many(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    most = MOST_TAGS_OF_TEXTS if part.filename.endswith("/sharedStrings.xml") else MOST_TAGS
    # Too small to hold so many: most parts are not unpacked a second time.
    if part.file_size < min(most * BYTES_OF_A_TAG, MOST_LISTED_SHEETS * len(b"sheetId=")):
        return False
    tags = sheets = 0
    for piece, begins_row in _pieces(package, part):
        # A sheet is read row by row: only the tags of one row are in memory together.
        tags = piece.count(b"<") + (0 if begins_row else tags)
        sheets += piece.count(b"sheetId=")
        if tags > most or sheets > MOST_LISTED_SHEETS:
            return True
    return False


def _pieces(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, bool]]:
    """Yield the content of a part in pieces, each with True if a row begins there."""
    with package.open(part) as content:
        while chunk := content.read(_CHUNK):
            first, *others = chunk.split(b"<row")
            yield first, False
            for piece in others:
                yield piece, True
