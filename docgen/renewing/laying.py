"""The new year's files laid down: what a person has begun there stays, unless it is to be replaced."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from docgen.writing import WritingFault
from docgen.writing.atomic import create_atomically, make_folder, read_ordinary, write_atomically
from docgen.writing.backups import replace_keeping_backup


class Fate(Enum):
    """What became of a file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    KEPT = "kept"
    """Another file lies there, which a person may have begun."""
    FAILED = "failed"


class Laid(NamedTuple):
    """A file and what became of it; `about` is its backup, or what the machine refused."""

    path: Path
    fate: Fate
    about: str = ""


class Wish(NamedTuple):
    """How files are laid down."""

    force: bool = False
    dry_run: bool = False


def lay_down(path: Path, data: bytes, wish: Wish, blank: bytes | None = None) -> Laid:
    """Write a file that is not there, or is `blank`; with `force` any, which is kept as a backup."""
    try:
        lies_there = read_ordinary(path)
        if lies_there == data:
            return Laid(path, Fate.UNCHANGED)
        is_begun = lies_there not in (None, blank)
        if is_begun and not wish.force:
            return Laid(path, Fate.KEPT)
        if wish.dry_run:
            return Laid(path, Fate.REPLACED if is_begun else Fate.WRITTEN)
        return _written(path, data, is_blank=lies_there is not None and not is_begun, force=wish.force)
    except WritingFault as fault:
        return Laid(path, Fate.FAILED, str(fault))


def _written(path: Path, data: bytes, *, is_blank: bool, force: bool) -> Laid:
    make_folder(path.parent)
    if is_blank:
        write_atomically(path, data)
        return Laid(path, Fate.WRITTEN)
    if force:
        backup = replace_keeping_backup(path, data)
        return Laid(path, Fate.REPLACED if backup else Fate.WRITTEN, backup.name if backup else "")
    return Laid(path, Fate.WRITTEN if _created(path, data) else Fate.KEPT)


def _created(path: Path, data: bytes) -> bool:
    """Whether the file could be put there; one without a byte is nobody's work."""
    if create_atomically(path, data):
        return True
    if read_ordinary(path) is not None:
        return False
    replace_keeping_backup(path, data)
    return True
