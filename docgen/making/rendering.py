"""Documents made on the templates of forms: where each template lies, and what is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from docgen import __version__
from docgen.base import cache
from docgen.base.diagnostics import Diagnostic, Place, Source, hint
from docgen.base.workspace import Workspace
from docgen.engine.inserting import inserting_filters, reads_files
from docgen.making.drafts import PreparedDraft
from docgen.making.share import part_of, path_of
from docgen.page import TemplateVersion, build_template, filters_for, version_of
from docgen.papers import Form, Kind, context_of, field_tree
from docgen.reading.disk import read_at_most
from docgen.writing import Output, WritingFault
from docgen.writing.atomic import read_ordinary, write_atomically

if TYPE_CHECKING:
    from docgen.engine.template import CompiledOrFaults, Rendered


WARNED = "!"
"""Kept of a template that has warnings."""


class FillableTemplate(Hashable, Protocol):
    """A template ready to be filled, which can be sent to a worker; a worker keeps one of equal templates."""

    def fill(self, data: bytes) -> Rendered:
        """The document; or None, with the reasons."""


class Job(NamedTuple):
    """A document to be made: its file, its template and data, and a function that takes the result."""

    path: PurePosixPath
    source_hash: str
    template: FillableTemplate
    data: Callable[[], bytes]
    take: Callable[[Rendered], bytes | None]
    """Collects the diagnostics of the result, and returns the document."""
    part: str = ""
    """What run answers for the file, as its record says."""

    def output(self) -> Output:
        """The file, rendered here when it is needed."""
        return Output(self.path, self.source_hash, self.render, self.part)

    def render(self) -> bytes | None:
        """The document; None when it cannot be made."""
        return self.take(self.template.fill(self.data()))


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
        """The path at which the workspace keeps it."""
        return self.workspace.templates / self.form.template

    @cached_property
    def found(self) -> bytes | None:
        """The template file as it lies there, if one does."""
        if self.given is not None:
            return self.given
        return read_at_most(self.path) if self.path.is_file() else None

    @cached_property
    def version(self) -> TemplateVersion:
        """The version: a built-in template, of today or a former one, or a person's."""
        return TemplateVersion.CURRENT if self.found is None else version_of(self.form.template, self.found)

    @cached_property
    def package(self) -> bytes:
        """The template file to fill: of a former built-in one, which nobody changed, today's."""
        # In a former version a key that is new would be read and never printed.
        if self.found is None or self.version is TemplateVersion.FORMER:
            return build_template(self.form.template)
        return self.found

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
    def lacking(self) -> tuple[str, ...]:
        """The fields that the built-in template prints and this one, which a person changed, does not."""
        return self._looked_into[1:]

    @property
    def remarks(self) -> tuple[Diagnostic, ...]:
        """What there is to say about the template in each run, whether or not it is filled."""
        return self.ready.diagnostics if self._looked_into[:1] == (WARNED,) else ()

    @cached_property
    def _looked_into(self) -> tuple[str, ...]:
        """Whether there are warnings of the template a person changed, and the fields that it lacks."""
        if self.version is not TemplateVersion.CHANGED:
            return ()
        # Each run asks: to compile two templates takes longer than an unchanged run.
        facts = repr((self.form.template, field_tree(self.form.fields))).encode()
        key = hashlib.sha256(self._hashed + facts).hexdigest()
        folder = cache.cache_folder()
        kept = cache.load(folder, key) if folder else None
        if kept is not None:
            return tuple(kept.decode().split("\n"))
        found = (WARNED if self.ready.diagnostics else "", *self._compared())
        # A template that cannot be compiled was compared with nothing: there is no result to keep.
        if folder and self.ready.template:
            cache.keep(folder, key, "\n".join(found).encode())
        return found

    def _compared(self) -> tuple[str, ...]:
        if not (missing := self._unused()):
            return ()
        built_in = FormTemplate(self.workspace, self.form, build_template(self.form.template))
        nowhere = set(built_in._unused())
        return tuple(field for field in missing if field not in nowhere)

    def _unused(self) -> list[str]:
        from docgen.engine.template_fields import unused_fields

        template = self.ready.template
        return unused_fields(template, field_tree(self.form.fields)) if template else []

    def of_lacking(self, fields: Iterable[str]) -> list[Diagnostic]:
        """Return a hint for each of the fields that it lacks."""
        return [
            hint(
                "T543",
                self.place,
                f"模板里没有“{field}”的标签，写了也印不出来",
                "自带的模板里有：docgen templates reset 换成自带的，改过的这份另外留着；或者在 Word 里补上。",
            )
            for field in fields
        ]

    @property
    def place(self) -> Place:
        """The template file as a place to tell of."""
        return Place(Source(self.workspace.name_of(self.path)))

    @cached_property
    def reads_files(self) -> bool:
        """Tell whether its documents depend on files besides the data."""
        return reads_files(self.package)

    @cached_property
    def _hashed(self) -> bytes:
        """The hash of all that every document of the form depends on: docgen's version and the template."""
        return hashlib.sha256(b"\0".join((__version__.encode(), self.package))).digest()

    def source_hash(self, digest: bytes) -> str:
        """Return the hash of docgen's version, the template and the data, whose digest is given."""
        return hashlib.sha256(self._hashed + digest).hexdigest()

    def fill(self, data: bytes) -> Rendered:
        """The document of a draft's data, or None and why it cannot be made."""
        from docgen.engine.template import Rendered, render

        template, of_template = self.ready
        if template is None:
            return Rendered(None, of_template)
        document, said = render(template, context_of(data))
        return Rendered(document, (*of_template, *said))

    def unprinted(self, data: bytes) -> list[Diagnostic]:
        """Return a hint for each field that a draft's data fill, and that the template does not print."""
        context = context_of(data)
        return self.of_lacking(field for field in self.lacking if _is_filled(context, field.split(".")))


