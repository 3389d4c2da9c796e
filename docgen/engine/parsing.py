"""A part's source read by Jinja, judged with all that is wrong told at once, and made into code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from docgen.base.diagnostics import Diagnostic
from docgen.engine.guard import Objection, Vocabulary, objections
from docgen.engine.mistyped import without_signs
from docgen.engine.patched import BLOCK, BLOCK_END, VALUE, VALUE_END, Patched, Tag
from docgen.engine.sandbox import Sandbox
from docgen.engine.template import (
    COMPARE,
    CONCAT,
    CUT,
    EITHER,
    SPEND,
    Program,
    install_writers,
    ready_program,
)
from docgen.engine.template_faults import Spot, fault

READABLE = {
    "set": ("", ""),
    "if": ("", "endif"),
    "for": ("", "endfor"),
    "with": ("", "endwith"),
    "elif": ("if 1", "endif"),
    "else": ("if 1", "endif"),
    "endif": ("if 1", ""),
    "endfor": ("for x in y", ""),
    "endwith": ("with x = y", ""),
}
"""The tags that a block tag needs before and after it, to be read alone."""

EXPECTED = re.compile(r"expected token '(.+)', got '(.+)'")
SURPRISING = re.compile(r"unexpected (?:char )?(['\"])(.+?)\1")
TOKENS = {"integer": "数字", "float": "数字", "string": "引号里的文字"}
MENDS = {
    "=": "判断是否相等要写“==”。",
    "no in": "写成 {% for 项 in 列表 %}。",
    "integer": "字段名里不能有空格，也不能以数字开头。",
    "two names": "字段名里不能有空格，也不能以数字开头；两个字段之间要有运算符号。",
    "end of print statement": "标签里少了东西，或者多了符号。",
    "end of statement block": "标签里少了东西，或者多了符号。",
    "signs": "请检查引号、括号是否成对，符号是否多了。",
    "examples": "例如 {{ 标题 }}、{% if 附注 %}、{% for 项 in 列表 %}。",
}


def program_of(
    name: str, patched: Patched, environment: Sandbox, whole: Spot
) -> tuple[Program | None, list[Diagnostic]]:
    """Return the program of a part whose blocks pair; None with everything that its tags have wrong."""
    try:
        tree = environment.parse(patched.source)
        faults = [_told(objection, patched, whole) for objection in _objections(tree, environment)]
        return (None, faults) if faults else (_build_program(name, patched, tree, environment), [])
    except TemplateSyntaxError as error:
        tag = patched.tag_at(error.lineno)
        return None, tag_faults(patched, environment) or [_syntax_fault(error, tag.spot if tag else whole)]
    # Python reads no number of more than some thousand digits.
    except ValueError:
        return None, tag_faults(patched, environment) or [_too_deep(whole)]
    # Python's own answers to blocks nested too deeply, and to brackets.
    except (RecursionError, SyntaxError, MemoryError):
        return None, [_too_deep(whole)]


def tag_faults(patched: Patched, environment: Sandbox) -> list[Diagnostic]:
    """Return the faults of each tag read alone: Jinja itself stops at the first one."""
    return list(dict.fromkeys(found for tag in patched.tags for found in _read_alone(tag, environment)))


def _objections(tree: nodes.Template, environment: Sandbox) -> list[Objection]:
    return objections(tree, Vocabulary(_spelt(environment.filters), _spelt(environment.tests)))


def _spelt(names: Iterable[str]) -> list[str]:
    """Return the names that a template can spell."""
    return [name for name in names if not name.startswith("~")]


def _told(objection: Objection, patched: Patched, whole: Spot) -> Diagnostic:
    tag = patched.tag_at(objection.line)
    return fault(objection.code, tag.spot if tag else whole, objection.message, objection.hint)


def _read_alone(tag: Tag, environment: Sandbox) -> Iterator[Diagnostic]:
    # balance.py tells unknown words.
    if tag.mark == "{%" and tag.word not in READABLE:
        return
    # Jinja only finds a token too many behind else, and says nothing of elif.
    if re.match(r"else\s+if\b", tag.code):
        yield fault("T518", tag.spot, "“else if”要连着写", f"改成 {{%{tag.form} elif … %}}。")
        return
    try:
        tree = environment.parse(_alone(tag))
    except TemplateSyntaxError as error:
        yield _syntax_fault(error, tag.spot)
    except RecursionError:
        yield _too_deep(tag.spot)
    except ValueError:
        yield fault("T534", tag.spot, "标签里的数太长了", "请改成短一些的数。")
    else:
        for objection in _objections(tree, environment):
            yield fault(objection.code, tag.spot, objection.message, objection.hint)


def _too_deep(spot: Spot) -> Diagnostic:
    """Return the error for code nested too deeply: Python takes 20 blocks, and hundreds of brackets."""
    return fault("T534", spot, "标签一层套一层，套得太深了", "请减少 if、for 和括号的层数。")


def _alone(tag: Tag) -> str:
    if tag.mark == "{{":
        return f"{VALUE}{tag.code}{VALUE_END}"
    before, after = READABLE[tag.word]
    return "".join(f"{BLOCK} {code} {BLOCK_END}" for code in (before, tag.code, after) if code)


def _syntax_fault(error: TemplateSyntaxError, spot: Spot) -> Diagnostic:
    """Return the diagnostic for a tag that Jinja cannot read."""
    message = error.message or ""
    expected, surprising = EXPECTED.search(message), SURPRISING.search(message)
    if expected:
        there = _token(expected[2])
        hint = MENDS.get(expected[2]) or MENDS.get(f"no {expected[1]}") or MENDS["two names"]
        return fault("T518", spot, f"写法读不懂，问题在{there}那里", hint)
    if surprising:
        mend = without_signs(spot.typed.strip("{} ")) or MENDS["signs"]
        return fault("T518", spot, f"写法读不懂，{_token(surprising[2])}放在这里不对", mend)
    return fault("T518", spot, "写法读不懂", MENDS["examples"])


def _token(token: str) -> str:
    return TOKENS.get(token) or ("结尾" if token.startswith(("end of", "\\x")) else f"“{token}”")


def _build_program(name: str, patched: Patched, tree: nodes.Template, environment: Sandbox) -> Program:
    """Compile a part's syntax tree, which has passed the guard."""
    names = frozenset(found.name for found in tree.find_all(nodes.Name) if found.ctx == "store")
    writers = install_writers(name, patched.slots, environment)
    tree_with_writers = _WriterInsertion(patched, writers).visit(tree)
    # Nodes that are put in know no environment, and Jinja's compiler asks them for it.
    tree_with_writers.set_environment(environment)
    filename = f"<{name}>"
    # As source: the code made of it here can be kept in the cache.
    source = environment.compile(tree_with_writers, name, filename, raw=True)
    return ready_program(patched, compile(source, filename, "exec"), names, environment)


