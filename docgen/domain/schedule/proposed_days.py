"""Dates out of proposals: by rule, then moved from a day off to a workday of the same window."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from docgen.domain.calendar.festivals import YEARS, festival
from docgen.domain.calendar.windows import Window, month_window, week_window, year_window
from docgen.domain.calendar.workdays import WorkCalendar, nearest_workday
from docgen.domain.schedule.proposals import LAST, FestivalRule, MonthRule, Rule, TermRule, WeekRule


class ProposedDay(NamedTuple):
    """A date on the calendar, the date its rule means, and the window within which it may move.

    `obstacle` says why it was moved (国庆节); where a window has no workday at all it stays.
    """

    day: date
    meant: date
    window: Window
    obstacle: str
    vacation: str


def proposed_days(rule: Rule, year: int, calendar: WorkCalendar) -> list[ProposedDay]:
    """The dates of a rule in a year, in order. The calendar must know the year."""
    # A rule may give one day twice: 31日和月底.
    meant = sorted(set(_meant(rule, year, calendar)))
    # 元旦前三天 lies in the year before: it belongs to that year's plan.
    return [_on_a_workday(each, _window(rule, each), calendar) for each in meant if each.year == year]


def _on_a_workday(meant: date, window: Window, calendar: WorkCalendar) -> ProposedDay:
    day = nearest_workday(calendar, meant, window.first, window.last) or meant
    return ProposedDay(day, meant, window, calendar.day_off(meant), calendar.vacation(day))


def _window(rule: Rule, day: date) -> Window:
    # A day may move within what it was promised for: a weekly one within its week.
    if isinstance(rule, (WeekRule, TermRule)):
        return week_window(day)
    if isinstance(rule, FestivalRule):
        return _beside_festival(rule, day)
    # A day of one month only may move anywhere: 3月31日 off may become 1 April.
    return year_window(day.year) if len(rule.months) == 1 else month_window(day.year, day.month)


def _beside_festival(rule: FestivalRule, day: date) -> Window:
    """The year; of a day after a festival what lies behind it, or 国庆节后 would move to September."""
    year = year_window(day.year)
    return year._replace(first=day - timedelta(days=rule.days - 1)) if rule.days > 0 else year


def _meant(rule: Rule, year: int, calendar: WorkCalendar) -> Iterable[date]:
    if isinstance(rule, MonthRule):
        return _in_months(rule, year, calendar)
    if isinstance(rule, TermRule):
        return (_in_term(rule, term) for term in calendar.terms(year))
    if isinstance(rule, WeekRule):
        return _in_weeks(rule, year)
    return (festival(rule.name, year) + timedelta(days=rule.days),) if year in YEARS else ()


def _in_months(rule: MonthRule, year: int, calendar: WorkCalendar) -> Iterable[date]:
    months = rule.months or _months_of_terms(rule.of_term, year, calendar)
    if rule.workday:
        windows = [month_window(year, month) for month in months]
        return [_nth_workday(window, rule.workday, calendar) for window in windows]
    if rule.days:
        return [day for wanted in rule.days for day in _on_day(year, months, wanted)]
    return [day for nth in rule.nths for day in _on_weekday(year, months, rule.weekday, nth)]


def _on_day(year: int, months: Iterable[int], wanted: int) -> list[date]:
    """The day of each month, or its last: BYMONTHDAY=31 alone would skip the short months silently."""
    from dateutil.rrule import MONTHLY, rrule

    # Every month has a 28th; of the days from there to the wanted one the last that a month has is taken.
    candidates = range(min(wanted, 28), wanted + 1)
    found = rrule(
        MONTHLY, date(year, 1, 1), until=_last(year), bymonth=tuple(months),
        bymonthday=tuple(candidates), bysetpos=-1,
    )  # fmt: skip
    return [each.date() for each in found]


def _on_weekday(year: int, months: Iterable[int], weekday: int, nth: int) -> list[date]:
    from dateutil.rrule import MONTHLY, rrule, weekdays

    found = rrule(
        MONTHLY, date(year, 1, 1), until=_last(year), bymonth=tuple(months), byweekday=weekdays[weekday](nth)
    )
    return [each.date() for each in found]


def _in_weeks(rule: WeekRule, year: int) -> list[date]:
    from dateutil.rrule import WEEKLY, rrule

    first = date(year, 1, 1)
    # Every second week counts from the first of the year: no plan says from which week.
    start = first + timedelta(days=(rule.weekday - first.weekday()) % 7)
    return [each.date() for each in rrule(WEEKLY, start, until=_last(year), interval=rule.interval)]


def _in_term(rule: TermRule, term: Window) -> date:
    # The first week is the one that holds the first day of term, even if that is a Friday.
    anchor = term.last if rule.week == LAST else term.first + timedelta(weeks=rule.week - 1)
    day = anchor - timedelta(days=anchor.weekday() - rule.weekday)
    # A weekday past the end of a term's last week belongs to the vacation: the week before is the last whole.
    return day - timedelta(weeks=1) if rule.week == LAST and day > term.last else day


def _months_of_terms(nth: int, year: int, calendar: WorkCalendar) -> list[int]:
    ends = [term.last if nth == LAST else term.first for term in calendar.terms(year)]
    return sorted({end.month for end in ends if end.year == year})


def _nth_workday(window: Window, nth: int, calendar: WorkCalendar) -> date:
    """The nth workday of a month, or its last; a month that has fewer gives its last."""
    length = (window.last - window.first).days + 1
    days = [window.first + timedelta(days=step) for step in range(length)]
    # A month without any workday has not been seen, and must not break the plan.
    worked = [day for day in days if calendar.is_workday(day)] or days
    return worked[-1] if nth == LAST or nth > len(worked) else worked[nth - 1]


def _last(year: int) -> date:
    return date(year, 12, 31)