def _is_filled(value: object, path: Sequence[str]) -> bool:
    """Tell whether data hold something under a path of keys, in any item of the lists on the way."""
    if isinstance(value, list):
        return any(_is_filled(item, path) for item in value)
    if not path:
        return bool(value)
    return isinstance(value, dict) and _is_filled(value.get(path[0]), path[1:])


def renew_template(template: FormTemplate, *, dry_run: bool = False) -> list[Diagnostic]:
    """Put today's built-in template in the place of a former one that nobody changed, and say so."""
    if template.version is not TemplateVersion.FORMER:
        return []
    done = "会" if dry_run else "已"
    told = hint("T544", template.place, f"这是旧版程序自带的模板，没有改过，{done}换成新版自带的")
    try:
        # Looked at once more: somebody may have saved it in Word in the meantime.
        if not dry_run and read_ordinary(template.path) == template.found:
            write_atomically(template.path, template.package)
    except WritingFault as fault:
        message = f"这是旧版程序自带的模板，没有改过，可是换不成新版自带的：{fault}"
        return [hint("T545", template.place, message, "这一次照新版自带的生成；问题排除以后自动换。")]
    return [told]


class FormTemplates:
    """The templates of a run, each read once, and what there is to say about what is made on them."""

    def __init__(self, workspace: Workspace, *, dry_run: bool = False) -> None:
        self._workspace, self._dry_run = workspace, dry_run
        self._templates: dict[str, FormTemplate] = {}
        self._said: dict[Diagnostic, None] = {}
        self._lacking: list[tuple[FormTemplate, PreparedDraft]] = []

    def job(self, kind: Kind, name: str, draft: PreparedDraft) -> Job:
        """The file that a draft shall become."""
        template = self._template(draft.form)
        self._said.update(dict.fromkeys(template.remarks))
        if template.lacking:
            self._lacking.append((template, draft))
        path = path_of(kind, name)
        source = template.source_hash(draft.digest + self._made(template, draft))
        return Job(path, source, template, draft.data, self._told, part_of(kind, draft))

    def _made(self, template: FormTemplate, draft: PreparedDraft) -> bytes:
        """The document itself, where files that may have changed lie behind it; what it says comes later."""
        # A built-in template shows the files that its draft names, and no others.
        if template.version is not TemplateVersion.CHANGED:
            return b"".join(self._hash_of(name) for name in draft.files)
        if not template.reads_files:
            return b""
        try:
            return template.fill(draft.data()).document or b""
        except Exception:  # it is rendered again when it is written, and told there as this paper's own
            return b""

    def _hash_of(self, name: str) -> bytes:
        try:
            return hashlib.sha256(read_at_most(self._workspace.root / name)).digest()
        except OSError:  # it is told when the document is made
            return b""

    @property
    def said(self) -> list[Diagnostic]:
        """Return the diagnostics about the templates and the documents, each once."""
        # Of papers that have not changed, too: whoever missed it the first time is told again.
        for template, draft in self._lacking:
            self._said.update(dict.fromkeys(template.unprinted(draft.data())))
        return list(self._said)

    def _template(self, form: Form) -> FormTemplate:
        if form.template not in self._templates:
            template = FormTemplate(self._workspace, form)
            self._templates[form.template] = template
            self._said.update(dict.fromkeys(renew_template(template, dry_run=self._dry_run)))
        return self._templates[form.template]

    def _told(self, rendered: Rendered) -> bytes | None:
        self._said.update(dict.fromkeys(rendered.diagnostics))
        return rendered.document