class _WriterInsertion(NodeTransformer):
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
        node.iter = _filter(node.iter, SPEND)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        if _is_quick(node):
            return node
        rest = [part for operand in node.ops for part in (nodes.Const(operand.op), operand.expr)]
        return _filter(node.expr, COMPARE, *rest)

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        self.generic_visit(node)
        if not isinstance(node.arg, nodes.Slice):
            return node
        # A piece is a new text or list, which has to be charged; a single item makes nothing new.
        limits = (node.arg.start, node.arg.stop, node.arg.step)
        return _filter(node.node, CUT, *(limit or nodes.Const(None) for limit in limits))

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filter(nodes.List([*map(_kept, node.nodes)], lineno=node.lineno), CONCAT)

    def _written(self, child: nodes.Expr) -> nodes.Expr:
        if isinstance(child, nodes.TemplateData):
            return child
        # Each tag was given a line of its own so that the line tells its slot.
        index = bisect_right(self.patched.lines, child.lineno) - 1
        return _filter(_kept(child), self.writers[index])


def _kept(node: nodes.Expr) -> nodes.Expr:
    """Return an expression whose value is printed: a no that somebody typed is not left out by `or`."""
    if isinstance(node, nodes.Or):
        return _filter(_kept(node.left), EITHER, _kept(node.right))
    if isinstance(node, nodes.Filter) and node.node is not None:
        node.node = _kept(node.node)
    return node


def _is_quick(node: nodes.Compare) -> bool:
    """Tell whether a comparison only asks if something is a text that the template itself says."""
    first = node.ops[0]
    # A number is also compared with numbers typed as text.
    texts = (
        isinstance(each, nodes.Const) and isinstance(each.value, str) for each in (node.expr, first.expr)
    )
    return len(node.ops) == 1 and first.op in ("eq", "ne") and any(texts)


def _filter(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)
