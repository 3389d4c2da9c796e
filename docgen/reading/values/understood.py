"""The result of a parser: a value with a note of any guess, or the reason why it could not read the text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any, Generic, TypeVar, cast

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Parser = TypeVar("Parser", bound=Callable[..., Any])

MOST = 1024
"""Texts that are remembered, of each kind."""


@dataclass(frozen=True)
class Reading(Generic[T_co]):
    """A value as understood; `note` says a guess aloud and is empty when nothing was guessed.

    Unpacks like a pair: `value, note = reading`.
    """

    # A generic NamedTuple would do, but Python 3.10 refuses it.
    value: T_co
    note: str = ""

    def __iter__(self) -> Iterator[Any]:
        yield self.value
        yield self.note


class Misread(ValueError):
    """A text that a parser cannot understand: `message` says what is wrong, `hint` what to type."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def understood(parse: Callable[[str], T], text: str) -> T | None:
    """Return the value that a parser reads, or None: the check of the file tells the fault."""
    try:
        return parse(text)
    except Misread:
        return None


def remembered(parse: Parser) -> Parser:
    """Return a parser that remembers what it has understood; a text that it could not read is tried again.

    The same dates, names and numbers come again and again in the records of a year.
    """
    once = lru_cache(MOST)(parse)

    @wraps(parse)
    def read(text: str, *about: Hashable) -> object:
        # As a plain text: one that knows its place would keep the lines around it in memory.
        return once(str(text), *about)

    return cast("Parser", read)
