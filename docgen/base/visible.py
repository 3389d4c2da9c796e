"""Text of people made fit for a terminal and for one line: what cannot be seen is written as an escape."""

from __future__ import annotations

import unicodedata

HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Control (ESC, newline, C1) and format characters (bidi overrides), halves of pairs, line separators."""
HARMLESS = "\t\u200d"
"""A tab; and what joins the parts of one picture character."""


def visible(text: str) -> str:
    """Return the text on one line, with \\u001b in the place of ESC, \\u000a in that of a newline."""
    if text.isprintable():
        return text
    return "".join(_escaped(each) if _is_hidden(each) else each for each in text)


def _is_hidden(character: str) -> bool:
    return character not in HARMLESS and unicodedata.category(character) in HIDDEN


def _escaped(character: str) -> str:
    # As JSON has it: beyond the BMP two halves.
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
