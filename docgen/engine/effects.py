"""The effects of tags on the elements around them: docxtpl carries them out; lost text is told here first."""

from __future__ import annotations

from collections.abc import Collection

from docgen.engine.marked_part import MarkedPart, excerpt
from docgen.engine.patched import ELEMENT, Tag
from docgen.engine.placing import paragraph_slot, run_slot
from docgen.engine.style_fonts import Fonts
from docgen.word.xml_names import PPR, TC, TR, Element, P, R, ancestor, qn

REPLACED = {"p": P, "tr": TR, "tc": TC}
NAMES = {"p": "段落", "tr": "表格行", "tc": "单元格"}
ANOTHER = {"p": "另起一段", "tr": "另加一行", "tc": "另加一格"}


def note_effects(part: MarkedPart, fonts: Fonts) -> None:
    """Note what each tag does to its paragraph, row, cell or run; tell what is lost by that."""
    lost: set[int] = set()
    for text, numbers in part.marked_texts():
        for number in numbers:
            form = part.tags[number].form
            if form in REPLACED and number not in lost:
                lost |= _replace(part, number, text, fonts)
            elif form == "r" and number not in lost:
                _split(part, number, text, fonts)


def _replace(part: MarkedPart, number: int, text: Element, fonts: Fonts) -> set[int]:
    """Let `{%p … %}` stand for its paragraph, `{%tr` for its row; return the tags that are lost by it."""
    tag = part.tags[number]
    element = ancestor(text, REPLACED[tag.form])
    if element is None:
        name = NAMES[tag.form]
        part.fault("T516", tag, f"它要替换整个{name}，但这里没有{name}", f"不在表格里时用 {tag.mark}p。")
        return set()
    if tag.mark == "{{":
        # Before the element is cleared below: the slot takes over the paragraph's properties.
        part.slots[number] = paragraph_slot(text, element, fonts) if tag.form == "p" else ELEMENT
    content = "".join(str(piece) for piece in element.itertext())
    others = set(part.marks_in(content)) - {number}
    _tell_what_goes(part, tag, element, excerpt(part.unmarked(content)), others)
    # docxtpl looks for the next end of an element: one within, in a text box, would be mistaken for it.
    element.clear(keep_tail=True)
    element.text = part.mark_of(number)
    part.effects[number] = tag.form
    return others


def _tell_what_goes(part: MarkedPart, tag: Tag, element: Element, text: str, others: Collection[int]) -> None:
    """Tell what else stands in the element and is lost: other tags are an error, text is a warning."""
    name = NAMES[tag.form]
    # A comment is meant to take its paragraph with it.
    if tag.mark == "{#":
        return
    if others:
        typed = "、".join(part.tags[n].spot.typed for n in sorted(others))
        message = f"它会替换整个{name}，同一{name}里的 {typed} 就丢了"
        part.fault(
            "T516", tag, message, f"{tag.mark}{tag.form} 标签要单独占一个{name}，请{ANOTHER[tag.form]}。"
        )
    elif text:
        message = f"它会替换整个{name}，旁边的文字“{text}”不会出现"
        part.remark("T517", tag, message, f"请把这些文字移到别的{name}里。")
    # Without its break the section would take the margins of the next one.
    if element.find(f"{PPR}/{qn('sectPr')}") is not None:
        mend = "请在它后面另起一段，把分节符留在没有标签的段落里。"
        part.fault("T516", tag, "这一段带有分节符，替换后分节就丢了", mend)


def _split(part: MarkedPart, number: int, text: Element, fonts: Fonts) -> None:
    """Note that `{%r … %}` and `{{r … }}` end their run; the text behind them keeps its look."""
    run = text.getparent()
    if run is None or run.tag != R:
        part.fault("T516", part.tags[number], "这里没有可以替换的文字块", "去掉标签开头的 r。")
    else:
        part.slots[number] = run_slot(text, fonts)
        part.effects[number] = "r"
