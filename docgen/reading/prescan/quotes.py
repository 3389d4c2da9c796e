r"""Quoted values: a quote that never closes is told where it opens, text behind one where it begins.

A backslash in double quotes, as in `"C:\新建"`, means something else to YAML than to its writer.
"""

from __future__ import annotations

import re

from docgen.reading.prescan.characters import UNSEEN
from docgen.reading.prescan.indents import leave_out_text
from docgen.reading.prescan.keys import UP_TO_QUOTE, find_key, is_dash
from docgen.reading.prescan.rows import Replacement, ScanRow
from docgen.reading.prescan.scan import Scan
from docgen.reading.prescan.values import quote_rest, quoted

NAMES = {'"': "双", "'": "单"}
_WHOLE = {mark: re.compile(mark + rest) for mark, rest in UP_TO_QUOTE.items()}
_REST = {mark: re.compile(rest) for mark, rest in UP_TO_QUOTE.items()}
_NOTHING_BEHIND = re.compile(r"[ \t]*$|[ \t]+#")
_ESCAPE = re.compile(
    r'\\(?:[nt"\\/ _]|$|x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<other>))'
)
LONGEST = 500
"""Lines that a quoted text may run over while its end is looked for."""


def mend_quoted(scan: Scan, index: int, start: int, column: int) -> int:
    """Check the quoted value at `start` of a row; gives the index of the row behind it."""
    row = scan.rows[index]
    mark = row.text[start]
    whole = _WHOLE[mark].match(row.text, start)
    if whole is None:
        return _over_lines(scan, index, start, column)
    if not _NOTHING_BEHIND.match(row.text, whole.end()):
        _tell_text_behind(scan, row, start, whole.end())
    elif mark == '"':
        mend_escapes(scan, row, start, whole.end())
    return index + 1


def _over_lines(scan: Scan, index: int, start: int, column: int) -> int:
    row = scan.rows[index]
    mark = row.text[start]
    behind = _row_behind(scan, index, mark, column)
    if behind is None:
        _tell_unclosed(scan, row, start)
        return leave_out_text(scan, index + 1, column)
    if mark == '"':
        mend_escapes(scan, row, start, len(row.text))
        for each in scan.rows[index + 1 : behind]:
            mend_escapes(scan, each, 0, len(each.text))
    return behind


def _tell_unclosed(scan: Scan, row: ScanRow, start: int) -> None:
    mark, text = row.text[start], row.text[start + 1 :].rstrip()
    name = NAMES[mark]
    message = f"英文{name}引号没有配对"
    mend = f"请在行末补上英文{name}引号 {mark} ，或者去掉这里的 {mark}"
    if text.endswith(("”", "’")):
        message, mend = "开头的引号是英文的，末尾的引号是中文的，没有配对", "两个引号都用中文的"
        text = text[:-1]
    scan.tell("Y133", row.place(start), message, mend)
    row.replace(start, len(row.text), quoted(text))


def _tell_text_behind(scan: Scan, row: ScanRow, start: int, end: int) -> None:
    text = row.text[start:].rstrip()
    mark, rest = text[0], text[end - start :]
    at = end + len(rest) - len(rest.lstrip(" "))
    message = f"英文{NAMES[mark]}引号到这里已经结束，后面还有别的字"
    scan.tell("Y134", row.place(at), message, f"正文里的引号请用中文引号：{_in_chinese_quotes(text)}")
    if rest.endswith(mark):
        row.replace(start, len(row.text), quoted(text[1:-1]))
    else:
        quote_rest(row, start)


def _in_chinese_quotes(text: str) -> str:
    mark = text[0]
    clear = len(text) <= 30 and text.count(mark) % 2 == 0 and mark * 2 not in text
    return re.sub(f"{mark}([^{mark}]*){mark}", r"“\1”", text) if clear else "“…”"


def _row_behind(scan: Scan, index: int, mark: str, column: int) -> int | None:
    """Return the row behind the one that closes the quote; None when a line of its own comes first."""
    for number in range(index + 1, min(index + LONGEST, len(scan.rows))):
        row = scan.rows[number]
        if row.indent <= column and _stands_alone(row):
            return None
        closed = _REST[mark].match(row.text)
        if closed:
            return number + 1 if _NOTHING_BEHIND.match(row.text, closed.end()) else None
    return None


def _stands_alone(row: ScanRow) -> bool:
    """Tell whether an unindented line is one of its own; to the parser it could go on with a quoted text."""
    start = row.indent
    return bool(row.text) and (
        is_dash(row.text, start) or row.is_silent or find_key(row.text, start) is not None
    )


def mend_escapes(scan: Scan, row: ScanRow, start: int, end: int) -> None:
    """Let a backslash that YAML does not know, or that makes something unseen, stand for itself."""
    if "\\" not in row.text:
        return
    wrong = [match.start() for match in _ESCAPE.finditer(row.text, start, end) if not _is_fine(match)]
    if wrong:
        shown = row.text[wrong[0] : wrong[0] + 2]
        message = f"英文双引号里的“{shown}”不是原样的两个字符，“\\”有特别的意思"
        scan.tell("Y138", row.place(wrong[0], 2), message, "把“\\”写成“\\\\”，或者改用英文单引号")
        row.replace_all(Replacement(at, at, "\\") for at in wrong)


def _is_fine(match: re.Match[str]) -> bool:
    if match["other"] is not None:
        return False
    digits = match["x"] or match["u"] or match["U"]
    return not digits or _is_seen(int(digits, 16))


def _is_seen(code: int) -> bool:
    """Tell whether a number stands for a character that a document may hold."""
    # No file can hold half a surrogate, and beyond 10FFFF there are no characters.
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return False
    return not UNSEEN.match(chr(code))
