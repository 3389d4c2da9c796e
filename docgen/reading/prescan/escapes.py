r"""Backslashes in double quotes: `"C:\新建"` means something else to YAML than to its writer."""

from __future__ import annotations

import re

from docgen.reading.prescan.characters import UNSEEN
from docgen.reading.prescan.rows import Edit, Row
from docgen.reading.prescan.scan import Scan

_ESCAPE = re.compile(
    r'\\(?:[nt"\\/ _]|$|x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<other>))'
)


def mend_escapes(scan: Scan, row: Row, start: int, end: int) -> None:
    """Let a backslash that YAML does not know, or that makes something unseen, stand for itself."""
    if "\\" not in row.text:
        return
    wrong = [match.start() for match in _ESCAPE.finditer(row.text, start, end) if not _is_fine(match)]
    if wrong:
        shown = row.text[wrong[0] : wrong[0] + 2]
        message = f"英文双引号里的“{shown}”不是原样的两个字符，“\\”有特别的意思"
        scan.tell("Y138", row.place(wrong[0], 2), message, "把“\\”写成“\\\\”，或者改用英文单引号")
        row.replace_all(Edit(at, at, "\\") for at in wrong)


def _is_fine(match: re.Match[str]) -> bool:
    if match["other"] is not None:
        return False
    digits = match["x"] or match["u"] or match["U"]
    return not digits or _is_seen(int(digits, 16))


def _is_seen(code: int) -> bool:
    """Whether a number stands for a character that a document may hold."""
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return False
    return not UNSEEN.match(chr(code))
