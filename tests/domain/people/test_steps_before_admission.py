"""The steps before an admission: their order and days, sponsors, mentors, review and notice."""

from __future__ import annotations

import pytest
from noticeboard import ORGANIZATION, changed, office_of
from noticeboard import facts as notice_facts
from offices import case_of, facts
from votes_on_people import (
    PREPARED,
    STEPS,
    and_then,
    codes,
    dated,
    roster_with,
    vote_on,
)

from docgen.base.diagnostics import Level
from docgen.papers.minutes.vote_words import resolution


def test_what_the_item_leaves_out_is_taken_from_the_roster() -> None:
    text = vote_on("姓名: 何磊", "接收预备党员", day="2023-10-10")
    case = case_of(text, PREPARED)
    words = resolution(case, case.meeting.agenda[0])[0]
    assert words.startswith(
        "何磊同志于2021年9月10日递交入党申请书，2022年3月21日被确定为入党积极分子，2023年3月27日列为发展对象。"
    )
    assert facts(text, PREPARED) == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("申请入党时间: 2021-09-11", "申请入党时间"),
        ("确定积极分子时间: 2022-03-22", "确定积极分子时间"),
        ("列为发展对象时间: 2023-03-28", "列为发展对象时间"),
        ("预审时间: 2023-09-21", "预审时间"),
        ("入党介绍人: [孙鹏, 刘玉兰]", "入党介绍人"),
    ],
)
def test_what_is_typed_twice_is_compared_always_and_told_with_both_places(typed: str, key: str) -> None:
    said = facts(vote_on(f"姓名: 何磊, {typed}", "接收预备党员", day="2023-10-10"), PREPARED)
    assert [(each.code, each.level) for each in said] == [("D530", Level.ERROR)]
    assert said[0].place.line == 12
    assert f"何磊的{key}，会议记录的人选是" in said[0].message
    assert "培养对象（organization.yaml第34行）是" in said[0].message


SAME = ", 预审时间: 2023-09-20, 入党介绍人: "


@pytest.mark.parametrize(
    ("sponsors", "code", "told"),
    [
        ("[孙鹏, 乐天]", "", ""),
        ("[孙鹏, 孙鹏]", "D535", "写了1名"),
        ("[孙鹏, 孙鹏同志]", "D535", "写了1名"),
        ("[孙鹏, 赵四]", "D536", "入党介绍人“赵四”不在名册里"),
        ("[孙鹏, 区志远]", "D442", "区志远这一天已经不是（或者还不是）本单位的党员"),
    ],
)
def test_sponsors_are_two_people_who_are_members_on_the_day(sponsors: str, code: str, told: str) -> None:
    left = ("转正日期: 2001-12-22", "转正日期: 2001-12-22, 转出日期: 2023-05-01")
    text = vote_on(f"姓名: 何磊{SAME}{sponsors}", "接收预备党员", day="2023-10-10").replace(
        "区志远, 乐天]", "乐天]", 1
    )
    said = [each for each in facts(text, roster_with(left)) if each.code in ("D442", "D535", "D536")]
    assert codes(said) == ([code] if code else [])
    assert all(told in each.message for each in said)


NO_REVIEW = STEPS.replace("预审时间: 2023-09-20, ", "")


@pytest.mark.parametrize(
    ("nominee", "day", "told"),
    [
        (STEPS, "2023-10-10", []),
        (NO_REVIEW, "2023-10-10", ["没有写预审时间"]),
        (STEPS.replace("[孙鹏, 乐天]", "孙鹏"), "2023-10-10", ["写了1名"]),
        (STEPS.replace(", 入党介绍人: [孙鹏, 乐天]", ""), "2023-10-10", ["入党介绍人没有写"]),
        (STEPS.replace("乐天]", "李小龙]"), "2023-10-10", ["李小龙不是正式党员"]),
        (NO_REVIEW, "2026-05-19", []),
    ],
)
def test_an_admission_is_prepared_by_the_rules_of_its_day(nominee: str, day: str, told: list[str]) -> None:
    text = vote_on(f"姓名: 何磊, {nominee}", "接收预备党员", day=day)
    said = [d for d in facts(text, year=int(day[:4])) if d.code in ("D535", "D442")]
    assert [word in each.message for word, each in zip(told, said, strict=True)] == [True] * len(told)


