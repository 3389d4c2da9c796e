"""Writes the outputs of a run into one folder, and withdraws what earlier runs left that is none of today's.

Each atomically, none over what a person made; what a person has touched stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen.base.file_names import same_file_key
from docgen.base.machine_faults import MachineFault
from docgen.base.unforeseen import Unforeseen, as_fault
from docgen.writing.faults import WritingFault
from docgen.writing.folder import OutputFolder, open_folder
from docgen.writing.folder_bounds import Bounds
from docgen.writing.folder_record import FolderRecord
from docgen.writing.outcomes import Output, Progress, WritingReport, Written, refused
from docgen.writing.reconciling import (
    NO_SHARE,
    RunShare,
    strays,
    told_of_strangers,
    told_of_strays,
    withdraw_companions,
    withdraw_strays,
)
from docgen.writing.settling import from_hashes, settle


def write_outputs(
    folder: Path,
    outputs: Sequence[Output],
    *,
    force: bool = False,
    dry_run: bool = False,
    progress: Progress | None = None,
    share: RunShare = NO_SHARE,
) -> WritingReport:
    """Bring every output to the folder, and withdraw what of the share is none of today's.

    What the machine refuses one file is told in its Written. Raises a WritingFault only where nothing at all
    can be written: AnotherRun, or the folder itself refused.
    """
    _refuse_one_path_twice(outputs)
    paths = [output.path for output in outputs]
    # Nothing is locked, and no folder made, where there is nothing to do.
    is_idle = not outputs and not _is_to_be_opened(FolderRecord(folder), share)
    with open_folder(folder, paths, dry_run=dry_run or is_idle) as opened:
        recorded = {name for name, _ in opened.record.entries()}
        fresh = [path for path in paths if str(path) not in recorded]
        written = list(_settled(opened, outputs, force=force, progress=progress))
        settled = {str(path): one for path, one in zip(paths, written, strict=True)}
        withdrawn = [
            *withdraw_companions(opened, settled, with_pdfs=share.with_pdfs),
            *withdraw_strays(opened, share, fresh),
        ]
        left = told_of_strays(opened, share)
        # `fill` puts papers of no part among whatever a folder holds: what is strange there is no matter.
        left += told_of_strangers(opened, [output.path for output in outputs if output.part])
    return WritingReport(written, [*opened.record.diagnostics, *left], withdrawn)


def write_elsewhere(
    folder: Path, bounds: Bounds, outputs: Sequence[Output], *, force: bool = False, dry_run: bool = False
) -> WritingReport:
    """Bring every output where the bounds say: only their record lies in the folder.

    Nothing is withdrawn but a new version beside one of them. Tells and raises what `write_outputs` does.
    """
    _refuse_one_path_twice(outputs)
    paths = [output.path for output in outputs]
    with open_folder(folder, paths, dry_run=dry_run or not outputs, bounds=bounds) as opened:
        written = list(_settled(opened, outputs, force=force, progress=None))
        settled = {str(path): one for path, one in zip(paths, written, strict=True)}
        withdrawn = list(withdraw_companions(opened, settled, with_pdfs=False))
    return WritingReport(written, opened.record.diagnostics, withdrawn)


def unsettled(folder: Path, outputs: Sequence[Output], *, force: bool = False) -> list[Output]:
    """Return the outputs that must be rendered: hashes do not decide. Takes no lock, writes nothing."""
    record = FolderRecord(folder)
    if record.is_empty:
        # A first run: no hash can decide anything, so no file needs to be looked at.
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
        written = settle(folder, output, force=force)
    except WritingFault as fault:
        return refused(folder.place(output.path), fault)
    except MachineFault as fault:
        # The others (a lost worker, a file changed meanwhile) stop the whole run.
        if isinstance(fault, Unforeseen):
            return refused(folder.place(output.path), fault)
        raise
    except Exception as problem:  # whatever it is, it must not stop the other papers
        return refused(folder.place(output.path), as_fault(problem))
    known = folder.record.known(output.path)
    if known is not None and known.part != output.part:
        folder.record.note(output.path, known._replace(part=output.part))
    return written


def _is_to_be_opened(record: FolderRecord, share: RunShare) -> bool:
    """Tell whether a run without outputs has something to do: papers to withdraw, or what a kill has left."""
    return record.is_unfinished or (not share.unread and bool(strays(record, share)))


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
