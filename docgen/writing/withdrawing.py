"""Takes away what docgen wrote and nobody needs any more; what a person has touched stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from docgen.writing.faults import WritingFault
from docgen.writing.opening import opened
from docgen.writing.outcomes import Outcome, Report, Withdrawn, Written, refused
from docgen.writing.shelf import Shelf

BY_HAND = "文件被手工改过，没有删除；用不着了，请自己删掉"


def withdraw_outputs(folder: Path, withdrawn: Sequence[Withdrawn], *, dry_run: bool = False) -> Report:
    """Remove those files that lie there as docgen wrote them, with their PDF and their new versions beside.

    One that a person edited is kept and told, and its PDF kept with it; one that docgen does not know is
    nobody's concern. Raises what `write_outputs` raises.
    """
    if not withdrawn:
        return Report([], [])
    with opened(folder, [one.path for one in withdrawn], dry_run=dry_run) as shelf:
        written = [each for one in withdrawn for each in _withdraw(shelf, one)]
    return Report(written, shelf.record.diagnostics)


def _withdraw(shelf: Shelf, one: Withdrawn) -> Iterator[Written]:
    paths = [one.path, *shelf.record.copies_of(one.path)]
    if not _is_anothers(shelf, one.path):
        paths.append(one.path.with_suffix(".pdf"))
    for path in paths:
        yield from _each(shelf, path, one.reason)


def _is_anothers(shelf: Shelf, path: PurePosixPath) -> bool:
    try:
        return shelf.is_anothers(path, shelf.look(path))
    except WritingFault:
        return True


def _each(shelf: Shelf, path: PurePosixPath, reason: str) -> Iterator[Written]:
    """What becomes of one file; nothing where none of docgen's lies. What the machine refuses is told."""
    place = shelf.folder / path
    try:
        on_disk = shelf.look(path)
        if shelf.record.known(path) is None:
            return
        if on_disk is None:
            shelf.record.forget(path)
        elif shelf.is_anothers(path, on_disk):
            yield Written(place, Outcome.KEPT, f"{reason}；{BY_HAND}")
        else:
            shelf.take_away(path)
            yield Written(place, Outcome.REMOVED, reason, wrote=True)
    except WritingFault as fault:
        yield refused(place, fault)
