"""A rule of the proofreader: one small function with its code, level, source, scope, examples and seekers.

The examples are its tests: each bad one must be found, each good one must not (tests/proofreading).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import ALL_KINDS, PaperText
from docgen.models.year_file import Role

CHINESE = r"[\u2014-\U0003ffff]"
"""A Chinese character or mark (— “ ” … 《 too): one range, because sets of ranges compile slowly."""
HAN = r"[\u4e00-\u9fff]"


class Finding(NamedTuple):
    """A fault at a place of a paper's text, with its message and what to write instead."""

    start: int
    end: int
    message: str
    hint: str = ""
    mend: str | None = None
    """The new characters for the place; `--fix` writes them where the rule is certain."""
    level: Level | None = None
    """The level of the finding, where it differs from that of the rule."""


class Strength(Enum):
    """How strong the source of a rule is: its level is no higher than that."""

    STANDARD = "标准"
    """A national standard or a dictionary that sets one."""
    REGULATION = "规定"
    """A regulation of the Party or of the state, an official wording."""
    FACT = "事实"
    """The calendar, a sum, what the year's own files say."""
    USUAL = "通常"
    """What offices usually write."""
    HOUSE = "编辑部惯例"
    """What editors prefer; other ways are right too."""

    @property
    def highest(self) -> Level:
        """The highest level of a rule with such a source."""
        by_strength = {Strength.USUAL: Level.WARNING, Strength.HOUSE: Level.HINT}
        return by_strength.get(self, Level.ERROR)


Find = Callable[[PaperText], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class ProofRule:
    """One rule of the proofreader."""

    code: str
    level: Level
    strength: Strength
    name: str
    source: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    find: Find
    scope: frozenset[str] = ALL_KINDS
    """The kinds of papers that the rule reads."""
    is_certain: bool = False
    """True where `--fix` may mend the findings without asking anybody."""
    examples_as: Role = Role.BODY
    """The role of the examples in their paper."""

    def __call__(self, paper: PaperText) -> Iterator[Finding]:
        """The findings in a paper of its scope; none in other papers."""
        return self.find(paper) if paper.kind in self.scope else iter(())


def rule(  # noqa: PLR0913 - all that a rule says of itself
    code: str,
    level: Level,
    strength: Strength,
    name: str,
    *,
    source: str,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    scope: frozenset[str] = ALL_KINDS,
    is_certain: bool = False,
    examples_as: Role = Role.BODY,
) -> Callable[[Find], ProofRule]:
    """Make a rule of the decorated function; the parameters are the fields of `ProofRule`."""
    return lambda find: ProofRule(
        code, level, strength, name, source, bad, good, find, scope, is_certain, examples_as
    )


class Seeker:
    """A pattern that is compiled only when a text first holds one of its clues."""

    # Compiling all sixty patterns takes some 0.15 s, and most texts hold few of the clues.

    def __init__(self, pattern: str | Callable[[], str], *clues: str) -> None:
        self._pattern, self._clues = pattern, clues

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The compiled pattern; ^ and $ stand for the ends of paragraphs."""
        pattern = self._pattern if isinstance(self._pattern, str) else self._pattern()
        return re.compile(pattern, re.MULTILINE)

    def __call__(self, text: str) -> Iterator[re.Match[str]]:
        """The matches in the text."""
        if self._clues and not any(clue in text for clue in self._clues):
            return iter(())
        return self.compiled.finditer(text)


def any_of(words: list[str]) -> str:
    """The words as alternatives of a pattern."""
    # The longest first: an alternation takes the first that fits, 支部 would hide 支部委员会.
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def day_in(found: re.Match[str], year: int) -> date | None:
    """The day of a matched date, in its own year or else in `year`; None where there is no such day."""
    try:
        return date(int(found["year"] or year), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
