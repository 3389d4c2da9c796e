"""Files brought from the system's memory to the disk itself, so that a power cut does not take them."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

AT_ONCE = 16
"""One after the other, 184 papers took 1.4 s to flush; so many at once, 0.06 s: the disk joins them."""
# Only these tell that bytes are gone; others come from files and shares that know no flushing.
_LOSSES = {errno.EIO, errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def flush(files: Collection[Path]) -> None:
    """Wait until the files, and their names in their folders, are on the disk; raises OSError of a lost one.

    What cannot be flushed (a folder on Windows, some network shares) is left to the system.
    """
    # The folders too: on POSIX systems a new name is safe only when its folder has been flushed.
    every = [*files, *{file.parent for file in files}]
    if len(every) <= AT_ONCE // 4:
        # The threads cost some milliseconds to import.
        for path in every:
            _flush(path)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(_flush, every))


def _flush(path: Path) -> None:
    try:
        # A file that was taken away is in the list as well, for the sake of its folder.
        with suppress(FileNotFoundError, PermissionError):
            # Windows flushes only what may be written, POSIX folders only what is read.
            number = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY | os.O_NONBLOCK)
            try:
                os.fsync(number)
            finally:
                os.close(number)
    except OSError as refused:
        if refused.errno in _LOSSES:
            raise
