from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from xml.etree import ElementTree as ET

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


def test_what_is_told_of_a_font_stands_in_the_order_of_the_schema() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook([SHEET]))) as package:
        fonts = ET.fromstring(package.read("xl/styles.xml")).find("{*}fonts")
    assert fonts is not None
    told = [[child.tag.rpartition("}")[2] for child in font] for font in fonts]
    assert ["b", "sz", "name"] in told
    assert all(names.index("sz") < names.index("name") for names in told)


def _core(package: bytes) -> bytes:
    return zipfile.ZipFile(io.BytesIO(package)).read("docProps/core.xml")
