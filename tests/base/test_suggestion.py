"""A suggestion goes by meaning: what is asked for is right, and nothing is asked where it is not sure."""

from __future__ import annotations

import pytest
from mistyped_words import FOREIGN, MISTYPED

from docgen.base.suggestion import closest, is_opposite, meant_word
from docgen.models.evaluations import FAMILIES
from docgen.models.meeting_kinds import MEETING_KINDS
from docgen.models.minutes import ENDINGS, AgendaItem, Meeting, Nominee
from docgen.models.notices import NOTICE_KINDS, Notice
from docgen.models.organization import STAGES, STANDINGS, Member
from docgen.models.plan import SCOPES, Plan
from docgen.models.rules import MATTERS
from docgen.models.votes_taken import WAYS, Vote

OPTIONS = {
    "会议": Meeting.keys(),
    "议题": AgendaItem.keys(),
    "表决": Vote.keys(),
    "人选": Nominee.keys(),
    "公示": Notice.keys(),
    "党员": Member.keys(),
    "计划": Plan.keys(),
    "类型": MEETING_KINDS,
    "公示类别": NOTICE_KINDS,
    "事项": MATTERS,
    "方式": WAYS,
    "结论": ENDINGS,
    "身份": (*STANDINGS, *STAGES),
    "范围": SCOPES,
    "评议类别": tuple(FAMILIES),
    "支部": ("第一支部", "第二支部", "第三支部"),
    "党小组": ("第一党小组", "第二党小组", "第三党小组"),
}
PAIRS = [
    *((of, *pair.split("→")) for of, pairs in MISTYPED.items() for pair in pairs.split()),
    *((of, word, None) for of, words in FOREIGN.items() for word in words.split()),
]
LEAST_PRECISION, LEAST_RECALL = 0.99, 0.95


def test_nearly_every_suggestion_is_right_and_nearly_every_mistyping_gets_one() -> None:
    asked = [(typed, right, meant_word(typed, OPTIONS[of])) for of, typed, right in PAIRS]
    wrong = [each for each in asked if each[2] is not None and each[1] != each[2]]
    found = sum(1 for _, _, meant in asked if meant)
    mistyped = sum(1 for _, right, _ in asked if right)
    assert 1 - len(wrong) / found >= LEAST_PRECISION, wrong
    assert (found - len(wrong)) / mistyped >= LEAST_RECALL


@pytest.mark.parametrize(("of", "typed"), [(of, typed) for of, typed, right in PAIRS if not right])
def test_for_a_word_of_another_meaning_nothing_is_asked(of: str, typed: str) -> None:
    assert meant_word(typed, OPTIONS[of]) is None


@pytest.mark.parametrize(
    ("typed", "option"),
    [
        ("出席", "缺席"),
        ("反对", "对象"),
        ("反对", "赞成"),
        ("总支委员会", "支委会"),
        ("团支部", "第一支部"),
        ("不能按期转正", "按期转正"),
        ("未按期转正", "按期转正"),
        ("非正式党员", "正式党员"),
        ("预备党员", "正式党员"),
        ("实到", "应到"),
        ("转出日期", "转入日期"),
        ("上半年", "下半年"),
        ("记名投票", "无记名投票"),
        ("第四支部", "第三支部"),
        ("主题队日", "主题党日"),
    ],
)
def test_the_opposite_and_another_body_are_never_asked_for(typed: str, option: str) -> None:
    assert meant_word(typed, [option]) is None
    assert meant_word(option, [typed]) is None


@pytest.mark.parametrize(
    ("typed", "options", "meant"),
    [
        ("与会人员", Meeting.keys(), "出席"),
        ("重点工作", Plan.keys(), "重点任务"),
        ("发文字号", Plan.keys(), "文号"),
        ("民主评议", tuple(FAMILIES), "民主评议党员"),
        ("延期转正", ENDINGS, "延长预备期"),
        ("支委会记录", MEETING_KINDS, "支委会"),
        ("会议时间", ("日期", "时间"), "时间"),
    ],
)
def test_a_word_of_nearly_the_same_meaning_is_asked_for(
    typed: str, options: tuple[str, ...], meant: str
) -> None:
    assert meant_word(typed, options) == meant


def test_a_name_is_asked_for_by_its_spelling_but_never_an_opposite() -> None:
    assert closest("王健国", ["王建国", "李大龙"]) == "王建国"
    assert closest("出席", ["缺席"]) is None


def test_words_of_opposite_meaning_are_told_from_words_mistyped() -> None:
    assert is_opposite("出席", "缺席")
    assert not is_opposite("发展对像", "发展对象")


@pytest.mark.parametrize("word", ["公示时间", "公示日期", "公示主题", "公示支部"])
def test_a_word_about_notices_is_none_about_meetings(word: str) -> None:
    assert meant_word(word, Meeting.keys()) is None


@pytest.mark.parametrize("typed", ["第三支部", "第3支部", "3支部", "第四支部"])
def test_a_name_with_another_number_is_never_suggested(typed: str) -> None:
    assert closest(typed, ["第一支部", "第二支部"]) is None
    assert closest("第一支步", ["第一支部", "第二支部"]) == "第一支部"
