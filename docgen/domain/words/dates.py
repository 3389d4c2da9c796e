"""Dates as official papers print them."""

from __future__ import annotations

from datetime import date

from docgen.reading.values.month_end import MonthEnd

WEEKDAYS = "一二三四五六日"


def official_date(day: date) -> str:
    """Arabic numerals, full year, no leading zero: 2023年3月8日 (GB/T 9704-2012, 7.3.5.4).

    Of a day whose month alone is known, the month.
    """
    if isinstance(day, MonthEnd):
        return f"{day.year}年{day.month}月"
    return f"{day.year}年{day.month}月{day.day}日"


def month_and_day(day: date) -> str:
    """3月8日, where the year is plain from the paper."""
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """星期一 … 星期日."""
    return f"星期{WEEKDAYS[day.weekday()]}"
