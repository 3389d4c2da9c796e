"""Change one line of the code at a time and look whether a test notices: run by hand, see CONTRIBUTING.

    python tests/support/mutation.py docgen/domain/meetings --tests tests/domain --sample 20

Each mutant flips a comparison, moves a number by one, drops a `not`, or leaves out a condition; it lives in a
copy of the package. What survives is printed: a test is wanting there, or the line changes nothing.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import hypothesis  # noqa: F401 - loaded once, before the tests
import pytest

REPOSITORY = Path(__file__).parent.parent.parent
FLIPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


class Mutant(NamedTuple):
    """The line, what it said and what it says now, and the whole file with it."""

    line: int
    before: str
    after: str
    code: str


def mutants(code: str) -> list[Mutant]:
    """All mutants of a file."""
    tree, found = ast.parse(code), []
    for number, node in enumerate(ast.walk(tree)):
        for change in range(len(list(_changed(node)))):
            other = ast.parse(code)
            place = list(ast.walk(other))[number]
            line, before = getattr(place, "lineno", 0), ast.unparse(place)
            changed = list(_changed(place))[change]
            made = _Replace(place, changed).visit(other)
            found.append(Mutant(line, before, ast.unparse(changed), ast.unparse(made)))
    return found


def _changed(node: ast.AST) -> Iterator[ast.expr | ast.comprehension]:
    """What may stand in the place of a node."""
    if isinstance(node, ast.Compare):
        flipped = copy.deepcopy(node)
        flipped.ops[0] = FLIPPED[type(node.ops[0])]()
        yield flipped
    elif isinstance(node, ast.BoolOp):
        for left_out in range(len(node.values)):
            rest = [value for index, value in enumerate(node.values) if index != left_out]
            yield ast.BoolOp(node.op, rest) if len(rest) > 1 else rest[0]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.Constant) and type(node.value) is int:
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.comprehension) and node.ifs:
        yield ast.comprehension(node.target, node.iter, node.ifs[1:], node.is_async)


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else super().visit(node)


def survives(tests: Sequence[str]) -> bool:
    """Whether all tests pass with the copy of the package, in a process of its own."""
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        options = ("-x", "-q", "-n", "0", "-m", "not hypothesis", "-p", "no:cacheprovider")
        os._exit(int(pytest.main([*options, *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _set_up(root: Path) -> None:
    """Copy the package, compiled files and all, and load once what no mutant of the domain changes."""
    shutil.copytree(REPOSITORY / "docgen", root / "docgen")
    sys.path.insert(0, str(root))
    os.environ["PYTHONPATH"] = str(root)
    sys.dont_write_bytecode = True  # a mutant of the same size and second would be taken for the last one
    for file in (REPOSITORY / "docgen" / "models").glob("[a-z]*.py"):
        importlib.import_module(f"docgen.models.{file.stem}")


def main() -> None:
    """Try the mutants of the files named, and print those that no test kills."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--tests", nargs="+", default=["tests/domain"])
    parser.add_argument("--sample", type=int, default=10, help="so many mutants of a file, at most")
    parser.add_argument("--seed", type=int, default=0)
    told = parser.parse_args()
    files = sorted(file for path in told.paths for file in ([path] if path.is_file() else path.rglob("*.py")))
    tried = lived = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _set_up(root)
        for file in files:
            code, place = file.read_text(encoding="utf-8"), root / file
            made = mutants(code)
            for mutant in random.Random(told.seed).sample(made, min(told.sample, len(made))):
                place.write_text(mutant.code, encoding="utf-8")
                tried += 1
                if survives(told.tests):
                    lived += 1
                    print(f"{file}:{mutant.line}: {mutant.before}  ->  {mutant.after}", flush=True)
            place.write_text(code, encoding="utf-8")
            print(f"{file}: {tried} tried, {lived} alive", flush=True)


if __name__ == "__main__":
    main()
