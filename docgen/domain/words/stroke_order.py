"""Names by the strokes of the surname (按姓氏笔画为序): the order is made, never claimed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cmp_to_key
from importlib.resources import files
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T")

SHORT_NAME = 2
NO_CHARACTER = ""
"""It stands before the given name of one character: 田富 comes before 田大利, as lists by surname have it."""


class UnknownStrokes(ValueError):
    """A character whose place among the others is not known, where it decides the order of two names."""


def by_surname_strokes(named: Sequence[T], name_of: Callable[[T], str]) -> list[T]:
    """Sort by the strokes of the surname, then of the given name. Raises UnknownStrokes."""

    def compare(one: T, other: T) -> int:
        return _compare(name_of(one), name_of(other))

    return sorted(named, key=cmp_to_key(compare))


def _compare(one: str, other: str) -> int:
    for mine, yours in zip_longest(_characters(one), _characters(other), fillvalue=NO_CHARACTER):
        if mine != yours:
            return _place(mine) - _place(yours)
    return 0


def _characters(name: str) -> list[str]:
    """The characters of a name; between the two of a short one there is none."""
    told = [character for character in name if character.isalpha()]
    return [told[0], NO_CHARACTER, told[1]] if len(told) == SHORT_NAME else told


def _place(character: str) -> int:
    if character == NO_CHARACTER:
        return -1
    try:
        return _places()[character]
    except KeyError:
        # A guessed place would be printed as 按姓氏笔画为序.
        raise UnknownStrokes(character) from None


@cache
def _places() -> dict[str, int]:
    """The place of each of some twenty thousand characters among all."""
    text = (files(__package__) / "stroke_order.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return {character: place for place, character in enumerate("".join(lines))}
