from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from docgen.page import build_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def package() -> bytes:
    return build_template("plan.docx")


@pytest.fixture(scope="module")
def files(package) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def document(files):
    return etree.fromstring(files["word/document.xml"])


def test_the_template_is_the_same_bytes_every_time(package):
    assert build_template("plan.docx") == package


def test_the_template_that_lies_in_the_repository_is_the_one_that_is_built(package):
    kept = Path(__file__).parents[3] / "templates_docx" / "plan.docx"
    assert kept.read_bytes() == package, "docgen templates reset 之后再提交"


def test_the_package_bears_no_date_and_no_compression_of_this_machine(package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        entries = archive.infolist()
    assert {e.date_time for e in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {e.compress_type for e in entries} == {zipfile.ZIP_STORED}
    assert entries[0].filename == "[Content_Types].xml"
    assert [e.filename for e in entries[1:]] == sorted(e.filename for e in entries[1:])


def test_the_package_holds_nothing_of_another_programs_defaults(package, files):
    assert len(package) < 60_000
    assert not [
        name for name in files if re.search("thumbnail|customXml|webSettings|stylesWithEffects", name)
    ]
    assert b"latentStyles" not in files["word/styles.xml"]
    whole = b"".join(files.values())
    assert "ＭＳ".encode() not in whole
    assert b"Jpan" not in whole
    assert not re.search(rb"dcterms:(created|modified)", files["docProps/core.xml"])


def test_the_document_is_chinese_and_of_todays_word(files):
    assert b'w:eastAsia="zh-CN"' in files["word/styles.xml"]
    settings = files["word/settings.xml"].decode()
    for said in (
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
        "<w:evenAndOddHeaders/>",
        '<w:characterSpacingControl w:val="doNotCompress"/>',
    ):
        assert said in settings
    assert re.search(r'w:name="compatibilityMode"[^>]* w:val="15"', settings)


def test_the_title_becomes_the_title_of_the_file(files):
    assert "<dc:title>{{ 标题|join }}</dc:title>".encode() in files["docProps/core.xml"]


def test_every_relationship_has_its_part_and_every_reference_its_relationship(files):
    relations = etree.fromstring(files["word/_rels/document.xml.rels"])
    targets = {r.get("Id"): r.get("Target") for r in relations}
    assert {f"word/{target}" for target in targets.values()} <= set(files)
    used = set(re.findall(rb'r:id="(\w+)"', files["word/document.xml"]))
    assert {name.decode() for name in used} <= set(targets)
    types = files["[Content_Types].xml"].decode()
    assert all(f'PartName="/{name}"' in types for name in files if not name.endswith((".rels", "Types].xml")))


def test_each_paragraph_tag_stands_alone_in_its_paragraph(document):
    for paragraph in document.iter(W + "p"):
        text = "".join(t.text or "" for t in paragraph.iter(W + "t"))
        if re.search(r"\{[{%]p ", text):
            assert re.fullmatch(r"\{%p [^{}%]* %\}|\{\{p [^{}%]* \}\}", text)


def test_loops_and_conditions_are_closed(document):
    stack = []
    text = "".join(t.text or "" for t in document.iter(W + "t"))
    for word in re.findall(r"\{%[pr] (\w+)", text):
        if word in ("for", "if"):
            stack.append(word)
        elif word.startswith("end"):
            assert stack.pop() == word[3:]
    assert stack == []


def test_every_style_that_is_used_is_defined(files, document):
    styles = etree.fromstring(files["word/styles.xml"])
    defined = {s.get(W + "styleId") for s in styles.iter(W + "style")}
    for name in ("pStyle", "rStyle"):
        assert {e.get(W + "val") for e in document.iter(W + name)} <= defined


def test_runs_name_no_typeface_so_that_styles_can_be_changed(document):
    fonts = list(document.iter(W + "rFonts"))
    assert fonts
    assert all(set(f.attrib) == {W + "hint"} for f in fonts)
    assert not list(document.iter(W + "sz"))


def test_the_last_section_is_upright_and_annexes_may_lie(document):
    sizes = [(s.get(W + "w"), s.get(W + "orient")) for s in document.iter(W + "pgSz")]
    assert sizes == [("11906", None), ("16838", "landscape"), ("11906", None)]
    assert document[0][-1].tag == W + "sectPr"


def test_python_docx_can_open_it(package):
    docx = pytest.importorskip("docx")
    opened = docx.Document(io.BytesIO(package))
    assert opened.styles["一级标题"].paragraph_format.keep_with_next
    assert opened.sections[-1].page_width.mm == pytest.approx(210, abs=0.1)
    assert opened.core_properties.language == "zh-CN"
