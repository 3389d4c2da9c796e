"""Compiles a template: opened, patched and turned into code once, every fault of its tags told together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.base.diagnostics import Diagnostic, has_errors
from docgen.engine.active_content import active_remarks
from docgen.engine.merge_fields import without_source
from docgen.engine.parsing import program_of, tag_faults
from docgen.engine.patching import patch
from docgen.engine.sandbox import Sandbox, sandbox
from docgen.engine.style_fonts import Fonts
from docgen.engine.template import CompiledOrFaults, CompiledPart, Template
from docgen.engine.template_faults import Spot, package_fault
from docgen.engine.template_parts import TemplatePart, candidates, check_soundness, first_numbers
from docgen.word.opening import OpenedPackage, PackageRefused, open_package
from docgen.word.styles import read_styles
from docgen.word.xml_names import STYLES


def compile_template(
    package: bytes,
    name: str,
    *,
    filters: Mapping[str, Callable[..., Any]],
    heads: frozenset[str] = frozenset(),
) -> CompiledOrFaults:
    """Compile a .docx with tags; messages call it `name`, and `filters` are added to the built-in ones.

    `heads` are columns that may also be named as `{姓名}` or `«姓名»`.
    """
    try:
        opened = without_source(open_package(package))
        found = candidates(opened)
        check_soundness(opened, {candidate.name for candidate in found})
    except PackageRefused as refusal:
        fault = package_fault(refusal.code, name, refusal.message, refusal.hint)
        return CompiledOrFaults(None, (fault,))
    fonts = Fonts(read_styles(opened.xml.get(STYLES, b"")))
    numbers = first_numbers(opened.xml, [candidate.name for candidate in found])
    compilation = _Compilation(name, opened, fonts, sandbox(filters), numbers, heads)
    outcomes = [compilation.part(candidate) for candidate in found]
    diagnostics = (*active_remarks(opened, name), *(fault for _, faults in outcomes for fault in faults))
    # After all parts: a person wants to see every fault at once.
    if has_errors(diagnostics):
        return CompiledOrFaults(None, diagnostics)
    parts = tuple(part for part, _ in outcomes if part)
    return CompiledOrFaults(Template(name, opened.members, parts, compilation.environment), diagnostics)


@dataclass(frozen=True)
class _Compilation:
    """The things that the parts of one template share while they are compiled."""

    template: str
    opened: OpenedPackage
    fonts: Fonts
    environment: Sandbox
    first_drawings: Mapping[str, int]
    heads: frozenset[str]

    def part(self, candidate: TemplatePart) -> tuple[CompiledPart | None, list[Diagnostic]]:
        patched, faults = patch(candidate, self.template, self.fonts, self.heads)
        if patched is None:
            return None, faults
        if has_errors(faults):
            return None, faults + _not_told(tag_faults(patched, self.environment), faults)
        whole = Spot(self.template, candidate.label)
        program, more = program_of(candidate.name, patched, self.environment, whole)
        position = [member.name for member in self.opened.members].index(candidate.name)
        if program is None:
            return None, faults + more
        first_drawing = self.first_drawings[candidate.name]
        return CompiledPart(candidate.name, position, whole, program, first_drawing), faults + more


def _not_told(faults: Iterable[Diagnostic], told: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the faults of tags about which nothing was told: one message a tag is enough."""
    tags = {_tag_of(fault) for fault in told}
    return [fault for fault in faults if _tag_of(fault) not in tags]


def _tag_of(fault: Diagnostic) -> str:
    """Return the beginning of a message, which names the tag and its place."""
    return fault.message.partition("：")[0]
