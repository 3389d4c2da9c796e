"""A YAML file as a person may have mistyped it: prescan, compose; what can be mended is read all the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.composing import FAST_LOADER
from docgen.reading.decoding import Decoded
from docgen.reading.nodes import Document
from docgen.reading.prescan import Row, prescan, rows_of
from docgen.reading.recovery import compose_what_can_be


def read_and_mend(decoded: Decoded, known_keys: Collection[str], loader: type | None = None) -> Document:
    """Read a file; `known_keys` are the keys of its model."""
    source = decoded.source
    return read_rows(source, rows_of(source), decoded.diagnostics, known_keys, loader)


def read_rows(
    source: Source,
    rows: Sequence[Row],
    decoding: Iterable[Diagnostic],
    known_keys: Collection[str],
    loader: type | None = None,
) -> Document:
    """The same for some of its lines."""
    scanned = prescan(rows, known_keys)
    said = [*decoding, *scanned.diagnostics]
    if scanned.given_up:
        return Document(source, None, tuple(said))
    root, faults = compose_what_can_be(scanned.rows, loader or FAST_LOADER)
    said += faults
    if root is None and not said:
        said.append(
            error(
                "Y103", Place(source, 1, 1), "这个文件是空的", "照着样板填写（运行 docgen init 可以得到样板）"
            )
        )
    return Document(source, root, tuple(said))
