"""A file that is a list of records under one key, read record by record: only one is in memory at a time.

From the first record with a fault on, the rest of the file is read as a whole: faults reach across records.
A file too large for that has its records read one by one to its end.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.base.diagnostics import Diagnostic, Source, Span, SpanFinder
from docgen.reading.bounds import LARGER_LISTS, LARGEST_YAML, decode_within_bounds, too_large
from docgen.reading.decoding import CONTROL, INVISIBLE, Decoded
from docgen.reading.nodes import Document, Entries, Items, Node
from docgen.reading.plain import read_plain

RECORDS_AT_ONCE = 64
"""The number of records that are cut out of a file's text at a time."""

_SILENT = r"(?:[ ]*(?:#[^\n]*)?\n)*"
_UNSEEN = re.compile(f"[{CONTROL}{INVISIBLE}]")
_DASH = re.compile(r"\s*-(?=\s|$)")


@dataclass(frozen=True, slots=True)
class ListedRecord:
    """One record: its lines (both ends included), its node (None when unreadable), what was wrong with it."""

    first: int
    last: int
    document: Document

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong with its text."""
        return self.document.root is not None and not self.document.diagnostics

    def has(self, word: str) -> bool:
        """Tell whether its text holds a word."""
        source = self.document.source
        return any(word in (source.line(number) or "") for number in range(self.first, self.last + 1))


@dataclass(frozen=True, slots=True)
class RecordBatch:
    """Some records of a file that follow each other, as text: they can be read anywhere."""

    name: str
    first: int
    """The line of the first of them."""
    texts: tuple[str, ...]
    ends_file: bool
    stands_alone: bool
    """True if a faulty record leaves the others as they are: the file is too large to be read together."""

    def pieces(self, known_keys: Collection[str]) -> Iterator[ListedRecord]:
        """Yield the records, each read from its own lines alone."""
        number = self.first
        for index, text in enumerate(self.texts, start=1):
            source = Source(self.name, tuple(text.split("\n")), first=number)
            ends_file = self.ends_file and index == len(self.texts)
            # All texts but the file's last end in a line feed, behind which the split finds one line more.
            following = number + len(source.lines) - (not ends_file)
            yield ListedRecord(number, following - 1, _alone(source, known_keys))
            number = following

    def pieces_with(self, words: Collection[str], known_keys: Collection[str]) -> Iterator[ListedRecord]:
        """Yield those records whose text holds one of the words."""
        number = self.first
        for index, text in enumerate(self.texts, start=1):
            if any(word in text for word in words):
                ends_file = self.ends_file and index == len(self.texts)
                one = RecordBatch(self.name, number, (text,), ends_file, self.stands_alone)
                yield from one.pieces(known_keys)
            number += text.count("\n")

    def breaks_off(self, piece: ListedRecord) -> bool:
        """Tell whether from this record on the file has to be read together: its fault may reach further."""
        return not (piece.is_sound or self.stands_alone)


@dataclass(frozen=True, slots=True)
class Listing:
    """A file of records: what stands around them, and they themselves, to be gone through once."""

    around: Document
    """The file without its records."""
    known_keys: Collection[str] = ()
    file: _File | None = None
    """The file, where its records can be read one by one."""
    read: tuple[ListedRecord, ...] = ()
    """The records where they cannot."""

    @property
    def pieces(self) -> Iterator[ListedRecord]:
        """The records in their order."""
        # One record in memory at a time: 1,000 records need 48 MB instead of 86 (docs/decisions/0003).
        for section in self.sections(RECORDS_AT_ONCE):
            for piece in section.pieces(self.known_keys):
                # A quote left open swallows the next record: it is told as for the whole file.
                if section.breaks_off(piece):
                    yield from self.from_line(piece.first)
                    return
                yield piece
        yield from self.read

    def pieces_with(self, words: Collection[str]) -> Iterator[ListedRecord]:
        """The records whose text holds one of the words, each read by itself."""
        if self.file and any(word in self.file.decoded.text for word in words):
            for section in self.sections(RECORDS_AT_ONCE):
                yield from section.pieces_with(words, self.known_keys)
        yield from (piece for piece in self.read if any(map(piece.has, words)))

    def sections(self, records: int) -> Iterator[RecordBatch]:
        """Return the records as text, so many in each section; none where they cannot be read one by one."""
        return self.file.sections(records) if self.file else iter(())

    def from_line(self, first: int) -> list[ListedRecord]:
        """Return the records from a line on, read together."""
        return self.file.rest(first) if self.file else []

    def lines_with(self, word: str) -> Source | None:
        """Return the file as lines, if they are at hand or its text has the word: lines take memory."""
        if self.file:
            return self.file.decoded.source if word in self.file.decoded.text else None
        return self.read[0].document.source if self.read else None


def read_listing(data: bytes, name: str, key: str, known_keys: Collection[str]) -> Listing:
    """Read a file whose records are a list under `key`. `name` is its path relative to the workspace."""
    decoded = decode_within_bounds(data, name, LARGER_LISTS)
    if isinstance(decoded, Diagnostic):
        return Listing(Document(decoded.place.source, None, (decoded,)))
    starts = _starts(decoded.text, key)
    if starts:
        around = Document(Source(name), Entries(), decoded.diagnostics)
        return Listing(around, known_keys, _File(decoded, starts, key, known_keys))
    # It cannot be read record by record, and is too large to be read together.
    if len(decoded.text) > LARGEST_YAML:
        return Listing(Document(Source(name), None, (too_large(name),)))
    # Loaded only here: the prescan and PyYAML take 40 ms (docs/decisions/0003).
    from docgen.reading.mending import read_and_mend

    pieces = _Pieces(read_and_mend(decoded, known_keys), key)
    return Listing(pieces.around(), read=tuple(pieces.all()))


def members_of(node: Node | None) -> list[Node]:
    """Return the members of a list; a single mapping stands for a list of one."""
    if isinstance(node, Items):
        return list(node)
    return [node] if isinstance(node, Entries) else []


def title(document: Document, keys: Sequence[str]) -> str:
    """Return the name that people give a record: some of its values."""
    root = document.root
    if not isinstance(root, Entries):
        return ""
    return " ".join(value for key in keys if isinstance(value := root.get(key), str) and value)


def _starts(text: str, key: str) -> list[int] | None:
    """Return where the records begin in a text; None where it is not just the key and its list."""
    head = re.compile(rf"{_SILENT}{re.escape(key)}:[ ]*\n{_SILENT}( *)- ").match(text)
    # What nobody sees above the first record is told as for the whole file.
    if head is None or _UNSEEN.search(head[0]):
        return None
    margin = head[1]
    # A line further left than the records: another key, so the file is more than one list.
    elsewhere = re.compile(rf"^(?!{margin}[ -]|[ ]*(?:#|$))", re.MULTILINE)
    if elsewhere.search(text, head.start(1)):
        return None
    dash = re.compile(rf"^{margin}-(?=[ \n])", re.MULTILINE)
    return [found.start() for found in dash.finditer(text, head.start(1))]


@dataclass(frozen=True, slots=True)
class _File:
    """A file that is just the key and its list: where its records start in the text."""

    decoded: Decoded
    starts: list[int]
    key: str
    known_keys: Collection[str]

    @property
    def is_large(self) -> bool:
        """Tell whether it can only be read record by record."""
        return len(self.decoded.text) > LARGEST_YAML

    def sections(self, records: int) -> Iterator[RecordBatch]:
        """Yield all records, so many in each section."""
        text, bounds = self.decoded.text, [*self.starts, len(self.decoded.text)]
        number = 1 + text.count("\n", 0, self.starts[0])
        for at in range(0, len(self.starts), records):
            texts = tuple(text[start:end] for start, end in pairwise(bounds[at : at + records + 1]))
            ends_file = at + records >= len(self.starts)
            yield RecordBatch(self.decoded.name, number, texts, ends_file, self.is_large)
            number += sum(one.count("\n") for one in texts)

    def rest(self, first: int) -> list[ListedRecord]:
        """Return the records from line `first` on; those before it have been read."""
        from docgen.reading.mending import read_rows
        from docgen.reading.prescan import rows_of

        source, head = self.decoded.source, 1 + self.decoded.text.count("\n", 0, self.starts[0])
        rows = rows_of(source)
        # With the key above: the rest of the file is parsed as the list that it is.
        kept = [*rows[: head - 1], *rows[first - 1 :]]
        return _Pieces(read_rows(source, kept, (), self.known_keys), self.key, first).all()


def _alone(source: Source, known_keys: Collection[str]) -> Document:
    """Return a record read from its own lines; the lines around it may have to do with its faults."""
    document = Document(source, read_plain(source), ())
    if document.root is None:
        # Loaded only here: PyYAML and the prescan take 40 ms, and most records are plain.
        from docgen.reading.mending import read_rows
        from docgen.reading.prescan import rows_of

        document = read_rows(source, rows_of(source), (), known_keys)
    root = document.root
    member = root[0] if isinstance(root, Items) and len(root) == 1 else None
    return Document(source, member, document.diagnostics)


class _Pieces:
    """The records of a file that was read as a whole, or from line `first` on."""

    def __init__(self, document: Document, key: str, first: int = 0) -> None:
        self.document, self.key = document, key
        listed = document.root.get(key) if isinstance(document.root, Entries) else None
        self.is_list = isinstance(listed, Items | Entries)
        self.members = {member.place.line: member for member in members_of(listed)}
        self.spans = spans_of(document.source, dict.fromkeys(self.members, ""), first)
        self.find = SpanFinder(self.spans)

    def around(self) -> Document:
        """Return the file without its records, and what there is to say outside of them."""
        root, said = self.document.root, self.document.diagnostics
        if self.is_list and isinstance(root, Entries):
            root = Entries({**root, self.key: Items()}, root.place, root.key_places)
        return Document(self.document.source, root, tuple(d for d in said if not self.find(d.place)))

    def all(self) -> list[ListedRecord]:
        """Return the records in their order, each with what there is to say in its lines."""
        said: dict[Span | None, list[Diagnostic]] = {}
        for diagnostic in self.document.diagnostics:
            said.setdefault(self.find(diagnostic.place), []).append(diagnostic)
        return [self._piece(span, said.get(span, ())) for span in self.spans]

    def _piece(self, span: Span, said: Iterable[Diagnostic]) -> ListedRecord:
        node = self.members.get(span.first)
        return ListedRecord(span.first, span.last, Document(self.document.source, node, tuple(said)))


def spans_of(source: Source, titles: Mapping[int, str], first: int = 0) -> list[Span]:
    """Return the records of a list by their lines, with their titles; the first begins at line `first`.

    A record that could not be read at all has its span too: it begins at its dash. Where no list is found
    the file is one span.
    """
    starts = sorted({*titles, *_dashes(source, first or min(titles, default=0))})
    ends = [*starts[1:], len(source.lines) + 1]
    spans = [
        Span(source.name, start, after - 1, titles.get(start, ""))
        for start, after in zip(starts, ends, strict=False)
    ]
    return spans or [Span(source.name, 0, len(source.lines))]


def _dashes(source: Source, first: int) -> Iterator[int]:
    """Yield the lines with a dash as far left as that of the first record."""
    dash = _DASH.match(source.line(first) or "")
    if dash is None:
        return
    for number, line in enumerate(source.lines[first - 1 :], start=first):
        here = _DASH.match(line)
        if here and here.end() == dash.end():
            yield number
