"""Tables of labels and values, as minutes begin and end with: grey label cells, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    HEAD_LABEL_WIDTH,
    HEAD_ROW_HEIGHT,
    LABEL_SHADE,
    PORTRAIT,
    SIGNING_ROW_HEIGHT,
    TALLEST_WHOLE_ROW,
)
from docgen.page.standard.styles import TABLE_STYLE
from docgen.page.templates.parts import line
from docgen.word.elements import NOTHING, w

HALF_VALUE_WIDTH = (PORTRAIT.text_width - 2 * HEAD_LABEL_WIDTH) // 2
WIDE_VALUE_WIDTH = PORTRAIT.text_width - HEAD_LABEL_WIDTH
GRID = (
    HEAD_LABEL_WIDTH,
    HALF_VALUE_WIDTH,
    HEAD_LABEL_WIDTH,
    PORTRAIT.text_width - 2 * HEAD_LABEL_WIDTH - HALF_VALUE_WIDTH,
)


def table(widths: tuple[int, ...], *rows: Markup) -> Markup:
    """A table over the whole 版心 in columns of fixed widths (twips)."""
    properties = w(
        "tblPr",
        w("tblStyle", val=TABLE_STYLE),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)), *rows)


def row(*cells: Markup, height: int = HEAD_ROW_HEIGHT, head: bool = False, whole: bool = True) -> Markup:
    """A row that stays whole unless told, at least so high; a head is repeated on every page."""
    kept, repeated = w("cantSplit") if whole else NOTHING, w("tblHeader") if head else NOTHING
    return w("tr", w("trPr", kept, w("trHeight", val=height, hRule="atLeast"), repeated), *cells)


def label(text: str, width: int = HEAD_LABEL_WIDTH, *kept: Markup, span: int = 1) -> Markup:
    """A grey cell that says what stands beside it; `kept` holds its row to the next one."""
    spanned = w("gridSpan", val=span) if span > 1 else NOTHING
    shade = w("shd", val="clear", color="auto", fill=LABEL_SHADE)
    return _cell(width, line("表头", text, *kept, p.CENTRED), spanned, shade)


def value(text: str, width: int, *kept: Markup, span: int = 1, centred: bool = False) -> Markup:
    """A cell for a value, over several columns where `span` says so."""
    spanned = w("gridSpan", val=span) if span > 1 else NOTHING
    return _cell(width, line("表格文字", text, *kept, *((p.CENTRED,) if centred else ())), spanned)


def _cell(width: int, content: Markup, *properties: Markup) -> Markup:
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa"), *properties, w("vAlign", val="center")), content)


def wide(name: str, text: str, *, whole: bool = True) -> Markup:
    """A row with one label and one value."""
    return row(label(name), value(text, WIDE_VALUE_WIDTH, span=3), whole=whole)


def listed(name: str, field: str) -> Iterator[Markup]:
    """A row for a list, which may split when the field has more lines than should move as one."""
    text = f"{{{{ {field} }}}}"
    room = (WIDE_VALUE_WIDTH - 2 * CELL_MARGIN) // CELL_CHARACTER
    yield tag_row(f"{{%tr if {field}|行数({room}) > {TALLEST_WHOLE_ROW} %}}")
    yield wide(name, text, whole=False)
    yield tag_row("{%tr else %}")
    yield wide(name, text)
    yield tag_row("{%tr endif %}")


def pair(name: str, text: str, other: str, second: str) -> Markup:
    """A row with two labels and two values."""
    return row(label(name), value(text, GRID[1]), label(other), value(second, GRID[3]))


def signing_row(name: str, other: str) -> Markup:
    """A row with two labels and room to sign beside each, held to what follows."""
    cells = (
        label(name, GRID[0], p.KEEP_NEXT),
        value("", GRID[1]),
        label(other, GRID[2], p.KEEP_NEXT),
        value("", GRID[3]),
    )
    return row(*cells, height=SIGNING_ROW_HEIGHT)


def tag_row(tag: str, columns: int = 4) -> Markup:
    """A row that a tag takes away."""
    return row(value(tag, PORTRAIT.text_width, span=columns))
