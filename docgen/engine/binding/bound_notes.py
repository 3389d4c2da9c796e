"""Footnotes and endnotes of a volume: in one part, as Word wants them, under numbers of their own."""

from __future__ import annotations

from copy import deepcopy
from typing import NamedTuple

from docgen.engine.binding.bound_sections import Settle
from docgen.engine.binding.volume_package import SETTINGS, SourcePackage, VolumePackage, as_part
from docgen.word.tree import tree_of
from docgen.word.xml_names import Element, qn

ID, TYPE = qn("id"), qn("type")


class NoteKind(NamedTuple):
    """A kind of notes: its part, and the names of the part's root, a note and a reference to it."""

    part: str
    root: str
    note: str
    reference: str
    properties: str


NOTES = tuple(
    NoteKind(f"word/{kind}s.xml", f"{kind}s", qn(kind), qn(f"{kind}Reference"), qn(f"{kind}Pr"))
    for kind in ("footnote", "endnote")
)


class BoundNotes:
    """The notes of one kind of a volume while documents are added."""

    def __init__(self, kind: NoteKind, package: VolumePackage) -> None:
        self._kind, self._package = kind, package
        self._root: Element | None = None
        self._separators: Element | None = None
        self._next = 1

    def take(self, source: SourcePackage, root: Element, settle: Settle) -> bool:
        """Take the notes that a document refers to; tell whether it has any."""
        kind = self._kind
        references = list(root.iter(kind.reference))
        if not references or kind.part not in source.parts:
            for reference in references:
                _take_away(reference)
            return False
        notes = source.tree(kind.part)
        if self._root is None:
            self._begin(source, notes)
        by_id = {note.get(ID): note for note in notes.iter(kind.note)}
        for reference in references:
            note = by_id.get(reference.get(ID))
            if note is None:
                _take_away(reference)
                continue
            reference.set(ID, self._added(source, deepcopy(note), settle))
        return True

    def _begin(self, source: SourcePackage, notes: Element) -> None:
        """Begin with the separators of the first document that has notes."""
        self._root = deepcopy(notes)
        settings = tree_of(source.parts, SETTINGS)
        said = None if settings is None else settings.find(self._kind.properties)
        self._separators = None if said is None else deepcopy(said)
        for note in list(self._root):
            if note.get(TYPE) in (None, "normal"):
                self._root.remove(note)
        numbers = [int(str(note.get(ID))) for note in self._root]
        self._next = max([0, *numbers]) + 1

    def _added(self, source: SourcePackage, note: Element, settle: Settle) -> str:
        assert self._root is not None
        settle(source, note)
        self._package.relate_within(source, self._kind.part, note, self._kind.part)
        number = str(self._next)
        self._next += 1
        note.set(ID, number)
        self._root.append(note)
        return number

    def add_to(self, package: VolumePackage) -> Element | None:
        """Add the part of the notes, and return what the settings have to say of it; None without notes."""
        if self._root is None:
            return None
        package.add_to_text(self._kind.part, as_part(self._root), self._kind.root)
        if self._separators is None:
            return None
        # At the end of each paper, not of the volume.
        if self._kind.root == "endnotes":
            for place in self._separators.findall(qn("pos")):
                self._separators.remove(place)
            self._separators.insert(0, self._separators.makeelement(qn("pos"), {qn("val"): "sectEnd"}))
        return self._separators


def _take_away(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)
