"""Whoever reads a .docx is told the same of it: templates, imports, drawing, inserting, PDF fonts."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from gallery import outcome
from tables import template

from docgen.base.diagnostics import Diagnostic
from docgen.engine.compiling import compile_template
from docgen.engine.inserting import inserting_filters, reads_files
from docgen.importing.manuscript import Manuscript
from docgen.importing.word_file import read_word
from docgen.libreoffice.installed_fonts import wanted_fonts
from docgen.page.standard.stylesheet import read_stylesheet
from docgen.word import opening
from docgen.word.opening import PackageRefused, open_package, read_parts

WORDS = "第一条　按时交纳党费。"
FROM_FILE = "{{ 头像|图片 }}"


def sound(*lines: str) -> bytes:
    return template(*(lines or (WORDS,)))


def with_file(name: str, content: bytes, data: bytes | None = None) -> bytes:
    buffer = io.BytesIO(data or sound())
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def encrypted() -> bytes:
    """Every part says that it is locked."""
    data = bytearray(sound())
    for line in re.finditer(rb"PK\x01\x02", bytes(data)):
        data[line.start() + 8] |= 1
    return bytes(data)


def overlapping() -> bytes:
    """Two names for the data of one part."""
    buffer = io.BytesIO(sound())
    with zipfile.ZipFile(buffer, "a") as archive:
        twin = copy.copy(archive.getinfo("docProps/core.xml"))
        twin.filename = "docProps/twin.xml"
        archive.filelist.append(twin)
        archive._didModify = True  # type: ignore[attr-defined]
    return buffer.getvalue()


def bomb() -> bytes:
    return with_file("word/footnotes.xml", b" " * (opening.LARGEST_XML + 1))


def many_parts() -> bytes:
    buffer = io.BytesIO(sound())
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(opening.MOST_MEMBERS):
            archive.writestr(f"word/{number}.bin", b"")
    return buffer.getvalue()


def with_entities() -> bytes:
    return with_file("word/footnotes.xml", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')


def with_macros() -> bytes:
    return with_file("word/vbaProject.bin", b"x")


def strict(data: bytes) -> bytes:
    """The same file as Word writes it under “Strict Open XML”."""
    buffer = io.BytesIO()
    usual = re.compile(rb"http://schemas.openxmlformats.org/(\w+)/2006/(main|math|relationships)")
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for info in before.infolist():
            after.writestr(info, usual.sub(rb"http://purl.oclc.org/ooxml/\1/\2", before.read(info)))
    return buffer.getvalue()


HARM = {
    "encrypted": (encrypted, "T502", "加了密码"),
    "overlapping": (overlapping, "T503", "大得不正常"),
    "bomb": (bomb, "T503", "大得不正常"),
    "many parts": (many_parts, "T503", "大得不正常"),
    "entities": (with_entities, "T503", "外部实体"),
    "macros": (with_macros, "T503", "宏"),
}
harm = pytest.mark.parametrize(("make", "code", "words"), HARM.values(), ids=HARM.keys())


@harm
def test_the_opener_says_why_and_what_to_do(make: Callable[[], bytes], code: str, words: str) -> None:
    with pytest.raises(PackageRefused) as refusal:
        open_package(make())
    assert refusal.value.code == code
    assert words in refusal.value.message
    assert refusal.value.hint


@harm
def test_reading_single_parts_is_as_careful(make: Callable[[], bytes], code: str, words: str) -> None:
    with pytest.raises(PackageRefused) as refusal:
        read_parts(make(), lambda name: name.endswith(".xml"))
    assert (refusal.value.code, words in refusal.value.message) == (code, True)


@harm
def test_a_template_is_refused(make: Callable[[], bytes], code: str, words: str) -> None:
    compiled, faults = compile_template(make(), "计划.docx", filters={})
    assert compiled is None
    assert [fault.code for fault in faults] == [code]
    assert words in faults[0].message


@harm
def test_an_import_is_refused_in_the_same_words(make: Callable[[], bytes], code: str, words: str) -> None:
    said = read_word(make(), "旧计划.docx")
    assert isinstance(said, Diagnostic)
    assert (said.code, words in said.message) == (code, True)


@harm
def test_a_document_to_insert_is_refused_by_its_name(
    tmp_path: Path, make: Callable[[], bytes], code: str, words: str
) -> None:
    (tmp_path / "坏.docx").write_bytes(make())
    document, said = outcome(template("{{p 附件|文档 }}"), {"附件": "坏.docx"}, tmp_path)
    assert document is None
    assert said[0].startswith("T542 ")
    assert "“坏.docx”不能插入" in said[0]
    assert words in said[0]


@harm
def test_a_pdf_asks_for_none_of_its_fonts(make: Callable[[], bytes], code: str, words: str) -> None:
    assert wanted_fonts(make()) == frozenset()


@pytest.mark.parametrize("make", [overlapping, bomb, many_parts, with_macros])
def test_drawing_takes_no_style_from_it(make: Callable[[], bytes]) -> None:
    assert list(read_stylesheet(make()).names) == []


@pytest.mark.parametrize("make", [overlapping, bomb, many_parts, with_entities, with_macros])
def test_it_calls_no_filter_that_reads_files(make: Callable[[], bytes]) -> None:
    assert not reads_files(make())


def test_a_sound_file_is_taken_by_all() -> None:
    data = sound(FROM_FILE)
    filters = inserting_filters([], data)
    assert compile_template(data, "计划.docx", filters=filters).template is not None
    assert isinstance(read_word(data, "计划.docx"), Manuscript)
    assert wanted_fonts(data)
    assert "Normal" in read_stylesheet(data).names
    assert reads_files(data)


def test_parts_that_nobody_wants_are_not_unpacked() -> None:
    damaged = bytearray(with_file("word/media/a.png", b"\x89PNG" * 100))
    at = damaged.index(b"word/media/a.png") + len("word/media/a.png")
    damaged[at : at + 4] = b"\xff" * 4
    assert list(read_parts(bytes(damaged), "word/styles.xml".__eq__)) == ["word/styles.xml"]
    with pytest.raises(PackageRefused, match=re.escape("word/media/a.png")):
        open_package(bytes(damaged))


def test_a_strict_file_says_so() -> None:
    assert open_package(strict(sound())).is_strict
    assert not open_package(sound()).is_strict


def test_a_strict_template_is_told_as_one() -> None:
    compiled, faults = compile_template(strict(sound("{{ 标题 }}")), "计划.docx", filters={})
    assert compiled is None
    assert [fault.code for fault in faults] == ["T504"]
    assert "严格" in faults[0].message


def test_a_strict_document_to_insert_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "附件.docx").write_bytes(strict(sound()))
    document, said = outcome(template("{{p 附件|文档 }}"), {"附件": "附件.docx"}, tmp_path)
    assert document is None
    assert said[0].startswith("T542 ")
    assert "严格" in said[0]


def test_a_strict_file_is_imported_like_any_other() -> None:
    read, usual = read_word(strict(sound()), "计划.docx"), read_word(sound(), "计划.docx")
    assert isinstance(read, Manuscript)
    assert isinstance(usual, Manuscript)
    assert list(read.texts) == list(usual.texts) == [WORDS]


def test_a_strict_file_asks_for_the_same_fonts_and_has_the_same_styles() -> None:
    assert wanted_fonts(strict(sound())) == wanted_fonts(sound())
    assert set(read_stylesheet(strict(sound())).names) == set(read_stylesheet(sound()).names)
