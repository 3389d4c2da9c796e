"""A Party post in the column 职务, and the branch of a unit that has but one."""

from __future__ import annotations

from datetime import date

import pytest
from offices import case_of
from reading_models import organization_of

from docgen.domain.people.committee_facts import check_committees
from docgen.domain.people.roster import Roster


def told(member: str) -> list[str]:
    text = f"单位: 校党总支\n支部: [{{名称: 第一支部, 党员: [{{姓名: 甲, {member}}}]}}]\n"
    said = check_committees(Roster(organization_of(text)), None, date(2023, 6, 1))
    return [f"{d.message}{d.hint}" for d in said if d.code == "D496"]


@pytest.mark.parametrize(
    "post", ["支部书记", "组织委员", "第一支部副书记", "校长、支部书记", "校长兼总支书记", "支委"]
)
def test_a_party_post_among_those_at_work_is_told(post: str) -> None:
    (said,) = told(f"职务: {post}")
    assert f"党内职务: {post}" in said


@pytest.mark.parametrize(
    "member",
    [
        "职务: 校长",
        "职务: 团委书记",
        "行政职务: 工会组织委员",
        "职务: 少先队大队辅导员",
        "职务: 教务处副主任",
        "职务: 街道党工委书记",
        "职务: 家委会委员",
        "职务: 书记员",
        "职务: 学习小组组长",
        "职务: 班主任",
        "职务: 支部书记, 党内职务: 支部书记",
        "职务: 校长, 党内职务: 支部书记",
        "党内职务: 支部书记",
        "职务: 妇委会委员",
        "职务: 学术委员会委员",
    ],
)
def test_other_posts_and_posts_that_are_typed_twice_are_not(member: str) -> None:
    assert told(member) == []


ONE = "单位: 中共城南小学{body}委员会\n支部: [{{名称: 城南小学党支部, 党员: [{{姓名: 甲}}, {{姓名: 乙}}]}}]\n"
RECORD = "会议:\n  - {类型: 党员大会, 日期: 2023-03-08}\n"


def test_the_meeting_of_a_unit_with_one_branch_is_that_branchs() -> None:
    assert case_of(RECORD, ONE.format(body="支部")).branches == ("城南小学党支部",)


def test_of_a_general_branch_with_one_branch_on_its_list_nobody_knows() -> None:
    assert case_of(RECORD, ONE.format(body="总支部")).branches == ()
