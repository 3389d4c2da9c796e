"""The content of a spreadsheet: sheets of rows, each cell a text at its row and column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.nodes import Text

MOST_COLUMNS = 400
"""A column for every member of a large branch, as ballots have it."""
MOST_SHEETS = 200
"""A score sheet from every member of a large branch, and then some."""
ROWS_OF_NOTHING = 200
"""So many empty rows in a row are the end: a sheet formatted to its last row holds a million of them."""

FOOT = re.compile(r"(合计|总计|小计|共计|总人数|人数|填表|制表|审核|负责人|说明|备注|注[:：])")
"""The words with which the rows under a table begin."""
_BESIDES = re.compile(r"[（(\[【].*?[)）\]】]|[\s*＊:：_]")
LINE_BREAK = re.compile("\r\n|[\n\r\v\u2028\u2029]")

Row: TypeAlias = tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `rows[0]` is row 1; a place's line is the row and its column the column, both from 1."""

    source: Source
    rows: tuple[Row, ...]
    without_value: frozenset[tuple[int, int]] = frozenset()
    """Row and column of formulas that were never calculated, or that end in an error."""

    def lacks_value(self, cell: Text) -> bool:
        """Tell whether a formula stands in the cell, but no result."""
        return (cell.place.line, cell.place.column) in self.without_value


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file of sheets, and what there is to say about it as a file."""

    source: Source
    sheets: tuple[Sheet, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def without_value(cell: Text, key: str) -> Diagnostic:
    """Return a formula that has no result, in the column of that name."""
    mend = "在 Excel 里打开、保存一次，公式就有结果了；或者把公式换成它的结果"
    return error("Y162", cell.place, f"“{key}”这一格是公式，没有结果", mend)


def clean(text: str) -> str:
    """Return a cell's text on one line, without what Word's XML forbids and nobody sees."""
    return "".join(map(_seen, text)).strip()


def clean_lines(text: str) -> str:
    """Clean a cell's text line by line: the breaks that were typed in it stay."""
    return "\n".join(map(clean, LINE_BREAK.split(text))).strip("\n")


def _seen(character: str) -> str:
    if character in "\t\n\r\v\f\u2028\u2029":
        return " "
    # XML forbids control characters and half surrogates; nobody sees the others.
    hidden = unicodedata.category(character) in ("Cc", "Cf", "Cs") or character in "\ufffe\uffff"
    return "" if hidden else character


def make_sheet(
    name: str,
    title: str,
    rows: Sequence[Sequence[str]],
    without_value: Collection[tuple[int, int]] = (),
    *,
    cleaned_by: Callable[[str], str] = clean,
) -> Sheet:
    """Return a sheet of texts, each cleaned."""
    cleaned = tuple(tuple(map(cleaned_by, row)) for row in rows)
    source = Source(name, sheet=title, cells=cleaned)
    texts = tuple(
        tuple(Text(cell, Place(source, line, column)) for column, cell in enumerate(row, start=1))
        for line, row in enumerate(cleaned, start=1)
    )
    return Sheet(source, texts, frozenset(without_value))


def plain_header(header: str) -> str:
    """Return a header without padding, line breaks, stars and what stands in brackets."""
    return _BESIDES.sub("", unicodedata.normalize("NFKC", header))


def whole_header(header: str) -> str:
    """Return a header with the words in brackets, which distinguish 成绩（上） from 成绩（下）."""
    return re.sub(r"\W", "", unicodedata.normalize("NFKC", header))
