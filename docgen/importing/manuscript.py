"""What a file holds before anything in it is understood: paragraphs and tables in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from docgen.base.diagnostics import Diagnostic, Place, Source


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

    @property
    def whole(self) -> str:
        """The text with the number before it."""
        return self.number + self.text


class Table(NamedTuple):
    """The cells of a table by row; one that covers several rows says its text in each of them."""

    rows: tuple[tuple[str, ...], ...]
    place: Place

    @property
    def texts(self) -> list[str]:
        """The paragraphs of its cells, row by row."""
        return [line for row in self.rows for cell in row for line in cell.split("\n") if line.strip()]


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
    """Whether docgen made it: then its styles tell what each paragraph is."""

    @property
    def texts(self) -> list[str]:
        """Every text of the file, to be found again in what is made of it."""
        blocks: Sequence[Block] = self.blocks
        return [
            *(
                text
                for block in blocks
                for text in (block.texts if isinstance(block, Table) else [block.text])
            ),
            *(aside.text for aside in self.asides),
        ]
