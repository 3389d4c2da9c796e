"""How a form's table ends: what is to be known of it, in its own letters, and room to sign.

Rows of the same table: LibreOffice holds a row to the next one, but no long table to what follows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from docgen.page.drawn.table_grid import Grid
from docgen.page.standard import properties as p
from docgen.page.standard.characters import chinese_runs
from docgen.page.standard.measures import HEAD_LABEL_WIDTH, LABEL_SHADE, SIGNING_ROW_HEIGHT, TABLE_GAP
from docgen.page.standard.stylesheet import StyleSheet
from docgen.word.elements import NOTHING, paragraph, w

_RULE_ABOVE_ONLY = w("tcBorders", *(w(edge, val="nil") for edge in ("left", "bottom", "right")))


class TableEnd(NamedTuple):
    """The sentences below a table (后记), and who signs on the left (左) and the right (右), if anyone."""

    notes: Sequence[str]
    signing: Mapping[str, str] | None

    @property
    def is_there(self) -> bool:
        """Whether there is anything to say or sign."""
        return bool(self.notes or self.signing)

    def widths(self, whole: int) -> list[Sequence[int]]:
        """The cells of each row in a table of so many twips."""
        signed = [_signing_widths(whole)] if self.signing else []
        return [(whole,), *signed] if self.is_there else []

    def rows(self, sheet: StyleSheet, grid: Grid, whole: int) -> Iterator[Markup]:
        """The rows, to be drawn after the table's own."""
        if self.is_there:
            (span,) = grid.spans((whole,))
            yield _row(_cell(whole, span, _RULE_ABOVE_ONLY, *self._below(sheet)))
        if self.signing:
            yield _signing(sheet, grid, _signing_widths(whole), self.signing)

    def _below(self, sheet: StyleSheet) -> Iterator[Markup]:
        """The sentences with white around them; alone, the white between the table and the signatures."""
        kept = (p.KEEP_NEXT,) if self.signing else ()
        gap = paragraph(sheet.id_of("空行"), direct=(*kept, p.exact_line(TABLE_GAP)))
        yield gap
        for note in self.notes:
            yield _line(sheet, "表格文字", note, *kept)
        if self.notes and self.signing:
            yield gap


def _signing_widths(whole: int) -> tuple[int, int, int, int]:
    room = (whole - 2 * HEAD_LABEL_WIDTH) // 2
    return HEAD_LABEL_WIDTH, room, HEAD_LABEL_WIDTH, whole - 2 * HEAD_LABEL_WIDTH - room


def _signing(sheet: StyleSheet, grid: Grid, widths: Sequence[int], who: Mapping[str, str]) -> Markup:
    """Who signs, and when: by hand, never a printed name as a signature."""
    shade = w("shd", val="clear", color="auto", fill=LABEL_SHADE)
    left, right = (_line(sheet, "表头", who[side], p.CENTRED) for side in ("左", "右"))
    room = _line(sheet, "表格文字", "")
    drawn = ((shade, left), (NOTHING, room), (shade, right), (NOTHING, room))
    cells = (
        _cell(width, span, shaded, content)
        for width, span, (shaded, content) in zip(widths, grid.spans(widths), drawn, strict=True)
    )
    return _row(*cells, height=SIGNING_ROW_HEIGHT)


def _line(sheet: StyleSheet, style: str, text: str, *direct: Markup) -> Markup:
    return paragraph(sheet.id_of(style), chinese_runs(sheet, text, style), direct=direct)


def _row(*cells: Markup, height: int = 0) -> Markup:
    high = w("trHeight", val=height, hRule="atLeast") if height else NOTHING
    return w("tr", w("trPr", w("cantSplit"), high), *cells)


def _cell(width: int, span: Markup, drawn: Markup, *content: Markup) -> Markup:
    properties = w("tcPr", w("tcW", w=width, type="dxa"), span, drawn, w("vAlign", val="center"))
    return w("tc", properties, *content)
