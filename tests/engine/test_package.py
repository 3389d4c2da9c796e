"""The zip: untouched parts as they lie, the same bytes for the same input."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from docgen.engine.compiling import compile_template
from docgen.engine.template import render
from docgen.word.package import Raw, deflate, member, write_package


def raw_bytes(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """An entry's compressed bytes, read past its local header."""
    name, extra = struct.unpack("<2H", data[info.header_offset + 26 : info.header_offset + 30])
    start = info.header_offset + 30 + name + extra
    return data[start : start + info.compress_size]


def entries(data: bytes) -> dict[str, tuple[zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: (info, raw_bytes(data, info)) for info in archive.infolist()}


def test_two_renderings_of_one_context_are_equal_byte_for_byte(word):
    template = word.compiled(word.paragraphs("{{ 标题 }}", "“{{ 数 }}”"))
    first, second = (render(template, {"标题": "计划", "数": n}).document for n in (3, 3))
    assert first == second
    assert render(template, {"标题": "计划", "数": 4}).document != first


def test_compiling_anew_changes_no_byte(word):
    data = word.paragraphs("{{ 标题 }}")
    assert word.rendered(data, {"标题": "甲"}) == word.rendered(data, {"标题": "甲"})


def test_parts_without_tags_are_copied_raw_and_in_order(word):
    data = word.paragraphs("{{ 标题 }}")
    before, after = entries(data), entries(word.rendered(data, {"标题": "计划"}))
    assert list(after) == list(before)
    untouched = [name for name in before if name != "word/document.xml"]
    assert len(untouched) > 8
    for name in untouched:
        assert after[name][1] == before[name][1], name
        assert after[name][0].CRC == before[name][0].CRC
    assert after["word/document.xml"][1] != before["word/document.xml"][1]


def test_a_part_that_is_stored_uncompressed_stays_so(word):
    buffer = io.BytesIO(word.package("<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG" * 50)
    info, raw = entries(word.rendered(buffer.getvalue(), {"x": 1}))["word/media/image1.png"]
    assert (info.compress_type, raw) == (zipfile.ZIP_STORED, b"\x89PNG" * 50)


def test_the_zip_carries_no_date_and_no_extra_field(word):
    for info, _ in entries(word.rendered(word.paragraphs("{{ x }}"), {"x": "1"})).values():
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert info.extra == b""
        assert info.flag_bits == 0


@pytest.mark.parametrize("name", ["a.xml", "中文/图一.png"])
def test_a_written_zip_reads_back(name):
    content = "内容".encode() * 1000
    data = write_package([member(name, deflate(content)), member("空", Raw(0, 0, 0, b""))])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [name, "空"]
        assert archive.read(name) == content
        assert archive.testzip() is None


def test_namespaces_and_ignorable_prefixes_survive(word):
    text = word.part(word.rendered(word.package("<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p>"), {"x": "1"}))
    assert 'mc:Ignorable="w14"' in text
    for prefix in ("w", "mc", "w14", "wp"):
        assert f'xmlns:{prefix}="' in text


def test_a_template_without_any_tag_is_copied_whole(word):
    data = word.paragraphs("没有标签")
    outcome = compile_template(data, "样本.docx", filters={})
    assert outcome.template is not None
    assert outcome.template.parts == ()
    document = render(outcome.template, {}).document
    assert document is not None
    assert {n: raw for n, (_, raw) in entries(document).items()} == {
        n: raw for n, (_, raw) in entries(data).items()
    }
