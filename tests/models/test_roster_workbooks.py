"""Rosters as offices keep them: several sheets, tables below each other, sums and notes among the people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from tables import workbook_of

from docgen.base.diagnostics import Diagnostic
from docgen.models.joined_roster import join_roster
from docgen.models.organization import Organization
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml
from docgen.reading.spreadsheets import read_spreadsheet

YAML = "单位: 甲\n花名册: roster.xlsx\n支部: [{名称: 第一支部}, {名称: 第二支部}]\n"
HEAD = ["编号", "姓名", "性别", "入党日期"]
FULL = ["编号", "姓名", "性别", "支部", "入党日期"]
WANG = ["D01", "王建国", "男", "1993-06-28"]
LI = ["D02", "李秀英", "女", "1996-11-20"]
LIU = ["D03", "刘玉兰", "女", "2001-12-12"]
WANG_FULL = ["D01", "王建国", "男", "第一支部", "1993.6.28"]
LIU_FULL = ["D03", "刘玉兰", "女", "第二支部", "2001-12-12"]

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def read(
    sheets: Sheets, yaml: str = YAML, hidden: Sequence[str] = ()
) -> tuple[list[list[str]], list[Diagnostic]]:
    document = join_roster(
        read_yaml(yaml.encode(), "plans/organization.yaml", known_keys(Organization)),
        read_spreadsheet(workbook_of(sheets, hidden), "plans/roster.xlsx"),
    )
    organization, said = validate(Organization, document, 2023)
    assert organization is not None
    return [[str(member.name) for member in branch.members] for branch in organization.branches], list(said)


def said_of(said: Sequence[Diagnostic]) -> list[tuple[str, str]]:
    return [(diagnostic.level.value, diagnostic.code) for diagnostic in said]


@pytest.mark.parametrize("titles", [("第一支部", "第二支部"), ("第一支部党员名册", "2.第二支部（退休）")])
def test_a_sheet_a_branch_is_read_and_its_name_is_the_branch(titles: tuple[str, str]) -> None:
    names, said = read({titles[0]: [HEAD, WANG, LI], titles[1]: [HEAD, LIU]})
    assert (names, said) == ([["王建国", "李秀英"], ["刘玉兰"]], [])


def test_without_branches_in_yaml_the_sheets_name_them() -> None:
    names, said = read({"机关支部": [HEAD, WANG], "退休支部": [HEAD, LIU]}, "单位: 甲\n花名册: roster.xlsx\n")
    assert (names, said) == ([["王建国"], ["刘玉兰"]], [])


def test_a_sheet_that_names_no_branch_is_an_error_and_nobody_is_lost_in_silence() -> None:
    _, said = read({"第一支部": [HEAD, WANG], "Sheet2": [HEAD, LIU]})
    assert said_of(said) == [("error", "K325")]


def test_two_tables_on_one_sheet_each_under_its_title() -> None:
    rows = [["第一支部党员名册"], HEAD, WANG, LI, [], ["第二支部党员名册"], HEAD, LIU]
    names, said = read({"党员": rows})
    assert names == [["王建国", "李秀英"], ["刘玉兰"]]
    assert {level for level, _ in said_of(said)} <= {"hint"}


@pytest.mark.parametrize("between", ["（以下为第二支部）", "二、第二支部", "第二支部（1人）"])
def test_a_row_between_the_people_that_names_a_branch_is_nobody(between: str) -> None:
    names, said = read({"党员": [["第一支部"], HEAD, WANG, LI, [between], LIU]})
    assert names == [["王建国", "李秀英"], ["刘玉兰"]]
    assert {level for level, _ in said_of(said)} <= {"hint"}


@pytest.mark.parametrize(
    "row",
    [
        ["合计", 3, None, None, None],
        ["合计", "=COUNTA(B2:B3)", None, None, None],
        ["合计", "3人", "女2", "少数民族1", "大专以上3"],
        [None, "小计", 2, "男1女1", "预备0"],
        [None, "其中女", 2, None, None],
        ["其中：女", "2", None, None, None],
        ["填表人：周志强", None, None, "制表日期：2023年1月5日", None],
        ["填表人：", "周志强", "审核：", "王建国", "2023-01-05"],
        ["制表日期", "2023年1月5日", None, None, None],
        ["单位负责人（签字）：", None, None, None, None],
        ["截止时间：2023年6月30日", None, None, None, None],
        [None, "（以上共3人）", None, None, None],
        ["注：本表一式两份", None, None, None, None],
    ],
)
def test_sums_and_notes_under_a_roster_are_nobody_and_are_told(row: list[Any]) -> None:
    people = [
        ["D01", "王建国", "男", "第一支部", "1993-06-28"],
        ["D03", "刘玉兰", "女", "第二支部", "2001-12-12"],
    ]
    names, said = read({"党员": [FULL, *people, row]})
    assert names == [["王建国"], ["刘玉兰"]]
    assert said_of(said) == [("hint", "Y168")]


@pytest.mark.parametrize(
    "row",
    [
        [None, "女", 2],
        ["第三党小组", None],
        ["以离退休干部为主"],
        [3, "3人"],
        ["D09", None, "男", "第一支部"],
        *([None, heading] for heading in ("在职党员", "离退休", "女党员", "流动党员", "教师", "续表")),
    ],
)
def test_a_row_that_may_be_a_person_or_not_stops_the_roster(row: list[Any]) -> None:
    _, said = read({"党员": [FULL, WANG_FULL, row]})
    assert said_of(said) == [("error", "K335")]


@pytest.mark.parametrize(
    ("below", "code"),
    [
        ([["序号", "姓名"], [1, "甲新人"]], "Y166"),
        ([["入党申请人"], ["序号", "姓名", "申请时间"], [1, "甲新人", "2023-01-01"]], "Y166"),
        ([["奖项", "金额"], ["一等奖", 500]], "K335"),
    ],
)
def test_another_table_below_makes_nobody_a_member_and_stops_the_roster(
    below: list[list[Any]], code: str
) -> None:
    names, said = read({"党员": [FULL, WANG_FULL, LIU_FULL, [], *below]})
    assert ("error", code) in said_of(said)
    assert not {"姓名", "甲新人", "500"} & set(names[0] + names[1])


def test_serial_numbers_written_ahead_are_nobody() -> None:
    rows = [["序号", "姓名", "性别", "支部"], [1, "王建国", "男", "第一支部"], [2], [3]]
    assert read({"党员": rows}) == ([["王建国"], []], [])


def test_a_post_that_reads_like_a_note_keeps_its_person() -> None:
    rows = [
        ["职务", "姓名", "性别", "支部"],
        ["负责人", "王建国", "男", "第一支部"],
        ["教师", "刘玉兰", "女", "第二支部"],
    ]
    assert read({"党员": rows}) == ([["王建国"], ["刘玉兰"]], [])


def test_a_header_of_two_rows_is_one_header() -> None:
    upper = ["编号", "姓名", "支部", "入党情况", None]
    lower = [None, None, None, "入党日期", "转正日期"]
    person = ["D01", "王建国", "第一支部", "1993-06-28", "1994-06-28"]
    names, said = read({"党员": [["党员名册"], [], upper, lower, person]})
    assert (names, said) == ([["王建国"], []], [])


@pytest.mark.parametrize("rows", [[HEAD], [["党员名册"], FULL, [], ["合计", 0]]])
def test_a_roster_of_nobody_is_an_error(rows: list[list[Any]]) -> None:
    _, said = read({"党员": rows})
    assert ("error", "K334") in said_of(said)


@pytest.mark.parametrize("title", ["旧名册", "名册 (2)", "备份0301", "统计表", "转出党员"])
def test_copies_old_lists_and_sums_are_not_read_and_told(title: str) -> None:
    other = ["D09", "孙某", "男", "第一支部", "1990-01-01"]
    people = [FULL, WANG_FULL]
    names, said = read({"名册": people, title: [FULL, other]})
    assert (names[0], said_of(said)) == (["王建国"], [("warning", "Y166")])


def test_members_who_left_with_their_day_are_read_from_a_sheet_of_their_own() -> None:
    left = [[*FULL, "转出日期"], ["D09", "孙某", "男", "第一支部", "1990-01-01", "2022-05-01"]]
    names, said = read({"名册": [FULL, WANG_FULL], "转出党员": left})
    assert (names[0], said) == (["王建国", "孙某"], [])


def test_rosters_of_several_years_stop_until_one_is_left() -> None:
    sheets = {"2022年": [HEAD, WANG], "2023年": [HEAD, LIU]}
    assert said_of(read(sheets)[1]) == [("error", "K333")]
    names, said = read(sheets, "单位: 甲\n花名册: r.xlsx\n支部: [{名称: 第一支部}]\n", hidden=["2022年"])
    assert (names, said_of(said)) == ([["刘玉兰"]], [("warning", "Y166")])


def test_a_list_of_all_and_a_sheet_a_branch_count_each_person_once() -> None:
    everybody = [
        ["D01", "王建国", "男", "第一支部", "1993.6.28"],
        ["D03", "刘玉兰", "女", "第二支部", "2001-12-12"],
    ]
    sheets = {"全体": [FULL, *everybody], "第一支部": [HEAD, WANG], "第二支部": [HEAD, LIU]}
    names, said = read(sheets)
    assert names == [["王建国"], ["刘玉兰"]]
    assert said_of(said) == [("hint", "K337"), ("hint", "K337")]


@pytest.mark.parametrize(
    "other",
    [["D01", "王建国", "男", "1999-09-09"], ["D01", "王建国", "女", "1993-06-28"]],
)
def test_a_person_who_differs_from_sheet_to_sheet_stops_the_roster(other: list[str]) -> None:
    first = {"第一支部": [HEAD, WANG], "第一支部续": [HEAD, other]}
    assert said_of(read(first)[1])[0] == ("error", "K336")


def test_one_person_in_two_branches_is_told_and_two_of_one_name_are_two() -> None:
    _, said = read({"第一支部": [HEAD, WANG], "第二支部": [HEAD, WANG]})
    assert ("error", "K336") in said_of(said)
    names, said = read({"第一支部": [HEAD, WANG], "第二支部": [HEAD, ["D08", "王建国", "女", "2010-01-01"]]})
    assert (names, said) == ([["王建国"], ["王建国"]], [])


def test_a_sheet_of_candidates_makes_nobody_a_member() -> None:
    rows = [["姓名", "性别", "支部"], ["何磊", "男", "第一支部"]]
    names, said = read({"第一支部": [HEAD, WANG], "入党积极分子": rows})
    assert (names, said) == ([["王建国"], []], [])


def test_a_sheet_with_other_things_is_named() -> None:
    names, said = read({"第一支部": [HEAD, WANG], "填表说明": [["一、每季度更新一次"]]})
    assert (names[0], said_of(said)) == (["王建国"], [("hint", "Y166")])


def test_a_sheet_whose_header_lacks_the_name_stops_the_roster() -> None:
    rows = [["编号", "性别", "出生年月", "入党日期"], ["D03", "女", "1980-01", "2001-12-12"]]
    assert said_of(read({"第一支部": [HEAD, WANG], "第二支部": rows})[1]) == [("error", "K321")]


@pytest.mark.parametrize(
    ("heading", "meant"), [("入党时问", "入党时间"), ("所在党小祖", "所在党小组"), ("党入日期", "入党日期")]
)
def test_a_slip_in_a_heading_is_told_with_what_was_meant(heading: str, meant: str) -> None:
    _, said = read({"第一支部": [["编号", "姓名", "性别", heading], WANG]})
    assert [(d.level.value, d.code, meant in d.message) for d in said] == [("warning", "Y167", True)]


@pytest.mark.parametrize("heading", ["工资卡号", "联系电话", "出生地"])
def test_another_column_is_never_taken_for_a_slip(heading: str) -> None:
    _, said = read({"第一支部": [["编号", "姓名", "性别", heading], ["D01", "王建国", "男", "甲"]]})
    assert [(d.level.value, d.code, "是不是" in d.message) for d in said] == [("hint", "Y167", False)]


@pytest.mark.parametrize("cell", ["1.38001E+10", "3.30102198001011E+17"])
def test_a_number_that_excel_cut_short_is_told(cell: str) -> None:
    _, said = read({"第一支部": [HEAD, [cell, "王建国", "男", "1993-06-28"]]})
    assert said_of(said) == [("error", "K373")]


def members(*rows: Sequence[Any], head: Sequence[str] = FULL) -> tuple[list[Any], list[Diagnostic]]:
    text = "\n".join(",".join(map(str, row)) for row in (head, *rows))
    document = join_roster(
        read_yaml(YAML.encode(), "plans/organization.yaml", known_keys(Organization)),
        read_spreadsheet(text.encode(), "plans/roster.csv"),
    )
    organization, said = validate(Organization, document, 2023)
    assert organization is not None
    return list(organization.members), list(said)


@pytest.mark.parametrize(
    ("typed", "gender", "standing"),
    [
        ("何磊（预备党员）", "男", "预备党员"),
        ("何磊(预备)", "男", "预备党员"),
        ("何磊（男）", "男", "正式党员"),
    ],
)
def test_what_stands_in_brackets_behind_a_name_is_read_where_it_has_a_column(
    typed: str, gender: str, standing: str
) -> None:
    (member,), said = members(["D01", typed, "男", "第一支部", "2023-06-20"])
    assert (member.name, member.gender, member.standing) == ("何磊", gender, standing)
    assert {d.level.value for d in said} <= {"hint"}


@pytest.mark.parametrize("beside", ["2023年转入", "支教", "女", "兼第一党小组组长"])
def test_what_stands_in_brackets_behind_a_name_and_is_not_read_is_told(beside: str) -> None:
    (member,), said = members(["D01", f"王建国（{beside}）", "男", "第一支部", "1993-06-28"])
    assert (member.name, said_of(said)) == ("王建国", [("warning", "K338")])
    assert beside in said[0].message


@pytest.mark.parametrize("ditto", ["同上", "〃"])
def test_a_mark_of_repetition_says_what_stands_above(ditto: str) -> None:
    found, said = members(
        ["D01", "甲乙", "男", "第一支部", "1993-06-28"], ["D02", "丙丁", ditto, ditto, "1994-06-28"],
        ["D03", "戊己", "女", ditto, "1995-06-28"],
    )  # fmt: skip
    assert ([member.gender for member in found], said) == (["男", "男", "女"], [])


def test_a_day_as_excels_number_is_told_with_the_day() -> None:
    _, said = members(["D01", "甲乙", "男", "第一支部", "39951"])
    assert [("2009-05-18" in d.message, d.level.value) for d in said] == [(True, "error")]
