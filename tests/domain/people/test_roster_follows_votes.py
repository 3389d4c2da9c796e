"""A roster against the votes that were taken: what it has not followed is told."""

from __future__ import annotations

from datetime import date

import pytest
from noticeboard import ORGANIZATION, office_of
from offices import ROSTER, assembly, facts
from votes_on_people import (
    ADMIT,
    CONFIRMED,
    EXTEND,
    LATER,
    ON_PROBATION,
    PREPARED,
    and_then,
    codes,
    dated,
    lag,
    listed,
    roster_of,
    roster_with,
    vote_on,
)

from docgen.domain.notices.reminders import reminders


@pytest.mark.parametrize(
    "text",
    [
        vote_on("姓名: 李小龙", day="2023-09-20"),
        vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 3"),
    ],
)
def test_nothing_of_a_vote_that_the_rules_forbid_is_to_be_written_into_the_roster(text: str) -> None:
    assert "D441" in codes(facts(text))
    assert lag(text) == []


def test_a_vote_whose_rule_nobody_knows_is_held_against_no_roster() -> None:
    text = vote_on("姓名: 何磊", "接收预备党员", day="2026-09-10")
    assert [vote.carried for vote in roster_of(text, PREPARED).decided] == [None]
    assert lag(text, PREPARED) == []


@pytest.mark.parametrize(
    ("minutes", "organization", "told"),
    [
        (ADMIT, ROSTER, ("D531", "入党日期: 2023-10-10")),
        (ADMIT, listed(", 入党日期: 2023-10-11"), ("D532", "名册里的入党日期是2023年10月11日")),
        (ADMIT, listed(""), ("D531", "入党日期: 2023-10-10")),
        (ADMIT, listed(", 入党日期: 2023-10-10"), None),
        (
            ADMIT.replace("赞成: 9", "赞成: 2, 不赞成: 7"),
            listed(""),
            ("D532", "没有通过，名册里却是预备党员"),
        ),
        (ADMIT.replace("赞成: 9", "赞成: 2, 不赞成: 7"), listed(", 入党日期: 2024-03-01"), None),
        (vote_on("姓名: 李小龙"), ROSTER, ("D531", "身份: 正式党员, 转正日期: 2023-09-27")),
        (
            vote_on("姓名: 李小龙"),
            roster_with((ON_PROBATION, LATER % "2023-10-20")),
            ("D532", "名册里的转正日期是2023年10月20日"),
        ),
        (
            vote_on("姓名: 李小龙", votes="赞成: 2, 不赞成: 7"),
            roster_with((ON_PROBATION, CONFIRMED)),
            ("D532", "没有通过，名册里却是正式党员"),
        ),
        (
            vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 6"),
            roster_with((ON_PROBATION, CONFIRMED)),
            ("D532", "名册里却是正式党员"),
        ),
        (vote_on(EXTEND), ROSTER, ("D531", "延长预备期: 6")),
        (
            vote_on(EXTEND),
            roster_with((ON_PROBATION, ON_PROBATION + ", 延长预备期: 12")),
            ("D532", "名册里是12个月"),
        ),
        (
            vote_on("姓名: 李小龙, 结论: 取消预备党员资格"),
            ROSTER,
            ("D531", "转出日期: 2023-09-28, 状态: 取消预备党员资格"),
        ),
    ],
)
def test_a_roster_that_has_not_followed_a_vote_is_told_with_its_line_and_that_of_the_record(
    minutes: str, organization: str, told: tuple[str, str] | None
) -> None:
    said = lag(minutes, organization)
    assert codes(said) == ([told[0]] if told else [])
    for each in said:
        name = "何磊" if "何磊" in each.message else "李小龙"
        assert name in organization.split("\n")[each.place.line - 1]
        assert "plan.yaml第12行" in each.message
        assert told
        assert told[1] in each.message + each.hint


def test_whom_a_vote_admitted_is_expected_from_then_on() -> None:
    later = assembly("缺席: [区志远]", "列席: [何磊]", day="2023-11-08")
    assert "D448" in codes(facts(and_then(ADMIT, later), PREPARED))
    assert "D448" not in codes(facts(later, PREPARED))


def test_whose_membership_a_vote_ended_was_expected_at_that_meeting_and_is_not_after_it() -> None:
    roster = roster_of(vote_on("姓名: 李小龙, 结论: 取消预备党员资格"))
    (seat,) = roster.find("李小龙")
    assert [seat.belongs(day) for day in (date(2023, 9, 27), date(2023, 9, 28))] == [True, False]


def test_a_reminder_of_whom_a_vote_admitted_stands_at_the_line_that_there_is() -> None:
    everybody_there = ADMIT.replace("[区志远, 乐天]", "无").replace("赞成: 9", "赞成: 3")
    office = office_of(ORGANIZATION, everybody_there)
    said = [each for each in reminders(office, (), date(2024, 10, 1)) if each.message.startswith("何磊")]
    assert ["姓名: 何磊" in ORGANIZATION.split("\n")[each.place.line - 1] for each in said] == [True]


def test_one_person_in_both_lists_is_told_with_both_lines() -> None:
    (said,) = dated(listed(", 入党日期: 2023-10-10", keeps=True))
    assert (said.code, said.place.line) == ("D533", 35)
    assert "organization.yaml第32行" in said.message
    other = listed(", 性别: 男", keeps=True).replace("姓名: 何磊, 支部", "姓名: 何磊, 性别: 女, 支部")
    assert dated(other) == []


def recorded_by(branches: str, day: str, votes: str = "赞成: 11", absent: str = "无") -> str:
    """An admission of 何磊 with all its steps, as one record of a file."""
    steps = "列为发展对象时间: 2023-02-01, 预审时间: 2023-03-01, 入党介绍人: [吴静, 覃辉]"
    ballot = f"{{事项: 接收预备党员, 方式: 无记名投票, {votes}}}"
    item = f"- {{题目: 讨论接收何磊, 人选: {{姓名: 何磊, {steps}}}, 表决: {ballot}}}"
    return assembly(f"缺席: {absent}", "议题:", f"  {item}", day=day).replace("第二支部", branches)


@pytest.mark.parametrize(
    ("organization", "told"),
    [
        (PREPARED, ["D531"]),
        (listed(", 入党日期: 2023-06-10"), []),
        (listed(", 入党日期: 2023-06-20"), []),
        (listed(", 入党日期: 2023-09-01"), ["D532"]),
    ],
)
def test_a_vote_recorded_by_the_joint_assembly_and_by_the_branch_is_held_against_the_roster_once(
    organization: str, told: list[str]
) -> None:
    minutes = and_then(
        recorded_by("[第一支部, 第二支部]", "2023-06-10"), recorded_by("第二支部", "2023-06-20")
    )
    assert codes(lag(minutes, organization)) == told
    assert codes(facts(minutes, organization)).count("D542") == 1


def test_a_vote_that_failed_and_its_repetition_that_passed_agree_with_the_roster_of_the_second() -> None:
    failed = recorded_by("第二支部", "2023-06-10", votes="赞成: 2, 不赞成: 9")
    minutes = and_then(failed, recorded_by("第二支部", "2023-06-20"))
    assert lag(minutes, listed(", 入党日期: 2023-06-20")) == []


def test_who_was_admitted_in_two_records_is_expected_once() -> None:
    twice = and_then(recorded_by("[第一支部, 第二支部]", "2023-06-10"), recorded_by("第二支部", "2023-06-10"))
    roster = roster_of(twice)
    assert len(roster.find("何磊")) == 1
