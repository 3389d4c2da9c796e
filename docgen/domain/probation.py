"""Probation (预备期): one year from the assembly that admitted, on which day it ends."""

from __future__ import annotations

import calendar
from datetime import date


def years_later(day: date, years: int = 1) -> date:
    """The anniversary; that of a 29 February is the 28th."""
    year = day.year + years
    last = calendar.monthrange(year, day.month)[1]
    return date(year, day.month, min(day.day, last))


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last of its month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
