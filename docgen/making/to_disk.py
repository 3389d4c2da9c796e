"""Documents → files on disk and what is told of each, their PDFs, and what of earlier runs is withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from docgen.base.diagnostics import Diagnostic
from docgen.base.unforeseen import as_fault
from docgen.making.options import Options
from docgen.making.rendering import Job
from docgen.making.report import Report
from docgen.writing import NO_SHARE, Output, RunShare, WritingReport, Written, write_outputs


def write(folder: Path, jobs: Sequence[Job], options: Options, share: RunShare = NO_SHARE) -> Report:
    """Write the documents of some jobs to a folder, as `write_files` does."""
    return write_files(folder, partial(_outputs, jobs, folder, options), options, share)


def write_files(
    folder: Path, ready: Callable[[], Sequence[Output]], options: Options, share: RunShare = NO_SHARE
) -> Report:
    """Write the documents to a folder, then their PDFs, and withdraw what of the share is none of today's.

    What the machine refuses as a whole is reported too.
    """
    said: list[Diagnostic] = []
    done: list[Written] = []
    force, dry_run = options.force, options.dry_run
    try:
        outputs = ready()
        watch = _counting(options, len(outputs), done)
        share = replace(share, with_pdfs=options.pdf)
        documents = write_outputs(folder, outputs, force=force, dry_run=dry_run, progress=watch, share=share)
        said += documents.diagnostics
        done += documents.withdrawn
        pdfs = _pdfs(folder, outputs, documents.written, options)
    except Exception as problem:  # whatever it is, what was done is told
        return Report(said, done, halted=str(as_fault(problem, folder.name)))
    # Ctrl-C too ends with an account of what was done: nobody should have to look for it in the folder.
    except KeyboardInterrupt:
        return Report(said, done, interrupted=True)
    return Report([*said, *pdfs.diagnostics], [*done, *pdfs.written, *pdfs.withdrawn])


def _outputs(jobs: Sequence[Job], folder: Path, options: Options) -> list[Output]:
    """The files of some jobs: each is rendered when it is needed, or before that by workers."""
    if options.pool is None:
        return [job.output() for job in jobs]
    from docgen.making.rendering_ahead import outputs_ahead

    return outputs_ahead(jobs, folder, options.pool, force=options.force)


def _counting(options: Options, whole: int, done: list[Written]) -> Callable[[Written], None]:
    def count(written: Written) -> None:
        done.append(written)
        options.watch(len(done), whole)

    return count


def _pdfs(
    folder: Path, outputs: Sequence[Output], written: Sequence[Written], options: Options
) -> WritingReport:
    """Make the PDFs of the documents that exist now, edited by hand or not."""
    if not options.pdf or options.dry_run or not outputs:
        return WritingReport([], [])
    # Only where PDFs are asked for: most runs never load this room.
    from docgen.libreoffice.pdf import beside, write_pdfs

    made = [
        beside(folder, output) for output, one in zip(outputs, written, strict=True) if one.path.is_file()
    ]
    return write_pdfs(folder, made, force=options.force)
