from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from offices import ROSTER, meetings_of
from reading_models import organization_of, plan_of

from docgen.domain.calendar.windows import Window, windows
from docgen.domain.evaluations.half_year import HalfYear, Stand, half_of, stands
from docgen.domain.meetings.held import held_meetings
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.duties import duties

MINUTES = """\
会议:
  - {类型: 支委会, 支部: 第二支部, 日期: 2023-01-09, 全体到会: 是}
  - {类型: 支委会, 支部: 第二支部, 日期: 2023-02-13, 全体到会: 是}
  - {类型: 支委会, 支部: 第二支部, 日期: 2023-02-20, 全体到会: 是}
  - {类型: 支委会, 支部: 第一支部, 日期: 2023-03-06, 全体到会: 是}
  - {类型: 支委会, 支部: 第二支部, 日期: 2023-07-03, 全体到会: 是}
  - {类型: 党小组会, 党小组: 第三党小组, 日期: 2023-04-10, 全体到会: 是}
  - {类型: 组织生活会, 支部: 第二支部, 日期: 2023-02-22, 全体到会: 是}
"""
PLAN = """\
日程安排:
  - {事项: 支委会, 类型: 支委会, 频次: 每月至少一次, 范围: 每个支部}
  - {事项: 党小组会, 类型: 党小组会, 频次: 每季度至少一次, 范围: 每个党小组}
  - {事项: 组织生活会, 类型: 组织生活会, 频次: 每年至少一次, 范围: 每个支部}
  - {事项: 谈心谈话, 频次: 每年至少一次, 范围: 每个支部}
  - {事项: 集中学习, 频次: 每年不少于32学时, 范围: 每名党员}
"""


def account(at: date = date(2023, 6, 30), half: str = "上半年") -> dict[tuple[str, str], Stand]:
    organization = organization_of(ROSTER)

    def windows_of(kind: str) -> Sequence[Window]:
        return windows(kind, 2023, ())

    owed = duties(plan_of(PLAN), (), windows_of)
    roster = Roster(organization)
    of = HalfYear(half_of(2023, half), at, roster, held_meetings(meetings_of(MINUTES), roster))
    return {(each.duty.name, each.body): each for each in stands(owed, "第二支部", of, windows_of)}


def test_the_duties_of_the_branch_and_its_own_groups_are_counted() -> None:
    assert list(account()) == [
        ("支委会", "第二支部"),
        ("党小组会", "第三党小组"),
        ("党小组会", "第四党小组"),
        ("组织生活会", "第二支部"),
    ]


def test_what_was_held_is_counted_and_each_month_without_is_named() -> None:
    found = account()["支委会", "第二支部"]
    assert (found.due, found.done) == (Decimal(6), Decimal(3))
    assert found.days == (date(2023, 1, 9), date(2023, 2, 13), date(2023, 2, 20))
    assert [window.name for window in found.lacking] == ["3月", "4月", "5月", "6月"]


def test_a_month_that_is_not_over_lacks_nothing_yet() -> None:
    found = account(at=date(2023, 4, 29))["支委会", "第二支部"]
    assert [window.name for window in found.lacking] == ["3月"]


def test_a_yearly_duty_is_told_without_a_number_for_the_half() -> None:
    found = account()["组织生活会", "第二支部"]
    assert (found.due, found.done, found.lacking) == (None, Decimal(1), ())


def test_the_second_half_counts_its_own_meetings() -> None:
    found = account(at=date(2023, 12, 31), half="下半年")["支委会", "第二支部"]
    assert (found.done, found.days) == (Decimal(1), (date(2023, 7, 3),))
