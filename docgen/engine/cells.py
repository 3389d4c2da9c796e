"""Tags that shape their table cell: `{% cellbg … %}`, `{% colspan … %}`, `{% hm %}`, `{% vm %}`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen.engine.draft import Draft
from docgen.engine.paragraphs import drop_if_empty
from docgen.engine.patched import Tag
from docgen.engine.slots import PLAIN
from docgen.word.names import PPR, TC, Element, P, ancestor, put_before, w

PROPERTIES = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
"""The order in which Word wants the properties of a cell."""


def shape_cells(draft: Draft) -> None:
    """Carry out the tags that shape cells, and take them out of the text."""
    for text, numbers in draft.marked_texts():
        for number in numbers:
            shape = SHAPES.get(draft.tags[number].word)
            if shape is not None and not draft.tags[number].form:
                _shape(draft, draft.tags[number], text, shape)
                _erase(draft, number, text)


Shape = Callable[[Draft, Tag, Element, Element], None]


def _shape(draft: Draft, tag: Tag, text: Element, shape: Shape) -> None:
    cell = ancestor(text, TC)
    if cell is None:
        draft.fault("T516", tag, "这个标签只能写在表格的单元格里", "请把它移到单元格里。")
    else:
        shape(draft, tag, cell, text)


def _erase(draft: Draft, number: int, text: Element) -> None:
    text.text = (text.text or "").replace(draft.mark_of(number), "")
    if not text.text:
        drop_if_empty(text)


def _paint(draft: Draft, tag: Tag, cell: Element, _text: Element) -> None:
    shade = _property(cell, "shd")
    shade.attrib.clear()
    shade.set(w("val"), "clear")
    shade.set(w("color"), "auto")
    shade.set(w("fill"), _value(draft, tag, tag.code.partition(" ")[2]))


def _span(draft: Draft, tag: Tag, cell: Element, _text: Element) -> None:
    _property(cell, "gridSpan").set(w("val"), _value(draft, tag, tag.code.partition(" ")[2]))


def _merge_down(draft: Draft, tag: Tag, cell: Element, text: Element) -> None:
    """Copies of the cell below the first one are merged with it and stay empty."""
    _property(cell, "vMerge").set(w("val"), _value(draft, tag, "'restart' if loop.first else 'continue'"))
    paragraph = ancestor(text, P)
    if paragraph is not None:
        start, end = _first_time_only(draft, tag)
        properties = paragraph.find(PPR)
        if properties is None:
            paragraph.text = start + (paragraph.text or "")
        else:
            properties.tail = start + (properties.tail or "")
        last = paragraph[-1]
        last.tail = (last.tail or "") + end


def _merge_across(draft: Draft, tag: Tag, cell: Element, _text: Element) -> None:
    """The first copy of the cell spans them all, the others are left out."""
    span = _property(cell, "gridSpan")
    span.set(w("val"), _value(draft, tag, f"{span.get(w('val'), '1')} * loop.length"))
    start, end = _first_time_only(draft, tag)
    put_before(cell, start)
    cell.tail = end + (cell.tail or "")


SHAPES: Mapping[str, Shape] = {
    "cellbg": _paint,
    "colspan": _span,
    "vm": _merge_down,
    "hm": _merge_across,
}


def _value(draft: Draft, tag: Tag, code: str) -> str:
    return draft.mark(Tag(tag.spot, "{{", "", code), PLAIN)


def _first_time_only(draft: Draft, tag: Tag) -> tuple[str, str]:
    start = draft.mark(Tag(tag.spot, "{%", "", "if loop.first"))
    return start, draft.mark(Tag(tag.spot, "{%", "", "endif"))


def _property(cell: Element, name: str) -> Element:
    properties = cell.find(w("tcPr"))
    if properties is None:
        properties = cell.makeelement(w("tcPr"))
        cell.insert(0, properties)
    found = properties.find(w(name))
    if found is None:
        found = properties.makeelement(w(name))
        rank = PROPERTIES.index(name)
        before = [child for child in properties if child.tag in {w(other) for other in PROPERTIES[:rank]}]
        properties.insert(len(before), found)
    return found
