"""Faults before a list item: no space behind the dash, a full-width dash, a list where none can stand."""

from __future__ import annotations

import re

from docgen.reading.prescan.keys import is_dash
from docgen.reading.prescan.rows import ScanRow
from docgen.reading.prescan.scan import Scan

# A minus before a figure is a number, and two in a row are no dash of a list.
_TIGHT_DASH = re.compile(r"-(?=[^ \-\d.]|　)")
# Two of them (——) are the Chinese dash, with which a text may begin.
_WIDE_DASH = re.compile(r"(?P<dash>－|•|●|·|—(?!—)|–)[ 　]*")


def mend_dash(scan: Scan, row: ScanRow, start: int) -> None:
    """Mend list items that YAML takes for text: `-张三` and `－ 张三`."""
    if row.text[start] not in "-－•●·—–":
        return
    if not (scan.levels.awaits or scan.levels.fits(start, is_list=True)):
        return
    match = _WIDE_DASH.match(row.text, start)
    if match and scan.levels.open:
        message = f"列表开头用了“{match['dash']}”"
        scan.tell("Y121", row.place(start), message, "请改成英文减号加一个空格：“- ”")
        _put_dash(scan, row, start, match.end())
    elif _TIGHT_DASH.match(row.text, start):
        place = row.place(start + 1)
        scan.tell("Y122", place, "列表的“-”后面要有一个空格", "在“-”后面加一个英文空格")
        wide = row.text.startswith(("　", "\u00a0"), start + 1)
        _put_dash(scan, row, start, start + 2 if wide else start + 1)


def _put_dash(scan: Scan, row: ScanRow, start: int, end: int) -> None:
    """Put a dash; the item's other keys are aligned with the text as typed, which has moved."""
    row.replace(start, end, "- ")
    scan.levels.moved = {end: start + 2}


def is_misplaced(scan: Scan, column: int) -> bool:
    """Tell whether a dash in that column begins a list where none can stand."""
    levels = scan.levels
    return not levels.fits(column, is_list=True) and not levels.has_list_for(column)


def leave_out_list(scan: Scan, index: int) -> int:
    """Tell a list behind a key that has its text already; gives the index of the row behind the list."""
    row = scan.rows[index]
    column = row.indent
    message, mend = (
        "上面的键已经有内容，下面不能再接列表",
        "把上面的内容也写成列表的一项，或者给这个列表另起一个键",
    )
    if not scan.levels.open:
        message, mend = "这个列表前面没有键", "在列表上面加一行“键:”"
    scan.tell("Y135", row.place(column), message, mend)
    return leave_out_items(scan, index, column)


def leave_out_items(scan: Scan, index: int, column: int) -> int:
    """Drop a list in that column or deeper; gives the index of the row behind it."""
    while index < len(scan.rows) and _belongs(scan.rows[index], column):
        scan.rows[index].drop()
        index += 1
    return index


def _belongs(row: ScanRow, column: int) -> bool:
    return row.is_silent or row.indent > column or (row.indent == column and is_dash(row.text, column))
