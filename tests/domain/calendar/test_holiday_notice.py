from __future__ import annotations

from datetime import date

import pytest
from reading_models import read

from docgen.domain.calendar.holiday_notice import Arrangement, arrange
from docgen.models.calendar import Calendar


def arranged(line: str) -> Arrangement:
    record, said = read(Calendar, f"放假通知:\n  - 年份: 2031\n    通知: {line}\n")
    assert record is not None, said
    return arrange(record.notices[0])


@pytest.mark.parametrize(
    ("line", "off"),
    [
        ("一、元旦：1月1日（周三）至3日（周五）放假，共3天。", ["01-01", "01-02", "01-03"]),
        ("一、元旦：1月1日至（周五）3日放假。", ["01-01", "01-02", "01-03"]),
        ("一、元旦：1月1日至2日放假，共2天。", ["01-01", "01-02"]),
        ("一、元旦：1月1日、3日放假，共2天。", ["01-01", "01-03"]),
        ("一、元旦：1月1日（周三）、3日（周五）放假。", ["01-01", "01-03"]),
        ("一、元旦：1月1日至3日、5日放假，共4天。", ["01-01", "01-02", "01-03", "01-05"]),
        ("一、元旦：1月1日（元旦）放假。", ["01-01"]),
        ("一、元旦：至1月3日放假。", ["01-03"]),
        ("一、元旦：1月1日放假（周三），1月2日补休，共2天。", ["01-01", "01-02"]),
        ("一、元旦：2030年12月31日至2031年1月2日放假，共3天。", ["12-31", "01-01", "01-02"]),
        ("一、元旦：2030-12-31至2031-01-01放假，共2天。", ["12-31", "01-01"]),
    ],
)
def test_the_days_off_of_a_line_are_understood(line: str, off: list[str]) -> None:
    made = arranged(line)
    assert [f"{day:%m-%d}" for day in made.off] == off
    assert set(made.off.values()) == {"元旦"}
    assert [d.message for d in made.diagnostics] == (
        ["2031年1月1日是星期三，通知里写的是星期五"] if "至（周五）" in line else []
    )


def test_a_day_of_last_december_is_of_last_year() -> None:
    assert min(arranged("一、元旦：2030年12月31日至2031年1月2日放假。").off) == date(2030, 12, 31)


@pytest.mark.parametrize(
    ("line", "is_a_rest"),
    [
        ("一、寒假：2月1日至16日放假。", True),
        ("一、寒假：2月1日至17日放假。", False),
        ("一、元旦：1月1日至1日放假。", False),
    ],
)
def test_a_span_is_longer_than_a_day_and_no_longer_than_any_holiday_has_been(
    line: str, is_a_rest: bool
) -> None:
    assert any("不像一段假期" in d.message for d in arranged(line).diagnostics) != is_a_rest


def test_a_day_before_any_month_was_named_is_no_day() -> None:
    assert [d.message for d in arranged("一、元旦：3日放假。").diagnostics] == [
        "没有“3日”这一天",
        "没有看出2031年哪几天放假",
    ]
