"""The width of a text in 字, and the lines it takes: arithmetic, since no renderer is at hand."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from docgen.page.standard.measures import LONGEST_NAME, NARROWEST_LETTERS
from docgen.word.xml_names import CJK_PUNCTUATION

# GB/T 15834: none of these marks begins a line.
_DOTTED_NAME = re.compile(r"[^、，；。：\s]+·[^、，；。：\s]+")
_NEVER_FIRST = frozenset("。，、；：？！”’）》】〕〉」』%％…—")


def characters(text: str) -> float:
    """Return the width in 字: a Chinese character is one, a Latin letter or digit half of one."""
    return sum(map(_width, text))


@cache
def _width(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    # Unicode calls “ ” — … ambiguous; in a Chinese typeface each is one 字 wide.
    wide = unicodedata.east_asian_width(character) in "WF" or character in CJK_PUNCTUATION
    return 1 if wide else 0.5


def narrowed(text: str, room: float) -> int:
    """Return the percent of its width at which a name with a dot fits into a line of so many 字.

    Programs break such a name anywhere, and no sign that would hold it together is invisible to a search.
    """
    wide = characters(text)
    if not _DOTTED_NAME.fullmatch(text) or not room < wide <= LONGEST_NAME:
        return 100
    percent = int(100 * room / wide)
    return percent if percent >= NARROWEST_LETTERS else 100


def cell_lines(text: str, per_line: float) -> int:
    """Return how many lines of `per_line` 字 a cell takes, empty lines included."""
    return sum(lines_needed(line, int(per_line)) for line in text.split("\n"))


def lines_needed(text: str, per_line: float) -> int:
    """Return how many lines of `per_line` 字 a text takes; never fewer than a program will set.

    No mark is counted as hanging in the margin, and each line may lose a character to the rule.
    """
    # No character is wider than a 字.
    if len(text) <= per_line:
        return 1
    lines, room = 1, float(per_line)
    for index, character in enumerate(text):
        width = _width(character)
        following = text[index + 1 : index + 2]
        # Kinsoku: a closing mark takes the character before it to the next line.
        drawn_along = _width(following) if following in _NEVER_FIRST and following else 0
        if width + drawn_along > room:
            lines, room = lines + 1, float(per_line)
        room -= width
    return lines
