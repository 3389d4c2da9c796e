"""What values bring along into a document: each thing once, and nothing without bounds."""

from __future__ import annotations

import io
import zipfile

import pytest
from jinja2 import pass_context

from docgen.engine.attachments import Attachments, attachments_of
from docgen.engine.compiling import compile_template
from docgen.engine.inserts import RichRun, RichText
from docgen.engine.template import render
from docgen.engine.template_bounds import TooMuch
from docgen.engine.template_parts import first_numbers


@pass_context
def leading(context, text):
    return RichText((RichRun(text, (), attachments_of(context).link(f"https://a.cn/{text}")),))


def test_a_document_that_encloses_nothing_has_the_template_s_own_relationships(word):
    data = word.paragraphs("{{ x }}", "{{ x|引 }}")
    plain = word.paragraphs("{{ x }}")
    path = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(io.BytesIO(plain)) as archive:
        assert word.part(word.rendered(plain, {"x": "甲"}), path) == archive.read(path).decode()
    assert "https://a.cn/甲" in word.part(word.rendered(data, {"x": "甲"}, 引=leading), path)


def test_documents_of_one_template_do_not_share_what_they_enclose(word):
    template = word.compiled(word.paragraphs("{{ x|引 }}"), 引=leading)
    made = [render(template, {"x": name}).document for name in ("甲", "乙")]
    relations = [word.part(document, "word/_rels/document.xml.rels") for document in made]
    assert ["https://a.cn/甲" in relations[0], "https://a.cn/甲" in relations[1]] == [True, False]


def test_a_part_without_relationships_gets_them(word):
    files = {"word/header1.xml": word.header("<w:p><w:r><w:t>{{ x|引 }}</w:t></w:r></w:p>")}
    made = word.rendered(word.package("<w:p/>", files), {"x": "甲"}, 引=leading)
    assert "https://a.cn/甲" in word.part(made, "word/_rels/header1.xml.rels")


def test_what_is_enclosed_cannot_be_reached_by_a_template(word):
    outcome = compile_template(word.paragraphs("{{ _attachments }}"), "样本.docx", filters={})
    assert [fault.code for fault in outcome.diagnostics] == ["T522"]


def test_pictures_without_end_are_too_much():
    attachments = Attachments("word/document.xml", left=10)
    attachments.picture(b"12345678", "png", "image/png")
    attachments.picture(b"12345678", "png", "image/png")
    with pytest.raises(TooMuch):
        attachments.picture(b"abc", "png", "image/png")


def test_the_numbers_of_a_part_s_drawings_are_taken_by_no_other_part():
    files = {
        "body": b'<wp:docPr id="1001"/><wp:docPr id="7"/>',
        "header": b'<wp:docPr name="x" id="2000001"/>',
        "styles": b"",
    }
    assert first_numbers(files, ["body", "header"]) == {"body": 1001, "header": 1_001_001}
    assert first_numbers(files, ["header"]) == {"header": 1_001_001}
    assert first_numbers({**files, "styles": b'<wp:docPr id="1500"/>'}, ["body"]) == {"body": 2_001_001}
