"""An .xlsx file of plain tables, the same bytes for the same rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

Cell = str | int | float | date | None

_SAVED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*")
_FONT, _OF_A_FONT = re.compile(rb"<font>(.*?)</font>"), re.compile(rb"<(\w+)[^>]*/>")
_FONT_ORDER = (
    b"b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split()
)
"""The schema's order within a font, which openpyxl does not keep."""

# The earliest time that a zip archive can hold.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


class WorkbookSheet(NamedTuple):
    """A table: its name, its columns with their widths in characters, its rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[WorkbookSheet]) -> bytes:
    """Return the sheets as one workbook: headings bold and frozen, long texts wrapped, filters on."""
    from openpyxl import Workbook

    book = Workbook()
    # openpyxl begins every book with an empty sheet.
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    stream = io.BytesIO()
    book.save(stream)
    return _as_saved(stream.getvalue())


def _fill(page, sheet: WorkbookSheet) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - openpyxl is loaded late
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    page.append([name for name, _ in sheet.columns])
    for row in sheet.rows:
        page.append(list(row))
    for number, (_, width) in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(name="宋体", size=11, bold=cell.row == 1)
            if isinstance(cell.value, str):
                cell.data_type = "s"  # a text that begins with = is no formula
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.sheet_properties.pageSetUpPr.fitToPage = True
    # 0: only the width is fitted to the paper, the rows take as many pages as they need.
    page.page_setup.fitToHeight = 0
    page.print_title_rows = "1:1"


def _as_saved(package: bytes) -> bytes:
    """Return the package without the time of saving, which openpyxl notes in two places, and in order."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as saved, zipfile.ZipFile(stream, "w") as made:
        for name in saved.namelist():
            data = saved.read(name)
            if name == "docProps/core.xml":
                data = _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z", data)
            if name == "xl/styles.xml":
                data = _FONT.sub(_in_order, data)
            made.writestr(zipfile.ZipInfo(name, _LONG_AGO), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _in_order(font: re.Match[bytes]) -> bytes:
    children = sorted(_OF_A_FONT.finditer(font[1]), key=lambda child: _FONT_ORDER.index(child[1]))
    return b"<font>" + b"".join(child[0] for child in children) + b"</font>"
