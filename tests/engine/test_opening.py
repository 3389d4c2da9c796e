"""Files that are no usable template: one message each, and nothing in them is run."""

from __future__ import annotations

import io
import zipfile

import pytest

from docgen.engine.compiling import compile_template
from docgen.word import opening as limits

TAG = "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"


def with_file(data: bytes, name: str, content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO(data)
    with zipfile.ZipFile(buffer, "a", method) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def refusal(data: bytes) -> tuple[str, str]:
    outcome = compile_template(data, "模板/计划.docx", filters={})
    assert outcome.template is None
    (diagnostic,) = outcome.diagnostics
    assert diagnostic.place.source.name == "模板/计划.docx"
    assert diagnostic.hint
    return diagnostic.code, diagnostic.message


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "T501", "不是 .docx"),
        ("标题：计划".encode(), "T501", "不是 .docx"),
        (b"PK\x03\x04" + b"\0" * 60, "T501", "不是 .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "T502", "旧格式的 .doc"),
    ],
)
def test_what_is_no_docx_is_told_as_such(data, code, words):
    found = refusal(data)
    assert found[0] == code
    assert words in found[1]


def test_a_zip_without_a_word_document_is_refused():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert refusal(buffer.getvalue()) == ("T501", "这不是 Word 文档（里面没有 word/document.xml）")


@pytest.mark.parametrize("name", ["../../x.xml", "/etc/passwd", "C:\\x", "word\\x.xml", "word/../../x"])
def test_names_that_lead_outside_are_refused(word, name):
    code, message = refusal(with_file(word.package(TAG), name, b"<x/>"))
    assert code == "T503"
    assert "指向文件之外" in message


def test_two_parts_of_one_name_are_refused(word):
    assert refusal(with_file(word.package(TAG), "WORD/document.xml", b"<x/>"))[0] == "T503"


def test_macros_are_refused(word):
    assert "宏" in refusal(with_file(word.package(TAG), "word/vbaProject.bin", b"x"))[1]
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert "宏" in refusal(word.package(TAG, main_type=macro))[1]


def test_a_dotx_is_told_how_to_become_a_docx(word):
    dotx = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
    assert ".dotx" in refusal(word.package(TAG, main_type=dotx))[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_declarations_are_refused(word, encoding):
    text = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    assert "外部实体" in refusal(with_file(word.package(TAG), "word/header9.xml", text.encode(encoding)))[1]


def test_a_bomb_is_refused_before_it_is_unpacked(word):
    bomb = with_file(word.package(TAG), "word/bomb.xml", b" " * (limits.LARGEST_XML + 1))
    assert len(bomb) < 100_000
    assert "大得不正常" in refusal(bomb)[1]


def test_a_directory_that_lies_about_a_size_is_found_out(word):
    data = bytearray(with_file(word.package(TAG), "word/lie.xml", b"<x/>" + b" " * 5000))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        archive.getinfo("word/lie.xml")
        start = archive.start_dir
    at = data.index(b"word/lie.xml", start) - 46
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    assert "已损坏" in refusal(bytes(data))[1]


def test_a_damaged_part_is_refused_by_name(word):
    data = bytearray(word.package(TAG))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        offset = archive.getinfo("word/document.xml").header_offset
    data[offset + 60 : offset + 70] = b"\xff" * 10
    assert "word/document.xml" in refusal(bytes(data))[1]


def test_an_encrypted_part_is_refused(word):
    data = bytearray(word.package(TAG))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.start_dir
    data[start + 8] |= 1
    assert refusal(bytes(data))[0] == "T502"


def test_a_compression_that_word_does_not_know_is_refused(word):
    data = with_file(word.package(TAG), "word/x.xml", b"<x/>" * 100, zipfile.ZIP_LZMA)
    assert "压缩方式" in refusal(data)[1]


def test_a_strict_document_is_refused_rather_than_filled_in_part(word):
    strict = word.part(word.package(TAG)).replace(
        "schemas.openxmlformats.org/wordprocessingml/2006", "purl.oclc.org/ooxml"
    )
    outcome = compile_template(word.package("", {"word/document.xml": strict}), "计划.docx", filters={})
    assert [d.code for d in outcome.diagnostics] == ["T504"]
    assert "严格" in outcome.diagnostics[0].message


def test_a_part_that_is_no_xml_is_told_by_name(word):
    outcome = compile_template(word.package("<w:p>{{ x }}"), "计划.docx", filters={})
    assert [d.code for d in outcome.diagnostics] == ["T504"]
    assert "正文（word/document.xml）" in outcome.diagnostics[0].message
