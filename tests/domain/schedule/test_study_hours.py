"""Study hours against the roster of each meeting's day: who came, who left, who changed branches."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from offices import meetings_of
from reading_models import organization_of, plan_of

from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.held import held_meetings
from docgen.domain.people.organization_facts import check_organization
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.obligations import Standing, State, gaps
from docgen.domain.schedule.year_schedule import YearSources, schedule_year
from docgen.models.organization import Organization

PROMISE = "{事项: 集中学习, 频次: 每年不少于8学时, 范围: 每名党员}"
MONTHLY = "{事项: 集中学习, 频次: 每月不少于2学时, 范围: 每名党员}"
MEETINGS = "会议:\n" + "".join(
    f"  - {{类型: 党课, 支部: {branch}, 日期: 2023-{month:02}-10, 全体到会: 是, 学时: 2}}\n"
    for month in (3, 5, 7, 9)
    for branch in ("第一支部", "第二支部")
)


def office(first: str, second: str) -> Organization:
    """Two branches with these members."""
    branches = f"[{{名称: 第一支部, 党员: [{first}]}}, {{名称: 第二支部, 党员: [{second}]}}]"
    return organization_of(f"单位: 校党总支\n支部: {branches}\n")


def standings(
    first: str, second: str = "", promise: str = PROMISE, meetings: str = MEETINGS
) -> list[Standing]:
    """How members stand whose lines are given, branch by branch."""
    roster = Roster(office(first, second))
    held = held_meetings(meetings_of(meetings), roster)
    basis = YearSources(roster, plan_of(f"日程安排: [{promise}]"), WorkCalendar(), (), held)
    return schedule_year(basis, 2023, date(2024, 1, 1)).standings


def hours(found: list[Standing]) -> dict[str, tuple[Decimal, State]]:
    return {each.body: (each.done, each.state) for each in found}


def test_a_member_admitted_in_june_is_not_credited_for_march_and_owes_no_whole_year() -> None:
    found = standings("{姓名: 甲}, {姓名: 乙, 入党日期: 2023-06-20}")
    assert hours(found) == {"甲": (8, State.DONE), "乙": (4, State.PART)}
    assert gaps(found) == []
    (part,) = [each for each in found if each.state is State.PART]
    assert part.advice == "6月20日起在册，不满2023年，不按全数核对"
    assert part.wanting == 0


def test_who_left_keeps_the_hours_until_then_and_owes_no_whole_year() -> None:
    found = standings("{姓名: 甲, 转出日期: 2023-07-10}")
    assert hours(found) == {"甲": (4, State.PART)}
    assert found[0].advice == "7月10日起不在册，不满2023年，不按全数核对"


@pytest.mark.parametrize("line", ["转出日期: 2022-12-31", "转出日期: 2023-01-01", "转入日期: 2024-01-01"])
def test_who_belonged_on_no_day_of_the_year_is_not_listed(line: str) -> None:
    assert standings(f"{{姓名: 甲, {line}}}") == []


def test_who_was_there_all_year_and_lacks_hours_has_a_gap() -> None:
    (gap,) = gaps(standings("{姓名: 甲, 不计应到: {自: 2023-05-01, 依据: 批复}}"))
    assert (gap.done, gap.wanting) == (2, 6)


TRANSFERRED = (
    "{姓名: 甲, 编号: D01, 性别: 男, 转出日期: 2023-06-01}",
    "{姓名: 甲, 编号: D01, 性别: 男, 转入日期: 2023-06-01}",
)


@pytest.mark.parametrize("lines", [TRANSFERRED, TRANSFERRED[::-1]])
def test_who_changed_branches_is_one_person_with_the_hours_of_both(lines: tuple[str, str]) -> None:
    assert hours(standings(*lines)) == {"甲": (8, State.DONE)}


def test_who_changed_branches_may_keep_the_number_and_is_named_without_a_mark() -> None:
    organization = office(*TRANSFERRED)
    assert check_organization(organization) == []
    assert [person.label for person in Roster(organization).people] == ["甲"]


def test_a_record_that_names_who_changed_branches_means_the_branch_of_its_day() -> None:
    record = "会议: [{类型: 党员大会, 支部: 第一支部, 日期: 2023-09-10, 主持人: 甲}]"
    case = Attendance(meetings_of(record)[0], Roster(office(*TRANSFERRED)))
    assert [seat.branch for seat in case.whom("甲")] == ["第二支部"]


def test_who_went_away_and_came_back_owes_nothing_for_the_time_between() -> None:
    away = "{姓名: 甲, 编号: D01, 转出日期: 2023-04-01}", "{姓名: 甲, 编号: D01, 转入日期: 2023-09-01}"
    (part,) = standings(", ".join(away))
    assert (part.done, part.state) == (4, State.PART)
    assert part.advice == "4月1日起不在册，9月1日起在册，不满2023年，不按全数核对"
    assert standings(", ".join(away).replace("2023-04", "2022-04").replace("2023-09", "2024-09")) == []


def test_two_people_of_one_name_and_gender_have_hours_of_their_own() -> None:
    joint, alone = "支部: 第二支部, 日期: 2023-03", "支部: 第一支部, 日期: 2023-03"
    found = standings(
        "{姓名: 张伟, 编号: D01, 性别: 男}",
        "{姓名: 张伟, 编号: D02, 性别: 男}",
        meetings=MEETINGS.replace(joint, alone),
    )
    done = {body: done for body, (done, _) in hours(found).items()}
    assert done == {"张伟（D01）": 10, "张伟（D02）": 6}


def test_by_the_month_only_the_months_of_membership_are_counted() -> None:
    found = standings("{姓名: 甲, 入党日期: 2023-04-20, 转出日期: 2023-08-01}", promise=MONTHLY)
    assert [(each.window.name, each.done, each.state.value) for each in found] == [
        ("4月", 0, "不满时段"),
        ("5月", 2, "已完成"),
        ("6月", 0, "缺"),
        ("7月", 2, "已完成"),
    ]


def test_a_meeting_whose_record_does_not_say_who_came_is_neither_a_gap_nor_kept() -> None:
    unnamed = "会议:\n  - {类型: 党课, 支部: 第一支部, 日期: 2023-03-10, 实到: 2, 学时: 8}\n"
    (found,) = standings("{姓名: 甲}", meetings=unnamed)
    assert (found.done, found.state, found.wanting) == (0, State.UNKNOWN, 0)
    assert "3月10日的会议记录没有写谁到会" in found.advice
