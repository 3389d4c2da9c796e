"""The place a value goes into: what must be written around it and within it, known before any value is."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from docgen.engine.fonts import Fonts, cjk_properties
from docgen.engine.wordml import (
    CLOSE_RUN,
    OPEN_TEXT,
    PPR,
    RPR,
    Element,
    P,
    R,
    ancestor,
    as_xml,
    w,
)


class Kind(Enum):
    """What stands around a tag."""

    RUN = "run"
    """Text of a run: breaks, tabs and own runs for Chinese punctuation are possible."""

    PLAIN = "plain"
    """Any other text, or an attribute."""

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
ELEMENT = Slot(Kind.ELEMENT)


def slot_within(text: Element, fonts: Fonts) -> Slot:
    """The slot of a tag that shares its run with other things."""
    run = text.getparent()
    if run is None or run.tag != R:
        return PLAIN
    paragraph = ancestor(run, P)
    properties = run.find(RPR)
    opening = f"<w:r>{as_xml(properties)}{OPEN_TEXT}"
    font = fonts.of_run(run, paragraph)
    cjk = f"<w:r>{cjk_properties(properties, font)}{OPEN_TEXT}" if font else ""
    return Slot(Kind.RUN, "", "", opening, cjk, _new_paragraph(run, paragraph))


def as_run(slot: Slot) -> Slot:
    """The slot of a tag that is all its run has: the value brings the run with it."""
    return slot._replace(before=slot.opening, after=CLOSE_RUN)


def as_run_or_markup(slot: Slot) -> Slot:
    """The slot of `{{r … }}`."""
    return as_run(slot)._replace(bare_markup=True)


def as_paragraph_or_markup(slot: Slot, paragraph: Element) -> Slot:
    """The slot of `{{p … }}`."""
    start = f"<w:p>{as_xml(paragraph.find(PPR))}{slot.opening}"
    return slot._replace(before=start, after=f"{CLOSE_RUN}</w:p>", bare_markup=True)


def _new_paragraph(run: Element, paragraph: Element | None) -> str:
    """A run inside a link or a field cannot be cut off; a section break must not be doubled."""
    if paragraph is None or run.getparent() is not paragraph:
        return ""
    properties = paragraph.find(PPR)
    if properties is not None and properties.find(w("sectPr")) is not None:
        return ""
    return f"<w:p>{as_xml(properties)}"
