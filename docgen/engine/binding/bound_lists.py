"""The numbered lists of a volume: each paper has copies of its own, so that each begins with 1."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from docgen.engine.binding.bound_styles import StyleList, in_order, properties_of
from docgen.engine.binding.volume_package import SourcePackage, VolumePackage, as_part
from docgen.word.tree import value_of
from docgen.word.xml_names import NAMESPACES, NUMBERING, PPR, Element, P, qn

NUM, ABSTRACT, NUM_PR, NUM_ID, LEVEL = map(qn, ("num", "abstractNum", "numPr", "numId", "ilvl"))
VAL, NUM_KEY, ABSTRACT_KEY, IND = map(qn, ("val", "numId", "abstractNumId", "ind"))
NO_LIST = "0"


class BoundLists:
    """The lists of a volume while documents are added."""

    def __init__(self, base: SourcePackage) -> None:
        there = NUMBERING in base.parts
        root = base.tree(NUMBERING) if there else etree.Element(qn("numbering"), nsmap={"w": NAMESPACES["w"]})
        # The styles of the volume may name its lists: these stay, though no paragraph counts by them.
        self._abstracts, self._nums = list(root.findall(ABSTRACT)), list(root.findall(NUM))
        self._ignorable = root
        self._next = 1 + max((_number(each, ABSTRACT_KEY) for each in self._abstracts), default=0)
        self._next_num = 1 + max((_number(each, NUM_KEY) for each in self._nums), default=0)

    def take(self, source: SourcePackage, root: Element, styles: StyleList) -> None:
        """Give a document lists of its own, also those that it has by its styles alone."""
        if NUMBERING not in source.parts:
            return
        paper = _ListsOfPaper(source, styles)
        for paragraph in root.iter(P):
            paper.name_list(paragraph)
        known: dict[str, str] = {}
        for numbered in root.iter(NUM_ID):
            old = str(numbered.get(VAL))
            if old != NO_LIST and old not in known:
                known[old] = self._copied(paper, old)
            numbered.set(VAL, known.get(old, NO_LIST))

    def _copied(self, paper: _ListsOfPaper, old: str) -> str:
        num, abstract = deepcopy(paper.nums.get(old)), deepcopy(paper.abstract_of(old))
        if num is None or abstract is None:
            return NO_LIST
        identity, number = str(self._next), str(self._next_num)
        self._next, self._next_num = self._next + 1, self._next_num + 1
        abstract.set(ABSTRACT_KEY, identity)
        num.set(NUM_KEY, number)
        for led in num.iter(qn("abstractNumId")):
            led.set(VAL, identity)
        _take_out_links(abstract)
        # Word takes lists of one nsid for one list, and counts on.
        for nsid in abstract.iter(qn("nsid")):
            nsid.set(VAL, f"{0x10000000 + self._next:08X}")
        self._abstracts.append(abstract)
        self._nums.append(num)
        return number

    def add_to(self, package: VolumePackage) -> None:
        """Add the part of the lists, if there are any."""
        if not self._nums:
            return
        root = etree.Element(
            qn("numbering"), nsmap=self._ignorable.nsmap, attrib=dict(self._ignorable.attrib)
        )
        # All definitions stand before all lists.
        root.extend([*self._abstracts, *self._nums])
        package.add_to_text(NUMBERING, as_part(root), "numbering")


def _number(element: Element, key: str) -> int:
    text = str(element.get(key, ""))
    return int(text) if text.isascii() and text.isdigit() else 0


def _take_out_links(abstract: Element) -> None:
    """Take out what ties a definition to styles or pictures: its paragraphs name their list themselves."""
    names = ("pStyle", "styleLink", "numStyleLink", "lvlPicBulletId", "tmpl")
    for link in list(abstract.iter(*map(qn, names))):
        parent = link.getparent()
        assert parent is not None
        parent.remove(link)


def _indents(line: Sequence[Element]) -> list[Element]:
    """Return the indents that the nearest style of a line gives, if one does."""
    found = (style.find(f"{PPR}/{IND}") for style in line)
    return [deepcopy(each) for each in found if each is not None][:1]


class _ListsOfPaper:
    """The lists of one document, and which of its styles count by them."""

    def __init__(self, source: SourcePackage, styles: StyleList) -> None:
        root = source.tree(NUMBERING)
        self.nums = {str(num.get(NUM_KEY)): num for num in root.findall(NUM)}
        self._abstracts = {str(each.get(ABSTRACT_KEY)): each for each in root.findall(ABSTRACT)}
        self._styles = styles
        self._default = styles.default("paragraph")

    def abstract_of(self, number: str, *, is_led: bool = False) -> Element | None:
        """Return the definition behind a list, over a style of lists if it names one."""
        abstract = self._abstracts.get(value_of(self.nums.get(number), "abstractNumId"))
        style = value_of(abstract, "numStyleLink")
        if not style or is_led:
            return abstract
        led = value_of(self._styles.by_id.get(style), "pPr/numPr/numId")
        return self.abstract_of(led, is_led=True) if led else abstract

    def name_list(self, paragraph: Element) -> None:
        """Let a paragraph that counts by its style name the list and the level itself."""
        if paragraph.find(f"{PPR}/{NUM_PR}/{NUM_ID}") is not None:
            return
        style = value_of(paragraph, "pPr/pStyle") or self._default
        line = self._line_to_list(style)
        if not line:
            return
        number = value_of(line[-1], "pPr/numPr/numId")
        level = value_of(paragraph, "pPr/numPr/ilvl") or self._level(line[-1], number)
        properties = properties_of(paragraph)
        for old in properties.findall(NUM_PR):
            properties.remove(old)
        numbered = etree.SubElement(properties, NUM_PR)
        etree.SubElement(numbered, LEVEL, {VAL: level})
        etree.SubElement(numbered, NUM_ID, {VAL: number})
        # Named by the paragraph, the indents of the list would go before those of the style.
        if properties.find(IND) is None:
            properties.extend(_indents(line))
        in_order(properties)

    def _line_to_list(self, identity: str) -> list[Element]:
        """Return a style and those it is based on, up to the one that names a list; none where none does."""
        line: list[Element] = []
        style = self._styles.by_id.get(identity)
        while style is not None and style not in line:
            line.append(style)
            if number := value_of(style, "pPr/numPr/numId"):
                return line if number != NO_LIST else []
            style = self._styles.by_id.get(value_of(style, "basedOn"))
        return []

    def _level(self, style: Element, number: str) -> str:
        """Return the level of a style: as it says itself, or as the list that names it."""
        said = value_of(style, "pPr/numPr/ilvl")
        abstract = self.abstract_of(number)
        if said or abstract is None:
            return said or "0"
        identity = style.get(qn("styleId"))
        levels = (each for each in abstract.iter(qn("lvl")) if value_of(each, "pStyle") == identity)
        return next((str(each.get(LEVEL)) for each in levels), "0")
