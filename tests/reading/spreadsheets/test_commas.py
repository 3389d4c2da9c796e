from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.spreadsheets import AS_PRINTED, Row, Spreadsheet, read_spreadsheet

TEXT = "编号,姓名\r\nD01,赵㛃\r\nD02,王𬱖\r\n"
EXPECTED = [("编号", "姓名"), ("D01", "赵㛃"), ("D02", "王𬱖")]


def read(data: bytes) -> Spreadsheet:
    return read_spreadsheet(data, "plans/roster.csv")


def rows(data: bytes) -> list[Row]:
    (sheet,) = read(data).sheets
    return [row for row in sheet.rows if row]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_of_the_office_is_read_and_none_is_told(encoding: str) -> None:
    assert rows(TEXT.encode(encoding)) == EXPECTED
    assert read(TEXT.encode(encoding)).diagnostics == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "，"])
def test_every_separator_is_found(separator: str) -> None:
    assert rows(TEXT.replace(",", separator).encode()) == EXPECTED


def test_a_comma_in_quotes_and_a_line_break_in_quotes_stay_in_their_cell() -> None:
    text = '编号,备注\nD01,"甲,乙\n丙"\nD02,丁\n'
    assert rows(text.encode()) == [("编号", "备注"), ("D01", "甲,乙 丙"), ("D02", "丁")]
    assert rows(text.encode())[2][0].place[1:3] == (3, 1)


def test_chinese_commas_in_the_texts_separate_nothing() -> None:
    text = "姓名,事迹\n甲,一，二，三，四\n乙,五；六，七\n"
    assert rows(text.encode()) == [("姓名", "事迹"), ("甲", "一，二，三，四"), ("乙", "五；六，七")]


def test_a_table_to_be_printed_keeps_its_line_breaks() -> None:
    (sheet,) = read_spreadsheet('姓名,事迹\n甲," 一\n  二 "\n'.encode(), "表.csv", AS_PRINTED).sheets
    assert sheet.rows[1][1] == "一\n二"


def test_leading_zeros_stay() -> None:
    assert rows("编号,姓名\n007,甲\n".encode())[1][0] == "007"


def test_a_quote_that_never_closes_is_told_and_swallows_nobody_silently() -> None:
    told = read('编号,姓名\nD01,甲\nD02,"乙\nD03,丙\n'.encode())
    assert [(d.code, d.place.line) for d in told.diagnostics] == [("Y163", 3)]
    assert [row[0] for row in told.sheets[0].rows] == ["编号", "D01"]


@given(st.binary(max_size=300), st.sampled_from([".csv", ".xlsx", ".xls", ".txt", ""]))
def test_no_bytes_raise(data: bytes, suffix: str) -> None:
    read_spreadsheet(data, f"plans/roster{suffix}")


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    read(text.encode("utf-8", "surrogatepass"))
