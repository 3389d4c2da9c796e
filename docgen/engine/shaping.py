"""Tags that shape their table cell: `{% cellbg … %}`, `{% colspan … %}`, `{% hm %}`, `{% vm %}`.

docgen does these itself, in the tree: to docxtpl's patterns a cell is all the text between two tags of XML,
with the tables and text boxes in it and with the properties that it had before a tracked change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from docgen.engine.marked_part import MarkedPart, property_of
from docgen.engine.marking import drop_if_empty
from docgen.engine.patched import PLAIN, Tag
from docgen.word.xml_names import PPR, TC, Element, P, ancestor, put_before, qn

CELL_ORDER = (
    "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar",
    "textDirection", "tcFitText", "vAlign", "hideMark",
)  # fmt: skip
"""The order in which Word wants the properties of a cell."""


ONE_COLOUR = "写成一个标签：{% cellbg '红色' if 条件 else '白色' %}，颜色写成 FF0000 这样的六位。"


class Shaping(NamedTuple):
    """A tag that shapes a cell, and the text in which it stands."""

    part: MarkedPart
    tag: Tag
    cell: Element
    text: Element

    def property(self, name: str) -> Element:
        """Return a property of the cell itself, a new one where it has none of this name."""
        properties = self.cell.find(qn("tcPr"))
        if properties is None:
            properties = self.cell.makeelement(qn("tcPr"))
            # The schema has tcPr first in a cell.
            self.cell.insert(0, properties)
        return property_of(properties, name, CELL_ORDER)

    def value(self, code: str) -> str:
        """Return the mark of a value that the tag gives to an attribute."""
        return self.part.mark(Tag(self.tag.spot, "{{", "", code), PLAIN)

    def first_time_only(self) -> tuple[str, str]:
        """Return the marks around what only the first copy in the loop holds."""
        start = self.part.mark(Tag(self.tag.spot, "{%", "", "if loop.first"))
        return start, self.part.mark(Tag(self.tag.spot, "{%", "", "endif"))


def shape_cells(part: MarkedPart) -> None:
    """Carry out the tags that shape cells, and take them out of the text."""
    _tell_of_colours(part)
    for text, numbers in part.marked_texts():
        for number in numbers:
            tag = part.tags[number]
            if tag.word not in SHAPES or tag.form:
                continue
            cell = ancestor(text, TC)
            if cell is None:
                part.fault("T516", tag, "这个标签只能写在表格的单元格里", "请把它移到单元格里。")
            else:
                SHAPES[tag.word](Shaping(part, tag, cell, text))
            _erase(part, number, text)


def _tell_of_colours(part: MarkedPart) -> None:
    """Tell of a colour that an `if` in its cell seems to choose, and of a second one: the last stays."""
    begun: list[Element] = []
    painted: set[Element] = set()
    for cell, tag in _tags_in_cells(part):
        if tag.word == "if":
            begun.append(cell)
        elif tag.word == "endif" and cell in begun:
            begun.remove(cell)
        elif tag.word == "cellbg":
            if cell in begun or cell in painted:
                part.remark("T547", tag, "格子总是涂上最后一个 cellbg 的颜色，不管 if", ONE_COLOUR)
            painted.add(cell)


def _tags_in_cells(part: MarkedPart) -> Iterator[tuple[Element, Tag]]:
    for text, numbers in part.marked_texts():
        cell = ancestor(text, TC)
        if cell is not None:
            yield from ((cell, part.tags[number]) for number in numbers)


def _erase(part: MarkedPart, number: int, text: Element) -> None:
    text.text = (text.text or "").replace(part.mark_of(number), "")
    if not text.text:
        drop_if_empty(text)


def _paint(shaping: Shaping) -> None:
    shade = shaping.property("shd")
    # A pattern or a colour of the theme would be seen instead of the tag's colour.
    shade.attrib.clear()
    shade.set(qn("val"), "clear")
    shade.set(qn("color"), "auto")
    shade.set(qn("fill"), shaping.value(shaping.tag.code.partition(" ")[2]))


def _span(shaping: Shaping) -> None:
    code = shaping.tag.code.partition(" ")[2]
    shaping.property("gridSpan").set(qn("val"), shaping.value(code))


def _merge_down(shaping: Shaping) -> None:
    """Merge the copies of the cell below the first one with it; the tag's paragraph is empty in them."""
    merged = shaping.property("vMerge")
    merged.set(qn("val"), shaping.value("'restart' if loop.first else 'continue'"))
    paragraph = ancestor(shaping.text, P)
    if paragraph is None:
        return
    # All of the paragraph: the two ends of a field, or of a link, must come or go together.
    start, end = shaping.first_time_only()
    properties = paragraph.find(PPR)
    if properties is None:
        paragraph.text = start + (paragraph.text or "")
    else:
        properties.tail = start + (properties.tail or "")
    last = paragraph[-1]
    last.tail = (last.tail or "") + end


def _merge_across(shaping: Shaping) -> None:
    """Let the first copy of the cell span them all; the others are left out."""
    span = shaping.property("gridSpan")
    width = span.get(qn("val")) or "1"
    given = shaping.part.marks_in(width)
    # The width may be that of a colspan in the same cell.
    code = f"({shaping.part.tags[given[0]].code})" if given else width
    span.set(qn("val"), shaping.value(f"{code} * loop.length"))
    start, end = shaping.first_time_only()
    put_before(shaping.cell, start)
    shaping.cell.tail = end + (shaping.cell.tail or "")


SHAPES: Mapping[str, Callable[[Shaping], None]] = {
    "cellbg": _paint,
    "colspan": _span,
    "hm": _merge_across,
    "vm": _merge_down,
}
