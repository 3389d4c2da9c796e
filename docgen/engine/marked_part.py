"""One part of a template while it is patched: its tree, the marks put into it, the tags they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.base.diagnostics import Diagnostic
from docgen.engine.patched import Slot, Tag
from docgen.engine.tags import Found
from docgen.engine.template_faults import Spot, fault, remark
from docgen.word.xml_names import NAMESPACE, Element, T, qn

NEAR_CHARS = 16
"""Characters of static text that a message quotes to say where a tag stands."""

# Of Unicode's private use, apart from where the signs of blanks begin: the two must not meet.
HIGHEST = 0x10FFFD
LOWEST = 0x10F000


STRIPPED = "stripped"
"""The name of elements of which only the text shall stay: to move each text by itself takes its time."""


@dataclass
class MarkedPart:
    """A part in work; faults are collected here."""

    template: str
    label: str
    root: Element
    sign: str
    tags: list[Tag] = field(default_factory=list)
    effects: dict[int, str] = field(default_factory=dict)
    """The effect of each tag, in docxtpl's words: p, tr, tc, r."""

    heads: frozenset[str] = frozenset()
    """The columns of the data that may be named otherwise than by tags: `{姓名}`, `«姓名»`."""

    slots: dict[int, Slot] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def mark_pattern(self) -> re.Pattern[str]:
        """Finds the marks in a text; group 1 is the tag's number."""
        return re.compile(f"{self.sign}(\\d+){self.sign}")

    def mark(self, tag: Tag, slot: Slot | None = None) -> str:
        """Return the mark that stands for a tag in the tree until the source is written."""
        number = len(self.tags)
        self.tags.append(tag)
        if slot is not None:
            self.slots[number] = slot
        return self.mark_of(number)

    def mark_found(self, found: Found, near: str, slot: Slot | None = None) -> str:
        """Return the mark of a tag found in a text; raw text and a comment within a run need none."""
        if found.mark == "raw":
            return found.code
        # A comment that replaces nothing just goes.
        if found.mark == "{#" and found.form in ("", "r"):
            return ""
        spot = self.spot(near, found.typed)
        tag = Tag(spot, found.mark, found.form, found.code, found.lead, found.trail)
        return self.mark(tag, slot if tag.mark == "{{" else None)

    def spot(self, near: str, typed: str) -> Spot:
        """Return a place in this part."""
        return Spot(self.template, self.label, near, typed)

    def marked_texts(self) -> list[tuple[Element, list[int]]]:
        """Return the texts that hold marks, with the numbers of their tags, in the document's order."""
        return [
            (element, self.marks_in(element.text))
            for element in self.root.iter(T)
            if element.text and self.sign in element.text
        ]

    def strip(self) -> None:
        """Leave of the elements that are named so nothing but their text."""
        from lxml import etree

        etree.strip_tags(self.root, STRIPPED)

    def mark_of(self, number: int) -> str:
        """Return the mark of a tag that has one already."""
        return f"{self.sign}{number}{self.sign}"

    def marks_in(self, text: str) -> list[int]:
        """Return the numbers of the tags marked in a text."""
        return [int(number) for number in self.mark_pattern.findall(text)]

    def unmarked(self, text: str) -> str:
        """Return a text without its marks."""
        return self.mark_pattern.sub("", text)

    def fault(self, code: str, tag: Tag, message: str, hint: str = "") -> None:
        """Note an error at a tag: the template cannot be used."""
        self.faults.append(fault(code, tag.spot, message, hint))

    def remark(self, code: str, tag: Tag, message: str, hint: str = "") -> None:
        """Note a warning at a tag."""
        self.faults.append(remark(code, tag.spot, message, hint))


def parse_part(content: bytes) -> Element | None:
    """Return the root of an XML part; None when it is not well-formed or declares entities."""
    from lxml import etree

    # Entities and the net are off: a template may come from anywhere.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_blank_text=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    return None if root.getroottree().docinfo.doctype else root


def serialised(root: Element) -> str:
    """Return a tree as text."""
    from lxml import etree

    return etree.tostring(root, encoding="unicode")


def with_usual_prefix(root: Element) -> Element:
    """Return a tree in which all names of WordprocessingML begin with `w:`, as docxtpl knows them."""
    if all((element.prefix == "w") == _is_words(element) for element in root.iter()):
        return root
    written: dict[Element, Element] = {}
    for element in root.iter():
        written[element] = _written_again(element, written)
    return written[root]


def _is_words(element: Element) -> bool:
    return str(element.tag).startswith(f"{{{NAMESPACE}}}")


def _written_again(element: Element, written: Mapping[Element, Element]) -> Element:
    """Return a copy of an element without its children, put into the copy of its parent."""
    from lxml import etree

    parent = element.getparent()
    around = {} if parent is None else parent.nsmap
    declared = {p: uri for p, uri in element.nsmap.items() if uri not in (NAMESPACE, around.get(p))}
    # Should other names have this prefix, they get another.
    declared.pop("w", None)
    if parent is None:
        copied = etree.Element(element.tag, element.attrib, nsmap={**declared, "w": NAMESPACE})
    else:
        copied = etree.SubElement(written[parent], element.tag, element.attrib, nsmap=declared)
        copied.tail = element.tail
    copied.text = element.text
    return copied


def unused_sign(text: str) -> str:
    """Return a character that the text does not have; even private ones occur (symbol fonts, rare 汉字)."""
    return next(chr(n) for n in range(HIGHEST, LOWEST, -1) if chr(n) not in text)


def excerpt(text: str) -> str:
    """Return a piece of static text short enough for a message."""
    words = " ".join(text.split())
    return words if len(words) <= NEAR_CHARS else words[:NEAR_CHARS] + "…"


def property_of(properties: Element, name: str, order: Sequence[str]) -> Element:
    """Return the child of this name; a new one is inserted where Word's schema wants it."""
    found = properties.find(qn(name))
    if found is None:
        found = properties.makeelement(qn(name))
        before = {qn(each) for each in order[: order.index(name)]}
        properties.insert(sum(child.tag in before for child in properties), found)
    return found
