"""What Word refuses, or prints as an empty page, mended in the rendered text with a few string finds."""

from __future__ import annotations

import re
from itertools import count
from typing import NamedTuple

BODY_END = "</w:body>"
SECTION = "<w:sectPr"
SECTION_PARAGRAPH_END = "</w:sectPr></w:pPr></w:p>"
NO_ROWS = ("</w:tblGrid></w:tbl>", "<w:tblGrid/></w:tbl>")
NO_CELLS = (
    r"<w:tr(?: [^<>]*)?>(?:<w:trPr(?: [^<>]*)?>(?:<(?!/w:trPr>)[^<>]*>)*</w:trPr>)?</w:tr>"
    r"|<w:tr(?: [^<>]*)?/>"
)
NO_PARAGRAPH = {
    "</w:tc>": ("</w:tcPr>", "<w:tcPr/>", "<w:tc>", "</w:tbl>"),
    "</w:txbxContent>": ("<w:txbxContent>",),
}
"""What stands before the end of a cell or text box without a paragraph, or without one after a table."""

DRAWING_ID = r'(<wp:docPr\b[^<>]*?\bid=")\d+'
FIRST_DRAWING_ID = 1001


class Repairs(NamedTuple):
    """Which mends the documents of a part can need at all: most need none, and pay for none."""

    sections: bool = False
    tables: bool = False
    columns: bool = False
    paragraphs: bool = False
    drawings: bool = False
    bookmarks: bool = False


def tidy(text: str, repairs: Repairs, first_drawing: int = FIRST_DRAWING_ID) -> str:
    """The rendered part as Word wants it; the very same text when there was nothing to mend."""
    if repairs.columns:
        # Few templates have tables of which the data decides the columns.
        from docgen.engine.grid import repair_grids

        text = repair_grids(re.sub(NO_CELLS, "", text))
    if repairs.tables or repairs.columns:
        text = drop_tables_without_rows(text)
    if repairs.paragraphs:
        text = add_missing_paragraphs(text)
    if repairs.drawings:
        text = number_drawings(text, first_drawing)
    if repairs.bookmarks:
        from docgen.engine.bookmarks import drop_doubled_bookmarks

        text = drop_doubled_bookmarks(text)
    return drop_empty_last_section(text) if repairs.sections else text


def drop_tables_without_rows(text: str) -> str:
    """Word cannot open a table in which no row is left."""
    for empty in NO_ROWS:
        while (end := text.find(empty)) >= 0:
            text = text[: text.rindex("<w:tbl>", 0, end)] + text[end + len(empty) :]
    return text


def add_missing_paragraphs(text: str) -> str:
    """Word cannot open a cell, a text box, a header or a footer without a paragraph."""
    for end, starts in NO_PARAGRAPH.items():
        for start in starts:
            text = text.replace(start + end, f"{start}<w:p/>{end}")
    for end in ("</w:hdr>", "</w:ftr>"):
        if text.endswith(end) and "<w:p>" not in text and "<w:p " not in text:
            text = f"{text.removesuffix(end)}<w:p/>{end}"
    return text


def number_drawings(text: str, first: int) -> str:
    """Drawings in a loop are copies of one; each needs a number of its own."""
    numbers = count(first)
    return re.sub(DRAWING_ID, lambda match: f"{match[1]}{next(numbers)}", text)


def drop_empty_last_section(text: str) -> str:
    """A section break that nothing follows would print an empty page: its section becomes the last."""
    body_end = text.rfind(BODY_END)
    last = text.rfind(SECTION, 0, body_end)
    if body_end < 0 or not text.endswith(SECTION_PARAGRAPH_END, 0, last):
        return text
    start = max(text.rfind("<w:p>", 0, last), text.rfind("<w:p ", 0, last))
    section = text.find(SECTION, start)
    if not _is_only_a_break(text[start:section]):
        return text
    return text[:start] + text[section : last - len("</w:pPr></w:p>")] + text[body_end:]


def _is_only_a_break(head: str) -> bool:
    """Whether a paragraph up to its section break holds nothing but properties."""
    return head[head.find(">") + 1 :].startswith("<w:pPr") and "</w:pPr>" not in head
