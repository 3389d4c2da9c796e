from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from reading_models import organization_of, plan_of

from docgen.base.diagnostics import Place, Source
from docgen.domain.calendar.workdays import work_calendar
from docgen.domain.meetings.held import Held
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.year_schedule import YearSchedule, YearSources, schedule_year

ORGANIZATION = """\
单位: 中共云溪市第三中学总支部委员会
简称: 校党总支
支部:
  - 名称: 第一支部
    党员: [{姓名: 王建国, 党小组: 第一党小组}]
  - 名称: 第二支部
    党员: [{姓名: 张伟, 党小组: 第二党小组}]
"""
NOWHERE = Place(Source("minutes.yaml"))


def held(words: str) -> Held:
    """A record: kind, day, bodies, and what it is about."""
    kind, day, bodies, *about = words.split()
    who = tuple(bodies.split("、"))
    return Held(kind, who, date.fromisoformat(day), Decimal(0), (), NOWHERE, (), "".join(about))


def schedule(item: str, *records: str, at: str = "2023-07-31") -> YearSchedule:
    basis = YearSources(
        Roster(organization_of(ORGANIZATION)),
        plan_of(f"日程安排: [{{{item}}}]"),
        work_calendar(None).calendar,
        (),
        [held(each) for each in records],
    )
    return schedule_year(basis, 2023, date.fromisoformat(at))


def states(item: str, *records: str, at: str = "2023-07-31") -> list[str]:
    """Each body with the state of the item."""
    return [f"{each.body}{each.state.value}" for each in schedule(item, *records, at=at).standings]


TYPED = "事项: 七一主题党日, 类型: 主题党日, 日期: 2023-06-30, 范围: 每个支部"


@pytest.mark.parametrize(
    ("item", "records", "expected"),
    [
        (TYPED, [], ["第一支部缺", "第二支部缺"]),
        (TYPED, ["主题党日 2023-06-30 第一支部"], ["第一支部已完成", "第二支部缺"]),
        (TYPED, ["主题党日 2023-06-30 第一支部、第二支部"], ["第一支部已完成", "第二支部已完成"]),
        (TYPED, ["主题党日 2023-06-30 党总支"], ["第一支部已完成", "第二支部已完成"]),
        (TYPED, ["党课 2023-06-30 第一支部"], ["第一支部缺", "第二支部缺"]),
        # Moved by some days it may be another one; moved and named so, it is the same.
        (TYPED, ["主题党日 2023-07-03 第一支部"], ["第一支部不清楚", "第二支部缺"]),
        (TYPED, ["主题党日 2023-06-09 第一支部"], ["第一支部缺", "第二支部缺"]),
        (TYPED, ["主题党日 2023-05-26 第一支部 七一主题党日"], ["第一支部已完成", "第二支部缺"]),
        # Without 类型 the name tells the kind, and not whose it is.
        ("事项: 七一主题党日, 日期: 2023-06-30", [], ["校党总支缺"]),
        ("事项: 七一主题党日, 日期: 2023-06-30", ["主题党日 2023-06-30 第二支部"], ["校党总支已完成"]),
        ("事项: 半年支部党员大会, 日期: 2023-06-30", ["主题党日 2023-06-30 第二支部"], ["校党总支缺"]),
        (
            "事项: 学习, 类型: 党小组会, 日期: 2023-06-30",
            ["党小组会 2023-06-30 第一党小组"],
            ["第一党小组已完成", "第二党小组缺"],
        ),
        # With a 频次 that is the promise.
        (
            "事项: 大会, 类型: 党员大会, 频次: 每年至少一次, 日期: 2023-06-30, 范围: 党总支",
            ["党员大会 2023-05-30 党总支"],
            ["校党总支已完成"],
        ),
        ("事项: 走访慰问, 日期: 2023-06-30", [], []),
    ],
)
def test_an_item_with_a_day_of_its_own_is_a_promise(
    item: str, records: list[str], expected: list[str]
) -> None:
    assert states(item, *records) == expected


@pytest.mark.parametrize(
    ("at", "state"), [("2023-06-29", "未到"), ("2023-06-30", "未到"), ("2023-07-01", "缺")]
)
def test_it_is_missed_when_its_day_is_over(at: str, state: str) -> None:
    assert states(TYPED, at=at) == [f"第一支部{state}", f"第二支部{state}"]


def test_a_meeting_planned_on_another_day_is_not_the_one_that_was_moved() -> None:
    both = f"{TYPED}}}, {{事项: 端午主题党日, 日期: 2023-06-21"
    assert states(both, "主题党日 2023-06-21 第一支部") == ["校党总支已完成", "第一支部缺", "第二支部缺"]


def test_what_leaves_no_minutes_is_listed_when_its_day_has_passed() -> None:
    item = "事项: 走访慰问, 日期: [2023-06-30, 2023-12-29]"
    assert [f"{duty.name} {duty.promise}" for duty in schedule(item).unchecked] == ["走访慰问 6月30日"]
