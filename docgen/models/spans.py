"""Which lines each record of a list takes, so that a fault refuses its own record and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.diagnostics import Source, Span
from docgen.reading.document import Document
from docgen.reading.nodes import Entries, Items, Node

_DASH = re.compile(r"\s*-(?=\s|$)")


def spans(document: Document, key: str, titled_by: Sequence[str]) -> list[Span]:
    """The records in the list under a key, each titled by some of its values."""
    listed = document.root.get(key) if isinstance(document.root, Entries) else None
    members = listed if isinstance(listed, Items) else [listed] if isinstance(listed, Entries) else []
    return spans_of(document.source, {member.place.line: _title(member, titled_by) for member in members})


def spans_of(source: Source, titles: Mapping[int, str]) -> list[Span]:
    """The records of a list by the lines they begin at, with their titles.

    A record that could not be read at all has its span too: it begins at its dash. Where no list is found
    the file is one span.
    """
    starts = sorted({*titles, *_dashes(source, min(titles, default=0))})
    if not starts:
        return [Span(source.name, 0, len(source.lines))]
    ends = [*starts[1:], len(source.lines) + 1]
    return [
        Span(source.name, first, after - 1, titles.get(first, ""))
        for first, after in zip(starts, ends, strict=True)
    ]


def _title(member: Node, titled_by: Sequence[str]) -> str:
    if not isinstance(member, Entries):
        return ""
    return " ".join(value for key in titled_by if isinstance(value := member.get(key), str) and value)


def _dashes(source: Source, first: int) -> Iterator[int]:
    """The lines with a dash as far left as that of the first record."""
    dash = _DASH.match(source.lines[first - 1]) if first else None
    if dash is None:
        return
    for number, line in enumerate(source.lines[first - 1 :], start=first):
        here = _DASH.match(line)
        if here and here.end() == dash.end():
            yield number
