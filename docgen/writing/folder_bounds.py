"""No name leads out of the folder that docgen may write in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from docgen.writing.faults import FileHeldOpen, LeadsOutside, faults_at

# A separator, a drive or a stream on Windows; the end of a name for the system; half a character.
_NEVER_IN_A_NAME = re.compile("[\\\\:\0\ud800-\udfff]")


def is_within(path: PurePosixPath) -> bool:
    """Tell whether a relative path, read as text alone, stays below where it starts."""
    is_odd = ".." in path.parts or _NEVER_IN_A_NAME.search(path.as_posix()) is not None
    return bool(path.parts) and not path.is_absolute() and not is_odd


class Bounds:
    """A folder, and which of the folders below it really lie below it (links and junctions followed).

    A folder is looked at anew as soon as another one has its name: somebody may put a link there meanwhile.
    """

    has_old_files = True
    """Whether files that nobody needs any more are moved to the old ones, in the same folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._root: Path | None = None
        self._checked: dict[str, _Identity] = {}
        self._last: tuple[PurePosixPath | None, Path, str] = None, folder, ""

    def locate(self, path: PurePosixPath) -> Path:
        """Return the relative path as a path on disk; raises LeadsOutside."""
        if path is not self._last[0]:  # each file is asked for several times in a row
            if not is_within(path):
                raise LeadsOutside(self._folder / path)
            place = self._folder / path
            self._last = path, place, str(place.parent)
        _, place, folder = self._last
        identity = _identity(folder)
        if identity is None or identity != self._checked.get(folder):
            self._check(place)
            self._checked[folder] = identity
        return place

    def place(self, path: PurePosixPath) -> Path:
        """Return the path without a check that it stays inside the folder."""
        return self._last[1] if path is self._last[0] else self._folder / path

    def swept(self, _paths: Iterable[PurePosixPath]) -> Iterator[tuple[Path, bool]]:
        """Yield the folders where a killed run may have left something; True: in those below as well."""
        yield self._folder, True

    def _check(self, place: Path) -> None:
        with faults_at(place, FileHeldOpen):
            if not self._is_below(place.parent):
                raise LeadsOutside(place)

    def _is_below(self, folder: Path) -> bool:
        try:
            self._root = self._root or self._folder.resolve()
            return folder.resolve().is_relative_to(self._root)
        except RuntimeError:
            # Links that go round in a circle, before Python 3.13.
            return False


class Anywhere(Bounds):
    """No bounds: files that a person has named one by one, those in the folder by their path from there."""

    has_old_files = False

    def name_of(self, path: Path) -> PurePosixPath:
        """Return the name of a file, the same one however its folder was typed."""
        # Only the folder's links are followed: a link in the file's own place is refused when it is written.
        whole, root = (Path(os.path.realpath(each)) for each in (path.parent, self._folder))
        place = whole / path.name
        return PurePosixPath((place.relative_to(root) if place.is_relative_to(root) else place).as_posix())

    def locate(self, path: PurePosixPath) -> Path:
        """Return the path on disk."""
        return self.place(path)

    def swept(self, paths: Iterable[PurePosixPath]) -> Iterator[tuple[Path, bool]]:
        """Yield the folders of the files, none of those below them: they are not docgen's."""
        for folder in {self.place(path).parent for path in paths}:
            yield folder, False


# The numbers by which the system knows a folder, whatever its name; None where there is none.
_Identity = tuple[int, int] | None


def _identity(folder: str) -> _Identity:
    try:
        status = os.stat(folder)  # noqa: PTH116 - of thousands of files, a Path costs as much as the look
    except OSError:
        return None
    return status.st_dev, status.st_ino
