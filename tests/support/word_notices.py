"""For tests of `docgen import`: publicity notices as offices keep them in Word, and what is made of them."""

from __future__ import annotations

from collections.abc import Sequence

import docx
from manuscripts import manuscript_of
from office_files import saved

from docgen.importing.notice_forms import is_notices
from docgen.importing.notices_yaml import ImportedNotices, import_notices
from docgen.models.notices import Notice, Notices
from docgen.models.record import known_keys
from docgen.models.validation import validate
from docgen.reading.document import read_yaml

Table = Sequence[Sequence[str]]


def in_word(*blocks: str | Table) -> bytes:
    """A Word file of paragraphs and tables."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for y, row in enumerate(block):
            for x, text in enumerate(row):
                table.cell(y, x).text = text
    return saved(document)


def imported(*files: bytes) -> ImportedNotices:
    manuscripts = [manuscript_of(data, "公示.docx") for data in files]
    assert all(is_notices(each.blocks) for each in manuscripts)
    made = import_notices(manuscripts, 2023)
    assert isinstance(made, ImportedNotices)
    assert made.proof.lost == (), made.text
    return made


def notices_of(*files: bytes) -> list[Notice]:
    text = imported(*files).text
    notices, said = validate(Notices, read_yaml(text.encode(), "notices.yaml", known_keys(Notices)), 2023)
    assert notices is not None, (said, text)
    return list(notices.notices)
