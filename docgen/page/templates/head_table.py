"""Tables of labels and values, as minutes begin and end with: grey label cells, rows that stay whole."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard import word_tables
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
from docgen.page.standard.word_tables import TABLE_STYLE, Grid, cell, paired_widths, shade, span
from docgen.page.templates.parts import line

WIDE_VALUE_WIDTH = PORTRAIT.text_width - HEAD_LABEL_WIDTH
GRID = paired_widths(PORTRAIT.text_width)


def table(widths: tuple[int, ...], *rows: Markup) -> Markup:
    """A table in columns of fixed widths (twips)."""
    return word_tables.table(TABLE_STYLE, Grid(widths), *rows)


def row(*cells: Markup, height: int = HEAD_ROW_HEIGHT, head: bool = False, whole: bool = True) -> Markup:
    """A row of a head table: it stays whole unless told, and has room for a line of its own."""
    return word_tables.row(*cells, height=height, head=head, whole=whole)


def label(text: str, width: int = HEAD_LABEL_WIDTH, *kept: Markup, columns: int = 1) -> Markup:
    """A grey cell that says what stands beside it; `kept` holds its row to the next one."""
    return cell(width, line("表头", text, *kept, p.CENTRED), properties=[span(columns), shade(LABEL_SHADE)])


def value(text: str, width: int, *kept: Markup, columns: int = 1, centred: bool = False) -> Markup:
    """A cell for a value, over several columns where that is said."""
    direct = (*kept, p.CENTRED) if centred else kept
    return cell(width, line("表格文字", text, *direct), properties=[span(columns)])


def wide(name: str, text: str, *, height: int = HEAD_ROW_HEIGHT, whole: bool = True) -> Markup:
    """A row with one label and one value."""
    return row(label(name), value(text, WIDE_VALUE_WIDTH, columns=3), height=height, whole=whole)


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
    return row(value(tag, PORTRAIT.text_width, columns=columns))
