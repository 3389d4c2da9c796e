"""The files of a year as one run takes them: a digest of them all, and what is read of them."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from importlib.util import find_spec
from pathlib import Path

from docgen import __version__
from docgen.base.workspace import PHOTOS, Workspace
from docgen.reading.disk import read_at_most
from docgen.year import Year, load_year

INPUTS = (".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xltx", ".xltm")
"""The endings of the files that people write."""
RULES = ("docgen", "chinese_calendar", "borax", "dateutil", "pydantic_core")
"""The packages whose code decides the drafts of a record."""


@dataclass
class YearInputs:
    """The files of a year, for all kinds of papers that a run makes of them."""

    workspace: Workspace
    number: int

    @cached_property
    def state(self) -> bytes | None:
        """A digest of everything that the records of the year depend on; None where that is not certain.

        To be asked for before a file is read: what was read of one that is changed meanwhile is then never
        taken for the newer one.
        """
        return _digest(self.workspace, self.number)

    def year(self, files: frozenset[str], today: date | None) -> Year:
        """The year with these files; asked for the same ones as before, the same year."""
        return self._load(files, today)

    @cached_property
    def _load(self) -> Callable[[frozenset[str], date | None], Year]:
        # One year and no more: evaluations and notices look into the same files, all minutes among them.
        return lru_cache(1)(partial(load_year, self.workspace, self.number))


def _digest(workspace: Workspace, year: int) -> bytes | None:
    """A digest of everything that the records of a year depend on; None where that is not certain."""
    # By content, not by time: a file that was copied or checked out again has not changed.
    # In another encoding of the system other names of files can be found.
    digest = hashlib.sha256(repr((__version__, sys.version, sys.getfilesystemencoding())).encode())
    try:
        for path in (*_beside(workspace.plans), *_below(workspace.year(year)), *_reached(workspace, year)):
            content = hashlib.sha256(read_at_most(path)).digest()
            digest.update(os.fsencode(path) + b"\0" + content)
        # The names alone: what photos show changes no draft, and a year has gigabytes of them.
        for path in sorted((workspace.year(year) / PHOTOS).rglob("*.*")):
            digest.update(os.fsencode(path))
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


def _code(package: str) -> list[str]:
    """The files of a package with their sizes and times."""
    # Python itself decides by time and size whether a .pyc is up to date.
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
