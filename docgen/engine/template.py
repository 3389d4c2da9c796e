"""A compiled template, and what it costs to make a document from it: rendering, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import CodeType
from typing import Any, NamedTuple
from xml.parsers import expat

from jinja2 import Template as JinjaTemplate

from docgen.base.diagnostics import Diagnostic
from docgen.engine.attachments import ATTACHMENTS, Attachments
from docgen.engine.blanks import Blanks
from docgen.engine.comparing import compare
from docgen.engine.explaining import FAULTS_OF_TEMPLATES, explain
from docgen.engine.patched import Patched, Slot, Tag
from docgen.engine.sandbox import Sandbox
from docgen.engine.template_bounds import BUDGET, Budget, concat, cut, join_pieces, spend
from docgen.engine.template_faults import Spot, fault
from docgen.engine.tidying import tidy
from docgen.engine.typed_values import either
from docgen.engine.writers import writer_of
from docgen.word.package import ZipMember, deflate, member, write_package

SPEND, CONCAT, COMPARE, CUT, EITHER = "~spend", "~concat", "~compare", "~cut", "~either"
"""Names of filters that no template can spell."""


class Program(NamedTuple):
    """The code that renders one part."""

    patched: Patched
    bytecode: CodeType
    code: JinjaTemplate
    """The same, tied to its environment."""

    names: frozenset[str]
    """Names that the template itself gives, in `for`, `set` and `with`."""

    def render(self, context: Mapping[str, object], attachments: Attachments | None = None) -> bytes:
        """Return the part in UTF-8 and note its attachments; raises what the template's expressions raise."""
        own = {BUDGET: Budget(), ATTACHMENTS: attachments or Attachments()}
        # Our own come last: no field of the data can take the place of the budget.
        known = {**self.code.globals, **context, **own}
        # Shared, since Jinja would copy all of it otherwise.
        ready = self.code.new_context(known, shared=True)
        pieces: Iterator[Any] = self.code.root_render_func(ready)  # bytes, since the writers give bytes
        return join_pieces(pieces)

    def tag_of(self, error: BaseException) -> Tag | None:
        """Return the tag whose code raised an exception."""
        found = None
        trace = error.__traceback__
        while trace is not None:
            # The innermost frame of the template's own code: below it are Jinja and the filters.
            if trace.tb_frame.f_code.co_filename == self.code.filename:
                found = trace.tb_lineno
            trace = trace.tb_next
        return None if found is None else self.patched.tag_at(self.code.get_corresponding_lineno(found))


class CompiledPart(NamedTuple):
    """A part of the package that is rendered for each document."""

    name: str
    position: int
    """Among the package's files."""

    whole: Spot
    program: Program
    first_drawing: int
    """The number from which its drawings are numbered, when they must be."""


class Template(NamedTuple):
    """A compiled template: may be rendered any number of times, by several threads at once."""

    name: str
    members: tuple[ZipMember, ...]
    parts: tuple[CompiledPart, ...]
    environment: Sandbox


class CompiledOrFaults(NamedTuple):
    """A template, or None and what is wrong with it; warnings may come with a template too."""

    template: Template | None
    diagnostics: tuple[Diagnostic, ...]


class Rendered(NamedTuple):
    """The bytes of a .docx, or None and why there is none."""

    document: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()


def render(template: Template, context: Mapping[str, object], blanks: Blanks | None = None) -> Rendered:
    """Make one document from a context of dictionaries, lists, texts, numbers, yes/no, None and blanks."""
    blanks = blanks or Blanks()
    # A copy: several threads may render one template.
    members = list(template.members)
    faults: list[Diagnostic] = []
    attachments = Attachments()
    for part in template.parts:
        attachments.part = part.name
        content = _render_part(part, context, attachments)
        # All parts are tried: a person sees the faults of each at once.
        if isinstance(content, Diagnostic):
            faults.append(blanks.in_diagnostic(content))
        else:
            members[part.position] = member(part.name, deflate(blanks.in_part(content)))
    if faults:
        return Rendered(None, tuple(faults))
    if attachments.relations:
        # Few documents have pictures or links among their values.
        from docgen.engine.attaching import attach

        members = attach(members, attachments, blanks)
    document = write_package(members)
    return _composed(template, document, attachments) if attachments.documents else Rendered(document)


def ready_program(
    patched: Patched, bytecode: CodeType, names: frozenset[str], environment: Sandbox
) -> Program:
    """Tie a part's code to an environment that has its writers."""
    code = JinjaTemplate.from_code(environment, bytecode, dict(environment.globals))
    return Program(patched, bytecode, code, names)


def install_writers(name: str, slots: Sequence[Slot | None], environment: Sandbox) -> list[str]:
    """Give a part's code the filters it calls; the name of each slot's writer, equal slots share one."""
    environment.filters |= {SPEND: spend, CONCAT: concat, COMPARE: compare, CUT: cut, EITHER: either}
    names: dict[Slot, str] = {}
    for slot in slots:
        if slot is not None and slot not in names:
            names[slot] = f"~{name}~{len(names)}"
            environment.filters[names[slot]] = writer_of(slot)
    return ["" if slot is None else names[slot] for slot in slots]


def _composed(template: Template, package: bytes, attachments: Attachments) -> Rendered:
    from docgen.engine.docx_composing import NotComposed, compose

    try:
        return Rendered(compose(package, attachments.documents))
    except NotComposed as problem:
        whose = f"文档“{problem}”不能插入，它" if str(problem) else "不能插入整份文档，这份模板"
        message = f"{whose}不像是 Word 存的"
        whole = Spot(template.name, "正文")
        return Rendered(None, (fault("T542", whole, message, "请用 Word 打开它，另存一份再试。"),))


def _render_part(
    part: CompiledPart, context: Mapping[str, object], attachments: Attachments
) -> bytes | Diagnostic:
    program = part.program
    try:
        content = program.render(context, attachments)
        repairs = program.patched.repairs
        # Pictures came in by values: the template may have had no drawing to number.
        if part.name in attachments.drawn:
            repairs = repairs._replace(drawings=True)
        tidied = tidy(content, repairs, part.first_drawing)
        if part.name in attachments.workbooks:
            from docgen.engine.inserting.charts import with_workbook

            tidied = with_workbook(tidied, attachments.workbooks[part.name])
    except FAULTS_OF_TEMPLATES as error:
        tag = program.tag_of(error)
        return explain(error, tag.spot if tag else part.whole, context.keys(), program.names)
    # Rendering cannot break the XML: balance.py says why, and writers.py checks what filters make. Mending
    # might. (Expat would take as long as all the rest together.)
    if tidied is not content and not _is_well_formed(tidied):
        return fault(
            "T535", part.whole, "填好之后文档不完整，Word 打不开", "请检查这一部分的 if、for 和过滤器。"
        )
    return tidied


def _is_well_formed(content: bytes) -> bool:
    parser = expat.ParserCreate()
    try:
        parser.Parse(content, True)
    except expat.ExpatError:
        return False
    return True
