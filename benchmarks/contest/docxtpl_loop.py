"""docxtpl as its manual shows it: one DocxTemplate, `render` and `save` for each document."""

from __future__ import annotations

import json
from pathlib import Path

from contest.worker import Write


def ready(given: Path) -> Write:
    from docxtpl import DocxTemplate

    records = json.loads((given / "records.json").read_bytes())
    document = DocxTemplate(given / "jinja.docx")

    def write(number: int, path: Path) -> None:
        document.render(records[number])
        document.save(path)

    return write
