"""From nodes to a model: all faults of a file at once, and what is left without them for later checks."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from typing_extensions import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, error
from docgen.models.office_words import NO_OFFICE, OfficeWords
from docgen.models.reader import Reader
from docgen.models.record import Record
from docgen.reading.bounds import MOST_FAULTS, too_many
from docgen.reading.nodes import Document, Entries, Items, Node, Text

R = TypeVar("R", bound=Record)
Path = tuple[int | str, ...]


class Validated(NamedTuple, Generic[R]):
    """A model (None when nothing of it can be used) and what there is to say about its file."""

    record: R | None
    diagnostics: tuple[Diagnostic, ...]


def validate(
    model: type[R], document: Document, year: int | None, office: OfficeWords = NO_OFFICE
) -> Validated[R]:
    """Check a file against its model; the words of the office in it are read as docgen's own.

    After an error the faulty values are left out and the rest is validated again, so that the domain's
    checks still see it; whoever writes papers must look for errors first.
    """
    root = document.root
    if root is None:
        return Validated(None, document.diagnostics)
    reader = Reader(year, office=office)
    record, faults = _attempt(model, root, reader)
    remainder: Node | None = root

    def asked(fault: Fault) -> bool:
        # Whoever mistyped 日期 has been told, and need not hear that it is missing.
        path = fault["loc"]
        return fault["type"] == "missing" and (_place(root, path[:-1]), path[-1]) in reader.asked_for

    # Only faults of the first attempt are told: later ones see a tree from which values were taken.
    told, said = faults[:MOST_FAULTS], list(reader.diagnostics)
    if len(faults) > MOST_FAULTS:
        remainder = None
        said.append(too_many(_place(root, _path(faults[MOST_FAULTS]))))
    while record is None and remainder is not None and faults:
        remainder = _smaller(remainder, [_left_out(model, fault) for fault in faults])
        if remainder is not None:
            # With a new reader, whose notes are dropped: the first attempt has given them all.
            record, faults = _attempt(model, remainder, Reader(year, office=office))
    diagnostics = [_diagnostic(fault, root) for fault in told if not asked(fault)]
    return Validated(record, (*document.diagnostics, *said, *diagnostics))


Fault = dict[str, Any]


def _attempt(model: type[R], root: Node, reader: Reader) -> tuple[R | None, list[Fault]]:
    try:
        return model.model_validate(root, context=reader), []
    except ValidationError as failure:
        return None, [dict(fault) for fault in failure.errors(include_url=False)]


def _smaller(node: Node, paths: list[Path]) -> Node | None:
    """The tree without those values; where it has none of them (a mistyped key), without what holds them."""
    while (smaller := _without(node, paths)) == node:
        paths = [path[:-1] for path in paths]
    return smaller


def _path(fault: Fault) -> Path:
    """Return the path of the fault; for a missing key, the path of the mapping that lacks it."""
    path: Path = fault["loc"]
    return path[:-1] if fault["type"] == "missing" else path


def _left_out(model: type[Record], fault: Fault) -> Path:
    """Return the path of what is left out for a fault: the value, or the member of a list that holds it."""
    path = _path(fault)
    is_in_member = len(path) > 1 and isinstance(path[1], int)
    return path[:2] if model.whole_members and is_in_member else path


def _without(node: Node, paths: list[Path]) -> Node | None:
    """The tree without the values at those paths."""
    if () in paths:
        return None
    if isinstance(node, Entries):
        kept = {key: _without(value, _below(paths, key)) for key, value in node.items()}
        return Entries(
            {key: value for key, value in kept.items() if value is not None}, node.place, node.key_places
        )
    if isinstance(node, Items):
        members = [_without(value, _below(paths, index)) for index, value in enumerate(node)]
        return Items([value for value in members if value is not None], node.place)
    return node


def _below(paths: list[Path], step: int | str) -> list[Path]:
    return [path[1:] for path in paths if path[0] == step]


def _diagnostic(fault: Fault, root: Node) -> Diagnostic:
    # In words of our own: the messages of pydantic are for programmers.
    context, path = fault.get("ctx", {}), fault["loc"]
    if fault["type"] == "missing":
        key = path[-1]
        return error("K302", _place(root, path[:-1]), f"缺少“{key}”", f"补上一行“{key}: …”")
    if fault["type"] == "misread":
        place = context["place"] or _place(root, path)
        return error("K303", place, context["message"], context["mend"])
    return error("K304", _place(root, path), "这里应当是一个列表", "每一项另起一行，以“- ”开头")


def _place(root: Node, path: Path) -> Place:
    node: Node = root
    for step in path:
        below = _child(node, step)
        if below is None:
            break
        node = below
    return node.place


def _child(node: Node, step: int | str) -> Node | None:
    if isinstance(node, Entries):
        return node.get(Text(step)) if isinstance(step, str) else None
    if isinstance(node, Items) and isinstance(step, int) and step < len(node):
        return node[step]
    return None
