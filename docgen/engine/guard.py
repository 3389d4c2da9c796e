"""The words that a template may use: its syntax tree is checked before any of it runs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from docgen.engine.sandbox import ALL_METHODS
from docgen.engine.template_faults import is_it

# What is allowed, not what is refused: a node that a later Jinja adds stays out until it is known.
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Output,
    nodes.For,
    nodes.If,
    nodes.Assign,
    nodes.With,
    nodes.Name,
    nodes.NSRef,
    nodes.Literal,
    nodes.Pair,
    nodes.Keyword,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Getitem,
    nodes.Getattr,
    nodes.Slice,
    nodes.Concat,
    nodes.Compare,
    nodes.Operand,
    nodes.BinExpr,
    nodes.UnaryExpr,
)
CALLABLE = ("range", "namespace")
REACHING = ("self", "super", "caller", "varargs", "kwargs", "cycler", "joiner", "lipsum")
"""Names by which Jinja's own objects, and through them Python's, could be reached."""

LARGEST_NUMBER = 10**300
NO_REACH = "模板里只能用数据的字段、过滤器和 if、for、set、with。"


class Objection(NamedTuple):
    """A fault: something at a line of the source is not allowed."""

    line: int
    code: str
    message: str
    hint: str


class Vocabulary(NamedTuple):
    """The filters and tests that exist."""

    filters: Collection[str]
    tests: Collection[str]


def objections(tree: nodes.Template, known: Vocabulary) -> list[Objection]:
    """Return all objections against a template at once."""
    return [objection for node in tree.find_all(nodes.Node) for objection in _judge(node, known)]


def _judge(node: nodes.Node, known: Vocabulary) -> Iterator[Objection]:
    if not isinstance(node, ALLOWED):
        yield Objection(node.lineno, "T523", "模板里不能用这种标签", NO_REACH)
    judge = JUDGES.get(type(node))
    if judge is not None:
        yield from judge(node, known)


def _judge_name(node: nodes.Name, _known: Vocabulary) -> Iterator[Objection]:
    # A bare _ is how people name what a loop does not need.
    if node.name in REACHING or (node.name.startswith("_") and node.name != "_"):
        yield _reaching(node, node.name)


def _judge_attribute(node: nodes.Getattr | nodes.NSRef, _known: Vocabulary) -> Iterator[Objection]:
    if node.attr.startswith("_"):
        yield _reaching(node, node.attr)


def _judge_constant(node: nodes.Const, _known: Vocabulary) -> Iterator[Objection]:
    # x['__class__'] reaches what x.__class__ does.
    if isinstance(node.value, str) and node.value.startswith("__"):
        yield _reaching(node, node.value)
    if isinstance(node.value, (int, float)) and not abs(node.value) <= LARGEST_NUMBER:
        yield Objection(node.lineno, "T534", "标签里的数太大了", "请改成小一些的数。")


def _judge_call(node: nodes.Call, _known: Vocabulary) -> Iterator[Objection]:
    called = node.node
    if (
        isinstance(called, nodes.Getattr)
        and called.attr not in ALL_METHODS
        and not called.attr.startswith("_")
    ):
        yield Objection(node.lineno, "T522", f"模板里不能调用 {called.attr}()", "请用过滤器，写在“|”后面。")
    elif isinstance(called, nodes.Name) and called.name not in (*CALLABLE, *REACHING):
        yield Objection(
            node.lineno, "T522", f"模板里不能调用 {called.name}()", "去掉“()”；过滤器写在“|”后面。"
        )
    elif not isinstance(called, (nodes.Getattr, nodes.Name)):
        yield Objection(node.lineno, "T522", "模板里不能这样调用", NO_REACH)


def _judge_filter(node: nodes.Filter, known: Vocabulary) -> Iterator[Objection]:
    if node.name in known.filters:
        return
    guess = is_it(node.name, known.filters)
    # docgen's own, with their Chinese names, come before Jinja's.
    hint = "" if guess else f"可以用的过滤器有：{'、'.join(sorted(known.filters, key=str.isascii))}。"
    yield Objection(node.lineno, "T520", f"没有“{node.name}”这个过滤器{guess}", hint)


def _judge_test(node: nodes.Test, known: Vocabulary) -> Iterator[Objection]:
    if node.name not in known.tests:
        message = f"没有“is {node.name}”这种判断{is_it(node.name, known.tests)}"
        yield Objection(node.lineno, "T521", message, "例如 is defined、is none。")


def _judge_loop(node: nodes.For, _known: Vocabulary) -> Iterator[Objection]:
    if node.recursive:
        yield Objection(node.lineno, "T523", "模板里不能用 recursive", "请一层一层地写 for。")


def _judge_output(node: nodes.Output, _known: Vocabulary) -> Iterator[Objection]:
    if not node.nodes:
        yield Objection(node.lineno, "T518", "标签里什么也没有写", "写上字段的名字，或删去它。")


def _reaching(node: nodes.Node, name: str) -> Objection:
    return Objection(node.lineno, "T522", f"“{name}”会触到程序内部，模板里不能用", NO_REACH)


JUDGES: Mapping[type[nodes.Node], Callable[..., Iterator[Objection]]] = {
    nodes.Name: _judge_name,
    nodes.Getattr: _judge_attribute,
    nodes.NSRef: _judge_attribute,
    nodes.Const: _judge_constant,
    nodes.Call: _judge_call,
    nodes.Filter: _judge_filter,
    nodes.Test: _judge_test,
    nodes.For: _judge_loop,
}
