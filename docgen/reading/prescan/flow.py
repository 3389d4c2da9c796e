"""Lists and mappings on one line: `[张三, 李四]`, `{事项: 七一, 类型: 主题党日}`, over several lines too."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docgen.diagnostics import Diagnostic, error, warning
from docgen.reading.prescan.keys import NAME
from docgen.reading.prescan.rows import Row
from docgen.reading.prescan.scan import Scan
from docgen.reading.prescan.values import IN_QUOTES, quote_rest

_TOKEN = re.compile(
    r"""(?P<quoted>(?<=[\[{,:\s])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'))
      | (?P<open>[\[{［｛]) | (?P<close>[\]}］｝]) | (?P<comma>[,，]) | (?P<colon>[:：])
      | (?P<comment>(?<=\s)\#.*)""",
    re.VERBOSE,
)
_NAME = re.compile(rf"\s*(?P<name>{NAME})\s*$")
_KEY_AHEAD = re.compile(rf"\s*(?P<name>{NAME})\s*[:：]")
NARROW = str.maketrans("［］｛｝", "[]{}")
LONGEST_ITEM = 12
"""字 of an item up to which a Chinese comma is taken for a separator: names and branches, not sentences."""


@dataclass(slots=True)
class Collection:
    """An open bracket: where it is, where its current entry begins, and the commas seen so far."""

    sign: str
    row: Row
    index: int
    entry: int
    has_key: bool = False
    commas: int = 0
    wide_commas: list[int] = field(default_factory=list)


class Edits:
    """Mends of one row, applied from its end so that indexes hold."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self.pieces: list[tuple[int, int, str]] = []

    def add(self, start: int, end: int, new: str) -> None:
        """Plan to replace a piece."""
        self.pieces.append((start, end, new))

    def apply(self) -> None:
        """Replace all pieces."""
        for start, end, new in sorted(self.pieces, reverse=True):
            self.row.replace(start, end, new)


class FlowScan:
    """The walk through one bracketed value."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.open: list[Collection] = []
        self.said: list[Diagnostic] = []

    def begin_row(self) -> None:
        """A new row: the current entry goes on at its beginning."""
        for collection in self.open:
            collection.entry = 0

    def row(self, row: Row, start: int) -> int | None:
        """Walk through a row; gives the index behind the last bracket, None while one is open."""
        edits = Edits(row)
        end = None
        for match in _TOKEN.finditer(row.text, start):
            self._token(row, match, edits)
            if not self.open:
                end = match.end()
                break
        grown = sum(len(new) - (stop - begin) for begin, stop, new in edits.pieces if end and begin < end)
        edits.apply()
        return None if end is None else end + grown

    def _token(self, row: Row, match: re.Match[str], edits: Edits) -> None:
        kind, at = match.lastgroup, match.start()
        if kind == "open":
            self._opened(row, match.group(), at, edits)
        elif kind == "close":
            self._closed(row, match.group(), at, edits)
        elif kind == "comma":
            self._comma(row, match.group(), at, edits)
        elif kind == "colon" and self.open and self.open[-1].sign == "{":
            self._colon(row, match.group(), at, edits)

    def _narrow(self, row: Row, sign: str, at: int, edits: Edits) -> str:
        narrow = sign.translate(NARROW)
        if narrow != sign:
            self.said.append(error("Y141", row.place(at), f"括号“{sign}”是中文（全角）的", f"请改成英文的“{narrow}”"))
            edits.add(at, at + 1, narrow)
        return narrow

    def _opened(self, row: Row, sign: str, at: int, edits: Edits) -> None:
        self.open.append(Collection(self._narrow(row, sign, at, edits), row, at, at + 1))
        self.scan.mind_depth(row, at, len(self.open))

    def _closed(self, row: Row, sign: str, at: int, edits: Edits) -> None:
        self._narrow(row, sign, at, edits)
        closed = self.open.pop()
        if closed.wide_commas and closed.row is row and not closed.commas:
            self._split(row, closed, at, edits)

    def _split(self, row: Row, closed: Collection, at: int, edits: Edits) -> None:
        """A Chinese comma between short items was meant to part them; between sentences it is punctuation."""
        items = [item.strip() for item in row.text[closed.index + 1 : at].split("，")]
        if any(len(item) > LONGEST_ITEM for item in items):
            return
        read = f"列表里用了中文逗号“，”，已按 {len(items)} 项（{'、'.join(items)}）理解"
        self.said.append(warning("Y142", row.place(closed.wide_commas[0]), read, "请改成英文逗号加一个空格：“, ”"))
        for comma in closed.wide_commas:
            edits.add(comma, comma + 1, ", ")

    def _comma(self, row: Row, sign: str, at: int, edits: Edits) -> None:
        within = self.open[-1]
        if sign == ",":
            within.commas += 1
            within.entry, within.has_key = at + 1, False
        elif within.sign == "[":
            within.wide_commas.append(at)
        else:
            ahead = _KEY_AHEAD.match(row.text, at + 1)
            if ahead and self.scan.is_key(ahead["name"]):
                self.said.append(error("Y143", row.place(at), "两项之间用了中文逗号“，”", "请改成英文逗号加一个空格：“, ”"))
                edits.add(at, at + 1, ", ")
                within.entry, within.has_key = at + 1, False

    def _colon(self, row: Row, sign: str, at: int, edits: Edits) -> None:
        within = self.open[-1]
        if within.has_key:
            return
        within.has_key = True
        named = _NAME.match(row.text[within.entry : at])
        spaced = at + 1 >= len(row.text) or row.text[at + 1] in " \t,[]{}"
        if named is None or (sign == ":" and spaced):
            return
        name = named["name"]
        if sign == "：":
            self.said.append(error("Y123", row.place(at), f"“{name}”后面用了中文冒号“：”", f"请改成英文冒号加一个空格：{name}: …"))
            edits.add(at, at + 1, ": ")
        elif row.text[at + 1] not in "/\"'":
            self.said.append(
                error("Y124", row.place(at + 1), f"“{name}:”的冒号后面要有一个空格", "在冒号后面加一个英文空格")
            )
            edits.add(at + 1, at + 1, " ")


def mend_flow(scan: Scan, index: int, start: int, column: int) -> int:
    """Check the bracketed value at `start` of a row; gives the index of the row behind it."""
    first, flow = scan.rows[index], FlowScan(scan)
    end = flow.row(first, start)
    last = index
    while end is None and last + 1 < len(scan.rows) and _goes_on(scan.rows[last + 1], column):
        last += 1
        flow.begin_row()
        end = flow.row(scan.rows[last], 0)
    if end is None:
        _close(scan, flow, scan.rows[last])
    elif _text_behind(scan.rows[last], end):
        return _as_text(scan, first, start, last)
    scan.said.extend(flow.said)
    return last + 1


def _goes_on(row: Row, column: int) -> bool:
    """Whether a row can belong to a bracket opened above: deeper than its key, or nothing but the bracket's end."""
    return not row.text.strip() or row.indent > column or row.text.strip()[0] in "]}］｝"


def _close(scan: Scan, flow: FlowScan, last: Row) -> None:
    outer = flow.open[0]
    closing = "".join({"[": "]", "{": "}"}[each.sign] for each in reversed(flow.open))
    pair = {"[": "]", "{": "}"}[outer.sign]
    place = outer.row.place(outer.index)
    flow.said.append(error("Y144", place, f"括号“{outer.sign}”没有配对", f"在这一组内容的末尾补上“{pair}”"))
    comment = re.search(r"\s#", last.text)
    at = comment.start() if comment else len(last.text)
    last.replace(at, at, closing)


def _text_behind(row: Row, end: int) -> bool:
    rest = row.text[end:]
    return bool(rest.strip()) and not re.match(r"\s+#", rest)


def _as_text(scan: Scan, row: Row, start: int, last: int) -> int:
    """`[试行]某某办法` is a text that begins with a bracket."""
    if scan.rows[last] is row:
        sign = row.text[start]
        scan.say(error("Y130", row.place(start), f"内容不能以“{sign}”开头", IN_QUOTES))
        quote_rest(row, start)
    return last + 1
