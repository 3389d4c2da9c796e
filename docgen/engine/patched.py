"""A part of a template as source for Jinja, and its tags: all that rendering needs to know of them."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from docgen.engine.faults import Spot
from docgen.engine.slots import Slot
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


class Patched(NamedTuple):
    """A part as source for Jinja."""

    source: str
    tags: tuple[Tag, ...]
    """In the order of the source."""

    lines: tuple[int, ...]
    """The line of the source on which each tag's code stands, by which Jinja's errors are traced to it."""

    slots: tuple[Slot | None, ...]
    """Where each tag's value goes; None for tags that print nothing."""

    repairs: Repairs

    def tag_at(self, line: int) -> Tag | None:
        """The tag whose code stands on a line of the source, or ends before it."""
        index = bisect_right(self.lines, line) - 1
        return self.tags[index] if index >= 0 else None
