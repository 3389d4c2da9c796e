from __future__ import annotations

from datetime import date

import pytest
from reading_models import plan_of, told

from docgen.domain.calendar.windows import Window
from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.schedule.planning import Planned, Planning, plan_year

CALENDAR = WorkCalendar(
    own_terms=(Window("春季学期", date(2023, 2, 13), date(2023, 7, 7)),),
    own_vacations=(Window("暑假", date(2023, 7, 8), date(2023, 8, 31)),),
)


def planning(schedule: str, calendar: WorkCalendar = CALENDAR) -> Planning:
    return plan_year(plan_of(f"日程安排:\n{schedule}"), 2023, calendar)


def entries(schedule: str) -> list[Planned]:
    return planning(schedule).entries


def test_days_proposals_and_months_stand_in_the_order_of_the_year() -> None:
    made = entries(
        "  - {事项: 公开课, 月份: 4月—5月}\n"
        "  - {事项: 归档, 日期: 2023-04-28}\n"
        "  - {事项: 党小组会, 类型: 党小组会, 拟定: 4月第三个周三 16:00}\n"
        "  - {事项: 总支会, 日期: 2023-04-19, 时间: 下午2点}\n"
    )
    assert [(entry.item.name, entry.day) for entry in made] == [
        ("总支会", date(2023, 4, 19)),
        ("党小组会", date(2023, 4, 19)),
        ("归档", date(2023, 4, 28)),
        ("公开课", None),
    ]


def test_a_moved_day_says_what_was_meant_and_why() -> None:
    made = entries("  - {事项: 支委会, 类型: 支委会, 拟定: 每月第一个周一 16:00}\n")
    remarks = {entry.day: entry.remark for entry in made}
    assert remarks[date(2023, 10, 7)] == "原定10月2日（星期一），国庆节；这天调休上班"
    assert remarks[date(2023, 5, 4)] == "原定5月1日（星期一），劳动节"
    assert remarks[date(2023, 8, 7)] == "在暑假"
    assert remarks[date(2023, 6, 5)] == ""


def test_a_meeting_with_a_day_of_its_own_takes_the_place_of_the_proposed_one() -> None:
    made = entries(
        "  - {事项: 主题党日, 类型: 主题党日, 拟定: 每月最后一个周五, 范围: 每个支部}\n"
        "  - {事项: 七一主题党日, 类型: 主题党日, 日期: 2023-06-28}\n"
        "  - {事项: 检查, 日期: 2023-07-05}\n"
    )
    assert [entry.item.name for entry in made if entry.month.month == 6] == ["七一主题党日"]
    assert len([entry for entry in made if entry.item.kind]) == 12


def test_an_identity_outlives_a_move_of_its_day() -> None:
    first = entries("  - {事项: 支委会, 拟定: 每月第一个周一}\n")
    second = entries("  - {事项: 支委会, 拟定: 每月第二个周二}\n")
    assert [entry.identity for entry in first] == [entry.identity for entry in second]
    assert [entry.day for entry in first] != [entry.day for entry in second]


def test_identities_are_unique_even_for_two_items_of_one_name() -> None:
    made = entries("  - {事项: 甲, 日期: [2023-03-01, 2023-04-03]}\n  - {事项: 甲, 日期: 2023-05-05}\n")
    assert len({entry.identity for entry in made}) == 3


def test_a_fixed_day_that_is_off_is_told_at_its_place() -> None:
    said = planning("  - {事项: 甲, 日期: 2023-10-02}\n  - {事项: 乙, 日期: 2023-10-07}\n").diagnostics
    assert told(said) == [(2, 17, "D465")]
    assert "国庆节" in said[0].message


def test_a_day_of_another_year_is_not_put_on_this_years_calendar() -> None:
    assert entries("  - {事项: 甲, 日期: 2022-10-08}\n") == []


@pytest.mark.parametrize(
    "rule", ["拟定: 每学期第三周周四", "频次: 每学期至少一次", "拟定: 每学期第一个月10日"]
)
def test_terms_that_were_only_supposed_are_told_once(rule: str) -> None:
    schedule = f"  - {{事项: 党课, {rule}}}\n"
    assert [said.code for said in planning(schedule, WorkCalendar()).diagnostics] == ["D464"]
    assert planning(schedule).diagnostics == []


def test_what_is_not_understood_puts_nothing_on_the_calendar() -> None:
    assert entries("  - {事项: 甲, 拟定: 择日}\n  - {事项: 乙, 频次: 每月一次}\n") == []
