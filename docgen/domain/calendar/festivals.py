"""Festivals and anniversaries that schedules name, lunar ones included."""

from __future__ import annotations

from datetime import date, timedelta

FIXED = {
    "元旦": (1, 1),
    "学雷锋纪念日": (3, 5),
    "妇女节": (3, 8),
    "三八": (3, 8),
    "劳动节": (5, 1),
    "五一": (5, 1),
    "青年节": (5, 4),
    "五四": (5, 4),
    "儿童节": (6, 1),
    "六一": (6, 1),
    "建党节": (7, 1),
    "七一": (7, 1),
    "建军节": (8, 1),
    "八一": (8, 1),
    "教师节": (9, 10),
    "烈士纪念日": (9, 30),
    "国庆": (10, 1),
    "宪法日": (12, 4),
}
"""Month and day of what falls on the same day every year."""

LUNAR = {"春节": (1, 1), "元宵": (1, 15), "端午": (5, 5), "中秋": (8, 15), "重阳": (9, 9)}
"""Month and day of the lunar year that begins in the year asked for."""

# borax has a table of lunar years, and no rule: outside of it there is no answer.
YEARS = range(1900, 2101)
"""The years whose lunar dates are known."""
NAMES = (*FIXED, *LUNAR, "除夕", "清明")


def festival(name: str, year: int) -> date:
    """The day of a festival of `NAMES` in a year of `YEARS`."""
    # Imported here: it takes 20 ms, and most plans name no lunar day.
    from borax.calendars.lunardate import LunarDate, TermUtils

    if name in FIXED:
        return date(year, *FIXED[name])
    if name == "清明":
        found: date = TermUtils.day_start_from_term(year, "清明")
        return found
    # 除夕 is the day before 春节: the last lunar month has 29 or 30 days.
    month, day = LUNAR["春节" if name == "除夕" else name]
    solar: date = LunarDate(year, month, day).to_solar_date()
    return solar - timedelta(days=1) if name == "除夕" else solar
