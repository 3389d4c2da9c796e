"""Pictures and documents made in code, for the tests of what goes into papers from files."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import docx

from docgen.engine.compiling import compile_template
from docgen.engine.inserting import inserting_filters
from docgen.engine.template import render


def png(width: int = 40, height: int = 30, dots_a_metre: int = 0, *, claimed: int = 0) -> bytes:
    """A grey .png; it may claim a width that it has not."""
    size = struct.pack(">2L5B", claimed or width, height, 8, 0, 0, 0, 0)
    dots = _chunk(b"pHYs", struct.pack(">2LB", dots_a_metre, dots_a_metre, 1)) if dots_a_metre else b""
    pixels = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    chunks = (_chunk(b"IHDR", size), dots, _chunk(b"IDAT", pixels), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))


def document(*lines: str) -> bytes:
    """A .docx with a numbered paragraph for each line."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line, style="List Number")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def made(template: bytes, data: dict[str, Any], folder: Path) -> bytes:
    """The document that a template makes of data, with files from a folder; there must be no faults."""
    found, said = outcome(template, data, folder)
    assert found is not None, said
    return found


def outcome(template: bytes, data: dict[str, Any], folder: Path) -> tuple[bytes | None, list[str]]:
    """The document, or None, and codes with messages."""
    filters = inserting_filters([folder], template)
    compiled, faults = compile_template(template, "样本.docx", filters=filters)
    if compiled is None:
        return None, [f"{fault.code} {fault.message}" for fault in faults]
    result = render(compiled, data)
    return result.document, [f"{fault.code} {fault.message} {fault.hint}" for fault in result.diagnostics]
