"""Limits on what a template may compute, so that no template can eat the machine's time or memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from time import thread_time
from typing import Any, TypeAlias

from jinja2 import Environment, filters, pass_context, pass_environment
from jinja2.runtime import Context, markup_join
from markupsafe import Markup

from docgen.engine.blanks import Blank
from docgen.engine.writers import text_of

Value: TypeAlias = Any
"""Whatever an expression of a template gives."""

BUDGET = "_budget"
"""The name under which a rendering carries its budget; the guard keeps it out of templates."""

LONGEST_TEXT = 1_000_000
LONGEST_LIST = 100_000
MOST_ROUNDS = 1_000_000
"""Rounds of all loops of one rendered part together."""

MOST_SIGNS = 20_000_000
"""Characters of all texts that one part's expressions make; an item of a list counts as some."""

SIGNS_OF_ITEM = 8
MOST_COMPARED = 2_000_000
"""Characters and items that one comparison may have to look at."""

LARGEST_PART = 60_000_000
"""Bytes of one rendered part."""

MOST_BITS = 1_000
"""Bits of an integer: 300 decimal digits."""

MOST_SECONDS = 3.0
"""Processor time for one part: a busy machine must not make a paper fail that another would print."""

BETWEEN_LOOKS = 1_000
"""Steps from one look at the clock to the next: where system calls are slow, a look takes 20 µs."""

STEP = 1_000
"""Characters or items that take about as long as a short operation."""

PIECES_AT_ONCE = 32
"""Few: each may be a text of the longest length."""


class TooMuch(ValueError):
    """A template asked for more than any document needs."""


class Budget:
    """The rounds, the room and the time that the rendering of one part has left."""

    __slots__ = ("_ends", "_next_look", "_signs", "left")

    def __init__(self) -> None:
        self.left = MOST_ROUNDS
        self._signs = MOST_SIGNS
        self._next_look = BETWEEN_LOOKS
        self._ends = thread_time() + MOST_SECONDS

    def tick(self, size: int = 0) -> None:
        """Count an operation on so many characters or items, and look at the clock now and then."""
        self._next_look -= 1 + size // STEP
        if self._next_look < 0:
            self._next_look = BETWEEN_LOOKS
            if thread_time() > self._ends:
                raise TooMuch

    def charged(self, result: Value) -> Value:
        """Return what an operation has made, its size taken from the room that is left."""
        if isinstance(result, (str, list)):
            size = len(result)
            self._signs -= size if isinstance(result, str) else size * SIGNS_OF_ITEM
            if self._signs < 0:
                raise TooMuch
            self.tick(size)
        return result

    def forgive(self, seconds: float) -> None:
        """Put the end off by the time that docgen's own drawing has taken: it is bounded by the data."""
        self._ends += seconds


class Rounds:
    """The items of a loop; each round looks at the clock."""

    __slots__ = ("_budget", "_items")

    def __init__(self, items: Value, budget: Budget) -> None:
        self._items, self._budget = items, budget

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Value]:
        tick = self._budget.tick
        for item in self._items:
            tick()
            yield item


@pass_context
def spend(context: Context, items: Value) -> Rounds:
    """Count the items of a loop against the budget and return them: each loop has this filter."""
    budget: Budget = context[BUDGET]
    if not hasattr(items, "__len__") or isinstance(items, Blank):
        # One more than is left tells that there are too many, without taking them all.
        items = list(islice(items, budget.left + 1))
    budget.left -= len(items)
    if budget.left < 0:
        raise TooMuch
    return Rounds(items, budget)


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
    # Foreseen, not computed: 9**9**9 would not come back.
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


@pass_context
def concat(context: Context, texts: Iterable[Value]) -> str:
    """Join texts as the operator `~` does, within bounds."""
    joined = markup_join(map(as_text, texts))
    _check_length(joined, len(joined))
    charged: str = context[BUDGET].charged(joined)
    return charged


@pass_context
def cut(context: Context, series: Value, start: Value, stop: Value, step: Value) -> Value:
    """Return a piece of a text or a list, as `[start:stop:step]` does."""
    return context[BUDGET].charged(series[start:stop:step])


def as_text(value: Value) -> str:
    """Return a value as it would be printed; a list or a group has no text."""
    return value if isinstance(value, str) else text_of(value)


def weight_of(*values: Value) -> int:
    """Return how many characters and items comparing must look at. Raises TooMuch.

    Lists may hold one another a thousandfold.
    """
    left, waiting = MOST_COMPARED, list(values)
    while waiting:
        each = waiting.pop()
        if isinstance(each, Mapping):
            waiting.extend(each.values())
        elif isinstance(each, (list, tuple)):
            waiting.extend(each)
        left -= len(each) if isinstance(each, (str, list, tuple, Mapping)) else 1
        if left < 0:
            raise TooMuch
    return MOST_COMPARED - left


@pass_context
def join(context: Context, items: Iterable[Value], between: Value = "", attribute: Value = None) -> str:
    """Join the texts of a list within bounds: the filter that templates call most."""
    budget: Budget = context[BUDGET]
    parts = list(islice(items, LONGEST_LIST + 1))
    _check_length(parts, len(parts))
    if attribute is not None:
        parts = list(map(filters.make_attrgetter(context.environment, attribute), parts))
    texts = [part if part.__class__ is str else as_text(part) for part in parts]
    comma = as_text(between)
    _check_length("", len(texts) * len(comma) + sum(map(len, texts)))
    # XML made by a filter among them keeps what it is.
    has_xml = any(text.__class__ is Markup for text in (comma, *texts))
    joined: str = filters.do_join(context.eval_ctx, texts, comma) if has_xml else comma.join(texts)
    charged: str = budget.charged(joined)
    return charged


def _batch(items: Iterable[Value], size: int, fill: Value = None) -> Iterable[Value]:
    if size > LONGEST_LIST:
        raise TooMuch
    return filters.do_batch(items, size, fill)


def _replace(text: Value, old: Value, new: Value, count: int | None = None) -> str:
    whole, part, other = as_text(text), as_text(old), as_text(new)
    _check_length(whole, len(whole) + whole.count(part) * len(other))
    # Of str: Markup's replace escapes what it puts in.
    return str(whole).replace(part, other, -1 if count is None else count)


@pass_environment
def _truncated(
    environment: Environment,
    text: Value,
    length: int = 255,
    killwords: bool = False,
    end: str = "...",
    leeway: int | None = None,
) -> str:
    """Cut a text as Jinja does; where the dots would be longer than what is asked for, without them."""
    if length < len(end):
        return str(text)[: max(length, 0)]
    return filters.do_truncate(environment, text, length, killwords, end, leeway)


def _as_it_is(value: Value) -> Value:
    """Return the value for `|e` of docxtpl's templates: here every value is escaped already."""
    return value


BOUNDED_FILTERS: Mapping[str, Callable[..., Value]] = {
    "batch": _batch,
    "replace": _replace,
    "truncate": _truncated,
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
