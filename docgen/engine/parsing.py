"""A part's source read by Jinja and judged, with everything wrong in its tags told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from docgen.base.diagnostics import Diagnostic
from docgen.engine.faults import Spot, fault
from docgen.engine.guard import Objection, Vocabulary, objections
from docgen.engine.misreading import syntax_fault
from docgen.engine.patched import BLOCK, BLOCK_END, VALUE, VALUE_END, Patched, Tag
from docgen.engine.program import Program
from docgen.engine.sandbox import Sandbox
from docgen.engine.wiring import build_program

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
"""What a block tag needs around it to be read alone."""


def program_of(
    name: str, patched: Patched, environment: Sandbox, whole: Spot
) -> tuple[Program | None, list[Diagnostic]]:
    """The program of a part whose blocks pair; None with everything that its tags have wrong."""
    try:
        tree = environment.parse(patched.source)
        faults = [_told(objection, patched, whole) for objection in _objections(tree, environment)]
        return (None, faults) if faults else (build_program(name, patched, tree, environment), [])
    except TemplateSyntaxError as error:
        tag = patched.tag_at(error.lineno)
        return None, tag_faults(patched, environment) or [syntax_fault(error, tag.spot if tag else whole)]
    except (RecursionError, SyntaxError, MemoryError):
        return None, [_too_deep(whole)]


def tag_faults(patched: Patched, environment: Sandbox) -> list[Diagnostic]:
    """What each tag, read alone, has wrong: Jinja would stop at the first."""
    return list(dict.fromkeys(found for tag in patched.tags for found in _read_alone(tag, environment)))


def _objections(tree: nodes.Template, environment: Sandbox) -> list[Objection]:
    return objections(tree, Vocabulary(environment.filters.keys(), environment.tests.keys()))


def _told(objection: Objection, patched: Patched, whole: Spot) -> Diagnostic:
    tag = patched.tag_at(objection.line)
    return fault(objection.code, tag.spot if tag else whole, objection.message, objection.hint)


def _read_alone(tag: Tag, environment: Sandbox) -> Iterator[Diagnostic]:
    if tag.mark == "{%" and tag.word not in READABLE:
        return
    if re.match(r"else\s+if\b", tag.code):
        yield fault("T518", tag.spot, "“else if”要连着写", f"改成 {{%{tag.form} elif … %}}。")
        return
    try:
        tree = environment.parse(_alone(tag))
    except TemplateSyntaxError as error:
        yield syntax_fault(error, tag.spot)
    except RecursionError:
        yield _too_deep(tag.spot)
    else:
        for objection in _objections(tree, environment):
            yield fault(objection.code, tag.spot, objection.message, objection.hint)


def _too_deep(spot: Spot) -> Diagnostic:
    """Python gives up on blocks nested 20 deep, and on brackets nested hundreds deep."""
    return fault("T523", spot, "标签一层套一层，套得太深了", "请减少 if、for 和括号的层数。")


def _alone(tag: Tag) -> str:
    if tag.mark == "{{":
        return f"{VALUE}{tag.code}{VALUE_END}"
    before, after = READABLE[tag.word]
    return "".join(f"{BLOCK} {code} {BLOCK_END}" for code in (before, tag.code, after) if code)
