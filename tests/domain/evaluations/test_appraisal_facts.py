from __future__ import annotations

import pytest
from appraisals import BALLOTS, RECORD, case, codes, facts
from hypothesis import given
from hypothesis import strategies as st
from offices import ROSTER
from reading_models import organization_of, read, told

from docgen.domain.evaluations.appraisal import Heads, reckoned_cap
from docgen.domain.evaluations.appraisal_facts import counting_remarks
from docgen.domain.evaluations.evaluation_facts import check_evaluations
from docgen.domain.people.roster import Roster
from docgen.models.evaluations import Evaluations

GIVEN = "刘玉兰: 优秀, 黄海涛: 优秀, 孙鹏: 优秀"


def test_a_record_without_faults_has_nothing_against_it() -> None:
    assert facts("选票: a.csv", "发出: 12", "收回: 12", f"评定: {{{GIVEN}}}", ballots=BALLOTS) == []


def test_the_roster_of_the_day_says_who_is_appraised_and_who_gets_a_grade() -> None:
    made = case()
    assert (len(made.seats), len(made.graded), len(made.ungraded)) == (13, 11, 2)
    assert [made.label(seat) for seat in made.ungraded] == ["王𬱖", "李小龙"]
    assert made.label(made.seats[2]) == "张伟"


def test_only_those_named_are_appraised_in_roster_order() -> None:
    made = case("对象: [孙鹏, 刘玉兰]")
    assert made.names == ("刘玉兰", "孙鹏")


@pytest.mark.parametrize(("members", "cap"), [(11, 3), (24, 8), (25, 8), (2, 0), (3, 1)])
def test_the_cap_is_a_third_rounded_down(members: int, cap: int) -> None:
    made = case()
    found = reckoned_cap(made.record, Heads(members, members + 5), made.rule)
    assert found is not None
    assert (found.most, found.base, found.of) == (cap, members, "正式党员")


def test_the_cap_may_be_reckoned_from_all_members() -> None:
    made = case("基数: 全体党员")
    assert made.reckoned is not None
    assert (made.reckoned.most, made.reckoned.base) == (4, 13)


def test_the_office_may_put_its_own_rule_in_place_of_the_cap() -> None:
    own = (
        "规则: [{编号: PY13, 事项: 优秀, 比例: 20%, 基数: 正式党员, 范围: 每个支部, "
        "来源: 县委组织部通知, 自: 2023-01-01}]"
    )
    assert case(rules=own).most == 2
    (said,) = facts(f"评定: {{{GIVEN}}}", rules=own)
    assert said.code == "D486"
    assert "县委组织部通知" in said.message


@pytest.mark.parametrize(
    ("rule", "most"),
    [
        ("比例: 20%, 自: 2024-01-01", 3),
        ("比例: 20%, 自: 2023-01-01", 2),
        ("比例: 20%, 自: 2000-01-01, 至: 2022-12-31", 3),
        ("频次: 不作要求, 自: 2023-01-01", None),
        ("频次: 不作要求, 自: 2024-01-01", 3),
    ],
)
def test_the_cap_of_the_office_holds_from_its_day_on_and_the_usual_one_before(
    rule: str, most: int | None
) -> None:
    own = f"规则: [{{编号: PY13, 事项: 优秀, 范围: 每个支部, 来源: 县委组织部, {rule}}}]"
    assert case(rules=own).most == most


def test_above_the_cap_is_a_warning_that_names_the_rule_at_the_grade_too_many() -> None:
    (said,) = facts(f"评定: {{{GIVEN}, 郑好: 优秀}}")
    assert (said.code, said.level.value) == ("D486", "warning")
    assert "4名优秀，超过上限3名（正式党员11名的1/3" in said.message
    assert (said.place.line, said.place.column) == (6, 40)


def test_a_written_cap_holds_and_a_different_one_is_told() -> None:
    assert codes(facts("优秀上限: 3")) == []
    assert codes(facts("优秀上限: 2")) == ["D487"]
    assert codes(facts("优秀上限: 4", f"评定: {{{GIVEN}, 郑好: 优秀}}")) == ["D487"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("评定: {刘玉蓝: 优秀}", "D482"),
        ("评定: {张伟: 合格, 张伟（女）: 优秀}", "D482"),
        ("评定: {周志强: 合格}", "D482"),
        ("自评: {刘玉兰: 优良}", "D484"),
        ("评定: {李小龙: 合格}", "D485"),
        ("计票人: 刘小兰", "D483"),
        ("互评满分: 100", "D491"),
        ("年度: 2020", "D492"),
    ],
)
def test_each_slip_is_told_at_its_place(line: str, code: str) -> None:
    (said,) = facts(line)
    assert said.code == code
    assert said.place.line == 6
    assert said.hint


