from __future__ import annotations

import io

import openpyxl
import pytest
from comparisons import ITEMS, THREE, comparison

from docgen.base.diagnostics import cell_name
from docgen.domain.evaluations.comparison import ComparisonCase, Counted
from docgen.reading.spreadsheets import read_spreadsheet

HEAD = "评分人,姓名,履行岗位职责,服务师生,廉洁自律,合计\n"


TWICE, OWN = "同一张表上写了2行，都没有计入", "评自己的，没有计入"


def counted(sheet: str, *lines: str) -> Counted:
    (found,) = comparison(THREE, *(lines or (ITEMS,)), "选票: {同级: b.csv}", b=sheet).counted
    return found


def scores(found: Counted) -> dict[str, list[str]]:
    return {each.name: list(map(str, each.scores)) for each in found.tally.names}


def told(found: Counted) -> list[tuple[str, str, str, str]]:
    return [(cell_name(t.place), t.sheet, t.column, t.done) for t in found.tally.handled]


def test_the_items_of_a_row_are_added_up() -> None:
    found = counted(HEAD + "孙鹏,刘玉兰,38,28.5,27,\n孙鹏,黄海涛,40,30,30,100\n孙鹏,吴静,0,0,0,0\n")
    assert scores(found) == {"刘玉兰": ["93.5"], "黄海涛": ["100"], "吴静": ["0"]}
    assert (found.tally.collected, told(found)) == (1, [])


@pytest.mark.parametrize(
    "below",
    [
        ",,,,,\n姓名,平均分,,,,\n刘玉兰,95,,,,\n",
        ",,,,,\n各人得分,,,,,\n序号,评分人,姓名,说明,,\n1,孙鹏,刘玉兰,很好,,\n",
        HEAD,
    ],
)
def test_a_table_below_the_scores_is_no_rater(below: str) -> None:
    found = counted(HEAD + "孙鹏,刘玉兰,38,28.5,27,\n孙鹏,黄海涛,40,30,30,100\n孙鹏,吴静,0,0,0,0\n" + below)
    assert scores(found) == {"刘玉兰": ["93.5"], "黄海涛": ["100"], "吴静": ["0"]}
    assert (found.tally.collected, told(found)) == (1, [])
    assert [each.code for each in found.unread] == ["Y168" if below == HEAD else "Y166"]


@pytest.mark.parametrize(
    ("row", "cell", "column", "done"),
    [
        ("孙鹏,刘玉兰,41,28,27,96", "C2", "刘玉兰·履行岗位职责", "超出0—40分，刘玉兰这一行没有计入"),
        ("孙鹏,刘玉兰,38,-1,27,64", "D2", "刘玉兰·服务师生", "超出0—30分，刘玉兰这一行没有计入"),
        ("孙鹏,刘玉兰,38,28,,66", "E2", "刘玉兰·廉洁自律", "没有填，刘玉兰这一行没有计入"),
        ("孙鹏,刘玉兰,38,好,27,65", "D2", "刘玉兰·服务师生", "不是分数，刘玉兰这一行没有计入"),
        ("刘玉兰,刘玉兰,38,28,27,93", "C2", "刘玉兰", "评自己的，没有计入"),
        ("孙鹏,刘玉兰,,,,", "B2", "刘玉兰", "没有填"),
        ("孙鹏,刘玉蓝,38,28,27,93", "B2", "刘玉蓝", "不在名单里，没有计入；是不是“刘玉兰”？"),
        ("孙鹏,孙鹏,38,28,27,93", "B2", "孙鹏", "不在“对象”里，没有计入"),
    ],
)
def test_a_row_that_does_not_count_is_told_by_its_cell(row: str, cell: str, column: str, done: str) -> None:
    found = counted(HEAD + row + "\n")
    assert scores(found)["刘玉兰"] == []
    assert told(found)[0][0::2] == (cell, column)
    assert told(found)[0][3] == done


@pytest.mark.parametrize(
    ("sheet", "done"),
    [
        # Two blank rows of the rater's own, one of them blank, with totals only, of somebody else.
        (HEAD + "刘玉兰,刘玉兰,,,,\n刘玉兰,刘玉兰,,,,\n", [("B2", TWICE), ("B3", TWICE)]),
        (HEAD + "刘玉兰,刘玉兰,,,,\n刘玉兰,刘玉兰,38,28,27,93\n", [("B2", TWICE), ("C3", OWN)]),
        ("评分人,姓名,合计\n刘玉兰,刘玉兰,\n刘玉兰,刘玉兰,\n", [("B2", TWICE), ("B3", TWICE)]),
        (HEAD + "孙鹏,刘玉兰,,,,\n孙鹏,刘玉兰,38,28,27,93\n", [("B2", "没有填"), ("C3", TWICE)]),
    ],
)
def test_a_member_with_two_rows_on_a_sheet_is_told_at_each_whatever_is_blank(
    sheet: str, done: list[tuple[str, str]]
) -> None:
    lines = (ITEMS,) if "履行" in sheet else ("满分: 100",)
    found = counted(sheet, *lines)
    assert scores(found)["刘玉兰"] == []
    assert [(cell, said) for cell, _, column, said in told(found) if column == "刘玉兰"][:2] == done


def test_a_total_that_is_not_the_sum_is_told_and_the_items_count() -> None:
    found = counted(HEAD + "孙鹏,刘玉兰,38,28,27,95\n")
    assert scores(found)["刘玉兰"] == ["93"]
    assert told(found)[0] == ("F2", "孙鹏的打分表", "刘玉兰·合计", "各项相加是93，按各项计")


