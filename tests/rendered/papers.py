"""A paper as it was written and as it was drawn: what a reader finds wrong on its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn

from rendered.measuring import Line, Page, squeezed

LEFT, RIGHT, TOP, BOTTOM = 28, 210 - 26, 37, 297 - 35
"""The edges of the type area (版心), in millimetres."""
HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题", "附页标题", "公文标题")
BLANK_SHEET = "空白记录单"
LONG_CELL = 200
"""字 of a cell that makes a row as tall as half a page."""
NAME_CELL = 4
"""字 of the grid on which the names of those present stand."""


@dataclass(frozen=True)
class Grid:
    """A table: its rows cell by cell, which of them may split, how many of the first are repeated."""

    rows: tuple[tuple[str, ...], ...]
    splits: tuple[bool, ...]
    heads: int

    def text(self, row: int) -> str:
        return squeezed("".join(self.rows[row]))


@dataclass(frozen=True)
class Paper:
    """A .docx and the pages LibreOffice makes of it."""

    path: Path
    pdf: Path
    pages: list[Page]

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def _document(self) -> Document:
        return docx.Document(str(self.path))

    @cached_property
    def headings(self) -> list[str]:
        return [squeezed(p.text) for p in self._document.paragraphs if p.style.name in HEADINGS]

    @cached_property
    def tables(self) -> list[Grid]:
        return [_grid(table) for table in self._document.element.body.iter(qn("w:tbl"))]

    @cached_property
    def text(self) -> str:
        return squeezed("".join(t.text or "" for t in self._document.element.body.iter(qn("w:t"))))

    @property
    def faults(self) -> list[str]:
        """Everything wrong with its pages, each with the page's number."""
        return [f"{self.name}: {fault}" for find in FAULTS for fault in find(self)]


def _grid(table: object) -> Grid:
    rows = list(table.iter(qn("w:tr")))  # type: ignore[attr-defined]
    texts = tuple(tuple(_text(cell) for cell in row.iter(qn("w:tc"))) for row in rows)
    splits = tuple(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is None for row in rows)
    heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
    return Grid(texts, splits, len(heads))


def _text(cell: object) -> str:
    pieces = {qn("w:t"): lambda e: e.text or "", qn("w:br"): lambda _: "\n"}
    return "".join(pieces[e.tag](e) for e in cell.iter(*pieces))  # type: ignore[attr-defined]


def _text_lines(page: Page) -> list[Line]:
    """The lines of a page but for its number."""
    return [line for line in page.lines if line is not page.page_number]


def empty_pages(paper: Paper) -> Iterator[str]:
    for page in paper.pages:
        if not _text_lines(page):
            yield f"page {page.number} is empty"


def missing_numbers(paper: Paper) -> Iterator[str]:
    # Ballots are cut apart: a number would stand on one of several slips.
    if "选票" in paper.name.split("_"):
        return
    for page in paper.pages:
        if page.page_number is None or page.page_number.text != f"—{page.number}—":
            yield f"page {page.number} has no number"


def lost_text(paper: Paper) -> Iterator[str]:
    drawn = Counter("".join(page.stream for page in paper.pages))
    if lost := Counter(paper.text) - drawn:
        yield f"not drawn: {dict(lost)}"


def outside(paper: Paper) -> Iterator[str]:
    """A closing mark may hang in the margin; a table's rules lie on the edge."""
    for page in paper.pages:
        for line in _text_lines(page):
            inside = line.left >= LEFT - 0.5 and line.right <= RIGHT + 3
            if not inside or line.top < TOP - 1 or line.bottom > BOTTOM + 1:
                yield f"page {page.number}: outside the type area: {line.text}"
        for rule in page.rules:
            if rule.left < LEFT - 0.5 or rule.left + rule.width > RIGHT + 0.5 or rule.y > BOTTOM + 1:
                yield f"page {page.number}: a rule outside the type area at {rule.y:.1f} mm"


def last_headings(paper: Paper) -> Iterator[str]:
    """A heading at the foot of its page; on a blank sheet room to write may follow it instead of text."""
    room = 25 if paper.name.endswith(BLANK_SHEET) else 297
    for page in paper.pages:
        last = _text_lines(page)[-1:]
        for line in last:
            found = any(h.endswith(squeezed(line.text)) for h in paper.headings)
            framed = any(rule.y > line.bottom for rule in page.rules)
            if found and not framed and line.bottom > BOTTOM - room:
                yield f"page {page.number} ends with a heading: {line.text}"


