"""A compiled template as bytes, and back: plain tuples in Python's own format for compiled code.

The bytes mean something only to the very Python and engine that wrote them, and reading them is as good as
running them: `cache.py` keeps them where nobody else can write.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Mapping
from typing import Any

from docgen.engine.faults import Spot
from docgen.engine.patched import Kind, Patched, Slot, Tag
from docgen.engine.program import install_writers, ready_program
from docgen.engine.sandbox import Sandbox, sandbox
from docgen.engine.template import Part, Template
from docgen.engine.tidying import Repairs
from docgen.word.package import Member


def as_bytes(template: Template) -> bytes:
    """All of a template but its filters, which are functions of the running program."""
    members = [tuple(member) for member in template.members]
    return marshal.dumps((template.name, members, [_flat(part) for part in template.parts]))


def from_bytes(content: bytes, filters: Mapping[str, Callable[..., Any]]) -> Template:
    """The template that `as_bytes` wrote; raises ValueError, TypeError or EOFError over anything else."""
    name, members, parts = marshal.loads(content)
    environment = sandbox(filters)
    return Template(
        name,
        tuple(Member(*member) for member in members),
        tuple(_part(environment, part) for part in parts),
        environment,
    )


def _flat(part: Part) -> tuple[Any, ...]:
    program, patched = part.program, part.program.patched
    tags = [(tuple(tag.spot), *tag[1:]) for tag in patched.tags]
    slots = [slot and (slot.kind.value, *slot[1:]) for slot in patched.slots]
    source = (patched.source, tags, patched.lines, slots, tuple(patched.repairs))
    facts = part.name, part.position, tuple(part.whole), part.first_drawing
    return *facts, source, program.bytecode, program.names


def _part(environment: Sandbox, flat: tuple[Any, ...]) -> Part:
    name, position, whole, first_drawing, (source, tags, lines, slots, repairs), bytecode, names = flat
    patched = Patched(
        source,
        tuple(Tag(Spot(*spot), *rest) for spot, *rest in tags),
        lines,
        tuple(slot and Slot(Kind(slot[0]), *slot[1:]) for slot in slots),
        Repairs(*repairs),
    )
    install_writers(name, patched.slots, environment)
    program = ready_program(patched, bytecode, names, environment)
    return Part(name, position, Spot(*whole), program, first_drawing)
