from __future__ import annotations

from contextlib import nullcontext, suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.calendar.windows import WINDOWS
from docgen.domain.words.promises import EXAMPLES, Promise, parse_promise
from docgen.reading.values import Misread


@pytest.mark.parametrize(
    ("text", "window", "least", "most"),
    [
        ("每月至少一次", "月", 1, None),
        ("每月1—2次", "月", 1, 2),
        ("每月一至两次", "月", 1, 2),
        ("每两个月一次", "两个月", 1, None),
        ("每隔一个月一次", "两个月", 1, None),
        ("每双月一次", "两个月", 1, None),
        ("每季度", "季度", 1, None),
        ("每季度至少一次", "季度", 1, None),
        ("每个季度不少于1次", "季度", 1, None),
        ("每学期至少一次", "学期", 1, None),
        ("每半年一次", "半年", 1, None),
        ("每年至少一次", "年", 1, None),
        ("每年一次", "年", 1, None),
        ("每月两次", "月", 2, None),
        ("每周一次", "周", 1, None),
        ("全年不少于 12 次", "年", 12, None),
        ("每月最多2次", "月", 0, 2),
        ("一季度一次", "季度", 1, None),
        # as plans say it in a sentence
        ("每两个月要召开一次党员大会", "两个月", 1, None),
        ("每月至少召开一次支委会", "月", 1, None),
        ("每月召开1-2次党小组会", "月", 1, 2),
        ("每学期至少上好一次党课", "学期", 1, None),
        ("党课教育每半年不少于一次", "半年", 1, None),
        ("每年每名党员至少写出一篇有内容的学习心得", "年", 1, None),
        ("每年对学习情况进行自我小结", "年", 1, None),
        ("各支部对照年初安排每半年进行一次检查", "半年", 1, None),
    ],
)
def test_a_promise_is_understood_as_a_quota(text: str, window: str, least: int, most: int | None) -> None:
    wanted = Promise(window, Decimal(least), None if most is None else Decimal(most))
    assert parse_promise(text) == wanted


@pytest.mark.parametrize(
    ("text", "window", "least"),
    [
        ("党员学习实践每月不少于四学时", "月", 4),
        ("每年不少于32学时", "年", 32),
        ("每周学习2课时", "周", 2),
        ("集中学习每月不少于1小时", "月", 1),
    ],
)
def test_study_hours_are_a_quota_too(text: str, window: str, least: int) -> None:
    assert parse_promise(text) == Promise(window, Decimal(least), None, in_hours=True)


@pytest.mark.parametrize(
    "text", ["经常", "定期召开", "每月若干次", "每月零次", "第一季度一次", "上半年一次", "", "2023年3月8日"]
)
def test_what_is_not_understood_is_told_with_all_that_can_be_written(text: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_promise(text)
    assert all(example in fault.value.hint for example in EXAMPLES)


@pytest.mark.parametrize(
    ("text", "is_possible"),
    [
        ("全年366次", True),
        ("全年367次", False),
        ("每月1—99999999次", False),
        ("每年不少于8784学时", True),
        ("每年不少于8785学时", False),
    ],
)
def test_more_than_a_year_has_room_for_is_no_promise(text: str, is_possible: bool) -> None:
    with nullcontext() if is_possible else pytest.raises(Misread, match="一年里做不到"):
        parse_promise(text)


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_that_a_hint_shows_is_understood(text: str) -> None:
    assert parse_promise(text).window in WINDOWS


@given(st.text(max_size=40))
def test_no_text_ends_in_anything_but_a_promise_or_a_misread(text: str) -> None:
    with suppress(Misread):
        assert parse_promise(text).window in WINDOWS
