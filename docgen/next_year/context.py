"""The two years of a rollover, and the facts that the rules for texts need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.people.roster import Roster
from docgen.domain.rules import rules_of
from docgen.models.organization import Organization
from docgen.models.rules import Rule, Rules

SAME_WEEKDAY, SAME_DATE = "同星期", "同日期"
WAYS = (SAME_WEEKDAY, SAME_DATE)
"""The ways in which a day moves into another year."""


class Rollover(NamedTuple):
    """The old and the new year of the files, and the way in which days move."""

    old: int
    new: int
    way: str = SAME_WEEKDAY

    @property
    def shift(self) -> int:
        """The number of years between the old and the new one."""
        return self.new - self.old


class Verdict(Enum):
    """The verdict of a rule on some words of last year's text."""

    CHANGED = "changed"
    """Changed by a rule that leaves no doubt."""
    GUESSED = "guessed"
    """Changed by a rule that is mostly right: somebody has to look at it."""
    COPIED = "copied"
    """Unchanged, and a person must rewrite or confirm it."""
    STALE = "stale"
    """Unchanged, and not true any more in the new year."""
    KEPT = "kept"
    """Unchanged, rightly: no other rule may touch it."""


class Hit(NamedTuple):
    """The verdict on the characters from `start` to `end` of a line; `new` replaces them."""

    start: int
    end: int
    verdict: Verdict
    why: str
    new: str = ""


class Move(NamedTuple):
    """A day of last year, the day that it becomes, and the reason."""

    old: date
    new: date
    why: str
    is_doubtful: bool = False
    """True where a person has to look at it: the days off are unknown, or the new day lies in a vacation."""


@dataclass(frozen=True)
class YearContext:
    """The facts for the rules: the office, its calendar, its own rules, the days that have moved."""

    rollover: Rollover
    organization: Organization
    roster: Roster
    calendar: WorkCalendar
    own_rules: Rules | None
    lapsed: tuple[Rule, ...] = ()
    """The rules that were in force last year, but are not in the new year."""
    moves: Mapping[date, Move | None] = field(default_factory=dict)
    """The moves of the schedule by their old day; None where two items of one day moved differently."""
    issued: date | None = None
    """The new plan's 成文日期, the day for which its headcounts are counted."""

    @property
    def old(self) -> int:
        """Last year."""
        return self.rollover.old

    @property
    def new(self) -> int:
        """The new year."""
        return self.rollover.new

    @property
    def first_day(self) -> date:
        """The first day of the new year."""
        return date(self.new, 1, 1)


def lapsed_rules(rollover: Rollover, own: Rules | None) -> tuple[Rule, ...]:
    """The rules that were in force last year, but are not in the new year."""
    kept = {rule.number for rule in rules_of(rollover.new, own)}
    return tuple(rule for rule in rules_of(rollover.old, own) if rule.number not in kept)
