"""Texts over several lines: YAML puts a space at each line break; between 汉字 none belongs there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence

BOTH_WAYS = "“”‘’—…·"
"""Punctuation shared with Latin text; beside a line break of a Chinese text it is Chinese."""


def is_chinese(character: str) -> bool:
    """Whether a character takes no space beside it."""
    return character in BOTH_WAYS or unicodedata.east_asian_width(character) in "WF"


def refold(value: str, lines: Sequence[str]) -> str:
    """A folded text again, from its raw lines, without spaces between 汉字.

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
