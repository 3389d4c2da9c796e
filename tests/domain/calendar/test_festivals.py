from __future__ import annotations

from datetime import date

import pytest

from docgen.domain.calendar.festivals import NAMES, YEARS, festival

DAYS_OF_2023 = {
    "元旦": "01-01",
    "学雷锋纪念日": "03-05",
    "妇女节": "03-08",
    "三八": "03-08",
    "劳动节": "05-01",
    "五一": "05-01",
    "青年节": "05-04",
    "五四": "05-04",
    "儿童节": "06-01",
    "六一": "06-01",
    "建党节": "07-01",
    "七一": "07-01",
    "建军节": "08-01",
    "八一": "08-01",
    "教师节": "09-10",
    "烈士纪念日": "09-30",
    "国庆": "10-01",
    "宪法日": "12-04",
    "除夕": "01-21",
    "春节": "01-22",
    "元宵": "02-05",
    "清明": "04-05",
    "端午": "06-22",
    "中秋": "09-29",
    "重阳": "10-23",
}
"""Of the lunar ones as published in the calendar of that year."""


@pytest.mark.parametrize("name", NAMES)
def test_a_festival_falls_on_its_day(name: str) -> None:
    assert f"{festival(name, 2023):%m-%d}" == DAYS_OF_2023[name]


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("除夕", date(2025, 1, 28)),  # the last lunar month had 29 days
        ("春节", date(2025, 1, 29)),
        ("清明", date(2024, 4, 4)),
        ("端午", date(2025, 5, 31)),  # before the leap sixth month
        ("中秋", date(2025, 10, 6)),  # after it
    ],
)
def test_a_festival_of_the_lunar_year_moves(name: str, day: date) -> None:
    assert festival(name, day.year) == day


@pytest.mark.parametrize("year", [1900, 2100])
def test_every_festival_is_known_in_the_first_and_the_last_year(year: int) -> None:
    assert year in (YEARS[0], YEARS[-1])
    assert all(festival(name, year).year == year for name in NAMES)
