"""Changes to a person's file at exact places: every byte outside of them stays as it was."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from docgen.reading.decoding import UTF16_MARKS

# The line ends of `decode`: lines must be counted as places count them.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")


class Edit(NamedTuple):
    """Characters of one line to be replaced: line and column are 1-based in characters, as in Place."""

    line: int
    column: int
    length: int
    text: str
    """The new text in their place; its line feeds become the line ends of the file."""


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return the file with the edits made; its encoding, byte order mark and line ends are those it had.

    Raises ValueError where edits overlap or lie outside of their line, and for a file whose bytes are no
    text (Y102 tells such a file) or whose encoding lacks a new character.
    """
    encoding, mark = _encoding(data)
    lines = _LINE.findall(data[len(mark) :].decode(encoding))
    # A new line ends as the others of the file do.
    line_end = next((line[len(line.rstrip("\r\n")) :] for line in lines if line[-1:] in "\r\n"), "\n")
    by_line: dict[int, list[Edit]] = {}
    for edit in edits:
        by_line.setdefault(edit.line, []).append(edit)
    for number, changes in by_line.items():
        lines[number - 1] = _changed(lines[number - 1], sorted(changes), line_end or "\n")
    # Strict: a character that the encoding lacks is refused, not lost.
    return mark + "".join(lines).encode(encoding)


def without_lines(data: bytes, numbers: Collection[int]) -> bytes:
    """Return the file without the lines of those numbers (1-based); all others keep their bytes."""
    encoding, mark = _encoding(data)
    lines = _LINE.findall(data[len(mark) :].decode(encoding))
    kept = [line for number, line in enumerate(lines, start=1) if number not in numbers]
    return mark + "".join(kept).encode(encoding)


def _encoding(data: bytes) -> tuple[str, bytes]:
    """Return the encoding of the file (as `decode` finds it), and its byte order mark."""
    if data.startswith(UTF16_MARKS):
        # Each with its byte order: plain `utf-16` writes that of this machine, and a mark of its own.
        return ("utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"), data[:2]
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030", mark
    return "utf-8", mark


def _changed(line: str, edits: Sequence[Edit], line_end: str) -> str:
    """Return one line with its edits, which stand in their order."""
    body = line.rstrip("\r\n")
    for edit, following in pairwise([*edits, Edit(edits[0].line, len(body) + 1, 0, "")]):
        if not 1 <= edit.column <= edit.column + edit.length <= following.column:
            raise ValueError(f"an edit overlaps another or leaves its line: {edit}")
    # From the end: the columns of the edits before stay right.
    for edit in reversed(edits):
        start = edit.column - 1
        body = body[:start] + edit.text.replace("\n", line_end) + body[start + edit.length :]
    return body + line[len(line.rstrip("\r\n")) :]
