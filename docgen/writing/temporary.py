"""The system's folder for temporary files: what it refuses is told by its name, with the mend."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.base.machine_faults import reason_of
from docgen.writing.faults import TemporaryFolderRefused


@contextmanager
def temporary_folder_in_use() -> Iterator[None]:
    """Turn every system error inside into TemporaryFolderRefused."""
    try:
        yield
    except OSError as problem:
        raise TemporaryFolderRefused(_place(), reason_of(problem)) from problem


def _place() -> Path:
    """The folder; when the system offers none, the usual one is named."""
    import tempfile

    try:
        return Path(tempfile.gettempdir())
    except OSError:
        return Path(os.environ.get("TMPDIR") or os.environ.get("TEMP") or "/tmp")
