"""Every code of a diagnostic that the source gives, with its level: read from the syntax trees."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

PACKAGE = Path(__file__).parents[2] / "docgen"
CODE = re.compile(r"[A-Z]\d{2,3}")
LEVELS = {"error": "错误", "warning": "警告", "hint": "提示"}
LEVEL_OF_CALL = {
    **dict.fromkeys(("fault", "complain", "tell", "package_fault", "Objection", "Slip"), "error"),
    **dict.fromkeys(("Unprintable", "PackageRefused", "_Kind"), "error"),
    **dict.fromkeys(("remark", "warn", "_read", "_forgotten"), "warning"),
    **{name: name for name in LEVELS},
}
"""What those say that are given a code: `error` itself, or what ends in one."""


class Given(NamedTuple):
    """A code at one place of the source, and the levels that it may have there."""

    code: str
    levels: frozenset[str]
    place: str


@cache
def codes_given() -> list[Given]:
    """All of them, those of the proofreader's rules included."""
    return [given for path in sorted(PACKAGE.rglob("*.py")) for given in _given_in(path)]


def _given_in(path: Path) -> Iterator[Given]:
    yield from _walk(ast.parse(path.read_text(encoding="utf-8")), path, None)


def _walk(node: ast.AST, path: Path, function: ast.AST | None) -> Iterator[Given]:
    if isinstance(node, ast.FunctionDef):
        function = node
    if isinstance(node, ast.Call):
        for argument in node.args:
            if isinstance(argument, ast.Constant) and CODE.fullmatch(str(argument.value)):
                place = f"{path.relative_to(PACKAGE).as_posix()}:{argument.lineno}"
                yield Given(str(argument.value), _levels(node, function), place)
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, path, function)


def _levels(call: ast.Call, function: ast.AST | None) -> frozenset[str]:
    """The levels of a call: by its name, a `Level` among its arguments, or what a local name stands for."""
    name = ast.unparse(call.func).rpartition(".")[2]
    if name in LEVEL_OF_CALL:
        return frozenset({LEVEL_OF_CALL[name]})
    named = _level_names(call)
    for each in ast.walk(function) if function and not named else ():
        if isinstance(each, ast.Assign) and set(_names(each.targets)) & {name, "level"}:
            named |= _level_names(each.value) | (set(_names([each.value])) & LEVELS.keys())
    assert named, f"what level has {ast.unparse(call)[:60]}? Add {name} to LEVEL_OF_CALL"
    return frozenset(named)


def _level_names(node: ast.AST) -> set[str]:
    """`error` for Level.ERROR, anywhere in an expression."""
    return {
        each.attr.lower()
        for each in ast.walk(node)
        if isinstance(each, ast.Attribute) and ast.unparse(each.value) == "Level"
    }


def _names(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        yield from (each.id for each in ast.walk(node) if isinstance(each, ast.Name))
