"""Party posts in the words of offices, and the committees they make."""

from __future__ import annotations

from datetime import date

import pytest
from offices import ROSTER
from reading_models import organization_of, told

from docgen.base.diagnostics import Diagnostic
from docgen.domain.people.committee_facts import check_committees
from docgen.domain.people.posts import posts_in
from docgen.domain.people.roster import Roster

BRANCHES = ("第一支部", "第二支部", "高中部党支部")
GENERAL = ("中共云溪市第三中学总支部委员会", "校党总支", "党总支", "总支")


@pytest.mark.parametrize(
    ("own", "typed", "read"),
    [
        ("第二支部", "第二支部书记", ["第二支部 书记"]),
        ("第二支部", "支部书记", ["第二支部 书记"]),
        ("第二支部", "书记（兼）", ["第二支部 书记"]),
        ("第二支部", "组织委员", ["第二支部 组织委员"]),
        ("第二支部", "党支部宣传委员", ["第二支部 宣传委员"]),
        ("第二支部", "支部委员会委员", ["第二支部 委员"]),
        ("第二支部", "支委", ["第二支部 委员"]),
        ("第二支部", "支委（组织）", ["第二支部 委员"]),
        ("第二支部", "组委", ["第二支部 组织委员"]),
        ("第二支部", "支部宣委", ["第二支部 宣传委员"]),
        ("第二支部", "副书记、纪检委员", ["第二支部 副书记", "第二支部 纪检委员"]),
        ("第二支部", "组织委员兼宣传委员", ["第二支部 组织委员", "第二支部 宣传委员"]),
        ("第二支部", "中共第二党支部书记", ["第二支部 书记"]),
        ("高中部党支部", "高中部支部组织委员", ["高中部党支部 组织委员"]),
        ("高中部党支部", "高中部宣传委员", ["高中部党支部 宣传委员"]),
        ("第二支部", "总支组织委员、第一支部书记", ["党总支 组织委员", "第一支部 书记"]),
        ("第二支部", "校党总支副书记", ["党总支 副书记"]),
        ("第二支部", "第一书记", ["第二支部 第一书记"]),
        ("第二支部", "第三党小组组长", []),
        ("第二支部", "团委书记", []),
        ("第二支部", "校党委委员", []),
        ("第二支部", "工会组织委员", []),
        ("第二支部", "初中部组织委员", [" 初中部组织委员"]),
    ],
)
def test_a_post_belongs_to_the_own_branch_unless_it_names_another_body(
    own: str, typed: str, read: list[str]
) -> None:
    assert [f"{post.body} {post.title}" for post in posts_in(typed, own, BRANCHES, GENERAL)] == read


def facts(*changes: tuple[str, str], at: str = "2023-12-31") -> list[Diagnostic]:
    text = ROSTER
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return list(check_committees(Roster(organization_of(text)), None, date.fromisoformat(at)))


def test_committees_as_they_should_be_are_silent() -> None:
    assert facts() == []
    assert facts(("党内职务: 第二支部组织委员", "党内职务: 组织委员")) == []


@pytest.mark.parametrize(
    ("changes", "code", "message"),
    [
        ((("、第二支部书记", ""),), "D524", "第二支部委员会没有书记"),
        ((("党内职务: 第二支部组织委员", "党内职务: 支部书记"),), "D524", "第二支部委员会有2名书记"),
        ((("党内职务: 第二支部组织委员, ", ""),), "D524", "只有2名委员，少于3名"),
        (
            (("姓名: 李小龙, 性别: 男, 党小组: 第四党小组,", "姓名: 李小龙, 党内职务: 青年委员,"),),
            "D524",
            "李小龙是预备党员",
        ),
        (
            (("姓名: 吴静, 性别: 女, 党小组: 第三党小组, 党内职务: ", "姓名: 吴静, 党内职务: 纪检委员、"),),
            "D564",
            "第二支部委员会有4名委员，是双数",
        ),
        ((("党内职务: 第二支部组织委员", "党内职务: 初中部组织委员"),), "D523", "看不出是哪个支部的职务"),
        ((("简称:", "届期: 2020—2023年6月\n简称:"),), "D525", "已经届满"),
        ((("简称:", "届期: 2021—2024年3月\n简称:"),), "D525", "到2024年3月31日届满，要准备换届"),
    ],
)
def test_a_committee_that_the_rules_do_not_allow_is_told(
    changes: tuple[tuple[str, str], ...], code: str, message: str
) -> None:
    said = facts(*changes)
    assert any(each.code == code and message in each.message for each in said), told(said)
    assert all(each.hint for each in said)


def test_a_branch_below_seven_full_members_has_a_secretary_alone() -> None:
    members = "[{姓名: 甲, 党内职务: 支部书记}, {姓名: 乙, 党内职务: 组织委员}]"
    text = f"单位: 校党总支\n支部:\n  - 名称: 第一支部\n    党员: {members}\n"
    (said,) = check_committees(Roster(organization_of(text)), None, date(2023, 6, 1))
    assert "有正式党员2名，不足7名，不设委员会" in said.message
