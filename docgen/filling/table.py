"""A table of rows, whatever file it came from: each row becomes one document."""

from __future__ import annotations

from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Span
from docgen.reading.nodes import Entries


class Row(NamedTuple):
    """One document to be: its number from 1 on, the lines it takes, and its values by column."""

    number: int
    span: Span
    values: Entries


class Table(NamedTuple):
    """The columns in the order of the file, the rows under them, and what there is to say about the file."""

    keys: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    spans: tuple[Span, ...] = ()
    """Those of all records, also of one that could not be read."""
    diagnostics: tuple[Diagnostic, ...] = ()
