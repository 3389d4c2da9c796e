"""The styles of a volume: those of one document, and of the others what differs, under names of its own.

Two styles are the same when they have one name and look alike with all that they inherit; ids mean nothing,
Word gives a style a new one when it saves.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import cached_property
from itertools import count

from lxml import etree

from docgen.engine.binding.volume_package import SourcePackage, as_part
from docgen.word.elements import LETTER_ORDER, PARAGRAPH_ORDER
from docgen.word.tree import value_of
from docgen.word.xml_names import PPR, RPR, STYLES, TBL, Element, P, qn

STYLE, NAME, VAL, ID, TYPE = qn("style"), qn("name"), qn("val"), qn("styleId"), qn("type")
_NAMING = {qn("pStyle"): "paragraph", qn("rStyle"): "character", qn("tblStyle"): "table"}
_DEFAULTS = {PPR: "docDefaults/pPrDefault/pPr", RPR: "docDefaults/rPrDefault/rPr"}
# What says nothing of the look: a program writes it anew each time, or not at all.
_NOT_SEEN = {qn(name) for name in ("name", "aliases", "basedOn", "next", "link", "rsid", "uiPriority")} | {
    qn(name) for name in ("semiHidden", "unhideWhenUsed", "qFormat", "locked", "autoRedefine")
}
_OTHERS = (qn("basedOn"), qn("next"), qn("link"))


class StyleList:
    """The styles of one document by id."""

    def __init__(self, source: SourcePackage) -> None:
        self.root = source.tree(STYLES) if STYLES in source.parts else etree.Element(STYLE + "s")
        self.by_id = {str(style.get(ID)): style for style in self.root.iter(STYLE)}
        self._looks: dict[str, bytes] = {}

    def default(self, kind: str) -> str:
        """Return the id of the default style of a kind, empty where there is none."""
        ids = (str(s.get(ID)) for s in self.by_id.values() if s.get(TYPE) == kind and _is_default(s))
        return next(ids, "")

    @cached_property
    def defaults(self) -> dict[str, Element]:
        """What holds for all paragraphs and letters of the document, where no style says anything."""
        found = {tag: self.root.find("/".join(map(qn, path.split("/")))) for tag, path in _DEFAULTS.items()}
        return {tag: element for tag, element in found.items() if element is not None}

    def look(self, identity: str) -> bytes:
        """Return a text that is equal for styles that look alike, with all that they inherit."""
        if identity not in self._looks:
            self._looks[identity] = b""  # a damaged file may have a circle
            style = self.by_id.get(identity)
            said = [] if style is None else [each for each in style if each.tag not in _NOT_SEEN]
            own = b"".join(sorted(_plain(each) for each in said))
            base = "" if style is None else value_of(style, "basedOn")
            kind = "" if style is None else str(style.get(TYPE))
            inherited = self.look(base) if base else self.default_look
            self._looks[identity] = b"\0".join((kind.encode(), own, inherited))
        return self._looks[identity]

    @cached_property
    def default_look(self) -> bytes:
        """A text of what holds for all."""
        return b"".join(_plain(each) for each in self.defaults.values())


def _plain(element: Element) -> bytes:
    # Exclusive: what its root declares besides means nothing.
    return etree.tostring(element, method="c14n", exclusive=True)


def _is_default(style: Element) -> bool:
    return style.get(qn("default")) in ("1", "true", "on")


class BoundStyles:
    """The styles of a volume while documents are added."""

    def __init__(self, base: SourcePackage) -> None:
        self.own = StyleList(base)
        self.base_part = base.parts.get(STYLES, b"")
        self._sheets: dict[bytes, SheetOfPaper] = {}
        self._lists: dict[bytes, StyleList] = {}
        self._names = {value_of(style, "name").lower() for style in self.own.by_id.values()}
        self._known = {
            (value_of(style, "name"), self.own.look(identity)): identity
            for identity, style in self.own.by_id.items()
        }

    def list_of(self, source: SourcePackage) -> StyleList:
        """Return the styles of a document as it has them; documents of equal styles share them."""
        part = source.parts.get(STYLES, b"")
        if part not in self._lists:
            self._lists[part] = StyleList(source)
        return self._lists[part]

    def sheet_of(self, source: SourcePackage) -> SheetOfPaper:
        """Return what the styles of a document become here; documents of equal styles share it."""
        part = source.parts.get(STYLES, b"")
        if part not in self._sheets:
            self._sheets[part] = SheetOfPaper(self, None if part == self.base_part else self.list_of(source))
        return self._sheets[part]

    def place(self, styles: StyleList, identity: str, sheet: SheetOfPaper) -> str:
        """Return the id of a document's style here: one that looks alike, or else the style itself, added."""
        style = styles.by_id[identity]
        key = (value_of(style, "name"), styles.look(identity))
        if key not in self._known:
            self._known[key] = self._added(style, styles, sheet)
        return self._known[key]

    def _added(self, style: Element, styles: StyleList, sheet: SheetOfPaper) -> str:
        copied = deepcopy(style)
        name = value_of(style, "name")
        suffix = next(each for each in self._suffixes() if (name + each).lower() not in self._names)
        identity = next(
            each
            for each in (f"{style.get(ID)}{more}" for more in self._suffixes())
            if each not in self.own.by_id
        )
        self._names.add((name + suffix).lower())
        self.own.by_id[identity] = copied
        self.own.root.append(copied)
        copied.set(ID, identity)
        copied.attrib.pop(qn("default"), None)
        for alias in copied.findall(qn("aliases")):
            copied.remove(alias)
        named = copied.find(NAME)
        if named is not None:
            named.set(VAL, name + suffix)
        # Known already: a style may name itself as the next one.
        sheet.ids[str(style.get(ID))] = identity
        self._settle(copied, styles, sheet)
        return identity

    @staticmethod
    def _suffixes() -> Iterator[str]:
        yield ""
        yield from (f"_{number}" for number in count(2))

    def _settle(self, copied: Element, styles: StyleList, sheet: SheetOfPaper) -> None:
        """Let an added style name others by their ids here, and say itself what its document said for all."""
        for other in [each for each in copied if each.tag in _OTHERS]:
            if other.get(VAL) in styles.by_id:
                other.set(VAL, sheet.id_of(str(other.get(VAL))))
            else:
                copied.remove(other)
        # Its lists are numbered paper by paper: bound_lists writes them at the paragraphs.
        for numbered in list(copied.iter(qn("numPr"))):
            parent = numbered.getparent()
            assert parent is not None
            parent.remove(numbered)
        if copied.find(qn("basedOn")) is None and styles.default_look != self.own.default_look:
            for tag, said in styles.defaults.items():
                _underlay(copied, tag, said)

    def written(self) -> bytes:
        """Return the part of the styles."""
        return as_part(self.own.root)


