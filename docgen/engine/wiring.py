"""From patched source to code: each value is wired to its writer, each loop to the budget."""

from __future__ import annotations

from bisect import bisect_right

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from docgen.engine.patched import Patched
from docgen.engine.program import BUDGET, CONCAT, SPEND, Program, install_writers, ready_program
from docgen.engine.sandbox import Sandbox


def build_program(name: str, patched: Patched, tree: nodes.Template, environment: Sandbox) -> Program:
    """Compile a part's syntax tree, which has passed the guard."""
    names = frozenset(found.name for found in tree.find_all(nodes.Name) if found.ctx == "store")
    writers = install_writers(name, patched.slots, environment)
    wired = _Wiring(patched, writers).visit(tree)
    wired.set_environment(environment)
    filename = f"<{name}>"
    source = environment.compile(wired, name, filename, raw=True)
    return ready_program(patched, compile(source, filename, "exec"), names, environment)


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
