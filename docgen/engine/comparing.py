"""Comparisons of a template: never a blank with a size, never lists that would take hours."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from docgen.engine.blanks import Blank
from docgen.engine.template_bounds import Value, weight_of
from docgen.engine.typed_values import Measured, measured_in, number_in
from docgen.engine.writers import Unprintable

_IS: Mapping[str, Callable[[Value, Value], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "in": lambda item, series: item in series,
    "notin": lambda item, series: item not in series,
}
_SIZES: Mapping[str, Callable[[Value, Value], bool]] = {
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
}


def compare(first: Value, *rest: Value) -> bool:
    """Tell whether a chain of comparisons holds: `a < b <= c` comes as a, "lt", b, "lteq", c."""
    left = first
    for sign, right in zip(rest[::2], rest[1::2], strict=True):
        if not compared(sign, left, right):
            return False
        left = right
    return True


def compared(sign: str, left: Value, right: Value) -> bool:
    """Compare two values by Jinja's name of the operator."""
    if isinstance(left, (list, tuple, Mapping)) or isinstance(right, (list, tuple, Mapping)):
        weight_of(left, right)
    if sign in _IS:
        pair = _as_numbers(left, right) if _is_number(left) or _is_number(right) else None
        return _IS[sign](*(pair or (left, right)))
    if isinstance(left, Blank) or isinstance(right, Blank):
        raise Unprintable("T532", "空着的一项不能比大小", "先用 {% if … %} 判断有没有，再比。")
    return bool(_SIZES[sign](*(_as_numbers(left, right) or _in_one_unit(left, right))))


def _as_numbers(left: Value, right: Value) -> tuple[Value, Value] | None:
    """Return both as numbers if both are numbers, some typed as text: as texts 9 is more than 85."""
    sides = [each if _is_number(each) else number_in(each) for each in (left, right)]
    return None if None in sides else (sides[0], sides[1])


def _in_one_unit(left: Value, right: Value) -> tuple[Value, Value]:
    """Return two numbers with their unit as numbers; texts that say no single number stay texts."""
    sides = [Measured(each, ("", "")) if _is_number(each) else measured_in(each) for each in (left, right)]
    first, second = sides
    if first is None or second is None:
        return left, right
    if first.around != second.around:
        if _are_ids(first, second):
            return left, right
        message = f"“{left}”和“{right}”的单位不一样，比不出大小"
        raise Unprintable("T532", message, "两边写成一样的单位，带单位的加引号，例如 完成率 >= '80%'。")
    return first.number, second.number


def _are_ids(*sides: Measured) -> bool:
    """Tell whether each is letters and a number without a unit: A1 and B2 are compared as texts."""
    return all(before and not unit for before, unit in (side.around for side in sides))


def _is_number(value: Value) -> bool:
    # True is an int to Python.
    return isinstance(value, (int, float, Decimal)) and not isinstance(value, bool)


def _test(sign: str) -> Callable[[Value, Value], bool]:
    return lambda left, right: compared(sign, left, right)


_NAMES: Mapping[str, Iterable[str]] = {
    "eq": ("==", "eq", "equalto"),
    "ne": ("!=", "ne"),
    "gt": (">", "gt", "greaterthan"),
    "gteq": (">=", "ge"),
    "lt": ("<", "lt", "lessthan"),
    "lteq": ("<=", "le"),
    "in": ("in",),
}
COMPARING_TESTS: Mapping[str, Callable[..., bool]] = {
    name: _test(sign) for sign, names in _NAMES.items() for name in names
}
"""The tests of Jinja (`is eq`, `select('>', 60)`) by all their names."""
