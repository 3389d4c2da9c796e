"""One writer at a time in one folder."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.writing.faults import AnotherRun, FolderNotWritable, MarkedByAnother, PlaceTaken, faults_at

if TYPE_CHECKING:
    from filelock import BaseFileLock

LOCK_NAME = ".docgen.lock"
"""Stays where it is after the run, empty and hidden: removing it would open a gap between two runs."""
FOR_EVERYBODY = 0o666
"""Colleagues who share a folder each open the lock that the first of them made; it never holds anything."""
LOCK_WAIT_SECONDS = 5.0
KNOWS_NO_LOCKS = {errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.ENOLCK}
"""The errors of a disk without locks: some network folders, and NFS whose server runs no lock daemon."""


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Hold the folder for this process; the system lets go of it however the process ends.

    Raises AnotherRun when somebody else still holds it after the wait, MarkedByAnother where that is told by
    a file only, which a run that was killed on another computer leaves behind.
    """
    from filelock import FileLock, Timeout

    place = folder / LOCK_NAME
    if place.is_dir():
        raise PlaceTaken(place)
    with faults_at(folder, FolderNotWritable):
        lock = lock_at(place, FOR_EVERYBODY)
        try:
            lock.acquire(timeout=LOCK_WAIT_SECONDS)
        except Timeout as timeout:
            is_marker = not isinstance(lock, FileLock)
            raise (MarkedByAnother if is_marker else AnotherRun)(folder) from timeout
    try:
        yield
    finally:
        lock.release()


def lock_at(place: Path, mode: int = 0o600) -> BaseFileLock:
    """Return a lock that ends with its process; on a disk without such locks, a marker file.

    Chosen here, not left to FileLock: the versions for Python 3.10 take away the marker of a run that lives.
    """
    from filelock import FileLock

    if _knows_locks(place.parent):
        return FileLock(place, mode=mode)
    from filelock import SoftFileLock  # which needs more of the library: few disks ask for it

    return SoftFileLock(place)


def _knows_locks(folder: Path) -> bool:
    """Tell whether the disk knows locks, by a test with a nameless file that nobody else can hold."""
    try:
        import fcntl
    except ImportError:  # Windows locks on every disk
        return True
    with tempfile.TemporaryFile(dir=folder) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as refused:
            return refused.errno not in KNOWS_NO_LOCKS
    return True
