"""A file is replaced, moved or removed only if it is what it was: it is taken aside and looked at again.

What a person saves after docgen's look would else be lost; on a slow share that is a second.
Between the two names the paper's own is free for as long as one look takes: no system renames two files in
one step on every disk. A run killed there leaves the file aside, and the next one puts it back.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from docgen.base.file_names import NAME_LIMIT_BYTES
from docgen.writing.atomic import (
    is_one_file,
    make_folder,
    read_ordinary,
    rename,
    take_rights,
    takes_the_name,
    temp_beside,
    write_new,
)
from docgen.writing.copies import keep_beside
from docgen.writing.faults import FileHeldOpen, FolderNotWritable, WritingFault, faults_at
from docgen.writing.manifest import sha256_of

_ASIDE_NAME = re.compile(r"\.docgen-(?P<name>.+)\.old", re.DOTALL)


def replace_unchanged(path: Path, data: bytes, was: str | None) -> bool:
    """Put the bytes there and tell so, unless the file has no longer the hash it `was` known by.

    None stands for a place where nothing lies; then a file that a person puts there meanwhile stays.
    """
    temp, aside = temp_beside(path), _aside_of(path)
    with faults_at(path, FolderNotWritable):
        try:
            write_new(temp, data)
            # A link fails where somebody has just saved a file of that name; a rename would cover it.
            if was is None and takes_the_name(temp, path):
                return True
            if len(os.fsencode(aside.name)) > NAME_LIMIT_BYTES:
                return _replaced_in_place(temp, path, was)
            if not _took_aside(path, aside):
                return takes_the_name(temp, path)
            return _replaced(temp, path, aside, was)
        finally:
            with suppress(OSError):
                temp.unlink(missing_ok=True)


def remove_unchanged(path: Path, was: str) -> bool:
    """Remove the file and tell so, unless it has no longer the hash it `was` known by."""
    return _taken_unchanged(path, was, lambda _aside: True)


def move_unchanged(path: Path, place: Path, was: str) -> bool:
    """Move the file and tell so, unless it is gone, or has no longer the hash it `was` known by.

    A file of the same content at the place stands for the one moved; any other one there lets both stay.
    """
    make_folder(place.parent)
    return _taken_unchanged(path, was, lambda aside: _takes_the_place(aside, place, was))


def _takes_the_place(aside: Path, place: Path, was: str) -> bool:
    on_disk = _hash_of(place)
    if on_disk is not None:
        return on_disk == was
    # A file of no bytes may hold the place: of a run killed on a disk without links.
    place.unlink(missing_ok=True)
    return takes_the_name(aside, place)


def _taken_unchanged(path: Path, was: str, may_go: Callable[[Path], bool]) -> bool:
    """Take a file aside and let it go, if it is what it was; else put it back."""
    aside = _aside_of(path)
    if len(os.fsencode(aside.name)) > NAME_LIMIT_BYTES:
        aside = path  # a name of rare characters leaves no room for one aside
    with faults_at(path, FileHeldOpen):
        try:
            if not _took_aside(path, aside):
                return False
            is_going = _hash_of(aside) == was and may_go(aside)
        except BaseException:
            # Ctrl-C and a full disk as well; on a disk without links it may have been moved by then.
            if aside != path and os.path.lexists(aside):
                _put_back(aside, path)
            raise
        if is_going:
            aside.unlink(missing_ok=True)
        elif aside != path:
            _put_back(aside, path)
        return is_going


def _replaced(temp: Path, path: Path, aside: Path, was: str | None) -> bool:
    """Give the finished file the name of the one aside, if that one is what it was; else put it back."""
    is_needless = False
    try:
        is_as_it_was = _hash_of(aside) == was
        take_rights(temp, aside)
        is_replaced = is_as_it_was and takes_the_name(temp, path)
        # Not replaced then only where a person has just saved another one under the name.
        is_needless = is_as_it_was
        return is_replaced
    finally:
        # Ctrl-C and a full disk as well: the name must not stay free.
        if is_needless or is_one_file(temp, path):
            with suppress(OSError):
                aside.unlink()
        else:
            _put_back(aside, path)


def _replaced_in_place(temp: Path, path: Path, was: str | None) -> bool:
    """Replace a file whose name, of rare characters, leaves no room for one aside."""
    if _hash_of(path) != was:
        return False
    take_rights(temp, path)
    rename(temp, path, path)
    return True


def put_back_left_aside(folder: Path, *, below: bool = True) -> None:
    """Put back what a killed run had taken aside; only safe while no other run writes the folder.

    Where a file has the name again, the one aside was docgen's own, which that run had looked at.
    """
    for root, folders, names in os.walk(folder):
        if not below:
            folders.clear()
        for found in filter(None, map(_ASIDE_NAME.fullmatch, names)):
            aside, path = Path(root, found[0]), Path(root, found["name"])
            with suppress(OSError, WritingFault):
                if read_ordinary(path) is None:
                    rename(aside, path, path)
                else:
                    aside.unlink()


def _aside_of(path: Path) -> Path:
    """Return the place aside, which tells the name: after a kill nothing else would."""
    return path.with_name(f".docgen-{path.name}.old")


def _took_aside(path: Path, aside: Path) -> bool:
    try:
        rename(path, aside, path)
    except WritingFault as fault:
        # Deleted or renamed by a person since the look: there is nothing to take aside.
        if isinstance(fault.__cause__, FileNotFoundError):
            return False
        raise
    return True


def _hash_of(path: Path) -> str | None:
    try:
        data = read_ordinary(path)
    except WritingFault:
        # What cannot be read is not what docgen wrote.
        return ""
    return None if data is None else sha256_of(data)


def _put_back(aside: Path, path: Path) -> None:
    with faults_at(path, FileHeldOpen):
        if not takes_the_name(aside, path):
            # The person has saved once more meanwhile: both are kept.
            keep_beside(path, aside.read_bytes())
        aside.unlink(missing_ok=True)
