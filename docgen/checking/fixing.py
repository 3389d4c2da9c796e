"""`docgen check --fix`: what is certain is mended in the year's files, and shown line by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic
from docgen.base.workspace import Workspace
from docgen.checking.proofreading.mending import mended
from docgen.checking.proofreading.year import standards_of, text_files
from docgen.reading.decoding import decode
from docgen.reading.disk import bytes_of
from docgen.writing import replace_keeping_backup
from docgen.year import load_year


class Fixed(NamedTuple):
    """A file that was mended: how many places, what changed in its lines, where the old one is kept."""

    name: str
    number: int
    difference: str
    backup: str


def fix_year(workspace: Workspace, number: int) -> Iterator[Fixed]:
    """Mend the year's texts; of each file that changes a copy is kept beside it. Raises WritingFault."""
    standards = standards_of(load_year(workspace, number))
    for file in text_files(workspace, number):
        data = bytes_of(file.path, file.name)
        if isinstance(data, Diagnostic):
            continue
        new = mended(data, file, standards)
        if new.data != data:
            backup = replace_keeping_backup(file.path, new.data, kept_as=f"{file.path.name}.bak")
            difference = _difference(data, new.data, file.name)
            yield Fixed(file.name, new.number, difference, backup.name if backup else "")


def _difference(old: bytes, new: bytes, name: str) -> str:
    before, after = (decode(data, name).text.split("\n") for data in (old, new))
    return "\n".join(difflib.unified_diff(before, after, name, f"{name}（改后）", n=0, lineterm=""))
