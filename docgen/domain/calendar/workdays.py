"""Days off, workdays and make-up workdays: the official arrangement, the unit's own days, its vacations."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, hint, warning
from docgen.domain.calendar.festivals import YEARS, festival
from docgen.domain.calendar.holiday_notice import MEND, Arrangement, arrange
from docgen.domain.calendar.windows import Window
from docgen.models.calendar import Calendar, NamedPeriod

if TYPE_CHECKING:
    from docgen.models.rules import Rules

SATURDAY = 5
AWAITED = "以国务院办公厅放假通知为准"
PROVISIONAL = f"暂定，{AWAITED}"
"""What stands beside a day that was reckoned without the arrangement of its year."""
Supposed = Callable[[int], Mapping[date, str] | None]
# Since 2004 no day was off or worked for a holiday that lay more than 11 days from it.
FAR = timedelta(days=14)


class UnknownYear(Exception):
    """Nobody has said which days of that year, or around those holidays, are off; ask `knows` first."""

    def __init__(self, year: int, arrangement: str) -> None:
        super().__init__(year)
        self.year = year
        self.arrangement = arrangement
        """What nobody knows: 2027年的放假安排."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The workdays and days off.

    `noticed` are the years that the office has added itself, with the times around the holidays of which its
    notice says nothing: there nothing is settled.
    """

    off: Mapping[date, str] = field(default_factory=dict)
    work: frozenset[date] = frozenset()
    noticed: Mapping[int, tuple[Window, ...]] = field(default_factory=dict)
    own_terms: tuple[Window, ...] = ()
    own_vacations: tuple[Window, ...] = ()
    supposed: Supposed | None = None
    """The days off of years whose arrangement is not known, where something is to be said of them at all."""

    def supposing(self, own: Rules | None) -> WorkCalendar:
        """The same calendar; of a year not arranged yet it takes the statutory holidays and the weekends."""
        return replace(self, supposed=cache(partial(_statutory, own)))

    def answers(self, year: int) -> bool:
        """Return whether it can tell the days off of a year, be it only supposed."""
        return self.knows_all(year) or (self.supposed is not None and self.supposed(year) is not None)

    def knows(self, day: date) -> bool:
        """Return whether the official arrangement is known as far as it concerns the day."""
        return day in self.off or day in self.work or self._is_settled(day) or _official(day) is not None

    def knows_all(self, year: int) -> bool:
        """Return whether the official arrangement of the whole year is known."""
        return self.noticed.get(year) == () or _official(date(year, 1, 1)) is not None

    def unsaid(self, year: int) -> tuple[str, ...]:
        """The holidays of which the office's own notice of the year says nothing."""
        return tuple(each.name for each in self.noticed.get(year, ()))

    def arrangement(self, year: int) -> str:
        """What is not known of a year, in the words of a message: 2027年清明节、国庆节的放假安排."""
        return f"{year}年{'、'.join(self.unsaid(year))}的放假安排"

    def _is_settled(self, day: date) -> bool:
        unsaid = self.noticed.get(day.year)
        return unsaid is not None and not any(each.holds(day) for each in unsaid)

    def is_workday(self, day: date) -> bool:
        """Return whether people work that day. Raises UnknownYear."""
        return not self.day_off(day)

    def day_off(self, day: date) -> str:
        """Tell why a day is off (国庆节, 校庆日, 周末), or nothing. Raises UnknownYear."""
        # The office's own days off come before any official arrangement.
        if day in self.off:
            return self.off[day]
        weekend = "周末" if day.weekday() >= SATURDAY and day not in self.work else ""
        if day in self.work or self._is_settled(day):
            return weekend
        official = _official(day)
        if official is None:
            return self._supposed_off(day, weekend)
        rest, name = official
        # The library names festivals only; a Saturday in between has none.
        return (name or weekend or "放假") if rest else ""

    def _supposed_off(self, day: date, weekend: str) -> str:
        days = self.supposed(day.year) if self.supposed else None
        # Monday to Friday is no guess to make unasked: around 国庆 2023 it was wrong by up to six days.
        if days is None:
            raise UnknownYear(day.year, self.arrangement(day.year))
        return days.get(day, weekend)

    def surely_off(self, day: date) -> str:
        """Tell why a day is off, whatever a notice still to come may say: a weekend may yet be worked."""
        if self.knows(day):
            return self.day_off(day)
        known = self.supposed(day.year) if self.supposed else None
        return self.off.get(day) or (known or {}).get(day, "")

    def is_makeup(self, day: date) -> bool:
        """Return whether it is a weekend day that is worked (调休上班). Raises UnknownYear."""
        return day.weekday() >= SATURDAY and self.is_workday(day)

    def vacation(self, day: date) -> str:
        """The vacation a day lies in, or nothing."""
        return next((each.name for each in self.vacations(day.year) if each.holds(day)), "")

    def terms(self, year: int) -> tuple[Window, ...]:
        """The terms that begin in a year: the office's own, or else the usual ones."""
        # A term belongs to the year in which it begins.
        own = tuple(each for each in self.own_terms if each.first.year == year)
        return own or usual_terms(year)

    def terms_of(self, span: Window) -> tuple[Window, ...]:
        """The terms that begin in the years that a span touches."""
        return tuple(term for year in span.years for term in self.terms(year))

    def vacations(self, year: int) -> tuple[Window, ...]:
        """The vacations that touch a year: the office's own, or else the usual ones."""
        # A winter vacation may begin in December and belongs to both years.
        own = tuple(each for each in self.own_vacations if each.first.year <= year <= each.last.year)
        return own or usual_vacations(year)

    def says_terms(self, year: int) -> bool:
        """Return whether the office has said when the terms of the year are."""
        return any(each.first.year == year for each in self.own_terms)


