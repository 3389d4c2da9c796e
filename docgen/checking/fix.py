"""`docgen check --fix`: certain mistakes are mended in the file itself, and shown line by line.

No other byte of the file changes, and no other text that is read from it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.checking.proofreading.findings import LocatedFinding, all_rules
from docgen.checking.proofreading.year import (
    Standards,
    TextFile,
    file_findings,
    keys_of,
    standards_of,
    text_files,
)
from docgen.reading.decoding import decode
from docgen.reading.disk import bytes_of
from docgen.reading.document import read_yaml
from docgen.reading.editing import Edit, edited
from docgen.reading.inside import typed
from docgen.reading.nodes import Document, Items, Node, Text
from docgen.writing import replace_keeping_backup
from docgen.year import load_year

AT_ONCE = 50_000
"""The most mends that are made before the file is searched again."""


class Fixed(NamedTuple):
    """A file that was mended: the number of places, the changed lines, the name of the old copy."""

    name: str
    number: int
    difference: str
    backup: str


def fix_year(workspace: Workspace, number: int) -> Iterator[Fixed]:
    """Mend the texts of a year; a copy of each changed file is kept beside it. Raises WritingFault."""
    standards = standards_of(load_year(workspace, number))
    for file in text_files(workspace, number):
        data = bytes_of(file.path, file.name)
        if isinstance(data, Diagnostic):
            continue
        new = mended(data, file, standards)
        if new.data != data:
            backup = replace_keeping_backup(file.path, new.data, kept_as=f"{file.path.name}.bak")
            changes = difference(data, new.data, file.name)
            yield Fixed(file.name, new.number, changes, backup.name if backup else "")


class Mended(NamedTuple):
    """A file with its mends made, and the number of mends."""

    data: bytes
    number: int


Change = tuple[Text, list[tuple[int, int, str]]]
"""A text of the file, and its pieces to be changed: start, end, new characters."""


def mended(data: bytes, file: TextFile, standards: Standards) -> Mended:
    """Mend the findings of certain rules, as far as the file is then read with these changes and no other."""
    # One mend may uncover the next: a space between two half-width marks is found only when they are wide.
    # Each mend leaves fewer marks to mend, so the loop ends.
    number = 0
    while sound := _together(data, file, list(_changes(data, file, standards))):
        data = edited(data, (edit for change in sound for edit in _edits(change)))
        number += sum(len(pieces) for _, pieces in sound)
    return Mended(data, number)


def _changes(data: bytes, file: TextFile, standards: Standards) -> Iterator[Change]:
    """The changes of each text, as far as its characters stand in the file as they are read."""
    certain = _certain_findings(data, file, standards)
    certain.sort(key=lambda located: (_origin(located).place[1:3], located.finding.start))
    for _, group in groupby(certain, key=lambda located: _origin(located).place[1:3]):
        those = list(group)
        text = _origin(those[0])
        pieces = [piece for piece in _apart(map(_piece, those)) if _stands_in_one_line(text, piece)]
        if pieces:
            yield text, pieces


def _certain_findings(data: bytes, file: TextFile, standards: Standards) -> list[LocatedFinding]:
    """The findings that may be mended without asking a person."""
    uncertain = {rule.code for rule in all_rules() if not rule.is_certain}
    strict = standards._replace(ignored=standards.ignored | uncertain, most=AT_ONCE)
    found = (one for one in file_findings(data, file, strict) if one.finding.mend is not None)
    return list(islice(found, AT_ONCE))


def _origin(located: LocatedFinding) -> Text:
    return located.paper.passage_at(located.finding.start).origin


def _piece(located: LocatedFinding) -> tuple[int, int, str]:
    """The finding as a piece of its text in the file; its own offsets are those of the whole paper."""
    found, passage = located.finding, located.paper.passage_at(located.finding.start)
    shift = passage.offset - passage.start
    return found.start + shift, found.end + shift, found.mend or ""


def _apart(pieces: Iterator[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The pieces that do not overlap the one before them."""
    # Two rules may find the same mark: the first mend stands, the second would cut into it.
    last = -1
    for piece in pieces:
        if piece[0] >= last:
            yield piece
            last = piece[1]


def _stands_in_one_line(text: Text, piece: tuple[int, int, str]) -> bool:
    # A space that stands for a folded line break was typed by nobody: it cannot be replaced.
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
    """The changes after which the file is read as before, but for them: all, or each that can stand alone."""
    # A mark may be syntax where it stands: reading the changed file again is the only proof.
    if not changes or _reads_the_same(data, file, changes):
        return changes
    alone = [change for change in changes if _reads_the_same(data, file, [change])]
    return alone if alone and _reads_the_same(data, file, alone) else []


def _reads_the_same(data: bytes, file: TextFile, changes: list[Change]) -> bool:
    """Tell whether the mended file is read as the old one with these texts changed, and has no new fault."""
    try:
        new = edited(data, (edit for change in changes for edit in _edits(change)))
    except ValueError:  # an encoding that lacks the mark
        return False
    before, after = read_file(data, file), read_file(new, file)
    expected = {text.place[1:3]: _with_pieces(text, pieces) for text, pieces in changes}
    same_faults = len(after.diagnostics) <= len(before.diagnostics)
    return same_faults and flat(before.root, expected) == flat(after.root, {})


def read_file(data: bytes, file: TextFile) -> Document:
    """The file read by its kind's keys."""
    return read_yaml(data, file.name, keys_of(file.kind))


def _with_pieces(text: Text, pieces: list[tuple[int, int, str]]) -> str:
    value = str(text)
    for start, end, mend in reversed(pieces):
        value = value[:start] + mend + value[end:]
    return value


def flat(node: Node | None, expected: Mapping[tuple[int, int], str]) -> list[str]:
    """All texts of a file one after the other, some of them as they are expected to become."""
    # Compared without spaces: a line that ends in a Chinese mark is joined to the next one without a space.
    if node is None:
        return []
    if isinstance(node, Text):
        return [expected.get((node.place.line, node.place.column), str(node)).replace(" ", "")]
    if isinstance(node, Items):
        return ["[", *(said for member in node for said in flat(member, expected)), "]"]
    return ["{", *(said for key, below in node.items() for said in (key, *flat(below, expected))), "}"]


def difference(old: bytes, new: bytes, name: str) -> str:
    """The lines that differ, as `diff` shows them."""
    before, after = (decode(data, name).text.split("\n") for data in (old, new))
    return "\n".join(difflib.unified_diff(before, after, name, f"{name}（改后）", n=0, lineterm=""))
