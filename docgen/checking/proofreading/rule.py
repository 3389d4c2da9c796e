"""What a rule is: one small function with its code, level, source and scope, its examples, and its seekers.

The examples are its tests: each bad one must be found, each good one must not (tests/proofreading).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import ALL_KINDS, PaperText
from docgen.models.year_file import Role

CHINESE = r"[\u2014-\U0003ffff]"
"""A Chinese character or mark (— “ ” … 《 too): one range, because sets of ranges compile slowly."""
HAN = r"[\u4e00-\u9fff]"


class Finding(NamedTuple):
    """A place in a paper's text, what is wrong there, and what to write instead."""

    start: int
    end: int
    message: str
    hint: str = ""
    mend: str | None = None
    """What the place shall become; `--fix` puts it there where the rule is certain."""
    level: Level | None = None
    """Where it differs from that of the rule."""


Find = Callable[[PaperText], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class ProofRule:
    """One rule of the proofreader."""

    code: str
    level: Level
    name: str
    source: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    find: Find
    scope: frozenset[str] = ALL_KINDS
    """The kinds of papers it looks at."""
    is_certain: bool = False
    """Whether `--fix` may mend what it finds."""
    examples_as: Role = Role.BODY
    """What its examples are in their paper."""

    def __call__(self, paper: PaperText) -> Iterator[Finding]:
        """What it finds in a paper of its scope."""
        return self.find(paper) if paper.kind in self.scope else iter(())


def rule(  # noqa: PLR0913 - all that a rule says of itself
    code: str,
    level: Level,
    name: str,
    *,
    source: str,
    bad: tuple[str, ...],
    good: tuple[str, ...],
    scope: frozenset[str] = ALL_KINDS,
    is_certain: bool = False,
    examples_as: Role = Role.BODY,
) -> Callable[[Find], ProofRule]:
    """Makes a rule of the function below it; what is said here is told at `ProofRule`."""
    return lambda find: ProofRule(code, level, name, source, bad, good, find, scope, is_certain, examples_as)


class Seeker:
    """Finds a pattern in a text; costs nothing until a text first holds one of the clues."""

    def __init__(self, pattern: str | Callable[[], str], *clues: str) -> None:
        self._pattern, self._clues = pattern, clues

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself; ^ and $ stand for the ends of paragraphs."""
        pattern = self._pattern if isinstance(self._pattern, str) else self._pattern()
        return re.compile(pattern, re.MULTILINE)

    def __call__(self, text: str) -> Iterator[re.Match[str]]:
        """Where it stands in the text."""
        if self._clues and not any(clue in text for clue in self._clues):
            return iter(())
        return self.compiled.finditer(text)


def any_of(words: list[str]) -> str:
    """The alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def day_in(found: re.Match[str], year: int) -> date | None:
    """The day that its month and day mean, in its own year or in that one; None where there is none."""
    try:
        return date(int(found["year"] or year), int(found["month"]), int(found["day"]))
    except ValueError:
        return None
