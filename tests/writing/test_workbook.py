from __future__ import annotations

import io
from datetime import date, datetime

from openpyxl import load_workbook

from docgen.writing.workbook import WorkbookSheet, workbook

SHEET = WorkbookSheet(
    "日程", (("日期", 12), ("事项", 20)), [[date(2023, 3, 8), "党员大会"], ["4月—5月", "=1+1"]]
)


def test_rows_come_back_with_dates_as_dates_and_no_text_as_a_formula() -> None:
    page = load_workbook(io.BytesIO(workbook([SHEET])))["日程"]
    assert [list(row) for row in page.values] == [
        ["日期", "事项"],
        [datetime(2023, 3, 8), "党员大会"],
        ["4月—5月", "=1+1"],
    ]
    assert page["B3"].data_type == "s"
    assert page.freeze_panes == "A2"


def test_the_same_rows_give_the_same_bytes() -> None:
    assert workbook([SHEET]) == workbook([SHEET])
    assert b"1980-01-01T00:00:00Z" in _core(workbook([SHEET]))


def _core(package: bytes) -> bytes:
    import zipfile

    return zipfile.ZipFile(io.BytesIO(package)).read("docProps/core.xml")
