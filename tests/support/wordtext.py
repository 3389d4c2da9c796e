"""A .docx as readable text: a line a paragraph with its style, tables row by row, sections by orientation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


def readable(path: Path) -> str:
    """What a person would compare: style, text, tables, sections."""
    document = docx.Document(str(path))
    return "\n".join(_lines(document)) + "\n"


def _lines(document: Document) -> Iterator[str]:
    for element in document.element.body:
        if element.tag == qn("w:p"):
            yield from _paragraph(Paragraph(element, document))
        elif element.tag == qn("w:tbl"):
            yield from _table(Table(element, document))
        elif element.tag == qn("w:sectPr"):
            yield f"== {_orientation(element)}"


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    section = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    text = paragraph.text.replace("\n", "⏎").replace("\t", "⇥")
    box = "".join(node.text or "" for node in paragraph._p.iter(qn("w:t"))) if not text else ""
    yield f"[{paragraph.style.name}] {text or box}".rstrip()
    if section is not None:
        yield f"== {_orientation(section)}"


def _table(table: Table) -> Iterator[str]:
    """Each cell once, however many columns it covers."""
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}.values()
        yield "| " + " | ".join(cell.text.replace("\n", "⏎") for cell in cells) + " |"


def _orientation(section: object) -> str:
    size = section.find(qn("w:pgSz"))  # type: ignore[attr-defined]
    return "横排" if size.get(qn("w:orient")) == "landscape" else "竖排"
