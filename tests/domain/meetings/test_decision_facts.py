"""What a meeting may decide, and the words of its own that contradict it."""

from __future__ import annotations

from datetime import date

import pytest
from offices import ROSTER, assembly, case_of, facts, no_days_off

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.minutes_facts import facts_of
from docgen.papers.minutes.attendance_words import quorum_sentence
from docgen.papers.minutes.minutes_sections import sections
from docgen.papers.minutes.vote_words import resolution, vote_sentence

TRANSFER = (
    "议题: [{题目: 转正, 人选: {姓名: 李小龙}, 表决: {事项: 预备党员转正, 方式: 无记名投票, 赞成: %s}%s}]"
)
MOVED_ON = ROSTER.replace(
    "身份: 预备党员, 入党日期: 2022-09-27", "身份: 正式党员, 入党日期: 2022-09-27, 转正日期: 2023-09-27"
)
DAY = "2023-09-27"


def transfer(votes: str = "10", more: str = "", absent: str = "缺席: [区志远]") -> str:
    return assembly(absent, TRANSFER % (votes, more), day=DAY)


def errors(text: str, organization: str = ROSTER) -> list[str]:
    return [each.code for each in facts(text, organization) if each.level.value == "error"]


def counts(case: Attendance) -> tuple[int, int]:
    counted = case.counted(case.meeting.votes[0])
    assert counted
    return counted.numbers.expected, counted.numbers.present


def test_nobody_votes_on_the_own_transfer_whatever_day_the_roster_has() -> None:
    for roster in (ROSTER, MOVED_ON):
        case = case_of(transfer(), roster)
        assert (counts(case), case.voters) == ((11, 10), 11)
        assert errors(transfer(), roster) == []


@pytest.mark.parametrize("kind", ["支委会", "党小组会", "组织生活会"])
@pytest.mark.parametrize("matter", ["接收预备党员", "预备党员转正"])
def test_only_the_assembly_decides_on_people(kind: str, matter: str) -> None:
    text = transfer().replace("党员大会", kind).replace("预备党员转正", matter)
    said = [each for each in facts(text) if each.code == "D527"]
    assert [f"不能作“{matter}”的决定，要由党员大会表决" in each.message for each in said] == [True]
    assert "审查" in said[0].hint


def test_a_committee_may_decide_what_is_its_own() -> None:
    text = assembly("缺席: 无", "议题: [{题目: 甲, 表决: {赞成: 3}, 决议: 乙}]").replace("党员大会", "支委会")
    case = case_of(text)
    assert errors(text.replace("张伟（女）", "黄海涛")) == []
    assert "赞成票超过应到委员的半数，决议通过。" in vote_sentence(
        case, case.meeting.agenda[0], case.meeting.votes[0]
    )


@pytest.mark.parametrize(("written", "codes"), [(1, []), (2, ["D543"]), (9, ["D543"])])
def test_written_opinions_are_no_more_than_the_voters_who_did_not_come(
    written: int, codes: list[str]
) -> None:
    assert errors(transfer(f"10, 书面赞成: {written}")) == codes


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "2023年9月27日召开支部党员大会，应到会有表决权的正式党员11名，实到10名，"
            "赞成10票、不赞成0票、弃权0票，同意。",
            [],
        ),
        ("应到党员13名，实到12名，赞成10票，同意转正。", []),
        ("9月28日召开支部党员大会，同意转正。", ["9月28日"]),
        ("应到会有表决权的正式党员14名，赞成7票，同意转正。", ["应到会有表决权的正式党员14名", "赞成7票"]),
        ("应到11名，实到9名，不赞成1票，弃权2票。", ["实到9名", "不赞成1票", "弃权2票"]),
        ("7月1日召开座谈会征求过意见，9月20日公示，同意转正。", []),
    ],
)
def test_a_typed_resolution_has_the_day_and_the_numbers_of_the_record(typed: str, told: list[str]) -> None:
    said = [each for each in facts(transfer(more=f", 决议: “{typed}”")) if each.code == "D529"]
    assert [any(word in each.message for each in said) for word in told] == [True] * len(told)
    assert len(said) == len(told)


JOINT = "支部: [第一支部, 第二支部]"


def joint(votes: str) -> str:
    return transfer(votes, absent="缺席: [马文忠, 区志远]").replace("支部: 第二支部", JOINT)


def test_at_a_joint_assembly_the_own_branch_alone_votes_on_a_person() -> None:
    assert counts(case_of(joint("10"))) == (11, 10)
    assert errors(joint("10")) == []
    assert "D540" in [each.code for each in facts(joint("10"))]
    assert errors(joint("20")) == ["D434"]


def test_a_person_of_another_branch_is_not_decided_on() -> None:
    text = transfer().replace("李小龙", "赵㛃")
    assert "D541" in errors(text)


def test_the_same_decision_is_not_taken_twice() -> None:
    later = transfer().partition("\n")[2].replace("2023-09-27", "2023-10-11")
    assert "D542" in errors(transfer() + later)
    failed = transfer("2, 不赞成: 8")
    assert "D542" not in errors(failed + later)


COMMITTEE = assembly(
    "缺席: [刘玉兰, 黄海涛]", "议题: [{题目: 甲, 决议: 同意甲。}]", "决议: 同意乙。"
).replace("党员大会", "支委会")


def printed(case: Attendance) -> str:
    return "".join(str(passage) for passage in sections(case))


def test_a_committee_without_half_of_its_members_prints_no_resolution_and_says_why() -> None:
    case = case_of(COMMITTEE)
    assert quorum_sentence(case) == "到会委员不足应到委员的半数，不能作出决定，没有形成决议。"
    assert resolution(case, case.meeting.agenda[0]) == []
    assert "同意" not in printed(case)
    assert "同意乙" in printed(case_of(COMMITTEE.replace("[刘玉兰, 黄海涛]", "无")))


def test_a_branch_too_small_for_a_committee_is_certified_no_committee_meeting() -> None:
    members = "[{姓名: 刘玉兰, 党内职务: 支部书记}, {姓名: 张伟, 党内职务: 组织委员}]"
    few = f"单位: 校党总支\n支部:\n  - 名称: 第二支部\n    党员: {members}\n"
    text = assembly("缺席: 无").replace("党员大会", "支委会").replace("张伟（女）", "刘玉兰")
    assert [each.code for each in facts(text, few)] == ["D526"]
    assert (case_of(text, few).expected, quorum_sentence(case_of(text, few))) == (1, "")


@pytest.mark.parametrize(
    ("lines", "today", "codes"),
    [
        (("缺席: 无",), date(2023, 3, 7), ["D528"]),
        (("议题: [{题目: 甲, 表决: {赞成: 11}}]",), date(2023, 3, 7), ["D528"]),
        (("缺席: 无",), date(2023, 3, 8), []),
        ((), date(2023, 3, 7), []),
        (("缺席: 无",), None, []),
    ],
)
def test_what_happened_at_a_meeting_is_past(
    lines: tuple[str, ...], today: date | None, codes: list[str]
) -> None:
    said = facts_of(case_of(assembly(*lines)), 2023, no_days_off, today)
    assert [each.code for each in said if each.code == "D528"] == codes
