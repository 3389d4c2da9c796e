"""A folder for LibreOffice's work: gone at the end; what a killed run left, the next one takes away."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.writing.faults import temporary_folder_in_use

PREFIX = "docgen-pdf-"


@contextmanager
def workroom() -> Iterator[Path]:
    """An empty folder of this run alone; raises TemporaryFolderRefused."""
    with temporary_folder_in_use():
        folder = Path(tempfile.gettempdir(), PREFIX + os.urandom(8).hex())
        lock = _lock(folder)
        lock.acquire()
        folder.mkdir(0o700)
    try:
        yield folder
    finally:
        _remove(folder)
        lock.release()
        with suppress(OSError):
            _lock_file(folder).unlink()


def tidy() -> None:
    """Remove the folders that no run holds any more: the system let go of the lock of one that was killed."""
    from filelock import Timeout

    with suppress(OSError):
        for lock in Path(tempfile.gettempdir()).glob(f"{PREFIX}*.lock"):
            # PermissionError: another user's, who removes it.
            with suppress(OSError, Timeout), _lock(lock.with_suffix("")).acquire(timeout=0):
                _remove(lock.with_suffix(""))
                lock.unlink()


def _lock(folder: Path):  # type: ignore[no-untyped-def]  # noqa: ANN202 - filelock is loaded late
    """Beside the folder, and held before the folder is made: so no other run can take it for abandoned."""
    from filelock import FileLock

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a disk that knows no locks
        return FileLock(_lock_file(folder))


def _lock_file(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _remove(folder: Path) -> None:
    """As far as that can be done: a LibreOffice that outlived its docgen may still write there."""
    shutil.rmtree(folder, ignore_errors=True)
