"""The tokens of a note: each a piece of it that says one thing under one key of a record."""

from __future__ import annotations

from dataclasses import dataclass, replace

UNREAD = ""
"""The key of what could not be read."""
NOT_HELD = "没有开"
"""The key of words by which a meeting was not held, or is still to be held."""
RELATIVE_DAY = "哪天"
"""The key of 昨天, which says a day only to who knows when it was written."""
SHORT_NAME = "简称"
"""The key of a name that is a kind of meeting only behind its body: 学习会 of a group."""
PASSED = "通过"
"""The key of 表决通过 without a number: it says of the point before it how it ended."""


@dataclass(frozen=True)
class Token:
    """A piece of a note from `start` to `end`, and what it says under a key of a record."""

    key: str
    start: int
    end: int
    value: str = ""
    detail: str = ""
    """Of an absence its reason, of a speech its words, of a point of the agenda what was decided."""
    vote: str = ""
    """Of a point of the agenda the vote that stands in the same words: 一致通过年度计划."""
    said: str = ""
    """The guess that was made in reading it, for a comment in the record."""
    asked: str = ""
    """Of what could not be read: why, where it is known."""
    is_strong: bool = False
    """True where it ends the text before it, without a sign between them."""


Tokens = tuple[Token, ...]


def strong(*tokens: Token) -> Tokens:
    """The same tokens, which end the text before them."""
    return tuple(replace(token, is_strong=True) for token in tokens)


def unread(start: int, end: int, asked: str = "") -> Tokens:
    """A piece that cannot be read."""
    return (Token(UNREAD, start, end, asked=asked),)
