"""A text file as a manuscript: any encoding, a line a paragraph, lines of columns with tabs a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from docgen.base.diagnostics import Diagnostic, Level, Place, Source, error
from docgen.importing.manuscript import Block, Manuscript, Paragraph, Table
from docgen.importing.wrapping import unwrapped
from docgen.reading.bounds import LARGEST_YAML, LONGEST_LINE
from docgen.reading.decoding import BROKEN, UTF16_MARKS, decode
from docgen.reading.invisible import CONTROL, INVISIBLE

_UNSEEN = re.compile(f"[{CONTROL}{INVISIBLE}]")
_LINE_BREAKS = re.compile("[\x0b\x0c\u2028\u2029\x85]")
"""What Word and web pages break lines with; a text file's own ends are known to `decode`."""
_USUAL = re.compile("[\\s!-~‐-…\u3000-〟一-\u9fff！-～]")
USUAL_SHARE = 0.9
"""Of a Chinese text so many characters are 汉字, ASCII or the signs of both."""
TOO_STRANGE = 0.02
"""A file with so great a share of control characters and broken bytes is no text."""
FEWEST_ROWS = 2
MOST_PARAGRAPHS = 20_000
"""Lines with something in them, cells of tables: a plan has some hundreds."""


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


def too_many(name: str) -> Diagnostic:
    """That a file has more paragraphs than are read."""
    message = f"这个文件超过 {MOST_PARAGRAPHS // 10_000} 万段，太多了，没有读"
    return error("I901", Place(Source(name)), message, "检查是不是选错了文件；只留下计划的正文，再运行一次")


def too_large(name: str) -> Diagnostic:
    """That a file is not read for its size."""
    message = f"文字超过 {LARGEST_YAML // 1_000_000} MB，太大了，没有读"
    return error("I901", Place(Source(name)), message, "检查是不是选错了文件；只留下计划的正文，再运行一次")


def too_long(place: Place) -> Diagnostic:
    """That a paragraph has no end."""
    message = f"这一段超过 {LONGEST_LINE // 10_000} 万字，太长了，没有读"
    return error("I901", place, message, "检查是不是选错了文件，或者把这一段分成几段")


def clean_lines(text: str) -> list[str]:
    """The lines of a text without what nobody sees and no YAML may hold."""
    return [_UNSEEN.sub("", line) for line in _LINE_BREAKS.sub("\n", text).split("\n")]


def clean(text: str) -> str:
    """A text on one line, without spaces at its ends and what nobody sees."""
    return " ".join(line.strip() for line in clean_lines(text)).replace("\t", " ").strip()


def _marked(data: bytes) -> bytes:
    """UTF-16 saved without its mark gets one: each of its digits and line ends has a NUL beside it."""
    if data.startswith(UTF16_MARKS) or b"\0" not in data[:4000]:
        return data
    for mark, encoding in zip(UTF16_MARKS, ("utf-16-le", "utf-16-be"), strict=True):
        text = data[:4000].decode(encoding, "replace")
        if len(_USUAL.findall(text)) >= USUAL_SHARE * len(text):
            return mark + data
    return data


def _is_strange(text: str) -> bool:
    strange = len(re.findall(f"[{CONTROL}]", _LINE_BREAKS.sub("", text))) + text.count(BROKEN)
    return strange > max(3, TOO_STRANGE * len(text))


def _softened(said: Diagnostic) -> Diagnostic:
    """What is broken is told, and imported all the same: a person can mend it in the YAML."""
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
            yield from (_paragraph(source, number, line) for number, line in members)


def _table(source: Source, members: Sequence[tuple[int, str]]) -> Table:
    rows = tuple(tuple(cell.strip() for cell in line.split("\t")) for _, line in members)
    return Table(rows, Place(source, members[0][0], 1))


def _paragraph(source: Source, number: int, line: str) -> Paragraph:
    return Paragraph(line.strip(), Place(source, number, 1))
