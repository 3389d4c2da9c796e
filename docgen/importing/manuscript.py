"""The content of a file before it is understood: paragraphs and tables in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.bounds import LARGEST_YAML, LONGEST_LINE
from docgen.reading.decoding import CONTROL, INVISIBLE
from docgen.reading.values.typed_tables import TableCell, TypedTable

MOST_PARAGRAPHS = 20_000
"""Lines with something in them, cells of tables: a plan has some hundreds."""
_UNSEEN = re.compile(f"[{CONTROL}{INVISIBLE}]")
LINE_BREAK = "\v"
"""A line break within a paragraph of a cell, as Word writes it in its text."""
LINE_BREAKS = re.compile("[\x0b\x0c\u2028\u2029\x85]")
"""The line breaks of Word and of web pages; `decode` knows those of text files."""


class Paragraph(NamedTuple):
    """One paragraph as it is read on paper; its place is its number in the file, or its line in a text."""

    text: str
    place: Place
    number: str = ""
    """The number that Word sets before it by itself, as it is read: 一、 （一） 1."""
    outline: int = 0
    """The level of a heading made with a style (1 to 9), 0 for other paragraphs."""
    style: str = ""
    """The name of its style."""
    lead: int = 0
    """So many characters at its head are set apart from the rest, as a heading that runs into the text."""
    is_bold: bool = False
    alignment: str = ""
    """center, right, or what else Word says."""
    blanks: int = 0
    """Empty paragraphs above it."""
    goes_on: bool = False
    """True for what stands in one paragraph of Word with the line before it (Shift+Enter)."""

    @property
    def whole(self) -> str:
        """The text with the number before it."""
        return self.number + self.text


class Table(NamedTuple):
    """The cells of a table by row; one that covers several rows says its text in each of them.

    Paragraphs of a cell are parted by \\n, lines of one paragraph by LINE_BREAK.

    `merged` is the same table as it was, where cells of it cover others.
    """

    rows: tuple[tuple[str, ...], ...]
    place: Place
    merged: TypedTable | None = None

    @property
    def typed(self) -> TypedTable:
        """The table as a person would type it."""
        return self.merged or TypedTable(tuple(tuple(map(TableCell, row)) for row in self.rows))

    @property
    def texts(self) -> list[str]:
        """The paragraphs of its cells, row by row."""
        cells = (cell.text for row in self.typed.rows for cell in row if cell)
        return [line for cell in cells for line in cell.split("\n") if line.strip()]


Block: TypeAlias = Paragraph | Table


class Aside(NamedTuple):
    """Text that is no part of the plan (页眉, 批注, words of a web page), and what it is."""

    what: str
    text: str


@dataclass(frozen=True)
class Manuscript:
    """A file read: its blocks, what stands beside them, and what there is to say about it."""

    source: Source
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
    said: tuple[Diagnostic, ...] = ()
    is_ours: bool = False
    """True if docgen made it: then its styles tell what each paragraph is."""

    @property
    def texts(self) -> list[str]:
        """Every text of the file, to be found again in what is made of it."""
        texts: list[str] = []
        for block in self.blocks:
            texts += block.texts if isinstance(block, Table) else [block.text]
        return [*texts, *(aside.text for aside in self.asides)]


def too_many(name: str) -> Diagnostic:
    """Return the error that a file has more paragraphs than are read."""
    message = f"这个文件超过 {MOST_PARAGRAPHS // 10_000} 万段，太多了，没有读"
    return error("I901", Place(Source(name)), message, "检查是不是选错了文件；只留下计划的正文，再运行一次")


def too_large(name: str) -> Diagnostic:
    """Return the error that a file is too large to be read."""
    message = f"文字超过 {LARGEST_YAML // 1_000_000} MB，太大了，没有读"
    return error("I901", Place(Source(name)), message, "检查是不是选错了文件；只留下计划的正文，再运行一次")


def too_long(place: Place) -> Diagnostic:
    """Return the error that a paragraph is too long."""
    message = f"这一段超过 {LONGEST_LINE // 10_000} 万字，太长了，没有读"
    return error("I901", place, message, "检查是不是选错了文件，或者把这一段分成几段")


def clean_lines(text: str) -> list[str]:
    """Return the lines of a text without what nobody sees and no YAML may hold."""
    return [_UNSEEN.sub("", line) for line in LINE_BREAKS.sub("\n", text).split("\n")]


def clean(text: str) -> str:
    """Return a text on one line, without spaces at its ends and what nobody sees."""
    return " ".join(line.strip() for line in clean_lines(text)).replace("\t", " ").strip()
