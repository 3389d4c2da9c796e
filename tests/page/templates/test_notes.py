"""The built-in note.docx: no page of its own for 署名 and date."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docgen.page.templates.notices import build_note


def test_the_last_paragraph_alone_stays_with_the_signature(drawn):
    with zipfile.ZipFile(BytesIO(build_note())) as package:
        document = drawn(package.read("word/document.xml"))
    texts = [p for p in document.all("p") if "{{ 段 }}" in "".join(p.itertext())]
    assert [p.find(".//{*}keepNext") is not None for p in texts] == [True, False]
    assert "loop.last" in "".join(texts[0].getprevious().itertext())
