"""The text of a plan and its 日程安排 promise the same."""

from __future__ import annotations

import pytest
from reading_models import plan_of, told

from docgen.domain.schedule.prose_facts import prose_against_schedule

TEXT = "导语: 制定本计划。\n重点任务:\n  - 标题: 组织生活\n    内容: 每月至少召开一次支委会，会后归档。\n"


@pytest.mark.parametrize(
    ("schedule", "codes"),
    [
        ("", [(4, 9, "D584")]),
        ("[{事项: 党课, 类型: 党课, 频次: 每季度一次}]", [(4, 9, "D584")]),
        ("[{事项: 支委会, 类型: 支委会, 频次: 每季度至少一次}]", [(4, 9, "D589")]),
        ("[{事项: 支委会, 类型: 支委会, 频次: 每两个月一次}]", [(4, 9, "D589")]),
        ("[{事项: 支委会, 类型: 支委会, 频次: 每月至少一次}]", []),
        ("[{事项: 支委会, 类型: 支委会, 频次: 每月1—2次}]", []),
        ("[{事项: 支委会, 类型: 支委会, 频次: 全年不少于12次}]", []),
        ("[{事项: 支委会, 类型: 支委会, 频次: 看情况}]", []),
        ("[{事项: 支委会, 类型: 支委会, 拟定: 每月第一个周一}]", []),
    ],
)
def test_a_promise_that_is_scheduled_less_often_or_not_at_all_is_told(
    schedule: str, codes: list[tuple[int, int, str]]
) -> None:
    plan = plan_of(TEXT + (f"日程安排: {schedule}\n" if schedule else ""))
    assert told(prose_against_schedule(plan)) == codes


def test_what_the_schedule_says_of_itself_is_no_prose() -> None:
    plan = plan_of(
        "日程安排: [{事项: 每月一次支委会, 类型: 党课, 频次: 每月一次, 备注: 每季度一次党员大会}]\n"
    )
    assert list(prose_against_schedule(plan)) == []


def test_a_matter_that_is_no_meeting_is_not_compared() -> None:
    assert list(prose_against_schedule(plan_of("导语: 每周更新一次宣传栏。\n"))) == []
