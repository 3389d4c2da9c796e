"""The pipeline on one page: year → drafts → bytes → files → report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.diagnostics import Diagnostic, has_errors
from docgen.page import TEMPLATES, filters_for
from docgen.papers import KINDS, Draft, Kind, field_tree
from docgen.workspace import Workspace
from docgen.writing import Output, Written, beside, distinct, safe_file_name, write_outputs, write_pdfs
from docgen.writing import Report as WritingReport
from docgen.year import load_year

if TYPE_CHECKING:
    from docgen.engine import Template


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has to say: about the input, about each file, and how many 【待补】 the papers hold."""

    diagnostics: Sequence[Diagnostic]
    written: Sequence[Written] = ()
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Wish:
    """How the papers shall be written: over hand-edited files, not at all but only told, as PDF too."""

    force: bool = False
    dry_run: bool = False
    pdf: bool = False


def build(workspace: Workspace, year: int, kind_name: str, wish: Wish = Wish()) -> Report:
    """Make the papers of one kind of a year. Raises the machine's faults, as `write_outputs` does."""
    kind = next(kind for kind in KINDS if kind.name == kind_name)
    read = load_year(workspace, year, kind.reads)
    if has_errors(read.diagnostics):
        return Report(read.diagnostics)
    drafts, template = kind.drafts(read), KindTemplate(workspace, kind)
    folder, outputs = workspace.generated(year), _outputs(kind, drafts, template)
    documents = write_outputs(folder, outputs, force=wish.force, dry_run=wish.dry_run)
    pdfs = _pdfs(folder, outputs, documents.written, wish)
    return Report(
        [*read.diagnostics, *template.said, *documents.diagnostics, *pdfs.diagnostics],
        [*documents.written, *pdfs.written],
        sum(draft.missing for draft in drafts),
    )


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


def _outputs(kind: Kind, drafts: Sequence[Draft], template: KindTemplate) -> list[Output]:
    names = distinct([safe_file_name(draft.name) for draft in drafts])
    return [
        Output(
            PurePosixPath(kind.name, f"{name}.docx"),
            template.source_hash(draft),
            partial(template.render, draft),
        )
        for name, draft in zip(names, drafts, strict=True)
    ]


@dataclass
class KindTemplate:
    """A kind's template: the workspace's, which people may restyle, or else the built-in one.

    It is made ready when the first document needs it, so that an unchanged run does not load the engine.
    """

    workspace: Workspace
    kind: Kind
    said: list[Diagnostic] = field(default_factory=list)

    @property
    def path(self) -> Path:
        """Where the workspace keeps it."""
        return self.workspace.templates / self.kind.template

    @cached_property
    def package(self) -> bytes:
        """The template file."""
        return self.path.read_bytes() if self.path.is_file() else TEMPLATES[self.kind.template]()

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
            fields=field_tree(self.kind.fields),
        )
        self.said += said
        return template

    def source_hash(self, draft: Draft) -> str:
        """What the document depends on: docgen's version, the template, the data."""
        data = json.dumps(draft.context, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(b"\0".join((__version__.encode(), data.encode(), self.package))).hexdigest()

    def render(self, draft: Draft) -> bytes | None:
        """The document; None, with the reasons in `said`, when it cannot be made."""
        from docgen.engine import render

        if self.compiled is None:
            return None
        document, said = render(self.compiled, draft.context)
        self.said += said
        return document
