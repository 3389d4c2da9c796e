"""The fields that a template names, checked against those its data has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from jinja2 import nodes

from docgen.base.diagnostics import Diagnostic
from docgen.engine.explaining import unknown_field
from docgen.engine.mistyped import without_signs
from docgen.engine.patched import Tag
from docgen.engine.sandbox import LOOP_FIELDS, METHODS
from docgen.engine.template import CompiledPart, Template
from docgen.engine.template_faults import Spot, fault

FieldTree: TypeAlias = "Mapping[str, Fields]"
"""The fields of a context or of an item: None for a leaf, [tree] for a list whose items have these fields."""

Fields: TypeAlias = "FieldTree | Sequence[Fields] | None"


class Anything:
    """The fields of a value that the check cannot know."""


class Loop:
    """The fields of `loop`."""


Shape: TypeAlias = "Fields | Anything | Loop"
Scope: TypeAlias = "dict[str, Shape]"
Use: TypeAlias = tuple[int, str]
"""A field that a tag names: which mapping it belongs to (by `id`), and its name."""

WHOLE = ""
"""The name under which a value is noted that a filter takes whole."""

ANYTHING, LOOP = Anything(), Loop()
_TAGS_OF_XML = re.compile(r"<[^<>]*>")
SAME_ITEMS = (
    "sort", "reverse", "list", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d",
)  # fmt: skip
ONE_ITEM = ("first", "last", "min", "max")
MAY_BE_ABSENT = ("default", "d")


def check_fields(template: Template, fields: FieldTree) -> list[Diagnostic]:
    """Return a fault for every field that the template names and its data lacks, with the name meant."""
    return list(
        dict.fromkeys(found for part in template.parts for found in _Check(template, part).run(fields))
    )


def unused_fields(template: Template, fields: FieldTree) -> list[str]:
    """Return the fields (版头.签发人) that no tag prints; a filter may print all that a value holds.

    An `if` only asks; one that holds nothing, within a paragraph, says that the field is not wanted.
    """
    used: set[Use] = set()
    for part in template.parts:
        check = _Check(template, part)
        check.run(fields)
        used |= check.used
    return list(_unused(fields, used))


def _unused(fields: FieldTree, used: set[Use], path: str = "") -> Iterator[str]:
    for name, below in fields.items():
        if (id(fields), name) not in used:
            yield path + name
            continue
        inner = _item(below) if isinstance(below, Sequence) else below
        is_whole = not used.isdisjoint({(id(below), WHOLE), (id(inner), WHOLE)})
        if isinstance(inner, Mapping) and not is_whole and _is_entered(inner, used):
            yield from _unused(inner, used, f"{path}{name}.")


def _is_entered(fields: FieldTree, used: set[Use]) -> bool:
    """Tell whether any field of a group is named: else it is only tested, and not printed on purpose."""
    return any((id(fields), name) in used for name in fields)


class _Check:
    """The walk through one part's syntax tree."""

    def __init__(self, template: Template, part: CompiledPart) -> None:
        self.part, self.parts_of_template = part, template.parts
        self.tree = tree_of(template, part)
        self.globals: Scope = dict.fromkeys(template.environment.globals, ANYTHING)
        self.fields: FieldTree = {}
        self.optional: set[str] = set()
        """Names that the template itself expects to be absent now and then."""

        self.found: list[Diagnostic] = []
        self.used: set[Use] = set()

    def run(self, fields: FieldTree) -> list[Diagnostic]:
        self.fields = fields
        # The data last, as in rendering: its field range hides the function.
        self.follow(self.tree.body, {**self.globals, **fields})
        return self.found

    # Statements

    def follow(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            STATEMENTS.get(type(node), _Check.other)(self, node, scope)

    def other(self, node: nodes.Node, scope: Scope) -> None:
        for child in node.iter_child_nodes():
            if isinstance(child, nodes.Expr):
                self.shape(child, scope)

    def choice(self, node: nodes.If, scope: Scope) -> None:
        before = set(self.used)
        self.shape(node.test, scope)
        if not self._says_not_wanted(node):
            self.used = before
        for body in (node.body, node.elif_, node.else_):
            self.follow(body, scope)

    def _says_not_wanted(self, node: nodes.If) -> bool:
        """Tell whether this is `{% if 附注 %}{% endif %}`; `{%p if` without a tag has lost it."""
        tag = self.part.program.patched.tag_at(node.lineno)
        if node.elif_ or node.else_ or (tag is not None and tag.form):
            return False
        found = [child for each in node.body for child in each.iter_child_nodes()]
        return all(
            isinstance(child, nodes.TemplateData) and not _TAGS_OF_XML.sub("", child.data).strip()
            for child in found
        )

    def loop(self, node: nodes.For, scope: Scope) -> None:
        inner: Scope = {**scope, "loop": LOOP}
        _bind(node.target, _item(self.shape(node.iter, scope)), inner)
        if node.test is not None:
            self.shape(node.test, inner)
        self.follow(node.body, inner)
        self.follow(node.else_, scope)

    def assign(self, node: nodes.Assign, scope: Scope) -> None:
        _bind(node.target, self.shape(node.node, scope), scope)

    def using(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            _bind(target, self.shape(value, scope), inner)
        self.follow(node.body, inner)

    # Expressions

    def shape(self, node: nodes.Node, scope: Scope) -> Shape:
        return EXPRESSIONS.get(type(node), _Check.parts)(self, node, scope)

    def parts(self, node: nodes.Node, scope: Scope) -> Shape:
        for child in node.iter_child_nodes():
            self.shape(child, scope)
        return ANYTHING

    def name(self, node: nodes.Name, scope: Scope) -> Shape:
        self.used.add((id(self.fields), node.name))
        if node.name in scope:
            return scope[node.name]
        there = [name for name in scope if name not in self.globals]
        self.complain(node, node.name, lambda spot: self.unknown(spot, node.name, there))
        return ANYTHING

    def unknown(self, spot: Spot, name: str, there: Sequence[str]) -> Diagnostic:
        """Return that there is no such field; a name of a loop holds in its own part only."""
        others = [part.whole.part for part in self.parts_of_template if name in part.program.names]
        if others and self.part.whole.part not in others:
            message = f"“{name}”是{others[0]}里 for、with、set 取的名字，{self.part.whole.part}里用不了"
            return fault("T530", spot, message, f"把这个标签移到{others[0]}里。")
        column = re.sub(r"\W", "", spot.typed)
        if column in there and (mend := without_signs(spot.typed.strip("{} "))):
            return fault("T530", spot, "表里有这一列，不过标签里写了表头的符号", mend)
        return unknown_field(spot, name, there)

    def attribute(self, node: nodes.Getattr, scope: Scope) -> Shape:
        return self.field(self.shape(node.node, scope), node.attr, node)

    def item(self, node: nodes.Getitem, scope: Scope) -> Shape:
        owner = self.shape(node.node, scope)
        self.shape(node.arg, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self.field(owner, node.arg.value, node)
        if isinstance(owner, Mapping):
            self.take(owner)
        return owner if isinstance(node.arg, nodes.Slice) else _item(owner)

    def filtered(self, node: nodes.Filter, scope: Scope) -> Shape:
        if node.node is None:
            return ANYTHING
        # `{{ 备注|default('无') }}`: the template itself provides for the name's absence.
        if node.name in MAY_BE_ABSENT:
            self.optional |= _last_name(node.node)
        shape = self.shape(node.node, scope)
        for argument in [*node.args, *(pair.value for pair in node.kwargs)]:
            self.take(self.shape(argument, scope))
        if node.name in ONE_ITEM:
            return _item(shape)
        if node.name in SAME_ITEMS:
            return shape
        self.take(shape)
        return ANYTHING

    def test(self, node: nodes.Test, scope: Scope) -> Shape:
        if node.name in ("defined", "undefined"):
            self.optional |= _last_name(node.node)
        return self.parts(node, scope)

    def either(self, node: nodes.Node, scope: Scope) -> Shape:
        shapes = [self.shape(child, scope) for child in node.iter_child_nodes()]
        return next((shape for shape in shapes if isinstance(shape, (Mapping, list, tuple))), ANYTHING)

    def field(self, owner: Shape, name: str, node: nodes.Node) -> Shape:
        if isinstance(owner, Mapping):
            self.used.add((id(owner), name))
            return owner[name] if name in owner else self.missing(owner, name, node)
        if isinstance(owner, Loop) and name not in LOOP_FIELDS:
            self.complain(
                node,
                name,
                lambda spot: unknown_field(spot, f"loop.{name}", [f"loop.{f}" for f in LOOP_FIELDS]),
            )
        elif isinstance(owner, Sequence) and name not in METHODS[list]:
            message = f"“{name}”前面是一个列表"
            self.complain(
                node, name, lambda spot: fault("T531", spot, message, "用 {% for 项 in … %} 逐项写。")
            )
        # None is a leaf: its text has methods, but no fields.
        elif owner is None and name not in METHODS[str]:
            message = f"没有“{name}”这一项，它前面已经是文字了"
            self.complain(node, name, lambda spot: fault("T530", spot, message, f"去掉“.{name}”。"))
        return ANYTHING

    def missing(self, owner: FieldTree, name: str, node: nodes.Node) -> Shape:
        if name in METHODS[dict]:
            self.take(owner)
        else:
            self.complain(node, name, lambda spot: unknown_field(spot, name, list(owner)))
        return ANYTHING

    def take(self, shape: Shape) -> None:
        """Note that a filter or a method may look at every field of a value."""
        # By identity: a mapping has no hash, and two fields may hold equal ones.
        self.used.add((id(shape), WHOLE))

    def complain(self, node: nodes.Node, name: str, tell: Callable[[Spot], Diagnostic]) -> None:
        if name not in self.optional:
            tag: Tag | None = self.part.program.patched.tag_at(node.lineno)
            self.found.append(tell(tag.spot if tag else self.part.whole))


STATEMENTS: Mapping[type[nodes.Node], Callable[..., None]] = {
    nodes.If: _Check.choice,
    nodes.For: _Check.loop,
    nodes.Assign: _Check.assign,
    nodes.With: _Check.using,
}
EXPRESSIONS: Mapping[type[nodes.Node], Callable[..., Shape]] = {
    nodes.Name: _Check.name,
    nodes.Getattr: _Check.attribute,
    nodes.Getitem: _Check.item,
    nodes.Filter: _Check.filtered,
    nodes.Test: _Check.test,
    nodes.CondExpr: _Check.either,
    nodes.Or: _Check.either,
    nodes.And: _Check.either,
}


def _item(shape: Shape) -> Shape:
    """Return the fields of a list's items; a text's characters and a mapping's keys are not followed."""
    if isinstance(shape, Sequence) and len(shape) == 1:
        return shape[0]
    return ANYTHING


def _bind(target: nodes.Node, shape: Shape, scope: Scope) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = shape
    else:
        scope.update((name.name, ANYTHING) for name in target.find_all(nodes.Name))


def _last_name(node: nodes.Node) -> set[str]:
    if isinstance(node, nodes.Name):
        return {node.name}
    return {node.attr} if isinstance(node, nodes.Getattr) else set()


def tree_of(template: Template, part: CompiledPart) -> nodes.Template:
    """Return the syntax tree of a part."""
    return template.environment.parse(part.program.patched.source)
