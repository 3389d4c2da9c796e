"""A template ready to render: compiled and checked, or taken from the cache when that was done before.

What is kept are plain tuples in Python's own format for compiled code. They mean something only to the very
Python and engine that wrote them, and reading them is as good as running them: `cache.py` keeps them where
nobody else can write.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from docgen import __version__
from docgen.base import cache
from docgen.base.diagnostics import has_errors
from docgen.engine.patched import Patched, Slot, SlotKind, Tag
from docgen.engine.sandbox import Sandbox, sandbox
from docgen.engine.template import CompiledOrFaults, CompiledPart, Template, install_writers, ready_program
from docgen.engine.template_faults import Spot
from docgen.engine.tidying import Repairs
from docgen.word.package import ZipMember

if TYPE_CHECKING:
    from docgen.engine.template_fields import FieldTree

Filters = Mapping[str, Callable[..., Any]]

MAKERS = ("docgen.engine", "docgen.word", "docxtpl", "jinja2", "lxml")
"""The packages that a compiled template is made by: when one changes, what was kept is of no use."""


def ready_template(package: bytes, name: str, *, filters: Filters, fields: FieldTree) -> CompiledOrFaults:
    """Compile a .docx with tags and check the fields it names; one that has warnings is never kept."""
    folder, key = cache.cache_folder(), _key(package, name, filters, fields)
    if folder is None or key is None:
        return _compiled(package, name, filters, fields)
    kept = _kept(cache.load(folder, key), filters)
    if kept is not None:
        return CompiledOrFaults(kept, ())
    outcome = _compiled(package, name, filters, fields)
    # A template with warnings is compiled each time: its warnings must be told each time.
    if outcome.template and not outcome.diagnostics:
        cache.keep(folder, key, _as_bytes(outcome.template))
    return outcome


def _compiled(package: bytes, name: str, filters: Filters, fields: FieldTree) -> CompiledOrFaults:
    # What only compiling needs, lxml above all, takes as long to import as all of rendering.
    from docgen.engine.compiling import compile_template
    from docgen.engine.template_fields import check_fields

    template, said = compile_template(package, name, filters=filters)
    diagnostics = (*said, *(check_fields(template, fields) if template else ()))
    return CompiledOrFaults(None if has_errors(diagnostics) else template, diagnostics)


def _kept(content: bytes | None, filters: Filters) -> Template | None:
    if content is None:
        return None
    try:
        return _from_bytes(content, filters)
    # Whatever is wrong with what was kept, it is made anew.
    except (EOFError, TypeError, ValueError):
        return None


def _key(package: bytes, name: str, filters: Filters, fields: FieldTree) -> str | None:
    """Return a key that changes with everything that a compiled template and its check depend on.

    None when that cannot be told: a program packed into one file has no files of its own to look at.
    """
    try:
        makers = [_stamp(maker) for maker in MAKERS]
    except OSError:
        return None
    # Jinja compiles the call of a filter otherwise if that takes the context.
    calls = sorted(
        (each, repr(getattr(function, "jinja_pass_arg", ""))) for each, function in filters.items()
    )
    # Marshalled code is read by the very same Python only.
    python = (sys.version, sys.implementation.cache_tag, sys.flags.optimize)
    facts = repr((__version__, python, makers, name, calls, fields))
    return hashlib.sha256(facts.encode() + b"\0" + package).hexdigest()


def _stamp(maker: str) -> list[tuple[str, int, int]]:
    """Return the files of a package with size and time: Python checks its own .pyc files in the same way."""
    found = find_spec(maker)
    folders = (found and found.submodule_search_locations) or ()
    files = [entry for folder in folders for entry in os.scandir(folder) if entry.is_file()]
    return sorted((file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files)


def _as_bytes(template: Template) -> bytes:
    """Return all of a template but its filters, which are functions of the running program."""
    members = [tuple(member) for member in template.members]
    return marshal.dumps((template.name, members, [_flat(part) for part in template.parts]))


def _from_bytes(content: bytes, filters: Filters) -> Template:
    """Return the template that `_as_bytes` wrote. Raises ValueError, TypeError or EOFError."""
    name, members, parts = marshal.loads(content)
    environment = sandbox(filters)
    return Template(
        name,
        tuple(ZipMember(*member) for member in members),
        tuple(_part(environment, part) for part in parts),
        environment,
    )


def _flat(part: CompiledPart) -> tuple[Any, ...]:
    program, patched = part.program, part.program.patched
    tags = [(tuple(tag.spot), *tag[1:]) for tag in patched.tags]
    slots = [slot and (slot.kind.value, *slot[1:]) for slot in patched.slots]
    source = (patched.source, tags, patched.lines, slots, tuple(patched.repairs))
    facts = part.name, part.position, tuple(part.whole), part.first_drawing
    return *facts, source, program.bytecode, program.names


def _part(environment: Sandbox, flat: tuple[Any, ...]) -> CompiledPart:
    name, position, whole, first_drawing, (source, tags, lines, slots, repairs), bytecode, names = flat
    patched = Patched(
        source,
        tuple(Tag(Spot(*spot), *rest) for spot, *rest in tags),
        lines,
        tuple(slot and Slot(SlotKind(slot[0]), *slot[1:]) for slot in slots),
        Repairs(*repairs),
    )
    install_writers(name, patched.slots, environment)
    program = ready_program(patched, bytecode, names, environment)
    return CompiledPart(name, position, Spot(*whole), program, first_drawing)
