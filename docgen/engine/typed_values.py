"""Values of a table that are more than their text: a number that a cell shows otherwise, a written no."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, NamedTuple

Number = int | float | Decimal

# 1,200 and 1200, with full-width signs too; a unit or a % could stand for another number, and is not dropped.
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = re.compile(rf"[+-]?{_DIGITS}", re.ASCII)
# A hyphen behind something is no minus: A-03 is an id.
_MEASURED = re.compile(
    rf"(?:(?P<before>[^\d+.,-]{{1,4}})|(?P<sign>[+-]?))(?P<digits>{_DIGITS})(?P<unit>\D{{0,4}})", re.ASCII
)
# A float ends at some 308 digits.
LONGEST_NUMBER = 300


class Shown(str):
    """The text that a cell shows of a number: printed as it is, compared and summed as the number."""

    __slots__ = ("number",)
    number: Decimal

    def __new__(cls, text: str, number: str) -> Shown:
        """Make the text of a number."""
        shown = super().__new__(cls, text)
        shown.number = Decimal(number)
        return shown

    def __bool__(self) -> bool:
        return bool(self.number)


class No(str):
    """A no as it was typed: 否, ×, 无, 0. It is printed so, and is no to every question."""

    __slots__ = ()

    def __bool__(self) -> bool:
        return False


class Measured(NamedTuple):
    """A number with what stands around it: 85%, 12人, 第3组."""

    number: Number
    around: tuple[str, str]


def number_in(value: Any) -> Number | None:  # noqa: ANN401 - whatever an expression gives
    """Return the number that a text says, if it says one and nothing else, or that its cell shows."""
    if isinstance(value, Shown):
        return value.number
    if not isinstance(value, str) or len(value) > LONGEST_NUMBER:
        return None
    text = unicodedata.normalize("NFKC", value).strip()
    return _plain(text) if _NUMBER.fullmatch(text) else None


def measured_in(value: Any) -> Measured | None:  # noqa: ANN401
    """Return the one number of a text and its unit; None for a text without a number, or with several."""
    if not isinstance(value, str) or len(value) > LONGEST_NUMBER:
        return None
    found = _MEASURED.fullmatch(unicodedata.normalize("NFKC", value).strip())
    if found is None:
        return None
    before = (found["before"] or "").strip()
    return Measured(_plain((found["sign"] or "") + found["digits"]), (before, found["unit"].strip()))


def numbers_of_one_unit(texts: Iterable[Any]) -> list[Number] | None:
    """Return the numbers of 3人, 20人, 100人; None where the units differ, or one text says no number."""
    found = [measured_in(each) for each in texts]
    numbers = [each.number for each in found if each]
    units = {each.around for each in found if each}
    return numbers if len(units) == 1 and len(numbers) == len(found) else None


def _plain(text: str) -> Number:
    plain = text.replace(",", "")
    return Decimal(plain) if "." in plain else int(plain)


def either(first: Any, second: Any) -> Any:  # noqa: ANN401
    """Return what `{{ 甲 or 乙 }}` prints: the second only where nothing was typed, not for a typed no."""
    return first if first or isinstance(first, (No, Shown)) else second
