"""The words of a joint sitting against the votes of its branches."""

from __future__ import annotations

import json

import pytest
from offices import assembly, facts

ONE_AGAINST = (11, (9, 1, 0))
ALL_FOR = (11, (10, 0, 0))


def told(words: str, votes: tuple[int, tuple[int, int, int]] = ONE_AGAINST, key: str = "决议") -> list[str]:
    first, (yes, no, open_) = votes
    ballots = (
        f"[{{支部: 第一支部, 方式: 举手, 赞成: {first}}}, "
        f"{{支部: 第二支部, 方式: 举手, 赞成: {yes}, 不赞成: {no}, 弃权: {open_}}}]"
    )
    typed = json.dumps(words, ensure_ascii=False)
    lines = ["缺席: [区志远]", "议题:", "  - 题目: 甲", f"    表决: {ballots}", f"    {key}: {typed}"]
    text = assembly(*lines).replace("支部: 第二支部\n", "支部: [第一支部, 第二支部]\n", 1)
    return [each.code for each in facts(text) if each.code in ("D529", "D544")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("两个支部一致通过。", "D544"),
        ("经表决，两个支部均一致同意该方案。", "D544"),
        ("各支部全票通过", "D544"),
        ("大会一致通过", "D544"),
        ("第一支部、第二支部一致同意", "D544"),
        ("第一支部一致通过，第二支部一致通过。", "D544"),
        ("第二支部全票通过", "D544"),
        ("全体党员一致通过", "D544"),
        ("第二支部赞成10票，通过", "D529"),
        ("第一支部赞成12票，第二支部赞成9票、反对1票", "D529"),
        ("第一支部赞成11票，反对1票；第二支部赞成9票", "D529"),
        ("赞成21票，通过", "D529"),
        ("大会以赞成20票、反对2票通过", "D529"),
    ],
)
def test_words_that_no_vote_bears_out_are_told(words: str, code: str) -> None:
    assert told(words) == [code]


@pytest.mark.parametrize(
    ("words", "votes"),
    [
        ("两个支部一致通过。", ALL_FOR),
        ("大会一致通过", ALL_FOR),
        ("两个支部都表决通过。", ONE_AGAINST),
        ("第一支部一致通过，第二支部多数通过。", ONE_AGAINST),
        ("第一支部全票通过", ONE_AGAINST),
        ("第一支部赞成11票，第二支部赞成9票、反对1票，决议通过", ONE_AGAINST),
        ("第一支部11票赞成；第二支部9票赞成，1票反对", ONE_AGAINST),
        ("赞成20票、反对1票，决议通过", ONE_AGAINST),
        ("两个支部共赞成20票，反对1票", ONE_AGAINST),
        ("赞成票都超过半数", ONE_AGAINST),
        ("会议同意该方案，由两个支部共同实施", ONE_AGAINST),
        ("除1人反对外一致同意", ONE_AGAINST),
        ("支委会会前一致同意提交大会", ONE_AGAINST),
        ("上次会议一致通过的办法继续执行", ONE_AGAINST),
        ("两个支部的意见不一致，再议", ONE_AGAINST),
        ("同意2名同志参加培训", ONE_AGAINST),
        ("两个支部协调一致，抓好落实", ONE_AGAINST),
        ("弃权0票，反对1票", ONE_AGAINST),
        ("一支部全票通过，二支部多数通过", ONE_AGAINST),
        ("支部全票通过", ONE_AGAINST),
    ],
)
def test_what_agrees_or_says_nothing_of_the_votes_is_left_alone(
    words: str, votes: tuple[int, tuple[int, int, int]]
) -> None:
    assert told(words, votes) == []


def test_titles_are_looked_at_too() -> None:
    assert told("两个支部一致同意", key="讨论") == ["D544"]
