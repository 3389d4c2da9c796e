"""Faults at the beginning of a line: full-width spaces and tabs, a column that fits nothing above, no key."""

from __future__ import annotations

from docgen.diagnostics import Place
from docgen.reading.prescan.keys import find_key, is_dash
from docgen.reading.prescan.rows import Row
from docgen.reading.prescan.scan import Scan

SPACES = {"\u3000": "中文（全角）空格", "\u00a0": "网页上的空格（U+00A0）", "\t": "Tab 键"}
WIDTHS = {"\u3000": 2, "\u00a0": 1, "\t": 2}


def mend_spaces(row: Row) -> Place | None:
    """Indentation is made of English spaces only; where this line's was not."""
    bare = len(row.text) - len(row.text.lstrip(" \t\u3000\u00a0"))
    wrong = next((index for index in range(bare) if row.text[index] in SPACES), None)
    if wrong is None:
        return None
    place = row.place(wrong)
    row.indent_with(sum(WIDTHS.get(character, 1) for character in row.text[:bare]))
    return place


def tell_spaces(scan: Scan, row: Row, place: Place) -> None:
    """Tell indentation of other characters, once the line's right column is known."""
    name = SPACES[row.source.lines[row.number - 1][place.column - 1]]
    mend = f"请删掉，改用 {row.indent} 个英文空格" if row.indent else "请删掉，这一行前面不用空格"
    scan.tell("Y120", place, f"缩进用了{name}", mend)


def mend_column(scan: Scan, row: Row, column: int, *, is_list: bool, tell: bool = True) -> int:
    """A dash or a key stands in a column of others of its kind; gives the column it belongs to."""
    if scan.levels.fits(column, is_list=is_list):
        return column
    right = scan.levels.moved.get(column)
    if right is None or is_list:
        right = scan.levels.nearest(column, is_list=is_list)
        if tell:
            _tell_column(scan, row, column, right)
    row.indent_with(right)
    return right


def _tell_column(scan: Scan, row: Row, column: int, right: int) -> None:
    more = "多" if column > right else "少"
    message = f"这一行和上面的对不齐，{more}了 {abs(column - right)} 个空格"
    if not scan.levels.open:
        message = f"这一行前面多了 {column} 个空格，和下面的对不齐"
    mend = f"让它前面正好有 {right} 个空格" if right else "删掉这一行前面的空格"
    scan.tell("Y125", row.place(column), message, mend)


def mend_stray(scan: Scan, index: int, column: int) -> int:
    """A line without a key among keys; gives the index of the row behind what belongs to it."""
    row = scan.rows[index]
    mend = "如果是上一行的续行，在前面加空格，让它比上一行的键更靠右；如果是新的一项，写成“键: 内容”"
    length = len(row.text.rstrip()) - column
    scan.tell("Y127", row.place(column, length), "这一行没有“键: ”", mend)
    if scan.plain_column is not None:
        row.indent_with(scan.plain_column + 2)
        return index + 1
    row.drop()
    return leave_out_text(scan, index + 1, column)


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
