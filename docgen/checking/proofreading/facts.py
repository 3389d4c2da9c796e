"""What a paper is held against: its year, the unit and its people, the year's dated events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Subject(NamedTuple):
    """Of what an amount is: when, and what."""

    when: str
    what: str


class Counted(NamedTuple):
    """A word that anniversaries are counted for: from which year, and whether the first year is the first."""

    word: str
    first: int
    by_times: bool


class Campaign(NamedTuple):
    """What is done for some time only: its name, how texts call it, its days (None: it goes on)."""

    name: str
    words: tuple[str, ...]
    since: date
    until: date | None
    is_error: bool
    is_common: bool
    """Whether texts may speak of it before it began."""

    def is_out_of_time(self, year: int) -> bool:
        """Whether a paper of that year speaks of it too early, or later than in the year after its end."""
        too_early = year < self.since.year and not self.is_common
        return too_early or (self.until is not None and year > self.until.year + 1)


@dataclass(frozen=True)
class Facts:
    """What the year's files say, as far as a text can disagree with it."""

    year: int = 0
    """The year of the folder; 0 where none is known."""
    issued: date | None = None
    """The plan's day of issue."""
    unit: str = ""
    """The full name of the Party organization."""
    short_unit: str = ""
    bodies: frozenset[str] = frozenset()
    """Its branches and groups."""
    names: frozenset[str] = frozenset()
    """People: nothing is ever found in a name."""
    events: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """What the plan dates, by its name."""
    amounts: Mapping[Subject, tuple[str, str]] = field(default_factory=dict)
    """What the year's papers say an amount is, where each says it first, and of what."""
    titles: frozenset[str] = frozenset()
    """Papers of local bodies that the office has told (rules.yaml)."""
    counted: tuple[Counted, ...] | None = None
    """Anniversaries; None for those that docgen knows of itself."""
    campaigns: tuple[Campaign, ...] | None = None
    """The same for what is done for some time only."""

    @property
    def day(self) -> date:
        """The day for which dated facts are looked up: that of issue, else the end of the year."""
        return self.issued or date(self.year or 2000, 12, 31)


NO_FACTS = Facts()
