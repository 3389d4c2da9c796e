"""docgen's engine: the template compiled once, each document rendered and written."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from contest.worker import Write


def ready(given: Path, compressor: str) -> Write:
    """Writes with `isal`, or with `zlib` as where nothing else is installed."""
    if compressor == "zlib":
        sys.modules["isal"] = None  # type: ignore[assignment]
    from docgen.engine.compiling import compile_template
    from docgen.engine.template import render
    from docgen.word import package

    assert package.compressor().name == compressor
    records = json.loads((given / "records.json").read_bytes())
    template, said = compile_template((given / "jinja.docx").read_bytes(), "minutes.docx", filters={})
    assert template is not None, said

    def write(number: int, path: Path) -> None:
        document, faults = render(template, records[number])
        assert document is not None, faults
        path.write_bytes(document)

    return write
