"""The new year's files on disk: a file that a person has begun stays, unless --force replaces it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from docgen.base.workspace import Workspace, kind_of, starter
from docgen.next_year import Renewal
from docgen.next_year.account import as_lines
from docgen.writing import WritingFault
from docgen.writing.atomic import create_atomically, make_folder, read_ordinary, write_atomically
from docgen.writing.copies import replace_keeping_backup


class FileOutcome(Enum):
    """The outcome of writing a file."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    KEPT = "kept"
    """Another file lies there, which a person may have begun."""
    FAILED = "failed"


TROUBLE = (FileOutcome.KEPT, FileOutcome.FAILED)
ACCOUNT = "更新清单.txt"
"""The name of the account beside the new files."""


class FileResult(NamedTuple):
    """A file and its outcome; `about` is the name of its backup, or the refusal of the machine."""

    path: Path
    outcome: FileOutcome
    about: str = ""


class WriteOptions(NamedTuple):
    """The options with which files are written."""

    force: bool = False
    dry_run: bool = False


@dataclass(frozen=True)
class WriteResult:
    """The outcomes of the files by their names, and the renewal without the files that were not written."""

    results: Mapping[str, FileResult]
    renewal: Renewal

    def has(self, *outcomes: FileOutcome) -> bool:
        """Tell whether any file has one of these outcomes."""
        return any(each.outcome in outcomes for each in self.results.values())


def write_files(workspace: Workspace, renewal: Renewal, options: WriteOptions) -> WriteResult:
    """Write every file of the new year, and the account beside them."""
    year, results = renewal.rollover.new, {}
    for file in renewal.files:
        path = workspace.root / file.name
        results[file.name] = write_file(path, file.data, options, _blank(path, year))
    # Where another file lies in the place of a new one, the account would name the wrong lines.
    files = tuple(
        file for file in renewal.files if options.dry_run or results[file.name].outcome not in TROUBLE
    )
    written = replace(renewal, files=files)
    if files:
        path = workspace.year(year) / ACCOUNT
        account = "\n".join([*as_lines(written), ""]).encode()
        results[workspace.name_of(path)] = write_file(path, account, options)
    return WriteResult(results, written)


def _blank(path: Path, year: int) -> bytes | None:
    """The starter that may lie in the place of a file; one beside another has none."""
    return starter(path.name, year) if kind_of(path.stem) == path.stem else None


def write_file(path: Path, data: bytes, options: WriteOptions, blank: bytes | None = None) -> FileResult:
    """Write a file that does not exist or is still `blank`; with `force` any file, keeping a backup."""
    # A starter that nobody has filled in is nobody's work: it makes way for the new file.
    try:
        lies_there = read_ordinary(path)
        if lies_there == data:
            return FileResult(path, FileOutcome.UNCHANGED)
        is_begun = lies_there not in (None, blank)
        if is_begun and not options.force:
            return FileResult(path, FileOutcome.KEPT)
        if options.dry_run:
            return FileResult(path, FileOutcome.REPLACED if is_begun else FileOutcome.WRITTEN)
        return _written(path, data, is_blank=lies_there is not None and not is_begun, force=options.force)
    except WritingFault as fault:
        return FileResult(path, FileOutcome.FAILED, str(fault))


def _written(path: Path, data: bytes, *, is_blank: bool, force: bool) -> FileResult:
    make_folder(path.parent)
    if is_blank:
        write_atomically(path, data)
        return FileResult(path, FileOutcome.WRITTEN)
    if force:
        backup = replace_keeping_backup(path, data)
        return FileResult(
            path, FileOutcome.REPLACED if backup else FileOutcome.WRITTEN, backup.name if backup else ""
        )
    return FileResult(path, FileOutcome.WRITTEN if _created(path, data) else FileOutcome.KEPT)


def _created(path: Path, data: bytes) -> bool:
    """Create the file, and tell whether that was possible."""
    # Somebody may have put a file there since it was looked for; an empty one is nobody's work.
    if create_atomically(path, data):
        return True
    if read_ordinary(path) is not None:
        return False
    replace_keeping_backup(path, data)
    return True
