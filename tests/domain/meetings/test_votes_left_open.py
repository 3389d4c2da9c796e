"""A vote that docgen itself refuses or cannot count makes nobody anything: what rests on it is unknown."""

from __future__ import annotations

import pytest
from offices import ROSTER, assembly, check_minutes, facts, meetings_of, no_days_off
from reading_models import organization_of
from votes_on_people import CONFIRMED, ON_PROBATION, PREPARED, and_then, roster_of, roster_with, vote_on

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.decisions import decided_on_people
from docgen.domain.people.course_facts import votes_against_roster
from docgen.domain.people.roster import Roster
from docgen.papers.minutes.attendance_words import attendance_line, quorum_sentence
from docgen.papers.minutes.vote_words import vote_sentence

TOO_EARLY = vote_on("姓名: 李小龙, 转正申请时间: 2023-08-01", day="2023-09-20")
OPEN_TRANSFERS = (
    TOO_EARLY,
    vote_on("姓名: 李小龙", votes="发出: 9, 收回: 9, 赞成: 7"),
    vote_on("姓名: 李小龙", votes="赞成: 12"),
    vote_on("姓名: 李小龙", votes="赞成: 2, 不赞成: 7").replace("}}", "}, 决议: 大会同意李小龙同志转正。}"),
    vote_on("姓名: 李小龙").replace("}}", "}, 决议: 不同意李小龙同志转正。}"),
)
"""Too early, ballots that do not add up, more votes than voters, a resolution of a vote that failed."""
OPEN_ADMISSIONS = (
    vote_on("姓名: 何磊", "接收预备党员", "发出: 9, 收回: 9, 赞成: 7", "2023-10-10"),
    vote_on("姓名: 何磊", "接收预备党员", "赞成: 12", "2023-10-10"),
)


def later(*lines: str, votes: str = "赞成: 11", who: str = "缺席: 无", way: str = "举手") -> str:
    item = f"  - {{题目: 甲, 表决: {{事项: 一般决议, 方式: {way}, {votes}}}}}"
    return assembly(who, *lines, "议题:", item, day="2023-11-08")


def told_of_later(first: str, second: str, organization: str = ROSTER) -> list[str]:
    """What is told of the second meeting alone."""
    text = and_then(first, second)
    begins = first.count("\n") + 1
    return [each.code for each in facts(text, organization) if each.place.line >= begins]


WITH_OR_WITHOUT = (
    later(),
    later(votes="赞成: 12"),
    later(votes="发出: 11, 收回: 11, 赞成: 11", way="无记名投票"),
    later(votes="发出: 12, 收回: 12, 赞成: 10, 不赞成: 2", way="无记名投票"),
    later(votes="到会有表决权: 11, 赞成: 11"),
    later(votes="到会有表决权: 12, 赞成: 12"),
    later(votes="赞成: 10", who="缺席: [区志远]"),
    later(votes="赞成: 11", who="缺席: [区志远]"),
    later(votes="赞成: 11", who="缺席: [李小龙]"),
    later(votes="赞成: 11, 未参加表决: [李小龙]"),
    later("应到: 13", votes="赞成: 11"),
    later("应到: 13", "实到: 13", votes="赞成: 12"),
    later(votes="赞成: 11, 计票人: [李小龙]"),
    later(votes="赞成: 6, 不赞成: 5"),
    later(votes="赞成: 6, 不赞成: 6"),
)


@pytest.mark.parametrize("first", OPEN_TRANSFERS)
@pytest.mark.parametrize("second", WITH_OR_WITHOUT)
def test_who_is_left_open_may_be_counted_as_a_voter_later_or_not(first: str, second: str) -> None:
    assert told_of_later(first, second) == []


@pytest.mark.parametrize("first", OPEN_ADMISSIONS)
@pytest.mark.parametrize(
    "second",
    [
        later(),
        later("应到: 13"),
        later("应到: 14"),
        later(votes="赞成: 11", who="缺席: [何磊]"),
        later("应到: 14", "实到: 13", who="缺席: [何磊]"),
        later("列席: [何磊]"),
        assembly("缺席: 无", "讨论: [{何磊: 我汇报。}]", day="2023-11-08"),
        later("应到: 13", "实到: 12", votes="赞成: 10", who="缺席: [区志远]"),
    ],
)
def test_whom_an_open_vote_admitted_may_be_expected_later_or_not(first: str, second: str) -> None:
    assert told_of_later(first, second, PREPARED) == []


