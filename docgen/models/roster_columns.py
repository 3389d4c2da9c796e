"""The columns of an office's own roster: the header row under its titles, by the names people give them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.base.diagnostics import Diagnostic, Place, error, hint, warning
from docgen.models.organization import Candidate, Member
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets import Row, Sheet, Spreadsheet
from docgen.reading.spreadsheets.sheet import plain_header

NAME, BRANCH, STANDING = "姓名", "支部", "身份"
KEYS = tuple(dict.fromkeys((*Member.keys(), *Candidate.keys())))
"""What a roster can say of a person."""

_MEANT = {**Member.OTHER_KEYS} | {key: key for key in KEYS}
OF_NO_USE = ("序号", "")
"""Columns that need no word: a serial number changes when the rows are sorted."""

LOOKED_AT = 30
"""Rows among which the header is looked for."""
FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class RosterTable:
    """A roster's rows under its header: `columns` gives each known key its header cell."""

    sheet: Sheet
    columns: dict[str, Text]
    rows: tuple[Row, ...]
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def cell(self, row: Row, key: str) -> Text:
        """Return the cell of a row under a key; the empty text where the row has nothing there."""
        header = self.columns.get(key)
        column = header.place.column if header else 0
        if 0 < column <= len(row):
            return row[column - 1]
        return Text("", Place(self.sheet.source, row[0].place.line if row else 0, column))


def find_table(spreadsheet: Spreadsheet) -> RosterTable | Diagnostic:
    """The first sheet with a header that names 姓名; or what is missing."""
    nameless: list[Text] = []
    for sheet in spreadsheet.sheets:
        # Offices put rows with a title above the header.
        for line, row in enumerate(sheet.rows[:LOOKED_AT], start=1):
            keys = [key for key, _ in _known(row)]
            if NAME in keys and len(keys) >= FEWEST_COLUMNS:
                return _table(sheet, row, sheet.rows[line:])
            nameless += row[:1] if len(set(keys)) > FEWEST_COLUMNS else ()
    if nameless:
        mend = f"在这一行加上“{NAME}”一列"
        return error("K321", nameless[0].place, f"花名册的表头里没有“{NAME}”这一列", mend)
    first = spreadsheet.sheets[0].source if spreadsheet.sheets else spreadsheet.source
    message = "在这个文件里没有找到花名册的表头"
    mend = f"在名单上方写一行表头，如：{'、'.join(KEYS[:4])}、支部、党小组……"
    return error("K320", Place(first), message, mend)


def _known(row: Row) -> Iterator[tuple[str, Text]]:
    """The header cells of a row that name a key."""
    return ((_MEANT[name], cell) for cell in row if (name := plain_header(cell)) in _MEANT)


def _table(sheet: Sheet, header: Row, rows: tuple[Row, ...]) -> RosterTable:
    columns: dict[str, Text] = {}
    said: list[Diagnostic] = []
    for key, cell in _known(header):
        first = columns.setdefault(key, cell)
        if first is not cell:
            message = f"有两列都是“{key}”，只读了前面的一列"
            said.append(warning("K323", cell.place, message, "删掉一列，或者改个名字"))
    unknown = [cell for cell in header if plain_header(cell) not in (*_MEANT, *OF_NO_USE)]
    if unknown:
        said.append(_unknown(unknown))
    return RosterTable(sheet, columns, rows, said)


def _unknown(headers: list[Text]) -> Diagnostic:
    names = "、".join(f"“{header}”" for header in headers)
    return hint("K322", headers[0].place, f"花名册的{names}列用不上，没有读", f"能用的列：{'、'.join(KEYS)}")
