"""Puts the files and links that a document's values brought along into its package."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence

from lxml import etree

from docgen.engine.attachments import Attachments, Relation
from docgen.engine.blanks import Blanks
from docgen.word.package import ZipMember, content_of, deflate, member, store
from docgen.word.xml_names import CONTENT_TYPES

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def attach(members: Sequence[ZipMember], attachments: Attachments, blanks: Blanks) -> list[ZipMember]:
    """Return the files of a document with its attachments, and with the relationships that lead to them."""
    files = {each.name: each for each in members}
    for part, relations in sorted(attachments.relations.items()):
        folder, name = posixpath.split(part)
        path = f"{folder}/_rels/{name}.rels"
        old = content_of(files[path]) if path in files else _no_relations()
        # An address put together from data may have the sign of a blank in it.
        files[path] = member(path, deflate(blanks.in_part(_related(old, relations))))
    if attachments.types:
        typed = _typed(content_of(files[CONTENT_TYPES]), attachments)
        files[CONTENT_TYPES] = member(CONTENT_TYPES, deflate(typed))
    for path, content in sorted(attachments.files.items()):
        # A picture is packed already.
        files[path] = member(path, store(content))
    return list(files.values())


def _no_relations() -> bytes:
    return etree.tostring(etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS}))


def _related(content: bytes, relations: Iterable[Relation]) -> bytes:
    """Return a list of relationships with new ones; a template made by docgen may have some already."""
    root = etree.fromstring(content)
    there = {each.get("Id") for each in root}
    # A set comes in another order in each run, and equal input must give equal bytes.
    for relation in sorted(relations):
        # An id is the hash of what it leads to: the same id is the same relationship.
        if relation.identity not in there:
            added = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship", Id=relation.identity)
            added.set("Type", _OFFICE + relation.kind)
            added.set("Target", relation.target)
            if relation.external:
                added.set("TargetMode", "External")
    return _written(root)


def _typed(content: bytes, attachments: Attachments) -> bytes:
    root = etree.fromstring(content)
    # The packaging standard compares extensions without case.
    there = {each.get("Extension", "").lower() for each in root}
    for extension, content_type in sorted(attachments.types.items()):
        if extension not in there:
            facts = {"Extension": extension, "ContentType": content_type}
            root.insert(0, root.makeelement(f"{{{_TYPES}}}Default", facts))
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", standalone=True, xml_declaration=True)
