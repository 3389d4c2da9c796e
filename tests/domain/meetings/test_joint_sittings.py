"""Two kinds of meetings held in one sitting, and one held in the form of another."""

from __future__ import annotations

import pytest
from offices import MEETING, ROSTER, case_of, facts
from reading_models import organization_of

from docgen.domain.meetings.held import held_meetings
from docgen.domain.people.roster import Roster

JOINT = MEETING.replace("类型: 党员大会", "类型: [组织生活会, 民主评议会]") + "    缺席: {区志远: 支教}\n"


def sitting(kinds: str, *lines: str) -> str:
    """The sitting with its kinds as typed."""
    return JOINT.replace("[组织生活会, 民主评议会]", kinds) + "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    "typed",
    [
        "[组织生活会, 民主评议会]",
        "组织生活会、民主评议会",
        "组织生活会暨民主评议党员大会",
        "组织生活会和民主评议党员",
        "专题组织生活会 民主评议会",
        "组织生活会+民主评议会",
        "[组织生活会, 组织生活会, 民主评议会]",
    ],
)
def test_one_record_is_of_both_kinds_however_they_are_typed(typed: str) -> None:
    case = case_of(sitting(typed))
    assert case.meeting.kinds == ("组织生活会", "民主评议会")
    assert case.meeting.kind == "组织生活会暨民主评议会"
    (held,) = held_meetings([case.meeting], Roster(organization_of(ROSTER)))
    assert held.kinds == ("组织生活会", "民主评议会")


def test_the_keys_of_both_kinds_belong_to_it_and_those_of_a_third_do_not() -> None:
    text = sitting("[组织生活会, 民主评议会]", "整改: [甲]", "民主测评: [乙]", "提纲: [丙]")
    assert [d.message for d in facts(text) if d.code == "D450"] == [
        "“提纲”只印在党课的记录里，这份组织生活会暨民主评议会记录不会印出来"
    ]


@pytest.mark.parametrize(
    ("kinds", "codes"),
    [
        ("[组织生活会, 民主评议会]", []),
        ("[主题党日, 党课]", []),
        ("[党员大会, 党课]", ["D571"]),
        ("[支委会, 党员大会]", ["D570"]),
        ("[支委会, 主题党日]", ["D570"]),
        ("[党小组会, 党课]", ["D570"]),
        ("[党课, 组织生活会, 民主评议会]", ["D571", "D571"]),
    ],
)
def test_pairs_that_no_rule_allows_are_told(kinds: str, codes: list[str]) -> None:
    said = facts(sitting(kinds, "党小组: 第三党小组" if "党小组会" in kinds else "学时: 1"))
    assert [d.code for d in said if d.code.startswith("D57")] == codes


def test_before_the_regulation_nothing_is_known_of_joint_sittings_and_an_office_may_say_so() -> None:
    text = JOINT.replace("2023-03-08", "2017-03-08")
    assert "D571" in {d.code for d in facts(text, year=2017)}
    own = "合并召开:\n  - {编号: X1, 类型: [组织生活会, 民主评议会], 来源: 区委通知, 自: 2017-01-01}\n"
    assert "D571" not in {d.code for d in facts(text, year=2017, rules=own)}


@pytest.mark.parametrize("form", ["党员大会", "党员大会形式", "以支部党员大会的形式", "支部大会"])
def test_a_life_meeting_held_as_an_assembly_counts_as_one_only_where_it_is_written(form: str) -> None:
    plain = case_of(sitting("组织生活会")).meeting
    held = case_of(sitting("组织生活会", f"形式: {form}")).meeting
    assert not plain.is_a("党员大会")
    assert held.counted_as == ("组织生活会", "党员大会")
    assert held.kind == "组织生活会"


def test_one_held_by_the_committee_expects_the_committee() -> None:
    case = case_of(sitting("组织生活会", "形式: 支委会").replace("    缺席: {区志远: 支教}\n", ""))
    assert [str(seat.member.name) for seat in case.due] == ["刘玉兰", "黄海涛", "张伟"]


def test_a_form_that_the_regulation_does_not_know_is_told() -> None:
    assert "D571" in {d.code for d in facts(sitting("组织生活会", "形式: 党课"))}


def test_a_second_record_of_one_of_its_kinds_at_that_hour_is_told() -> None:
    other = MEETING.replace("会议:\n", "").replace("党员大会", "民主评议会") + "    缺席: {区志远: 支教}\n"
    assert "D445" in {d.code for d in facts(JOINT + other)}