def split_rows(paper: Paper) -> Iterator[str]:
    """Only a row that would fill most of a page may be on two."""
    for table in paper.tables:
        for index, cells in enumerate(table.rows):
            may_split = table.splits[index] and max(map(len, cells)) > LONG_CELL
            if not may_split and not any(table.text(index) in page.stream for page in paper.pages):
                yield f"on no page whole: {table.text(index)[:30]}"


def heads_missing(paper: Paper) -> Iterator[str]:
    for table in (table for table in paper.tables if table.heads):
        head = "".join(table.text(index) for index in range(table.heads))
        rows = [table.text(index) for index in range(table.heads, len(table.rows))]
        for page in paper.pages:
            if any(row in page.stream for row in rows if len(row) > 8) and head not in page.stream:
                yield f"page {page.number}: the table has no head: {head}"


def lonely_signatures(paper: Paper) -> Iterator[str]:
    """The room to sign shares its page with the end of what is signed, and its rows stay together."""
    signed = [page for page in paper.pages if "主持人签字" in page.stream]
    for page in signed:
        before, _, after = page.stream.partition("主持人签字")
        if len(re.sub(r"—\d+—", "", before)) < 2:
            yield f"page {page.number} holds nothing but the signatures"
        if after.count("日期") < 2:
            yield f"page {page.number}: the signatures are parted from their dates"
    if any("主持人签字" in row for table in paper.tables for row in table.rows) and len(signed) != 1:
        yield "room to sign on more or less than one page"


def scattered_names(paper: Paper) -> Iterator[str]:
    """The names of those present begin on a grid, from line to line."""
    for row in (row for table in paper.tables for row in table.rows if row[0] == "出席人员"):
        lines = [line for line in row[1].split("\n") if line.strip() and "【" not in line]
        for line in filter(None, (_drawn(paper, text) for text in lines)):
            offsets = _offsets(line[0], line[1])
            if any(abs(offset / NAME_CELL - round(offset / NAME_CELL)) > 0.1 for offset in offsets):
                yield f"names out of line: {line[0]} {[round(o, 1) for o in offsets]}"


def _drawn(paper: Paper, text: str) -> tuple[str, Line] | None:
    """A line of names with its glyphs on the page; a name of two 字 is drawn with a gap, and is one name."""
    wanted = squeezed(text)
    found = (line for page in paper.pages for line in page.lines if wanted in squeezed(line.text))
    line = next(found, None)
    return (text, line) if line else None


def _offsets(text: str, line: Line) -> list[float]:
    """Where each name begins, in 字 from the first; an interpunct counts as the 字 it is in 仿宋."""
    at = squeezed(line.text).index(squeezed(text))
    first, size, narrow, offsets = line.characters[at]["x0"], line.characters[at]["size"], 0.0, []
    for name in re.findall(r"[^　](?:　[^　](?=　|$))?[^　]*", text):
        drawn = line.characters[at : at + len(squeezed(name))]
        offsets.append((drawn[0]["x0"] - first) / size + narrow)
        narrow += sum(1 - (c["x1"] - c["x0"]) / size for c in drawn if c["text"] == "·")
        at += len(drawn)
    return offsets


def broken_names(paper: Paper) -> Iterator[str]:
    """A name of up to five 字 stands on one line of its cell."""
    for table in (table for table in paper.tables if table.heads and "姓名" in table.rows[0]):
        for row in table.rows[1:]:
            for head, cell in zip(table.rows[0], row, strict=False):
                if head == "姓名" and 0 < len(cell) <= 5 and not _on_one_line(paper, cell):
                    yield f"broken: {cell}"


def _on_one_line(paper: Paper, text: str) -> bool:
    return any(squeezed(text) in squeezed(line.text) for page in paper.pages for line in page.lines)


FAULTS = (
    empty_pages,
    missing_numbers,
    lost_text,
    outside,
    last_headings,
    split_rows,
    heads_missing,
    lonely_signatures,
    scattered_names,
    broken_names,
)
