"""The slots of tags, read from where they stand in the tree."""

from __future__ import annotations

from docgen.engine.marked_part import STRIPPED, MarkedPart
from docgen.engine.patched import PLAIN, Slot, SlotKind
from docgen.engine.style_fonts import Fonts, cjk_properties, properties_of
from docgen.word.xml_names import (
    CLOSE_RUN,
    LAST_BREAK,
    OPEN_TEXT,
    RPR,
    Element,
    P,
    R,
    ancestor,
    as_xml,
    qn,
)


def assign_slots(part: MarkedPart, fonts: Fonts) -> None:
    """Tell for each `{{ … }}` within a run how its value is written there."""
    for text, numbers in part.marked_texts():
        values = [n for n in numbers if part.tags[n].mark == "{{" and n not in part.slots]
        if not values:
            continue
        slot = _slot_within(text, fonts)
        run = text.getparent()
        if run is not None and _is_one_tag(part, run, text):
            # The value brings the run with it.
            run[:], run.text, run.tag = [], text.text, STRIPPED
            slot = _as_run(slot)
        part.slots.update(dict.fromkeys(values, slot))
    part.strip()


def run_slot(text: Element, fonts: Fonts) -> Slot:
    """Return the slot of `{{r … }}` in a text."""
    return _as_run(_slot_within(text, fonts))._replace(bare_markup=True)


def paragraph_slot(text: Element, paragraph: Element, fonts: Fonts) -> Slot:
    """Return the slot of `{{p … }}` in a text of a paragraph."""
    slot = _slot_within(text, fonts)
    start = f"<w:p>{as_xml(properties_of(paragraph))}{slot.opening}"
    return slot._replace(before=start, after=f"{CLOSE_RUN}</w:p>", bare_markup=True)


def _slot_within(text: Element, fonts: Fonts) -> Slot:
    """Return the slot of a tag that shares its run with other things."""
    run = text.getparent()
    if run is None or run.tag != R:
        return PLAIN
    paragraph = ancestor(run, P)
    properties = run.find(RPR)
    opening = f"<w:r>{as_xml(properties)}{OPEN_TEXT}"
    font = fonts.of_run(run, paragraph)
    cjk = f"<w:r>{cjk_properties(properties, font)}{OPEN_TEXT}" if font else ""
    return Slot(SlotKind.RUN, "", "", opening, cjk, _new_paragraph(run, paragraph))


def _as_run(slot: Slot) -> Slot:
    return slot._replace(before=slot.opening, after=CLOSE_RUN)


def _is_one_tag(part: MarkedPart, run: Element, text: Element) -> bool:
    alone = run.tag == R and all(child is text or child.tag in (RPR, LAST_BREAK) for child in run)
    return alone and part.mark_pattern.fullmatch(text.text or "") is not None


def _new_paragraph(run: Element, paragraph: Element | None) -> str:
    """Return the start of a new paragraph; none in a link or field, or where a section break would double."""
    # A run within w:hyperlink or w:fldSimple.
    if paragraph is None or run.getparent() is not paragraph:
        return ""
    properties = properties_of(paragraph)
    if properties is not None and properties.find(qn("sectPr")) is not None:
        return ""
    return f"<w:p>{as_xml(properties)}"
