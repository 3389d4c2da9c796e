"""Results of the last run, reused while nothing has changed since: hashes of the input decide.

They are the drafts of a kind of papers, without the data that fill them, and what there is to say of them.
They are kept in the user's own cache, never in the workspace; where data are needed, the year is read again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from docgen import __version__
from docgen.base.cache import YEAR, cache_folder, keep, load
from docgen.reading.disk import read_at_most

if TYPE_CHECKING:
    from docgen.base.workspace import Workspace
    from docgen.papers import About

INPUTS = (".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xltx", ".xltm")
"""The endings of the files that people write."""
RULES = ("docgen", "chinese_calendar", "borax", "dateutil", "pydantic_core")
"""The packages whose code decides the drafts of a record."""


R = TypeVar("R")


class Memory(Generic[R]):
    """The memory of a year, for one purpose and one choice among its papers."""

    def __init__(self, workspace: Workspace, year: int, purpose: str, about: About) -> None:
        subject = repr((str(workspace.root), year, purpose, sorted(map(repr, about.items()))))
        # On Linux a folder may have a name that is no UTF-8, which Python keeps in surrogates.
        self._key = YEAR + hashlib.sha256(subject.encode(errors="surrogatepass")).hexdigest()
        self._folder = cache_folder()
        self._state = _state(workspace, year) if self._folder else None

    def recall(self) -> R | None:
        """The remembered result, if nothing behind it has changed; None in every other case."""
        if self._folder is None or self._state is None:
            return None
        content = load(self._folder, self._key)
        if content is None or not content.startswith(self._state):
            return None
        # A spoilt file of the cache, or one of another version of a class, is as good as none.
        try:
            remembered: R = pickle.loads(zlib.decompress(content[len(self._state) :]))
        except (pickle.UnpicklingError, zlib.error, EOFError, AttributeError, ImportError, TypeError):
            return None
        return remembered

    def remember(self, remembered: R) -> None:
        """Keep a result for the next run, if that is possible."""
        if self._folder and self._state:
            # Level 1 is the fastest: a run must not take longer because it remembers something.
            packed = zlib.compress(pickle.dumps(remembered, pickle.HIGHEST_PROTOCOL), 1)
            keep(self._folder, self._key, self._state + packed)


def _state(workspace: Workspace, year: int) -> bytes | None:
    """A digest of everything that the records of a year depend on; None where that is not certain."""
    # By content, not by time: a file that was copied or checked out again has not changed.
    # In another encoding of the system other names of files can be found.
    digest = hashlib.sha256(repr((__version__, sys.version, sys.getfilesystemencoding())).encode())
    try:
        for path in (*_beside(workspace.plans), *_below(workspace.year(year)), *_reached(workspace, year)):
            content = hashlib.sha256(read_at_most(path)).digest()
            digest.update(os.fsencode(path) + b"\0" + content)
        for line in (line for package in RULES for line in _code(package)):
            digest.update(line.encode(errors="surrogatepass"))
    except OSError:
        return None
    return digest.digest()


def _reached(workspace: Workspace, year: int) -> Iterator[Path]:
    """The files of other folders that plans of a year are in, or reach into: a term ends in January."""
    for folder in workspace.school_folders(year):
        yield from _below(folder)
    for other in (year - 1, year + 1):
        yield from workspace.files(other, "minutes")


def _beside(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in INPUTS)


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder. Raises OSError where a folder is a link."""
    # os.walk does not enter a link: files behind it could change unseen.
    for root, folders, names in os.walk(folder):
        folders.sort()
        if any(Path(root, name).is_symlink() for name in folders):
            raise OSError
        yield from (Path(root, name) for name in sorted(names) if name.lower().endswith(INPUTS))


@cache
def _code(package: str) -> list[str]:
    """The files of a package with their sizes and times."""
    # Python itself decides by time and size whether a .pyc is up to date. Once a run: it takes 6 ms, and
    # `docgen build` asks once a kind.
    found = find_spec(package)
    homes = (found and found.submodule_search_locations) or ()
    files = [entry for home in homes for entry in _entries(home)]
    return sorted(f"{entry.path} {entry.stat().st_size} {entry.stat().st_mtime_ns}" for entry in files)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _entries(entry.path)
            elif not entry.name.endswith(".pyc"):
                yield entry
