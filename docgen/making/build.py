"""The pipeline on one page: year → drafts → bytes → files → report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.base.diagnostics import Diagnostic, has_errors
from docgen.base.machine_faults import MachineFault
from docgen.base.workspace import Workspace
from docgen.libreoffice.pdf import beside, write_pdfs
from docgen.making.gathered import Gathered, LaidBy, gather
from docgen.making.jobs import Job, outputs_of
from docgen.making.press import Press
from docgen.papers import About, Kind, kind_named
from docgen.writing import Output, WritingReport, Written, write_outputs
from docgen.year.refusals import Refusals, Refused, outside

if TYPE_CHECKING:
    from docgen.making.crew import Crew


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has to say: about the input, each file, each refused record, and the count of 【待补】."""

    diagnostics: Sequence[Diagnostic]
    written: Sequence[Written] = ()
    missing: int = 0
    refused: Sequence[Refused] = ()
    remark: str = ""
    """Why there is nothing to write, when nothing is wrong."""
    halted: str = ""
    """What the machine refused altogether: another run holds the folder, no LibreOffice is there for PDFs."""
    interrupted: bool = False
    """Whether a person stopped the work (Ctrl-C) when this much of it was done."""
    not_found: Sequence[str] = ()
    """What was asked for by name, and no record has."""


def _unwatched(_done: int, _whole: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Wish:
    """How the papers shall be written: over hand-edited files, not at all but only told, as PDF too.

    `about` chooses among them; `watch` is called after each file with how many are done, and of how many;
    `crew` shares the work, where there is one. Papers whose text has errors are made only when they are not
    `proofread`.
    """

    force: bool = False
    dry_run: bool = False
    pdf: bool = False
    about: About = field(default_factory=dict)
    watch: Callable[[int, int], None] = _unwatched
    crew: Crew | None = None
    proofread: bool = True


def build(workspace: Workspace, year: int, kind_name: str, wish: Wish = Wish()) -> Report:
    """Make the papers of one kind of a year."""
    kind = kind_named(kind_name)
    with gather(workspace, year, kind, wish.about, wish.crew, proofread=wish.proofread) as gathered:
        refusals = Refusals(gathered.said, gathered.spans)
        unwanted = gathered.unwanted()
        said = outside(gathered.said, unwanted)
        refused = refusals.listed(span for span in gathered.spans if span not in unwanted)
        lost = gathered.not_met()
        chosen = [
            (name, draft)
            for name, draft in gathered.named()
            if draft.is_wanted and not refusals.concerns(draft.span)
        ]
        if not chosen:
            at_fault = refused or has_errors(said)
            remark = "" if at_fault else _remark(kind, gathered)
            return Report(said, refused=refused, remark=remark, not_found=lost)
        press, folder = Press(workspace, gathered), workspace.generated(year)
        jobs = [press.job(kind, name, draft) for name, draft in chosen]
        made = write(folder, jobs, wish)
    return replace(
        made,
        diagnostics=[*said, *_remarks(chosen), *press.said, *made.diagnostics],
        missing=sum(draft.missing for _, draft in chosen),
        refused=refused,
        not_found=lost,
    )


def build_if_any(workspace: Workspace, year: int, kind_name: str, wish: Wish = Wish()) -> Report:
    """The same for a year that need not have this kind: without a file of it, that is all there is to say."""
    kind = kind_named(kind_name)
    if any(workspace.has(year, name) for name in kind.reads):
        return build(workspace, year, kind_name, wish)
    return Report([], remark=kind.none_yet)


def write(folder: Path, jobs: Sequence[Job], wish: Wish) -> Report:
    """Bring the documents to a folder, then their PDFs; what the machine refuses altogether is told.

    Ctrl-C ends the work with what was done until then: nobody should have to look for it in the folder.
    """
    said: list[Diagnostic] = []
    done: list[Written] = []
    try:
        outputs = outputs_of(jobs, folder, wish.crew, force=wish.force)
        watch = _counting(wish, len(outputs), done)
        documents = write_outputs(folder, outputs, force=wish.force, dry_run=wish.dry_run, progress=watch)
        said += documents.diagnostics
        pdfs = _pdfs(folder, outputs, documents.written, wish)
    except MachineFault as fault:
        return Report(said, done, halted=str(fault))
    except KeyboardInterrupt:
        return Report(said, done, interrupted=True)
    return Report([*said, *pdfs.diagnostics], [*done, *pdfs.written])


def _remark(kind: Kind, gathered: Gathered) -> str:
    return kind.none_chosen if gathered.drafts else kind.none_yet


def _remarks(chosen: Sequence[tuple[str, LaidBy]]) -> list[Diagnostic]:
    return [remark for _, draft in chosen for remark in draft.remarks]


def _counting(wish: Wish, whole: int, done: list[Written]) -> Callable[[Written], None]:
    def count(written: Written) -> None:
        done.append(written)
        wish.watch(len(done), whole)

    return count


def _pdfs(folder: Path, outputs: Sequence[Output], written: Sequence[Written], wish: Wish) -> WritingReport:
    """The PDFs of the documents that exist now; each shows the document as it lies, hand-edited or not."""
    if not wish.pdf or wish.dry_run:
        return WritingReport([], [])
    made = [
        beside(folder, output.path)
        for output, one in zip(outputs, written, strict=True)
        if one.path.is_file()
    ]
    return write_pdfs(folder, made, force=wish.force)
