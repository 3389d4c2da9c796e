"""The columns of an office's own roster: the header row under its titles, by the names people give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from docgen.base.diagnostics import Diagnostic, Place, warning
from docgen.base.suggestion import meant_word
from docgen.models.organization import Candidate, Member
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Account, Row, Sheet
from docgen.reading.spreadsheets.reading_account import told_other_table
from docgen.reading.spreadsheets.sheet import own_rows, plain_header

NAME, BRANCH, STANDING = "姓名", "支部", "身份"
KEYS = tuple(dict.fromkeys((*Member.keys(), *Candidate.keys())))
"""What a roster can say of a person."""

_MEANT = {**Member.OTHER_KEYS} | {key: key for key in KEYS}
OF_NO_USE = ("序号", "")
"""Columns that need no word: a serial number changes when the rows are sorted."""

DITTO = ("同上", "〃", "″", "〞")

LOOKED_AT = 30
"""Rows among which the header is looked for."""
FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class RosterTable:
    """A roster's rows under its header: `columns` gives each known key its header cell."""

    sheet: Sheet
    header: Row
    columns: dict[str, Text]
    above: tuple[Row, ...]
    """The rows between the table before it, or the top of the sheet, and its header."""
    rows: tuple[Row, ...]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def cell(self, row: Row, key: str) -> Text:
        """Return the cell of a row under a key; the empty text where the row has nothing there."""
        header = self.columns.get(key)
        column = header.place.column if header else 0
        if 0 < column <= len(row):
            return row[column - 1]
        return Text("", Place(self.sheet.source, row[0].place.line if row else 0, column))

    def known_of(self, row: Row) -> int:
        """Return how many cells of a row are filled in the columns that are read, besides the name."""
        return sum(bool(self.cell(row, key)) for key in self.columns if key != NAME)

    def report(self, account: Account) -> None:
        """Note in the account which of its columns are read."""
        read = {cell.place.column for cell in self.header if plain_header(cell) in _MEANT}
        unused = [name for name, key in _MEANT.items() if key not in self.columns]
        account.take(
            self.sheet, self.header, read, known=OF_NO_USE, suggest=lambda typed: meant_word(typed, unused)
        )


def find_tables(sheet: Sheet) -> list[RosterTable]:
    """The tables of a sheet, each under a header that names 姓名: a branch below another has its own."""
    heads = [line for line, row in enumerate(sheet.rows) if _is_header(row)]
    # Offices put rows with a title above the header; a header far down belongs to another table.
    if not heads or heads[0] >= LOOKED_AT:
        return []
    ends = [*heads[1:], len(sheet.rows)]
    found = [_table(sheet, head, end) for head, end in zip(heads, ends, strict=True)]
    # Cells that are merged over both rows of a header make a header of each.
    return [table for table in found if any(map(any, table.rows))] or found[-1:]


def nameless_header(sheet: Sheet) -> Text | None:
    """The first cell of a header that has a roster's columns, but not 姓名."""
    for row in sheet.rows[:LOOKED_AT]:
        if len({key for key, _ in _known(row)} - {NAME}) > FEWEST_COLUMNS and not _is_header(row):
            return row[0]
    return None


def _is_header(row: Row) -> bool:
    keys = [key for key, _ in _known(row)]
    return NAME in keys and len(keys) >= FEWEST_COLUMNS


def _known(row: Row) -> Iterator[tuple[str, Text]]:
    """The header cells of a row that name a key."""
    return ((_MEANT[name], cell) for cell in row if (name := plain_header(cell)) in _MEANT)


def _table(sheet: Sheet, head: int, end: int) -> RosterTable:
    header, rows = sheet.rows[head], sheet.rows[head + 1 : end]
    if rows and _is_second_row_of_header(header, rows[0]):
        header, rows = _both(header, rows[0]), rows[1:]
    columns: dict[str, Text] = {}
    own = own_rows(rows, header)
    # Whoever stands there may be a member: a roster does not shrink in silence.
    said = [told_other_table(rows[own], "花名册", stops=True)] if own < len(rows) else []
    rows = rows[:own]
    for key, cell in _known(header):
        first = columns.setdefault(key, cell)
        if first is not cell:
            message = f"有两列都是“{key}”，只读了前面的一列"
            said.append(warning("K323", cell.place, message, "删掉一列，或者改个名字"))
    return RosterTable(sheet, header, columns, sheet.rows[:head], tuple(_without_ditto(rows)), said)


def _without_ditto(rows: Sequence[Row]) -> Iterator[Row]:
    """The rows, with what stands above in the cells that say 同上."""
    above: Row = ()
    for row in rows:
        # What was filled in above counts: a 同上 below a 同上 finds it too.
        above = tuple(
            Text(above[at], cell.place) if cell in DITTO and at < len(above) else cell
            for at, cell in enumerate(row)
        )
        yield above


def _is_second_row_of_header(header: Row, row: Row) -> bool:
    """Tell whether a row names columns too, below 入党情况 for instance, and nobody's name."""
    name = next(cell.place.column for key, cell in _known(header) if key == NAME)
    return any(True for _ in _known(row)) and not any(row[name - 1 : name])


def _both(upper: Row, lower: Row) -> Row:
    """The header of two rows: in each column the lower name, else the upper one."""
    return tuple(
        below or (above if above is not None else below) for above, below in zip_longest(upper, lower)
    )
