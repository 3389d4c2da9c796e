"""File names from a pattern such as `{序号}_{姓名}`, filled by each row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, error, warning
from docgen.base.file_names import distinct, safe_file_name, same_file_key
from docgen.base.suggestion import closest
from docgen.domain.words.placeholders import missing
from docgen.filling.data_tables import DataTable, TableRow
from docgen.reading.nodes import Text
from docgen.reading.spreadsheets.sheet import column_name

NUMBER = "行"
"""The placeholder for a row's running number."""
OF_NO_USE = ("序号",)
"""Columns that name nobody by themselves."""

_HOLDER = re.compile(r"\{\s*(?P<key>[^{}:：]*?)\s*(?:[:：]\s*(?P<width>[^{}]*?)\s*)?\}")
# One digit: a file name has no room for a thousand noughts.
_WIDTH = re.compile(r"0?[1-9]")
_WIDE = str.maketrans("｛｝", "{}")


class Named(NamedTuple):
    """A file name for each row, all different, and what there is to say about them."""

    names: Sequence[str]
    diagnostics: Sequence[Diagnostic]


def keys_of(pattern: str) -> set[str]:
    """Return the columns that a pattern names."""
    return {column_name(found["key"]) for found in _HOLDER.finditer(pattern.translate(_WIDE))} - {NUMBER}


def name_rows(table: DataTable, pattern: str) -> Named:
    """Name each row's document; without a pattern by its first column, numbered where that says it twice."""
    if not pattern.strip():
        names, gaps = _names(table.rows, _by_first_column(table))
        return Named(distinct(_numbered(names)), gaps)
    # People type ｛姓名｝ with a Chinese input method.
    pattern = pattern.translate(_WIDE).removesuffix(".docx")
    faults = _faults(pattern, table.keys)
    if faults:
        return Named([], faults)
    names, gaps = _names(table.rows, pattern)
    return Named(distinct(names), gaps)


def _by_first_column(table: DataTable) -> str:
    """Return a pattern of the first column; behind 序号, which says little alone, of the next one, too."""
    first = next((place for place, key in enumerate(table.keys) if key not in OF_NO_USE), 0)
    return "_".join(f"{{{key}}}" for key in table.keys[: first + 1])


def _numbered(names: Sequence[str]) -> list[str]:
    times = Counter(map(same_file_key, names))
    width = len(str(len(names)))
    return [
        safe_file_name(f"{name}_{number:0{width}}") if times[same_file_key(name)] > 1 else name
        for number, name in enumerate(names, start=1)
    ]


def _names(rows: Sequence[TableRow], pattern: str) -> tuple[list[str], list[Diagnostic]]:
    gaps: dict[str, list[Place]] = {}
    names = [safe_file_name(_HOLDER.sub(_filler(row, gaps), pattern)) for row in rows]
    return names, [_gap(key, places) for key, places in gaps.items()]


def _filler(row: TableRow, gaps: dict[str, list[Place]]) -> Callable[[re.Match[str]], str]:
    """Return the function that fills the placeholders of a row's name and notes those without a value."""

    def value(holder: re.Match[str]) -> str:
        key, width = column_name(holder["key"]), int(holder["width"] or 0)
        if key == NUMBER:
            return f"{row.number:0{width}}"
        node = row.values.get(key, Text("", row.values.place))
        if not isinstance(node, Text) or not node:
            gaps.setdefault(key, []).append(node.place)
            return missing(key)
        # A text such as 甲 stays as it is: only numbers are filled up with zeros.
        return node.zfill(width) if node.isdecimal() else node

    return value


def _gap(key: str, places: Sequence[Place]) -> Diagnostic:
    several = f"（共有 {len(places)} 处）" if len(places) > 1 else ""
    message = f"“{key}”这里没有可用的文字，文件名里写成“{missing(key)}”{several}"
    return warning("K371", places[0], message, "补上内容，或者换一个文件名的写法")


def _faults(pattern: str, keys: Sequence[str]) -> list[Diagnostic]:
    source = Source("--name", (pattern,))
    found = list(_HOLDER.finditer(pattern))
    faults = [fault for holder in found for fault in _faults_of(source, holder, keys)]
    rest = _HOLDER.sub(lambda holder: " " * len(holder[0]), pattern)
    stray = re.search("[{}]", rest)
    if stray:
        place = Place(source, 1, stray.start() + 1)
        faults.append(error("K370", place, "花括号没有配对", "每一项写成 {姓名} 这样，前后各一个花括号"))
    return faults


def _faults_of(source: Source, holder: re.Match[str], keys: Sequence[str]) -> list[Diagnostic]:
    place = Place(source, 1, holder.start() + 1, len(holder[0]))
    key, width = column_name(holder["key"]), holder["width"]
    faults = []
    if key not in (*keys, NUMBER):
        meant = closest(key, keys)
        message = f"没有“{key}”这一项" + (f"，是不是“{meant}”？" if meant else "")
        there = "、".join(f"{{{one}}}" for one in (*keys, NUMBER))
        faults.append(error("K370", place, message, f"可以用：{there}（{{{NUMBER}}}是第几份）"))
    if width is not None and not _WIDTH.fullmatch(width):
        faults.append(error("K370", place, f"“{width}”不是位数", f"写成 {{{NUMBER}:03}} 就是补足三位：001"))
    return faults
