"""The new year's files laid down: what a person has begun there stays, unless it is to be replaced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from docgen.base.starters import starter
from docgen.base.workspace import Workspace
from docgen.next_year import Renewal
from docgen.next_year.telling import as_lines
from docgen.writing import WritingFault
from docgen.writing.atomic import create_atomically, make_folder, read_ordinary, write_atomically
from docgen.writing.copies import replace_keeping_backup


class Fate(Enum):
    """What became of a file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    KEPT = "kept"
    """Another file lies there, which a person may have begun."""
    FAILED = "failed"


TROUBLE = (Fate.KEPT, Fate.FAILED)
ACCOUNT = "更新清单.txt"
"""What was told is kept beside the new files under this name."""


class Laid(NamedTuple):
    """A file and what became of it; `about` is its backup, or what the machine refused."""

    path: Path
    fate: Fate
    about: str = ""


class Wish(NamedTuple):
    """How files are laid down."""

    force: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class Laying:
    """What became of the files by their names, and the renewal as far as its files are the new year's now.

    Of a file in whose place another one lies the account would tell the wrong lines.
    """

    laid: Mapping[str, Laid]
    told: Renewal

    def has(self, *fates: Fate) -> bool:
        """Whether any file ended so."""
        return any(each.fate in fates for each in self.laid.values())


def lay_down_all(workspace: Workspace, renewal: Renewal, wish: Wish) -> Laying:
    """Every file of the new year, and beside them the account of what was done."""
    year, laid = renewal.turn.new, {}
    for file in renewal.files:
        path = workspace.root / file.name
        laid[file.name] = lay_down(path, file.data, wish, starter(path.name, year))
    files = tuple(file for file in renewal.files if wish.dry_run or laid[file.name].fate not in TROUBLE)
    told = replace(renewal, files=files)
    if files:
        path = workspace.year(year) / ACCOUNT
        account = "\n".join([*as_lines(told), ""]).encode()
        laid[workspace.name_of(path)] = lay_down(path, account, wish)
    return Laying(laid, told)


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
