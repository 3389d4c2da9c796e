"""The forms of a run, each read once, and what becomes a document on them."""

from __future__ import annotations

from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.making.form_template import FormTemplate
from docgen.making.gathered import Gathered, LaidBy
from docgen.making.jobs import Job
from docgen.papers import Form, Kind

if TYPE_CHECKING:
    from docgen.engine import Rendered


class Press:
    """What makes documents of the drafts that were gathered."""

    def __init__(self, workspace: Workspace, gathered: Gathered) -> None:
        self._workspace = workspace
        self._gathered = gathered
        self._templates: dict[str, FormTemplate] = {}
        self._said: dict[Diagnostic, None] = {}

    def job(self, kind: Kind, name: str, draft: LaidBy) -> Job:
        """The file that a draft shall become."""
        template = self._template(draft.form)
        path = PurePosixPath(kind.folder or kind.name, f"{name}.docx")
        source = template.source_hash(draft.digest + self._made(template, draft))
        return Job(path, source, template, partial(self._gathered.data, draft), self._told)

    def _made(self, template: FormTemplate, draft: LaidBy) -> bytes:
        """The document itself, where files that may have changed lie behind it; what it says comes later."""
        return template.print(self._gathered.data(draft)).document or b"" if template.reads_files else b""

    @property
    def said(self) -> list[Diagnostic]:
        """What there is to say about the templates and the documents, each once."""
        return list(self._said)

    def _template(self, form: Form) -> FormTemplate:
        return self._templates.setdefault(form.template, FormTemplate(self._workspace, form))

    def _told(self, rendered: Rendered) -> bytes | None:
        self._said.update(dict.fromkeys(rendered.diagnostics))
        return rendered.document
