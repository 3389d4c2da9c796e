"""A template and the rows that fill it: each row's values in the shape that all of them share."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from docgen import __version__
from docgen.diagnostics import Diagnostic, Place, Source, error, warning
from docgen.engine import Asked, Fields, Rendered, Template, check_fields, render
from docgen.filling.gaps import count_gaps, with_gaps
from docgen.filling.shapes import fitted
from docgen.filling.table import Row
from docgen.inserting import reads_files
from docgen.reading.nodes import Text
from docgen.writing import Output


class Filled(NamedTuple):
    """A document to be: its row, its values as JSON (a text takes less room), how many are still missing."""

    row: Row
    data: str
    missing: int


@dataclass
class Form:
    """A compiled template, what it asks for, and the fields that the rows have."""

    template: Template
    package: bytes
    asked: Asked
    fields: dict[str, Fields]
    said: list[Diagnostic] = field(default_factory=list)
    """What is wrong with single rows, found while they are filled in."""
    _failed: dict[Diagnostic, list[Place]] = field(default_factory=dict)
    """What the template could not do, and the rows with which it could not."""

    def __post_init__(self) -> None:
        self._hashed = hashlib.sha256(b"\0".join((__version__.encode(), self.package))).digest()
        self._reads_files = reads_files(self.package)

    def check(self) -> list[Diagnostic]:
        """What the template asks for and no column has; that it asks for nothing at all."""
        if not self.template.parts:
            place = Place(Source(self.template.name))
            mend = "在要填的地方写上标签，如 {{ 姓名 }}，括号里是表头的名字"
            return [warning("K372", place, "模板里没有标签，每份文件都会一模一样", mend)]
        return check_fields(self.template, self.fields)

    def fill(self, row: Row) -> Filled:
        """The values that the template asks for, of one row."""
        values = {
            key: fitted(key, row.values.get(key, Text("", row.values.place)), fields, self.said)
            for key, fields in self.fields.items()
            if key in self.asked.names
        }
        data = json.dumps(values, ensure_ascii=False)
        return Filled(row, data, count_gaps(values, self.asked.optional))

    def output(self, name: str, filled: Filled) -> Output:
        """The file that a filled form shall become."""
        # Pictures may change though the data names the same ones: then the document itself tells.
        made = (self._rendered(filled).document or b"") if self._reads_files else b""
        source = hashlib.sha256(b"\0".join((self._hashed, filled.data.encode(), made))).hexdigest()
        return Output(PurePosixPath(f"{name}.docx"), source, partial(self._render, filled))

    def _rendered(self, filled: Filled) -> Rendered:
        return render(self.template, with_gaps(json.loads(filled.data)))

    def _render(self, filled: Filled) -> bytes | None:
        document, said = self._rendered(filled)
        for fault in said:
            self._failed.setdefault(fault, []).append(filled.row.values.place)
        return document

    @property
    def failures(self) -> list[Diagnostic]:
        """What the template could not do, each once, at the first row with which it could not."""
        return [_failure(fault, places) for fault, places in self._failed.items()]


def _failure(fault: Diagnostic, places: Sequence[Place]) -> Diagnostic:
    several = f"（共有 {len(places)} 份文件这样）" if len(places) > 1 else ""
    message = f"模板“{fault.place.source.name}”填不进去{several}：{fault.message}"
    return error(fault.code, places[0], message, fault.hint)
