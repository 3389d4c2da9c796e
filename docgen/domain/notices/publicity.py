"""The publicity period (公示期): its first and its last day over the official calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.domain.calendar.workdays import WorkCalendar
from docgen.models.notice_period import WORKDAYS
from docgen.models.notices import NEXT_DAY

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """The way a period is counted: so many 工作日 or 自然日, from the day of posting or the next.

    `deferred` moves a last calendar day that is off to the next workday (顺延).
    """

    days: int
    unit: str
    start: str
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class Publicity:
    """A publicity period: both days included."""

    posted: date
    term: Term
    first: date
    last: date
    was_deferred: bool = False
    is_typed: bool = False
    """Whether the office wrote its last day itself."""
    supposed_in: int | None = None
    """The year whose arrangement nobody knows yet, where the last day depends on it."""

    def days(self) -> Iterator[date]:
        """Every day of it."""
        return _from(self.first, self.last)


def publicity(posted: date, term: Term, calendar: WorkCalendar) -> Publicity:
    """The period of a notice posted on that day. Raises UnknownYear where days off are not even supposed.

    Counting from the day of posting is the usual notice, from the next day that of civil law; a day of
    posting that is off counts for nothing among workdays, but the notice already hangs.
    """
    begin = posted + DAY if term.start == NEXT_DAY else posted
    if term.unit == WORKDAYS:
        counted = _workdays(begin, term.days, calendar.is_workday)
        # From the day of posting the notice already hangs, even when that day is off and counts for nothing.
        first = counted[0] if term.start == NEXT_DAY else posted
        return Publicity(
            posted, term, first, counted[-1], supposed_in=_supposed(begin, counted[-1], calendar)
        )
    last = begin + DAY * (term.days - 1)
    # Natural days need no calendar.
    if not term.deferred:
        return Publicity(posted, term, begin, last)
    end = _workdays(last, 1, calendar.is_workday)[0]
    return Publicity(posted, term, begin, end, end != last, supposed_in=_supposed(last, end, calendar))


def _supposed(first: date, last: date, calendar: WorkCalendar) -> int | None:
    """The year between two days whose arrangement is not known."""
    return next((day.year for day in _from(first, last) if not calendar.knows(day)), None)


def _workdays(begin: date, wanted: int, is_workday: Callable[[date], bool]) -> list[date]:
    """The first so many workdays since a day, that day included."""
    found: list[date] = []
    day = begin
    while len(found) < wanted:
        if is_workday(day):
            found.append(day)
        day += DAY
    return found


def _from(first: date, last: date) -> Iterator[date]:
    return (first + DAY * step for step in range((last - first).days + 1))
