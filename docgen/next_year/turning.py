"""From which year to which, and what the rules for texts need to know on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.people.roster import Roster
from docgen.models.organization import Organization
from docgen.models.rules import Rule, Rules

SAME_WEEKDAY, SAME_DATE = "同星期", "同日期"
WAYS = (SAME_WEEKDAY, SAME_DATE)
"""How a day moves into another year."""


class Turn(NamedTuple):
    """The turn of the year: last year, the new one, and how days move."""

    old: int
    new: int
    way: str = SAME_WEEKDAY

    @property
    def shift(self) -> int:
        """How many years lie between them."""
        return self.new - self.old


class Verdict(Enum):
    """What became of some words of last year's text."""

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
    """What a rule has to say of the characters from `start` to `end` of a line; `new` replaces them."""

    start: int
    end: int
    verdict: Verdict
    why: str
    new: str = ""


class Move(NamedTuple):
    """A day of last year, the day it becomes, and why that one."""

    old: date
    new: date
    why: str
    is_doubtful: bool = False
    """Whether somebody has to look at it: the days off are not known, or it has come to lie in a vacation."""


@dataclass(frozen=True)
class Desk:
    """What the rules for texts look at: the office, its calendar, its own rules, the days that have moved."""

    turn: Turn
    organization: Organization
    roster: Roster
    calendar: WorkCalendar
    own_rules: Rules | None
    lapsed: tuple[Rule, ...] = ()
    """Rules that were in force last year and are not any more."""
    moves: Mapping[date, Move | None] = field(default_factory=dict)
    """The days of the schedule by what they were; None where two items of one day went apart."""
    issued: date | None = None
    """The new plan's 成文日期, by which its headcounts are counted."""

    @property
    def first_day(self) -> date:
        """The first day of the new year."""
        return date(self.turn.new, 1, 1)
