"""The filters that compute: numbers are read as offices type them, and never invented where there is none."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from jinja2 import Environment, Undefined, pass_environment
from jinja2.filters import make_attrgetter

from docgen.engine.blanks import Blank
from docgen.engine.template_bounds import MOST_BITS, TooMuch
from docgen.engine.writers import Unprintable

Value = Any
Number = int | float | Decimal

# 1,200 and 1200, with full-width signs too; a unit or a % could stand for another number, and is not dropped.
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
LONGEST_NUMBER = 300
EXCERPT_CHARS = 20
ROUNDINGS = {"common": ROUND_HALF_UP, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}


def number_of(value: Value) -> Number:
    """Return the number that a value is or says. Raises Unprintable."""
    if isinstance(value, (int, float, Decimal)):
        return value
    if isinstance(value, Undefined):
        str(value)  # which raises, naming what is not there
    text = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    if len(text) <= LONGEST_NUMBER and _NUMBER.fullmatch(text):
        plain = text.replace(",", "")
        return Decimal(plain) if "." in plain else int(plain)
    mend = "数据里只写数字，如 1200 或 1,200；单位写在模板里。"
    raise Unprintable("T532", f"{_called(value)}不是能算的数", mend)


def _called(value: Value) -> str:
    if isinstance(value, str) and value.strip():
        return f"“{value.strip()[:EXCERPT_CHARS]}”"
    return "这一项" if isinstance(value, (list, tuple, Mapping)) else "空的一项"


def _whole(value: Value, default: Value = None, base: int = 10) -> Value:
    if base != 10 and isinstance(value, str):
        return _or_default(value, lambda text: int(text, base), default)
    return _or_default(value, lambda given: int(number_of(given)), default)


def _fraction(value: Value, default: Value = None) -> Value:
    return _or_default(value, lambda given: float(number_of(given)), default)


def _or_default(value: Value, read: Callable[[Value], Value], default: Value) -> Value:
    """Return what is read, or what the template itself gives for the case that there is no number."""
    if isinstance(value, Blank):
        return value if default is None else default
    try:
        return read(value)
    except (ValueError, ArithmeticError):
        if default is None:
            raise
        return default


def _rounded(value: Value, digits: int = 0, method: str = "common") -> Value:
    """Round half up, as offices do: Python's own rounding makes 92 of 92.5."""
    if isinstance(value, Blank):
        return value
    number = number_of(value)
    if abs(digits) > MOST_BITS:
        raise TooMuch
    if not math.isfinite(number):
        raise ArithmeticError
    if isinstance(number, int) and digits >= 0:
        return number
    exact = Decimal(str(number)) if isinstance(number, float) else Decimal(number)
    made = exact.scaleb(digits).to_integral_value(ROUNDINGS[method]).scaleb(-digits)
    return int(made) if isinstance(number, int) else float(made)


def _absolute(value: Value) -> Value:
    return value if isinstance(value, Blank) else abs(number_of(value))


@pass_environment
def _total(
    environment: Environment, items: Iterable[Value], attribute: Value = None, start: Value = 0
) -> Value:
    """Add up; one blank among the items leaves the sum as unknown as the blank."""
    found = list(items if attribute is None else map(make_attrgetter(environment, attribute), items))
    for each in found:
        if isinstance(each, Blank):
            return each
    numbers = [number_of(each) for each in (start, *found)]
    if all(isinstance(number, int) for number in numbers):
        return sum(numbers)
    # In decimals, as a person adds: 0.1 and 0.2 are 0.3.
    return float(sum(Decimal(str(number)) for number in numbers))


NUMBER_FILTERS: Mapping[str, Callable[..., Value]] = {
    "int": _whole,
    "float": _fraction,
    "round": _rounded,
    "abs": _absolute,
    "sum": _total,
}
