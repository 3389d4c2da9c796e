"""File names that Windows, macOS and Linux all take, as near to what was typed as can be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import count

NAME_LIMIT = 80
"""Characters of a file name with its extension (product.md §6)."""
NAME_LIMIT_BYTES = 255
"""Bytes of a file name in UTF-8: what Linux takes; eighty characters beyond the BMP would need 320."""
EXTENSION_ROOM = len(".docx")
NAMELESS = "未命名"

# Windows refuses these; their full-width forms read the same.
_REFUSED = str.maketrans('\\/:*?"<>|', "＼／：＊？＂＜＞｜")
# Fillers that Unicode does not class as format characters, and nobody can see.
_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u3164\uffa0")
# Format characters too: one that turns the direction makes a name read as another.
_INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
# Never first or last: Windows drops dots and spaces there, and a leading dot hides the file elsewhere.
_EDGES = " .\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Names of devices on Windows, with whatever extension.
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³])\s*(?=\.|$)", re.IGNORECASE)


def safe_file_name(text: str, limit: int = NAME_LIMIT) -> str:
    """Return a name without extension; with `.docx` or `.pdf` after it, it has at most `limit` characters."""
    # macOS gives names decomposed: composed first, a letter and its accent are one character.
    visible = _visible(unicodedata.normalize("NFC", text))
    # Composed once more: what a hidden character kept apart may join now.
    name = _shortened(unicodedata.normalize("NFC", visible).translate(_REFUSED).lstrip(_EDGES), limit)
    # Windows takes CON.docx for the console, whatever the extension.
    if _DEVICE.match(name):
        name = _shortened(_DEVICE.sub(r"\1_", name, count=1), limit)
    return name or NAMELESS


def is_device(name: str) -> bool:
    """Tell whether Windows takes the name for one of a device, whatever its extension: CON.docx, NUL.ics."""
    return _DEVICE.match(name) is not None


def distinct(names: Sequence[str]) -> list[str]:
    """Return the names in their order, all different whatever the case: the second of one name gets （2）."""
    # All names beforehand: a （2） that is given must not meet one that was typed.
    taken = {same_file_key(name) for name in names}
    reached: dict[str, int] = {}
    return [_told_apart(name, reached, taken) for name in names]


def with_mark(name: str, mark: str, limit: int = NAME_LIMIT) -> str:
    """Return the name with a mark at its end, shortened before it where the two do not fit."""
    return _shortened(name, limit - len(mark), NAME_LIMIT_BYTES - len(mark.encode())) + mark


def same_file_key(name: str) -> str:
    """Return a key that is equal for two names if Windows or macOS takes them for one file."""
    # Unicode's caseless matching (D145) decomposes before it folds.
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def _visible(text: str) -> str:
    if text.isprintable() and _INVISIBLE_LETTERS.isdisjoint(text):
        return text
    return "".join(character for character in text if _is_visible(character))


def _is_visible(character: str) -> bool:
    point = ord(character)
    is_no_character = point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
    is_hidden = unicodedata.category(character) in _INVISIBLE_CATEGORIES or character in _INVISIBLE_LETTERS
    return not (is_no_character or is_hidden)


def _shortened(name: str, limit: int, limit_bytes: int = NAME_LIMIT_BYTES) -> str:
    """Cut at the end, never between a character and the marks on it; no dot or space stays last."""
    end = min(len(name), limit - EXTENSION_ROOM)
    while _splits_a_character(name, end) or len(name[:end].encode()) > limit_bytes - EXTENSION_ROOM:
        end -= 1
    return name[:end].rstrip(_EDGES)


def _splits_a_character(name: str, end: int) -> bool:
    return 0 < end < len(name) and unicodedata.category(name[end]).startswith("M")


def _told_apart(name: str, reached: dict[str, int], taken: set[str]) -> str:
    """Return the name the first time; later with the next number that gives a free name."""
    key = same_file_key(name)
    if key not in reached:
        reached[key] = 1
        return name
    # From where the last one ended: else thousands of one name take the square of their number.
    for number in count(reached[key] + 1):
        marked = with_mark(name, f"（{number}）")
        if same_file_key(marked) not in taken:
            break
    reached[key] = number
    taken.add(same_file_key(marked))
    return marked
