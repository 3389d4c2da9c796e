"""Workbooks as programs of an office lay them out, and marks on their cells that are no values."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from docgen.reading.spreadsheets import Account, read_spreadsheet


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = change(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


def book_of(*rows: list[object]) -> Workbook:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    return book


def strict(data: bytes) -> bytes:
    """As Excel saves “Strict Open XML”: other namespaces, dates in ISO form."""

    def change(name: str, content: bytes) -> bytes:
        content = re.sub(
            rb"http://schemas\.openxmlformats\.org/(spreadsheetml|officeDocument|drawingml)/2006/(\w+)",
            rb"http://purl.oclc.org/ooxml/\1/\2",
            content,
        )
        if name.startswith("xl/worksheets"):
            content = re.sub(
                rb'(<c r="B2" s="\d+") t="n"><v>\d+</v>', rb'\1 t="d"><v>2005-06-30</v>', content
            )
        return content

    return repacked(data, change)


def texts(data: bytes, name: str = "a.xlsx") -> list[list[str]]:
    read = read_spreadsheet(data, name)
    assert not read.diagnostics
    return [[str(cell) for cell in row] for sheet in read.sheets for row in sheet.rows]


def test_a_strict_workbook_reads_as_any_other_with_its_dates() -> None:
    data = strict(saved(book_of(["姓名", "入党日期"], ["甲", date(2005, 6, 30)])))
    assert b"purl.oclc.org" in zipfile.ZipFile(io.BytesIO(data)).read("xl/workbook.xml")
    assert b't="d"' in zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert texts(data) == [["姓名", "入党日期"], ["甲", "2005-06-30"]]


@pytest.mark.parametrize("where", [0, 1])
def test_a_sheet_that_is_one_chart_does_not_stand_in_the_way_of_the_others(where: int) -> None:
    book = book_of(["姓名", "票"], ["甲", 3])
    chart = BarChart()
    chart.add_data(Reference(book.worksheets[0], min_col=2, min_row=1, max_row=2))
    book.create_chartsheet("图", where).add_chart(chart)
    assert texts(saved(book)) == [["姓名", "票"], ["甲", "3"]]


def test_a_sheet_whose_part_is_lost_is_told_and_never_taken_for_empty() -> None:
    book = book_of(["姓名"], ["甲"])
    book.create_sheet("第二支部").append(["姓名"])
    data = repacked(saved(book), lambda name, content: None if name.endswith("sheet2.xml") else content)
    read = read_spreadsheet(data, "a.xlsx")
    assert [(d.code, d.level.value) for d in read.diagnostics] == [("Y161", "error")]
    assert "第二支部" in read.diagnostics[0].message


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.xlsm", "sheet.macroEnabled"), ("a.xltx", "openxmlformats-officedocument.spreadsheetml.template")],
)
def test_a_workbook_with_macros_and_a_template_are_read_too(name: str, kind: str) -> None:
    plain = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    other = (
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        if "macro" in kind
        else f"application/vnd.{kind}.main+xml".encode()
    )
    data = repacked(saved(book_of(["甲"])), lambda _, content: content.replace(plain, other))
    assert texts(data, name) == [["甲"]]


@pytest.mark.parametrize("name", ["名册.xlsb", "名册.et", "名册.ods", "名册.numbers"])
def test_files_of_other_programs_are_told_with_the_way_out(name: str) -> None:
    (told,) = read_spreadsheet(b"PK\x03\x04 whatever", name).diagnostics
    assert (told.code, "另存为 .xlsx" in told.message) == ("Y160", True)


def test_cells_merged_down_a_column_say_the_same_in_each_row() -> None:
    book = book_of(["支部", "姓名"], ["第一支部", "甲"], [None, "乙"], [None, "丙"], ["第二支部", "丁"])
    book.worksheets[0].merge_cells("A2:A4")
    assert [row[0] for row in texts(saved(book))] == ["支部", "第一支部", "第一支部", "第一支部", "第二支部"]


def test_a_title_merged_over_columns_is_not_repeated() -> None:
    book = book_of(["党员名册"], ["姓名", "性别"], ["甲", "男"])
    book.worksheets[0].merge_cells("A1:B1")
    assert texts(saved(book))[0] == ["党员名册"]


@pytest.mark.parametrize("value", ["#N/A", "#REF!", "#DIV/0!", "#NAME?"])
def test_an_error_value_that_was_pasted_as_a_text_is_no_value(value: str) -> None:
    for data, name in (
        (f"姓名,性别\n甲,{value}".encode(), "a.csv"),
        (saved(book_of(["甲", value])), "a.xlsx"),
    ):
        sheet = read_spreadsheet(data, name).sheets[0]
        cell = sheet.rows[-1][1]
        assert (cell, sheet.lacks_value(cell)) == ("", True)


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_line_that_tells_excel_the_separator_is_no_row(first: str) -> None:
    data = f"{first}\n姓名;性别\n甲，乙;男".encode()
    assert texts(data, "a.csv") == [[], ["姓名", "性别"], ["甲，乙", "男"]]


def told(book: Workbook) -> list[tuple[str, str]]:
    read = read_spreadsheet(saved(book), "a.xlsx")
    account = Account(read, "名单", "一个人")
    sheet = read.sheets[0]
    account.take(sheet, sheet.rows[0], {1, 2})
    return [(d.code, d.message) for d in account.told(lambda _: True)]


def test_rows_that_are_hidden_or_filtered_out_are_read_and_told() -> None:
    book = book_of(["姓名", "性别"], ["甲", "男"], ["乙", "女"])
    book.worksheets[0].row_dimensions[3].hidden = True
    ((code, message),) = told(book)
    assert (code, "1 行是隐藏的" in message) == ("Y170", True)


def test_comments_on_cells_are_told_with_their_cells() -> None:
    book = book_of(["姓名", "性别"], ["甲", "男"])
    book.worksheets[0]["A2"].comment = Comment("已调出", "办公室")
    ((code, message),) = told(book)
    assert (code, "A2" in message) == ("Y171", True)


def test_a_hidden_sheet_with_the_same_head_is_told_louder_than_a_list_for_a_menu() -> None:
    for title, fits, level in (("旧名册", True, "warning"), ("数据源", False, "hint")):
        book = book_of(["姓名", "性别"], ["甲", "男"])
        hidden = book.create_sheet(title)
        hidden.append(["男"])
        hidden.sheet_state = "hidden"
        read = read_spreadsheet(saved(book), "a.xlsx")
        account = Account(read, "名单", "一个人")
        account.take(read.sheets[0], read.sheets[0].rows[0], {1, 2})
        (said,) = account.told(lambda _, fits=fits: fits)
        assert (said.code, said.level.value, title in said.message) == ("Y166", level, True)


def test_a_sheet_that_a_program_hides_for_itself_is_not_spoken_of() -> None:
    book = book_of(["姓名", "性别"], ["甲", "男"])
    own = book.create_sheet("WpsReserved_CellImgList")
    own.append(["x"])
    own.sheet_state = "veryHidden"
    assert told(book) == []


def test_a_column_with_content_and_no_heading_is_told_and_an_empty_one_is_not() -> None:
    assert told(book_of(["姓名", "性别", None, None, "备注"], ["甲", "男", None, 1])) == [
        ("Y167", "这一列没有表头，没有读"),
        ("Y167", "名单的“备注”列用不上，没有读"),
    ]
