"""The templates of forms: where each lies, what is wrong with it, and the documents made on it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from docgen import __version__
from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.engine.inserting import inserting_filters, reads_files
from docgen.making.prepared import PreparedDraft
from docgen.making.rendering import Job
from docgen.page import build_template, filters_for
from docgen.papers import Form, Kind, context_of, field_tree
from docgen.reading.disk import read_at_most

if TYPE_CHECKING:
    from docgen.engine.template import CompiledOrFaults, Rendered


@dataclass(frozen=True)
class FormTemplate:
    """A form's template: the workspace's, which people may restyle, or else the built-in one.

    It is made ready when the first document needs it, so that an unchanged run does not load the engine. Sent
    to a worker, it takes the template file along and nothing that was made of it.
    """

    workspace: Workspace
    form: Form
    given: bytes | None = None
    """The template file, where it is not to be read from the workspace."""

    def __reduce__(self) -> tuple[type[FormTemplate], tuple[Workspace, Form, bytes]]:
        return FormTemplate, (self.workspace, self.form, self.package)

    @property
    def path(self) -> Path:
        """Where the workspace keeps it."""
        return self.workspace.templates / self.form.template

    @cached_property
    def package(self) -> bytes:
        """The template file."""
        if self.given is not None:
            return self.given
        return read_at_most(self.path) if self.path.is_file() else build_template(self.form.template)

    @cached_property
    def ready(self) -> CompiledOrFaults:
        """The template ready to render, or None, and what is wrong with it."""
        from docgen.engine.ready import ready_template

        return ready_template(
            self.package,
            self.workspace.name_of(self.path),
            filters={
                **filters_for(self.package),
                **inserting_filters([self.workspace.root], self.package),
            },
            fields=field_tree(self.form.fields),
        )

    @cached_property
    def reads_files(self) -> bool:
        """Whether its documents depend on files besides the data."""
        return reads_files(self.package)

    @cached_property
    def _hashed(self) -> bytes:
        """What all documents of the form depend on: docgen's version and the template."""
        return hashlib.sha256(b"\0".join((__version__.encode(), self.package))).digest()

    def source_hash(self, digest: bytes) -> str:
        """What the document depends on: docgen's version, the template, the data, whose digest is given."""
        return hashlib.sha256(self._hashed + digest).hexdigest()

    def fill(self, data: bytes) -> Rendered:
        """The document of a draft's data, or None and why it cannot be made."""
        from docgen.engine.template import Rendered, render

        template, of_template = self.ready
        if template is None:
            return Rendered(None, of_template)
        document, said = render(template, context_of(data))
        return Rendered(document, (*of_template, *said))


class FormTemplates:
    """The templates of a run, each read once, and what there is to say about what is made on them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._templates: dict[str, FormTemplate] = {}
        self._said: dict[Diagnostic, None] = {}

    def job(self, kind: Kind, name: str, draft: PreparedDraft) -> Job:
        """The file that a draft shall become."""
        template = self._template(draft.form)
        path = PurePosixPath(kind.folder or kind.name, f"{name}.docx")
        source = template.source_hash(draft.digest + self._made(template, draft))
        return Job(path, source, template, draft.data, self._told)

    def _made(self, template: FormTemplate, draft: PreparedDraft) -> bytes:
        """The document itself, where files that may have changed lie behind it; what it says comes later."""
        return template.fill(draft.data()).document or b"" if template.reads_files else b""

    @property
    def said(self) -> list[Diagnostic]:
        """What there is to say about the templates and the documents, each once."""
        return list(self._said)

    def _template(self, form: Form) -> FormTemplate:
        return self._templates.setdefault(form.template, FormTemplate(self._workspace, form))

    def _told(self, rendered: Rendered) -> bytes | None:
        self._said.update(dict.fromkeys(rendered.diagnostics))
        return rendered.document
