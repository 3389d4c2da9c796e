"""The tokens of one section of a number format: texts, figures, parts of a day, what stands in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class FormatToken(NamedTuple):
    """A token; `kind` is one of those below, `text` what it says."""

    kind: str
    text: str


LITERALS = ("text", "percent", "point", "comma", "slash", "exponent")
"""The kinds whose text is shown where nothing else is made of them."""

_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"?
    | [\\!](?P<escaped>.)
    | _(?P<room>.)
    | \*(?P<fill>.)
    | (?P<elapsed>\[(?:h+|m+|s+)\])
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General|G/通用格式)
    | (?P<half>AM/PM|A/P|上午/下午)
    | (?P<exponent>E[-+])
    | (?P<day>y+|m+|d+|h+|s+|a{3,4}|e+|b+|g+)
    | (?P<digit>[0#?])
    | (?P<point>\.)
    | (?P<comma>,)
    | (?P<percent>%)
    | (?P<slash>/)
    | (?P<at>@)
    | (?P<text>.)
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)


def tokens_of(section: str) -> list[FormatToken]:
    """Return the tokens of a section in their order."""
    return [each for found in _TOKEN.finditer(section) for each in _read(found)]


def _read(found: re.Match[str]) -> Iterator[FormatToken]:
    kind, text = str(found.lastgroup), found[str(found.lastgroup)]
    if kind in ("quoted", "escaped"):
        yield FormatToken("text", text)
    elif kind == "room":
        # The room of a sign: a blank, as the function TEXT gives it.
        yield FormatToken("text", " ")
    elif kind == "bracket":
        yield from _of_bracket(text)
    elif kind == "elapsed":
        yield FormatToken("elapsed", text.strip("[]").lower())
    elif kind == "day":
        yield FormatToken("day", text.lower())
    elif kind != "fill":
        yield FormatToken("@" if kind == "at" else kind, text)


def _of_bracket(text: str) -> Iterator[FormatToken]:
    yield FormatToken("bracket", text)
    # [$¥-804] shows the sign of a currency.
    if text.startswith("$") and (sign := text[1:].partition("-")[0]):
        yield FormatToken("text", sign)
