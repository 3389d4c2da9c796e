"""The attachments of a document: files and links that its values bring along."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from jinja2.runtime import Context

from docgen.engine.template_bounds import TooMuch

ATTACHMENTS = "_attachments"
"""The name under which a rendering carries them; the guard keeps it out of templates."""

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LARGEST_ATTACHMENTS = 100_000_000
"""Bytes that all values of one document may bring along together."""


class Relation(NamedTuple):
    """A relationship of a part: the last word of its type, and the address or the file it leads to."""

    kind: str
    target: str
    external: bool = False

    @property
    def identity(self) -> str:
        """The id that stands in the part: one thing has the same in every document, and no other has it."""
        # An xsd:ID must not begin with a digit.
        return "r" + hashlib.sha256(repr(tuple(self)).encode()).hexdigest()[:16]


class AttachedDocument(NamedTuple):
    """A whole .docx, and what messages call it."""

    name: str
    content: bytes


@dataclass(slots=True)
class Attachments:
    """The files and links of one document, as they gather while its parts are rendered."""

    part: str = ""
    """The part that is being rendered."""

    relations: dict[str, set[Relation]] = field(default_factory=dict)
    """The relationships by part."""

    files: dict[str, bytes] = field(default_factory=dict)
    """The contents of files by their names in the package."""

    types: dict[str, str] = field(default_factory=dict)
    """The content types of files by their extensions."""

    drawn: set[str] = field(default_factory=set)
    """The parts that have got drawings."""

    workbooks: dict[str, str] = field(default_factory=dict)
    """The ids of workbooks by the parts of the charts that they belong to."""

    documents: dict[str, AttachedDocument] = field(default_factory=dict)
    """The documents by the texts that stand for them in the body."""

    left: int = LARGEST_ATTACHMENTS

    def link(self, address: str) -> str:
        """Return the id of a link to an address outside."""
        return self._relate(Relation("hyperlink", address, external=True))

    def picture(self, content: bytes, extension: str, content_type: str) -> str:
        """Return the id of a picture; one that comes twice is kept once."""
        name = f"{hashlib.sha256(content).hexdigest()[:16]}.{extension}"
        # A portrait in every row is one file: the name is the hash of its content.
        if f"word/media/{name}" not in self.files:
            self._take(content)
            self.files[f"word/media/{name}"] = content
            self.types[extension] = content_type
        self.drawn.add(self.part)
        return self._relate(Relation("image", f"media/{name}"))

    def chart_workbook(self, content: bytes) -> None:
        """Take the workbook of the chart that is being rendered."""
        name = f"{hashlib.sha256(content).hexdigest()[:16]}.xlsx"
        self._take(content)
        self.files[f"word/embeddings/{name}"] = content
        self.types["xlsx"] = WORKBOOK_TYPE
        # From word/charts; Word looks for the kind package, not for that of its own documents.
        self.workbooks[self.part] = self._relate(Relation("package", f"../embeddings/{name}"))

    def document(self, document: AttachedDocument) -> str:
        """Return the text that stands for a whole document until that is put in its place."""
        self._take(document.content)
        # With a number: a document that is put in twice has two places.
        mark = f"docgen-{hashlib.sha256(document.content).hexdigest()}-{len(self.documents)}"
        self.documents[mark] = document
        return mark

    def _take(self, content: bytes) -> None:
        self.left -= len(content)
        if self.left < 0:
            raise TooMuch

    def _relate(self, relation: Relation) -> str:
        self.relations.setdefault(self.part, set()).add(relation)
        return relation.identity


def attachments_of(context: Context) -> Attachments:
    """Return the attachments of the document that is being rendered, for a filter with its context."""
    found = context[ATTACHMENTS]
    assert isinstance(found, Attachments)
    return found
