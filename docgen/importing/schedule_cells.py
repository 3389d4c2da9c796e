"""What the lines of one cell of a schedule say together: broken within a word, or one matter a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import LINE_BREAK, clean
from docgen.reading.values import Misread, parse_months

SHORTEST_MATTER = 4
"""字: a shorter line is the rest of the word that the line before it broke."""
_STOPPED = "[。；、：！？]"
# 传染⏎性疾病 is one word, 开学第一课⏎教师节慰问 are two matters: the first line tells by its last word.
_MATTER = re.compile(".*(?:课|会|节|日|活动|慰问|仪式|竞赛|比赛|测评|评比|评议|检查|讲座|走访|总结)")
_BARE_NUMBERS = re.compile(r"{N}(?:\s*[、,，~～—–\-至]\s*{N})*".replace("{N}", r"[\d一二三四五六七八九十]+"))
_NO_BEGINNING = re.compile("[的和与及并或等暨性化者上下中前后期]|精神|制度|议|工作|活动|方案|情况|期间")


def joined(lines: Sequence[str]) -> str:
    """The lines of a cell in one, parted by a sign."""
    text = ""
    for line in map(clean, lines):
        text += ("；" if text and not text.endswith(("；", "。", "，", "、", "：")) else "") + line
    return text


def joined_sentences(cell: str) -> str:
    """A cell of sentences in one line: a break in the middle of a word (传染⏎性疾病) is none of its text."""
    return joined([_unbroken(lines) for lines in _broken_lines(cell)])


def line_guesses(cell: str) -> Iterator[str]:
    """What was guessed of the lines of a cell that may be a matter each, in words."""
    for lines in _broken_lines(cell):
        for line, following in pairwise(lines):
            if min(len(line), len(following)) >= SHORTEST_MATTER and not re.search(f"{_STOPPED}$", line):
                how = "用顿号隔开了" if _are_two(line, following) else "连成了一句"
                yield f"原文这一格里“{line}”“{following}”是两行，{how}；是两件事的，分成两项"


def _broken_lines(cell: str) -> list[list[str]]:
    """The lines of each paragraph of a cell; one that ends with a stop is whole."""
    paragraphs = re.split(f"\n|(?<={_STOPPED}){LINE_BREAK}", cell)
    return [[clean(line) for line in each.split(LINE_BREAK)] for each in paragraphs if each.strip()]


def _unbroken(lines: Sequence[str]) -> str:
    text = lines[0]
    for line, following in pairwise(lines):
        text += ("、" if _are_two(line, following) else "") + following
    return text


def _are_two(line: str, following: str) -> bool:
    is_long = min(len(line), len(following)) >= SHORTEST_MATTER and not leading_number(following)
    return is_long and _MATTER.fullmatch(line) is not None and not _NO_BEGINNING.match(following)


def with_unit(head: str, text: str) -> str:
    """A bare number with what its column counts: 12 is 12月, and in a column of weeks 第12周."""
    if not _BARE_NUMBERS.fullmatch(text.strip()):
        return text
    if "周" in head:
        return f"第{text.strip()}周"
    try:
        parse_months(f"{text}月")
    except Misread:
        return text
    return f"{text.strip()}月"
