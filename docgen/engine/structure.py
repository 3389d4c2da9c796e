"""Tags that replace what is around them: `{%p … %}` its paragraph, `{%tr` its row, `{%tc` its cell."""

from __future__ import annotations

from docgen.engine.draft import Draft, excerpt
from docgen.engine.fonts import Fonts
from docgen.engine.patched import Tag
from docgen.engine.placing import as_paragraph_or_markup, slot_within
from docgen.engine.slots import ELEMENT
from docgen.word.names import PPR, TC, TR, Element, P, ancestor, take_out, w

REPLACED = {"p": P, "tr": TR, "tc": TC}
NAMES = {"p": "段落", "tr": "表格行", "tc": "单元格"}
ANOTHER = {"p": "另起一段", "tr": "另加一行", "tc": "另加一格"}


def replace_elements(draft: Draft, fonts: Fonts) -> None:
    """Put each `p`, `tr`, `tc` tag in the place of the paragraph, row or cell around it."""
    lost: set[int] = set()
    for text, numbers in draft.marked_texts():
        for number in numbers:
            if draft.tags[number].form in REPLACED and number not in lost:
                lost |= _replace(draft, number, text, fonts)


def _replace(draft: Draft, number: int, text: Element, fonts: Fonts) -> set[int]:
    """Replace one element; the numbers of the tags that went with it."""
    tag = draft.tags[number]
    element = ancestor(text, REPLACED[tag.form])
    if element is None:
        name = NAMES[tag.form]
        draft.fault("T516", tag, f"它要替换整个{name}，但这里没有{name}", f"不在表格里时用 {tag.mark}p。")
        return set()
    if tag.mark == "{{":
        in_paragraph = tag.form == "p"
        draft.slots[number] = (
            as_paragraph_or_markup(slot_within(text, fonts), element) if in_paragraph else ELEMENT
        )
    lost = _check_what_goes(draft, tag, number, element)
    take_out(element, "" if tag.mark == "{#" else draft.mark_of(number))
    return lost


def _check_what_goes(draft: Draft, tag: Tag, number: int, element: Element) -> set[int]:
    """What else stands in the element would be lost: other tags never by intention, text perhaps."""
    content = "".join(str(piece) for piece in element.itertext())
    others = {n for n in draft.marks_in(content) if n != number}
    text = excerpt(draft.unmarked(content))
    if tag.mark == "{#":
        return others
    if others:
        _tell_lost_tags(draft, tag, others)
    elif text:
        name = NAMES[tag.form]
        draft.remark(
            "T517", tag, f"它会替换整个{name}，旁边的文字“{text}”不会出现", f"请把这些文字移到别的{name}里。"
        )
    if element.find(f"{PPR}/{w('sectPr')}") is not None:
        draft.fault(
            "T516",
            tag,
            "这一段带有分节符，替换后分节就丢了",
            "请在它后面另起一段，把分节符留在没有标签的段落里。",
        )
    return others


def _tell_lost_tags(draft: Draft, tag: Tag, others: set[int]) -> None:
    name = NAMES[tag.form]
    typed = "、".join(draft.tags[n].spot.typed for n in sorted(others))
    draft.fault(
        "T516",
        tag,
        f"它会替换整个{name}，同一{name}里的 {typed} 就丢了",
        f"{tag.mark}{tag.form} 标签要单独占一个{name}，请{ANOTHER[tag.form]}。",
    )
