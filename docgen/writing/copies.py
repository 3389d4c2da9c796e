"""Copies beside a document: its new version, and the file that was replaced; no other file is overwritten.

`名字（新生成）.docx`, `名字（备份2）.docx`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from pathlib import Path, PurePosixPath

from docgen.base.file_names import with_mark
from docgen.writing.atomic import read_ordinary, take_rights, write_atomically
from docgen.writing.faults import WritingFault

NEW_VERSION = "新生成"
BACKUP = "备份"


def copies(path: PurePosixPath, word: str) -> Iterator[PurePosixPath]:
    """Yield the places beside a file for copies of one sort: the first without a number, then 2, 3 and on."""
    for number in count(1):
        mark = f"（{word}）" if number == 1 else f"（{word}{number}）"
        yield path.with_name(with_mark(path.stem, mark) + path.suffix)


ANYTHING = b"\0"
"""Stands for whatever lies in the place of a file."""


class FileChangedSince(WritingFault):
    """The file is no longer what the new bytes were made of."""

    told = "“{name}”刚刚被改过，没有动它，请再运行一次"


def replace_keeping_backup(
    path: Path, data: bytes, kept_as: str = "", *, was: bytes | None = ANYTHING
) -> Path | None:
    """Put the bytes there; the answer is the backup of what lay there, None if nothing else did.

    The backup is called like the file, or like `kept_as`: a copy of a YAML file must not be read as one.
    Raises FileChangedSince where there lies something else than it `was` (None: nothing).
    """
    while True:
        content = read_ordinary(path)
        if content == data:
            return None
        if was not in (ANYTHING, content):
            raise FileChangedSince(path)
        # First the copy, then the new file: a kill between the two must not take what a person wrote.
        backup = None if content is None else keep_beside(path, content, kept_as)
        try:
            # Not taken aside: here no later run would put it back after a kill.
            write_atomically(path, data, partial(_require_unchanged, path, content))
        except _SavedMeanwhile:
            # That version gets a backup too.
            continue
        return backup


class _SavedMeanwhile(Exception):
    """Somebody has saved the file since its backup was made."""


def _require_unchanged(path: Path, content: bytes | None, new: Path) -> None:
    take_rights(new, path)
    if read_ordinary(path) != content:
        raise _SavedMeanwhile


def backup_place(content: bytes, places: Iterable[Path]) -> Path:
    """Return the first place where nothing lies, or this very content."""
    return next(place for place in places if _takes(place, content))


def keep(content: bytes, place: Path, of: Path) -> None:
    """Write the backup of a file, unless it lies there already."""
    if read_ordinary(place) is None:
        write_atomically(place, content, lambda new: take_rights(new, of))


def keep_beside(path: Path, content: bytes, name: str = "") -> Path:
    """Keep a copy beside the file, called like it or like `name`; return its place."""
    names = copies(PurePosixPath(name or path.name), BACKUP)
    backup = backup_place(content, (path.with_name(each.name) for each in names))
    keep(content, backup, path)
    return backup


def _takes(place: Path, content: bytes) -> bool:
    try:
        return read_ordinary(place) in (None, content)
    except WritingFault:
        # A folder, a link or a file that cannot be read has the place: no backup can be made there.
        return False
