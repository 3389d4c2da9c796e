"""A day of last year moved into the new one, by its festival, its weekday or its date, to a workday."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from docgen.domain.calendar.festivals import NAMES, YEARS, festival
from docgen.domain.calendar.windows import Window, month_window, year_window
from docgen.domain.calendar.workdays import WorkCalendar, nearest_workday
from docgen.domain.words.dates import month_and_day, weekday
from docgen.next_year.context import SAME_DATE, Move, Rollover

NEAR_DAYS = 20
"""The most days between a day and the festival named with it: 春节前走访 moves with 春节."""
_FESTIVAL = re.compile("|".join(sorted(NAMES, key=len, reverse=True)))


class Meant(NamedTuple):
    """The day that a rule gives, the reason, and the window in which it may move off a day off."""

    day: date
    why: str
    window: Window


class Mover:
    """Moves days of the old year into the new one, by the rollover and the work calendar."""

    def __init__(self, rollover: Rollover, work: WorkCalendar) -> None:
        self.rollover, self.work = rollover, work

    def activity(self, day: date, about: str = "") -> Move:
        """Move the day of an activity; `about` are the words on it, which may name a festival."""
        if self._is_end_of_month_off(day):
            return self.bound(day)
        meant = self._by_festival(day, about) or self._by_rule(day)
        return self._on_a_workday(day, meant)

    def bound(self, day: date) -> Move:
        """Move a deadline, or one end of a span: the date stays, and the last of a month stays the last."""
        new = same_date(day, self.rollover.shift)
        return Move(day, new, "期限、起止的日子不变")

    def _by_festival(self, day: date, about: str) -> Meant | None:
        near = [each for name in _FESTIVAL.findall(about) if (each := _near(name, day))]
        if not near:
            return None
        # 教师节和国庆节之间: the nearer one is meant. The table of lunar festivals ends some day.
        off, name, year = min(near, key=lambda each: abs(each[0]))
        if year + self.rollover.shift not in YEARS:
            return None
        new = festival(name, year + self.rollover.shift) + timedelta(days=off)
        side = f"前{-off}天" if off < 0 else f"后{off}天" if off else "当天"
        # The whole year: 春节 is in January or in February, 中秋 in September or in October.
        return Meant(new, f"{name}{side}", year_window(new.year))

    def _by_rule(self, day: date) -> Meant:
        new = same_date(day, self.rollover.shift)
        window = month_window(new.year, new.month)
        if self.rollover.way == SAME_DATE:
            return Meant(new, "同一日期", window)
        return Meant(_same_weekday(day, new, window), f"最近的同一个{weekday(day)}", window)

    def _is_off(self, day: date) -> bool:
        return self.work.knows(day) and not self.work.is_workday(day)

    def _is_end_of_month_off(self, day: date) -> bool:
        """Tell whether a day is the end of a month and was a day off."""
        # Nobody meets on such a day: it is a day to count up to.
        return self._is_off(day) and is_last_of_month(day)

    def _on_a_workday(self, old: date, meant: Meant) -> Move:
        """Move the meant day to the nearest workday of its window."""
        if not self.work.knows(meant.day):
            why = f"{meant.why}；还不知道{self.work.arrangement(meant.day.year)}，没有避开"
            return Move(old, meant.day, why, is_doubtful=True)
        why = self.work.day_off(meant.day)
        # An activity that was on a day off last year may be meant for one again: a person has to look.
        if why and self._is_off(old):
            return Move(old, meant.day, f"{meant.why}；{why}，去年也在休息日", is_doubtful=True)
        new = nearest_workday(self.work, meant.day, meant.window.first, meant.window.last) or meant.day
        vacation = self.work.vacation(new)
        is_doubtful = (bool(vacation) and not self.work.vacation(old)) or not self.work.knows(new)
        return Move(old, new, "；".join(_reasons(meant, why, new, vacation)), is_doubtful)


def _reasons(meant: Meant, why_off: str, new: date, vacation: str) -> list[str]:
    reasons = [meant.why]
    if why_off:
        reasons.append(f"{month_and_day(meant.day)}（{weekday(meant.day)}）是{why_off}")
    if new != meant.day:
        reasons.append(f"移到{weekday(new)}")
    if vacation:
        reasons.append(f"在{vacation}")
    return reasons


def same_date(day: date, shift: int) -> date:
    """The same date some years later; the last day of a month stays the last (28 and 29 February)."""
    year = day.year + shift
    last = calendar.monthrange(year, day.month)[1]
    return date(year, day.month, last if is_last_of_month(day) else min(day.day, last))


def is_last_of_month(day: date) -> bool:
    """Tell whether it is the last day of its month."""
    return day.day == calendar.monthrange(day.year, day.month)[1]


def _same_weekday(day: date, near: date, window: Window) -> date:
    """The nearest day of that weekday, in the same month."""
    # Within the month: a monthly meeting that left its month would be missing there.
    ahead = (day.weekday() - near.weekday()) % 7
    steps = (ahead, ahead - 7) if ahead <= 3 else (ahead - 7, ahead)
    days = [near + timedelta(days=step) for step in steps]
    return next(each for each in days if window.holds(each))


def _near(name: str, day: date) -> tuple[int, str, int] | None:
    """The days from the nearest festival of that name, the name, and that festival's year; None if far."""
    # A day of January may belong to 元旦 of its year, one of December to that of the next.
    years = [year for year in (day.year - 1, day.year, day.year + 1) if year in YEARS]
    off, year = min((((day - festival(name, year)).days, year) for year in years), key=lambda e: abs(e[0]))
    return (off, name, year) if abs(off) <= NEAR_DAYS else None
