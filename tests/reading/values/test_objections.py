"""What an office writes as the result of a notice: nothing told, something told, or not clear."""

from __future__ import annotations

import pytest

from docgen.reading.values.objections import objections_told


def phrases(text: str) -> list[str]:
    """The phrases of a text, parted by blanks."""
    return text.split()


NONE = phrases(
    """
    无 没有 未收到 0 0件 零 无异议
    没有异议 无反映 未反映 未收到异议 未收到反映 无任何意见 无人反映 没有收到
    没有收到反映 无意见 没有意见 无不同意见 无人提出异议
    没有人反映 无异议。 均无异议 暂无异议 公示期间无异议
    公示期间未收到异议 公示期间，未收到任何异议 经公示无异议
    公示期满无异议 未收到反映问题 未收到任何反映
    未收到来信来访 未收到来信、来电、来访 未收到反映问题的来信、来电、来访
    没有收到任何举报 无举报 无投诉
    无举报、无异议 党员群众无异议 群众无意见
    全体党员无异议 大家都没有意见 对何磊同志无异议 没有接到反映
    未接到群众反映 收到反映0件 反映0件 0条意见
    无反对意见 未提出异议 没有人提意见 未有异议 没收到反映
    截至目前无异议 无异议，无反映 没有群众来信 未收到群众举报 未收到党员群众的不同意见 未发现问题反映
    反映情况：无 反映：无 意见:没有 无反映情况 公示期间反映情况：无
    """
)
SOME = phrases(
    """
    1件 2 一件 收到反映1件 1件反映
    收到群众反映2件 有1人提出异议 有异议 有反映 有群众反映 收到举报1件
    收到来信1封 有人提出不同意见 两人反映 收到异议
    接到反映 个别党员有意见 3人提出意见 共收到反映1件 有2条意见
    收到学生家长反映1件 公示期间收到反映1件 有家长来电
    接到实名反映1件 收到匿名信1封 电话反映1件 口头反映1次 有1人反映情况 收到反映情况2件
    """
)
NEITHER = phrases(
    """
    正常 通过 已公示 见附件 良好
    反映良好 基本无异议 无重大异议 除一人外无异议 无异议，有1条建议 收到1件，无异议
    同意 不同意 没有通过 有效 无效 待定
    没有人没有意见 公示结束 收到感谢信1封 合格 无其他异议 未公示 群众反映好
    反映情况 反映不实 反映情况不实 收到书面表扬1件 是 否 3人无异议 不详 已处理 没有问题吗 有
    """
)


@pytest.mark.parametrize("typed", NONE)
def test_words_that_say_that_nobody_told_anything(typed: str) -> None:
    assert objections_told(typed) is False


@pytest.mark.parametrize("typed", SOME)
def test_words_that_say_that_something_was_told(typed: str) -> None:
    assert objections_told(typed) is True


@pytest.mark.parametrize("typed", NEITHER)
def test_words_that_say_neither_for_certain_are_asked_about(typed: str) -> None:
    assert objections_told(typed) is None


def test_there_are_enough_phrases_to_trust_it() -> None:
    assert len({*NONE, *SOME, *NEITHER}) >= 100
