"""A part of a template as source for Jinja: its tags, and the places into which their values go."""

from __future__ import annotations

from bisect import bisect_right
from enum import Enum
from typing import NamedTuple

from docgen.engine.template_faults import Spot
from docgen.engine.tidying import Repairs

BLOCK, BLOCK_END, VALUE, VALUE_END, NOTE, NOTE_END = "\x01\x02\x03\x04\x05\x06"
"""Jinja's delimiters here: characters that XML cannot hold, so that static text is never taken for a tag."""


class Tag(NamedTuple):
    """A tag of a template as Jinja gets it, and where to find it in Word."""

    spot: Spot
    mark: str
    form: str
    code: str
    lead: str = ""
    trail: str = ""

    @property
    def word(self) -> str:
        """The first word of a block tag: if, for, endif …"""
        return self.code.split(maxsplit=1)[0] if self.mark == "{%" and self.code else ""


class SlotKind(Enum):
    """The surroundings of a tag."""

    RUN = "run"
    """Text of a run: breaks, tabs and own runs for Chinese punctuation are possible."""

    PLAIN = "plain"
    """Any other text, or an attribute."""

    PICTURE = "picture"
    """The name of a relationship: a picture that takes a sample's place."""

    ADDRESS = "address"
    """A piece of the address of a link."""

    WHOLE_ADDRESS = "whole address"
    """The address of a link from its beginning."""

    ELEMENT = "element"
    """Rows or cells: only XML made by a filter can stand here."""


class Slot(NamedTuple):
    """The way to write a value at one tag: the XML around it and within it, known before any value is."""

    kind: SlotKind
    before: str = ""
    after: str = ""
    opening: str = ""
    """A run like the tag's own, up to its text."""

    cjk_opening: str = ""
    """The same run with the Chinese font in all its slots; empty when no Chinese font is known."""

    new_paragraph: str = ""
    """The start of a paragraph like the tag's own, up to its first run; empty where none can be begun."""

    bare_markup: bool = False
    """True if XML made by a filter goes in without `before` and `after`: `{{p … }}`, `{{r … }}`."""


PLAIN = Slot(SlotKind.PLAIN)
PICTURE = Slot(SlotKind.PICTURE)
ADDRESS = Slot(SlotKind.ADDRESS)
WHOLE_ADDRESS = Slot(SlotKind.WHOLE_ADDRESS)
ELEMENT = Slot(SlotKind.ELEMENT)


class Patched(NamedTuple):
    """A part as source for Jinja."""

    source: str
    tags: tuple[Tag, ...]
    """In the order of the source."""

    lines: tuple[int, ...]
    """The line of the source on which each tag's code stands, by which Jinja's errors are traced to it."""

    slots: tuple[Slot | None, ...]
    """The slot of each tag's value; None for tags that print nothing."""

    repairs: Repairs

    def tag_at(self, line: int) -> Tag | None:
        """Return the tag whose code stands on a line of the source, or ends before it."""
        index = bisect_right(self.lines, line) - 1
        return self.tags[index] if index >= 0 else None
