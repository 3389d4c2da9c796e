"""One output folder while it is being written: locked, what lies in it, the few ways to change that."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from docgen.writing.atomic import make_folder, read_ordinary, remove_stale_temps
from docgen.writing.copies import BACKUP, backup_place, copies, keep
from docgen.writing.faults import PlaceTaken, WritingFault
from docgen.writing.folder_bounds import Bounds
from docgen.writing.folder_record import FolderRecord
from docgen.writing.lock import one_writer
from docgen.writing.manifest import GONE, ManifestEntry, sha256_of
from docgen.writing.old_files import old_places
from docgen.writing.replacing import move_unchanged, put_back_left_aside, remove_unchanged, replace_unchanged

TAKEN = "taken"
"""Stands for the hash of what cannot be read or is no file: equal to no hash."""


class OutputFolder:
    """The folder, the record of it, and whether this is a dry run, which changes nothing on disk."""

    def __init__(
        self, folder: Path, record: FolderRecord, spoken_for: Collection[PurePosixPath], *, dry_run: bool
    ) -> None:
        self.record = record
        self.path = folder
        self._bounds = record.bounds
        self._spoken_for = frozenset(spoken_for)
        self._dry_run = dry_run

    @property
    def has_old_files(self) -> bool:
        """Whether files that nobody needs any more are moved to the old ones."""
        return self._bounds.has_old_files

    def locate(self, path: PurePosixPath) -> Path:
        """Return the path on disk where the file lies or will lie; raises LeadsOutside."""
        return self._bounds.locate(path)

    def place(self, path: PurePosixPath) -> Path:
        """Return the path without a look at the disk: for messages, when the file is already written."""
        return self._bounds.place(path)

    def look(self, path: PurePosixPath) -> str | None:
        """Return the hash of what lies there, None for nothing; raises the fault of what cannot be read."""
        data = read_ordinary(self.locate(path))
        return None if data is None else sha256_of(data)

    def look_beside(self, path: PurePosixPath) -> str | None:
        """Return the hash at a place where a copy might go; a file that cannot be read takes that place."""
        return TAKEN if path in self._spoken_for else self.look_if_readable(path)

    def look_if_readable(self, path: PurePosixPath) -> str | None:
        """Return the hash of what lies there, None for nothing, and TAKEN for what cannot be read."""
        try:
            return self.look(path)
        except WritingFault:
            return TAKEN

    def is_anothers(self, path: PurePosixPath, on_disk: str | None) -> bool:
        """Tell whether what lies there is not (or no longer) what docgen put there."""
        known = self.record.known(path)
        return on_disk is not None and (known is None or known.output != on_disk)

    def put(self, path: PurePosixPath, data: bytes, entry: ManifestEntry, was: str | None) -> bool:
        """Announce, write and record one file, in this order; False if no longer that hash lies there."""
        if not self._dry_run:
            # First, so that after a kill between the two steps the next run knows the file as docgen's.
            self.record.announce(path, entry)
            if not replace_unchanged(self.locate(path), data, was):
                return False
        self.record.note(path, entry)
        self._drop_old(path, entry)
        return True

    def take_away(self, path: PurePosixPath, was: str) -> bool:
        """Announce, remove and forget one file, in this order; False if no longer that hash lies there."""
        if not self._dry_run:
            self.record.announce(path, GONE)
            if not remove_unchanged(self.locate(path), was):
                return False
        self.record.forget(path)
        return True

    def set_aside(self, path: PurePosixPath, entry: ManifestEntry) -> Path | None:
        """Move one file to the old ones, and return its new place; None if it is not as recorded any more."""
        # Without its part: no later run answers for an old paper, and moves it once more.
        old = ManifestEntry(entry.source, entry.output)
        # One of the same content has the place already: a record that came and went leaves one old paper.
        free = (place for place in old_places(path) if self.look_beside(place) in (None, entry.output))
        place = next(free, None)
        if place is None:
            raise PlaceTaken(self.place(next(old_places(path))).parent)
        if not self._dry_run:
            # Both names before the move: after a kill the file may bear either.
            self.record.announce(place, old)
            self.record.announce(path, GONE)
            if not move_unchanged(self.locate(path), self.locate(place), entry.output):
                return None
        self.record.note(place, old)
        self.record.forget(path)
        return self.place(place)

    def _drop_old(self, path: PurePosixPath, entry: ManifestEntry) -> None:
        """Remove the old paper of the same content: its record has come back."""
        if not self.has_old_files:
            return
        place = next(old_places(path))
        known = self.record.known(place)
        if known is not None and known.output == entry.output == self.look_beside(place):
            self.take_away(place, entry.output)

    def back_up(self, path: PurePosixPath) -> Path | None:
        """Keep a copy of what lies there, in a place where nothing lies; an equal backup serves as well."""
        data = read_ordinary(self.locate(path))
        if data is None:
            return None
        # A backup must not take the place of another document of this run.
        free = (place for place in copies(path, BACKUP) if place not in self._spoken_for)
        backup = backup_place(data, map(self.locate, free))
        if not self._dry_run:
            keep(data, backup, self.locate(path))
            # It may be the only copy of what a person wrote: a power cut must not take it.
            self.record.flush_with(backup)
        return backup


@contextmanager
def open_folder(
    folder: Path, paths: Sequence[PurePosixPath], *, dry_run: bool, bounds: Bounds | None = None
) -> Iterator[OutputFolder]:
    """Open the folder for those paths; a dry run locks and saves nothing.

    With other `bounds` than the folder's own, only the record of the files lies in it.
    """
    bounds = bounds or Bounds(folder)
    if dry_run:
        yield OutputFolder(folder, FolderRecord(folder, bounds), paths, dry_run=True)
        return
    # Behind the dry run, which must not leave even an empty folder.
    make_folder(folder)
    with one_writer(folder):
        _sweep(folder, bounds, paths)
        record = FolderRecord(folder, bounds)
        # What a killed run left is settled first: its journal may be another user's, who alone may add to it.
        record.save()
        try:
            yield OutputFolder(folder, record, paths, dry_run=False)
        finally:
            # After Ctrl-C too: what is done stays recorded.
            record.save()


def _sweep(folder: Path, bounds: Bounds, paths: Sequence[PurePosixPath]) -> None:
    """Clear away what a killed run left; only under the lock: what a run that lives has put there stays."""
    for swept, below in {(folder, False), *bounds.swept(paths)}:
        # A folder within is one of a year, which has a lock of its own.
        if folder not in swept.parents:
            remove_stale_temps(swept, below=below)
            put_back_left_aside(swept, below=below)
