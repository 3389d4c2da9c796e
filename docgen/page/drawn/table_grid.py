"""The grid (tblGrid) of a table whose rows are divided differently: its edges are those of all rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from markupsafe import Markup

from docgen.word.elements import NOTHING, w


class Grid:
    """The grid of rows, each given by the widths of its cells in twips; all rows are equally wide."""

    def __init__(self, *rows: Sequence[int]) -> None:
        self._edges = sorted({edge for widths in rows for edge in _edges(widths)})

    def drawn(self) -> Markup:
        """The tblGrid."""
        return w("tblGrid", *(w("gridCol", w=right - left) for left, right in pairwise(self._edges)))

    def spans(self, widths: Sequence[int]) -> list[Markup]:
        """What the cells of a row say of how many columns of the grid they cover."""
        places = [self._edges.index(edge) for edge in _edges(widths)]
        return [_span(right - left) for left, right in pairwise(places)]


def _edges(widths: Sequence[int]) -> list[int]:
    return list(accumulate(widths, initial=0))


def _span(columns: int) -> Markup:
    return w("gridSpan", val=columns) if columns > 1 else NOTHING
