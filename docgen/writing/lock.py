"""One writer at a time in one folder."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.writing.faults import AnotherRun, FolderNotWritable, faults_at

LOCK_NAME = ".docgen.lock"
"""Stays where it is after the run, empty and hidden: removing it would open a gap between two runs."""
LOCK_WAIT_SECONDS = 5.0


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; the system lets go of it however the process ends.

    Raises AnotherRun when somebody else still holds it after the wait.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / LOCK_NAME)
    with faults_at(folder, FolderNotWritable), warnings.catch_warnings():
        # Some network folders know no locks: filelock then falls back to a marker file, and warns.
        warnings.simplefilter("ignore")
        try:
            lock.acquire(timeout=LOCK_WAIT_SECONDS)
        except Timeout as timeout:
            raise AnotherRun(folder) from timeout
    try:
        yield
    finally:
        lock.release()
