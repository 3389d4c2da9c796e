"""Votes in words, and words that the office itself explains in rules.yaml."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from office_in_words import VOTED, papers, run, with_rules

from docgen.base.workspace import Workspace
from docgen.year import load_year

OF_ALL = "赞成3票，不赞成0票，弃权0票"


@pytest.mark.parametrize(
    ("vote", "words", "is_reckoned"),
    [
        ("一致通过", OF_ALL, True),
        ("全票通过", OF_ALL, True),
        ("举手表决，一致通过", f"采取举手方式进行表决。{OF_ALL}", True),
        ("鼓掌通过", f"采取鼓掌方式进行表决。{OF_ALL}", True),
        ("与会党员一致同意", OF_ALL, True),
        ("{方式: 举手, 赞成: 全票}", f"采取举手方式进行表决。{OF_ALL}", True),
        ("{方式: 口头, 结果: 一致通过}", f"采取口头方式进行表决。{OF_ALL}", True),
        ("{方式: 口头, 一致通过: 是}", f"采取口头方式进行表决。{OF_ALL}", True),
        ("赞成2票、反对0票、弃权1票", "赞成2票，不赞成0票，弃权1票", False),
        ("经举手表决，同意3人，反对无，通过", f"采取举手方式进行表决。{OF_ALL}", False),
        ("3票赞成", OF_ALL, False),
    ],
)
def test_a_vote_in_words(
    branch_office: Callable[..., Path], vote: str, words: str, *, is_reckoned: bool
) -> None:
    folder = branch_office(minutes=VOTED.format(vote=vote, absent="缺席: 李娜（高中部）"))
    result = run(folder, "minutes", "2023")
    assert result.exit_code == 0, result.output
    (text,) = papers(folder, "minutes").values()
    assert words in text
    assert ("D593" in result.output) == is_reckoned


@pytest.mark.parametrize(
    ("vote", "absent", "code"),
    [
        ("一致通过", "实到: 3", "D592"),
        ("通过", "缺席: 无", "K303"),
        ("赞成多数", "缺席: 无", "K303"),
        ("{方式: 举手, 结果: 多数通过}", "缺席: 无", "K303"),
        ("{方式: 举手}", "缺席: 无", "K302"),
    ],
)
def test_a_number_that_nobody_can_know_is_asked_for(
    branch_office: Callable[..., Path], vote: str, absent: str, code: str
) -> None:
    folder = branch_office(minutes=VOTED.format(vote=vote, absent=absent))
    result = run(folder, "check", "2023", "--format", "json")
    errors = [each for each in json.loads(result.stdout) if each["level"] == "error"]
    assert [each["code"] for each in errors] == [code], errors
    assert code == "K302" or "赞成: 11" in errors[0]["hint"]


def test_the_words_of_the_office_are_read_as_docgens_own(branch_office: Callable[..., Path]) -> None:
    plan = "日程安排: [{事项: 甲, 类型: 党员活动日, 范围: 支部全体, 何时: 6月}]\n"
    minutes = VOTED.format(vote="{方式: 呼啦, 赞成: 3}", absent="没来: 李娜（高中部）").replace(
        "党员大会", "支部例会"
    )
    notice = "公示:\n  - {编号: 甲, 类别: 先锋公示, 项目: 先锋岗, 对象: 李梅, 发布日期: 2023-09-11}\n"
    folder = branch_office(plan=plan, minutes=minutes, notices=notice)
    assert run(folder, "plan", "2023").exit_code == 1
    with_rules(
        folder,
        "  - {项: 类型, 词: [党员活动日, 红色星期五], 意思: 主题党日}\n"
        "  - {项: 类型, 词: 支部例会, 意思: 党员大会}\n"
        "  - {项: 范围, 词: 支部全体, 意思: 每个支部}\n"
        "  - {项: 方式, 词: 呼啦, 意思: 举手}\n"
        "  - {项: 类别, 词: 先锋公示, 意思: 评优评先}\n"
        "  - {项: 键, 词: 没来, 意思: 缺席}\n"
        "  - {项: 键, 词: 何时, 意思: 月份}\n",
    )
    # docgen plan reads no rules, and the drafts of an earlier run must not be remembered.
    for kind in ("plan", "minutes", "notices"):
        result = run(folder, kind, "2023")
        assert result.exit_code == 0, result.output
    assert "采取举手方式进行表决" in "\n".join(papers(folder, "minutes").values())
    with_rules(folder, "  - {项: 类型, 词: 支部例会, 意思: 党员大会}\n")
    assert run(folder, "plan", "2023").exit_code == 1


@pytest.mark.parametrize(
    ("saying", "code"),
    [
        ("{项: 类形, 词: 甲会, 意思: 党员大会}", "D595"),
        ("{项: 类型, 词: 甲会, 意思: 党员大回}", "D596"),
        ("{项: 类型, 词: 支委会, 意思: 党员大会}", "D597"),
        ("{项: 键, 词: 反对, 意思: 赞成}", "D597"),
        ("{项: 键, 词: [人到齐], 意思: 出席}\n  - {项: 键, 词: 人到齐, 意思: 实到}", "D597"),
        ("{项: 键, 词: 到会的, 意思: 缺席}", "D598"),
        ("{项: 方式, 词: 不记名, 意思: 记名投票}", "D598"),
    ],
)
def test_a_word_that_cannot_mean_that_is_told(
    branch_office: Callable[..., Path], saying: str, code: str
) -> None:
    folder = with_rules(branch_office(), f"  - {saying}\n")
    told = json.loads(run(folder, "check", "2023", "--format", "json").stdout)
    assert [each["code"] for each in told if each["level"] == "error"] == [code]


def test_votes_on_people_are_known_by_the_offices_words(branch_office: Callable[..., Path]) -> None:
    minutes = """\
会议:
  - 类型: [全体会, 民主评议会]
    支部: 高中部
    日期: 2023-06-20
    主持人: 王书记
    缺席: 无
    议题:
      - 题目: 讨论接收何磊为中共预备党员
        审议对象: {姓名: 何磊（高中部）, 入党介绍人: [李娜（高中部）, 赵明]}
        表决: {事项: 接收, 方式: 无记名投票, 结果: 一致通过}
"""
    folder = branch_office(minutes=minutes)
    sayings = "说法:\n  - {项: 键, 词: 审议对象, 意思: 人选}\n  - {项: 类型, 词: 全体会, 意思: 党员大会}\n"
    (folder / "plans" / "rules.yaml").write_text(sayings, encoding="utf-8")
    year = load_year(Workspace(folder), 2023)
    assert year.roster
    assert [(vote.day, vote.carried, vote.branches) for vote in year.decided] == [
        (date(2023, 6, 20), True, ("高中部党支部",))
    ]
    assert not year.unread
