"""The packages that a volume is bound of, and its own: parts, relationships and content types."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from lxml import etree

from docgen.word.opening import read_parts
from docgen.word.package import Raw, deflate, member, store, write_package
from docgen.word.tree import MC, Broken, is_on, tree_of
from docgen.word.xml_names import (
    CONTENT_TYPES,
    MAIN_DOCUMENT,
    NAMESPACES,
    STRICT,
    THEME,
    Element,
    qn,
    transitional,
)

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = f"{NAMESPACES['r']}/"
_R = f"{{{NAMESPACES['r']}}}"
# Older drawings (VML) name a relationship in a namespace of their own.
_RELID = "{urn:schemas-microsoft-com:office:office}relid"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
SETTINGS, FONTS = "word/settings.xml", "word/fontTable.xml"
PROPERTIES = ("docProps/core.xml", "docProps/app.xml")
REFERENCES = (qn("headerReference"), qn("footerReference"))
_IGNORABLE = f"{MC}Ignorable"


class PartRelation(NamedTuple):
    """A relationship: its type, and the part it leads to, or an address outside of the package."""

    kind: str
    target: str
    is_external: bool = False


class SourcePackage:
    """A document that is bound, opened."""

    def __init__(self, content: bytes) -> None:
        parts = read_parts(content, lambda _name: True)
        # “Strict Open XML” differs in its namespaces, in every part.
        is_strict = STRICT in parts[MAIN_DOCUMENT]
        self.parts = {name: transitional(part) for name, part in parts.items()} if is_strict else parts
        self._relations: dict[str, dict[str, PartRelation]] = {}

    def tree(self, name: str) -> Element:
        """Return a part parsed; raises Broken where it is none."""
        root = tree_of(self.parts, name)
        if root is None:
            raise Broken(name)
        return root

    @cached_property
    def is_even_and_odd(self) -> bool:
        """Whether headers and footers differ on even pages."""
        return is_on(tree_of(self.parts, SETTINGS), "evenAndOddHeaders")

    def relations(self, part: str) -> Mapping[str, PartRelation]:
        """Return the relationships of a part by their ids."""
        if part not in self._relations:
            root = tree_of(self.parts, _relations_of(part))
            found = () if root is None else root
            self._relations[part] = {str(each.get("Id")): _relation(part, each) for each in found}
        return self._relations[part]

    def type_of(self, part: str) -> str:
        """Return the content type of a part."""
        overrides, defaults = self._types
        return overrides.get(part.lower()) or defaults.get(_extension(part), "application/octet-stream")

    @cached_property
    def _types(self) -> tuple[dict[str, str], dict[str, str]]:
        root = self.tree(CONTENT_TYPES)
        overrides = {
            str(each.get("PartName", "")).removeprefix("/").lower(): str(each.get("ContentType"))
            for each in root.iter(f"{{{_TYPES}}}Override")
        }
        defaults = {
            str(each.get("Extension", "")).lower(): str(each.get("ContentType"))
            for each in root.iter(f"{{{_TYPES}}}Default")
        }
        return overrides, defaults


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relation(part: str, element: Element) -> PartRelation:
    kind, target = str(element.get("Type")), str(element.get("Target"))
    if element.get("TargetMode") == "External":
        return PartRelation(kind, target, is_external=True)
    whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))
    return PartRelation(kind, whole.lstrip("/"))


class VolumePackage:
    """The parts of a volume, each with what it leads to; parts that are equal are held once."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {}
        self._relations: dict[str, dict[str, PartRelation]] = {}
        self._identities: dict[tuple[str, PartRelation], str] = {}
        self._copied: dict[bytes, str] = {}
        self._copying: set[str] = set()

    def relate(self, part: str, relation: PartRelation) -> str:
        """Return the id of a relationship of a part, which it gets if it has none such yet."""
        known = self._relations.setdefault(part, {})
        identity = self._identities.setdefault((part, relation), f"rId{len(known) + 1}")
        known[identity] = relation
        return identity

    def relate_within(self, source: SourcePackage, part: str, element: Element, to: str) -> None:
        """Lead every relationship within an element of a part to a copy of what it led to.

        Those of headers and footers are left to the sections.
        """
        relations = source.relations(part)
        for each in element.iter(etree.Element):
            if each.tag not in REFERENCES:
                for name in _naming(each):
                    if (relation := relations.get(str(each.get(name)))) is not None:
                        each.set(name, self.relate(to, self._led(source, relation)))

    def _led(self, source: SourcePackage, relation: PartRelation) -> PartRelation:
        if relation.is_external or relation.target not in source.parts:
            return relation
        return relation._replace(target=self.copy(source, relation.target))

    def copy(self, source: SourcePackage, name: str, content: bytes | None = None) -> str:
        """Copy a part (or another content in its place) with all behind it, and return its name here.

        Raises ValueError over parts that lead to each other in a circle.
        """
        if name in self._copying:
            raise ValueError(name)
        content = source.parts[name] if content is None else content
        self._copying.add(name)
        try:
            relations = source.relations(name)
            behind = {identity: self._led(source, relation) for identity, relation in relations.items()}
        finally:
            self._copying.discard(name)
        facts = repr((name.rpartition(".")[2], source.type_of(name), sorted(behind.items()))).encode()
        key = hashlib.sha256(facts + b"\0" + content).digest()
        if key not in self._copied:
            self._copied[key] = self.add(self._free(name), content, source.type_of(name))
            self._relations[self._copied[key]] = behind
        return self._copied[key]

    def _free(self, name: str) -> str:
        """Return the name of a part, or with the first number behind it under which there is none."""
        stem, dot, extension = name.rpartition(".")
        number, free = 1, name
        # The packaging standard compares names without case.
        while free.lower() in self._taken:
            number += 1
            free = f"{stem}-{number}{dot}{extension}"
        return free

    @property
    def _taken(self) -> set[str]:
        return {name.lower() for name in self._parts}

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Add a part, and return its name."""
        self._parts[name], self._types[name] = content, content_type
        return name

    def add_to_text(self, name: str, content: bytes, kind: str) -> None:
        """Add a part of Word's own kinds to the main document: styles, settings, numbering …"""
        self.add(name, content, WORD_TYPE.format(kind))
        self.relate(MAIN_DOCUMENT, PartRelation(OFFICE + kind, name))

    def add_looks(self, base: SourcePackage, first: SourcePackage) -> None:
        """Add theme and fonts of the document whose styles these are, and the properties of the first one."""
        for name, kind in ((THEME, "theme"), (FONTS, "fontTable")):
            if name in base.parts:
                self.relate(MAIN_DOCUMENT, PartRelation(OFFICE + kind, self.copy(base, name)))
        for relation in first.relations("").values():
            if relation.target in PROPERTIES and relation.target in first.parts:
                self.relate("", self._led(first, relation))

    def add_main(self, roots: Sequence[Element], blocks: Sequence[Element]) -> None:
        """Add the main document: these blocks, with all the prefixes that their own documents declared."""
        # A prefix may stand in a value alone (Requires="wps"): the parser would not know that it is needed.
        prefixes = {prefix: uri for root in reversed(roots) for prefix, uri in root.nsmap.items() if prefix}
        whole = etree.Element(
            qn("document"), nsmap={**prefixes, "w": NAMESPACES["w"], "mc": NAMESPACES["mc"]}
        )
        ignorable = dict.fromkeys(name for root in roots for name in str(root.get(_IGNORABLE, "")).split())
        if ignorable:
            whole.set(_IGNORABLE, " ".join(ignorable))
        etree.SubElement(whole, qn("body")).extend(blocks)
        self.add(MAIN_DOCUMENT, as_part(whole), WORD_TYPE.format("document.main"))
        self.relate("", PartRelation(f"{OFFICE}officeDocument", MAIN_DOCUMENT))

    def written(self) -> bytes:
        """Return the bytes of the package: those of the same parts are always the same."""
        relations = {
            _relations_of(part): _relations_part(part, r) for part, r in self._relations.items() if r
        }
        whole = [(CONTENT_TYPES, self._types_part()), *sorted({**self._parts, **relations}.items())]
        return write_package(member(name, _packed(name, content)) for name, content in whole)

    def _types_part(self) -> bytes:
        root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
        defaults = {"rels": _RELATIONS_TYPE, "xml": "application/xml"}
        for name, content_type in sorted(self._types.items()):
            defaults.setdefault(_extension(name), content_type)
        for extension, content_type in sorted(defaults.items()):
            etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=extension, ContentType=content_type)
        for name, content_type in sorted(self._types.items()):
            if defaults[_extension(name)] != content_type:
                facts = {"PartName": f"/{name}", "ContentType": content_type}
                etree.SubElement(root, f"{{{_TYPES}}}Override", facts)
        return as_part(root)


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _naming(element: Element) -> Iterator[str]:
    """Yield the attributes of an element that name a relationship."""
    return (name for name in element.attrib if name == _RELID or str(name).startswith(_R))


def _relations_part(part: str, relations: Mapping[str, PartRelation]) -> bytes:
    root = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
    folder = posixpath.join("/", posixpath.dirname(part))
    for identity, (kind, target, is_external) in relations.items():
        leads = target if is_external else posixpath.relpath("/" + target, folder)
        facts = {"Id": identity, "Type": kind, "Target": leads}
        if is_external:
            facts["TargetMode"] = "External"
        etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", facts)
    return as_part(root)


def _packed(name: str, content: bytes) -> Raw:
    # Pictures and workbooks are packed already.
    return deflate(content) if name.endswith((".xml", ".rels")) else store(content)


def as_part(root: Element) -> bytes:
    """Return a tree as the bytes of a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
