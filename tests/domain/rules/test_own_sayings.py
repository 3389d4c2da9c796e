"""An office's own words (说法) may mean anything but the opposite of what they say."""

from __future__ import annotations

import pytest
from reading_models import read

from docgen.domain.rules.own_sayings import faults_of
from docgen.models.rules import Rules


def faults(what: str, word: str, meaning: str) -> list[str]:
    rules, said = read(Rules, f"说法: [{{项: {what}, 词: {word}, 意思: {meaning}}}]")
    assert rules is not None
    assert not said
    return [told.code for _, told in faults_of(rules.sayings)]


OPPOSITE = """
类型/团员大会/党员大会 类型/总支委会/支委会 键/赞成数/不赞成
键/没来/出席 键/没来的/出席 键/来了/缺席 键/到了的/缺席 键/旷会/出席 键/旁听/缺席 键/不同意的/赞成
键/反对的/赞成 键/支持/不赞成 键/弃票/赞成 键/作废/赞成 键/不投票/赞成 键/主席/记录人 键/交回/发出
键/下发/收回 方式/公开/无记名投票 方式/不记名/记名投票 结论/不转正/按期转正 身份/群众/正式党员
身份/非党员/正式党员 单位/日历天/工作日 起算/第二天算/当日
"""
ALIKE = """
方式/票决/无记名投票 方式/投票/无记名投票 键/不在场/缺席 键/不参会/缺席
键/没来/缺席 键/没有来/缺席 键/没到的/缺席 键/来的/出席 键/在场的/出席 键/旁听/列席 键/不支持/不赞成
键/支持/赞成 键/主席/主持人 键/交回/收回 方式/不记名/无记名投票 方式/公开/记名投票 结论/推迟/延长预备期
"""


@pytest.mark.parametrize("saying", OPPOSITE.split())
def test_a_word_that_says_the_opposite_is_told(saying: str) -> None:
    assert faults(*saying.split("/")) == ["D598"]


@pytest.mark.parametrize("saying", ALIKE.split())
def test_a_word_of_the_same_meaning_is_taken(saying: str) -> None:
    assert faults(*saying.split("/")) == []
