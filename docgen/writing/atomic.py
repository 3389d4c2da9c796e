"""One file written whole or not at all."""

from __future__ import annotations

import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from docgen.writing.faults import FileHeldOpen, FolderNotWritable, LinkInTheWay, PlaceTaken, faults_at

# Matched as a whole name: nothing that a person made may be taken for a leftover and removed.
_TEMP_NAME = re.compile(r"\.docgen-[0-9a-f]{16}\.tmp")
# On Windows a virus scanner or the indexer holds a fresh file for a moment; nobody needs to hear of that.
_RETRY_PAUSES_SECONDS = (0.05, 0.2) if os.name == "nt" else ()


def write_atomically(path: Path, data: bytes, before: Callable[[Path], None] | None = None) -> None:
    """Put the bytes at the path in one step; a link there is replaced, not followed.

    `before` is called with the finished file before it gets its name.
    """
    temp = temp_beside(path)
    with faults_at(path, FolderNotWritable):
        try:
            write_new(temp, data)
            # Before it has its name: what goes wrong until then has replaced nothing.
            if before is not None:
                before(temp)
            rename(temp, path, path)
        except BaseException:
            # Ctrl-C as well: no temporary file may stay behind.
            with suppress(OSError):
                temp.unlink(missing_ok=True)
            raise


def create_atomically(path: Path, data: bytes) -> bool:
    """Put the bytes at the path in one step, unless something lies there: then False, and nothing is done."""
    temp = temp_beside(path)
    with faults_at(path, FolderNotWritable):
        # A link that leads nowhere has taken the name as well.
        if os.path.lexists(path):
            return False
        try:
            write_new(temp, data)
            return takes_the_name(temp, path)
        finally:
            with suppress(OSError):
                temp.unlink(missing_ok=True)


def read_ordinary(path: Path) -> bytes | None:
    """Return the bytes of an ordinary file; None where nothing lies, or a file of no bytes or of zeros only.

    Explorer's “新建” leaves an empty file, a power cut one of no bytes or (XFS, NTFS) of zeros: there is
    nothing of a person in it to protect.
    """
    with faults_at(path, FileHeldOpen):
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return None
        if stat.S_ISLNK(mode):
            raise LinkInTheWay(path)
        # A pipe must not be opened: that would wait for ever.
        if not stat.S_ISREG(mode):
            raise PlaceTaken(path)
        data = path.read_bytes()
        # Nearly always the first byte tells: then the file need not be looked through.
        return data if data[:1].strip(b"\0") or data.strip(b"\0") else None


def take_rights(temp: Path, path: Path) -> None:
    """Give an unfinished file the rights of the file that it replaces or copies: it holds the same names."""
    # Windows keeps a file's rights in its folder; there chmod would only set it read-only.
    if os.name != "nt":
        with suppress(OSError):
            temp.chmod(stat.S_IMODE(path.lstat().st_mode))


def make_folder(folder: Path) -> None:
    """Make the folder, and those above it, where they are missing."""
    with faults_at(folder, FolderNotWritable):
        folder.mkdir(parents=True, exist_ok=True)


def temp_beside(path: Path) -> Path:
    """Return a place for the unfinished file, where nothing lies."""
    return path.with_name(f".docgen-{os.urandom(8).hex()}.tmp")


def remove_stale_temps(folder: Path, *, below: bool = True) -> None:
    """Remove what a killed run left half written; only safe while no other run writes the folder."""
    for root, folders, names in os.walk(folder):
        if not below:
            folders.clear()
        for name in filter(_TEMP_NAME.fullmatch, names):
            with suppress(OSError):
                Path(root, name).unlink()


def takes_the_name(temp: Path, path: Path) -> bool:
    """Give the finished file its name, which nobody may have taken; only a link does both in one step."""
    try:
        os.link(temp, path)
    except OSError as refused:
        # A network folder may have done it, and lost the answer.
        if is_one_file(temp, path):
            return True
        if isinstance(refused, FileExistsError):
            return False
        # A disk that knows no links: FAT, some network folders.
        return _claims_the_name(temp, path)
    return True


def is_one_file(one: Path, other: Path) -> bool:
    """Tell whether two names are those of one file."""
    with suppress(OSError):
        return one.samefile(other)
    return False


def _claims_the_name(temp: Path, path: Path) -> bool:
    """Take the name with a file of no bytes, then put the finished one over it."""
    try:
        path.open("xb").close()
    except FileExistsError:
        return False
    try:
        temp.replace(path)
    except OSError:
        # Else the empty file would hold the name for nothing.
        path.unlink(missing_ok=True)
        raise
    return True


def write_new(temp: Path, data: bytes) -> None:
    """Write an unfinished file, and make its folder where that is missing."""
    # The folder is there nearly always: to look first would cost each of thousands of files one more call.
    try:
        file = temp.open("xb")
    except FileNotFoundError:
        make_folder(temp.parent)
        file = temp.open("xb")
    with file:
        file.write(data)


def rename(source: Path, target: Path, path: Path) -> None:
    """Give a file another name, whatever bore it; a fault is told of `path`, the one that users know."""
    with faults_at(path, FileHeldOpen):
        for pause in (*_RETRY_PAUSES_SECONDS, None):
            try:
                source.replace(target)
            except OSError as problem:
                # Windows refuses permission for a folder too, as if the file were held open.
                if path.is_dir():
                    raise PlaceTaken(path) from None
                if pause is None or not isinstance(problem, PermissionError):
                    raise
                time.sleep(pause)
            else:
                return