def _statutory(own: Rules | None, year: int) -> Mapping[date, str] | None:
    """The statutory holidays of a year, day by day; None where docgen does not know the law of that year."""
    holidays = _holidays(own, year)
    if not holidays:
        return None
    return {each.first + timedelta(days=step): each.name for each in holidays for step in range(each.length)}


def _holidays(own: Rules | None, year: int) -> list[Window]:
    """The statutory holidays of a year as they follow each other; none where its law is not known."""
    # Late: hardly any year is one whose arrangement is not known.
    from docgen.domain.rules import statutory_holidays

    rules = statutory_holidays(date(year, 1, 1), own) if year in YEARS else []
    begun = [(festival(str(each.begins), year), each) for each in rules]
    found = [Window(str(each.name), day, day + timedelta(days=each.days - 1)) for day, each in begun]
    return sorted(found, key=lambda each: each.first)


def _unsaid(own: Rules | None, year: int, off: Collection[date]) -> tuple[Window, ...]:
    """The holidays of a year of whose days a notice gives none, each with the days that it may change."""
    return tuple(
        each._replace(first=each.first - FAR, last=each.last + FAR)
        for each in _holidays(own, year)
        if not any(map(each.holds, off))
    )


class Made(NamedTuple):
    """A work calendar and what there is to say about the file it was made from."""

    calendar: WorkCalendar
    diagnostics: list[Diagnostic]


def usual_terms(year: int) -> tuple[Window, ...]:
    """Terms where calendar.yaml names none: 2月16日—7月10日 and 9月1日—次年1月20日 (practice)."""
    return (
        Window(f"{year - 1}—{year}学年第二学期", date(year, 2, 16), date(year, 7, 10)),
        Window(f"{year}—{year + 1}学年第一学期", date(year, 9, 1), date(year + 1, 1, 20)),
    )


def usual_vacations(year: int) -> tuple[Window, ...]:
    """Vacations where calendar.yaml names none: what lies between the usual terms."""
    return (
        Window("寒假", date(year, 1, 21), date(year, 2, 15)),
        Window("暑假", date(year, 7, 11), date(year, 8, 31)),
    )


def work_calendar(calendar: Calendar | None, own_rules: Rules | None = None) -> Made:
    """Join the office's calendar.yaml to the official arrangement."""
    if calendar is None:
        return Made(WorkCalendar(), [])
    arranged = [(notice.year, arrange(notice)) for notice in calendar.notices]
    official, said = _together([each for _, each in arranged])
    own = {each.day: each.name or "单位休息日" for each in calendar.own}
    made = WorkCalendar(
        off={**official.off, **own},
        # The office's own day off stands even on a Saturday that the State Council has worked.
        work=frozenset(official.work) - own.keys(),
        # A notice in which no day off was understood is not taken for the arrangement of its year.
        noticed={year: _unsaid(own_rules, year, official.off) for year, each in arranged if each.off},
        own_terms=_windows(calendar.terms),
        own_vacations=_windows(calendar.vacations),
    )
    return Made(made, [*said, *_backwards(calendar)])


def _together(arranged: Sequence[Arrangement]) -> tuple[Arrangement, list[Diagnostic]]:
    """The days of several notices in one arrangement, and all that was strange in them."""
    both = Arrangement()
    for each in arranged:
        both.off.update(each.off)
        both.work |= each.work
    return both, [said for each in arranged for said in each.diagnostics]


def unknown_year(calendar: WorkCalendar, year: int, place: Place, consequence: str) -> Diagnostic:
    """Tell that the official arrangement of a year is not known whole, what follows, and how to add it."""
    how = f"在“放假通知:”下面写“- 年份: {year}”，再写“通知: |”，把正文贴在下面几行"
    if year in calendar.noticed:
        how = f"{year}年的“放假通知”里还没有写这几个节日，把它们的那几行也贴在下面"
    return hint(
        "D460",
        place,
        f"还不知道{calendar.arrangement(year)}，{consequence}",
        f"把国务院办公厅的放假通知贴进 plans/calendar.yaml：{how}。{MEND}",
        once=f"D460 {year}",
    )


@lru_cache(1000)  # each day is asked for by every meeting on it
def _official(day: date) -> tuple[bool, str] | None:
    """Return whether the State Council's arrangement has the day off, and why; None where it is not known."""
    import chinese_calendar

    try:
        rest, name = chinese_calendar.get_holiday_detail(day)
    except NotImplementedError:
        return None
    return rest, chinese_calendar.Holiday(name).chinese if rest and name else ""


def _windows(periods: tuple[NamedPeriod, ...]) -> tuple[Window, ...]:
    return tuple(Window(period.name or "学期", period.first, period.last) for period in periods)


def _backwards(calendar: Calendar) -> list[Diagnostic]:
    periods = (*calendar.terms, *calendar.vacations)
    return [
        warning("D469", period.place_of("止"), f"“{period.name}”的止日早于起日", "核对两个日期")
        for period in periods
        if period.last < period.first
    ]


def nearest_workday(calendar: WorkCalendar, day: date, first: date, last: date) -> date | None:
    """The day itself, else the nearest workday before it since `first`, else the nearest until `last`."""
    # Before the day first: plans say 遇节假日提前, and what is promised for a month is kept in time.
    before = (day - timedelta(days=step) for step in range((day - first).days + 1))
    after = (day + timedelta(days=step) for step in range(1, (last - day).days + 1))
    return next((each for each in (*before, *after) if calendar.is_workday(each)), None)
