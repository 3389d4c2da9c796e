"""Windows of a year that quotas are counted in: weeks, months, quarters, halves, school terms."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

WINDOWS = ("周", "月", "两个月", "季度", "半年", "学期", "年")
"""From the finest to the coarsest."""

_MONTHS = {"月": 1, "两个月": 2, "季度": 3, "半年": 6, "年": 12}


class Window(NamedTuple):
    """A named stretch of days, both ends included: a term, a vacation, a time in which something is owed."""

    name: str
    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Return whether the day lies in it."""
        return self.first <= day <= self.last

    @property
    def years(self) -> range:
        """The years that it touches."""
        return range(self.first.year, self.last.year + 1)

    @property
    def length(self) -> int:
        """The number of its days."""
        return (self.last - self.first).days + 1

    def lies_in(self, other: Window) -> bool:
        """Return whether it is part of the other."""
        return other.first <= self.first and self.last <= other.last


def windows(kind: str, year: int, terms: Sequence[Window]) -> list[Window]:
    """All windows of a kind in a year.

    They partition the year, but for 学期: a term's window runs from its first day to the next term's (or
    the year's end), and the term that began last year is last year's.
    """
    if kind == "周":
        return _weeks(year_window(year))
    if kind == "学期":
        return _terms(year, terms)
    # All of these divide a year.
    step = _MONTHS[kind]
    return [_months(kind, year, first, first + step - 1) for first in range(1, 13, step)]


def windows_in(kind: str, span: Window, terms: Sequence[Window]) -> list[Window]:
    """The windows of a kind that lie whole in the time of a plan; `terms` are those of the years it touches.

    A quarter of which only a part lies in it is owed by no plan alone; a year by none that is shorter.
    """
    if span == year_window(span.first.year):
        return windows(kind, span.first.year, terms)
    if kind == "年":
        return [span] if (span.last - span.first).days + 1 >= SHORTEST_YEAR else []
    if kind == "学期":
        return _terms_in(span, terms)
    if kind == "周":
        return _weeks(span)
    found = (window for year in span.years for window in windows(kind, year, ()) if window.lies_in(span))
    return [_named(window, span) for window in found]


def _named(window: Window, span: Window) -> Window:
    # Over the turn of the year it says which January.
    is_later = window.first.year > span.first.year
    return window._replace(name=f"{window.first.year}年{window.name}") if is_later else window


SHORTEST_YEAR = 300
"""A plan of fewer days is none of a whole year: a school year may be written without its summer."""


def _terms_in(span: Window, terms: Sequence[Window]) -> list[Window]:
    # A term may begin some days before the month that the plan is written from.
    mine = sorted((max(term.first, span.first), term.name) for term in terms if _lies_mostly_in(term, span))
    ends = [*(first - timedelta(days=1) for first, _ in mine[1:]), span.last]
    return [Window(name, first, last) for (first, name), last in zip(mine, ends, strict=False)]


def _lies_mostly_in(term: Window, span: Window) -> bool:
    inside = min(term.last, span.last) - max(term.first, span.first)
    return inside * 2 > term.last - term.first


def month_window(year: int, month: int) -> Window:
    """One month."""
    return _months("月", year, month, month)


def week_window(day: date) -> Window:
    """The week of a day, Monday to Sunday, as far as it lies in the day's year."""
    return _week(day, year_window(day.year))


def _week(day: date, span: Window) -> Window:
    monday = day - timedelta(days=day.weekday())
    first, last = max(monday, span.first), min(monday + timedelta(days=6), span.last)
    return Window(f"{first.month}月{first.day}日那一周", first, last)


def year_window(year: int) -> Window:
    """The whole year."""
    return _months("年", year, 1, 12)


def _weeks(span: Window) -> list[Window]:
    found, day = [], span.first
    while day <= span.last:
        found.append(_week(day, span))
        day = found[-1].last + timedelta(days=1)
    return found


def _terms(year: int, terms: Sequence[Window]) -> list[Window]:
    # The term that began last September is last year's: its window has been counted there.
    begun = sorted((term.first, term.name) for term in terms if term.first.year == year)
    # A vacation belongs to the term before it: what is owed may still be done then.
    ends = [first - timedelta(days=1) for first, _ in begun[1:]] + [date(year, 12, 31)]
    return [Window(name, first, last) for (first, name), last in zip(begun, ends, strict=True)]


def _months(kind: str, year: int, first: int, last: int) -> Window:
    days = calendar.monthrange(year, last)[1]
    return Window(_name(kind, year, first, last), date(year, first, 1), date(year, last, days))


def _name(kind: str, year: int, first: int, last: int) -> str:
    if kind == "季度":
        return f"第{'一二三四'[last // 3 - 1]}季度"
    if kind == "半年":
        return "上半年" if first == 1 else "下半年"
    if kind == "年":
        return f"{year}年"
    return f"{first}月" if first == last else f"{first}月—{last}月"
