from __future__ import annotations

from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from docgen.domain.ballots.table import BallotTable, read_table
from docgen.domain.ballots.tally import tally
from docgen.reading.spreadsheets import read_spreadsheet

NAMES = {"刘玉兰": "刘玉兰", "张伟": "张伟（女）", "张伟（女）": "张伟（女）", "乐天": "乐天"}


def table(text: str, encoding: str = "utf-8") -> BallotTable:
    return read_table(
        read_spreadsheet(text.encode(encoding), "票.csv"),
        NAMES.get,
        lambda cell: "刘玉兰" if cell.startswith("刘") else None,
    )


def test_each_row_under_the_header_is_a_sheet() -> None:
    made = table("票号,刘玉兰,张伟\n1,优秀,合格\n2,,\n")
    assert made.names == ("刘玉兰", "张伟（女）")
    assert [paper.label for paper in made.papers] == ["1号票", "2号票"]
    assert made.papers[0].cells == {"刘玉兰": "优秀", "张伟（女）": "合格"}
    assert (made.faults, made.remarks) == ((), ())


def test_a_workbook_reads_as_a_text_does() -> None:
    book = Workbook()
    for row in (["民主评议测评票"], [], ["票号", "刘玉兰", "乐天"], [1, "优秀", None], [2, None, "合格"]):
        book.active.append(row)
    data = BytesIO()
    book.save(data)
    made = read_table(read_spreadsheet(data.getvalue(), "票.xlsx"), NAMES.get, lambda _cell: None)
    assert [(paper.label, paper.cells) for paper in made.papers] == [
        ("1号票", {"刘玉兰": "优秀", "乐天": ""}),
        ("2号票", {"刘玉兰": "", "乐天": "合格"}),
    ]
    assert made.papers[1].cells["乐天"].place[1:3] == (5, 3)


@given(st.text('票号刘玉兰乐天优秀合格,;\n"√合计 1', max_size=120))
def test_no_text_whatever_brings_the_reader_down(text: str) -> None:
    made = table(text)
    found = tally(made, made.names, ("优秀", "合格"))
    assert found.collected == len(made.papers)


def test_title_rows_above_and_totals_below_are_no_sheets() -> None:
    made = table("民主评议测评票,,\n,,\n票号,刘玉兰,乐天\n1,优秀,合格\n合计,1,1\n")
    assert len(made.papers) == 1
    assert [(said.code, said.place.line) for said in made.unread] == [("Y168", 5)]


def test_files_as_excel_saves_them_are_read() -> None:
    assert table("票号,刘玉兰\n1,优秀\n", "gb18030").papers[0].cells["刘玉兰"] == "优秀"


def test_sheets_without_numbers_are_counted_from_one() -> None:
    assert [paper.label for paper in table("刘玉兰,乐天\n优秀,合格\n合格,合格\n").papers] == [
        "第1张",
        "第2张",
    ]


def test_an_empty_row_without_a_number_is_told_and_not_counted() -> None:
    made = table("刘玉兰,乐天\n优秀,合格\n,\n合格,合格\n")
    assert len(made.papers) == 2
    assert [said.code for said in made.remarks] == ["D497"]


def test_a_number_that_comes_twice_is_told_and_both_count() -> None:
    made = table("票号,刘玉兰\n1,优秀\n1,合格\n")
    assert len(made.papers) == 2
    assert [(said.code, said.place.line) for said in made.remarks] == [("D497", 3)]


def test_a_stranger_in_the_header_is_a_fault_at_the_cell_with_the_name_that_was_meant() -> None:
    ((place, message),) = table("票号,刘玉蓝,乐天\n1,优秀,合格\n").faults
    assert (place.line, place.column) == (1, 2)
    assert "刘玉兰" in message


def test_two_columns_of_one_member_are_a_fault() -> None:
    ((place, message),) = table("票号,张伟,张伟（女）\n1,优秀,合格\n").faults
    assert place.column == 3
    assert "两列" in message


def test_a_file_without_names_has_no_header() -> None:
    made = table("票号,优秀,合格\n1,√,\n")
    assert made.papers == ()
    assert "表头" in made.faults[0][1]


def test_an_empty_row_is_told_where_it_stands() -> None:
    (said,) = table("刘玉兰,乐天\n优秀,合格\n,\n合格,合格\n").remarks
    assert said.place[1:3] == (3, 1)


def test_an_empty_row_among_numbered_ones_is_nothing() -> None:
    assert table("票号,刘玉兰\n1,优秀\n,\n2,合格\n").remarks == ()


def test_a_column_that_every_office_has_is_no_stranger() -> None:
    made = table("票号,刘玉兰,备注\n1,优秀,甲\n")
    assert (made.names, made.faults) == (("刘玉兰",), ())


def test_a_sheet_stands_at_the_beginning_of_its_row() -> None:
    assert table("票号,刘玉兰\n1,优秀\n").papers[0].place[1:3] == (2, 1)
