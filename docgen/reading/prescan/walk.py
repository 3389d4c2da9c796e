"""The walk from line to line: what each line is, which checks it gets, which lines belong to a text above."""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.reading.prescan.dashes import is_misplaced, leave_out_items, leave_out_list, mend_dash
from docgen.reading.prescan.flow import is_text, mend_flow
from docgen.reading.prescan.indents import (
    SPACES,
    leave_out_text,
    mend_column,
    mend_junk,
    mend_shifted_item,
    mend_spaces,
    tell_spaces,
    tell_stray,
)
from docgen.reading.prescan.keys import (
    find_key,
    is_dash,
    is_known_key,
    mend_colon,
    mend_keyless_item,
    mend_missing_colon,
)
from docgen.reading.prescan.quotes import mend_quoted
from docgen.reading.prescan.rows import ScanRow
from docgen.reading.prescan.scan import Scan
from docgen.reading.prescan.values import (
    find_colons,
    indicated_depth,
    is_block_header,
    is_remark,
    mend_continued,
    mend_hash,
    mend_plain,
    mend_reserved,
)

_SPACED = (" ", *SPACES)
_PLAIN_ENTRY = re.compile(r"(?P<indent> *)[^\W\d_]{1,16}: [^\s\"'\[\]{}［｛#&*!|>%@`,?:\-][^:#\t]*$")
_MARKER = re.compile(r"(?:---|\.\.\.)[ \t]*(?:[ \t]#.*)?$")


class Head(NamedTuple):
    """The beginning of a line: the start of its content, the column of its dash or key, item or not."""

    start: int
    column: int
    listed: bool
    tell: bool
    """True if a wrong column is worth telling: not when wrong spaces were told already."""


def walk(scan: Scan) -> None:
    """Check every line, mending what is wrong on the way."""
    # Asked of all lines beforehand: the first key may be the one that is mistyped.
    scan.levels.is_mapping = any(_is_root_key(row.text) for row in scan.rows)
    index = 0
    while index < len(scan.rows) and not scan.given_up:
        row = scan.rows[index]
        if _is_plain_entry(scan, row):
            index += 1
        elif row.is_silent:
            _pass_silent(scan, row)
            index += 1
        elif row.text[0] in "-.%" and _is_marker(scan, row):
            index += 1
        else:
            index = _line(scan, index)


def _is_plain_entry(scan: Scan, row: ScanRow) -> bool:
    """Step over a line as most are: one more `键: 值` of an open mapping, without any doubtful sign."""
    match = _PLAIN_ENTRY.match(row.text)
    if match is None:
        return False
    column, levels = match.end("indent"), scan.levels
    if (column, False) not in levels.open:
        return False
    if scan.plain_column is not None and column > scan.plain_column:
        return False
    levels.enter(column, is_list=False)
    levels.awaits, scan.plain_column, scan.comment = False, column, None
    return True


def _is_root_key(text: str) -> bool:
    return bool(text) and text[0] not in " #-\t\u3000\u00a0[{\"'" and find_key(text, 0) is not None


def _pass_silent(scan: Scan, row: ScanRow) -> None:
    """Pass an empty line or a comment; behind full-width spaces YAML does not see the comment."""
    if row.text and scan.plain_column is not None:
        scan.comment = row, row.text.index("#")
    if row.text.startswith(tuple(SPACES)):
        row.drop()


def _is_marker(scan: Scan, row: ScanRow) -> bool:
    """Drop a `---` or `...` line and tell whether it was one; what follows a second `---` would be lost."""
    directive = row.text.startswith("%YAML ") and not scan.began
    if not directive and not _MARKER.match(row.text):
        return False
    if scan.began and row.text[0] == "-":
        message = "一个文件里只能有一份内容，这里的“---”把它分成了两份"
        scan.tell("Y128", row.place(0, 3), message, "删掉这一行")
    scan.began = scan.began or row.text[0] == "-"
    row.drop()
    return True


def _line(scan: Scan, index: int) -> int:
    """Check a line that says something; return the index behind it and what belongs to it."""
    row, scan.began = scan.rows[index], True
    misspaced = mend_spaces(row) if row.text.startswith(_SPACED) else None
    # One space for one tab: the columns of the line stay right.
    row.text = row.text.replace("\t", " ")
    behind = _read(scan, index, tell=misspaced is None)
    if misspaced:
        tell_spaces(scan, row, misspaced)
    return behind


def _read(scan: Scan, index: int, *, tell: bool) -> int:
    row = scan.rows[index]
    column = row.indent
    if _continues(scan, row, column):
        mend_continued(scan, row)
        return index + 1
    column = mend_junk(scan, row, column)
    mend_dash(scan, row, column)
    if is_dash(row.text, column) and is_misplaced(scan, column):
        return leave_out_list(scan, index)
    head = _dashes(scan, index, column, tell=tell)
    if head.start == len(row.text) or scan.given_up:
        return index + 1
    return _entry(scan, index, head)


def _continues(scan: Scan, row: ScanRow, column: int) -> bool:
    """Tell whether the line goes on with the plain text above; a key or item that is too deep does not."""
    if scan.plain_column is None or column <= scan.plain_column:
        return False
    return not is_dash(row.text, column) and not is_known_key(scan, row)


