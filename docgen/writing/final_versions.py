"""A person's word that the own version of a file is final: until its source changes, no new one goes beside.

It is kept as a record of the new version without the file: what remains when the person deletes that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from docgen.base.workspace import NoWorkspace, find_workspace
from docgen.writing.copies import NEW_VERSION, copies
from docgen.writing.folder import OutputFolder, open_folder
from docgen.writing.folder_bounds import Anywhere, Bounds
from docgen.writing.folder_record import FolderRecord
from docgen.writing.manifest import MANIFEST_NAME
from docgen.writing.outcomes import WriteOutcome, Written
from docgen.writing.replacing import remove_unchanged
from docgen.writing.settling import FINAL


class NothingToKeep(Exception):
    """The file is no version of a person's beside which docgen would put its own; the text says why."""


class _Recorded(NamedTuple):
    """A file as a record names it."""

    folder: Path
    path: PurePosixPath
    bounds: Bounds


def keep_own_version(file: Path, start: Path) -> Written:
    """Let the file be final, and remove the new versions beside it that nobody has edited.

    A file outside of the workspace is looked for in the record of the one around `start`. Raises
    NothingToKeep, and what `write_outputs` raises.
    """
    found = next(filter(_is_known, _candidates(file, start)), None)
    if found is None:
        raise NothingToKeep("docgen 没有生成过这个文件，本来就不会动它")
    with open_folder(found.folder, [found.path], dry_run=False, bounds=found.bounds) as folder:
        _require_own_version(folder, found.path)
        kept = [copy.name for copy in _beside(folder, found.path) if not _removed(folder, copy)]
        detail = f"；旁边的“{'”“'.join(kept)}”您也改过，没有删" if kept else ""
        return Written(file, WriteOutcome.KEPT, f"{FINAL}{detail}", wrote=True)


def _candidates(file: Path, start: Path) -> Iterator[_Recorded]:
    """Yield the file as the records may name it that lie above it, and that of the files without a year."""
    # From the inside out: a year's folder has its own record, `generated/` that of the files of no year.
    for folder in file.parents:
        if (folder / MANIFEST_NAME).is_file():
            yield _Recorded(folder, PurePosixPath(file.relative_to(folder).as_posix()), Bounds(folder))
    for place in (file.parent, start):
        try:
            workspace = find_workspace(place)
        except NoWorkspace:
            continue
        bounds = Anywhere(workspace.root)
        yield _Recorded(workspace.all_generated, bounds.name_of(file), bounds)


def _is_known(recorded: _Recorded) -> bool:
    record = FolderRecord(recorded.folder, recorded.bounds)
    return record.known(recorded.path) is not None or bool(record.copies_of(recorded.path))


def _require_own_version(folder: OutputFolder, path: PurePosixPath) -> None:
    known = folder.record.known(path)
    if known is not None and known.beside:
        own = PurePosixPath(known.beside).name
        raise NothingToKeep(f"这是新版；要留用自己改的，请写“{own}”，要用新版，把它改名成“{own}”")
    if not folder.is_anothers(path, folder.look(path)):
        raise NothingToKeep("这一份没有改过，内容变了照常更新；改过以后再留用")


def _beside(folder: OutputFolder, path: PurePosixPath) -> list[PurePosixPath]:
    """Return the recorded new versions; where there is none, one is recorded as if it had been deleted."""
    recorded, known = folder.record.copies_of(path), folder.record.known(path)
    if recorded or known is None:
        return recorded
    free = next(place for place in copies(path, NEW_VERSION) if folder.look_beside(place) is None)
    folder.record.note(free, known._replace(beside=path.as_posix()))
    return [free]


def _removed(folder: OutputFolder, copy: PurePosixPath) -> bool:
    """Remove a new version that nobody has edited, its record stays; tell whether it is gone."""
    on_disk = folder.look_beside(copy)
    if on_disk is None:
        return True
    if folder.is_anothers(copy, on_disk):
        return False
    return remove_unchanged(folder.locate(copy), on_disk)
