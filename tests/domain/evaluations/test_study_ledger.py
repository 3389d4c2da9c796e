from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from offices import meetings_of, roster
from reading_models import organization_of, plan_of

from docgen.domain.calendar.windows import Window, windows
from docgen.domain.evaluations.ledgers import Demand, Hours, hours_owed, study_hours
from docgen.domain.meetings.held import held_meetings
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.duties import duties

LECTURES = """\
会议:
  - {类型: 党课, 支部: [第一支部, 第二支部], 日期: 2023-03-10, 全体到会: 是, 学时: 2}
  - {类型: 主题党日, 支部: 第二支部, 日期: 2023-03-31, 缺席: {乙: 出差}, 学时: 0.5}
  - {类型: 党课, 支部: 第一支部, 日期: 2023-09-10, 全体到会: 是, 学时: 4}
  - {类型: 支委会, 支部: 第二支部, 日期: 2023-09-11, 全体到会: 是}
"""


def people(first: str, second: str) -> Roster:
    branches = f"[{{名称: 第一支部, 党员: [{first}]}}, {{名称: 第二支部, 党员: [{second}]}}]"
    return Roster(organization_of(f"单位: 校党总支\n支部: {branches}\n"))


def rows(
    of: Roster, branch: str = "第二支部", at: date = date(2023, 12, 31), demand: Demand | None = None
) -> dict[str, Hours]:
    held = held_meetings(meetings_of(LECTURES), of)
    found = study_hours(of, branch, held, demand or Demand(Decimal(3), {}), at, 2023)
    assert len({row.name for row in found}) == len(found)
    return {row.name: row for row in found}


def test_hours_are_summed_by_month_for_who_attended() -> None:
    found = rows(people("", "{姓名: 甲}, {姓名: 乙}"))
    assert found["甲"].months[2] == Decimal("2.5")
    assert (found["甲"].total, found["乙"].total) == (Decimal("2.5"), Decimal(2))
    assert (found["甲"].wanting, found["乙"].wanting) == (Decimal("0.5"), Decimal(1))
    assert found["甲"].meetings[2] == 2
    assert found["甲"].meetings[8] == 0  # a meeting without 学时 is no study


def test_months_still_to_come_are_left_open_and_later_meetings_do_not_count() -> None:
    found = rows(people("{姓名: 甲}", ""), "第一支部", at=date(2023, 3, 15))
    assert found["甲"].months[:3] == (0, 0, 2)
    assert set(found["甲"].months[3:]) == {None}
    assert found["甲"].total == 2


def test_who_was_transferred_is_listed_once_in_the_branch_of_the_day() -> None:
    moved = people("{姓名: 甲, 转出日期: 2023-06-01}", "{姓名: 甲, 转入日期: 2023-06-01}")
    assert list(rows(moved, "第一支部")) == []
    assert rows(moved)["甲"].total == Decimal(2)
    assert rows(moved)["甲"].required == Decimal(3)
    assert list(rows(moved, "第一支部", at=date(2023, 5, 31))) == ["甲"]


def test_who_left_or_came_within_the_year_keeps_a_row_and_owes_no_whole_year() -> None:
    found = rows(people("", "{姓名: 甲, 转出日期: 2023-06-01}, {姓名: 乙, 入党日期: 2023-06-20}"))
    assert (found["甲"].total, found["甲"].required, found["甲"].wanting) == (Decimal("2.5"), None, None)
    assert found["甲"].changes == ((date(2023, 6, 1), False),)
    assert found["乙"].changes == ((date(2023, 6, 20), True),)


def test_who_left_before_the_year_or_came_after_the_day_has_no_row() -> None:
    gone = people("", "{姓名: 甲, 转出日期: 2023-01-01}, {姓名: 乙, 入党日期: 2023-12-01}")
    assert rows(gone, at=date(2023, 11, 30)) == {}


def test_more_may_be_asked_of_some() -> None:
    found = rows(people("", "{姓名: 甲}, {姓名: 乙}"), demand=Demand(Decimal(1), {"甲": Decimal(56)}))
    assert (found["甲"].wanting, found["乙"].wanting) == (Decimal("53.5"), Decimal(0))


def owed(*promises: str) -> Decimal | None:
    items = ", ".join(f"{{事项: 集中学习, 频次: {each}, 范围: 每名党员}}" for each in promises)

    def windows_of(kind: str) -> Sequence[Window]:
        return windows(kind, 2023, ())

    return hours_owed(duties(plan_of(f"日程安排: [{items}]"), (), windows_of), windows_of)


def test_the_hours_owed_are_those_of_the_whole_year() -> None:
    assert owed("每月不少于4学时") == 48
    assert owed("每年不少于32学时", "每季度不少于10学时") == 40
    assert owed() is None


@given(st.lists(st.integers(0, 24), min_size=12, max_size=12), st.integers(1, 12))
def test_the_total_is_the_sum_of_the_months_and_nobody_is_lost(hours: list[int], month: int) -> None:
    text = "会议:\n" + "".join(
        f"  - {{类型: 党课, 支部: 第二支部, 日期: 2023-{number:02}-08, 全体到会: 是, 学时: {each}}}\n"
        for number, each in enumerate(hours, start=1)
    )
    school = roster()
    held = held_meetings(meetings_of(text), school)
    found = study_hours(school, "第二支部", held, Demand(None, {}), date(2023, month, 28), 2023)
    everybody = school.of_branches(("第二支部",), date(2023, month, 28))
    assert [row.name for row in found] == [school.label(seat) for seat in everybody]
    assert found[0].total == sum(hours[:month])


def test_hours_of_a_meeting_whose_record_does_not_say_who_came_are_unknown_and_not_nought() -> None:
    of = people("", "{姓名: 甲}, {姓名: 乙}")
    lecture = "  - {类型: 党课, 支部: 第二支部, 日期: 2023-05-10, 实到: 1, 学时: 4}\n"
    held = held_meetings(meetings_of(LECTURES + lecture), of)
    first, second = study_hours(of, "第二支部", held, Demand(Decimal(3), {}), date(2023, 12, 31), 2023)
    assert (first.unknown, first.known, first.total, first.wanting) == ({4}, Decimal("2.5"), None, None)
    assert (second.unknown, second.known, second.total, second.wanting) == ({4}, Decimal(2), None, None)


def test_enough_hours_are_enough_whatever_else_is_unknown() -> None:
    of = people("", "{姓名: 甲}")
    lecture = "  - {类型: 党课, 支部: 第二支部, 日期: 2023-05-10, 实到: 1, 学时: 4}\n"
    held = held_meetings(meetings_of(LECTURES + lecture), of)
    (row,) = study_hours(of, "第二支部", held, Demand(Decimal(2), {}), date(2023, 12, 31), 2023)
    assert (row.total, row.wanting) == (None, Decimal(0))