def _dashes(scan: Scan, index: int, column: int, *, tell: bool) -> Head:
    """Step over `- `."""
    row, start, listed = scan.rows[index], column, False
    while is_dash(row.text, start) and not scan.given_up:
        if not listed:
            start = mend_column(scan, row, start, is_list=True, tell=tell)
            start = mend_shifted_item(scan, index, start)
        scan.levels.enter(start, is_list=True)
        scan.mind_depth(row, start, len(scan.levels.open))
        scan.levels.awaits, scan.plain_column = True, None
        column, listed = start, True
        start = len(row.text) - len(row.text[start + 1 :].lstrip(" "))
    return Head(start, column, listed, tell)


def _entry(scan: Scan, index: int, head: Head) -> int:
    """Check `键: 值`, or a value alone; return the index of the line after it."""
    row, start = scan.rows[index], head.start
    needs_key = not head.listed and scan.levels.needs_key(head.column)
    key = find_key(row.text, start)
    if key is None:
        mend_colon(scan, index, start, needs_key=needs_key)
        key = find_key(row.text, start)
    if key is None and mend_missing_colon(scan, index, start, needs_key=needs_key):
        key = find_key(row.text, start)
    if key is None:
        return _keyless(scan, index, head, needs_key=needs_key)
    moved = start if head.listed else mend_column(scan, row, start, is_list=False, tell=head.tell)
    scan.levels.enter(moved, is_list=False)
    scan.mind_depth(row, moved, len(scan.levels.open))
    return _value(scan, index, key.end() + moved - start, moved)


def _keyless(scan: Scan, index: int, head: Head, *, needs_key: bool) -> int:
    if needs_key:
        return _stray(scan, index, head.start)
    if head.listed:
        if scan.rows[index].text[head.start] not in "\"'[{" and mend_keyless_item(scan, index, head.start):
            return index + 1
        return _value(scan, index, head.start, head.column)
    return _value(scan, index, head.start, scan.levels.open[-1].column if scan.levels.open else -1)


def _stray(scan: Scan, index: int, column: int) -> int:
    """Join a line without a key to the text above, if there is one."""
    row = scan.rows[index]
    tell_stray(scan, row, column)
    if scan.plain_column is None:
        row.drop()
        return leave_out_text(scan, index + 1, column)
    row.indent_with(scan.plain_column + 2)
    row.replace_all(find_colons(row, 0, len(row.text)))
    return index + 1


def _value(scan: Scan, index: int, start: int, column: int) -> int:
    """Check the value behind a key or a dash in `column`; return the index of the line after it."""
    row = scan.rows[index]
    text = row.text[start:].lstrip()
    first = len(row.text) - len(text)
    row.space_out(start, first)
    scan.plain_column, scan.comment, scan.levels.awaits = None, None, not text or is_remark(text)
    if scan.levels.awaits:
        return index + 1
    if is_block_header(text):
        return _behind_block(scan, index + 1, column, indicated_depth(text, column))
    if text[0] in "\"'":
        return mend_quoted(scan, index, first, column)
    if text[0] in "[{［｛" and not is_text(text):
        return mend_flow(scan, index, first, column)
    return _plain(scan, index, first, column)


def _plain(scan: Scan, index: int, start: int, column: int) -> int:
    row = scan.rows[index]
    if row.text[start] == "#":
        mend_hash(scan, row, start)
    elif mend_reserved(scan, row, start):
        return leave_out_items(scan, index + 1, column)
    else:
        mend_plain(scan, row, start)
        scan.plain_column = column
    return index + 1


def _behind_block(scan: Scan, index: int, column: int, depth: int | None) -> int:
    """Step over the lines of a `|` block; a paragraph indented with full-width spaces still belongs to it."""
    while index < len(scan.rows):
        row = scan.rows[index]
        if row.text:
            if not _stays_in_block(scan, row, column, depth):
                break
            # To YAML the first line of a block that is not empty sets its depth.
            depth = depth or row.indent
        index += 1
    return index


def _stays_in_block(scan: Scan, row: ScanRow, column: int, depth: int | None) -> bool:
    """Tell whether a line belongs to the block; one that stands too far left is mended."""
    if row.indent <= column:
        if not _is_misspaced(row):
            return False
        _mend_block_row(scan, row, depth or column + 2)
    elif depth and row.indent < depth:
        if is_dash(row.text, row.indent) or is_known_key(scan, row):
            return False
        _mend_block_indent(scan, row, depth)
    return True


def _mend_block_indent(scan: Scan, row: ScanRow, depth: int) -> None:
    message = f"这一行和上面的对不齐，少了 {depth - row.indent} 个空格"
    scan.tell("Y125", row.place(row.indent), message, f"让它前面正好有 {depth} 个空格")
    row.indent_with(depth)


def _is_misspaced(row: ScanRow) -> bool:
    return row.text.lstrip(" ").startswith(tuple(SPACES))


def _mend_block_row(scan: Scan, row: ScanRow, depth: int) -> None:
    misspaced = mend_spaces(row)
    row.indent_with(depth)
    if misspaced:
        tell_spaces(scan, row, misspaced)
