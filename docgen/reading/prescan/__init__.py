"""Before parsing: find what a YAML parser reports badly or not at all, at its own place, and mend it.

The mended text is what gets parsed, so that one run tells all faults; places stay those of the file as typed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import islice
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Source
from docgen.reading.bounds import MOST_FAULTS, too_many
from docgen.reading.prescan.characters import remove_unseen, strip_ends
from docgen.reading.prescan.rows import ScanRow
from docgen.reading.prescan.scan import Scan
from docgen.reading.prescan.walk import walk


class Prescan(NamedTuple):
    """The lines as they will be parsed, and what was wrong with them."""

    rows: Sequence[ScanRow]
    diagnostics: tuple[Diagnostic, ...]
    given_up: bool
    """True if no parser should see it: it nests too deeply, or is full of faults."""


def rows_of(source: Source) -> list[ScanRow]:
    """Return the lines of a file, or of a piece of one."""
    return [ScanRow(source, number, text) for number, text in enumerate(source.lines, start=source.first)]


def prescan(rows: Sequence[ScanRow], known_keys: Collection[str]) -> Prescan:
    """Look through the lines; `known_keys` tells a key from a sentence that has a colon."""
    unseen = tuple(islice(remove_unseen(rows), MOST_FAULTS))
    if len(unseen) == MOST_FAULTS:
        return Prescan(rows, (*unseen, too_many(unseen[-1].place)), given_up=True)
    strip_ends(rows)
    scan = Scan(rows, known_keys)
    walk(scan)
    return Prescan(rows, (*unseen, *scan.said), scan.given_up)


__all__ = ["Prescan", "ScanRow", "prescan", "rows_of"]
