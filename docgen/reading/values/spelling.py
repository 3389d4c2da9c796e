"""A text as typed, made ready for reading: full-width signs, stray spaces, look-alike hyphens."""

from __future__ import annotations

import re
import unicodedata

from docgen.reading.values.understood import Misread

LONGEST = 100
"""Characters of the longest text that is looked at: no date, time or number is longer."""

SPAN = re.compile(r"[-—―─~〜]{1,2}|至|到")
"""The signs between the two ends of a span."""

_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–−﹣", "-"))
_LOOSE_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_LONGEST_QUOTE = 30
_UNPRINTABLE = ("Cc", "Cs", "Zl", "Zp")


def plain(text: str, mend: str) -> str:
    """Fold widths and strip the ends; a text that is too long is a Misread with the mend."""
    if len(text) > LONGEST:
        raise Misread(f"这里写了 {len(text)} 个字，太长了，看不出是什么", mend)
    # Most texts are ASCII, and need no folding.
    return (str(text) if text.isascii() else "".join(_folded(each) for each in visible(text))).strip()


def packed(text: str, mend: str) -> str:
    """Return the text as `plain` does, with one kind of hyphen and spaces between digits only (`1 2`)."""
    return _LOOSE_SPACE.sub("", plain(text, mend).translate(_HYPHENS))


def visible(text: str) -> str:
    """Return the text without the characters of no width that come with pasted text."""
    if text.isprintable():
        return str(text)
    return "".join(each for each in text if unicodedata.category(each) != "Cf")


def quoted(text: str) -> str:
    """Return a text as messages quote it: short, and printable."""
    shown = printable(visible(text).strip())
    return f"“{shown[:_LONGEST_QUOTE]}……”" if len(shown) > _LONGEST_QUOTE else f"“{shown}”"


def printable(text: str) -> str:
    """Return the text with a dot for each character that cannot be printed on a line."""
    return "".join("·" if unicodedata.category(each) in _UNPRINTABLE else each for each in text)


def _folded(character: str) -> str:
    # NFKC would make 5² into 52 and ① into 1.
    return character if unicodedata.category(character) == "No" else unicodedata.normalize("NFKC", character)
