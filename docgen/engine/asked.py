"""What a template asks of its data: the names it looks up, and which of them it expects to be empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from jinja2 import meta, nodes

from docgen.engine.fields import MAY_BE_ABSENT
from docgen.engine.template import Part, Template


class Asked(NamedTuple):
    """The names that a template looks up in its data; `optional` are those it has something else for."""

    names: frozenset[str]
    optional: frozenset[str]
    """Names, and fields of items, that an `if`, an `or` or a default provides for being empty."""


def asked_of(template: Template) -> Asked:
    """What all parts of a template ask of its data."""
    trees = [_tree(template, part) for part in template.parts]
    names = (name for tree in trees for name in meta.find_undeclared_variables(tree))
    return Asked(frozenset(names), frozenset(name for tree in trees for name in _optional(tree)))


def _tree(template: Template, part: Part) -> nodes.Template:
    return template.environment.parse(part.program.patched.source)


def _optional(tree: nodes.Template) -> Iterator[str]:
    for choice in tree.find_all(nodes.If):
        yield from _tested(choice.test)
    for choice_of_two in tree.find_all(nodes.CondExpr):
        yield from _tested(choice_of_two.test)
    for either in tree.find_all(nodes.Or):
        yield from _tested(either.left)
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name in MAY_BE_ABSENT and filtered.node is not None:
            yield from _tested(filtered.node)


def _tested(test: nodes.Node) -> Iterator[str]:
    """The names whose being empty is asked for: `备注`, `not 备注`, `项.备注`, `备注 and …`."""
    if isinstance(test, nodes.Name):
        yield test.name
    elif isinstance(test, nodes.Getattr):
        yield test.attr
    elif isinstance(test, nodes.Not):
        yield from _tested(test.node)
    elif isinstance(test, (nodes.And, nodes.Or)):
        yield from _tested(test.left)
        yield from _tested(test.right)
