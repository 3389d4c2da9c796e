"""Mended lines become nodes by PyYAML's compose, with the C loader where there is one.

For a text over several lines YAML puts a space at each line break; between 汉字 none belongs there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

import yaml

from docgen.base.diagnostics import Diagnostic, Place, error
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.prescan import ScanRow

# BaseLoader keeps every scalar a text: YAML itself would make False of `no` and 8 of `010`.
PURE_LOADER: type = yaml.BaseLoader
FAST_LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
BOTH_WAYS = "“”‘’—…·"
"""Punctuation shared with Latin text; beside a line break of a Chinese text it is Chinese."""


def compose(rows: Sequence[ScanRow], loader: type = FAST_LOADER) -> tuple[Node | None, list[Diagnostic]]:
    """Return the nodes of a text, None when it is empty. Raises yaml.YAMLError where it is no YAML."""
    tree = yaml.compose("\n".join(row.text for row in rows), Loader=loader)
    if tree is None:
        return None, []
    converter = _Converter(rows)
    return converter.node(tree), converter.said


class _Converter:
    """Converts PyYAML's nodes into ours. A node that comes twice is an alias, which would multiply."""

    def __init__(self, rows: Sequence[ScanRow]) -> None:
        self.rows = rows
        self.said: list[Diagnostic] = []
        self.seen: set[int] = set()

    def node(self, node: Any) -> Node:  # noqa: ANN401 - PyYAML has no types for its nodes' values
        # Nested aliases would make gigabytes out of a few lines.
        if id(node) in self.seen:
            return self._alias(node)
        self.seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._text(node)
        if isinstance(node, yaml.SequenceNode):
            return Items([self.node(member) for member in node.value], self._place(node))
        return self._entries(node)

    def _alias(self, node: Any) -> Text:  # noqa: ANN401
        place = self._place(node)
        self.said.append(
            error("Y151", place, "别处用“*”引用了这里的内容，docgen 不支持", "在那里把内容再写一遍")
        )
        return Text("", place)

    def _text(self, node: Any) -> Text:  # noqa: ANN401
        value: str = node.value
        # A `|` text keeps its lines; all other texts over several lines are folded.
        if node.end_mark.line > node.start_mark.line and node.style != "|":
            value = refold(value, self._raw_lines(node))
        return Text(value, self._place(node))

    def _entries(self, node: Any) -> Entries:  # noqa: ANN401
        entries = Entries({}, self._place(node))
        for key_node, value_node in node.value:
            key, value = self.node(key_node), self.node(value_node)
            if not isinstance(key, Text):
                message = "键应当是一个词，却写成了一组内容"
                self.said.append(error("Y152", key.place, message, "以“[”或“{”开头的内容请放进英文双引号"))
            elif key in entries:
                first = entries.key_places[key].line
                message = f"“{key}”写了两次，前面一次在第 {first} 行（已按第一次的内容读取）"
                self.said.append(error("Y150", key.place, message, "合成一项，删掉另一个"))
            else:
                entries[key] = value
                entries.key_places[key] = key.place
        return entries

    def _place(self, node: Any) -> Place:  # noqa: ANN401
        """Return the place of a node; a collection without brackets goes to the end of its line."""
        start, end = node.start_mark, node.end_mark
        row = self.rows[min(start.line, len(self.rows) - 1)]
        bounded = isinstance(node, yaml.ScalarNode) or row.text[start.column : start.column + 1] in ("[", "{")
        whole = bounded and end.line == start.line
        last = end.column if whole else len(row.text.rstrip())
        place: Place = row.place(start.column, max(last - start.column, 1))
        return place

    def _raw_lines(self, node: Any) -> list[str]:  # noqa: ANN401
        """Return the lines of a folded text as typed, without its quotes or the sign of its block."""
        start, end = node.start_mark, node.end_mark
        lines = [row.text for row in self.rows[start.line : end.line + 1]]
        # The end mark of a `>` text stands in the line behind it, except where the file ends within it.
        if node.style == ">":
            return lines[1:] if end.column else lines[1:-1]
        quote = 1 if node.style else 0
        lines[-1] = lines[-1][: end.column - quote]
        lines[0] = lines[0][start.column + quote :]
        return lines


def is_chinese(character: str) -> bool:
    """Tell whether a character takes no space beside it."""
    return character in BOTH_WAYS or unicodedata.east_asian_width(character) in "WF"


def refold(value: str, lines: Sequence[str]) -> str:
    """Fold a text again from its raw lines, without spaces between 汉字.

    Spaces that were typed inside a line stay. When the lines do not fold to `value` (escapes, deeper
    indented lines), YAML's own folding stays as it is.
    """
    pieces = [line.strip(" \t") for line in lines]
    if _fold(pieces, lambda _left, _right: " ") != value.strip():
        return value
    return _fold(pieces, _joint)


def _joint(left: str, right: str) -> str:
    return "" if is_chinese(left) and is_chinese(right) else " "


def _fold(pieces: Sequence[str], joint: Callable[[str, str], str]) -> str:
    """Join lines: one break becomes a joint, each further empty line a line break."""
    parts: list[str] = []
    breaks = 0
    for piece in pieces:
        if not piece:
            breaks += 1
            continue
        if parts:
            parts.append("\n" * breaks if breaks else joint(parts[-1][-1], piece[0]))
        parts.append(piece)
        breaks = 0
    return "".join(parts)
