"""What is certain is mended in the file itself: no byte outside of it changes, and nothing else it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from typing import NamedTuple

from docgen.checking.proofreading.proof import Proof, all_rules
from docgen.checking.proofreading.year import Standards, TextFile, file_proofs, keys_of
from docgen.reading.document import read_yaml
from docgen.reading.editing import Edit, edited
from docgen.reading.inside import typed
from docgen.reading.nodes import Document, Items, Node, Text

AT_ONCE = 50_000
"""Mends made before the file is looked through again."""


class Mended(NamedTuple):
    """A file with its mends made, and how many they are."""

    data: bytes
    number: int


Change = tuple[Text, list[tuple[int, int, str]]]
"""A text of the file, and what in it (from, to) becomes what."""


def mended(data: bytes, file: TextFile, standards: Standards) -> Mended:
    """Mend what certain rules find in a file; nothing where it could not be read the same afterwards.

    One mend may show the next (a space between two marks that were half width). Each leaves fewer marks to
    be mended, so that this ends.
    """
    number = 0
    while sound := _together(data, file, list(_changes(data, file, standards))):
        data = edited(data, (edit for change in sound for edit in _edits(change)))
        number += sum(len(pieces) for _, pieces in sound)
    return Mended(data, number)


def _changes(data: bytes, file: TextFile, standards: Standards) -> Iterator[Change]:
    """What is to become of each text, as far as its characters stand in the file as they are."""
    uncertain = {rule.code for rule in all_rules() if not rule.is_certain}
    strict = standards._replace(ignored=standards.ignored | uncertain, most=AT_ONCE)
    found = (one for one in file_proofs(data, file, strict) if one.finding.mend is not None)
    certain = list(islice(found, AT_ONCE))
    certain.sort(key=lambda proof: (_origin(proof).place[1:3], proof.finding.start))
    for _, group in groupby(certain, key=lambda proof: _origin(proof).place[1:3]):
        proofs = list(group)
        text = _origin(proofs[0])
        pieces = [piece for piece in _apart(map(_piece, proofs)) if _stands_in_one_line(text, piece)]
        if pieces:
            yield text, pieces


def _origin(proof: Proof) -> Text:
    return proof.paper.passage_at(proof.finding.start).origin


def _piece(proof: Proof) -> tuple[int, int, str]:
    """The finding in its text of the file, instead of in its paper."""
    found, passage = proof.finding, proof.paper.passage_at(proof.finding.start)
    shift = passage.offset - passage.start
    return found.start + shift, found.end + shift, found.mend or ""


def _apart(pieces: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Those that do not overlap the one before."""
    last = -1
    for piece in pieces:
        if piece[0] >= last:
            yield piece
            last = piece[1]


def _stands_in_one_line(text: Text, piece: tuple[int, int, str]) -> bool:
    where = typed(text)
    characters = where[piece[0] : piece[1]] if where else ()
    return (
        bool(characters)
        and len({one.line for one in characters}) == 1
        and all(one.length for one in characters)
    )


def _edits(change: Change) -> Iterator[Edit]:
    text, pieces = change
    where = typed(text) or ()
    for start, end, mend in pieces:
        first, last = where[start], where[end - 1]
        yield Edit(first.line, first.column, last.column + last.length - first.column, mend)


def _together(data: bytes, file: TextFile, changes: list[Change]) -> list[Change]:
    """The changes after which the file says what it said, but for them: all, or what can be made alone."""
    if not changes or _reads_the_same(data, file, changes):
        return changes
    alone = [change for change in changes if _reads_the_same(data, file, [change])]
    return alone if alone and _reads_the_same(data, file, alone) else []


def _reads_the_same(data: bytes, file: TextFile, changes: list[Change]) -> bool:
    """Whether the mended file is read as the old one with these texts changed, and nothing more is told."""
    try:
        new = edited(data, (edit for change in changes for edit in _edits(change)))
    except ValueError:  # an encoding that lacks the mark
        return False
    before, after = _read(data, file), _read(new, file)
    expected = {text.place[1:3]: _with_pieces(text, pieces) for text, pieces in changes}
    same_faults = len(after.diagnostics) <= len(before.diagnostics)
    return same_faults and _flat(before.root, expected) == _flat(after.root, {})


def _read(data: bytes, file: TextFile) -> Document:
    return read_yaml(data, file.name, keys_of(file.kind))


def _with_pieces(text: Text, pieces: list[tuple[int, int, str]]) -> str:
    value = str(text)
    for start, end, mend in reversed(pieces):
        value = value[:start] + mend + value[end:]
    return value


def _flat(node: Node | None, expected: Mapping[tuple[int, int], str]) -> list[str]:
    """All that a file says, one text after the other; some of it as it is expected to become.

    Without spaces: a line that ends in a Chinese mark is joined to the next without one.
    """
    if node is None:
        return []
    if isinstance(node, Text):
        return [expected.get((node.place.line, node.place.column), str(node)).replace(" ", "")]
    if isinstance(node, Items):
        return ["[", *(said for member in node for said in _flat(member, expected)), "]"]
    return ["{", *(said for key, below in node.items() for said in (key, *_flat(below, expected))), "}"]
