"""The walk from line to line: what each line is, which checks it gets, which lines belong to a text above."""

from __future__ import annotations

from docgen.diagnostics import error
from docgen.reading.prescan.flow import mend_flow
from docgen.reading.prescan.indents import SPACES, mend_column, mend_spaces, mend_stray
from docgen.reading.prescan.keys import KEY, LONG_KEY, mend_colon, mend_dash
from docgen.reading.prescan.quotes import mend_quoted
from docgen.reading.prescan.rows import Row
from docgen.reading.prescan.scan import Scan
from docgen.reading.prescan.values import is_block_header, mend_plain, mend_reserved, quote_rest

TAB_AND_WIDE = "".join(SPACES)


def walk(scan: Scan) -> None:
    """Check every line, mending what is wrong on the way."""
    index = 0
    while index < len(scan.rows) and not scan.too_deep:
        row = scan.rows[index]
        if row.is_silent or _is_marker(scan, row):
            index += 1
        else:
            index = _line(scan, index)


def _is_marker(scan: Scan, row: Row) -> bool:
    """`---` may open the file; a second document would be lost."""
    if row.text.rstrip() not in ("---", "..."):
        return False
    if scan.levels.open and row.text.startswith("---"):
        scan.say(error("Y128", row.place(0, 3), "一个文件里只能有一份内容，这里的“---”把它分成了两份", "删掉这一行"))
    row.drop()
    return True


def _line(scan: Scan, index: int) -> int:
    """A line that says something; gives the index of the line after it and what belongs to it."""
    row = scan.rows[index]
    respaced = mend_spaces(scan, row) if row.text[0] in TAB_AND_WIDE + " " else False
    if _continues(scan, row):
        mend_plain(scan, row, row.indent)
        return index + 1
    column = row.indent
    mend_dash(scan, row, column)
    start, column, listed = _dashes(scan, row, column, tell=not respaced)
    if start == len(row.text):
        scan.levels.awaits, scan.plain_column = True, None
        return index + 1
    return _entry(scan, index, start, column, listed=listed, tell=not respaced)


def _continues(scan: Scan, row: Row) -> bool:
    """Whether the line goes on with the plain text above; a key that stands too deep does not."""
    if scan.plain_column is None or row.indent <= scan.plain_column:
        return False
    match = KEY.match(row.text, row.indent)
    return not (match and scan.is_key(match["name"]))


def _dashes(scan: Scan, row: Row, column: int, *, tell: bool) -> tuple[int, int, bool]:
    """Step over `- `: where the item's content begins, the column of the last dash, whether there was one."""
    start, listed = column, False
    while not scan.too_deep and (row.text.startswith("- ", start) or row.text[start:] == "-"):
        if not listed:
            start = mend_column(scan, row, start, is_list=True, tell=tell)
        scan.levels.enter(start, is_list=True)
        scan.mind_depth(row, start, len(scan.levels.open))
        scan.levels.awaits, scan.plain_column = True, None
        column, listed = start, True
        mend_dash_spaces(row, start + 1)
        start = len(row.text) - len(row.text[start + 1 :].lstrip(" "))
        mend_dash(scan, row, start)
    return start, column, listed


def mend_dash_spaces(row: Row, start: int) -> None:
    """A dash at the end of a line may have spaces behind it."""
    if not row.text[start:].strip(" "):
        row.replace(start, len(row.text), "")


def _entry(scan: Scan, index: int, start: int, column: int, *, listed: bool, tell: bool) -> int:
    """`键: 值`, or a value alone."""
    row = scan.rows[index]
    must_be_key = not listed and bool(scan.levels.open) and not scan.levels.awaits
    mend_colon(scan, row, start, must_be_key=must_be_key)
    key = KEY.match(row.text, start) or LONG_KEY.match(row.text, start)
    if key is None and must_be_key:
        mend_stray(scan, row, start)
        key = KEY.match(row.text, start)
        if key is None:
            return index + 1
    if key is None:
        return _value(scan, index, start, column if listed else _parent(scan))
    moved = start if listed else mend_column(scan, row, start, is_list=False, tell=tell)
    scan.levels.enter(moved, is_list=False)
    scan.mind_depth(row, moved, len(scan.levels.open))
    return _value(scan, index, key.end() + moved - start, moved)


def _parent(scan: Scan) -> int:
    return scan.levels.open[-1].column if scan.levels.open else -1


def _value(scan: Scan, index: int, start: int, column: int) -> int:
    """What stands behind a key or a dash in `column`; gives the index of the line after it."""
    row = scan.rows[index]
    text = row.text[start:].lstrip()
    start = len(row.text) - len(text)
    scan.plain_column, scan.levels.awaits = None, not text or text.startswith("# ")
    if scan.levels.awaits:
        return index + 1
    if is_block_header(text):
        return _behind_block(scan, index + 1, column)
    if text[0] in "\"'":
        return mend_quoted(scan, index, start, column)
    if text[0] in "[{［｛":
        return mend_flow(scan, index, start, column)
    if text[0] == "#":
        mend_plain(scan, row, start)
        quote_rest(row, start)
    elif not mend_reserved(scan, row, start):
        mend_plain(scan, row, start)
        scan.plain_column = column
    return index + 1


def _behind_block(scan: Scan, index: int, column: int) -> int:
    """Step over the lines of a `|` block; a paragraph indented with full-width spaces still belongs to it."""
    depth = column + 2
    while index < len(scan.rows):
        row = scan.rows[index]
        if row.text.strip():
            if row.indent <= column:
                if not _is_wide_indented(row):
                    break
                mend_spaces(scan, row)
                row.indent_with(depth)
            depth = row.indent if depth == column + 2 else depth
        index += 1
    return index


def _is_wide_indented(row: Row) -> bool:
    bare = row.text.lstrip(" ")
    return bare.startswith(tuple(SPACES))
