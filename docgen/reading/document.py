"""A YAML file read whole: decode, prescan, compose; every fault of it a diagnostic, none an exception."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.composing import FAST_LOADER
from docgen.reading.decoding import decode
from docgen.reading.nodes import Node
from docgen.reading.prescan import Row, prescan, rows_of
from docgen.reading.recovery import compose_what_can_be


@dataclass(frozen=True, slots=True)
class Document:
    """A file's nodes (None when it holds nothing that can be read) and what was wrong with its text."""

    source: Source
    root: Node | None
    diagnostics: tuple[Diagnostic, ...]


def read_yaml(
    data: bytes, name: str, known_keys: Collection[str] = (), *, loader: type = FAST_LOADER
) -> Document:
    """Read a YAML file. `name` is its path relative to the workspace; `known_keys` the keys of its model."""
    decoded = decode(data, name)
    source = decoded.source
    return document_of(source, rows_of(source), decoded.diagnostics, known_keys, loader)


def document_of(
    source: Source,
    rows: Sequence[Row],
    decoding: Iterable[Diagnostic],
    known_keys: Collection[str],
    loader: type = FAST_LOADER,
) -> Document:
    """The same for a file that was decoded already, or for some of its lines."""
    scanned = prescan(rows, known_keys)
    said = [*decoding, *scanned.diagnostics]
    if scanned.too_deep:
        return Document(source, None, tuple(said))
    root, faults = compose_what_can_be(scanned.rows, loader)
    said += faults
    if root is None and not said:
        said.append(
            error(
                "Y103", Place(source, 1, 1), "这个文件是空的", "照着样板填写（运行 docgen init 可以得到样板）"
            )
        )
    return Document(source, root, tuple(said))
