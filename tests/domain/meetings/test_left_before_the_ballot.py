"""Whoever came and left before a ballot is counted as present, and not among those who vote."""

from __future__ import annotations

import pytest
from offices import assembly, case_of, facts

from docgen.base.diagnostics import Level
from docgen.domain.meetings.election_case import election_cases
from docgen.papers.minutes.election_words import ballots_in_words
from docgen.papers.minutes.vote_words import vote_sentence

WAYS = (
    "未参加表决: [乐天]",
    "未参加表决: 乐天",
    "未参加表决: 乐天（提前离会）",
    "未参加表决: 乐天提前离会",
    "未参加表决: {乐天: 提前离会}",
    "提前离会: 乐天",
    "中途离会: [乐天（接孩子）]",
    "回避: 乐天",
)


def vote(numbers: str, more: str) -> str:
    ballots = f"方式: 无记名投票, {numbers}, {more}" if more else f"方式: 无记名投票, {numbers}"
    return assembly("缺席: [区志远]", "议题:", "  - 题目: 审议年度计划", f"    表决: {{{ballots}}}")


def election(ballots: int, more: str, votes: str = "刘玉兰: 9, 黄海涛: 8, 吴静: 7, 孙鹏: 2") -> str:
    counts = f"方式: 无记名投票, 发出: {ballots}, 收回: {ballots}, 无效: 0, 候选人: {{{votes}}}"
    post = "职务: 委员, 应选名额: 3, 监票人: 覃辉, 计票人: 朱慧敏"
    item = f"选举: {{{post}, {counts}{', ' + more if more else ''}}}"
    return assembly("缺席: [区志远]", "议题:", "  - 题目: 选举委员", f"    {item}", day="2023-12-29")


def codes(text: str) -> list[str]:
    return [each.code for each in facts(text)]


@pytest.mark.parametrize("more", WAYS)
def test_of_a_vote_and_of_an_election_it_is_read_in_every_usual_form(more: str) -> None:
    assert codes(vote("发出: 9, 收回: 9, 赞成: 9", more)) == []
    assert "D551" not in codes(election(9, more))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (vote("发出: 10, 收回: 10, 赞成: 10", "未参加表决: 乐天提前离会"), "D435"),
        (vote("发出: 9, 收回: 9, 赞成: 9", ""), "D435"),
        (vote("发出: 10, 收回: 10, 赞成: 10", "未参加表决: 区志远"), "D548"),
        (vote("发出: 10, 收回: 10, 赞成: 10", "未参加表决: 李小龙（提前离会）"), "D548"),
        (vote("发出: 9, 收回: 9, 赞成: 9", "未参加表决: {乐甜: 提前离会}"), "D423"),
        (election(10, "未参加投票: 乐天（提前离会）"), "D551"),
        (election(9, ""), "D551"),
        (election(10, "未参加投票: 区志远"), "D548"),
        (election(10, "未参加投票: [王建国]"), "D548"),
        (election(9, "未参加投票: 乐甜"), "D423"),
    ],
)
def test_who_did_not_come_or_voted_after_all_is_told(text: str, told: str) -> None:
    assert told in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        vote("发出: 10, 收回: 10, 赞成: 10", ""),
        vote("发出: 10, 收回: 9, 赞成: 9", ""),
        vote("发出: 10, 收回: 10, 赞成: 10", "未参加表决: 无"),
        vote("发出: 8, 收回: 8, 赞成: 8", "未参加表决: [乐天（提前离会）, 黄海涛（回避）]"),
        vote("发出: 8, 收回: 8, 赞成: 8", "未参加表决: 乐天提前离会、黄海涛提前离会"),
        vote("发出: 9, 收回: 9, 赞成: 9", "未参加表决: 张伟（女）"),
        vote("发出: 9, 收回: 9, 赞成: 9", "未参加表决: {张伟（女）: 提前离会}"),
        election(10, ""),
        election(10, "未参加投票: 无"),
        election(9, "未参加投票: 乐天"),
        election(9, "未参加投票: {乐天: 回避}"),
        election(8, "未参加投票: [乐天, 郑好]", "刘玉兰: 8, 黄海涛: 7, 吴静: 6, 孙鹏: 2"),
    ],
)
def test_right_numbers_are_left_alone(text: str) -> None:
    assert {"D423", "D434", "D435", "D548", "D551"}.isdisjoint(codes(text))


def test_the_record_says_who_took_no_part_and_counts_the_others() -> None:
    (case,) = election_cases(case_of(election(9, "提前离会: 乐天")))
    assert ballots_in_words(case).startswith("乐天未参加投票。应到会有选举权的正式党员11名，实到9名")
    assert case.outcome is not None


def test_enough_have_to_be_left_for_an_election() -> None:
    gone = "乐天、郑好、覃辉、孙鹏"
    text = election(6, f"未参加投票: {gone}", "刘玉兰: 6, 黄海涛: 5, 吴静: 5, 朱慧敏: 2")
    assert "D553" in codes(text)


LEFT = "缺席: {区志远: 支教, 乐天: 提前离会}"


def errors(text: str) -> list[str]:
    return [each.code for each in facts(text) if each.level is Level.ERROR]


@pytest.mark.parametrize("reason", ["提前离会", "中途离开", "因事提前离会", "早退", "表决前离会", "中途退场"])
@pytest.mark.parametrize(
    "text",
    [
        vote("发出: 9, 收回: 9, 赞成: 9", ""),
        vote("发出: 10, 收回: 10, 赞成: 10", ""),
        vote("赞成: 9", ""),
        vote("发出: 9, 收回: 9, 赞成: 9", "未参加表决: 乐天"),
        election(9, ""),
        election(10, ""),
        election(9, "未参加投票: 乐天"),
    ],
)
def test_who_is_typed_as_absent_for_leaving_early_came_and_may_have_voted_or_not(
    reason: str, text: str
) -> None:
    left = text.replace("缺席: [区志远]", f"缺席: {{区志远: 支教, 乐天: {reason}}}")
    assert errors(left) == []
    assert "D545" in codes(left)
    case = case_of(left)
    assert (case.present, len(case.attendees)) == (len(case.due) - 1,) * 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (vote("发出: 8, 收回: 8, 赞成: 8", ""), "D435"),
        (vote("发出: 11, 收回: 11, 赞成: 11", ""), "D435"),
        (election(8, "", "刘玉兰: 8, 黄海涛: 7, 吴静: 6, 孙鹏: 2"), "D551"),
    ],
)
def test_other_numbers_are_told_as_before(text: str, told: str) -> None:
    assert told in errors(text.replace("缺席: [区志远]", LEFT))


def test_the_record_says_who_left_before_the_vote() -> None:
    case = case_of(vote("发出: 9, 收回: 9, 赞成: 9", "").replace("缺席: [区志远]", LEFT))
    item = case.meeting.agenda[0]
    assert vote_sentence(case, item, item.votes[0]).startswith("乐天未参加表决。")
