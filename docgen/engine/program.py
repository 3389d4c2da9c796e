"""The code that renders one part, and what it finds in its environment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import CodeType
from typing import Any, NamedTuple

from jinja2 import Template as JinjaTemplate

from docgen.engine.bounds import Budget, concat, join_pieces, spend
from docgen.engine.enclosures import ENCLOSURES, Enclosures
from docgen.engine.patched import Patched, Slot, Tag
from docgen.engine.sandbox import Sandbox
from docgen.engine.writers import writer_of

BUDGET = "_budget"
"""The name under which a rendering carries its budget; the guard keeps it out of templates."""

SPEND, CONCAT = "~spend", "~concat"
"""Names of filters that no template can spell."""


class Program(NamedTuple):
    """The code that renders one part."""

    patched: Patched
    bytecode: CodeType
    code: JinjaTemplate
    """The same, tied to its environment."""

    names: frozenset[str]
    """Names that the template itself gives, in `for`, `set` and `with`."""

    def render(self, context: Mapping[str, object], enclosures: Enclosures | None = None) -> bytes:
        """The part in UTF-8, what its values enclose noted; raises what the template's expressions raise."""
        own = {BUDGET: Budget(), ENCLOSURES: enclosures or Enclosures()}
        known = {**self.code.globals, **context, **own}
        ready = self.code.new_context(known, shared=True)
        pieces: Iterator[Any] = self.code.root_render_func(ready)  # bytes, since the writers give bytes
        return join_pieces(pieces)

    def tag_of(self, error: BaseException) -> Tag | None:
        """The tag whose code raised an exception."""
        found = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.code.filename:
                found = trace.tb_lineno
            trace = trace.tb_next
        return None if found is None else self.patched.tag_at(self.code.get_corresponding_lineno(found))


def ready_program(
    patched: Patched, bytecode: CodeType, names: frozenset[str], environment: Sandbox
) -> Program:
    """Tie a part's code to an environment that has its writers."""
    code = JinjaTemplate.from_code(environment, bytecode, dict(environment.globals))
    return Program(patched, bytecode, code, names)


def install_writers(name: str, slots: Sequence[Slot | None], environment: Sandbox) -> list[str]:
    """Give a part's code the filters it calls; the name of each slot's writer, equal slots share one."""
    environment.filters |= {SPEND: spend, CONCAT: concat}
    names: dict[Slot, str] = {}
    for slot in slots:
        if slot is not None and slot not in names:
            names[slot] = f"~{name}~{len(names)}"
            environment.filters[names[slot]] = writer_of(slot)
    return ["" if slot is None else names[slot] for slot in slots]
