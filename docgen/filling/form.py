"""A template and the rows that fill it: each row's values in the shape that all of them share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from docgen import __version__
from docgen.base.diagnostics import Diagnostic, Place, Source, error, hint, warning
from docgen.base.suggestion import closest, question
from docgen.engine.asked_fields import Asked
from docgen.engine.blanks import Blanks
from docgen.engine.compiling import compile_template
from docgen.engine.inserting import inserting_filters, reads_files
from docgen.engine.loose_places import named_places
from docgen.engine.template import CompiledOrFaults, Rendered, Template, render
from docgen.engine.template_fields import Fields, check_fields
from docgen.filling.answers import told_half_answers
from docgen.filling.data_tables import TableRow
from docgen.filling.shapes import count_gaps, fitted, with_blanks
from docgen.page import filters_for
from docgen.reading.nodes import Text


class FilledRow(NamedTuple):
    """A document to be: its row, its values as JSON (a text takes less room), how many are still missing."""

    row: TableRow
    data: str
    missing: int


@dataclass(frozen=True)
class FreeTemplate:
    """Any Word file with tags; messages call it `name`. Sent to a worker, it is compiled there again."""

    package: bytes
    name: str
    folders: tuple[Path, ...] = ()
    """The folders of the pictures and documents that the data names."""
    heads: frozenset[str] = frozenset()
    """The columns that it names otherwise than by tags: `{姓名}`, `«姓名»`."""

    def __reduce__(self) -> tuple[type[FreeTemplate], tuple[bytes, str, tuple[Path, ...], frozenset[str]]]:
        # A compiled template cannot be pickled: the worker compiles it again.
        return FreeTemplate, (self.package, self.name, self.folders, self.heads)

    @cached_property
    def compiled(self) -> CompiledOrFaults:
        """The template ready to render, or None and what is wrong with it."""
        filters = {**filters_for(self.package), **inserting_filters(self.folders, self.package)}
        return compile_template(self.package, self.name, filters=filters, heads=self.heads)

    @cached_property
    def places(self) -> dict[str, str]:
        """What looks like a place to fill and is no tag: the names, each as it was typed."""
        return named_places(self.package)

    @cached_property
    def reads_files(self) -> bool:
        """Tell whether its documents depend on files besides the data."""
        return reads_files(self.package)

    def fill(self, data: bytes) -> Rendered:
        """Return the document of a row's values, or None and why it cannot be made."""
        template, said = self.compiled
        if template is None:
            return Rendered(None, said)
        # Neither data nor template may have a sign that stands for a blank.
        blanks = Blanks(data.decode(), *(part.program.patched.source for part in template.parts))
        return render(template, with_blanks(json.loads(data), blanks), blanks)


@dataclass
class TableTemplate:
    """A template that compiles, what it asks for, and the fields that the rows have."""

    file: FreeTemplate
    template: Template
    asked: Asked
    fields: dict[str, Fields]
    said: list[Diagnostic] = field(default_factory=list)
    """The faults of single rows, found while they are filled in."""
    _failed: dict[Diagnostic, list[Place]] = field(default_factory=dict)
    """The faults of rendering, each with the rows where it occurred."""

    def __post_init__(self) -> None:
        heads = [head.encode() for head in sorted(self.file.heads)]
        facts = (__version__.encode(), self.file.package, *heads)
        self._hashed = hashlib.sha256(b"\0".join(facts)).digest()

    def check(self, rows: Sequence[TableRow]) -> list[Diagnostic]:
        """Return the fields that the template asks for and no column has, and answers that are half words."""
        if not self.template.parts:
            place = Place(Source(self.template.name))
            mend = "在要填的地方写上标签，如 {{ 姓名 }}，括号里是表头的名字"
            return [warning("K372", place, "模板里没有标签，每份文件都会一模一样", mend)]
        return [
            *self._told_places(),
            *check_fields(self.template, self.fields),
            *told_half_answers(rows, self.asked.tested),
        ]

    def _told_places(self) -> list[Diagnostic]:
        """Return once that places without tags were filled, since a column is called so, or nearly so."""
        place = Place(Source(self.template.name))
        said = [
            warning("K377", place, f"“{typed}”没有填{question(meant)}", f"要填，写成 {{{{ {meant} }}}}")
            for name, typed in self.file.places.items()
            if typed and name not in self.file.heads and (meant := closest(name, self.fields))
        ]
        filled = [typed for head in sorted(self.file.heads) if (typed := self.file.places[head])]
        if filled:
            message = f"“{'”“'.join(filled)}”不是标签，表里有这样的列，也填了"
            mend = "不要填的，改一改括号；以后写成 {{ 姓名 }} 这样的标签"
            said.append(hint("K376", place, message, mend))
        return said

    def fill(self, row: TableRow) -> FilledRow:
        """Return the values that the template asks for, of one row."""
        # Only what the template asks for: another column must not make all documents anew.
        values = {
            key: fitted(key, row.values.get(key, Text("", row.values.place)), fields, self.said)
            for key, fields in self.fields.items()
            if key in self.asked.names
        }
        data = json.dumps(values, ensure_ascii=False)
        return FilledRow(row, data, count_gaps(values, self.asked.optional))

    def source_hash(self, filled: FilledRow) -> str:
        """Return the hash of what a row's document depends on: docgen's version, the template, the values."""
        data = filled.data.encode()
        # Pictures may change though the data names the same ones: then the document itself tells.
        made = (self.file.fill(data).document or b"") if self.file.reads_files else b""
        return hashlib.sha256(b"\0".join((self._hashed, data, made))).hexdigest()

    def told(self, filled: FilledRow, rendered: Rendered) -> bytes | None:
        """Take note of what could not be done for a row, and give the document."""
        for fault in rendered.diagnostics:
            self._failed.setdefault(fault, []).append(filled.row.values.place)
        return rendered.document

    @property
    def failures(self) -> list[Diagnostic]:
        """The faults of rendering, each once, at the first row where it occurred."""
        return [_failure(fault, places) for fault, places in self._failed.items()]


def _failure(fault: Diagnostic, places: Sequence[Place]) -> Diagnostic:
    several = f"（共有 {len(places)} 份文件这样）" if len(places) > 1 else ""
    message = f"模板“{fault.place.source.name}”填不进去{several}：{fault.message}"
    return error(fault.code, places[0], message, fault.hint)
