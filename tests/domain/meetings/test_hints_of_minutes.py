"""What is proposed beside a fault is what most often was meant."""

from __future__ import annotations

import pytest
from offices import ROSTER, assembly, facts, meetings_of
from reading_models import read

from docgen.models.minutes import Minutes


def hints(text: str, code: str, organization: str = ROSTER) -> list[str]:
    return [each.hint for each in facts(text, organization) if each.code == code]


def item(vote: str, *more: str) -> str:
    lines = ["缺席: [区志远]", "议题:", "  - 题目: 审议年度计划", f"    表决: {vote}"]
    return assembly(*lines, *(f"    {line}" for line in more))


@pytest.mark.parametrize(
    ("vote", "asks"),
    [
        ("{方式: 无记名投票, 赞成: 10, 书面赞成: 1}", True),
        ("{事项: 一般决议, 方式: 举手, 赞成: 10, 书面赞成: 1}", False),
    ],
)
def test_written_opinions_without_a_matter_ask_for_it(vote: str, asks: bool) -> None:
    (hint,) = hints(item(vote), "D439")
    assert ("事项: 接收预备党员" in hint) == asks
    assert "删掉“书面赞成”" in hint


COMMITTEE = (
    assembly("缺席: [张伟（女）]")
    .replace("党员大会", "支委会")
    .replace("记录人: 张伟（女）", "记录人: 黄海涛")
)


@pytest.mark.parametrize(
    ("post", "words"),
    [
        ("第二支部宣传委员（2023-12-29起）", "连任的，删掉括号里的日子"),
        ("第二支部党小组长", "新当选的补上职务和日期"),
    ],
)
def test_who_is_not_on_a_committee_yet_may_have_been_elected_again(post: str, words: str) -> None:
    (hint,) = hints(COMMITTEE, "D425", ROSTER.replace("第二支部宣传委员", post))
    assert words in hint


def test_a_post_without_a_day_or_with_an_earlier_one_is_left_alone() -> None:
    for post in ("第二支部宣传委员", "第二支部宣传委员（2022-12-29起）"):
        assert hints(COMMITTEE, "D425", ROSTER.replace("第二支部宣传委员", post)) == []


EIGHT = "{方式: 举手, 赞成: 8, 不赞成: 2}"
FOUR = "{方式: 举手, 赞成: 4, 不赞成: 6}"


@pytest.mark.parametrize(
    ("vote", "line", "codes"),
    [
        (EIGHT, "结果: 通过", []),
        (EIGHT, "表决结果: 通过", []),
        (EIGHT, "结果: 多数通过", []),
        (EIGHT, "结果: 表决通过", []),
        (EIGHT, "结果: 赞成8票，反对2票，通过", []),
        (f"[{EIGHT}]", "结果: 通过", []),
        ("举手，赞成8票，反对2票", "结果: 通过", []),
        (FOUR, "结果: 未通过", []),
        (FOUR, "结果: 未获通过", []),
        (EIGHT, "结果: 未通过", ["D544"]),
        (EIGHT, "结果: 一致通过", ["D544"]),
        (FOUR, "结果: 通过", ["D544"]),
        (FOUR, "表决结果: 予以通过", ["D544"]),
        ("举手，赞成4票，反对6票", "结果: 通过", ["D544"]),
    ],
)
def test_a_result_beside_the_vote_is_compared_with_it(vote: str, line: str, codes: list[str]) -> None:
    text = item(vote, line)
    assert [each.code for each in facts(text) if each.code in ("D544", "D529")] == codes
    assert str(meetings_of(text)[0].votes[0].result)


@pytest.mark.parametrize(
    ("vote", "line", "code"),
    [
        (EIGHT, "结果: 通过年度计划", "K303"),
        (f"[{EIGHT}, {FOUR}]", "结果: 通过", "K301"),
        ("{方式: 举手, 赞成: 8, 不赞成: 2, 结果: 通过}", "结果: 通过", "K301"),
    ],
)
def test_a_result_that_is_none_or_of_no_one_vote_is_told(vote: str, line: str, code: str) -> None:
    assert code in [each.code for each in read(Minutes, item(vote, line))[1]]


@pytest.mark.parametrize(
    ("line", "codes"), [("结果: 通过", []), ("结果: 一致通过", ["D544"]), ("结果: 未通过", ["D544"] * 2)]
)
def test_a_result_beside_the_votes_of_branches_is_that_of_each(line: str, codes: list[str]) -> None:
    votes = "[{支部: 第一支部, 方式: 举手, 赞成: 11}, {支部: 第二支部, 方式: 举手, 赞成: 9, 反对: 1}]"
    text = item(votes, line).replace("支部: 第二支部\n", "支部: [第一支部, 第二支部]\n", 1)
    assert [each.code for each in facts(text)] == codes
