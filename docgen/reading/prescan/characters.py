"""Characters that nobody sees: control characters pasted from Word, zero-width and direction marks from the web."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.diagnostics import Diagnostic, error, warning
from docgen.reading.prescan.rows import Row

CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff"
"""Forbidden in YAML and XML alike."""
INVISIBLE = r"\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
"""Zero-width characters, direction marks, line and paragraph separators, a BOM that is not at the start."""
UNSEEN = re.compile(f"[{CONTROL}{INVISIBLE}]")
_CONTROL = re.compile(f"[{CONTROL}]")

ORIGINS = {
    "\x0b": "从 Word 粘贴来的手动换行符",
    "\x0c": "从 Word 粘贴来的分页符",
    "\x07": "从 Word 表格粘贴来的单元格符号",
    "\x00": "空字符",
    "\u2028": "从网页粘贴来的换行符",
    "\u200b": "从网页粘贴来的零宽空格",
    "\ufeff": "多余的文件标记",
}


def remove_unseen(rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Take them out, and tell each line that had some at the first of them."""
    if not UNSEEN.search("".join(row.text for row in rows)):
        return
    for row in rows:
        found = list(UNSEEN.finditer(row.text))
        if found:
            yield _told(row, [match.start() for match in found])
            for match in reversed(found):
                row.replace(match.start(), match.end(), "")


def _told(row: Row, indexes: list[int]) -> Diagnostic:
    first = indexes[0]
    character = row.text[first]
    origin = f"{ORIGINS[character]}，" if character in ORIGINS else ""
    several = f"，这一行共 {len(indexes)} 个" if len(indexes) > 1 else ""
    message = f"有一个看不见的字符（{origin}U+{ord(character):04X}）{several}"
    mend = "把光标移到这里，删掉前后多余的字符；从 Word 或网页复制时，先粘贴到记事本再复制过来"
    say = error if _CONTROL.match(character) else warning
    return say("Y110", row.place(first), message, mend)
