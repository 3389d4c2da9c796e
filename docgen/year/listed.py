"""A year's file that is a list of records and what they have in common: each record stands for itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from typing_extensions import NamedTuple

from docgen.base.diagnostics import Diagnostic, Span
from docgen.base.workspace import Workspace
from docgen.domain.words.placeholders import Unfilled
from docgen.models.record import Record, known_keys
from docgen.models.validation import Validated, validate
from docgen.reading.disk import bytes_of
from docgen.reading.listing import ListedRecord, read_listing, title
from docgen.reading.nodes import Entries, Items, Text

F = TypeVar("F", bound=Record)
R = TypeVar("R", bound=Record)


class ListedRecords(NamedTuple, Generic[F, R]):
    """What stands around the records (None when unreadable), they, their lines, what there is to say."""

    around: F | None
    records: tuple[R, ...]
    spans: tuple[Span, ...]
    said: tuple[Diagnostic, ...]


class Shape(NamedTuple, Generic[F, R]):
    """How such a file is read: its model, the key of its list, its records, what calls a record."""

    file: type[F]
    key: str
    records: Callable[[F], Sequence[R]]
    titled_by: Sequence[str]


def listed(workspace: Workspace, year: int, file: str, shape: Shape[F, R]) -> ListedRecords[F, R] | None:
    """Read the year's file of that name, if there is one. A fault inside a record leaves the others alone."""
    path = workspace.year(year) / f"{file}.yaml"
    if not path.exists():
        return None
    name = workspace.name_of(path)
    data = bytes_of(path, name)
    if isinstance(data, Diagnostic):
        return ListedRecords(None, (), (), (data,))
    listing, unfilled = read_listing(data, name, shape.key, known_keys(shape.file)), Unfilled()
    around, said = validate(shape.file, listing.around, year)
    records, told, spans = [*shape.records(around)] if around else [], list(said), []
    for piece in listing.pieces:
        spans.append(Span(name, piece.first, piece.last, title(piece.document, shape.titled_by)))
        alone, said = _alone(piece, year, shape)
        told += said
        records += shape.records(alone) if alone else ()
    for readable in ([around] if around else []) + records:
        unfilled.look_into(readable)
    return ListedRecords(around, tuple(records), tuple(spans), (*told, *unfilled.told()))


def _alone(piece: ListedRecord, year: int, shape: Shape[F, R]) -> Validated[F]:
    """A file that holds this record and nothing else."""
    root = piece.document.root
    if root is None:
        return Validated(None, piece.document.diagnostics)
    key = Text(shape.key, root.place)
    file = Entries({key: Items([root], root.place)}, root.place, {key: root.place})
    return validate(shape.file, replace(piece.document, root=file), year)
