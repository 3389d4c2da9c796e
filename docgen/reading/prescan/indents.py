"""Faults at the beginning of a line: full-width spaces and tabs, a column that fits nothing above, no key."""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.reading.prescan.keys import find_key, is_dash, is_known_key
from docgen.reading.prescan.rows import ScanRow
from docgen.reading.prescan.scan import Scan

SPACES = {"\u3000": "中文（全角）空格", "\u00a0": "网页上的空格（U+00A0）", "\t": " Tab 键"}
_JUNK = re.compile(r"(?P<sign>[,，:：;；.。、!！%@&*`|>}\]\\/?=+_~^])[ ]*")
# A full-width space looks as wide as two others: so lines stand where the person saw them.
WIDTHS = {"\u3000": 2, "\u00a0": 1, "\t": 2}


class Shift(NamedTuple):
    """The columns of an item's dash and first key, and how many columns too far right that may be."""

    dash: int
    start: int
    surplus: int

    @property
    def by_gap(self) -> bool:
        """Tell whether the surplus lies between dash and key."""
        return 0 < self.surplus <= self.start - self.dash - 2


def mend_spaces(row: ScanRow) -> Place | None:
    """Make the indentation of English spaces only; return where it was not."""
    wrong = row.indent
    if row.text[wrong] not in SPACES:
        return None
    place = row.place(wrong)
    bare = len(row.text) - len(row.text.lstrip(" \t\u3000\u00a0"))
    row.indent_with(sum(WIDTHS.get(character, 1) for character in row.text[:bare]))
    return place


def tell_spaces(scan: Scan, row: ScanRow, place: Place) -> None:
    """Tell indentation of other characters, once the line's right column is known."""
    name = SPACES[(row.source.line(place.line) or "")[place.column - 1]]
    mend = f"请删掉，改用 {row.indent} 个英文空格" if row.indent else "请删掉，这一行前面不用空格"
    scan.tell("Y120", place, f"缩进用了{name}", mend)


def mend_column(scan: Scan, row: ScanRow, column: int, *, is_list: bool, tell: bool = True) -> int:
    """Move a dash or a key to the column of others of its kind; return that column."""
    if scan.levels.fits(column, is_list=is_list):
        return column
    right = scan.levels.moved.get(column)
    if right is None or is_list or not scan.levels.fits(right, is_list=False):
        right = scan.levels.nearest(column, is_list=is_list)
        if tell:
            _tell_column(scan, row, column, right)
    row.indent_with(right)
    return right


def _tell_column(scan: Scan, row: ScanRow, column: int, right: int) -> None:
    more = "多" if column > right else "少"
    message = f"这一行和上面的对不齐，{more}了 {abs(column - right)} 个空格"
    if not scan.levels.open:
        message = f"这一行前面多了 {column} 个空格，和下面的对不齐"
    mend = f"让它前面正好有 {right} 个空格" if right else "删掉这一行前面的空格"
    scan.tell("Y125", row.place(column), message, mend)


def mend_junk(scan: Scan, row: ScanRow, column: int) -> int:
    """Drop a sign typed by mistake before a key or dash (`,地点: 三楼`); return the new column."""
    match = _JUNK.match(row.text, column)
    if match is None or not (is_dash(row.text, match.end()) or is_known_key(scan, row, match.end())):
        return column
    sign = match["sign"]
    scan.tell("Y139", row.place(column), f"这一行的前面多了“{sign}”", f"删掉“{sign}”")
    behind = match.end() - len(sign)
    is_list = is_dash(row.text, match.end())
    kept = not scan.levels.fits(behind, is_list=is_list) and scan.levels.fits(match.end(), is_list=is_list)
    row.replace(column, column + len(sign), " " if kept else "")
    return row.indent


def mend_shifted_item(scan: Scan, index: int, dash: int) -> int:
    """Mend an item whose first line is not aligned with its further keys; return its dash's column."""
    row, below = scan.rows[index], scan.speaking_row(index + 1)
    start = len(row.text) - len(row.text[dash + 1 :].lstrip(" "))
    if below is None or below.indent in (start, dash) or not _both_keys(scan, row, start, below):
        return dash
    shift = Shift(dash, start, start - below.indent)
    if below.indent < dash or not _is_shifted(scan, index + 1, shift):
        return dash
    if shift.by_gap:
        message, mend = f"“-”后面多了 {shift.surplus} 个空格，和下面的对不齐", "“-”后面只留一个空格"
        scan.tell("Y125", row.place(start), message, mend)
        row.replace(dash + 1, dash + 1 + shift.surplus, "")
        return dash
    right = dash - shift.surplus
    if not scan.levels.fits(right, is_list=True):
        return dash
    _tell_shift(scan, row, dash, right)
    return right


def _tell_shift(scan: Scan, row: ScanRow, dash: int, right: int) -> None:
    more = "多" if dash > right else "少"
    message = f"这一行和下面的对不齐，{more}了 {abs(dash - right)} 个空格"
    scan.tell("Y125", row.place(dash), message, f"让它前面正好有 {right} 个空格")
    row.indent_with(right)


def _is_shifted(scan: Scan, index: int, shift: Shift) -> bool:
    """Tell whether the rest of the list speaks for the item's further lines, against its first."""
    right = shift.dash - shift.surplus
    while row := scan.speaking_row(index):
        index = row.number
        column, listed = row.indent, is_dash(row.text, row.indent)
        if column == shift.start:
            return False
        if listed and column in (shift.dash, right):
            return shift.by_gap or column == right
        if column <= min(shift.dash, right):
            break
    return shift.by_gap


def _both_keys(scan: Scan, row: ScanRow, start: int, below: ScanRow) -> bool:
    """Tell whether the item's first line has a known key with a value, and a known key follows."""
    # Below a key that still waits for its value, the next line stands deeper by right.
    return is_known_key(scan, row, start) and row.text[-1] not in ":|>" and is_known_key(scan, below)


def tell_stray(scan: Scan, row: ScanRow, column: int) -> None:
    """Tell a line without a key among keys."""
    mend = "如果是上一行的续行，在前面加空格，让它比上一行的键更靠右；如果是新的一项，写成“键: 内容”"
    length = len(row.text.rstrip()) - column
    scan.tell("Y127", row.place(column, length), "这一行没有“键: ”", mend)


def leave_out_text(scan: Scan, index: int, column: int) -> int:
    """Drop the lines of text that go on deeper than `column`; gives the index of the row behind them."""
    while index < len(scan.rows):
        row = scan.rows[index]
        bare = row.indent
        if not row.is_silent:
            if bare <= column or is_dash(row.text, bare) or find_key(row.text, bare):
                break
            row.drop()
        index += 1
    return index
