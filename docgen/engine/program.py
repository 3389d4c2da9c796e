"""From patched source to code: each value is wired to its writer, each loop to the budget."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from docgen.engine.bounds import Budget, concat, join_pieces, spend
from docgen.engine.draft import Tag
from docgen.engine.patching import Patched
from docgen.engine.sandbox import Sandbox
from docgen.engine.writers import writer_of

BUDGET = "_budget"
"""The name under which a rendering carries its budget; the guard keeps it out of templates."""

SPEND, CONCAT = "~spend", "~concat"
"""Names of filters that no template can spell."""


@dataclass(frozen=True)
class Program:
    """The code that renders one part."""

    patched: Patched
    code: JinjaTemplate
    names: frozenset[str]
    """Names that the template itself gives, in `for`, `set` and `with`."""

    def render(self, context: Mapping[str, object]) -> str:
        """The part's text; raises what the template's expressions raise."""
        known = {**self.code.globals, **context, BUDGET: Budget()}
        ready = self.code.new_context(known, shared=True)
        return join_pieces(iter(self.code.root_render_func(ready)))

    def tag_of(self, error: BaseException) -> Tag | None:
        """The tag whose code raised an exception."""
        found = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.code.filename:
                found = trace.tb_lineno
            trace = trace.tb_next
        return None if found is None else tag_at(self.patched, self.code.get_corresponding_lineno(found))


def tag_at(patched: Patched, line: int) -> Tag | None:
    """The tag whose code stands on a line of the source, or ends before it."""
    index = bisect_right(patched.lines, line) - 1
    return patched.tags[index] if index >= 0 else None


def build_program(name: str, patched: Patched, tree: nodes.Template, environment: Sandbox) -> Program:
    """Compile a part's syntax tree, which has passed the guard."""
    names = frozenset(found.name for found in tree.find_all(nodes.Name) if found.ctx == "store")
    writers = _install_writers(name, patched, environment)
    wired = _Wiring(patched, writers).visit(tree)
    wired.set_environment(environment)
    filename = f"<{name}>"
    source = environment.compile(wired, name, filename, raw=True)
    code = compile(source, filename, "exec")
    return Program(patched, JinjaTemplate.from_code(environment, code, dict(environment.globals)), names)


def _install_writers(name: str, patched: Patched, environment: Sandbox) -> list[str]:
    """The name of the writer of each tag, as a filter; equal slots share one."""
    environment.filters |= {SPEND: spend, CONCAT: concat}
    names: dict[Any, str] = {}
    for slot in patched.slots:
        if slot is not None and slot not in names:
            names[slot] = f"~{name}~{len(names)}"
            environment.filters[names[slot]] = writer_of(slot)
    return ["" if slot is None else names[slot] for slot in patched.slots]


class _Wiring(NodeTransformer):
    """Puts the filters into the tree that the template's author cannot write."""

    def __init__(self, patched: Patched, writers: list[str]) -> None:
        self.patched = patched
        self.writers = writers

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802
        self.generic_visit(node)
        node.nodes = [self._written(child) for child in node.nodes]
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        self.generic_visit(node)
        budget = nodes.Name(BUDGET, "load", lineno=node.lineno)
        node.iter = _filter(node.iter, SPEND, budget)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filter(nodes.List(node.nodes, lineno=node.lineno), CONCAT)

    def _written(self, child: nodes.Expr) -> nodes.Expr:
        if isinstance(child, nodes.TemplateData):
            return child
        index = bisect_right(self.patched.lines, child.lineno) - 1
        return _filter(child, self.writers[index])


def _filter(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)
