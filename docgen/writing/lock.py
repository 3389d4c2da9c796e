"""One writer at a time in one folder."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.writing.faults import AnotherRun, FolderNotWritable, MarkedByAnother, PlaceTaken, faults_at

LOCK_NAME = ".docgen.lock"
"""Stays where it is after the run, empty and hidden: removing it would open a gap between two runs."""
FOR_EVERYBODY = 0o666
"""Colleagues who share a folder each open the lock that the first of them made; it never holds anything."""
LOCK_WAIT_SECONDS = 5.0


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; the system lets go of it however the process ends.

    Raises AnotherRun when somebody else still holds it after the wait, MarkedByAnother where that is told by
    a file only, which a run that was killed on another computer leaves behind.
    """
    from filelock import FileLock, SoftFileLock, Timeout

    place = folder / LOCK_NAME
    if place.is_dir():
        raise PlaceTaken(place)
    lock = FileLock(place, mode=FOR_EVERYBODY)
    with faults_at(folder, FolderNotWritable), warnings.catch_warnings():
        # Some network folders know no locks: filelock then falls back to a marker file, and warns.
        warnings.simplefilter("ignore")
        try:
            lock.acquire(timeout=LOCK_WAIT_SECONDS)
        except Timeout as timeout:
            is_marker = isinstance(lock, SoftFileLock)
            raise (MarkedByAnother if is_marker else AnotherRun)(folder) from timeout
    try:
        yield
    finally:
        lock.release()