def _underlay(style: Element, tag: str, said: Element) -> None:
    """Add the properties that a style does not say itself."""
    kinds = {PPR: ("paragraph",), RPR: ("paragraph", "character")}[tag]
    if style.get(TYPE) not in kinds:
        return
    properties = style.find(tag)
    if properties is None:
        properties = style.makeelement(tag, {})
        letters = style.find(RPR)
        style.insert(len(style) if letters is None else style.index(letters), properties)
    own = {each.tag for each in properties}
    properties.extend(deepcopy(each) for each in said if each.tag not in own)
    in_order(properties)


def in_order(properties: Element) -> None:
    """Bring the properties of paragraphs or letters into the order that Word wants."""
    order = PARAGRAPH_ORDER if properties.tag == PPR else LETTER_ORDER
    places = {qn(name): number for number, name in enumerate(order)}
    properties[:] = sorted(properties, key=lambda each: places.get(str(each.tag), len(places)))


def properties_of(paragraph: Element) -> Element:
    """Return the properties of a paragraph, which it gets if it has none."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = paragraph.makeelement(PPR, {})
        paragraph.insert(0, properties)
    return properties


class SheetOfPaper:
    """What the styles of a document become in the volume; nothing where they are the volume's own."""

    def __init__(self, volume: BoundStyles, styles: StyleList | None) -> None:
        self._volume, self._styles = volume, styles
        self.ids: dict[str, str] = {}

    def id_of(self, identity: str) -> str:
        """Return the id that a style of the document has here; one that it lacks keeps its own."""
        if self._styles is None or identity not in self._styles.by_id:
            return identity
        if identity not in self.ids:
            self.ids[identity] = self._volume.place(self._styles, identity, self)
        return self.ids[identity]

    def apply(self, root: Element) -> None:
        """Let all within a part of the document name its styles by their ids here."""
        if self._styles is None:
            return
        for named in root.iter(*_NAMING):
            named.set(VAL, self.id_of(str(named.get(VAL))))
        self._name_defaults(root, "paragraph", P, PPR, "pStyle")
        self._name_defaults(root, "table", TBL, qn("tblPr"), "tblStyle")

    def _name_defaults(self, root: Element, kind: str, tag: str, properties: str, naming: str) -> None:
        """Name the default style where nothing is named, if the volume has another one."""
        assert self._styles is not None
        default = self._styles.default(kind)
        if not default or self.id_of(default) == self._volume.own.default(kind):
            return
        for element in root.iter(tag):
            found = element.find(properties)
            if found is None:
                found = element.makeelement(properties, {})
                element.insert(0, found)
            if found.find(qn(naming)) is None:
                found.insert(0, found.makeelement(qn(naming), {VAL: self.id_of(default)}))
