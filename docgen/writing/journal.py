"""The journal of files that a run is about to write, one line each: after a kill they are still known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from io import FileIO
from pathlib import Path

from docgen.writing.faults import FileHeldOpen, FolderNotWritable, faults_at
from docgen.writing.manifest import ManifestEntry, entry_from

JOURNAL_NAME = ".docgen.journal"

_encode = json.JSONEncoder(ensure_ascii=False).encode


class Journal:
    """The journal of one folder; a line is appended before its file is replaced."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL_NAME
        self._file: FileIO | None = None

    def read(self) -> list[tuple[str, ManifestEntry]]:
        """Return the entries that an earlier run announced and left out of the manifest, oldest first."""
        with faults_at(self._path, FileHeldOpen):
            try:
                lines = self._path.read_bytes().split(b"\n")
            except FileNotFoundError:
                return []
        return list(_announcements(lines))

    def is_left(self) -> bool:
        """Tell whether an earlier run left one, whatever it holds."""
        with faults_at(self._path, FileHeldOpen):
            return self._path.exists()

    def append(self, path: str, entry: ManifestEntry) -> None:
        """Announce one file; the newline comes first, so that a torn line spoils no other."""
        line = b"\n" + _encode({"path": path, **entry._asdict()}).encode(errors="surrogatepass")
        with faults_at(self._path, FolderNotWritable):
            if self._file is None:
                # Unbuffered: the line must reach the system before its file is replaced.
                self._file = self._path.open("ab", buffering=0)
            # A disk that fills up takes a part of the line; only the next write raises the error.
            while line:
                line = line[self._file.write(line) :]

    def discard(self) -> None:
        """Remove the journal: the manifest holds it all. One that stays behind does no harm."""
        self.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None


def _announcements(lines: list[bytes]) -> Iterator[tuple[str, ManifestEntry]]:
    for line in lines:
        # A kill may have torn a line: it is passed over, and the others count.
        with suppress(ValueError, RecursionError):
            fields = json.loads(line)
            entry = entry_from(fields)
            yield str(fields.get("path", "")), entry
