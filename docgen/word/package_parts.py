"""Parts → the bytes of a .docx: the same parts give the same bytes on every day and every machine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from docgen.word.package import OWNER_ONLY, member, store, write_package
from docgen.word.xml_names import CONTENT_TYPES, MAIN_DOCUMENT

_RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class PackagePart(NamedTuple):
    """One file of the package; `relation` is the last words of its relationship's type."""

    name: str
    content_type: str
    relation: str
    content: bytes

    @property
    def relation_id(self) -> str:
        """The id under which the document names it, from the file's own name."""
        return "r" + self.name.rpartition("/")[2].partition(".")[0]


def build_package(parts: Sequence[PackagePart]) -> bytes:
    """Return a .docx of these parts, one of which is the main document; all under word/ belong to that."""
    document = next(p for p in parts if p.name == MAIN_DOCUMENT)
    outer = [document, *(p for p in parts if not p.name.startswith("word/"))]
    inner = [p for p in parts if p.name.startswith("word/") and p is not document]
    files = {
        "_rels/.rels": _relationships(outer, base=""),
        "word/_rels/document.xml.rels": _relationships(inner, base="word/"),
        **{p.name: p.content for p in parts},
    }
    # Readers that sniff expect the list of types first.
    whole = [(CONTENT_TYPES, _content_types(parts)), *sorted(files.items())]
    # Stored, not deflated: the compressors of two machines need not agree.
    return write_package(member(name, store(content), OWNER_ONLY) for name, content in whole)


def _relationships(parts: Iterable[PackagePart], base: str) -> bytes:
    written = "".join(
        f'<Relationship Id="{p.relation_id}" Type="{_type_of(p)}" Target="{p.name.removeprefix(base)}"/>'
        for p in parts
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE_RELATIONSHIP}">{written}</Relationships>'.encode()


def _type_of(part: PackagePart) -> str:
    # The core properties belong to the package, not to the office document.
    is_core = part.relation == "metadata/core-properties"
    return (_PACKAGE_RELATIONSHIP + "/" if is_core else _RELATIONSHIP) + part.relation


def _content_types(parts: Iterable[PackagePart]) -> bytes:
    overrides = "".join(
        f'<Override PartName="/{p.name}" ContentType="{p.content_type}"/>' for p in sorted(parts)
    )
    return (
        f'{_XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()
