"""Ballots and scores on several sheets of a workbook: none is lost, none counts twice, all is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from tables import workbook_of

from docgen.domain.ballots.score_rows import read_rows
from docgen.domain.ballots.table import BallotTable, read_table
from docgen.domain.ballots.tally import count_vote, tally
from docgen.reading.spreadsheets import Spreadsheet, read_spreadsheet

NAMES = {name: name for name in ("刘玉兰", "乐天", "黄海涛")}
HEAD = ["票号", "刘玉兰", "乐天"]
GRADES = ("优秀", "合格")

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def workbook(sheets: Sheets, hidden: Sequence[str] = ()) -> Spreadsheet:
    return read_spreadsheet(workbook_of(sheets, hidden), "plans/2023/ballots/票.xlsx")


def ballots(sheets: Sheets, hidden: Sequence[str] = ()) -> BallotTable:
    return read_table(workbook(sheets, hidden), NAMES.get, lambda _: None)


def papers(first: int, last: int, *, grade: str = "优秀") -> list[list[Any]]:
    return [[number, grade, "合格"] for number in range(first, last + 1)]


def unread(table: BallotTable) -> list[tuple[str, str, str]]:
    return [(d.level.value, d.code, d.place.source.sheet) for d in table.unread]


def test_ballots_on_two_sheets_are_counted_together() -> None:
    table = ballots({"第一组": [HEAD, *papers(1, 6)], "第二组": [HEAD, *papers(7, 11, grade="合格")]})
    counted = tally(table, ("刘玉兰", "乐天"), GRADES)
    assert (counted.collected, counted.counts[0].grades) == (11, (6, 5))
    assert (table.faults, table.remarks, table.unread) == ((), (), ())
    assert [table.papers[0].label, table.papers[6].label] == ["第一组 1号票", "第二组 7号票"]


def test_the_columns_may_stand_in_another_order() -> None:
    other = [["票号", "乐天", "刘玉兰"], [3, "优秀", "合格"]]
    table = ballots({"一": [HEAD, *papers(1, 2)], "二": other})
    assert table.papers[2].cells == {"刘玉兰": "合格", "乐天": "优秀"}


def test_numbers_that_begin_anew_on_the_next_sheet_are_told_once() -> None:
    table = ballots({"一": [HEAD, *papers(1, 6)], "二": [HEAD, *papers(1, 5, grade="合格")]})
    assert len(table.papers) == 11
    ((code, message),) = [(d.code, d.message) for d in table.remarks]
    assert (code, "算作另外的5张票" in message) == ("D497", True)


@pytest.mark.parametrize("title", ["一 (2)", "第二组"])
def test_a_sheet_that_is_another_once_more_keeps_the_file_from_being_counted(title: str) -> None:
    table = ballots({"一": [HEAD, *papers(1, 6)], title: [HEAD, *papers(1, 6)]})
    assert [(place.source.sheet, "一模一样" in told) for place, told in table.faults] == [(title, True)]


def test_sheets_that_name_other_people_keep_the_file_from_being_counted() -> None:
    table = ballots({"一": [HEAD, *papers(1, 3)], "二": [["票号", "黄海涛"], [1, "优秀"]]})
    ((place, told),) = table.faults
    assert (place.source.sheet, "看不出是另一些票" in told) == ("二", True)


@pytest.mark.parametrize("title", ["汇总", "测评结果", "统计表", "计票情况", "填票说明"])
def test_a_sheet_of_sums_is_named_and_not_counted(title: str) -> None:
    table = ballots({"票": [HEAD, *papers(1, 3)], title: [HEAD, ["优秀", 3, 0], ["合格", 0, 3]]})
    assert (len(table.papers), unread(table)) == (3, [("warning", "Y166", title)])


def test_sheets_that_all_bear_such_a_name_are_all_ballots() -> None:
    table = ballots({"计票一": [HEAD, *papers(1, 3)], "计票二": [HEAD, *papers(4, 5)]})
    assert (len(table.papers), unread(table)) == (5, [])


def test_a_head_that_is_printed_again_is_no_ballot() -> None:
    table = ballots({"票": [HEAD, *papers(1, 3), HEAD, *papers(4, 5)]})
    assert [told for _, told in table.faults] == ["票号写的是“票号”，看不出这一行是不是一张票"]


def test_sums_below_the_ballots_are_no_ballots() -> None:
    table = ballots({"票": [HEAD, *papers(1, 3), ["优秀", 3, 0], ["合格", 0, 3]]})
    assert [told for _, told in table.faults] == [
        f"票号写的是“{word}”，看不出这一行是不是一张票" for word in GRADES
    ]


@pytest.mark.parametrize("corner", [None, "票号"])
def test_a_total_is_left_out_aloud_with_and_without_a_heading_above_the_numbers(corner: str | None) -> None:
    rows = [[corner, "刘玉兰", "乐天"], [1, "优秀", "合格"], [2, "优秀", None], ["合计", 2, 1]]
    table = ballots({"票": rows})
    assert [paper.label for paper in table.papers] == ["1号票", "2号票"]
    assert unread(table) == [("hint", "Y168", "票")]


def test_a_hidden_sheet_of_ballots_is_told_and_not_counted() -> None:
    table = ballots({"一": [HEAD, *papers(1, 3)], "二": [HEAD, *papers(4, 9)]}, hidden=["二"])
    assert (len(table.papers), unread(table)) == (3, [("warning", "Y166", "二")])


def test_a_sheet_with_nobody_in_its_head_is_told() -> None:
    table = ballots({"一": [HEAD, *papers(1, 3)], "二": [["张三", "李四"], ["优秀", "合格"]]})
    assert (len(table.papers), unread(table)) == (3, [("warning", "Y166", "二")])


def test_marks_under_no_name_are_told() -> None:
    table = ballots({"票": [[*HEAD, None], [1, "优秀", "合格", "优秀"]]})
    assert unread(table) == [("warning", "Y167", "票")]


def test_the_ballots_of_a_vote_are_counted_over_all_sheets_and_what_is_unread_is_told() -> None:
    head = ["票号", "何磊"]
    sheets = {
        "上午": [head, [1, "赞成"], [2, "赞成"]],
        "下午": [head, [3, "不赞成"], [4, None]],
        "说明": [["何磊"], ["共4张"]],
    }
    found = count_vote(workbook(sheets), "何磊", ["何磊"])
    assert found.counts == {"收回": 4, "赞成": 2, "不赞成": 1, "弃权": 1, "无效": 0}
    assert [(d.code, d.place.source.sheet) for d in found.remarks] == [("Y166", "说明")]
    assert [(told.sheet, told.place.source.sheet) for told in found.handled] == [("下午 4号票", "下午")]


SCORED = ["姓名", "服务师生", "廉洁自律", "合计"]
ITEMS = ["服务师生", "廉洁自律"]


def test_a_sheet_of_averages_is_no_rater() -> None:
    one = [SCORED, ["刘玉兰", 28, 27, 55]]
    found = read_rows(workbook({"黄海涛": one, "乐天": one, "汇总表": one}), ITEMS)
    assert [str(row.rater) for row in found.rows] == ["黄海涛", "乐天"]
    assert [(d.level.value, d.code) for d in found.unread] == [("warning", "Y166")]


def test_a_hidden_score_sheet_and_an_unread_column_are_told() -> None:
    one = [[*SCORED, "加分"], ["刘玉兰", 28, 27, 55, 5], ["平均分", 28, 27, 55, None]]
    found = read_rows(workbook({"黄海涛": one, "乐天": one}, hidden=["乐天"]), ITEMS)
    assert [str(row.name) for row in found.rows] == ["刘玉兰"]
    assert {(d.level.value, d.code) for d in found.unread} == {
        ("warning", "Y166"),
        ("hint", "Y167"),
        ("hint", "Y168"),
    }
