"""One folder opened for writing: locked, tidied after a killed run, its record saved at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from docgen.writing.atomic import make_folder, remove_stale_temps
from docgen.writing.lock import one_writer
from docgen.writing.record import Record
from docgen.writing.shelf import Shelf


@contextmanager
def opened(folder: Path, paths: Sequence[PurePosixPath], *, dry_run: bool) -> Iterator[Shelf]:
    """The folder with those paths spoken for; a dry run, or one without paths, locks and saves nothing."""
    if dry_run or not paths:
        yield Shelf(folder, Record(folder), paths, dry_run=True)
        return
    make_folder(folder)
    with one_writer(folder):
        remove_stale_temps(folder)
        record = Record(folder)
        # What a killed run left is settled first: its journal may be another user's, who alone may add to it.
        record.save()
        try:
            yield Shelf(folder, record, paths, dry_run=False)
        finally:
            record.save()
