"""The record of the files that docgen has written into one folder: the manifest, and all changes since."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath

from docgen.base.diagnostics import Diagnostic, hint, warning
from docgen.base.file_names import same_file_key
from docgen.writing.atomic import read_ordinary
from docgen.writing.faults import WritingFault
from docgen.writing.folder_bounds import Bounds
from docgen.writing.journal import Journal
from docgen.writing.manifest import (
    GONE,
    MANIFEST_NAME,
    ManifestEntry,
    place_in,
    read_manifest,
    save_manifest,
    set_aside,
    sha256_of,
)


class FolderRecord:
    """The manifest and the journal of one folder, read together; saving needs the folder's lock.

    The text of a PurePosixPath is its name with forward slashes; `as_posix` makes it anew each time.
    """

    def __init__(self, folder: Path, bounds: Bounds | None = None) -> None:
        remembered = read_manifest(folder)
        self._folder = folder
        self.bounds = bounds or Bounds(folder)
        self._journal = Journal(folder)
        self._announced: dict[PurePosixPath, ManifestEntry] = {}
        self._unflushed: set[Path] = set()
        self._documents = remembered.documents
        self._is_understood = not remembered.diagnostics
        self._is_changed = False
        self.diagnostics: list[Diagnostic] = list(remembered.diagnostics)
        self._take_over(self._journal.read())
        self.knows_nothing = self.is_empty
        """Whether it began empty: of a first run, or the manifest is gone or broken."""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is recorded at all: a first run."""
        return not self._documents

    @property
    def is_unfinished(self) -> bool:
        """Tell whether there is something to save; of a record just read, that a run was killed."""
        return self._is_changed

    def known(self, path: PurePosixPath) -> ManifestEntry | None:
        """Return the record of the file; on a disk that ignores case, also under another case."""
        entry = self._documents.get(str(path))
        if entry is None and (other := self._in_other_case(path)):
            return self._documents[other]
        return entry

    def announce(self, path: PurePosixPath, entry: ManifestEntry) -> None:
        """Say on disk what is about to be written there, so that a kill right after it harms nothing."""
        self._is_changed = True
        self._journal.append(str(path), entry)
        self._announced[path] = entry
        # Of a file that goes, its folder is flushed: else a power cut brings it back, in no record.
        self._unflushed.add(self.bounds.place(path))

    def flush_with(self, file: Path) -> None:
        """Let a file that the record does not name be as safe from a power cut as those it names."""
        self._unflushed.add(file)

    def note(self, path: PurePosixPath, entry: ManifestEntry) -> None:
        """Record what lies there now."""
        other = self._in_other_case(path)
        self._is_changed = self._is_changed or self.known(path) != entry or other is not None
        # One file: its old name would count as a paper that is none of today's, and be moved away.
        if other:
            del self._documents[other]
        self._documents[str(path)] = entry
        self._announced.pop(path, None)

    def forget(self, path: PurePosixPath) -> None:
        """Record that nothing of docgen's lies there any more."""
        self._is_changed = True
        self._documents.pop(path.as_posix(), None)
        self._announced.pop(path, None)

    def _in_other_case(self, path: PurePosixPath) -> str | None:
        """Return the recorded name that differs in case only and yet is the same file: Windows, macOS."""
        name = str(path)
        other = self._by_key.get(same_file_key(name), name)
        if other == name or other not in self._documents:
            return None
        # Only the disk knows whether it tells cases apart.
        with suppress(OSError):
            return (
                other if self.bounds.place(PurePosixPath(other)).samefile(self.bounds.place(path)) else None
            )
        return None

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return {same_file_key(name): name for name in self._documents}

    def copies_of(self, path: PurePosixPath) -> list[PurePosixPath]:
        """Return the new versions that went beside the file."""
        name = path.as_posix()
        return [PurePosixPath(copy) for copy, entry in self._documents.items() if entry.beside == name]

    def entries(self) -> list[tuple[str, ManifestEntry]]:
        """Return the records of all files, by their paths as text."""
        return list(self._documents.items())

    def save(self) -> None:
        """Bring the manifest up to date; where that fails, the journal stays and the next run does it.

        A write that failed or was broken off (Ctrl-C) may still have happened: the disk is asked.
        """
        if not self._is_changed:
            return
        self._believe(self._announced)
        try:
            self._save_manifest()
        except WritingFault as fault:
            self._journal.close()
            self._tell_once(self._not_saved(fault))
        else:
            self._journal.discard()
            self._is_changed = False

    def _save_manifest(self) -> None:
        if not self._is_understood:
            set_aside(self._folder)
            self._is_understood = True
        save_manifest(self._folder, self._documents, self._unflushed)
        # Only now: after a save that failed the next one must flush them all.
        self._unflushed.clear()

    def _tell_once(self, diagnostic: Diagnostic) -> None:
        if diagnostic not in self.diagnostics:
            self.diagnostics.append(diagnostic)

    def _take_over(self, announcements: list[tuple[str, ManifestEntry]]) -> None:
        for path, entry in announcements:
            self._believe({PurePosixPath(path): entry})
        # One of a run killed at its first line announces nothing, and must go: it may be another user's.
        self._is_changed = self._journal.is_left()
        if announcements:
            self.diagnostics.append(self._interrupted())

    def _believe(self, announced: Mapping[PurePosixPath, ManifestEntry]) -> None:
        """Record those announced files that really are there: the run may have ended before they were.

        Those that were to be removed are forgotten, if they really are gone.
        """
        there = {path.as_posix(): entry for path, entry in announced.items() if self._lies_there(path, entry)}
        self._documents |= there
        for path, entry in announced.items():
            if entry == GONE and self._is_free(path):
                self._documents.pop(path.as_posix(), None)

    def _lies_there(self, path: PurePosixPath, entry: ManifestEntry) -> bool:
        # A journal must not claim a file outside of the folder.
        with suppress(WritingFault):
            data = read_ordinary(self.bounds.locate(path))
            return data is not None and sha256_of(data) == entry.output
        return False

    def _is_free(self, path: PurePosixPath) -> bool:
        with suppress(WritingFault):  # behind a link that leads out, nobody knows
            return not os.path.lexists(self.bounds.locate(path))
        return False

    def _interrupted(self) -> Diagnostic:
        place = place_in(self._folder, PurePosixPath(MANIFEST_NAME))
        return hint("W603", place, "上一次运行没有收尾就停了；它写好的文件已逐个核对，这一次接着做")

    def _not_saved(self, fault: WritingFault) -> Diagnostic:
        place = place_in(self._folder, PurePosixPath(MANIFEST_NAME))
        return warning("W604", place, f"生成记录没能保存：{fault}", "文件本身已写好；下一次运行会补上记录")
