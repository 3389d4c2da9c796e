"""The pipeline on one page: year → drafts → bytes → files → report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.diagnostics import Diagnostic, has_errors
from docgen.gathering import Gathered, LaidBy, gather
from docgen.page import TEMPLATES, filters_for
from docgen.papers import About, Form, Kind, context_of, field_tree, kind_named
from docgen.reading.disk import read_at_most
from docgen.refusals import Refusals, Refused, outside
from docgen.workspace import Workspace
from docgen.writing import Output, WritingFault, Written, beside, write_outputs, write_pdfs
from docgen.writing import Report as WritingReport

if TYPE_CHECKING:
    from docgen.engine import Template


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

    `about` chooses among them; `watch` is called after each file with how many are done, and of how many.
    Papers whose text has errors are made only when they are not `proofread`.
    """

    force: bool = False
    dry_run: bool = False
    pdf: bool = False
    about: About = field(default_factory=dict)
    watch: Callable[[int, int], None] = _unwatched
    proofread: bool = True


def build(workspace: Workspace, year: int, kind_name: str, wish: Wish = Wish()) -> Report:
    """Make the papers of one kind of a year."""
    kind = kind_named(kind_name)
    with gather(workspace, year, kind, wish.about, proofread=wish.proofread) as gathered:
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
        press = Press(workspace, gathered)
        outputs = [press.output(kind, name, draft) for name, draft in chosen]
        made = write(workspace.generated(year), outputs, wish)
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


def write(folder: Path, outputs: Sequence[Output], wish: Wish) -> Report:
    """Bring the documents to a folder, then their PDFs; what the machine refuses altogether is told.

    Ctrl-C ends the work with what was done until then: nobody should have to look for it in the folder.
    """
    said: list[Diagnostic] = []
    done: list[Written] = []
    try:
        watch = _counting(wish, len(outputs), done)
        documents = write_outputs(folder, outputs, force=wish.force, dry_run=wish.dry_run, progress=watch)
        said += documents.diagnostics
        pdfs = _pdfs(folder, outputs, documents.written, wish)
    except WritingFault as fault:
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


class Press:
    """The forms of a run, each read once, and what fills them."""

    def __init__(self, workspace: Workspace, gathered: Gathered) -> None:
        self._workspace = workspace
        self._gathered = gathered
        self._templates: dict[str, FormTemplate] = {}

    def output(self, kind: Kind, name: str, draft: LaidBy) -> Output:
        """The file that a draft shall become."""
        template = self._template(draft.form)
        path = PurePosixPath(kind.folder or kind.name, f"{name}.docx")
        return Output(path, template.source_hash(draft.digest), partial(self._render, template, draft))

    def _render(self, template: FormTemplate, draft: LaidBy) -> bytes | None:
        return template.render(context_of(self._gathered.data(draft)))

    def _template(self, form: Form) -> FormTemplate:
        return self._templates.setdefault(form.template, FormTemplate(self._workspace, form))

    @property
    def said(self) -> list[Diagnostic]:
        """What there is to say about the templates."""
        return [diagnostic for template in self._templates.values() for diagnostic in template.said]


@dataclass
class FormTemplate:
    """A form's template: the workspace's, which people may restyle, or else the built-in one.

    It is made ready when the first document needs it, so that an unchanged run does not load the engine.
    """

    workspace: Workspace
    form: Form
    said: list[Diagnostic] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """Where the workspace keeps it."""
        return self.workspace.templates / self.form.template

    @cached_property
    def package(self) -> bytes:
        """The template file."""
        return read_at_most(self.path) if self.path.is_file() else TEMPLATES[self.form.template]()

    def check(self) -> list[Diagnostic]:
        """Everything wrong with it."""
        return list(self.said) if self.compiled else self.said

    @cached_property
    def compiled(self) -> Template | None:
        """The template ready to render; None, with the reasons in `said`, when it cannot be used."""
        from docgen.engine import ready_template

        template, said = ready_template(
            self.package,
            self.workspace.name_of(self.path),
            filters=filters_for(self.package),
            fields=field_tree(self.form.fields),
        )
        self.said += said
        return template

    @cached_property
    def _hashed(self) -> bytes:
        """What all documents of the form depend on: docgen's version and the template."""
        return hashlib.sha256(b"\0".join((__version__.encode(), self.package))).digest()

    def source_hash(self, digest: bytes) -> str:
        """What the document depends on: docgen's version, the template, the data, whose digest is given."""
        return hashlib.sha256(self._hashed + digest).hexdigest()

    def render(self, context: Mapping[str, object]) -> bytes | None:
        """The document; None, with the reasons in `said`, when it cannot be made."""
        from docgen.engine import render

        if self.compiled is None:
            return None
        document, said = render(self.compiled, context)
        self.said += said
        return document
