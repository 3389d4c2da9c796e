"""Templates and tables made in code, for the tests of `docgen fill`."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
from openpyxl import Workbook


def template(*lines: str) -> bytes:
    """A .docx with a paragraph for each line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def workbook(*rows: list[Any], formats: Mapping[str, str] | None = None, **sheets: list[list[Any]]) -> bytes:
    """An .xlsx whose first sheet has these rows; more sheets by their titles."""
    book = Workbook()
    first = book.worksheets[0]
    for row in rows:
        first.append(row)
    for cell, number_format in (formats or {}).items():
        first[cell].number_format = number_format
    for title, more in sheets.items():
        sheet = book.create_sheet(title)
        for row in more:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook_of(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    """An .xlsx of these sheets by their titles; those in `hidden` are hidden."""
    book = Workbook()
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        if title in hidden:
            sheet.sheet_state = "hidden"
    book.remove(book.worksheets[0])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def lines_of(document: Path) -> list[str]:
    """The text of each paragraph."""
    return [paragraph.text for paragraph in docx.Document(str(document)).paragraphs]
