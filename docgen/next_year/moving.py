"""A day of last year moved into the new one: by its festival, its weekday or its date, off the days off."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from docgen.domain.calendar.festivals import NAMES, YEARS, festival
from docgen.domain.calendar.windows import Window, month_window, year_window
from docgen.domain.calendar.workdays import WorkCalendar, nearest_workday
from docgen.domain.words.dates import month_and_day, weekday
from docgen.next_year.turning import SAME_DATE, Move, Turn

NEAR_DAYS = 20
"""So near to a festival that is named with it a day belongs to that festival (春节前走访)."""
_FESTIVAL = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))


class Meant(NamedTuple):
    """The day a rule gives, why, and the stretch within which it may move off a day off."""

    day: date
    why: str
    window: Window


class Mover:
    """Moves days; what is asked for is told once and for all by the turn and the calendar."""

    def __init__(self, turn: Turn, work: WorkCalendar) -> None:
        self.turn, self.work = turn, work

    def activity(self, day: date, about: str = "") -> Move:
        """A day on which something is done; `about` is what, and may name a festival."""
        if self._is_end_of_month_off(day):
            return self.bound(day)
        meant = self._by_festival(day, about) or self._by_rule(day)
        return self._on_a_workday(day, meant)

    def bound(self, day: date) -> Move:
        """A deadline, or one end of a span: the same date, and the last of a month stays the last."""
        new = same_date(day, self.turn.shift)
        return Move(day, new, "期限、起止的日子不变")

    def _by_festival(self, day: date, about: str) -> Meant | None:
        near = [each for name in _FESTIVAL.findall(about) if (each := _near(name, day))]
        if not near:
            return None
        off, name, year = min(near, key=lambda each: abs(each[0]))
        if year + self.turn.shift not in YEARS:
            return None
        new = festival(name, year + self.turn.shift) + timedelta(days=off)
        side = f"前{-off}天" if off < 0 else f"后{off}天" if off else "当天"
        return Meant(new, f"{name}{side}", year_window(new.year))

    def _by_rule(self, day: date) -> Meant:
        new = same_date(day, self.turn.shift)
        window = month_window(new.year, new.month)
        if self.turn.way == SAME_DATE:
            return Meant(new, "同一日期", window)
        return Meant(_same_weekday(day, new, window), f"最近的同一个{weekday(day)}", window)

    def _is_off(self, day: date) -> bool:
        return self.work.knows(day.year) and not self.work.is_workday(day)

    def _is_end_of_month_off(self, day: date) -> bool:
        """The end of a month that was a day off is a day to count up to, not one to meet on."""
        return self._is_off(day) and (day + timedelta(days=1)).month != day.month

    def _on_a_workday(self, old: date, meant: Meant) -> Move:
        """Off the days off; what was on a day off last year may be so again."""
        if not self.work.knows(meant.day.year):
            why = f"{meant.why}；还不知道{meant.day.year}年的放假安排，没有避开"
            return Move(old, meant.day, why, is_doubtful=True)
        why = self.work.day_off(meant.day)
        if why and self._is_off(old):
            return Move(old, meant.day, f"{meant.why}；{why}，去年也在休息日", is_doubtful=True)
        new = nearest_workday(self.work, meant.day, meant.window.first, meant.window.last) or meant.day
        told = [meant.why]
        if why:
            told.append(f"{month_and_day(meant.day)}（{weekday(meant.day)}）是{why}")
        if new != meant.day:
            told.append(f"移到{weekday(new)}")
        vacation = self.work.vacation(new)
        told += [f"在{vacation}"] if vacation else []
        is_doubtful = bool(vacation) and not self.work.vacation(old)
        return Move(old, new, "；".join(told), is_doubtful)


def same_date(day: date, shift: int) -> date:
    """The same date some years on; the last day of a month stays the last (28 February, 29 February)."""
    year = day.year + shift
    last = calendar.monthrange(year, day.month)[1]
    is_last = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, day.month, last if is_last else min(day.day, last))


def _same_weekday(day: date, near: date, window: Window) -> date:
    """The nearest day of that weekday, in the same month."""
    ahead = (day.weekday() - near.weekday()) % 7
    steps = (ahead, ahead - 7) if ahead <= 3 else (ahead - 7, ahead)
    days = [near + timedelta(days=step) for step in steps]
    return next(each for each in days if window.holds(each))


def _near(name: str, day: date) -> tuple[int, str, int] | None:
    """How many days after the nearest festival of that name a day is, and of which year that one is."""
    years = [year for year in (day.year - 1, day.year, day.year + 1) if year in YEARS]
    off, year = min((((day - festival(name, year)).days, year) for year in years), key=lambda e: abs(e[0]))
    return (off, name, year) if abs(off) <= NEAR_DAYS else None
