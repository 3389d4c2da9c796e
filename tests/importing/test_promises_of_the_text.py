"""What the text of a plan promises is proposed as 日程安排; the printed paper stays as it was."""

from __future__ import annotations

from manuscripts import imported, plan_in

TEXT = """青石镇中心小学2024年工作计划
一、组织生活
每两个月召开一次党员大会，每月至少召开一次支委会。每位党员每年至少写出一篇心得体会。
二、师德建设
开展师德教育活动。
中共青石镇中心小学支部委员会
2024年2月26日
"""


def test_each_promise_is_an_item_with_its_sentence_as_the_source() -> None:
    made = imported(TEXT.encode(), "计划.txt", 2024)
    items = [(item.name, item.kind, item.promise) for item in plan_in(made.text, 2024).schedule]
    assert items == [
        ("党员大会", "党员大会", "每两个月一次"),
        ("支委会", "支委会", "每月至少一次"),
        ("心得体会", "", "每年至少一篇"),
    ]
    assert made.text.count("# 原文：每两个月召开一次党员大会，每月至少召开一次支委会。") == 2
    assert "#   - {事项: 开展师德教育活动}" in made.text
    assert made.proof.lost == ()


def test_no_table_is_printed_that_the_original_had_not() -> None:
    plan = plan_in(imported(TEXT.encode(), "计划.txt", 2024).text, 2024)
    assert plan.tables == ()


def test_beside_a_schedule_of_the_original_promises_stand_as_remarks() -> None:
    rows = "月份\t工作内容\n3月\t党员大会\n4月\t党课"
    text = TEXT.replace("二、师德", f"{rows}\n二、师德")
    made = imported(text.encode(), "计划.txt", 2024)
    assert [item.name for item in plan_in(made.text, 2024).schedule] == ["党员大会", "党课"]
    assert "#   - {事项: 支委会, 频次: 每月至少一次}" in made.text
    assert "每两个月一次}" not in made.text
