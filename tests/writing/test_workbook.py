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


def test_signs_of_markup_control_signs_and_what_looks_like_an_escape_come_back_as_typed() -> None:
    typed = ["<甲>&“乙”\"'", " 两头有空格 ", "两\n行", "_x000D_", 12.5, 0, None, "第\x0b一"]
    names = [(f"第{number}列", 8) for number in range(1, 30)]
    sheet = WorkbookSheet("甲&乙'丙", names, [[*typed, *range(9, 30)], []])
    page = load_workbook(io.BytesIO(workbook([sheet, SHEET])))["甲&乙'丙"]
    assert [cell.value for cell in page[2]][:8] == [*typed[:3], "_x005F_x000D_", *typed[4:7], "第一"]
    assert page["AC1"].value == "第29列"
    assert page.auto_filter.ref == "A1:AC3"
    assert page.print_title_rows == "$1:$1"


def test_a_day_is_shown_as_a_day_and_a_heading_bold() -> None:
    page = load_workbook(io.BytesIO(workbook([SHEET])))["日程"]
    assert page["A2"].number_format.replace("\\", "") == "yyyy-mm-dd"
    assert [page["A1"].font.b, page["A2"].font.b] == [True, False]
    assert {page["A1"].font.name, page["B3"].font.name} == {"宋体"}
