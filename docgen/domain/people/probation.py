"""Probation (预备期): from the assembly that admitted, so long as is laid down, on which day it ends."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

from docgen.models.rules import DAY_BEFORE, StageRule
from docgen.reading.values.numerals import chinese_number

MONTHS_OF_A_YEAR = 12


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last of its month: a year after 29 February is the 28th."""
    year, month = divmod(day.month - 1 + months, MONTHS_OF_A_YEAR)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def length_in_words(months: int) -> str:
    """Write a number of months as papers do: 一年, 半年, 18个月."""
    if months * 2 == MONTHS_OF_A_YEAR:
        return "半年"
    years, rest = divmod(months, MONTHS_OF_A_YEAR)
    if rest or not years:
        return f"{months}个月"
    # A length of two is 两年, never 二年.
    return "两年" if years == 2 else f"{chinese_number(years)}年"


def bounds_in_words(rule: StageRule) -> str:
    """Write how long an extension may be: 半年到一年, 半年以上, 不超过一年."""
    least, most = rule.months, rule.most
    if least and most:
        return f"{length_in_words(least)}到{length_in_words(most)}"
    return f"{length_in_words(least)}以上" if least else f"不超过{length_in_words(most or 0)}"


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
    months = rule.months or 0
    # In two steps: a year from 29 February ends on the 28th, and the extension runs from there.
    votable = months_later(months_later(admitted, months), extension)
    ends = votable - timedelta(days=1) if rule.ends == DAY_BEFORE else votable
    return Probation(admitted, ends, votable)
