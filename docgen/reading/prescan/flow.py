"""Bracketed values as a whole: the lines they run over, brackets that never close, text behind them."""

from __future__ import annotations

import re

from docgen.reading.prescan.brackets import PAIRS, Bracket, Brackets, tell_unclosed
from docgen.reading.prescan.keys import is_dash
from docgen.reading.prescan.rows import ScanRow
from docgen.reading.prescan.scan import Scan
from docgen.reading.prescan.values import IN_QUOTES, quote_rest

_NOTHING_BEHIND = re.compile(r"\s*$|\s+#")
_SURPLUS = re.compile(r"\s*[\]}］｝]+\s*$")
_COMMENT_BEHIND = re.compile(r"[ \t]+#.*")


def mend_flow(scan: Scan, index: int, start: int, column: int) -> int:
    """Check the bracketed value at `start` of a row; gives the index of the row behind it."""
    first, brackets, before = scan.rows[index], Brackets(scan), len(scan.said)
    end, last = brackets.walk(first, start), index
    while (
        end is None
        and not scan.given_up
        and last + 1 < len(scan.rows)
        and _goes_on(scan.rows[last + 1], column)
    ):
        last += 1
        end = brackets.walk(scan.rows[last], 0)
    row = scan.rows[last]
    if end is None:
        _close(scan, brackets.open, _last_speaking(scan, last))
    elif not _NOTHING_BEHIND.match(row.text, end):
        if _SURPLUS.match(row.text, end):
            _drop_surplus(scan, row, end)
        elif last == index:
            # What was told inside of it holds no more: it is a text, and no bracket opened.
            del scan.said[before:]
            _tell_text(scan, first, start)
    return last + 1


def is_text(text: str) -> bool:
    """Tell whether a value only begins with a full-width bracket: `［试行］办法`."""
    opening = text[0]
    value = text.partition(" #")[0].rstrip()
    return opening in "［｛" and not value.endswith(tuple("］｝]}"))


def _goes_on(row: ScanRow, column: int) -> bool:
    """Tell whether a row can belong to a bracket opened above: deeper than its key, or the bracket's end."""
    if row.is_silent:
        return True
    start = row.indent
    return (start > column and not is_dash(row.text, start)) or row.text[start] in "]}］｝"


def _close(scan: Scan, opened: list[Bracket], last: ScanRow) -> None:
    if scan.given_up:
        return
    tell_unclosed(scan, opened[0])
    closing = "".join(PAIRS[each.sign] for each in reversed(opened) if not each.is_text)
    # Behind ` #` all is a remark to YAML, the closing bracket too.
    comment = _COMMENT_BEHIND.search(last.text)
    at = comment.start() if comment else len(last.text)
    last.replace(at, at, closing)


def _last_speaking(scan: Scan, index: int) -> ScanRow:
    while scan.rows[index].is_silent:
        index -= 1
    return scan.rows[index]


def _drop_surplus(scan: Scan, row: ScanRow, end: int) -> None:
    scan.tell("Y145", row.place(end), "多了一个括号，前面没有和它配对的", "删掉多出来的括号")
    row.replace(end, len(row.text), "")


def _tell_text(scan: Scan, row: ScanRow, start: int) -> None:
    """Tell a text that begins with a bracket, such as `[试行]某某办法`."""
    sign = row.text[start]
    scan.tell("Y130", row.place(start), f"内容不能以“{sign}”开头", IN_QUOTES)
    quote_rest(row, start)
