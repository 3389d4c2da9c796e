from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from docgen.reading.spreadsheets import Sheet, Spreadsheet, read_spreadsheet


def workbook(*rows: list[Any], formats: dict[str, str] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名册"
    for row in rows:
        sheet.append(row)
    for cell, number_format in (formats or {}).items():
        sheet[cell].number_format = number_format
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def codes(read: Spreadsheet) -> list[str]:
    return [diagnostic.code for diagnostic in read.diagnostics]


def only_sheet(data: bytes) -> Sheet:
    read = read_spreadsheet(data, "plans/roster.xlsx")
    assert not read.diagnostics
    (sheet,) = read.sheets
    return sheet


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        ("　陈　堃 ", "General", "陈　堃"),
        ("两\n行", "General", "两 行"),
        (date(2005, 6, 30), "yyyy-mm-dd", "2005-06-30"),
        (datetime(1975, 5, 1), "yyyy/m/d h:mm", "1975-05-01"),
        (datetime(2023, 3, 8, 15, 30), "yyyy/m/d h:mm", "2023-03-08 15:30"),
        (1990.1, "General", "1990.1"),
        (1990.1, "0.00", "1990.10"),
        (1968.03, "General", "1968.03"),
        (20080516, "General", "20080516"),
        (20080516.0, "General", "20080516"),
        (7, "000", "007"),
        ("007", "General", "007"),
        (True, "General", "是"),
        (None, "General", ""),
    ],
)
def test_a_value_reads_as_the_person_who_typed_it_sees_it(value: Any, number_format: str, text: str) -> None:
    sheet = only_sheet(workbook(["标题", value, "末列"], formats={"B1": number_format}))
    assert sheet.rows[0][1] == text


def test_a_cell_knows_its_file_sheet_row_and_column() -> None:
    cell = only_sheet(workbook([], ["甲", "乙", "丙"])).rows[1][2]
    assert cell.place[1:3] == (2, 3)
    assert (cell.place.source.name, cell.place.source.sheet) == ("plans/roster.xlsx", "名册")
    assert cell.place.source.cells[1] == ("甲", "乙", "丙")


def test_a_formula_without_a_result_and_an_error_value_are_known() -> None:
    sheet = only_sheet(workbook(["=COUNTA(B1:B9)", "#REF!", "甲"], ["=A1"]))
    assert [[sheet.lacks_value(cell) for cell in row] for row in sheet.rows] == [[True, True, False], [True]]
    assert sheet.rows[0] == ("", "", "甲")


def test_a_hidden_sheet_is_not_read() -> None:
    book = Workbook()
    book.create_sheet("旧名册").sheet_state = "hidden"
    assert [sheet.source.sheet for sheet in read_spreadsheet(saved(book), "a.xlsx").sheets] == ["Sheet"]


def test_a_sheet_formatted_to_its_last_row_ends_where_its_content_ends() -> None:
    rows = "".join(f'<row r="{n}"/>' for n in range(3, 1_048_577))
    source = io.BytesIO(workbook(["甲"], ["乙"]))
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"</sheetData>", rows.encode() + b"</sheetData>"))
    assert [row[0] for row in only_sheet(target.getvalue()).rows] == ["甲", "乙"]


def test_more_rows_than_a_person_keeps_by_hand_are_told() -> None:
    read = read_spreadsheet(workbook(*([n] for n in range(3_100))), "plans/roster.xlsx")
    assert codes(read) == ["Y164"]
    assert len(read.sheets[0].rows) == 3_000


@pytest.mark.parametrize(
    ("data", "name", "code", "message"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "名册.xls", "Y160", "请另存为 .xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "名册.et", "Y160", "请另存为 .xlsx"),
        (b"<html><table>", "名册.xls", "Y160", "请另存为 .xlsx"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "名册.xlsx", "Y160", "加了密码"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "名册.xlsx", "Y160", "老格式"),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "名册.csv", "Y160", "老格式"),
        (b"", "名册.xlsx", "Y160", "不是 Excel 工作簿"),
        (b"PK\x03\x04 and nothing else", "名册.xlsx", "Y161", "损坏"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_the_way_out(
    data: bytes, name: str, code: str, message: str
) -> None:
    read = read_spreadsheet(data, name)
    assert codes(read) == [code]
    assert message in read.diagnostics[0].message
    assert read.diagnostics[0].hint
    assert read.sheets == ()


def test_a_package_that_unpacks_to_gigabytes_is_not_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", b" " * 100_000_001)
    assert codes(read_spreadsheet(target.getvalue(), "a.xlsx")) == ["Y161"]
