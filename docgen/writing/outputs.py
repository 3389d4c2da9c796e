"""Writes the outputs of a run into one folder: each atomically, none over what a person made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.base.file_names import same_file_key
from docgen.writing.faults import WritingFault
from docgen.writing.opening import opened
from docgen.writing.outcomes import Output, Progress, Report, Written, refused
from docgen.writing.record import Record
from docgen.writing.settling import from_hashes, settle
from docgen.writing.shelf import Shelf


def write_outputs(
    folder: Path,
    outputs: Sequence[Output],
    *,
    force: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring every output to the folder; what the machine refuses one file is told in its Written.

    Raises a WritingFault only where nothing at all can be written: AnotherRun, or the folder itself refused.
    """
    _refuse_one_path_twice(outputs)
    with opened(folder, [output.path for output in outputs], dry_run=dry_run) as shelf:
        written = list(_settled(shelf, outputs, force=force, progress=progress))
    return Report(written, shelf.record.diagnostics)


def unsettled(folder: Path, outputs: Sequence[Output], *, force: bool = False) -> list[Output]:
    """Those outputs that hashes alone do not answer: what to render. Takes no lock, writes nothing."""
    record = Record(folder)
    if record.is_empty:
        return list(outputs)
    shelf = Shelf(folder, record, [o.path for o in outputs], dry_run=True)
    return [output for output in outputs if not _is_settled(shelf, output, force=force)]


def _settled(
    shelf: Shelf, outputs: Sequence[Output], *, force: bool, progress: Progress | None
) -> Iterator[Written]:
    for output in outputs:
        written = _settled_or_told(shelf, output, force=force)
        if progress is not None:
            progress(written)
        yield written


def _settled_or_told(shelf: Shelf, output: Output, *, force: bool) -> Written:
    try:
        return settle(shelf, output, force=force)
    except WritingFault as fault:
        return refused(shelf.folder / output.path, fault)


def _is_settled(shelf: Shelf, output: Output, *, force: bool) -> bool:
    try:
        return from_hashes(shelf, output, force=force) is not None
    except WritingFault:
        # write_outputs tells the fault, or finds it gone by then and needs the rendering.
        return False


def _refuse_one_path_twice(outputs: Sequence[Output]) -> None:
    keys = [same_file_key(output.path.as_posix()) for output in outputs]
    if len(set(keys)) < len(keys):
        raise ValueError("two outputs share one path: call file_names.distinct() on their names first")
