"""The place a value goes into: what must be written around it and within it, known before any value is."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What stands around a tag."""

    RUN = "run"
    """Text of a run: breaks, tabs and own runs for Chinese punctuation are possible."""

    PLAIN = "plain"
    """Any other text, or an attribute."""

    PICTURE = "picture"
    """The name of a relationship: a picture that takes a sample's place."""

    ELEMENT = "element"
    """Rows or cells: only XML made by a filter can stand here."""


class Slot(NamedTuple):
    """How to write a value at one tag."""

    kind: Kind
    before: str = ""
    after: str = ""
    opening: str = ""
    """A run like the tag's own, up to its text."""

    cjk_opening: str = ""
    """The same run with the Chinese font in all its slots; empty when no Chinese font is known."""

    new_paragraph: str = ""
    """The start of a paragraph like the tag's own, up to its first run; empty where none can be begun."""

    bare_markup: bool = False
    """XML made by a filter goes in without `before` and `after`: `{{p … }}`, `{{r … }}`."""


PLAIN = Slot(Kind.PLAIN)
PICTURE = Slot(Kind.PICTURE)
ELEMENT = Slot(Kind.ELEMENT)
