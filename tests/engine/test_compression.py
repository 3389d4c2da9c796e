"""Documents are compressed by ISA-L where it is installed, by zlib elsewhere, and say the same."""

from __future__ import annotations

import importlib
import io
import os
import zipfile
from collections.abc import Iterator

import pytest
from compressors import with_a_stand_in, without_isal

from docgen.engine.compiling import compile_template
from docgen.engine.template import render
from docgen.word.package import DEFLATED, STORED, compressor

LONG = "云溪市第三中学党总支" * 300


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """What is installed is looked for anew."""
    compressor.cache_clear()
    yield
    compressor.cache_clear()


def real_isal() -> None:
    """Skip without isal, or fail where DOCGEN_NO_SKIP forbids skipping."""
    if os.environ.get("DOCGEN_NO_SKIP"):
        importlib.import_module("isal.isal_zlib")
    else:
        pytest.importorskip("isal.isal_zlib")


def contents(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_isal_does_the_work_where_it_is_installed(word, monkeypatch):
    lengths = with_a_stand_in(monkeypatch)
    document = word.rendered(word.paragraphs("{{ x }}"), {"x": LONG})
    assert lengths == [len(contents(document)["word/document.xml"])]


def test_without_isal_zlib_does_the_work(word, monkeypatch):
    without_isal(monkeypatch)
    assert compressor().name == "zlib"
    assert LONG in word.part(word.rendered(word.paragraphs("{{ x }}"), {"x": LONG}))


def test_real_isal_and_zlib_give_documents_of_the_same_content(word, monkeypatch):
    real_isal()
    assert compressor().name == "isal"
    template = word.compiled(word.paragraphs("{{ x }}", "“{{ y }}”"))
    context = {"x": LONG, "y": "甲"}
    first, again = (render(template, context).document for _ in range(2))
    assert first == again
    without_isal(monkeypatch)
    assert contents(first) == contents(render(template, context).document)


def stored(files: dict[str, bytes]) -> bytes:
    """The same files in a zip that compresses none, as docgen's own templates are."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_xml_that_a_template_stores_is_packed_once_for_all_documents(word):
    files = contents(word.paragraphs("{{ x }}"))
    picture = {"word/media/image1.png": b"\x89PNG" * 1000}
    template, said = compile_template(stored(files | picture), "样本.docx", filters={})
    assert template is not None, said
    document = render(template, {"x": "甲"}).document
    assert document is not None
    assert contents(document) | {"word/document.xml": b""} == files | picture | {"word/document.xml": b""}
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        infos = {info.filename: info for info in archive.infolist()}
    assert infos["word/styles.xml"].compress_type == DEFLATED
    assert infos["word/styles.xml"].compress_size < len(files["word/styles.xml"]) / 4
    assert infos["word/media/image1.png"].compress_type == STORED
