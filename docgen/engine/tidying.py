"""Repairs of the rendered text: Word would refuse it, or print an empty page. A few string finds do it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

BODY_END = b"</w:body>"
SECTION = b"<w:sectPr"
SECTION_PARAGRAPH_END = b"</w:sectPr></w:pPr></w:p>"
NO_ROWS = (b"</w:tblGrid></w:tbl>", b"<w:tblGrid/></w:tbl>")
NO_CELLS = (
    rb"<w:tr(?: [^<>]*)?>(?:<w:trPr(?: [^<>]*)?>(?:<(?!/w:trPr>)[^<>]*>)*</w:trPr>)?</w:tr>"
    rb"|<w:tr(?: [^<>]*)?/>"
)
NO_PARAGRAPH = {
    b"</w:tc>": (b"</w:tcPr>", b"<w:tcPr/>", b"<w:tc>", b"</w:tbl>"),
    b"</w:txbxContent>": (b"<w:txbxContent>",),
}
"""The text before the end of a cell or text box that lacks a paragraph, or lacks one after a table."""

PARAGRAPHS = (b"<w:p>", b"<w:p ", b"<w:p/>")
DRAWING_ID = rb'(<wp:docPr\b[^<>]*?\bid=")\d+'
FIRST_DRAWING_ID = 1001
BOOKMARK = rb"<w:bookmark(Start|End)\b([^<>]*?)/>(?:</w:bookmark(?:Start|End)>)?"
BOOKMARK_ID = rb'\bw:id="([^"]*)"'
BOOKMARK_NAME = rb'\bw:name="([^"]*)"'


class Repairs(NamedTuple):
    """The repairs that documents of a part can need: most need none, and spend no time on them."""

    sections: bool = False
    tables: bool = False
    columns: bool = False
    paragraphs: bool = False
    drawings: bool = False
    bookmarks: bool = False
    copies: bool = False


def tidy(text: bytes, repairs: Repairs, first_drawing: int = FIRST_DRAWING_ID) -> bytes:
    """Return the rendered part (UTF-8) as Word wants it; the same object when there was nothing to mend."""
    if repairs.columns:
        # Few templates have tables of which the data decides the columns.
        from docgen.engine.grid import repair_grids

        text = repair_grids(re.sub(NO_CELLS, b"", text))
    # After the columns: a row that has lost its cells is gone by now, and may have been the only one.
    if repairs.tables or repairs.columns:
        text = drop_tables_without_rows(text)
    if repairs.paragraphs:
        text = add_missing_paragraphs(text)
    if repairs.drawings:
        text = number_drawings(text, first_drawing)
    if repairs.bookmarks:
        text = drop_doubled_bookmarks(text)
    if repairs.copies:
        # Few templates have comments, notes or tracked changes in their loops.
        from docgen.engine.loop_copies import mend_copies

        text = mend_copies(text)
    return drop_empty_last_section(text) if repairs.sections else text


def drop_tables_without_rows(text: bytes) -> bytes:
    """Drop tables without rows: Word cannot open them."""
    for empty in NO_ROWS:
        # Again and again: a table may have held nothing but such a table.
        while (end := text.find(empty)) >= 0:
            text = text[: text.rindex(b"<w:tbl>", 0, end)] + text[end + len(empty) :]
    return text


def add_missing_paragraphs(text: bytes) -> bytes:
    """Add a paragraph to cells, text boxes, headers and footers without one: Word cannot open them."""
    for end, starts in NO_PARAGRAPH.items():
        for start in starts:
            text = text.replace(start + end, start + b"<w:p/>" + end)
    # A header is a whole part: it ends the text.
    for end in (b"</w:hdr>", b"</w:ftr>"):
        if text.endswith(end) and not any(paragraph in text for paragraph in PARAGRAPHS):
            text = text.removesuffix(end) + b"<w:p/>" + end
    return text


def number_drawings(text: bytes, first: int) -> bytes:
    """Number the drawings: in a loop they are copies of one, and each needs its own number."""
    numbers = count(first)
    return re.sub(DRAWING_ID, lambda match: b"%b%d" % (match[1], next(numbers)), text)


def drop_doubled_bookmarks(text: bytes) -> bytes:
    """Drop bookmarks of the same name but the first, since Word allows each name once; and half bookmarks."""
    marks = list(re.finditer(BOOKMARK, text))
    numbers = {place: number for number, pair in enumerate(_pairs(marks)) for place in pair}
    pieces: list[bytes] = []
    written = 0
    for place, mark in enumerate(marks):
        pieces.append(text[written : mark.start()])
        if place in numbers:
            pieces.append(re.sub(BOOKMARK_ID, b'w:id="%d"' % numbers[place], mark[0], count=1))
        written = mark.end()
    return b"".join([*pieces, text[written:]])


def drop_empty_last_section(text: bytes) -> bytes:
    """Drop an empty last section: it would print an empty page. The one before becomes the last."""
    body_end = text.rfind(BODY_END)
    last = text.rfind(SECTION, 0, body_end)
    # Only a break right before the last section: text between them is the content of that section.
    if body_end < 0 or not text.endswith(SECTION_PARAGRAPH_END, 0, last):
        return text
    start = max(text.rfind(b"<w:p>", 0, last), text.rfind(b"<w:p ", 0, last))
    section = text.find(SECTION, start)
    if not _is_only_a_break(text[start:section]):
        return text
    return text[:start] + text[section : last - len(b"</w:pPr></w:p>")] + text[body_end:]


def _is_only_a_break(head: bytes) -> bool:
    """Tell whether a paragraph up to its section break holds nothing but properties."""
    return head[head.find(b">") + 1 :].startswith(b"<w:pPr") and b"</w:pPr>" not in head


def _pairs(marks: list[re.Match[bytes]]) -> Iterator[tuple[int, int]]:
    """Begin and end of each bookmark that is kept, as places among the marks."""
    begun: dict[bytes, int | None] = {}
    names: set[bytes] = set()
    for place, mark in enumerate(marks):
        identity = _found(BOOKMARK_ID, mark)
        if mark[1] == b"Start":
            name = _found(BOOKMARK_NAME, mark)
            # Bookmarks may overlap: they are paired by their ids, and kept by their names.
            if identity not in begun:
                begun[identity] = None if name in names else place
            names.add(name)
        elif identity in begun:
            start = begun.pop(identity)
            if start is not None:
                yield start, place


def _found(pattern: bytes, mark: re.Match[bytes]) -> bytes:
    found = re.search(pattern, mark[2])
    return found[1] if found else b""
