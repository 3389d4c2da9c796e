"""A YAML file as a person may have mistyped it: prescan, compose; what can be mended is read all the same.

Where the parser still stumbles it is said in plain words, that block is left out, and the rest is read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import yaml

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.composing import FAST_LOADER, compose
from docgen.reading.decoding import Decoded
from docgen.reading.nodes import Document, Node
from docgen.reading.prescan import ScanRow, prescan, rows_of

ATTEMPTS = 30
"""Blocks that are left out before the rest is given up."""

AT_CONTEXT = ("could not find expected ':'", "found unexpected end of stream")
"""Problems that the parser notices too late: what began them stands at the context mark."""

WORDS = {
    "could not find expected ':'": ("这一行没有“键: ”", "写成“键: 内容”；如果是上一行的续行，请在前面加空格"),
    "mapping values are not allowed": (
        "这里多了一个“冒号+空格”，或者缩进不对",
        "正文里用中文冒号“：”；同一层的键左边对齐",
    ),
    "did not find expected key": ("这一行和上面的对不齐", "同一层的键左边对齐，用空格缩进"),
    "expected <block end>": ("这一行和上面的对不齐", "同一层的键左边对齐，用空格缩进"),
    "did not find expected '-' indicator": ("列表里的这一行没有“- ”", "每一项以“- ”开头，左边对齐"),
    "block sequence entries are not allowed": ("列表不能写在这里", "从下一行开始，每项以“- ”开头"),
    "expected ',' or": ("括号里的各项之间缺少英文逗号", "用英文逗号加一个空格隔开，末尾补上括号"),
    "expected node content": ("这里少了一项内容", "检查前后有没有多余的逗号或冒号"),
    "expected the node content": ("这里少了一项内容", "检查前后有没有多余的逗号或冒号"),
    "found unexpected end of stream": ("引号没有配对", "在这段文字的末尾补上引号"),
    "unknown escape character": ("双引号里的“\\”有特别的意思", "把“\\”换成“/”，或者改用单引号"),
    "undefined alias": ("内容不能以“*”开头", "把整句放进一对英文双引号"),
    "duplicate anchor": ("内容不能以“&”开头", "把整句放进一对英文双引号"),
    "could not determine a constructor": ("内容不能以“!”开头", "把整句放进一对英文双引号"),
}
UNKNOWN = ("这里的写法看不懂", "对照样板检查这一行的冒号、缩进和引号")


def read_and_mend(decoded: Decoded, known_keys: Collection[str], loader: type | None = None) -> Document:
    """Read a file; `known_keys` are the keys of its model."""
    source = decoded.source
    return read_rows(source, rows_of(source), decoded.diagnostics, known_keys, loader)


def read_rows(
    source: Source,
    rows: Sequence[ScanRow],
    decoding: Iterable[Diagnostic],
    known_keys: Collection[str],
    loader: type | None = None,
) -> Document:
    """Read some lines of a file, in the same way."""
    scanned = prescan(rows, known_keys)
    said = [*decoding, *scanned.diagnostics]
    if scanned.given_up:
        return Document(source, None, tuple(said))
    root, faults = compose_what_can_be(scanned.rows, loader or FAST_LOADER)
    said += faults
    # A file of comments only is as good as empty.
    if root is None and not said:
        said.append(
            error(
                "Y103", Place(source, 1, 1), "这个文件是空的", "照着样板填写（运行 docgen init 可以得到样板）"
            )
        )
    return Document(source, root, tuple(said))


def compose_what_can_be(rows: Sequence[ScanRow], loader: type) -> tuple[Node | None, list[Diagnostic]]:
    """Compose; after a fault that the prescan could not mend, leave its block out and compose again."""
    said: list[Diagnostic] = []
    for _ in range(ATTEMPTS):
        try:
            root, faults = compose(rows, loader)
        except yaml.MarkedYAMLError as failure:
            line, column = _position(failure)
            said.append(_told(rows, str(failure.problem), line, column))
            _leave_out(rows, line)
        # PyYAML's ReaderError, of a character that YAML forbids, has no mark.
        except yaml.YAMLError as failure:
            return None, [*said, _told(rows, str(failure), 0, 0)]
        else:
            return root, [*said, *faults]
    return None, said


def _position(failure: yaml.MarkedYAMLError) -> tuple[int, int]:
    late = any(words in str(failure.problem) for words in AT_CONTEXT)
    mark = (failure.context_mark if late else None) or failure.problem_mark or failure.context_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _told(rows: Sequence[ScanRow], problem: str, line: int, column: int) -> Diagnostic:
    words = (words for known, words in WORDS.items() if known in problem)
    message, mend = next(words, UNKNOWN)
    row = _told_at(rows, line)
    pointed_at = line < len(rows) and row is rows[line]
    place = row.place(min(column, len(row.text)) if pointed_at else row.indent)
    return error("Y140", place, message, mend)


def _told_at(rows: Sequence[ScanRow], line: int) -> ScanRow:
    """Return the row itself, or the last one that says something when the parser points behind the end."""
    line = min(line, len(rows) - 1)
    while line > 0 and rows[line].is_silent:
        line -= 1
    return rows[line]


def _leave_out(rows: Sequence[ScanRow], line: int) -> None:
    """Drop the smallest block around a line: its list item, or the top-level key it belongs to."""
    line = rows.index(_told_at(rows, line))
    start = line
    while start > 0 and not _opens_block(rows[start]):
        start -= 1
    depth = rows[start].indent
    rows[start].drop()
    for row in rows[start + 1 :]:
        if not row.is_silent and row.indent <= depth:
            break
        row.drop()


def _opens_block(row: ScanRow) -> bool:
    return not row.is_silent and (row.text.lstrip().startswith("- ") or row.indent == 0)
