from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from reading_models import organization_of, plan_of, read

from docgen.base.diagnostics import Place, Source
from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.meetings.held import Held
from docgen.domain.people.bodies import bodies
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.obligations import Standing, State, gaps
from docgen.domain.schedule.year_schedule import YearSources, schedule_year
from docgen.models.rules import Rule, Rules

ORGANIZATION = """\
单位: 中共云溪市第三中学总支部委员会
简称: 校党总支
支部:
  - 名称: 第一支部
    党员:
      - {姓名: 王建国, 党小组: 第一党小组}
      - {姓名: 张伟, 性别: 男, 党小组: 第二党小组}
  - 名称: 第二支部
    党员:
      - {姓名: 张伟, 性别: 女, 党小组: 第一党小组}
"""
NOWHERE = Place(Source("minutes.yaml"))


def held(kind: str, day: str, *who: str, hours: str = "0", attended: tuple[str, ...] = ()) -> Held:
    return Held((kind,), who, date.fromisoformat(day), Decimal(hours), attended, NOWHERE)


def standings(
    schedule: str, meetings: Sequence[Held], at: str = "2024-01-01", rules: Sequence[Rule] = ()
) -> list[Standing]:
    basis = YearSources(
        Roster(organization_of(ORGANIZATION)),
        plan_of(f"日程安排: [{schedule}]"),
        WorkCalendar(),
        rules,
        meetings,
    )
    return schedule_year(basis, 2023, date.fromisoformat(at)).standings


ASSEMBLY = "{事项: 党员大会, 类型: 党员大会, 频次: 每季度至少一次, 范围: 每个支部}"


def test_each_body_is_counted_window_by_window() -> None:
    meetings = [
        held("党员大会", "2023-03-08", "第一支部", "第二支部"),
        held("党员大会", "2023-06-20", "第一支部"),
        held("支委会", "2023-06-21", "第二支部"),
        held("党员大会", "2023-12-22", "第一支部"),
        held("党员大会", "2023-12-25", "第二支部"),
    ]
    missing = [(each.body, each.window.name) for each in gaps(standings(ASSEMBLY, meetings))]
    assert missing == [("第一支部", "第三季度"), ("第二支部", "第二季度"), ("第二支部", "第三季度")]


@pytest.mark.parametrize(
    ("at", "states"),
    [
        ("2023-01-01", [State.OPEN, State.AHEAD, State.AHEAD, State.AHEAD]),
        ("2023-03-31", [State.OPEN, State.AHEAD, State.AHEAD, State.AHEAD]),
        ("2023-04-01", [State.MISSED, State.OPEN, State.AHEAD, State.AHEAD]),
        ("2024-01-01", [State.MISSED] * 4),
    ],
)
def test_the_state_of_a_window_depends_on_the_day_of_the_account(at: str, states: list[State]) -> None:
    assert [each.state for each in standings(ASSEMBLY, [], at) if each.body == "第一支部"] == states


def test_what_can_still_be_done_names_the_planned_day_or_the_last_workday() -> None:
    planned = ASSEMBLY + ", {事项: 大会, 类型: 党员大会, 日期: 2023-12-22}"
    told = {each.window.name: each.advice for each in standings(planned, [], "2023-09-25")}
    assert told["第四季度"] == "按计划在12月22日（星期五）"
    assert told["第三季度"] == "最迟9月28日（星期四）"
    assert "不能倒填日期" in told["第一季度"]
    assert "12月22日" in told["第一季度"]


def test_more_than_promised_is_said_but_is_no_gap() -> None:
    schedule = "{事项: 党小组会, 类型: 党小组会, 频次: 每月1—2次}"
    meetings = [held("党小组会", f"2023-03-{day}", "第二党小组") for day in ("01", "08", "15")]
    found = standings(schedule, meetings)
    march = next(each for each in found if each.body == "第二党小组" and each.window.name == "3月")
    assert (march.state, march.done) == (State.OVER, 3)


def test_study_hours_are_summed_for_each_member_who_attended() -> None:
    schedule = "{事项: 集中学习, 频次: 每年不少于4学时, 范围: 每名党员}"
    meetings = [
        held("党课", "2023-03-02", "第一支部", hours="2.5", attended=("王建国", "张伟（男）")),
        held("主题党日", "2023-09-14", "第一支部", hours="1.5", attended=("王建国",)),
    ]
    found = standings(schedule, meetings)
    assert [(each.body, each.done, each.wanting) for each in found] == [
        ("王建国", Decimal("4.0"), 0),
        ("张伟（男）", Decimal("2.5"), Decimal("1.5")),
        ("张伟（女）", 0, 4),
    ]


def test_a_meeting_of_the_general_branch_counts_under_any_of_its_names() -> None:
    schedule = "{事项: 党课, 类型: 党课, 频次: 每半年一次, 范围: 党总支}"
    meetings = [held("党课", "2023-03-02", "校党总支"), held("党课", "2023-09-14", "党总支")]
    assert gaps(standings(schedule, meetings)) == []


def test_groups_that_share_a_name_carry_their_branch() -> None:
    roster = Roster(organization_of(ORGANIZATION))
    assert bodies("每个党小组", roster) == ("第一支部第一党小组", "第二党小组", "第二支部第一党小组")
    assert bodies("党总支", roster) == ("校党总支",)
    assert bodies("每名党员", roster) == ("王建国", "张伟（男）", "张伟（女）")


def test_a_window_that_lies_in_a_vacation_is_said_to() -> None:
    schedule = "{事项: 党员大会, 类型: 党员大会, 频次: 每月一次}"
    told = {each.window.name: each.advice for each in standings(schedule, []) if each.body == "第一支部"}
    assert [name for name, advice in told.items() if advice.startswith("整段在暑假；")] == ["8月"]


def test_nothing_is_missing_after_the_last_day_of_a_rule() -> None:
    text = (
        "规则: [{编号: X1, 事项: 党员大会, 类型: 党员大会, 频次: 每季度一次, 范围: 每个支部, 来源: 县委, "
        "自: 2023-01-01, 至: 2023-06-30}]\n"
    )
    rules, _ = read(Rules, text)
    assert rules is not None
    missing = gaps(standings("", [], rules=rules.rules))
    assert [(each.body, each.window.name) for each in missing] == [
        (body, quarter) for body in ("第一支部", "第二支部") for quarter in ("第一季度", "第二季度")
    ]
