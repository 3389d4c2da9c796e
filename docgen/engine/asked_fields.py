"""What a template asks of its data: names, which may be empty, and which lists it goes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from jinja2 import meta, nodes

from docgen.engine.sandbox import ALL_METHODS
from docgen.engine.template import Template
from docgen.engine.template_fields import MAY_BE_ABSENT, tree_of


class Asked(NamedTuple):
    """The names that a template looks up in its data; `optional` are those it has something else for."""

    names: frozenset[str]
    optional: frozenset[str]
    """Names, and fields of items, that an `if`, an `or` or a default provides for being empty."""
    tested: frozenset[str] = frozenset()
    """Those that an `if` asks for yes or no, and for nothing else: `{% if 党员 %}`."""


def asked_of(template: Template) -> Asked:
    """Return the names that the parts of a template ask of its data."""
    trees = [tree_of(template, part) for part in template.parts]
    names = (name for tree in trees for name in meta.find_undeclared_variables(tree))
    optional = frozenset(name for tree in trees for name in _optional(tree))
    return Asked(frozenset(names), optional, frozenset(name for tree in trees for name in _asked_bare(tree)))


def _asked_bare(tree: nodes.Template) -> Iterator[str]:
    for choice in tree.find_all((nodes.If, nodes.CondExpr)):
        if isinstance(choice, (nodes.If, nodes.CondExpr)):
            yield from _tested(choice.test)


def _optional(tree: nodes.Template) -> Iterator[str]:
    yield from _asked_bare(tree)
    for either in tree.find_all(nodes.Or):
        yield from _tested(either.left)
    for filtered in tree.find_all(nodes.Filter):
        if filtered.name in MAY_BE_ABSENT and filtered.node is not None:
            yield from _tested(filtered.node)


def _tested(test: nodes.Node) -> Iterator[str]:
    """Yield the names whose being empty is asked for: `备注`, `not 备注`, `项.备注`, `备注 and …`."""
    if isinstance(test, nodes.Name):
        yield test.name
    elif isinstance(test, nodes.Getattr):
        yield test.attr
    elif isinstance(test, nodes.Not):
        yield from _tested(test.node)
    elif isinstance(test, (nodes.And, nodes.Or)):
        yield from _tested(test.left)
        yield from _tested(test.right)


class AskedField(NamedTuple):
    """A field that a template asks for, and those in it: of each item, where it is a list."""

    name: str
    inner: tuple[str, ...] = ()
    is_list: bool = False


def fields_asked(template: Template) -> list[AskedField]:
    """Return the fields that a template asks for, in the order in which it names them first."""
    names: dict[str, None] = {}
    inner: dict[str, dict[str, None]] = {}
    lists: set[str] = set()
    for tree in (tree_of(template, part) for part in template.parts):
        asked = meta.find_undeclared_variables(tree)
        loops = list(_loops(tree, asked))
        lists |= {source for _, _, source in loops}
        loads = [node for node in tree.find_all(nodes.Name) if node.name in asked]
        # In the order of the tags: a walk through the tree goes breadth first.
        names |= dict.fromkeys(node.name for node in sorted(loads, key=lambda node: node.lineno))
        for owner, field in _inner_fields(tree, asked, loops):
            inner.setdefault(owner, {})[field] = None
    return [AskedField(name, tuple(inner.get(name, ())), name in lists) for name in names]


def _loops(tree: nodes.Template, asked: Iterable[str]) -> Iterator[tuple[nodes.For, str, str]]:
    """Yield a loop, the name of its item, and the field that it goes through."""
    known = set(asked)
    for loop in tree.find_all(nodes.For):
        source = next((each.name for each in _names(loop.iter) if each.name in known), "")
        if source and isinstance(loop.target, nodes.Name):
            yield loop, loop.target.name, source


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(node, nodes.Name):
        yield node
    yield from node.find_all(nodes.Name)


def _inner_fields(
    tree: nodes.Template, asked: Iterable[str], loops: Iterable[tuple[nodes.For, str, str]]
) -> Iterator[tuple[str, str]]:
    """Yield the fields of what is asked for, with its name, in the order of the tags."""
    known = set(asked)
    found = [each for each in _fields(tree) if each[1] in known]
    for _, owner, field in sorted([*found, *_fields_of_items(loops)], key=itemgetter(0)):
        yield owner, field


def _fields_of_items(loops: Iterable[tuple[nodes.For, str, str]]) -> Iterator[tuple[int, str, str]]:
    # Each within its loop: 项 may be the item of two lists.
    for loop, item, source in loops:
        yield from ((line, source, field) for line, name, field in _fields(loop) if name == item)


def _fields(node: nodes.Node) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the name and the field of each `甲.乙` within a node."""
    for each in node.find_all(nodes.Getattr):
        if isinstance(each.node, nodes.Name) and each.attr not in ALL_METHODS:
            yield each.lineno, each.node.name, each.attr
