"""The effects of tags on the elements around them: docxtpl carries them out; lost text is told here first."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.engine.marked_part import HIDDEN, MarkedPart, excerpt, property_of
from docgen.engine.patched import ELEMENT, PLAIN, Tag
from docgen.engine.placing import paragraph_slot, run_slot
from docgen.engine.style_fonts import Fonts
from docgen.word.xml_names import PPR, TC, TR, Element, P, R, ancestor, qn

REPLACED = {"p": P, "tr": TR, "tc": TC}
NAMES = {"p": "段落", "tr": "表格行", "tc": "单元格"}
ANOTHER = {"p": "另起一段", "tr": "另加一行", "tc": "另加一格"}
SHAPED = {"cellbg": "shd", "colspan": "gridSpan", "hm": "gridSpan", "vm": "vMerge"}
"""Tags that shape their cell, and the property by which they do it."""

STAYING = ("cellbg", "colspan", "hm")
"""The shaping tags that may share a paragraph with a tag that replaces it."""

CELL_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
"""The order in which Word wants the properties of a cell."""


def note_effects(part: MarkedPart, fonts: Fonts) -> None:
    """Note what each tag does to its paragraph, row, cell or run; tell what is lost by that."""
    marked = [(text, number) for text, numbers in part.marked_texts() for number in numbers]
    # Shapes first: a paragraph that is replaced keeps the tags that shape its cell.
    shaped = _note_shapes(part, marked)
    lost: set[int] = set()
    for text, number in marked:
        form = part.tags[number].form
        if number in lost:
            continue
        if form in REPLACED:
            lost |= _replace(part, number, text, fonts)
        elif form == "r":
            _split(part, number, text, fonts)
    for cell, tags in shaped.items():
        _hide_inner_cells(part, cell, tags[0], shaped)


def _note_shapes(part: MarkedPart, marked: Iterable[tuple[Element, int]]) -> dict[Element, list[Tag]]:
    shaped: dict[Element, list[Tag]] = {}
    for text, number in marked:
        if part.tags[number].word in SHAPED and not part.tags[number].form:
            _shape(part, number, text, shaped)
    return shaped


def _replace(part: MarkedPart, number: int, text: Element, fonts: Fonts) -> set[int]:
    """Let `{%p … %}` stand for its paragraph, `{%tr` for its row; return the tags that are lost by it."""
    tag = part.tags[number]
    element = ancestor(text, REPLACED[tag.form])
    if element is None:
        name = NAMES[tag.form]
        part.fault("T516", tag, f"它要替换整个{name}，但这里没有{name}", f"不在表格里时用 {tag.mark}p。")
        return set()
    if tag.mark == "{{":
        part.slots[number] = paragraph_slot(text, element, fonts) if tag.form == "p" else ELEMENT
    content = "".join(str(piece) for piece in element.itertext())
    others = set(part.marks_in(content)) - {number}
    staying = _staying(part, content) if tag.form == "p" else []
    _tell_what_goes(part, tag, element, excerpt(part.unmarked(content)), others - {*staying})
    # docxtpl looks for the next end of an element: one within, in a text box, would be mistaken for it.
    element.clear(keep_tail=True)
    element.text = "".join(part.mark_of(each) for each in (*staying, number))
    part.effects[number] = tag.form
    return others - {*staying}


def _staying(part: MarkedPart, content: str) -> list[int]:
    """Return the tags in a paragraph's text that shape its cell: they stay when the paragraph goes."""
    return [number for number in part.marks_in(content) if part.effects.get(number) in STAYING]


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


def _shape(part: MarkedPart, number: int, text: Element, shaped: dict[Element, list[Tag]]) -> None:
    """Prepare a cell for `{% cellbg … %}` and the like: docxtpl needs cell properties to add its own to."""
    tag, cell = part.tags[number], ancestor(text, TC)
    if cell is None:
        part.fault("T516", tag, "这个标签只能写在表格的单元格里", "请把它移到单元格里。")
        return
    if any(other.word == tag.word for other in shaped.setdefault(cell, [])):
        part.fault("T516", tag, f"这个单元格里已经有一个 {tag.word}", "一个单元格里只能写一个，请去掉多的。")
        return
    shaped[cell].append(tag)
    properties = cell.find(qn("tcPr"))
    if properties is None:
        properties = cell.makeelement(qn("tcPr"))
        cell.insert(0, properties)
    shape = property_of(properties, SHAPED[tag.word], CELL_ORDER)
    # docxtpl multiplies the gridSpan that it finds there.
    if tag.word == "hm" and not shape.get(qn("val")):
        shape.set(qn("val"), "1")
    part.effects[number] = tag.word
    if tag.word in ("cellbg", "colspan"):
        part.tags[number] = Tag(tag.spot, "{{", "", tag.code.partition(" ")[2])
        part.slots[number] = PLAIN


def _hide_inner_cells(part: MarkedPart, cell: Element, tag: Tag, shaped: Collection[Element]) -> None:
    """Hide the cells of an inner table: docxtpl would shape them as well, or instead."""
    for inner in list(cell.iterdescendants(TC)):
        if inner in shaped or inner.text:
            message = "这个单元格里还有一张表格，那里也有管单元格的标签，分不清哪个管哪里"
            part.fault("T516", tag, message, "请把里面的表格移出来，或去掉这个标签。")
            return
        for each in (inner, *inner.findall(qn("tcPr"))):
            each.tag = qn(HIDDEN + str(each.tag).rpartition("}")[2])
