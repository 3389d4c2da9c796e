"""What is to become of one output, by who made the file that lies in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from docgen.writing.copies import NEW_VERSION, copies
from docgen.writing.hashes import sha256_of
from docgen.writing.manifest import Entry
from docgen.writing.outcomes import Outcome, Output, Written
from docgen.writing.shelf import Shelf


def settle(shelf: Shelf, output: Output, *, force: bool) -> Written:
    """Bring one output to the shelf, rendering it only where the hashes alone do not tell the answer."""
    answer = from_hashes(shelf, output, force=force)
    if answer is not None:
        return answer
    data = output.render()
    if data is None:
        return _not_made(shelf, output)
    return _settle_data(shelf, output, data, force=force)


def from_hashes(shelf: Shelf, output: Output, *, force: bool) -> Written | None:
    """The answer when neither the source nor the files changed since a run that settled them; else None."""
    known, on_disk = shelf.record.known(output.path), shelf.look(output.path)
    if known is not None and (known.source, known.output) == (output.source_hash, on_disk):
        return Written(shelf.place(output.path), Outcome.UNCHANGED)
    if not force and shelf.is_anothers(output.path, on_disk):
        return _from_recorded_copies(shelf, output, on_disk)
    return None


def _from_recorded_copies(shelf: Shelf, output: Output, on_disk: str | None) -> Written | None:
    for place, entry in _recorded_copies(shelf, output):
        if entry.output == on_disk:
            return _taken_over(shelf, output, on_disk)
        if entry.output == shelf.look_beside(place):
            return _beside(shelf, output, place, wrote=False)
    return None


def _recorded_copies(shelf: Shelf, output: Output) -> Iterator[tuple[PurePosixPath, Entry]]:
    """The new versions of this very source that went beside the file in an earlier run."""
    for place in copies(output.path, NEW_VERSION):
        known = shelf.record.known(place)
        if known is None and shelf.look_beside(place) is None:
            return
        if known is not None and (known.source, known.beside) == (output.source_hash, output.path.as_posix()):
            yield place, known


def _settle_data(shelf: Shelf, output: Output, data: bytes, *, force: bool) -> Written:
    """The answer once the bytes are there; the disk is looked at again, rendering may have taken minutes."""
    on_disk = shelf.look(output.path)
    if on_disk is not None and on_disk == sha256_of(data):
        return _taken_over(shelf, output, on_disk)
    if not shelf.is_anothers(output.path, on_disk):
        return _put(shelf, output, data, "新建" if on_disk is None else "更新")
    if force:
        return _replace_with_backup(shelf, output, data)
    return _put_beside(shelf, output, data)


def _put(shelf: Shelf, output: Output, data: bytes, detail: str) -> Written:
    shelf.put(output.path, data, Entry(output.source_hash, sha256_of(data)))
    return Written(shelf.place(output.path), Outcome.WRITTEN, detail, wrote=True)


def _replace_with_backup(shelf: Shelf, output: Output, data: bytes) -> Written:
    backup = shelf.back_up(output.path)
    written = _put(shelf, output, data, "更新")
    if backup is None:
        return written
    return written._replace(detail=f"更新；原来的文件留作“{backup.name}”", second=backup)


def _put_beside(shelf: Shelf, output: Output, data: bytes) -> Written:
    """Put the new version in the first place beside the file that is free or holds an earlier one."""
    entry = Entry(output.source_hash, sha256_of(data), beside=output.path.as_posix())
    place = next(p for p in copies(output.path, NEW_VERSION) if _takes(shelf, p, entry))
    wrote = shelf.look_beside(place) != entry.output
    if wrote:
        shelf.put(place, data, entry)
    else:
        shelf.record.note(place, entry)
    return _beside(shelf, output, place, wrote=wrote)


def _takes(shelf: Shelf, place: PurePosixPath, copy: Entry) -> bool:
    """Whether a place is free for a copy, has it already, or has an earlier one of the same document."""
    known, on_disk = shelf.record.known(place), shelf.look_beside(place)
    if known is not None and known.beside != copy.beside:
        return False
    return on_disk in (None, copy.output) or not shelf.is_anothers(place, on_disk)


def _taken_over(shelf: Shelf, output: Output, on_disk: str | None) -> Written:
    shelf.record.note(output.path, Entry(output.source_hash, on_disk or ""))
    return Written(shelf.place(output.path), Outcome.UNCHANGED, "与新版一致")


def _beside(shelf: Shelf, output: Output, place: PurePosixPath, *, wrote: bool) -> Written:
    is_unknown = shelf.record.known(output.path) is None
    reason = "这里有一份不是 docgen 生成的文件，没有动它" if is_unknown else "文件被手工改过，没有动它"
    where = f"新版在旁边的“{place.name}”" if wrote else f"新版没有变化，仍是旁边的“{place.name}”"
    return Written(shelf.place(output.path), Outcome.BESIDE, f"{reason}；{where}", shelf.place(place), wrote)


def _not_made(shelf: Shelf, output: Output) -> Written:
    kept = "" if shelf.look(output.path) is None else "；原来的文件还在"
    return Written(shelf.place(output.path), Outcome.NOT_MADE, f"它的数据或模板有错{kept}")
