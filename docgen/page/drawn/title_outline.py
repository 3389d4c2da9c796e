"""The outline of a centred title: 梯形 and 菱形 are wanted, an hourglass is not (7.3.1)."""

from __future__ import annotations

from collections.abc import Sequence

REJECTED = 30.0
WIDEST_STEP = 6
"""Beyond this difference in 字 a trapezium begins to look like a mistake."""


def outline_cost(widths: Sequence[float]) -> float:
    """How far lines of these widths are from a good outline; a single line costs nothing."""
    if len(widths) < 2:
        return 0.0
    if _is_hourglass(widths):
        return REJECTED
    return _evenness(widths) + _spread(widths) + _orphan(widths[-1])


def _is_hourglass(widths: Sequence[float]) -> bool:
    return any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))


def _evenness(widths: Sequence[float]) -> float:
    """Two lines want a step, three a middle that stands out; stairs are the second choice."""
    if len(widths) == 2:
        step = abs(widths[0] - widths[1])
        return 3 if step < 1 else 1 if step < 2 else 0
    first, *middle, last = widths
    if min(middle) > max(first, last):
        return 0.3 * abs(first - last)
    return 3 if min(middle) in (first, last) else 2


def _spread(widths: Sequence[float]) -> float:
    return max(0.0, max(widths) - min(widths) - WIDEST_STEP)


def _orphan(last: float) -> float:
    """`的通知` or `计划` alone on the last line."""
    return 15 if last < 4 else 4 if last < 5 else 0