def test_a_mistyped_branch_is_told_with_the_one_that_was_meant() -> None:
    evaluations, _ = read(Evaluations, RECORD.replace("支部: 第二支部", "支部: 第二之部"))
    assert evaluations is not None
    (said,) = check_evaluations(evaluations.evaluations, 2023, Roster(organization_of(ROSTER)), {}, None)
    assert (said.code, said.place.line, said.place.column) == ("D481", 4, 9)
    assert "是不是“第二支部”" in said.message


def test_a_number_used_twice_and_a_day_of_another_year_are_told() -> None:
    twice = RECORD + RECORD.split("\n", 1)[1].replace("2023-12-27", "2024-01-05")
    evaluations, _ = read(Evaluations, twice)
    assert evaluations is not None
    said = check_evaluations(evaluations.evaluations, 2023, Roster(organization_of(ROSTER)), {}, None)
    assert [(d.code, d.place.line) for d in said] == [("D480", 6), ("D492", 9)]


def test_namesakes_whom_nothing_tells_apart_are_told() -> None:
    rest = "姓名: 张伟, 身份: 正式党员, 入党日期: 2001-07-01, 转正日期: 2002-07-01"
    whole = "单位: 某校\n支部: [{名称: 第二支部, 党员: [%s, %s]}]"
    alike = whole % (f"{{{rest}}}", f"{{{rest}}}")
    assert codes(facts(organization=alike)) == ["D499"]
    numbered = whole % (f"{{编号: D1, {rest}}}", f"{{编号: D2, {rest}}}")
    assert codes(facts(organization=numbered)) == []


def test_counting_and_watching_are_two_offices() -> None:
    assert codes(facts("计票人: 郑好", "监票人: [郑好, 吴静]")) == ["D493"]


@pytest.mark.parametrize("line", ["发出: 11", "收回: 11"])
def test_more_ballots_back_than_out_or_than_in_the_file_is_an_error(line: str) -> None:
    said = facts("选票: a.csv", line, ballots=BALLOTS)
    assert [(d.code, d.place.line) for d in said] == [("D488", 7)]


def test_more_back_than_out_is_told_without_a_file_too() -> None:
    assert told(facts("发出: 10", "收回: 11")) == [(7, 9, "D488")]


def test_a_stranger_and_a_lost_member_among_the_columns_are_told_at_the_record() -> None:
    said = facts("选票: a.csv", ballots=BALLOTS.replace("孙鹏", "孙朋", 1))
    assert [(d.code, d.place.line) for d in said] == [("D489", 6), ("D489", 6)]
    assert "G1：表头里的“孙朋”不在名单里，是不是“孙鹏”？" in said[0].message
    assert "没有孙鹏的一列" in said[1].message


def test_a_column_for_a_probationary_member_is_told_and_not_counted() -> None:
    lines = BALLOTS.splitlines()
    wider = "\n".join([lines[0] + ",李小龙", *(f"{line},合格" for line in lines[1:])])
    (said,) = facts("选票: a.csv", ballots=wider)
    assert (said.code, said.level.value) == ("D490", "warning")
    found = case("选票: a.csv", ballots=wider).tally
    assert found is not None
    assert "李小龙" not in [count.name for count in found.counts]


def test_a_file_without_sheets_is_told() -> None:
    assert codes(facts("选票: a.csv", ballots=BALLOTS.splitlines()[0])) == ["D489"]


def test_the_marks_of_the_ballots_are_told_at_their_cells() -> None:
    said = list(counting_remarks(case("选票: a.csv", ballots=BALLOTS)))
    cells = [(d.place.line, d.place.column, d.level.value) for d in said]
    assert cells[2] == (9, 4, "warning")
    assert cells[3] == (10, 2, "hint")
    assert {d.code for d in said} == {"D495"}


@given(st.integers(0, 400), st.integers(1, 100))
def test_the_cap_never_exceeds_its_share(members: int, percent: int) -> None:
    own = f"规则: [{{编号: PY13, 事项: 优秀, 比例: {percent}%, 范围: 每个支部, 来源: 通知, 自: 2018-01-01}}]"
    made = case(rules=own)
    found = reckoned_cap(made.record, Heads(members, members), made.rule)
    assert found is not None
    assert found.most * 100 <= members * percent < (found.most + 1) * 100
