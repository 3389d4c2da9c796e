"""The data of the drafts of thousands of records: in a file without a name until papers are rendered."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from docgen.writing import temporary_folder_in_use

IN_MEMORY = 1 << 20
"""The most bytes that are kept in memory; with more, a temporary file is opened."""


class Spool:
    """Bytes that are kept one after the other; all are kept before the first is read."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by `close`
        self._length = 0

    def keep(self, data: bytes) -> Callable[[], bytes]:
        """Keep some bytes, and return a function that reads them again. Raises TemporaryFolderRefused."""
        start = self._length
        with temporary_folder_in_use():
            self._file.write(data)
        self._length += len(data)
        return partial(self._read, start, len(data))

    def flush(self) -> None:
        """Write what is still in the buffer."""
        # Now, before the first paper is written: a full disk is then reported once, and nothing is half done.
        with temporary_folder_in_use():
            self._file.flush()

    def _read(self, start: int, length: int) -> bytes:
        with temporary_folder_in_use():
            self._file.seek(start)
            return self._file.read(length)

    def close(self) -> None:
        """Close the file, which removes it."""
        with suppress(OSError):  # closing flushes: a full disk has been reported already
            self._file.close()
