"""Words of the roster that somebody left, and words that only sound like it."""

from __future__ import annotations

import pytest
from votes_on_people import (
    codes,
    dated,
    roster_with,
)

WU = "姓名: 吴静, 性别: 女,"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("备注: 2025年3月转出", "转出日期: 2025-03-01, 状态: 转出"),
        ("备注: 2025-03-12调离", "转出日期: 2025-03-12, 状态: 转出"),
        ("备注: 2025年3月12日去世", "转出日期: 2025-03-12, 状态: 去世"),
        ("备注: 已退党", "状态: 退党"),
        ("状态: 除名", "状态: 除名"),
        ("状态: 已故，病逝", "状态: 去世"),
        ("备注: 开除党籍（2025.3.1）", "转出日期: 2025-03-01, 状态: 开除党籍"),
        ("备注: 2023年2月至2024年1月支教，组织关系未转", ""),
        ("备注: 组织关系没有转出", ""),
        ("备注: 拟于2026年转出", ""),
        ("备注: 2025年3月转出, 转出日期: 2025-03-12", ""),
        ("状态: 退休", ""),
    ],
)
def test_a_remark_that_somebody_left_is_told_with_the_key_to_use(more: str, told: str) -> None:
    said = dated(roster_with((WU, f"{WU} {more},")))
    assert codes(said) == (["D537"] if told else [])
    assert all(told in each.hint for each in said)


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("2023年3月转到第一支部", "这一行不要删掉；在第一支部另写一行"),
        ("调往市一中", "状态: 转出"),
        ("已调市二中工作", "状态: 转出"),
        ("2023年9月1日调至区教育局", "转出日期: 2023-09-01"),
        ("调任镇中心小学校长", "状态: 转出"),
        ("组织关系已转至市一中党总支", "状态: 转出"),
        ("组织关系转街道", "状态: 转出"),
        ("已迁往外地", "状态: 转出"),
        ("毕业离校", "状态: 转出"),
        ("不幸去世", "状态: 去世"),
        ("已故", "状态: 去世"),
        ("自行脱党", "状态: 除名"),
    ],
)  # fmt: skip
def test_more_words_of_leaving_are_told(remark: str, told: str) -> None:
    (said,) = dated(roster_with((WU, f"{WU} 备注: {remark},")))
    assert said.code == "D537"
    assert told in said.hint


STAYING = """
2023年3月转到第二支部 2022年转入第二支部 由一中调入 从一中转来 2021年由市一中转入 由镇中心小学调到我校
转正 转岗到总务处 转行政岗 调到教务处 调任教导主任 转到南校区 转到纪检委员岗位 转到第四党小组
调入第一党小组 借调 借调到教育局 抽调到区专班 2023年9月起借调市局 退休返聘 退休 病休 支教 挂职
去市一中交流一年 转至市医院治疗 户口转出 档案转到区委 转正材料转到组织部 待转出 拟调往市一中
学生，毕业后转出 商调市一中 组织关系转接中 组织关系在街道 组织关系未转 开除公职 离职进修 调薪
转为合同制 不再担任委员
"""


@pytest.mark.parametrize("remark", STAYING.split())
def test_who_came_stays_or_only_may_leave_is_not_taken_for_gone(remark: str) -> None:
    assert dated(roster_with((WU, f"{WU} 备注: {remark},"))) == []
