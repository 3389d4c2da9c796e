"""分行: a title broken into lines that keep words whole and make a trapezium or a rhombus (7.3.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, takewhile
from math import ceil, inf
from typing import NamedTuple

from docgen.page.drawn.title_breaks import break_costs
from docgen.page.standard.measures import LANDSCAPE_TITLE_CHARACTERS, TITLE_CHARACTERS
from docgen.page.standard.widths import characters

EXTRA_LINE = 8.0
MOST_SHAPED_LINES = 4
"""Beyond four lines (80 字) there is no shape to speak of."""
SEAM = 0.25
"""LibreOffice sets a quarter of a 字 between digits and Chinese, whatever the style says."""

REJECTED = 30.0
WIDEST_STEP = 6
"""Beyond this difference in 字 a trapezium begins to look like a mistake."""


def break_title(title: str | Sequence[str], landscape: bool = False) -> str:
    """Return a title with line feeds between its lines; lines a person has made are left as they are.

    A landscape page has room for longer ones.
    """
    if not isinstance(title, str):
        return "\n".join(title)
    limit = LANDSCAPE_TITLE_CHARACTERS if landscape else TITLE_CHARACTERS
    return title if "\n" in title else "\n".join(balanced_lines(title, limit))


@lru_cache(256)  # the meetings of one branch bear a few titles
def balanced_lines(text: str, limit: int) -> Sequence[str]:
    """Return the fewest lines of at most `limit` 字, one more where that spares a word."""
    task = _Task(text, limit, break_costs(text, limit), *_rulers(text))
    start, cuts = 0, []
    while (rest := ceil(task.width(start, len(text)) / limit)) > MOST_SHAPED_LINES:
        start = _best_single_cut(task, start)
        cuts.append(start)
    return task.lines([*cuts, *_shaped_cuts(task, start, max(rest, 1))])


class _Task(NamedTuple):
    """A text to break, with what it costs to break it and how wide it is up to each place."""

    text: str
    limit: int
    costs: Mapping[int, float]
    widths: Sequence[float]
    seams: Sequence[int]

    def width(self, start: int, end: int) -> float:
        """Return the width of a line in 字, seams included."""
        seams = self.seams[end] - self.seams[min(start + 1, end)]
        return self.widths[end] - self.widths[start] + SEAM * seams

    def lines(self, cuts: Sequence[int]) -> list[str]:
        """Return the text cut at these places."""
        ends = [*cuts, len(self.text)]
        return [self.text[a:b] for a, b in zip([0, *cuts], ends, strict=True)]

    def score(self, start: int, cuts: Sequence[int]) -> float:
        """Return the cost of these cuts of the text from `start` on."""
        ends = [*cuts, len(self.text)]
        widths = [self.widths[b] - self.widths[a] for a, b in zip([start, *cuts], ends, strict=True)]
        return sum(self.costs[c] for c in cuts) + outline_cost(widths)


def _rulers(text: str) -> tuple[list[float], list[int]]:
    """Return for each place the width of the text before it, and the number of seams."""
    widths = accumulate((characters(c) for c in text), initial=0.0)
    seams = [_is_seam(a, b) for a, b in pairwise(text)]
    return list(widths), list(accumulate([0, *seams], initial=0))


def _is_seam(a: str, b: str) -> bool:
    """Tell whether a Latin letter or digit meets a Chinese character here."""
    a_is_latin, b_is_latin = (c.isascii() and c.isalnum() for c in (a, b))
    return a_is_latin != b_is_latin and (b if a_is_latin else a) >= "\u4e00"


def _best_single_cut(task: _Task, start: int) -> int:
    """Return the end of a very long title's first line: the cheapest of the last places that fit."""
    fitting = list(
        takewhile(lambda end: task.width(start, end) <= task.limit, range(start + 1, len(task.text)))
    )
    return min(fitting[-8:], key=lambda place: (task.costs[place], -place))


def _shaped_cuts(task: _Task, start: int, lines: int) -> tuple[int, ...]:
    best: tuple[float, tuple[int, ...]] = (inf, ())
    for count in (lines, lines + 1):
        extra = EXTRA_LINE * (count - lines)
        if count > 1 or best[0] == inf:
            scored = (
                (extra + task.score(start, cuts), cuts) for cuts in _cuts(task, start, count, best[0] - extra)
            )
            best = min([best, *scored])
    return best[1]


def _cuts(task: _Task, start: int, count: int, budget: float) -> Iterator[tuple[int, ...]]:
    """Yield all ways to make `count` lines that fit and whose breaks cost less than the budget."""
    whole = len(task.text)
    if count == 1:
        if task.width(start, whole) <= task.limit:
            yield ()
        return
    for end in range(start + 1, whole):
        if task.width(start, end) > task.limit:
            return
        # A way that already costs more than the best is given up: 80 字 can be cut into four in 82,160 ways.
        left = budget - task.costs[end]
        if left > 0 and task.width(end, whole) <= task.limit * (count - 1):
            for later in _cuts(task, end, count - 1, left):
                yield (end, *later)


def outline_cost(widths: Sequence[float]) -> float:
    """Return how far lines of these widths are from a good outline; a single line costs nothing.

    梯形 and 菱形 are wanted, an hourglass is not (7.3.1).
    """
    if len(widths) < 2:
        return 0.0
    if _is_hourglass(widths):
        return REJECTED
    return _evenness(widths) + _spread(widths) + _orphan(widths[-1])


def _is_hourglass(widths: Sequence[float]) -> bool:
    return any(a > b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))


def _evenness(widths: Sequence[float]) -> float:
    """Return the cost of the shape: two lines need a step, three a wide middle; stairs come second."""
    if len(widths) == 2:
        # Two equal lines are an oblong, neither 梯形 nor 菱形 (7.3.1).
        step = abs(widths[0] - widths[1])
        return 3 if step < 1 else 1 if step < 2 else 0
    first, *middle, last = widths
    if min(middle) > max(first, last):
        return 0.3 * abs(first - last)
    return 3 if min(middle) in (first, last) else 2


def _spread(widths: Sequence[float]) -> float:
    return max(0.0, max(widths) - min(widths) - WIDEST_STEP)


def _orphan(last: float) -> float:
    """Return the cost of a short last line, such as `的通知` or `计划` alone."""
    return 15 if last < 4 else 4 if last < 5 else 0
