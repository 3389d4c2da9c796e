"""What a rule is: one small function with its code, level, source and scope, and its own examples.

The examples are its tests: each bad one must be found, each good one must not (tests/proofreading).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from typing_extensions import Required, TypedDict, Unpack

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper import ALL_KINDS, Paper, Role


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


Find = Callable[[Paper], Iterator[Finding]]


class More(TypedDict, total=False):
    """What else a rule says of itself; see Rule."""

    bad: Required[tuple[str, ...]]
    good: Required[tuple[str, ...]]
    scope: frozenset[str]
    is_certain: bool
    examples_as: Role


@dataclass(frozen=True, slots=True)
class Rule:
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

    def __call__(self, paper: Paper) -> Iterator[Finding]:
        """What it finds in a paper of its scope."""
        return self.find(paper) if paper.kind in self.scope else iter(())


class rule:  # noqa: N801 - a decorator
    """Makes a rule of the function below it."""

    def __init__(self, code: str, level: Level, name: str, *, source: str, **more: Unpack[More]) -> None:
        self._said = (code, level, name, source)
        self._more = more

    def __call__(self, find: Find) -> Rule:
        """The rule."""
        return Rule(*self._said, find=find, **self._more)
