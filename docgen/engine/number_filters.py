"""The filters that compute or put in order: numbers are read as offices type them, and never invented."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from jinja2 import Environment, Undefined, pass_environment
from jinja2.filters import do_groupby, ignore_case, make_attrgetter, make_multi_attrgetter

from docgen.engine.blanks import Blank
from docgen.engine.template_bounds import MOST_BITS, TooMuch
from docgen.engine.typed_values import Number, measured_in, number_in, numbers_of_one_unit
from docgen.engine.writers import Unprintable

Value = Any
EXCERPT_CHARS = 20
ROUNDINGS = {"common": ROUND_HALF_UP, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}


def number_of(value: Value) -> Number:
    """Return the number that a value is or says. Raises Unprintable."""
    if isinstance(value, (int, float, Decimal)):
        return value
    if isinstance(value, Undefined):
        str(value)  # which raises, naming what is not there
    if (number := number_in(value)) is not None:
        return number
    if (typed := measured_in(value)) is not None and typed.around == ("", "%"):
        mend = "要按 85 算，写 {{ 比例|replace('%', '')|float }}；要按 0.85 算，再除以 100。"
        raise Unprintable("T532", f"{_called(value)}是百分数，看不出按 85 还是 0.85 这样算", mend)
    mend = "数据里只写数字，如 1200 或 1,200；单位写在模板里。"
    raise Unprintable("T532", f"{_called(value)}不是能算的数", mend)


def refuse_stringing(operator: str, left: Value, right: Value) -> None:
    """Raise Unprintable where numbers typed as text would be strung together: 85 + 90 is not 8590."""
    numbers = [each for each in (left, right) if number_in(each) is not None]
    if len(numbers) == 2 and operator == "+":
        mend = "要相加，写 {{ 甲|int + 乙|int }} 或者 {{ [甲, 乙]|sum }}；要连起来印，把 + 换成 ~。"
        raise Unprintable("T532", f"{_called(left)}和{_called(right)}会连成一串，不是相加", mend)
    if numbers and operator == "*":
        mend = "先变成数，例如 {{ 甲|int * 2 }}。"
        raise Unprintable("T532", f"{_called(numbers[0])}会重复印几遍，不是相乘", mend)


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
    # By its text: the float 2.675 lies a little below, and would be rounded down.
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


def _sizes(
    environment: Environment, items: Iterable[Value], attribute: Value, case_sensitive: bool
) -> list[Value]:
    """Return by what items are put in order: by their numbers where all are numbers typed as text."""
    get = make_multi_attrgetter(environment, attribute, None if case_sensitive else ignore_case)
    columns = zip(*map(get, items), strict=True)
    return list(zip(*map(_numbers_or_texts, columns), strict=True))


def _numbers_or_texts(column: Sequence[Value]) -> Sequence[Value]:
    """Return the numbers of a column, blanks behind them; its texts where not all say one of a kind."""
    filled = [each for each in column if not isinstance(each, Blank)]
    plain = [number for each in filled if (number := number_in(each)) is not None]
    numbers = plain if len(plain) == len(filled) else numbers_of_one_unit(filled)
    if numbers is None:
        return column
    left = iter(numbers)
    return [(1, 0) if isinstance(each, Blank) else (0, next(left)) for each in column]


@pass_environment
def _grouped(
    environment: Environment, items: Value, attribute: Value, *rest: Value, **more: Value
) -> list[Value]:
    """Group as Jinja does; the groups stand in the order of their numbers."""
    groups: list[Value] = do_groupby(environment, items, attribute, *rest, **more)
    keys = [group.grouper for group in groups]
    sizes = _numbers_or_texts(keys)
    if sizes is keys:
        return groups
    return [groups[place] for place in sorted(range(len(groups)), key=sizes.__getitem__)]


@pass_environment
def _sorted(
    environment: Environment,
    items: Iterable[Value],
    reverse: bool = False,
    case_sensitive: bool = False,
    attribute: Value = None,
) -> list[Value]:
    found = list(items)
    sizes = _sizes(environment, found, attribute, case_sensitive)
    # Places are sorted, not items: of two equal in size the items need not be comparable.
    order = sorted(range(len(found)), key=sizes.__getitem__, reverse=reverse)
    return [found[place] for place in order]


def _extreme(choose: Callable[..., int]) -> Callable[..., Value]:
    @pass_environment
    def find(
        environment: Environment,
        items: Iterable[Value],
        case_sensitive: bool = False,
        attribute: Value = None,
    ) -> Value:
        found = list(items)
        if not found:
            # As Jinja's own filters answer.
            return environment.undefined("nothing to choose from")
        sizes = _sizes(environment, found, attribute, case_sensitive)
        return found[choose(range(len(found)), key=sizes.__getitem__)]

    return find


NUMBER_FILTERS: Mapping[str, Callable[..., Value]] = {
    "int": _whole,
    "float": _fraction,
    "round": _rounded,
    "abs": _absolute,
    "sum": _total,
    "sort": _sorted,
    "groupby": _grouped,
    "max": _extreme(max),
    "min": _extreme(min),
}