def test_two_rows_for_one_member_on_one_sheet_both_drop() -> None:
    found = counted(HEAD + "孙鹏,刘玉兰,38,28,27,93\n孙鹏,刘玉兰,39,28,27,94\n")
    assert scores(found)["刘玉兰"] == []
    assert [done for *_, done in told(found)[:2]] == ["同一张表上写了2行，都没有计入"] * 2


def test_nobody_is_lost_silently() -> None:
    found = counted(HEAD + "孙鹏,刘玉兰,38,28,27,93\n乐天,吴静,38,28,27,93\n")
    assert [t[1:] for t in told(found)] == [
        ("孙鹏的打分表", "黄海涛", "没有这一行"),
        ("孙鹏的打分表", "吴静", "没有这一行"),
        ("乐天的打分表", "刘玉兰", "没有这一行"),
        ("乐天的打分表", "黄海涛", "没有这一行"),
    ]


def test_who_fills_in_a_sheet_need_not_have_a_row_on_it() -> None:
    found = counted(HEAD + "刘玉兰,黄海涛,38,28,27,93\n刘玉兰,吴静,38,28,27,93\n")
    assert told(found) == []


def test_a_rater_written_once_stands_for_the_rows_below() -> None:
    found = counted(HEAD + "刘玉兰,黄海涛,38,28,27,93\n,刘玉兰,38,28,27,93\n,吴静,38,28,27,93\n")
    assert found.tally.collected == 1
    assert told(found) == [("C3", "刘玉兰的打分表", "刘玉兰", "评自己的，没有计入")]


def test_an_anonymous_sheet_is_known_by_its_number() -> None:
    found = counted(
        "票号,姓名,合计\n1,刘玉兰,93\n1,黄海涛,90\n1,吴静,80\n2,刘玉兰,95\n2,黄海涛,120\n2,吴静,\n"
    )
    assert scores(found) == {"刘玉兰": ["93", "95"], "黄海涛": ["90"], "吴静": ["80"]}
    assert [t[1:] for t in told(found)] == [
        ("2号表", "黄海涛", "超出0—100分，没有计入"),
        ("2号表", "吴静", "没有填"),
    ]


def test_headings_are_read_as_the_printed_sheet_has_them() -> None:
    head = (
        "第二支部同级互评表\n序号,姓名,履行岗位职责（40分）,服务 师生（30分）,廉洁自律(30分),合计（100分）\n"
    )
    found = counted(
        head + "1,刘玉兰,38,28,27,\n2,黄海涛,38,28,26,\n3,吴静,38,28,25,\n合计,,,,,\n评分人：孙鹏\n"
    )
    assert scores(found) == {"刘玉兰": ["93"], "黄海涛": ["92"], "吴静": ["91"]}
    assert (found.tally.collected, told(found)) == (1, [])


def test_a_sheet_without_an_item_is_not_counted_at_all() -> None:
    found = counted("评分人,姓名,履行岗位职责,服务师生\n孙鹏,刘玉兰,38,28\n")
    assert [message for _, message in found.faults] == ["表头里没有“廉洁自律”"]
    assert scores(found)["刘玉兰"] == []


def test_ballots_with_a_column_a_member_are_understood_too() -> None:
    found = counted("票号,刘玉兰,黄海涛,吴静\n1,93,101,\n")
    assert scores(found) == {"刘玉兰": ["93"], "黄海涛": [], "吴静": []}
    assert [t[2:] for t in told(found)] == [("黄海涛", "超出0—100分，没有计入"), ("吴静", "没有填")]


def test_a_workbook_may_hold_a_sheet_a_rater() -> None:
    book = openpyxl.Workbook()
    for title in ("黄海涛", "匿名"):
        sheet = book.create_sheet(title)
        for row in (["姓名", "合计"], ["刘玉兰", 90], ["黄海涛", 100], ["吴静", 80]):
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    made = comparison(THREE, ITEMS, "选票: {同级: b.xlsx}")
    case = ComparisonCase(
        made.record, made.roster, {"b.xlsx": read_spreadsheet(file.getvalue(), "plans/2023/ballots/b.xlsx")}
    )
    (found,) = case.counted
    assert found.tally.collected == 2
    assert scores(found) == {"刘玉兰": ["90", "90"], "黄海涛": ["100"], "吴静": ["80", "80"]}
    assert told(found) == [("黄海涛!B3", "黄海涛的打分表", "黄海涛", "评自己的，没有计入")]


def test_a_sheet_without_items_needs_a_total() -> None:
    (message,) = [message for _, message in counted("评分人,姓名\n孙鹏,刘玉兰\n").faults]
    assert message == "表头里没有打分的列（履行岗位职责、服务师生、廉洁自律，或者只有“合计”）"


def test_a_sheet_is_called_by_the_rater_who_signed_it() -> None:
    found = counted("姓名,合计\n刘玉兰,93\n黄海涛,92\n评分人：孙鹏\n")
    assert [t[1] for t in told(found)] == ["孙鹏的打分表"]


def test_a_row_with_a_name_is_no_foot_whatever_stands_before_it() -> None:
    assert scores(counted(HEAD + "说明,刘玉兰,38,28,27,93\n"))["刘玉兰"] == ["93"]


def test_a_row_of_ones_own_is_told_at_its_first_score() -> None:
    assert ("D2", "刘玉兰的打分表", "刘玉兰", "评自己的，没有计入") in told(
        counted(HEAD + "刘玉兰,刘玉兰,,28,27,\n")
    )


def test_a_total_that_is_no_number_is_told_even_where_the_sum_is_nothing() -> None:
    found = counted(HEAD + "孙鹏,吴静,0,0,0,好\n")
    assert told(found)[0] == ("F2", "孙鹏的打分表", "吴静·合计", "各项相加是0，按各项计")
