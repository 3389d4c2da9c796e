"""The slot of a tag, read from where it stands in the tree."""

from __future__ import annotations

from docgen.engine.fonts import Fonts, cjk_properties
from docgen.engine.slots import PLAIN, Kind, Slot
from docgen.word.names import (
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