MENTORED = "姓名: 林小雨, 支部: 第二支部, 身份: 入党积极分子"


@pytest.mark.parametrize(
    ("more", "code", "message"),
    [
        (", 培养联系人: [郑好, 孙鹏]", "", ""),
        (", 培养联系人: [郑浩]", "D536", "培养联系人“郑浩”不在名册里"),
        (", 培养联系人: [李小龙]", "D536", "培养联系人李小龙是预备党员"),
        (", 入党介绍人: [郑浩]", "D536", "入党介绍人“郑浩”不在名册里"),
        (", 确定积极分子时间: 2023-03-14, 列为发展对象时间: 2024-03-13", "D538", "不满一年"),
        (", 确定积极分子时间: 2023-03-14, 列为发展对象时间: 2024-03-14", "", ""),
        (", 确定积极分子时间: 2023-03-14, 申请入党时间: 2023-03-15", "D538", "早于申请入党时间"),
    ],
)
def test_the_steps_and_the_mentors_of_a_candidate_are_looked_at(more: str, code: str, message: str) -> None:
    said = dated(roster_with((MENTORED, MENTORED + more)))
    assert codes(said) == ([code] if code else [])
    assert all(message in each.message for each in said)


WANG = "姓名: 王𬱖, 性别: 女, 民族: 汉族"


COMMITTEE = """\
会议:
  - 类型: 支委会
    支部: 第二支部
    日期: 2023-03-03
    缺席: 无
    议题: [{题目: 审查王𬱖, 决议: 同意接收王𬱖同志为中共预备党员，提交大会讨论。}]
"""


BEFORE = (
    "  - {编号: A1, 类别: 接收预备党员, 对象: 王𬱖, 依据: 2023-03-03 支委会, 发布日期: 2023-03-06, 天数: 5}\n"
)


def test_the_days_before_an_admission_bind_the_assembly_and_not_the_notice_of_the_committee() -> None:
    steps = STEPS.replace("2023-09-20", "2023-03-20").replace("2023-03-27", "2023-03-01")
    people = changed((WANG, f"{WANG}, {steps}"), text=ORGANIZATION)
    people = people.replace("孙鹏, 乐天", "刘玉兰, 黄海涛")
    assert "N803" not in codes(notice_facts(BEFORE, office_of(people, COMMITTEE)))
    early = vote_on("姓名: 王𬱖", "接收预备党员", "赞成: 3", "2023-03-15").replace("[区志远, 乐天]", "无")
    assert "D440" in codes(facts(early, people))


def test_an_assembly_while_the_notice_still_hangs_is_told_with_its_line() -> None:
    admission = vote_on("姓名: 王𬱖", "接收预备党员", "赞成: 3", "2023-06-20").replace("[区志远, 乐天]", "无")
    minutes = and_then(COMMITTEE, admission)
    hanging = BEFORE.replace("2023-03-06", "2023-06-19")
    (said,) = [each for each in notice_facts(hanging, office_of(minutes=minutes)) if each.code == "N830"]
    assert (said.level, "plan.yaml第17行" in said.message) == (Level.WARNING, True)
    over = BEFORE.replace("2023-03-06", "2023-06-09")
    assert "N830" not in codes(notice_facts(over, office_of(minutes=minutes)))
    after = over.replace("2023-03-03 支委会", "会议").replace("2023-06-09", "2023-06-20")
    assert "N830" not in codes(notice_facts(after, office_of(minutes=minutes)))
