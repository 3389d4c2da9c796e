"""Votes in which not everybody takes part who came: of one branch of two, and where somebody left before."""

from __future__ import annotations

import pytest
from offices import assembly, case_of, facts, no_days_off

from docgen.base.diagnostics import Level
from docgen.domain.meetings.minutes_facts import facts_of
from docgen.domain.meetings.unanimous import with_unanimous_votes
from docgen.papers.minutes.attendance_words import quorum_sentence
from docgen.papers.minutes.vote_words import resolution, vote_sentence


def by_branch(first: str, second: str, absent: str = "[区志远]") -> str:
    votes = f"[{{支部: 第一支部, 方式: 举手, {first}}}, {{支部: 第二支部, 方式: 举手, {second}}}]"
    item = f"- {{题目: 审议甲, 表决: {votes}, 决议: 同意甲。}}"
    text = assembly(f"缺席: {absent}", "议题:", f"  {item}")
    return text.replace("支部: 第二支部", "支部: [第一支部, 第二支部]", 1)


@pytest.mark.parametrize(
    ("first", "second", "codes"),
    [
        ("赞成: 11", "赞成: 10", []),
        ("赞成: 11", "赞成: 11", ["D434"]),
        ("赞成: 21", "赞成: 10", ["D434"]),
        ("结果: 一致通过", "结果: 一致通过", []),
    ],
)
def test_branches_that_vote_each_for_itself_are_counted_by_their_own_members(
    first: str, second: str, codes: list[str]
) -> None:
    text = by_branch(first, second)
    case, _ = with_unanimous_votes(case_of(text))
    said = facts_of(case, 2023, no_days_off)
    assert [each.code for each in said if each.level is Level.ERROR] == codes


def test_what_one_of_the_branches_did_not_carry_is_not_resolved() -> None:
    for second, printed in (("赞成: 8, 不赞成: 2", ["同意甲。"]), ("赞成: 2, 不赞成: 8", [])):
        case = case_of(by_branch("赞成: 11", second))
        (item,) = case.meeting.agenda
        assert resolution(case, item) == printed
        words = [vote_sentence(case, item, vote) for vote in item.votes]
        assert [text[:12] for text in words] == ["第一支部采取举手方式进行", "第二支部采取举手方式进行"]
        assert "符合规定，可以开会" in quorum_sentence(case)


def test_a_vote_of_a_branch_that_does_not_hold_the_meeting_is_told() -> None:
    text = assembly("缺席: [区志远]", "议题: [{题目: 甲, 表决: {支部: 第一支部, 方式: 举手, 赞成: 10}}]")
    assert [each.code for each in facts(text)] == ["D549"]


@pytest.mark.parametrize(
    ("branches", "message"),
    [(["第一支部"], "没有第二支部的"), (["第二支部", "第二支部"], "没有第一支部的，第二支部写了两次")],
)
def test_each_branch_that_votes_for_itself_votes_once(branches: list[str], message: str) -> None:
    votes = ", ".join(f"{{支部: {branch}, 方式: 举手, 赞成: 1}}" for branch in branches)
    text = assembly("缺席: [区志远]", f"议题: [{{题目: 审议甲, 表决: [{votes}], 决议: 同意甲。}}]")
    said = facts(text.replace("支部: 第二支部", "支部: [第一支部, 第二支部]", 1))
    assert [each.message for each in said if each.code == "D549"] == [f"几个支部分开表决，{message}"]


def test_a_secret_vote_that_all_agreed_in_invents_no_ballots() -> None:
    case, _ = with_unanimous_votes(
        case_of(assembly("缺席: [区志远]", "议题: [{题目: 甲, 表决: {方式: 无记名投票, 结果: 一致通过}}]"))
    )
    (item,) = case.meeting.agenda
    sentence = vote_sentence(case, item, item.votes[0])
    assert "发出表决票【待补：发出票数】张，收回【待补：收回票数】张。" in sentence
    assert "有效票" not in sentence


@pytest.mark.parametrize(
    ("vote", "codes"),
    [
        ("赞成: 9, 未参加表决: 乐天", []),
        ("赞成: 9, 回避: [乐天]", []),
        ("赞成: 10, 未参加表决: 乐天", ["D434"]),
        ("赞成: 10, 未参加表决: 区志远", ["D548"]),
        ("赞成: 10, 未参加表决: 李小龙", ["D548"]),
        ("赞成: 10, 未参加表决: 某某", ["D423"]),
    ],
)
def test_who_left_before_a_vote_came_and_had_no_part_in_it(vote: str, codes: list[str]) -> None:
    text = assembly("缺席: [区志远]", f"议题: [{{题目: 甲, 表决: {{方式: 举手, {vote}}}}}]")
    assert [each.code for each in facts(text)] == codes
    case = case_of(text)
    assert case.present == 11
    if not codes:
        (item,) = case.meeting.agenda
        assert vote_sentence(case, item, item.votes[0]).startswith("乐天未参加表决。采取举手方式")
