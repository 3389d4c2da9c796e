"""Probation (预备期): one year from the assembly that admitted, on which day it ends."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from docgen.models.rules import DAY_BEFORE, StageRule


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


class Probation(NamedTuple):
    """From the assembly that admitted: the day it ends as papers print it, and from when it may be voted."""

    since: date
    ends: date
    votable: date


def probation(admitted: date, rule: StageRule, extension: int = 0) -> Probation:
    """The probation of somebody, extended by so many months (党章 article 7).

    期满日 is the anniversary or the day before it: both are seen, the rule says which. The vote comes on the
    anniversary at the earliest, whichever is printed.
    """
    votable = months_later(months_later(admitted, rule.months or 0), extension)
    ends = votable - timedelta(days=1) if rule.ends == DAY_BEFORE else votable
    return Probation(admitted, ends, votable)
