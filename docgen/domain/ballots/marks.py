"""One cell of a ballot: a grade, nothing, or a mark that does not count; or a score."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from docgen.reading.values import Misread, parse_decimal

TICKS = "√✓✔☑✅○●▲△+"
"""Signs that people put beside a grade: alone they say nothing."""
ABSTAINED = ("弃权", "弃", "未填", "空白", "无")
BETWEEN = re.compile(r"[、，,;；/／|和及\s]+")


class MarkState(Enum):
    """The three ways in which a cell is counted."""

    COUNTED = "计入"
    BLANK = "未填"
    SPOILT = "无效"


class BallotMark(NamedTuple):
    """A cell as it was read: `grade` is the index among the grades, `note` a remark for the user."""

    state: MarkState
    grade: int = -1
    note: str = ""


class Score(NamedTuple):
    """A cell of a scored sheet as it was read."""

    state: MarkState
    value: Decimal = Decimal(0)
    note: str = ""


def read_mark(text: str, grades: Sequence[str], also: Mapping[str, str] = {}) -> BallotMark:
    """Read one grade; its beginning alone (优) is understood, two grades or none of them are not counted.

    `also` gives other words for a grade: 同意 for 赞成.
    """
    words = [also.get(word, word) for word in BETWEEN.split(_plain(text)) if word]
    if not words:
        return _without_words(text)
    # A vote has 弃权 among its answers; on a ballot with grades it is written in place of one.
    if len(words) == 1 and words[0] in ABSTAINED and words[0] not in grades:
        return BallotMark(MarkState.BLANK, note="按弃权算作未填")
    return _graded(text, [_meant(word, grades) for word in words], grades)


def _without_words(text: str) -> BallotMark:
    """An empty cell is blank; one with a tick alone does not say for which grade."""
    if text.strip():
        return BallotMark(MarkState.SPOILT, note="只有记号，看不出选的是哪一项")
    return BallotMark(MarkState.BLANK)


def _graded(text: str, named: Sequence[set[int]], grades: Sequence[str]) -> BallotMark:
    """The one grade that all words name; none where they name several, or where one of them names none."""
    meant = set().union(*named)
    if len(meant) > 1:
        return BallotMark(MarkState.SPOILT, note="选了两项以上")
    if not all(named):
        return BallotMark(MarkState.SPOILT, note="不是可选的任何一项")
    (grade,) = meant
    told = "" if text.strip() == grades[grade] else f"已理解为{grades[grade]}"
    return BallotMark(MarkState.COUNTED, grade, told)


def _plain(text: str) -> str:
    """A cell without ticks, in one form of letters."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(" " if letter in TICKS else letter for letter in folded).strip()


def _meant(word: str, grades: Sequence[str]) -> set[int]:
    """The grades that a word names: itself, several set side by side, or the only one it begins."""
    # A whole grade first: 合格 stands within 不合格 and 基本合格 too.
    if word in grades:
        return {list(grades).index(word)}
    inside = _side_by_side(word, grades)
    # 优 is how people write 优秀; 较 begins two grades and is not guessed.
    begun = {index for index, grade in enumerate(grades) if grade.startswith(word)}
    return inside or (begun if len(begun) == 1 else set())


def _side_by_side(word: str, grades: Sequence[str]) -> set[int]:
    """优秀合格 is two grades; the longest that fits is taken first, so that 不合格 is not 合格."""
    found: set[int] = set()
    for grade in sorted(grades, key=len, reverse=True):
        if grade in word:
            found.add(list(grades).index(grade))
            word = word.replace(grade, " ")
    return found if not word.strip() else set()


def read_score(text: str, full_marks: Decimal) -> Score:
    """Read a score from 0 to the full marks; what lies beyond is dropped, never bent into the range."""
    if not text.strip():
        return Score(MarkState.BLANK)
    try:
        value, _ = parse_decimal(text)
    except Misread:
        return Score(MarkState.SPOILT, note="不是分数，没有计入")
    if not 0 <= value <= full_marks:
        return Score(MarkState.SPOILT, note=f"超出0—{full_marks:f}分，没有计入")
    return Score(MarkState.COUNTED, value)
