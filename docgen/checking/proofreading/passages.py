"""From the nodes of a file to papers: which keys hold text, and what each is in its paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from docgen.checking.proofreading.facts import Facts
from docgen.checking.proofreading.paper_text import PaperText, TextPassage, paragraphs
from docgen.models.year_file import ListFile, Role, YearFile
from docgen.reading.nodes import Items, Node, Text
from docgen.year.register import text_model

BY_NAME = ("讨论", "流程", "相互批评", "承诺", "兑现", "讲述")
"""Keys whose mappings have names of people, or of steps, for keys."""

NAMING = (
    "主持人", "记录人", "主讲人", "列席", "缺席", "姓名", "对象", "人选", "计票人", "监票人",
    "入党介绍人", *BY_NAME,
)  # fmt: skip
"""Keys under which people are named."""


def paper_of(node: Node, kind: str, facts: Facts) -> PaperText:
    """A whole paper, or one record of another file, as a paper."""
    role_of = partial(_role_of, text_model(kind))
    return PaperText(kind, _walk(node, None, (), role_of), facts.of(kind), _Names(node))


def _role_of(model: type[YearFile], keys: tuple[str, ...]) -> Role | None:
    """Return the role that the model gives to the text under these keys."""
    if keys == ("标题",) and not issubclass(model, ListFile):
        return Role.TITLE
    for above in keys:
        if above in model.ROLES_BELOW:
            return model.ROLES_BELOW[above].get(keys[-1])
    return model.ROLES.get(keys[-1])


class _Names:
    """The people whom a record names, looked for only when somebody asks."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def __iter__(self) -> Iterator[str]:
        return (name for name in map(_bare_name, _named(self._node, "")) if len(name) > 1)


def _bare_name(text: str) -> str:
    """张伟（女） is 张伟."""
    return text.partition("（")[0].partition("(")[0].strip()


def _named(node: Node, key: str) -> Iterator[str]:
    """The names in a node that stands under the key."""
    if isinstance(node, Text):
        if key in NAMING and key not in BY_NAME:
            yield from node.replace("，", "、").split("、")
    elif isinstance(node, Items):
        for member in node:
            yield from _named(member, key)
    else:
        # 讨论 has who spoke for its keys; in a mapping with 姓名 the keys are the form's own.
        if key in NAMING and "姓名" not in node:
            yield from node
        for below, value in node.items():
            yield from _named(value, below)


def _walk(
    node: Node, role: Role | None, keys: tuple[str, ...], role_of: Callable[[tuple[str, ...]], Role | None]
) -> Iterator[TextPassage]:
    """The passages of a node that has this role, in the order of the file."""
    if isinstance(node, Text):
        if role:
            yield from paragraphs(node, role, keys)
    elif isinstance(node, Items):
        for member in node:
            yield from _walk(member, role, keys, role_of)
    else:
        by_name = bool(keys) and keys[-1] in BY_NAME
        for key, value in node.items():
            below = (*keys, key)
            yield from _walk(value, role if by_name else role_of(below), keys if by_name else below, role_of)
