"""A year's file that is a list of records and what they have in common: each record stands for itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar

from typing_extensions import NamedTuple

from docgen.diagnostics import Diagnostic, Span
from docgen.domain.placeholders import Unfilled
from docgen.models.record import Record, known_keys
from docgen.models.validation import validate
from docgen.reading.disk import bytes_of
from docgen.reading.listing import Piece, read_listing, title

F = TypeVar("F", bound=Record)
R = TypeVar("R", bound=Record)


class Listed(NamedTuple, Generic[F, R]):
    """What stands around the records (None when unreadable), they, their lines, what there is to say."""

    around: F | None
    records: tuple[R, ...]
    spans: tuple[Span, ...]
    said: tuple[Diagnostic, ...]


class Shape(NamedTuple, Generic[F, R]):
    """How such a file is read: its model, the key of its list, a record's model, what calls a record."""

    file: type[F]
    key: str
    record: type[R]
    titled_by: Sequence[str]


def listed(path: Path, name: str, year: int, shape: Shape[F, R]) -> Listed[F, R]:
    """Read the file; messages call it `name`. A fault inside a record leaves the others as they are."""
    data = bytes_of(path, name)
    if isinstance(data, Diagnostic):
        return Listed(None, (), (), (data,))
    listing, unfilled = read_listing(data, name, shape.key, known_keys(shape.file)), Unfilled()
    around, said = validate(shape.file, listing.around, year)
    told, spans, records = list(said), [], []
    for piece in listing.pieces:
        spans.append(Span(name, piece.first, piece.last, title(piece.document, shape.titled_by)))
        record, said = _record(piece, year, shape.record)
        told += said
        records += [record] if record is not None else []
    for readable in (around, *records):
        if readable is not None:
            unfilled.look_into(readable)
    return Listed(around, tuple(records), tuple(spans), (*told, *unfilled.told()))


def _record(piece: Piece, year: int, model: type[R]) -> tuple[R | None, tuple[Diagnostic, ...]]:
    if piece.document.root == "":  # a dash and nothing behind it
        return None, piece.document.diagnostics
    record, said = validate(model, piece.document, year)
    return record, said
