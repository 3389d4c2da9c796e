"""One template of the corpus, and how each engine is asked for the document."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docxtpl import DocxTemplate

from docgen.engine.compiling import compile_template
from docgen.engine.inserting import inserting_filters
from docgen.engine.template import render

Context = Mapping[str, Any]


class Case(NamedTuple):
    """A template and its data; the rest is what docxtpl has another spelling for."""

    template: bytes
    data: Context
    files: Mapping[str, bytes] = {}
    """What lies in the folder that the data names files in."""
    docxtpl_template: bytes | None = None
    docxtpl_data: Callable[[DocxTemplate, Path], Context] | None = None
    """docxtpl's own objects, made for a template from the files of a folder."""


def put_files(case: Case, folder: Path) -> None:
    """Write the files of a case into a folder."""
    for name, content in case.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def by_docgen(case: Case, folder: Path) -> bytes:
    """The document that docgen makes."""
    filters = inserting_filters([folder], case.template)
    template, faults = compile_template(case.template, "样本.docx", filters=filters)
    assert template is not None, [fault.message for fault in faults]
    document, faults = render(template, case.data)
    assert document is not None, [fault.message for fault in faults]
    return document


def by_docxtpl(case: Case, folder: Path) -> bytes:
    """The document that docxtpl makes."""
    template = DocxTemplate(io.BytesIO(case.docxtpl_template or case.template))
    data = case.docxtpl_data(template, folder) if case.docxtpl_data else case.data
    template.render(dict(data), autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()
