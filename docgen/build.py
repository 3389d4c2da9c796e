"""The pipeline on one page: year → drafts → bytes → files → report."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.diagnostics import Diagnostic, has_errors
from docgen.page import TEMPLATES, filters_for
from docgen.papers import Draft, Form, Kind, field_tree, kind_named
from docgen.refusals import Refusals, Refused, outside
from docgen.workspace import Workspace
from docgen.writing import Output, Written, beside, distinct, safe_file_name, write_outputs, write_pdfs
from docgen.writing import Report as WritingReport
from docgen.year import load_year

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
    not_found: Sequence[str] = ()
    """What was asked for by name, and no record has."""


def _unwatched(_done: int, _whole: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Wish:
    """How the papers shall be written: over hand-edited files, not at all but only told, as PDF too.

    `about` chooses among them; `watch` is called after each file with how many are done, and of how many.
    """

    force: bool = False
    dry_run: bool = False
    pdf: bool = False
    about: Mapping[str, str | Collection[str]] = field(default_factory=dict)
    watch: Callable[[int, int], None] = _unwatched


def build(workspace: Workspace, year: int, kind_name: str, wish: Wish = Wish()) -> Report:
    """Make the papers of one kind of a year. Raises the machine's faults, as `write_outputs` does."""
    kind = kind_named(kind_name)
    read = load_year(workspace, year, (*kind.reads, *kind.consults)).silent_about(kind.consults)
    found = [*read.diagnostics, *kind.check(read)]
    refusals = Refusals(found, read.spans)
    named = _named(kind.drafts(read))
    unwanted = {draft.span for _, draft in named if draft.span and not draft.is_about(wish.about)}
    said = outside(found, unwanted)
    refused = refusals.listed(span for span in read.spans if span not in unwanted)
    lost = _not_found(named, wish.about)
    chosen = [(name, d) for name, d in named if d.is_about(wish.about) and not refusals.concerns(d.span)]
    if not chosen:
        at_fault = refused or has_errors(said)
        remark = "" if at_fault else _remark(kind, named)
        return Report(said, refused=refused, remark=remark, not_found=lost)
    press = Press(workspace)
    outputs = [press.output(kind, name, draft) for name, draft in chosen]
    folder, watch = workspace.generated(year), _counting(wish, len(outputs))
    documents = write_outputs(folder, outputs, force=wish.force, dry_run=wish.dry_run, progress=watch)
    pdfs = _pdfs(folder, outputs, documents.written, wish)
    return Report(
        [*said, *_remarks(chosen), *press.said, *documents.diagnostics, *pdfs.diagnostics],
        [*documents.written, *pdfs.written],
        sum(draft.missing for _, draft in chosen),
        refused,
        not_found=lost,
    )


def _named(drafts: Sequence[Draft]) -> list[tuple[str, Draft]]:
    """All drafts with file names of their own, chosen or not, so that a choice changes no name."""
    return list(zip(distinct([safe_file_name(draft.name) for draft in drafts]), drafts, strict=True))


def _remark(kind: Kind, named: Sequence[tuple[str, Draft]]) -> str:
    return kind.none_chosen if named else kind.none_yet


def _remarks(chosen: Sequence[tuple[str, Draft]]) -> list[Diagnostic]:
    return [remark for _, draft in chosen for remark in draft.remarks]


def _not_found(named: Sequence[tuple[str, Draft]], about: Mapping[str, str | Collection[str]]) -> list[str]:
    """Of several values given for a key those that no draft has."""
    asked = [(key, value) for key, wanted in about.items() if not isinstance(wanted, str) for value in wanted]
    have = {(key, value) for _, d in named for key, values in (d.about or {}).items() for value in values}
    return [value for key, value in asked if (key, value) not in have]


def _counting(wish: Wish, whole: int) -> Callable[[Written], None]:
    done = iter(range(1, whole + 1))
    return lambda _written: wish.watch(next(done), whole)


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
    """The forms of a run, each read once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._templates: dict[str, FormTemplate] = {}

    def output(self, kind: Kind, name: str, draft: Draft) -> Output:
        """The file that a draft shall become."""
        template = self._template(draft.form)
        path = PurePosixPath(kind.folder or kind.name, f"{name}.docx")
        return Output(path, template.source_hash(draft), partial(template.render, draft))

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
        return self.path.read_bytes() if self.path.is_file() else TEMPLATES[self.form.template]()

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

    def source_hash(self, draft: Draft) -> str:
        """What the document depends on: docgen's version, the template, the data."""
        return hashlib.sha256(b"\0".join((self._hashed, draft.data.encode()))).hexdigest()

    def render(self, draft: Draft) -> bytes | None:
        """The document; None, with the reasons in `said`, when it cannot be made."""
        from docgen.engine import render

        if self.compiled is None:
            return None
        document, said = render(self.compiled, draft.context)
        self.said += said
        return document
