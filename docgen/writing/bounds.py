"""No name leads out of the folder that docgen may write in."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from docgen.writing.faults import FileHeldOpen, LeadsOutside, faults_at

_NEVER_IN_A_NAME = re.compile("[\\\\:\0\ud800-\udfff]")
"""A separator, a drive or a stream on Windows; the end of a name for the system; half a character."""


def is_within(path: PurePosixPath) -> bool:
    """Whether a relative path, read as text alone, stays below where it starts."""
    is_odd = ".." in path.parts or _NEVER_IN_A_NAME.search(path.as_posix()) is not None
    return bool(path.parts) and not path.is_absolute() and not is_odd


class Bounds:
    """A folder, and which of the folders below it really lie below it (links and junctions followed)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._checked: set[PurePosixPath] = set()
        self._last: tuple[PurePosixPath | None, Path] = None, folder

    def locate(self, path: PurePosixPath) -> Path:
        """Where the relative path lies on disk; raises LeadsOutside."""
        if path is self._last[0]:  # each file is asked for several times in a row
            return self._last[1]
        place = self._folder / path
        if path.parent not in self._checked:
            self._check(path, place)
            self._checked.add(path.parent)
        elif not is_within(path):
            raise LeadsOutside(place)
        self._last = path, place
        return place

    def _check(self, path: PurePosixPath, place: Path) -> None:
        with faults_at(place, FileHeldOpen):
            if not (is_within(path) and self._is_below(place.parent)):
                raise LeadsOutside(place)

    def _is_below(self, folder: Path) -> bool:
        try:
            return folder.resolve().is_relative_to(self._folder.resolve())
        except RuntimeError:
            # Links that go round in a circle, before Python 3.13.
            return False
