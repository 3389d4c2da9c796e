"""A folder for LibreOffice's work: gone at the end; what a killed run left, the next one takes away."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.writing.faults import temporary_folder_in_use
from docgen.writing.lock import lock_at

PREFIX = "docgen-pdf-"


@contextmanager
def work_folder() -> Iterator[Path]:
    """Make an empty folder of this run alone. Raises TemporaryFolderRefused."""
    with temporary_folder_in_use():
        folder = Path(tempfile.gettempdir(), PREFIX + os.urandom(8).hex())
        # Beside the folder, and held before the folder is made: so no other run can take it for abandoned.
        lock = lock_at(_lock_file(folder))
        lock.acquire()
        # For this user alone: documents are converted in it.
        folder.mkdir(0o700)
    try:
        yield folder
    finally:
        _remove(folder)
        # First let go of it: Windows deletes no file that is open.
        lock.release()
        with suppress(OSError):
            _lock_file(folder).unlink()


def tidy() -> None:
    """Remove the folders that no run holds any more: the system let go of the lock of one that was killed."""
    with suppress(OSError):
        for lock in Path(tempfile.gettempdir()).glob(f"{PREFIX}*.lock"):
            # Where a file is the lock, some filelocks first find its run dead, and take it the next time.
            _ = _tidied(lock) or _tidied(lock)


def _tidied(lock: Path) -> bool:
    """Remove the folder of a lock that nobody holds; tell whether it was removed."""
    from filelock import Timeout

    # PermissionError: another user's, who removes it.
    with suppress(OSError, Timeout), lock_at(lock).acquire(timeout=0):
        _remove(lock.with_suffix(""))
        lock.unlink()
        return True
    return False


def _lock_file(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _remove(folder: Path) -> None:
    """Remove the folder if possible: a LibreOffice that outlived its docgen may still write there."""
    shutil.rmtree(folder, ignore_errors=True)
