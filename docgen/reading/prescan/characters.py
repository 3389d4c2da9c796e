"""Characters that nobody sees: control characters pasted from Word, zero-width and direction marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.reading.decoding import CONTROL, INVISIBLE
from docgen.reading.prescan.rows import Replacement, ScanRow

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


def remove_unseen(rows: Sequence[ScanRow]) -> Iterator[Diagnostic]:
    """Take them out, and tell each line that had some at the first of them."""
    if not UNSEEN.search("".join(row.text for row in rows)):
        return
    for row in rows:
        found = [Replacement(*match.span(), "") for match in UNSEEN.finditer(row.text)]
        if found:
            yield _told(row, found[0].start, len(found))
            row.replace_all(found)


def strip_ends(rows: Sequence[ScanRow]) -> None:
    """Strip the ends of lines: full-width spaces there are text to YAML, tabs a fault; people see neither."""
    for row in rows:
        row.text = row.text.rstrip()


def _told(row: ScanRow, first: int, count: int) -> Diagnostic:
    character = row.text[first]
    origin = f"{ORIGINS[character]}，" if character in ORIGINS else ""
    several = f"，这一行共有 {count} 个" if count > 1 else ""
    message = f"这里有一个看不见的字符（{origin}U+{ord(character):04X}）{several}"
    mend = "把光标移到这里，按 Delete 或退格键删掉；从 Word 或网页复制时，先粘贴到记事本再复制过来"
    say = error if _CONTROL.match(character) else warning
    return say("Y110", row.place(first), message, mend)
