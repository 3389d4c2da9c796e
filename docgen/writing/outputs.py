"""Writes the outputs of a run into one folder, and takes away what nobody needs any more.

Each atomically, none over what a person made; what a person has touched stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from docgen.base.file_names import same_file_key
from docgen.base.machine_faults import MachineFault
from docgen.base.unforeseen import Unforeseen, as_fault
from docgen.writing.faults import WritingFault
from docgen.writing.folder import OutputFolder, open_folder
from docgen.writing.folder_bounds import Bounds
from docgen.writing.folder_record import FolderRecord
from docgen.writing.outcomes import Output, Progress, WriteOutcome, WritingReport, Written, refused
from docgen.writing.settling import from_hashes, settle

BY_HAND = "文件被手工改过，没有删除；用不着了，请自己删掉"


def write_outputs(
    folder: Path,
    outputs: Sequence[Output],
    *,
    force: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
    bounds: Bounds | None = None,
) -> WritingReport:
    """Bring every output to the folder; what the machine refuses one file is told in its Written.

    With other `bounds`, they go where those say, and only their record lies in the folder.

    Raises a WritingFault only where nothing at all can be written: AnotherRun, or the folder itself refused.
    """
    _refuse_one_path_twice(outputs)
    with open_folder(folder, [o.path for o in outputs], dry_run=dry_run, bounds=bounds) as opened:
        written = list(_settled(opened, outputs, force=force, progress=progress))
    return WritingReport(written, opened.record.diagnostics)


def unsettled(folder: Path, outputs: Sequence[Output], *, force: bool = False) -> list[Output]:
    """Return the outputs that must be rendered: hashes do not decide. Takes no lock, writes nothing."""
    record = FolderRecord(folder)
    if record.is_empty:
        return list(outputs)
    read = OutputFolder(folder, record, [o.path for o in outputs], dry_run=True)
    return [output for output in outputs if not _is_settled(read, output, force=force)]


def _settled(
    folder: OutputFolder, outputs: Sequence[Output], *, force: bool, progress: Progress | None
) -> Iterator[Written]:
    for output in outputs:
        written = _settled_or_told(folder, output, force=force)
        if progress is not None:
            progress(written)
        yield written


def _settled_or_told(folder: OutputFolder, output: Output, *, force: bool) -> Written:
    try:
        return settle(folder, output, force=force)
    except WritingFault as fault:
        return refused(folder.path / output.path, fault)
    except MachineFault as fault:
        # The others (a lost worker, a file changed meanwhile) stop the whole run.
        if isinstance(fault, Unforeseen):
            return refused(folder.path / output.path, fault)
        raise
    except Exception as problem:  # whatever it is, it must not stop the other papers
        return refused(folder.path / output.path, as_fault(problem))


def _is_settled(folder: OutputFolder, output: Output, *, force: bool) -> bool:
    try:
        return from_hashes(folder, output, force=force) is not None
    except Exception:
        # write_outputs tells the fault, or finds it gone by then and needs the rendering.
        return False


def _refuse_one_path_twice(outputs: Sequence[Output]) -> None:
    keys = [same_file_key(output.path.as_posix()) for output in outputs]
    if len(set(keys)) < len(keys):
        raise ValueError("two outputs share one path: call file_names.distinct() on their names first")


def withdraw_outputs(
    folder: Path, paths: Sequence[PurePosixPath], reason: str, *, dry_run: bool = False
) -> WritingReport:
    """Remove those files that lie there as docgen wrote them, with their PDF and their new versions beside.

    One that a person edited is kept and told, and its PDF kept with it; one that docgen does not know is
    nobody's concern. Raises what `write_outputs` raises.
    """
    if not paths:
        return WritingReport([], [])
    with open_folder(folder, paths, dry_run=dry_run) as opened:
        written = [each for path in paths for each in _withdrawn(opened, path, reason)]
    return WritingReport(written, opened.record.diagnostics)


def _withdrawn(folder: OutputFolder, document: PurePosixPath, reason: str) -> Iterator[Written]:
    paths = [document, *folder.record.copies_of(document)]
    if not _may_be_anothers(folder, document):
        paths.append(document.with_suffix(".pdf"))
    for path in paths:
        yield from _withdrawn_file(folder, path, reason)


def _may_be_anothers(folder: OutputFolder, path: PurePosixPath) -> bool:
    try:
        return folder.is_anothers(path, folder.look(path))
    except WritingFault:
        return True


def _withdrawn_file(folder: OutputFolder, path: PurePosixPath, reason: str) -> Iterator[Written]:
    """Withdraw one file and tell the outcome; nothing is told of a file that docgen does not know."""
    place = folder.path / path
    try:
        on_disk = folder.look(path)
        if folder.record.known(path) is None:
            return
        if on_disk is None:
            folder.record.forget(path)
        elif folder.is_anothers(path, on_disk):
            yield Written(place, WriteOutcome.KEPT, f"{reason}；{BY_HAND}")
        else:
            folder.take_away(path)
            yield Written(place, WriteOutcome.REMOVED, reason, wrote=True)
    except WritingFault as fault:
        yield refused(place, fault)
