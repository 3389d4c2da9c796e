"""A text file as a manuscript: any encoding, a line a paragraph, lines of columns with tabs a table.

A text whose paragraphs are broken into lines of one width, as from a PDF or an e-mail, is put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from docgen.base.diagnostics import Diagnostic, Level, Place, Source, error
from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import (
    LINE_BREAKS,
    MOST_PARAGRAPHS,
    Block,
    Manuscript,
    Paragraph,
    Table,
    clean_lines,
    too_large,
    too_long,
    too_many,
)
from docgen.reading.bounds import LARGEST_YAML, LONGEST_LINE
from docgen.reading.decoding import BROKEN, CONTROL, UTF16_MARKS, decode

_USUAL = re.compile("[\\s!-~‐-…\u3000-〟一-\u9fff！-～]")
USUAL_SHARE = 0.9
"""The share of a Chinese text's characters that are 汉字, ASCII or the signs of both."""
TOO_STRANGE = 0.02
"""A file with so great a share of control characters and broken bytes is no text."""
FEWEST_ROWS = 2
SHARE, FEWEST_FULL = 0.25, 4
"""So many lines must be full and yet end in no sign: of a text that is not wrapped hardly any do."""
NARROWEST, WIDEST, SLACK = 24, 60, 3
"""字 of a full line: no mark may begin a line, so some are a little shorter."""
_ENDED = re.compile(r".*[。！？；：:;!?]\s*")
_INDENTED = re.compile(r"[ ]{2,}|[\u3000\t]")

Rows = Sequence[tuple[int, str]]


def read_text(data: bytes, name: str) -> Manuscript | Diagnostic:
    """Read a text file; `name` is what messages call it."""
    if len(data) > LARGEST_YAML:
        return too_large(name)
    decoded = decode(_marked(data), name)
    if _is_strange(decoded.text):
        mend = "请选 Word 文档（.docx）或文本文件（.txt）；别的文件请在 Word 或 WPS 里另存为 .docx"
        return error("I902", Place(Source(name)), "这个文件不是文本，读出来都是乱码", mend)
    lines = clean_lines(decoded.text)
    source = Source(name, tuple(lines))
    endless = next((n for n, line in enumerate(lines, 1) if len(line) > LONGEST_LINE), 0)
    if endless:
        return too_long(Place(source, endless, 1))
    if sum(1 for line in lines if line.strip()) > MOST_PARAGRAPHS:
        return too_many(name)
    said = tuple(_softened(each) for each in decoded.diagnostics)
    return Manuscript(source, tuple(_blocks(source, lines)), said=said)


def _marked(data: bytes) -> bytes:
    """Add the missing mark of a UTF-16 text, known by a NUL beside each digit and line end."""
    if data.startswith(UTF16_MARKS) or b"\0" not in data[:4000]:
        return data
    for mark, encoding in zip(UTF16_MARKS, ("utf-16-le", "utf-16-be"), strict=True):
        text = data[:4000].decode(encoding, "replace")
        if len(_USUAL.findall(text)) >= USUAL_SHARE * len(text):
            return mark + data
    return data


def _is_strange(text: str) -> bool:
    strange = len(re.findall(f"[{CONTROL}]", LINE_BREAKS.sub("", text))) + text.count(BROKEN)
    return strange > max(3, TOO_STRANGE * len(text))


def _softened(said: Diagnostic) -> Diagnostic:
    """Make an error a warning: a broken text is imported all the same, and a person can mend the YAML."""
    return replace(said, level=Level.WARNING) if said.level is Level.ERROR else said


def _blocks(source: Source, lines: Sequence[str]) -> Iterator[Block]:
    whole = unwrapped(list(enumerate(lines, start=1)))
    rows = [(number, line.strip(" \u3000\u00a0\n")) for number, line in whole]
    filled = [(number, line) for number, line in rows if line.strip()]
    for columns, group in groupby(filled, key=lambda row: row[1].count("\t")):
        members = list(group)
        if columns and len(members) >= FEWEST_ROWS:
            yield _table(source, members)
        else:
            yield from (Paragraph(line.strip(), Place(source, number, 1)) for number, line in members)


def _table(source: Source, members: Sequence[tuple[int, str]]) -> Table:
    rows = tuple(tuple(cell.strip() for cell in line.split("\t")) for _, line in members)
    return Table(rows, Place(source, members[0][0], 1))


def unwrapped(rows: Rows) -> list[tuple[int, str]]:
    """Return numbered lines, each joined to a full line that goes on in it; other texts unchanged."""
    width = _width([line.strip() for _, line in rows if line.strip()])
    if not width:
        return list(rows)
    joined: list[tuple[int, str]] = []
    goes_on = False
    for number, line in rows:
        if goes_on and _continues(line):
            joined[-1] = (joined[-1][0], joined[-1][1].rstrip() + line.strip())
        else:
            joined.append((number, line))
        # A full line that ends in no sign was broken by the width, not by the writer.
        goes_on = len(line.strip()) >= width - SLACK and _ENDED.fullmatch(line) is None
    return joined


def _width(lines: Sequence[str]) -> int:
    """Return the length of the full lines; 0 for a text that is not wrapped."""
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(1 for line in lines if len(line) >= width - SLACK and not _ENDED.fullmatch(line))
    return width if full >= max(FEWEST_FULL, SHARE * len(lines)) else 0


def _continues(line: str) -> bool:
    # An indent or a number begins a paragraph, even behind a full line.
    return bool(line.strip()) and not _INDENTED.match(line) and leading_number(line.strip()) is None