@pytest.mark.parametrize("first", OPEN_TRANSFERS)
def test_one_hint_at_the_vote_says_so(first: str) -> None:
    roster = roster_of(and_then(first, later()))
    (told,) = [each for each in votes_against_roster(roster, None) if each.code == "D546"]
    assert told.place.line == 12


@pytest.mark.parametrize("second", [later(), later(votes="赞成: 12")])
def test_no_number_is_certified_that_rests_on_it(second: str) -> None:
    organization, meetings = organization_of(ROSTER), meetings_of(and_then(TOO_EARLY, second))
    roster = Roster(organization, decided_on_people(meetings, organization, None))
    case = Attendance(meetings[1], roster)
    assert "有表决权的正式党员应到【待补" in attendance_line(case)
    assert quorum_sentence(case) == ""
    item = case.meeting.agenda[0]
    assert vote_sentence(case, item, item.votes[0]).startswith("【待补")


def test_a_later_vote_that_carries_either_way_is_counted_for_its_person() -> None:
    admission = vote_on("姓名: 何磊", "接收预备党员", "赞成: 9", "2023-10-10")
    votes = roster_of(and_then(TOO_EARLY, admission), PREPARED).decided
    assert [(vote.nominee.name, vote.carried) for vote in votes] == [("李小龙", None), ("何磊", True)]


def test_a_later_vote_that_counts_settles_what_was_left_open() -> None:
    again = vote_on("姓名: 李小龙", votes="赞成: 9", day="2023-10-10")
    assert told_of_later(and_then(TOO_EARLY, again), later(votes="赞成: 12")) == []
    assert "D434" in told_of_later(and_then(TOO_EARLY, again), later(votes="赞成: 11"))


@pytest.mark.parametrize(
    ("organization", "right", "wrong"),
    [
        (roster_with((ON_PROBATION, CONFIRMED)), "赞成: 12", "赞成: 11"),
        (roster_with((ON_PROBATION, "身份: 正式党员, 入党日期: 2022-09-27")), "赞成: 12", "赞成: 11"),
    ],
)
def test_what_the_roster_says_of_a_full_member_is_known(organization: str, right: str, wrong: str) -> None:
    for first in OPEN_TRANSFERS[:3]:
        assert told_of_later(first, later(votes=right), organization) == []
        assert "D434" in told_of_later(first, later(votes=wrong), organization)


@pytest.mark.parametrize(
    "first",
    [
        vote_on("姓名: 李小龙", votes="赞成: 2, 不赞成: 7"),
        vote_on("姓名: 李小龙", votes="赞成: 9"),
        vote_on("姓名: 李小龙, 结论: 延长预备期, 延长月数: 6"),
    ],
)
def test_a_vote_that_can_be_counted_leaves_nothing_open(first: str) -> None:
    wrong = "赞成: 11" if "赞成: 9" in first and "延长" not in first else "赞成: 12"
    assert "D434" in told_of_later(first, later(votes=wrong))
    assert "D546" not in [each.code for each in votes_against_roster(roster_of(first), None)]


def test_an_election_in_which_somebody_may_have_a_vote_elects_nobody_and_accuses_nobody() -> None:
    election = (
        "  - {题目: 选举委员, 选举: {职务: 委员, 应选名额: 3, 方式: 无记名投票, 发出: 12, 收回: 12, 无效: 0, "
        "候选人: {刘玉兰: 12, 黄海涛: 11, 李小龙: 10, 吴静: 2}, 监票人: 覃辉, 计票人: 朱慧敏}}"
    )
    second = assembly("缺席: 无", "议题:", election, day="2023-11-08")
    assert told_of_later(TOO_EARLY, second) == ["D556"]
    assert {"D550", "D551"} <= {*told_of_later(vote_on("姓名: 李小龙", votes="赞成: 2, 不赞成: 7"), second)}


def test_a_cancellation_left_open_leaves_open_who_is_expected() -> None:
    first = vote_on("姓名: 李小龙, 结论: 取消预备党员资格", votes="赞成: 12")
    for second in (later("应到: 13"), later("应到: 12"), later(who="缺席: [李小龙]"), later(who="缺席: 无")):
        assert told_of_later(first, second) == []


def test_other_branches_are_checked_as_before() -> None:
    item = "  - {题目: 甲, 表决: {事项: 一般决议, 方式: 举手, 赞成: 9}}"
    second = assembly("缺席: 无", "议题:", item, day="2023-11-08").replace("第二支部", "第一支部")
    second = second.replace("刘玉兰", "周志强").replace("张伟（女）", "陈堃")
    text = and_then(TOO_EARLY, second)
    said = check_minutes(meetings_of(text), organization_of(ROSTER), 2023, no_days_off)
    assert "D434" in [each.code for each in said]
