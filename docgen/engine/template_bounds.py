"""Limits on what a template may compute, so that no template can eat the machine's time or memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeAlias

from jinja2 import filters, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import markup_join

Value: TypeAlias = Any
"""Whatever an expression of a template gives."""

LONGEST_TEXT = 1_000_000
LONGEST_LIST = 100_000
MOST_ROUNDS = 1_000_000
"""Rounds of all loops of one rendered part together."""

LARGEST_PART = 100_000_000
"""Bytes of one rendered part."""

MOST_BITS = 1_000
"""Bits of an integer: 300 decimal digits."""

PIECES_AT_ONCE = 10_000


class TooMuch(ValueError):
    """A template asked for more than any document needs."""


class Budget:
    """The rounds of loops that one rendering has left."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MOST_ROUNDS


def spend(items: Value, budget: Budget) -> Value:
    """Count the items of a loop against the budget and return them: each loop has this filter."""
    try:
        count = len(items)
    except TypeError:
        items = list(islice(items, budget.left + 1))
        count = len(items)
    budget.left -= count
    if budget.left < 0:
        raise TooMuch
    return items


def join_pieces(pieces: Iterator[bytes]) -> bytes:
    """Return the rendered pieces as one part, given up when they get too long."""
    joined: list[bytes] = []
    left = LARGEST_PART
    while batch := list(islice(pieces, PIECES_AT_ONCE)):
        part = b"".join(batch)
        joined.append(part)
        left -= len(part)
        if left < 0:
            raise TooMuch
    return joined[0] if len(joined) == 1 else b"".join(joined)


def bounded_range(*limits: int) -> range:
    """Return Python's range, if its length is sensible."""
    numbers = range(*limits)
    if len(numbers) > LONGEST_LIST:
        raise TooMuch
    return numbers


def _times(left: Value, right: Value) -> Value:
    for series, count in ((left, right), (right, left)):
        if isinstance(series, (str, list, tuple)) and isinstance(count, int):
            _check_length(series, len(series) * count)
    _check_bits(_bits(left) + _bits(right))
    return left * right


def _power(left: Value, right: Value) -> Value:
    _check_bits(_bits(left) * right if isinstance(right, int) else 0)
    return left**right


def _plus(left: Value, right: Value) -> Value:
    if isinstance(left, (str, list, tuple)) and isinstance(right, (str, list, tuple)):
        _check_length(left, len(left) + len(right))
    return left + right


def _remainder(left: Value, right: Value) -> Value:
    if isinstance(left, str):  # formatting would be a language of its own, with widths of 10**9
        raise TypeError
    return left % right


OPERATORS: Mapping[str, Callable[[Value, Value], Value]] = {
    "*": _times,
    "**": _power,
    "+": _plus,
    "%": _remainder,
}


def concat(texts: Iterable[Value]) -> str:
    """Join texts as the operator `~` does, within bounds."""
    joined = markup_join(texts)
    _check_length(joined, len(joined))
    return joined


@pass_eval_context
def _join(settings: EvalContext, items: Iterable[Value], between: Value = "", attribute: Value = None) -> str:
    parts = list(islice(items, LONGEST_LIST + 1))
    _check_length(parts, len(parts))
    _check_length(
        "", len(parts) * len(str(between)) + sum(len(part) for part in parts if isinstance(part, str))
    )
    joined: str = filters.do_join(settings, parts, between, attribute)
    return joined


def _batch(items: Iterable[Value], size: int, fill: Value = None) -> Iterable[Value]:
    if size > LONGEST_LIST:
        raise TooMuch
    return filters.do_batch(items, size, fill)


def _replace(text: Value, old: Value, new: Value, count: int | None = None) -> str:
    whole, part, other = str(text), str(old), str(new)
    _check_length(whole, len(whole) + whole.count(part) * len(other))
    return whole.replace(part, other, -1 if count is None else count)


def _round(value: float, digits: int = 0, method: str = "common") -> float:
    if abs(digits) > MOST_BITS:
        raise TooMuch
    return filters.do_round(value, digits, method)  # type: ignore[arg-type]


def _as_it_is(value: Value) -> Value:
    """Return the value for `|e` of docxtpl's templates: here every value is escaped already."""
    return value


BOUNDED_FILTERS: Mapping[str, Callable[..., Value]] = {
    "batch": _batch,
    "join": _join,
    "replace": _replace,
    "round": _round,
    "e": _as_it_is,
    "escape": _as_it_is,
}


def _check_length(series: Value, length: int) -> None:
    if length > (LONGEST_TEXT if isinstance(series, str) else LONGEST_LIST):
        raise TooMuch


def _check_bits(bits: int) -> None:
    if bits > MOST_BITS:
        raise TooMuch


def _bits(number: Value) -> int:
    return number.bit_length() if isinstance(number, int) else 0
