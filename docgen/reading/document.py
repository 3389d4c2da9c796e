"""A YAML file read whole; every fault of it a diagnostic, none an exception."""

from __future__ import annotations

from collections.abc import Collection

from docgen.base.diagnostics import Diagnostic
from docgen.reading.bounds import decode_within_bounds
from docgen.reading.nodes import Document
from docgen.reading.plain import read_plain


def read_yaml(
    data: bytes, name: str, known_keys: Collection[str] = (), *, loader: type | None = None
) -> Document:
    """Read a YAML file. `name` is its path relative to the workspace; `known_keys` the keys of its model.

    With one of PyYAML's loaders it is read by that, however plain it is. A file that is too large (`bounds`)
    is not looked through.
    """
    decoded = decode_within_bounds(data, name)
    if isinstance(decoded, Diagnostic):
        return Document(decoded.place.source, None, (decoded,))
    # A plain file is read in a third of the time by this reader (docs/decisions/0003).
    root = read_plain(decoded.source) if loader is None else None
    if root is not None:
        return Document(decoded.source, root, decoded.diagnostics)
    # The prescan and PyYAML are loaded for those files only that need them.
    from docgen.reading.mending import read_and_mend

    return read_and_mend(decoded, known_keys, loader)
