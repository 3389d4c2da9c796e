"""Official days off with make-up workdays, from chinesecalendar: the only module that knows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from docgen.domain.dates import weekday

DayOff = Callable[[date], "str | None"]
"""Why nobody works on a day (国庆节, 星期六), None for a workday. Raises UnknownYear."""

_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "Mid-autumn Festival": "中秋节",
    "National Day": "国庆节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}


class UnknownYear(LookupError):
    """The table holds no arrangement for this year: nobody may guess it."""


def day_off(day: date) -> str | None:
    """Why nobody works on the day; None for a workday, make-up workdays included. Raises UnknownYear."""
    import chinese_calendar

    try:
        off, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        raise UnknownYear(day.year) from None
    if not off:
        return None
    return f"{_NAMES.get(name, name)}假期" if name else weekday(day)
