"""The pipeline on one page: year → drafts → bytes → files → report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from docgen.base.diagnostics import Diagnostic, has_errors
from docgen.base.machine_faults import MachineFault
from docgen.base.workspace import Workspace
from docgen.libreoffice.pdf import beside, write_pdfs
from docgen.making.drafts import drafts_of
from docgen.making.form_templates import FormTemplates
from docgen.making.options import DEFAULTS, Options
from docgen.making.prepared import YearDrafts
from docgen.making.rendering import Job, outputs_of
from docgen.making.report import Report
from docgen.papers import Kind, kind_named
from docgen.writing import Output, WritingReport, Written, write_outputs
from docgen.year.refusals import Refusals, outside


def build(workspace: Workspace, year: int, kind_name: str, options: Options = DEFAULTS) -> Report:
    """Make the papers of one kind of a year."""
    kind = kind_named(kind_name)
    with drafts_of(workspace, year, kind, options) as found:
        refusals = Refusals(found.said, found.spans)
        unwanted = found.unwanted()
        said = outside(found.said, unwanted)
        refused = refusals.listed(span for span in found.spans if span not in unwanted)
        lost = found.not_met()
        chosen = [
            (name, draft)
            for name, draft in found.named()
            if draft.is_wanted and not refusals.concerns(draft.span)
        ]
        if not chosen:
            at_fault = refused or has_errors(said)
            remark = "" if at_fault else _remark(kind, found)
            return Report(said, refused=refused, remark=remark, not_found=lost)
        folder = workspace.generated(year)
        templates = FormTemplates(workspace, dry_run=options.dry_run)
        jobs = [templates.job(kind, name, draft) for name, draft in chosen]
        made = write(folder, jobs, options)
    remarks = [remark for _, draft in chosen for remark in draft.remarks]
    return replace(
        made,
        diagnostics=[*said, *remarks, *templates.said, *made.diagnostics],
        missing=sum(draft.missing for _, draft in chosen),
        refused=refused,
        not_found=lost,
    )


def build_if_any(workspace: Workspace, year: int, kind_name: str, options: Options = DEFAULTS) -> Report:
    """The same for a year that need not have this kind: without a file of it, that is all there is to say."""
    kind = kind_named(kind_name)
    if any(workspace.has(year, name) for name in kind.reads):
        return build(workspace, year, kind_name, options)
    return Report(remark=kind.none_yet)


def write(folder: Path, jobs: Sequence[Job], options: Options) -> Report:
    """Bring the documents to a folder, then their PDFs; what the machine refuses altogether is told.

    Ctrl-C ends the work with what was done until then: nobody should have to look for it in the folder.
    """
    said: list[Diagnostic] = []
    done: list[Written] = []
    force, dry_run = options.force, options.dry_run
    try:
        outputs = outputs_of(jobs, folder, options.pool, force=force)
        watch = _counting(options, len(outputs), done)
        documents = write_outputs(folder, outputs, force=force, dry_run=dry_run, progress=watch)
        said += documents.diagnostics
        pdfs = _pdfs(folder, outputs, documents.written, options)
    except MachineFault as fault:
        return Report(said, done, halted=str(fault))
    except KeyboardInterrupt:
        return Report(said, done, interrupted=True)
    return Report([*said, *pdfs.diagnostics], [*done, *pdfs.written])


def _remark(kind: Kind, found: YearDrafts) -> str:
    return kind.none_chosen if found.drafts else kind.none_yet


def _counting(options: Options, whole: int, done: list[Written]) -> Callable[[Written], None]:
    def count(written: Written) -> None:
        done.append(written)
        options.watch(len(done), whole)

    return count


def _pdfs(
    folder: Path, outputs: Sequence[Output], written: Sequence[Written], options: Options
) -> WritingReport:
    """The PDFs of the documents that exist now; each shows the document as it lies, hand-edited or not."""
    if not options.pdf or options.dry_run:
        return WritingReport([], [])
    made = [
        beside(folder, output.path)
        for output, one in zip(outputs, written, strict=True)
        if one.path.is_file()
    ]
    return write_pdfs(folder, made, force=options.force)
