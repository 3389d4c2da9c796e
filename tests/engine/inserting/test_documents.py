from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest
from gallery import document as numbered
from gallery import made, outcome, png
from parity.documents import p, page, tbl, tc, tr, with_footnotes
from tables import template

TAG = "{{p 附件|文档 }}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "附件.docx").write_bytes(numbered("第一条", "第二条"))
    return tmp_path


def texts(document: bytes) -> list[str]:
    return [each.text for each in docx.Document(io.BytesIO(document)).paragraphs]


def test_a_document_stands_in_the_place_of_its_tag(folder: Path) -> None:
    document = made(template("前", TAG, "后"), {"附件": "附件.docx"}, folder)
    assert texts(document) == ["前", "第一条", "第二条", "后"]


def test_lists_of_two_documents_are_counted_apart(folder: Path) -> None:
    tags = ("{%p for x in 各 %}", "{{p x|文档 }}", "{%p endfor %}")
    document = made(template(*tags), {"各": ["附件.docx", "附件.docx"]}, folder)
    found = docx.Document(io.BytesIO(document))
    assert [each.text for each in found.paragraphs] == ["第一条", "第二条"] * 2
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        lists = archive.read("word/numbering.xml")
    first, second = (each._p.pPr.numPr for each in (found.paragraphs[0], found.paragraphs[2]))
    assert first is not None
    assert second is not None
    assert first.numId.val != second.numId.val
    assert f'w:numId="{second.numId.val}"'.encode() in lists


def test_a_cell_keeps_a_paragraph_behind_a_table(folder: Path) -> None:
    (folder / "表.docx").write_bytes(page(tbl(1, tr("甲"))))
    source = page(tbl(1, tr(tc(p(TAG)))), p())
    document = docx.Document(io.BytesIO(made(source, {"附件": "表.docx"}, folder)))
    cell = document.tables[0].cell(0, 0)
    assert [child.tag.rpartition("}")[2] for child in cell._tc] == ["tcPr", "tbl", "p"]


def test_an_empty_document_leaves_an_empty_paragraph(folder: Path) -> None:
    (folder / "空.docx").write_bytes(page())
    document = made(template("前", TAG), {"附件": "空.docx"}, folder)
    assert texts(document) == ["前", ""]


def test_pictures_and_notes_come_along(folder: Path) -> None:
    source = docx.Document()
    source.add_picture(io.BytesIO(png()))
    buffer = io.BytesIO()
    source.save(buffer)
    (folder / "图.docx").write_bytes(buffer.getvalue())
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    (folder / "注.docx").write_bytes(with_footnotes(page(p("文", note)), p("出处")))
    tags = ("{{p '图.docx'|文档 }}", "{{p '注.docx'|文档 }}", "{{ '头.png'|图片 }}")
    (folder / "头.png").write_bytes(png(3, 3))
    document = made(template(*tags), {}, folder)
    found = docx.Document(io.BytesIO(document))
    assert len(found.inline_shapes) == 2
    for shape in found.inline_shapes:
        assert found.part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed].blob
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        assert "出处" in archive.read("word/footnotes.xml").decode()


def test_the_same_input_gives_the_same_bytes_at_any_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(template(TAG), {"附件": "附件.docx"}, folder)
    now = time.localtime(time.time() + 100_000)
    monkeypatch.setattr(time, "localtime", lambda *_: now)
    assert made(template(TAG), {"附件": "附件.docx"}, folder) == first


def test_what_is_missing_prints_as_it_would_elsewhere(folder: Path) -> None:
    assert texts(made(template(TAG, "后"), {"附件": ""}, folder)) == ["", "后"]


@pytest.mark.parametrize(
    ("tag", "content", "code"),
    [
        (TAG, b"hello", "T542"),
        (TAG, b"\xd0\xcf\x11\xe0" + bytes(100), "T542"),
        (TAG, b"", "T542"),
        (TAG, None, "T536"),
        ("前{{ 附件|文档 }}", numbered("甲"), "T531"),
        ("{{ 附件|文档 }}", numbered("甲"), "T531"),
    ],
)
def test_what_cannot_be_inserted_is_told(folder: Path, tag: str, content: bytes | None, code: str) -> None:
    if content is not None:
        (folder / "坏.docx").write_bytes(content)
    document, said = outcome(template(tag), {"附件": "坏.docx"}, folder)
    assert document is None
    assert [line.split()[0] for line in said] == [code], said


def test_a_package_without_what_word_writes_is_told(folder: Path, word_like: bytes) -> None:
    (folder / "坏.docx").write_bytes(word_like)
    document, said = outcome(template(TAG), {"附件": "坏.docx"}, folder)
    assert document is None
    assert "坏.docx" in said[0]


@pytest.fixture
def word_like() -> bytes:
    """A package that opens as a template, with a picture that is not there."""
    body = (
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId99"/>'
        "</w:drawing></w:r></w:p>"
    )
    return page(body)


def test_a_document_that_fetches_from_outside_is_refused(folder: Path) -> None:
    source = docx.Document()
    source.part.rels.get_or_add_ext_rel(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", "http://x.cn/a.png"
    )
    buffer = io.BytesIO()
    source.save(buffer)
    (folder / "坏.docx").write_bytes(buffer.getvalue())
    _, said = outcome(template(TAG), {"附件": "坏.docx"}, folder)
    assert said[0].startswith("T542")
    assert "x.cn" in said[0]


def test_a_header_takes_no_whole_document(folder: Path) -> None:
    _, said = outcome(page(p("甲"), header=p(TAG)), {"附件": "附件.docx"}, folder)
    assert said[0].startswith("T531")


def test_without_docxcompose_it_is_told_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.engine.inserting.documents.find_spec", lambda _: None)
    _, said = outcome(template(TAG), {"附件": "附件.docx"}, folder)
    assert said[0].startswith("T542")
    assert "pip install docxcompose" in said[0]
