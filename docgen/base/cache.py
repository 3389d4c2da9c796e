"""Bytes kept on disk from one run to the next, in a folder that only this user can write.

Never in the workspace: what is kept is code, and a file that somebody planted in a shared folder must not
run. A cache is a convenience, so whatever is wrong with it only means that nothing is found there.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

VARIABLE = "DOCGEN_CACHE"
"""Names another folder, by its whole path; empty, nothing is kept."""

MOST_FILES = 64
"""The least recently used go first."""

LARGEST = 2_000_000
"""Bytes of one file: a template with photographs is compiled anew rather than filling the disk."""

LONGEST_UNUSED_DAYS = 30
"""What nobody has used for so long goes when the next thing is kept: a workspace may be gone for good."""

KEPT, UNFINISHED, REPORT = ".compiled", ".part", ".report.txt"
YEAR = "year-"
"""What the key begins with of what was read in a year's files: such bytes hold people's names and words."""
DIGEST_SIZE = hashlib.sha256().digest_size


def cache_folder() -> Path | None:
    """Return the folder of this user's cache; None when it is switched off or the user has no home."""
    wish = os.environ.get(VARIABLE)
    try:
        folder = _default_folder() if wish is None else Path(wish)
    except RuntimeError:  # from Path.home()
        return None
    # A relative folder would lie in the workspace, where others may write.
    return folder if folder.is_absolute() else None


def load(folder: Path, key: str) -> bytes | None:
    """Return the bytes kept under a key (a file's name), or None."""
    path = folder / f"{key}{KEPT}"
    try:
        content = _read(path)
    except OSError:
        return None
    # A file cut off, or copied to another key, is as good as none.
    if content is None or content[:DIGEST_SIZE] != _digest(key, content[DIGEST_SIZE:]):
        return None
    with suppress(OSError):
        # What was used last is told by this time: many disks are mounted without times of access.
        os.utime(path)
    return content[DIGEST_SIZE:]


def keep(folder: Path, key: str, content: bytes) -> None:
    """Keep bytes under a key, if that can be done."""
    if len(content) > LARGEST:
        return
    with suppress(OSError):
        folder.mkdir(0o700, parents=True, exist_ok=True)
        # mkdir leaves a folder that is there already with the rights it has.
        if _is_own(folder.stat()):
            _write(folder / f"{key}{KEPT}", _digest(key, content) + content)
            _drop_oldest(folder)


def keep_report(folder: Path, name: str, text: bytes) -> Path | None:
    """Keep the report of a mistake, and return its path; None if that cannot be done."""
    path = folder / f"{name}{REPORT}"
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        if not _is_own(folder.stat()):
            return None
        _write(path, text)
    except OSError:
        return None
    return path


class Kept(NamedTuple):
    """The files of the cache of one sort, and their size in bytes."""

    number: int = 0
    size: int = 0


class Contents(NamedTuple):
    """What the cache holds: results from years' files, compiled templates, reports of mistakes."""

    years: Kept
    templates: Kept
    reports: Kept


def contents(folder: Path) -> Contents:
    """Return what the cache holds."""
    files = _files(folder)
    reports = [file for file in files if file.name.endswith(REPORT)]
    years = [file for file in files if file.name.startswith(YEAR)]
    others = [file for file in files if file not in years and file not in reports]
    return Contents(*(Kept(len(each), sum(map(_size, each))) for each in (years, others, reports)))


def clear(folder: Path) -> int:
    """Remove all that the cache holds, and return the number of files; raises OSError where one stays."""
    files = _files(folder)
    for file in files:
        os.unlink(file.path)  # noqa: PTH108
    return len(files)


def _default_folder() -> Path:
    if sys.platform == "win32":
        # Without the variable the path is relative, which cache_folder takes for none.
        return Path(os.environ.get("LOCALAPPDATA", ""), "docgen", "cache")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "docgen"
    # The XDG specification has programs ignore a relative path in it.
    chosen = Path(os.environ.get("XDG_CACHE_HOME", ""))
    return (chosen if chosen.is_absolute() else Path.home() / ".cache") / "docgen"


def _is_own(status: os.stat_result) -> bool:
    """Tell whether a file or folder belongs to this user and nobody else may write it."""
    if os.name == "nt":  # there the user's profile is closed to others, and mode and owner say nothing
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def _read(path: Path) -> bytes | None:
    if not _is_own(path.parent.stat()):
        return None
    with path.open("rb") as file:
        # Of the open file, not of its name: another file may be put under the name in between.
        return file.read() if _is_own(os.fstat(file.fileno())) else None


def _digest(key: str, content: bytes) -> bytes:
    # With the key: a file renamed to another key is no hit. It is no guard against an attacker.
    return hashlib.sha256(key.encode() + content).digest()


def _write(path: Path, content: bytes) -> None:
    """Write the file whole or not at all: two runs may keep the same thing at once."""
    unfinished = path.with_name(f"{path.stem}.{os.urandom(8).hex()}{UNFINISHED}")
    try:
        # x follows no link that somebody laid under this name.
        with open(unfinished, "xb", opener=_private) as file:
            file.write(content)
        unfinished.replace(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _drop_oldest(folder: Path) -> None:
    files, now = sorted(_files(folder), key=_last_use, reverse=True), time.time_ns()
    oldest = now - LONGEST_UNUSED_DAYS * 24 * 3600 * 10**9
    for number, file in enumerate(files):
        if number >= MOST_FILES or _last_use(file) < oldest:
            with suppress(OSError):
                os.unlink(file.path)  # noqa: PTH108


def _files(folder: Path) -> list[os.DirEntry[str]]:
    """The files in the folder that are the cache's; somebody may have named a folder that holds others."""
    try:
        with os.scandir(folder) as entries:
            # The unfinished file of a killed run too: nobody else would take it away.
            return [entry for entry in entries if entry.name.endswith((KEPT, UNFINISHED, REPORT))]
    except FileNotFoundError:
        return []


def _size(entry: os.DirEntry[str]) -> int:
    with suppress(OSError):
        return entry.stat().st_size
    return 0


def _last_use(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_mtime_ns
    except OSError:  # another run has dropped it
        return 0
