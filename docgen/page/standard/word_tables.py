"""Tables in Word's own terms: the grid, the rows and the cells that every table is put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from markupsafe import Markup

from docgen.page.standard.measures import HEAD_LABEL_WIDTH
from docgen.word.elements import NOTHING, w

TABLE_STYLE = "公文表格"


class Grid:
    """The grid (tblGrid) of rows that may be divided differently: its edges are those of all rows.

    Each row is given by the widths of its cells in twips; all rows are equally wide.
    """

    def __init__(self, *rows: Sequence[int]) -> None:
        self._edges = sorted({edge for widths in rows for edge in _edges(widths)})

    @property
    def width(self) -> int:
        """The width of the whole table."""
        return self._edges[-1]

    def drawn(self) -> Markup:
        """Return the tblGrid."""
        return w("tblGrid", *(w("gridCol", w=right - left) for left, right in pairwise(self._edges)))

    def spans(self, widths: Sequence[int]) -> list[Markup]:
        """Return the gridSpan of each cell in a row."""
        places = [self._edges.index(edge) for edge in _edges(widths)]
        return [span(right - left) for left, right in pairwise(places)]


def _edges(widths: Sequence[int]) -> list[int]:
    return list(accumulate(widths, initial=0))


def table(style: str, grid: Grid, *rows: Markup) -> Markup:
    """Return a table in a style (by its id), its columns as wide as the grid says."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=grid.width, type="dxa"),
        # Fixed: the widths are computed, and no program may fit them to the text.
        w("tblLayout", type="fixed"),
    )
    return w("tbl", properties, grid.drawn(), *rows)


def row(*cells: Markup, height: int = 0, head: bool = False, whole: bool = True) -> Markup:
    """Return a row of at least this height; it is not split unless told, a head is repeated on every page."""
    properties = (
        w("cantSplit") if whole else NOTHING,
        # At least: in a row of an exact height a longer text would be cut off.
        w("trHeight", val=height, hRule="atLeast") if height else NOTHING,
        w("tblHeader") if head else NOTHING,
    )
    return w("tr", w("trPr", *properties) if any(properties) else NOTHING, *cells)


def cell(width: int, *content: Markup, properties: Iterable[Markup] = (), vertical: str = "center") -> Markup:
    """Return a cell of a width in twips; `properties` (span, borders, shade …) are in the schema's order."""
    return w("tc", _cell_properties(width, tuple(properties), vertical), *content)


@lru_cache(maxsize=256)  # all cells of a column share them
def _cell_properties(width: int, properties: tuple[Markup, ...], vertical: str) -> Markup:
    placed = w("vAlign", val=vertical) if vertical else NOTHING
    return w("tcPr", w("tcW", w=width, type="dxa"), *properties, placed)


def span(columns: int) -> Markup:
    """Return the gridSpan of a cell that covers so many columns of the grid."""
    return w("gridSpan", val=columns) if columns > 1 else NOTHING


def paired_widths(whole: int) -> tuple[int, int, int, int]:
    """Return the columns of a table of two labels, each with its value beside it."""
    room = whole - 2 * HEAD_LABEL_WIDTH
    return HEAD_LABEL_WIDTH, room // 2, HEAD_LABEL_WIDTH, room - room // 2


def shade(rgb: str) -> Markup:
    """Return the background colour of a cell."""
    return w("shd", val="clear", color="auto", fill=rgb)
