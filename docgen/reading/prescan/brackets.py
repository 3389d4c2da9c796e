"""The walk through one bracketed value, sign by sign: `[张三, 李四]`, `{事项: 七一, 类型: 主题党日}`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from docgen.reading.prescan.keys import NAME, QUOTED_NAME
from docgen.reading.prescan.quotes import mend_escapes
from docgen.reading.prescan.rows import Replacement, ScanRow
from docgen.reading.prescan.scan import Scan
from docgen.reading.prescan.values import IN_QUOTES, quoted, tell_lost

_TOKEN = re.compile(
    rf"""(?P<quoted>(?<=[\[{{,:\s])(?:{QUOTED_NAME}))
      | (?P<open>[\[{{［｛]) | (?P<close>[\]}}］｝]) | (?P<comma>[,，]) | (?P<colon>[:：])
      | (?P<hash>(?:^|(?<=[ \t]))\#)
      | (?P<reserved>[&*!%@`|>])""",
    re.VERBOSE,
)
_NAME = re.compile(rf"\s*(?P<name>{NAME})\s*")
_BLANK = re.compile(r"\s*")
_KEY_AHEAD = re.compile(rf"\s*(?P<name>{NAME})\s*(?:(?P<sure>:[ \t])|[:：])")
_ITEM = re.compile(r"[^,，\[\]{}]*")
WIDE = str.maketrans("[]{}", "［］｛｝")
NARROW = str.maketrans("［］｛｝", "[]{}")
PAIRS = {"[": "]", "{": "}"}
COMMA = "请改成英文逗号加一个空格：“, ”"
LONGEST_NAME = 16
LONGEST_ITEM = 12
"""字 of an item up to which a Chinese comma is taken for a separator: names and branches, not sentences."""


@dataclass(slots=True)
class Bracket:
    """An open bracket: where it is, where its current entry and its value begin, its commas so far."""

    sign: str
    row: ScanRow
    index: int
    entry: int
    value: int
    is_wide: bool = False
    is_text: bool = False
    """True if it stands inside an item, as in `办法[试行]`."""
    has_key: bool = False
    commas: int = 0
    wide_commas: list[int] = field(default_factory=list)

    def begin_entry(self, at: int) -> None:
        """Begin the next entry behind a comma."""
        self.entry = self.value = at
        self.has_key = False


class Brackets:
    """The open brackets of one value."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.open: list[Bracket] = []
        self.edits: list[Replacement] = []
        self.last_closing = -1

    def walk(self, row: ScanRow, start: int) -> int | None:
        """Go through a row; return the index behind the last bracket, None while one is open."""
        self.edits, self.last_closing = [], max(row.text.rfind(sign) for sign in "]}")
        for bracket in self.open:
            bracket.entry = bracket.value = start
        end, at = None, start
        while end is None and not self.scan.given_up and (match := _TOKEN.search(row.text, at)):
            see: Callable[[ScanRow, str, int], int] = getattr(self, f"_see_{match.lastgroup}")
            at = see(row, match.group(), match.start())
            end = None if self.open else at
        grown = sum(len(edit.new) - (edit.end - edit.start) for edit in self.edits)
        if self.edits:
            row.replace_all(self.edits)
        return None if end is None else end + grown

    def _see_open(self, row: ScanRow, sign: str, at: int) -> int:
        if sign in "［｛" and self.open and not self.open[0].is_wide:
            return at + 1  # `[云三中党［2023］3号, …]`
        bracket = Bracket(sign.translate(NARROW), row, at, at + 1, at + 1, is_wide=sign in "［｛")
        if self.open and not self._begins_value(row, at):
            bracket.is_text = True
            message = f"内容里的“{sign}”会被当作一组内容的开头"
            self.scan.tell("Y146", row.place(at), message, f"把这对括号改成中文的，或者{IN_QUOTES}")
            self.edits.append(Replacement(at, at + 1, sign.translate(WIDE)))
        else:
            self._narrow(row, sign, at)
        self.open.append(bracket)
        self.scan.mind_depth(row, at, len(self.scan.levels.open) + len(self.open))
        return at + 1

    def _see_close(self, row: ScanRow, sign: str, at: int) -> int:
        if sign in "］｝" and not self.open[0].is_wide and at < self.last_closing:
            return at + 1
        closed = self._close_innermost(sign)
        narrow = sign.translate(NARROW)
        if closed.is_text:
            self.edits.append(Replacement(at, at + 1, sign.translate(WIDE)))
        elif narrow != PAIRS[closed.sign]:
            self._mend_pair(row, narrow, at, closed)
        else:
            self._narrow(row, sign, at)
        if closed.wide_commas and closed.row is row and not closed.commas:
            self._split(row, closed, at)
        return at + 1

    def _close_innermost(self, sign: str) -> Bracket:
        """Close the bracket that the sign belongs to, and those within it that are only text."""
        while self.open[-1].is_text and PAIRS[self.open[-1].sign] != sign:
            self.open.pop()
        return self.open.pop()

    def _narrow(self, row: ScanRow, sign: str, at: int) -> None:
        narrow = sign.translate(NARROW)
        if narrow != sign:
            message = f"括号“{sign}”是中文（全角）的"
            self.scan.tell("Y141", row.place(at), message, f"请改成英文的“{narrow}”")
            self.edits.append(Replacement(at, at + 1, narrow))

    def _mend_pair(self, row: ScanRow, sign: str, at: int, closed: Bracket) -> None:
        """Mend a wrong bracket: it closes the outer one while the inner is open; or its kind is wrong."""
        right = PAIRS[closed.sign]
        if self.open and PAIRS[self.open[-1].sign] == sign:
            tell_unclosed(self.scan, closed)
            self.edits.append(Replacement(at, at, right))
            self.open.pop()
            return
        message = f"括号“{closed.sign}”要用“{right}”来配，这里却是“{sign}”"
        self.scan.tell("Y144", row.place(at), message, f"请改成“{right}”")
        self.edits.append(Replacement(at, at + 1, right))

    def _split(self, row: ScanRow, closed: Bracket, at: int) -> None:
        """Split short items at Chinese commas; between sentences such a comma is punctuation."""
        items = [item.strip() for item in row.text[closed.index + 1 : at].split("，")]
        if not all(0 < len(item) <= LONGEST_ITEM for item in items):
            return
        read = f"列表里用了中文逗号“，”，已按 {len(items)} 项（{'、'.join(items)}）理解"
        self.scan.warn("Y142", row.place(closed.wide_commas[0]), read, COMMA)
        self.edits += [Replacement(comma, comma + 1, ", ") for comma in closed.wide_commas]

    def _see_comma(self, row: ScanRow, sign: str, at: int) -> int:
        within = self.open[-1]
        if sign == ",":
            within.commas += 1
            within.begin_entry(at + 1)
        elif within.sign == "[":
            within.wide_commas.append(at)
        elif self._is_followed_by_key(row, at + 1):
            self.scan.tell("Y143", row.place(at), "两项之间用了中文逗号“，”", COMMA)
            self.edits.append(Replacement(at, at + 1, ", "))
            within.begin_entry(at + 1)
        return at + 1

    def _is_followed_by_key(self, row: ScanRow, start: int) -> bool:
        ahead = _KEY_AHEAD.match(row.text, start)
        return ahead is not None and (bool(ahead["sure"]) or self.scan.is_key(ahead["name"]))

    def _see_colon(self, row: ScanRow, sign: str, at: int) -> int:
        within, behind = self.open[-1], row.text[at + 1 : at + 2]
        if within.has_key:
            if sign == ":" and behind in ("", " ", "\t"):
                self._mend_second_colon(row, at, within)
            return at + 1
        is_spaced = sign == ":" and (not behind or behind in " \t,[]{}")
        named = self._name_before(row, at)
        if not is_spaced:
            if named is None or behind == "/":  # an address: http://…
                return at + 1
            self._mend_colon(row, sign, at, named["name"])
        within.has_key, within.value = True, at + 1
        return at + 2 if behind == ":" else at + 1

    def _name_before(self, row: ScanRow, at: int) -> re.Match[str] | None:
        """Match the key before a colon, where the innermost bracket is a mapping."""
        within = self.open[-1]
        return _NAME.fullmatch(row.text, within.entry, at) if within.sign == "{" else None

    def _mend_colon(self, row: ScanRow, sign: str, at: int, name: str) -> None:
        doubled = row.text[at + 1 : at + 2] == ":"
        if sign == "：":
            message, mend = f"“{name}”后面用了中文冒号“：”", f"请改成英文冒号加一个空格：{name}: …"
            self.scan.tell("Y123", row.place(at), message, mend)
            self.edits.append(Replacement(at, at + 1, ": "))
        else:
            message, mend = f"“{name}:”的冒号后面要有一个空格", "在冒号后面加一个英文空格"
            self.scan.tell("Y124", row.place(at + 1), message, mend)
            self.edits.append(Replacement(at + 1, at + 2 if doubled else at + 1, " "))

    def _mend_second_colon(self, row: ScanRow, at: int, within: Bracket) -> None:
        """Mend a second colon: a known key before it lacks its comma; else the colon belongs to the text."""
        name = row.text[max(within.value, at - LONGEST_NAME) : at].rpartition(" ")[2]
        start = at - len(name)
        if (within.value == 0 or not self._begins_value(row, start)) and self.scan.is_key(name):
            mend = f"在“{name}”前面加一个英文逗号和一个空格：“, ”"
            self.scan.tell("Y147", row.place(start, len(name)), f"“{name}”前面缺少逗号", mend)
            self.edits.append(Replacement(start, start, ", "))
            within.value = at + 1
            return
        mend = f"如果是正文，请用中文冒号“：”，或者{IN_QUOTES}"
        self.scan.tell("Y131", row.place(at), "一项里出现了两个“冒号+空格”", mend)
        self.edits.append(Replacement(at, at + 1, "："))

    def _begins_value(self, row: ScanRow, at: int) -> bool:
        """Tell whether the current entry's value has no text before `at`."""
        blank = _BLANK.match(row.text, self.open[-1].value)
        return blank is None or blank.end() >= at

    def _see_quoted(self, row: ScanRow, text: str, at: int) -> int:
        if self.open and not self._begins_value(row, at):
            return at + 1  # a quote inside an item is an ordinary character
        if text[0] == '"':
            mend_escapes(self.scan, row, at, at + len(text))
        return at + len(text)

    def _see_hash(self, row: ScanRow, _sign: str, at: int) -> int:
        """End the row at a comment, unless brackets or commas follow: then the # is text."""
        ends, is_first = len(row.text), self._begins_value(row, at)
        swallows = at < max(self.last_closing, row.text.rfind(","))
        if at + 1 == ends or row.text[at + 1].isspace() or (is_first and not swallows):
            return ends
        tell_lost(self.scan, row, at, is_kept=swallows)
        if not swallows:
            return ends
        item = _ITEM.match(row.text, at)
        self.edits.append(Replacement(at, at + 1, "＃") if is_first else Replacement(at - 1, at, ""))
        return item.end() if item else at + 1

    def _see_reserved(self, row: ScanRow, sign: str, at: int) -> int:
        """Mend an item such as `[@甲]`, which begins with a sign that means something to YAML."""
        if not self._begins_value(row, at):
            return at + 1
        item = _ITEM.match(row.text, at)
        end = item.end() if item else at + 1
        self.scan.tell("Y130", row.place(at), f"内容不能以“{sign}”开头", IN_QUOTES)
        self.edits.append(Replacement(at, end, quoted(row.text[at:end].rstrip())))
        return end


def tell_unclosed(scan: Scan, bracket: Bracket) -> None:
    """Tell a bracket where it opens."""
    message, mend = f"括号“{bracket.sign}”没有配对", f"在这一组内容的末尾补上“{PAIRS[bracket.sign]}”"
    scan.tell("Y144", bracket.row.place(bracket.index), message, mend)
