from __future__ import annotations

import pytest
from offices import MEETING, meetings_of, roster
from reading_models import plan_of

from docgen.domain.calendar.workdays import work_calendar
from docgen.domain.meetings.held import held_meetings
from docgen.domain.schedule.planning import plan_year
from docgen.domain.schedule.unrecorded import Ledger, sort_by_record

MONTHLY = "类型: 支委会, 频次: 每月至少一次, 拟定: 每月第一个周一 16:00, 范围: 每个支部"
DATED = "类型: 党员大会, 日期: 2023-03-08, 范围: 每个支部"


def missing(item: str, *records: str) -> list[str]:
    """Day and body of what is left; a record is `类型 支部或党小组 日期`."""
    plan = plan_of(f"日程安排:\n  - {{事项: 会, {item}}}\n")
    meetings = meetings_of("会议:\n" + "".join(map(record, records))) if records else ()
    staff, calendar = roster(), work_calendar(None).calendar
    held = held_meetings(meetings, staff)
    planned = plan_year(plan, 2023, calendar).entries
    found = sort_by_record(planned, Ledger(staff, calendar, held)).unrecorded
    return [f"{one.day:%m-%d} {one.body}" for one in found]


def record(words: str) -> str:
    kind, body, day = words.split()
    key = "党小组" if body.endswith("小组") else "支部"
    lines = MEETING.split("\n", 1)[1].replace("党员大会", kind).replace("支部: 第二支部", f"{key}: {body}")
    return lines.replace("2023-03-08", day)


def test_each_body_of_the_scope_stands_for_itself_in_order_of_days() -> None:
    left = missing(MONTHLY)
    assert left[:4] == ["01-03 第一支部", "01-03 第二支部", "02-06 第一支部", "02-06 第二支部"]
    assert len(left) == 24


def test_a_proposed_meeting_is_recorded_anywhere_in_the_window_of_its_promise() -> None:
    left = missing(MONTHLY, "支委会 第二支部 2023-02-24")
    assert "02-06 第二支部" not in left
    assert "02-06 第一支部" in left


def test_a_meeting_with_a_day_of_its_own_is_recorded_on_that_day_alone() -> None:
    assert missing(DATED, "党员大会 第一支部 2023-03-08") == ["03-08 第二支部"]
    assert missing(DATED, "党员大会 第一支部 2023-03-09") == ["03-08 第一支部", "03-08 第二支部"]


def test_another_kind_of_meeting_records_nothing() -> None:
    assert missing(DATED, "党课 第一支部 2023-03-08") == ["03-08 第一支部", "03-08 第二支部"]


def test_a_joint_record_stands_for_each_of_its_branches() -> None:
    joint = record("党员大会 第一支部 2023-03-08").replace("支部: 第一支部", "支部: [第一支部, 第二支部]")
    plan = plan_of(f"日程安排:\n  - {{事项: 会, {DATED}}}\n")
    staff, calendar = roster(), work_calendar(None).calendar
    held = held_meetings(meetings_of("会议:\n" + joint), staff)
    planned = plan_year(plan, 2023, calendar).entries
    assert sort_by_record(planned, Ledger(staff, calendar, held)).unrecorded == []


def test_groups_meet_each_by_itself() -> None:
    item = "类型: 党小组会, 日期: 2023-05-10"
    assert missing(item, "党小组会 第三党小组 2023-05-10") == [
        "05-10 第一党小组",
        "05-10 第二党小组",
        "05-10 第四党小组",
    ]


@pytest.mark.parametrize(
    ("records", "left"),
    [
        ((), ["03-06", "03-20"]),
        (("支委会 第一支部 2023-03-20",), ["03-06"]),
        (("支委会 第一支部 2023-03-21",), ["03-20"]),
        (("支委会 第一支部 2023-03-21", "支委会 第一支部 2023-03-06"), []),
        (("支委会 第一支部 2023-03-29", "支委会 第一支部 2023-03-30"), []),
    ],
)
def test_of_several_in_a_window_each_needs_a_record_of_its_own(
    records: tuple[str, ...], left: list[str]
) -> None:
    item = "类型: 支委会, 频次: 每月两次, 拟定: 3月第一、第三个周一, 范围: 每个支部"
    mine = [line.split()[0] for line in missing(item, *records) if "第一支部" in line]
    assert mine == left


@pytest.mark.parametrize("called", ["校党总支", "党总支", "中共云溪市第三中学总支部委员会"])
def test_the_general_branch_may_be_called_by_any_of_its_names(called: str) -> None:
    item = "类型: 支委会, 日期: 2023-03-14, 范围: 党总支"
    assert missing(item) == ["03-14 校党总支"]
    assert missing(item, f"支委会 {called} 2023-03-14") == []


@pytest.mark.parametrize(
    "item", ["日期: 2023-01-13", "类型: 支委会, 频次: 每月至少一次", "类型: 党课, 月份: 8月"]
)
def test_what_is_no_meeting_or_has_no_day_asks_for_no_record(item: str) -> None:
    assert missing(item) == []


def test_a_proposal_that_promises_nothing_is_recorded_in_its_month() -> None:
    item = "类型: 党课, 拟定: 3月第一个周一, 范围: 每个支部"
    assert missing(item, "党课 第一支部 2023-03-30") == ["03-06 第二支部"]
    assert missing(item, "党课 第一支部 2023-04-03") == ["03-06 第一支部", "03-06 第二支部"]
