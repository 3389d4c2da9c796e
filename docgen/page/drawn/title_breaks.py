"""What it costs to break a Chinese title at each place: rules instead of a dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.page.drawn.title_words import LONGEST_WORD, UNIT_ENDINGS, WORDS

Span = tuple[int, int]

# Costs are compared with those of the outline in title.py, where a rejected shape costs 30.
FORBIDDEN = 90.0
INSIDE_PAIR = 45.0
INSIDE_WORD = 25.0
INSIDE_UNIT = 20.0
BETWEEN_UNITS = 6.0
AFTER_PARTICLE = 8.0
UNKNOWN = 7.0
BESIDE_A_WORD = 4.0
BETWEEN_WORDS = 2.0
AFTER_LIST_MARK = 1.0
BEST = 0.0

NEVER_FIRST = re.compile("[的和与及、》）；，。：？！”’〕】〉等之]")
NEVER_LAST = re.compile("(关于|[对《（“‘〔【〈和与及将把被向])$")

_NUMERAL = "[零〇一二三四五六七八九十百千两]"
_COUNTED = (
    "学年度|学年|学期|年度|年|月份|月|日|周年|周|天|季度|届|号|期|次|批|级|条|项|名|个|人|岁|元|万|亿|%|％|学时|课时|"
    "中全会|支部|党支部|党小组|中学|小学|阶段|轮|类|版"
)
_WHOLE = re.compile(
    rf"[^关于《“（\d]{{0,4}}〔\d+〕\d*号?|(?:第?\d+(?:[.．:：—～~/-]\d+)*(?:{_COUNTED})*)+|第{_NUMERAL}+(?:{_COUNTED})*"
    rf"|{_NUMERAL}+(?:{_COUNTED})+|[A-Za-z0-9]+(?:[ .&'/-][A-Za-z0-9]+)*|.{{3}}同志|——|……"
)
_PAIRS = re.compile("《[^》]*》|“[^”]*”|（[^）]*）|〔[^〕]*〕|【[^】]*】")
_UNIT_ENDING = re.compile("|".join(UNIT_ENDINGS))
_UNIT_ENDS_BEFORE = re.compile(r"关于|\d{4}|《|“")


def break_costs(title: str) -> dict[int, float]:
    """The cost of starting a new line before each character but the first; lower is better."""
    pairs = _inside(m.span() for m in _PAIRS.finditer(title))
    whole = _inside(m.span() for m in _WHOLE.finditer(title))
    words = list(_words(title))
    starts_and_ends = {place for span in words for place in span}
    inside_word = _inside(words)
    unit = _UnitName(title)

    def cost(place: int) -> float:
        before, after = title[:place], title[place:]
        if NEVER_FIRST.match(after) or NEVER_LAST.search(before) or place in whole:
            return FORBIDDEN
        within = INSIDE_PAIR if place in pairs else 0
        if place <= unit.end:
            return within + unit.cost(place)
        if place in inside_word:
            return within + INSIDE_WORD
        return within + _plain_cost(before, after, words, starts_and_ends, place)

    return {place: cost(place) for place in range(1, len(title))}


def _plain_cost(before: str, after: str, words: list[Span], edges: set[int], place: int) -> float:
    if after.startswith("关于"):
        return BEST
    if before.endswith("、"):
        return AFTER_LIST_MARK
    if before.endswith("的"):
        return AFTER_PARTICLE
    if place not in edges:
        return UNKNOWN
    both = any(end == place for _, end in words) and any(start == place for start, _ in words)
    return BETWEEN_WORDS if both or before[-1] in "》”）" or after[0] in "《“（" else BESIDE_A_WORD


class _UnitName:
    """The name of the issuing body a title begins with: (0, 0) long when there is none."""

    def __init__(self, title: str) -> None:
        limit = _UNIT_ENDS_BEFORE.search(title)
        head = title[: limit.start()] if limit else title
        self.parts = {m.end() for m in _UNIT_ENDING.finditer(head)}
        self.end = max(self.parts, default=0)

    def cost(self, place: int) -> float:
        """After the whole name is the best place of all, after a part (学校, then 党总支) a possible one."""
        if place == self.end:
            return BEST
        return BETWEEN_UNITS if place in self.parts else INSIDE_UNIT


def _words(title: str) -> Iterator[Span]:
    """Known words from left to right, the longest first."""
    place = 0
    while place < len(title):
        longest = min(LONGEST_WORD, len(title) - place)
        length = next((n for n in range(longest, 1, -1) if title[place : place + n] in WORDS), 0)
        if length:
            yield place, place + length
        place += length or 1


def _inside(spans: Iterator[Span] | list[Span]) -> set[int]:
    """All places strictly between the ends of a span."""
    return {place for start, end in spans for place in range(start + 1, end)}
