"""What the engine's tests share: templates made in code, and documents read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import docx
import pytest
from lxml import etree

from docgen.engine.compiling import compile_template
from docgen.engine.template import Template, render

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" mc:Ignorable="w14"'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def package(body: str, files: Mapping[str, str] | None = None, main_type: str = MAIN) -> bytes:
    """A small .docx whose body, and whose further files, are given as XML."""
    types = f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>'
    types += "".join(
        f'<Override PartName="/{name}" ContentType="{HEADER}"/>' for name in files or {} if "header" in name
    )
    content = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": RELATIONS,
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        **(files or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def paragraphs(*lines: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A .docx made by python-docx: a paragraph for each line, then a table."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    if table:
        grid = document.add_table(len(table), len(table[0]))
        for row, texts in zip(grid.rows, table, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def header(content: str) -> str:
    """A header with this content, for the `files` of a package."""
    return f'<w:hdr xmlns:w="{W}">{content}</w:hdr>'


def compiled(data: bytes, **filters: Callable[..., Any]) -> Template:
    """The template, which must have no faults."""
    outcome = compile_template(data, "样本.docx", filters=filters)
    assert outcome.template is not None, [d.message for d in outcome.diagnostics]
    return outcome.template


def rendered(data: bytes, context: Mapping[str, object], **filters: Callable[..., Any]) -> bytes:
    """The document made from a template, which must have no faults; every part of it is well-formed."""
    outcome = render(compiled(data, **filters), context)
    assert outcome.document is not None, [d.message for d in outcome.diagnostics]
    with zipfile.ZipFile(io.BytesIO(outcome.document)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))
    return outcome.document


def part(document: bytes, name: str = "word/document.xml") -> str:
    """One part of a document as text."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return archive.read(name).decode()


def body(document: bytes) -> str:
    """What stands in the body of a document, as XML."""
    text = part(document)
    return text[text.index("<w:body>") + len("<w:body>") : text.rindex("</w:body>")]


def faults(data: bytes, context: Mapping[str, object] | None = None) -> list[tuple[str, str, str]]:
    """Code, message and hint of everything wrong, when compiling and, with a context, when rendering."""
    outcome = compile_template(data, "样本.docx", filters={})
    found = list(outcome.diagnostics)
    if outcome.template and context is not None:
        result = render(outcome.template, context)
        assert (result.document is None) == bool(result.diagnostics)
        found += result.diagnostics
    return [(d.code, d.message, d.hint) for d in found]


@pytest.fixture(scope="session")
def word() -> SimpleNamespace:
    """The tools above."""
    tools = (package, paragraphs, header, compiled, rendered, part, body, faults)
    return SimpleNamespace(**{tool.__name__: tool for tool in tools})
