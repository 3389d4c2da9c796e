"""Last year's results taken out of a file whose structure goes on: the keys stay and wait for new ones."""

from __future__ import annotations

import re

from docgen.base.diagnostics import Place, Source
from docgen.next_year.passages import last_line, stretches_of
from docgen.next_year.revision import Revision
from docgen.next_year.turning import Hit, Verdict
from docgen.reading.nodes import Entries, Items, Node, Text

_SILENT = re.compile(r"\s*(?:#.*)?")
_BRACKETS = re.compile(r"\"[^\"]*\"|'[^']*'|\s#.*|[\[{}\]]")


def empty(entries: Entries, key: str, revision: Revision, *, with_remarks: bool = False) -> None:
    """Take the value of a key away; remarks on lines of their own stay, unless they go `with` it."""
    value = entries.get(key)
    if value is None or value == "":
        return
    place, source = entries.key_places[key], value.place.source
    first, end = value.place.line, _end(value)
    if end > first and _in_brackets(entries):
        why = f"“{key}”是去年的结果，写在几行的括号里，没有清空，请自己删掉"
        hit = Hit(0, place.length, Verdict.STALE, why)
        revision.told.append((Place(Source(""), place.line, place.column, place.length), hit))
        return
    if first == place.line:
        _cut_on_its_line(value, place, revision, is_last=end == first)
        first += 1
    for number in range(first, end + 1):
        if with_remarks or not _SILENT.fullmatch(source.line(number) or ""):
            revision.dropped.add(number)


def _cut_on_its_line(value: Node, key: Place, revision: Revision, *, is_last: bool) -> None:
    """Cut the value behind its key, and the space before it where nothing follows."""
    line = value.place.source.line(key.line) or ""
    start = value.place.column - 1
    if is_last and isinstance(value, Text):
        length = len(stretches_of(value)[0].raw)
    elif is_last:
        length = value.place.length
    else:
        length = len(line) - start
    behind = line.rfind(":", key.column, start) + 1
    if behind and not line[start + length :].strip():
        start, length = behind, len(line) - behind
    revision.cut(key.line, start + 1, length)


def _end(value: Node) -> int:
    """The last line of a value, its closing bracket included."""
    line = last_line(value)
    if isinstance(value, Text) or not _in_brackets(value):
        return line
    source, number, depth = value.place.source, value.place.line, 0
    text: str | None = (source.line(number) or "")[value.place.column - 1 :]
    while text is not None:
        for sign in _BRACKETS.findall(text):
            depth += (sign in "[{") - (sign in "]}") if len(sign) == 1 else 0
        if depth <= 0:
            return max(number, line)
        number += 1
        text = source.line(number)
    return line


def _in_brackets(node: Items | Entries) -> bool:
    line = node.place.source.line(node.place.line) or ""
    return line[node.place.column - 1 : node.place.column] in ("[", "{")
