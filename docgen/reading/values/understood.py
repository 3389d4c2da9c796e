"""What a parser hands back: a value with its guess said aloud, or why it could not understand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


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
