"""For tests of `docgen import`: records of meetings as Word files, and what is made of them."""

from __future__ import annotations

from collections.abc import Sequence

import docx
from manuscripts import manuscript_of
from office_files import saved

from docgen.importing.minutes_forms import is_minutes
from docgen.importing.minutes_yaml import ImportedMinutes, import_minutes
from docgen.models.minutes import Meeting, Minutes
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml

Row = Sequence[str]


def in_lines(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def in_table(title: str, *rows: Row) -> bytes:
    document = docx.Document()
    document.add_paragraph(title)
    width = max(map(len, rows))
    table = document.add_table(len(rows), width)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
        if len(row) < width:
            table.cell(y, len(row) - 1).merge(table.cell(y, width - 1))
    return saved(document)


def imported(data: bytes, name: str = "记录.docx") -> ImportedMinutes:
    manuscript = manuscript_of(data, name)
    assert is_minutes(manuscript.blocks)
    made = import_minutes([manuscript], 2023)
    assert isinstance(made, ImportedMinutes)
    assert made.proof.lost == (), made.text
    return made


def meetings_of(data: bytes, name: str = "记录.docx") -> list[Meeting]:
    text = imported(data, name).text
    minutes, said = validate(Minutes, read_yaml(text.encode(), "minutes.yaml", known_keys(Minutes)), 2023)
    assert minutes is not None, said
    return list(minutes.meetings)
