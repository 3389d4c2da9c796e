"""Hours of study against the time of the meeting, and who leads against who writes."""

from __future__ import annotations

import pytest
from offices import MEETING, facts


def codes(*lines: str, time: str = "15:00—16:30", rules: str = "") -> set[str]:
    text = MEETING.replace("15:00—16:30", time) + "".join(f"    {line}\n" for line in lines)
    return {d.code for d in facts(text, rules=rules)}


@pytest.mark.parametrize(
    ("hours", "time", "is_told"),
    [
        ("8", "15:00—16:30", True),
        ("3", "15:00—16:30", True),
        ("2.5", "15:00—16:30", False),
        ("2", "15:00—16:30", False),
        ("2", "15:00—16:20", False),
        ("4", "15:00", False),
        ("4", "9:00—12:00", False),
    ],
)
def test_hours_that_the_time_cannot_hold_are_told(hours: str, time: str, is_told: bool) -> None:
    assert ("D578" in codes(f"学时: {hours}", time=time)) is is_told


def test_an_office_says_how_long_its_hour_lasts() -> None:
    rules = "学时:\n  - {编号: XS45, 分钟: 60, 来源: 区委通知, 自: 2020-01-01}\n"
    assert "D578" not in codes("学时: 2.4", rules=rules)
    assert "D578" in codes("学时: 2.5", rules=rules)


@pytest.mark.parametrize(
    ("chair", "recorder", "is_told"),
    [("刘玉兰", "刘玉兰", True), ("张伟（女）", "张伟", True), ("刘玉兰", "吴静", False)],
)
def test_a_chair_who_records_is_told(chair: str, recorder: str, is_told: bool) -> None:
    text = MEETING.replace("主持人: 刘玉兰", f"主持人: {chair}").replace(
        "记录人: 张伟（女）", f"记录人: {recorder}"
    )
    assert ("D579" in {d.code for d in facts(text)}) is is_told
