"""Faults in a plain value: a second colon, text lost behind ` #`, a sign of YAML at its beginning."""

from __future__ import annotations

import re

from docgen.reading.prescan.rows import Replacement, ScanRow
from docgen.reading.prescan.scan import Scan

IN_QUOTES = "把整句放进一对英文双引号"
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#")
_COLON = re.compile(r":(?=[ \t]|$)[ \t]*")
_BLOCK_HEADER = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?$")
RESERVED = "&*!%@`|>]},"
_AMBIGUOUS = re.compile(r"[-?:](?=[ \t]|$)")
_REMARK = re.compile(r"#(?:\s|$)")


def is_block_header(text: str) -> bool:
    """Tell whether a value opens a block of lines: `|` or `>`."""
    return text[0] in "|>" and _BLOCK_HEADER.match(text) is not None


def indicated_depth(header: str, column: int) -> int | None:
    """Return the column that `|2` sets for the lines of its block, None where the first line does."""
    digit = header[1:3].strip("+-")[:1]
    return max(column, 0) + int(digit) if digit.isdigit() else None


def is_remark(text: str) -> bool:
    """Tell whether a text behind a key is surely a comment: it has a space behind its #."""
    return text[0] == "#" and _REMARK.match(text) is not None


def quoted(text: str) -> str:
    """Return a text as a YAML value that stands for itself."""
    # In single quotes YAML knows no escapes: the text stands as it was typed.
    return "'" + text.replace("'", "''") + "'"


def quote_rest(row: ScanRow, start: int) -> None:
    """Let everything from `start` on be text."""
    row.replace(start, len(row.text), quoted(row.text[start:].rstrip()))


def mend_reserved(scan: Scan, row: ScanRow, start: int) -> bool:
    """Mend a plain text that begins with a sign that means something to YAML."""
    sign = row.text[start]
    if sign not in RESERVED and not _AMBIGUOUS.match(row.text, start):
        return False
    if sign == "-":
        message, mend = "列表不能和键写在同一行", "从下一行开始写，每项以“- ”开头"
    else:
        message, mend = f"内容不能以“{sign}”开头", IN_QUOTES
    scan.tell("Y130", row.place(start), message, mend)
    quote_rest(row, start)
    return True


def mend_hash(scan: Scan, row: ScanRow, start: int) -> None:
    """Mend a value such as `主题: #1号文件`, which YAML would read as empty."""
    text = row.text[start:].rstrip()
    message = f"以“#”开头的“{text[:20]}”本来会被当作注释丢掉，已按正文读取"
    mend = f"如果是正文，请{IN_QUOTES}；如果是注释，在“#”后面加一个空格"
    scan.warn("Y132", row.place(start, len(text)), message, mend)
    quote_rest(row, start)


def mend_plain(scan: Scan, row: ScanRow, start: int) -> None:
    """Look through a plain text from `start` to the end of its line."""
    end = _end_of_text(scan, row, start)
    found = find_colons(row, start, end)
    if found:
        mend = f"如果是正文，请用中文冒号“：”，或者{IN_QUOTES}"
        first = found[0]
        message = "一行里出现了两个“冒号+空格”" if first.end < end else "这一行的末尾又有一个英文冒号"
        scan.tell("Y131", row.place(first.start), message, mend)
        row.replace_all(found)


def mend_continued(scan: Scan, row: ScanRow) -> None:
    """Look through a line that goes on with the plain text above."""
    start = row.indent
    if scan.comment:
        _tell_comment(scan, *scan.comment)
    found = find_colons(row, start, _end_of_text(scan, row, start))
    if found:
        mend = "如果是新的一项，让它和上面的键左边对齐；如果是正文，请用中文冒号“：”"
        message = "这一行接着上一行的内容，不能再有“冒号+空格”"
        scan.tell("Y131", row.place(found[0].start), message, mend)
        row.replace_all(found)


def find_colons(row: ScanRow, start: int, end: int) -> list[Replacement]:
    """Return the colons that YAML would take for a key's, and what they become."""
    if ":" not in row.text:
        return []
    return [Replacement(*match.span(), "：") for match in _COLON.finditer(row.text, start, end)]


def _tell_comment(scan: Scan, row: ScanRow, index: int) -> None:
    mend = "把注释移到这一项的上面；如果是正文，请" + IN_QUOTES
    scan.tell("Y137", row.place(index), "“#”后面是注释，注释后面的内容接不上前面的话", mend)
    row.replace(index, len(row.text), "")
    scan.comment = None


def _end_of_text(scan: Scan, row: ScanRow, start: int) -> int:
    """Return where a comment begins; tell text that became a comment by mistake (no space behind its #)."""
    match = _COMMENT.search(row.text, start) if "#" in row.text else None
    if match is None:
        return len(row.text)
    scan.comment = row, match.start()
    tell_lost(scan, row, match.start())
    return match.start()


def tell_lost(scan: Scan, row: ScanRow, start: int, *, is_kept: bool = False) -> None:
    """Tell the text behind ` #` unless it looks like a comment."""
    lost = row.text[start + 1 :].rstrip()
    if lost and not lost[0].isspace():
        fate = "本来会被当作注释丢掉，已按正文读取" if is_kept else "会被当作注释丢掉"
        mend = f"如果是正文，请{IN_QUOTES}；如果是注释，在“#”后面加一个空格"
        scan.warn("Y132", row.place(start, 1 + len(lost)), f"空格加“#”后面的“{lost[:20]}”{fate}", mend)
