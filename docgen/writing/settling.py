"""The decision about one output: it depends on who made the file that lies in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from docgen.writing.copies import NEW_VERSION, copies
from docgen.writing.folder import OutputFolder
from docgen.writing.manifest import ManifestEntry, sha256_of
from docgen.writing.outcomes import Output, WriteOutcome, Written

FINAL = "留用您改的这一份；内容变了再给新版"


def settle(folder: OutputFolder, output: Output, *, force: bool) -> Written:
    """Bring one output to the folder, rendering it only where the hashes alone do not tell the answer."""
    answer = from_hashes(folder, output, force=force)
    if answer is not None:
        return answer
    data = output.render()
    if data is None:
        return _not_made(folder, output)
    return _settle_data(folder, output, data, force=force)


def from_hashes(folder: OutputFolder, output: Output, *, force: bool) -> Written | None:
    """Return the answer if neither source nor files have changed since they were settled; else None."""
    known, on_disk = folder.record.known(output.path), folder.look(output.path)
    # Both hashes: that of the source tells no edit in Word, that of the file no change in the YAML.
    if known is not None and (known.source, known.output) == (output.source_hash, on_disk):
        return Written(folder.place(output.path), WriteOutcome.UNCHANGED)
    if not force and folder.is_anothers(output.path, on_disk):
        return _from_recorded_copies(folder, output, on_disk)
    return None


def _from_recorded_copies(folder: OutputFolder, output: Output, on_disk: str | None) -> Written | None:
    for place, entry in _recorded_copies(folder, output):
        # The person took the new version over: from now on the file is docgen's again.
        if entry.output == on_disk:
            return _taken_over(folder, output, on_disk)
        beside = folder.look_beside(place)
        if entry.output == beside:
            return _beside(folder, output, place, wrote=False)
        # The person threw the new version away: the own one is final, until the source changes.
        if beside is None:
            return Written(folder.place(output.path), WriteOutcome.UNCHANGED, FINAL)
    return None


def _recorded_copies(folder: OutputFolder, output: Output) -> Iterator[tuple[PurePosixPath, ManifestEntry]]:
    """Yield the new versions of this very source that went beside the file in an earlier run."""
    for place in copies(output.path, NEW_VERSION):
        known = folder.record.known(place)
        # New versions take the first free place: behind one that is free and in no record there are none.
        if known is None and folder.look_beside(place) is None:
            return
        # Of this very source only: once the content changes, a person's final version is asked about again.
        if known is not None and (known.source, known.beside) == (output.source_hash, output.path.as_posix()):
            yield place, known


def _settle_data(folder: OutputFolder, output: Output, data: bytes, *, force: bool) -> Written:
    """Return the answer for rendered bytes; look at the disk again, rendering may have taken minutes."""
    on_disk = folder.look(output.path)
    # Equal bytes count as docgen's own, whoever put them there: so a lost record comes back by itself.
    if on_disk is not None and on_disk == sha256_of(data):
        return _taken_over(folder, output, on_disk)
    if not folder.is_anothers(output.path, on_disk):
        return _put(folder, output, data, on_disk)
    if force:
        return _replace_with_backup(folder, output, data, on_disk)
    return _put_beside(folder, output, data)


def _put(folder: OutputFolder, output: Output, data: bytes, on_disk: str | None) -> Written:
    if not folder.put(output.path, data, _entry(output, sha256_of(data)), on_disk):
        # Saved by a person since the look.
        return _put_beside(folder, output, data)
    detail = "新建" if on_disk is None else "更新"
    return Written(folder.place(output.path), WriteOutcome.WRITTEN, detail, wrote=True)


def _replace_with_backup(folder: OutputFolder, output: Output, data: bytes, on_disk: str | None) -> Written:
    # Before the new file: without a backup nothing is replaced.
    backup = folder.back_up(output.path)
    written = _put(folder, output, data, on_disk)
    if backup is None or written.outcome is not WriteOutcome.WRITTEN:
        return written
    return written._replace(detail=f"更新；原来的文件留作“{backup.name}”", second=backup)


def _put_beside(folder: OutputFolder, output: Output, data: bytes) -> Written:
    """Put the new version in the first place beside the file that is free or holds an earlier one."""
    entry = _entry(output, sha256_of(data))._replace(beside=output.path.as_posix())
    for place in copies(output.path, NEW_VERSION):
        if not _takes(folder, place, entry):
            continue
        on_disk = folder.look_beside(place)
        if on_disk == entry.output:
            folder.record.note(place, entry)
            return _beside(folder, output, place, wrote=False)
        if folder.put(place, data, entry, on_disk):
            return _beside(folder, output, place, wrote=True)
    raise ValueError(output.path)  # there is always a next place


def _takes(folder: OutputFolder, place: PurePosixPath, copy: ManifestEntry) -> bool:
    """Tell whether a place is free for a copy, has it already, or has an earlier one of the same document."""
    known, on_disk = folder.record.known(place), folder.look_beside(place)
    # The copies of long names that share their beginning must be kept apart.
    if known is not None and known.beside != copy.beside:
        return False
    return on_disk in (None, copy.output) or not folder.is_anothers(place, on_disk)


def _taken_over(folder: OutputFolder, output: Output, on_disk: str | None) -> Written:
    folder.record.note(output.path, _entry(output, on_disk or ""))
    return Written(folder.place(output.path), WriteOutcome.UNCHANGED, "与新版一致")


def _entry(output: Output, content: str) -> ManifestEntry:
    return ManifestEntry(output.source_hash, content, part=output.part, made_of=output.made_of)


def _beside(folder: OutputFolder, output: Output, place: PurePosixPath, *, wrote: bool) -> Written:
    is_unknown = folder.record.known(output.path) is None
    reason = "这里有一份不是 docgen 生成的文件，没有动它" if is_unknown else "文件被手工改过，没有动它"
    where = f"新版在旁边的“{place.name}”" if wrote else f"新版没有变化，仍是旁边的“{place.name}”"
    detail = f"{reason}；{where}"
    return Written(folder.place(output.path), WriteOutcome.BESIDE, detail, folder.place(place), wrote)


def _not_made(folder: OutputFolder, output: Output) -> Written:
    kept = "" if folder.look(output.path) is None else "；原来的文件还在"
    return Written(folder.place(output.path), WriteOutcome.NOT_MADE, f"它的数据或模板有错{kept}")
