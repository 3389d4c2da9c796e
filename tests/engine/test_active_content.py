"""What runs a program or fetches a file is refused, what acts when clicked is told; printing fields stay."""

from __future__ import annotations

import pytest

from docgen.engine.compiling import compile_template
from docgen.engine.template import render

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships/"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def whole(code: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{instruction(code)}{END}'


def instruction(code: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'


BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
END = f'{SEPARATE}<w:r><w:t>结果</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
TEXT = "<w:r><w:t>{}</w:t></w:r>"


def paragraph(field: str) -> str:
    return f"<w:p>{TEXT.format('甲处说明{{ x }}')}{field}</w:p><w:sectPr/>"


REFUSED = {
    "one run": whole(" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot; "),
    "lower case": whole("dde excel book"),
    "no blank": whole("INCLUDETEXT&quot;http://a.example/a.docx&quot;"),
    "many runs": BEGIN + "".join(map(instruction, (" IN", "CLUDE", "PIC", "TURE a.png"))) + END,
    "simple": '<w:fldSimple w:instr="  link Excel.Sheet a.xlsx"><w:r><w:t>1</w:t></w:r></w:fldSimple>',
    "tabs": whole("\t\n RD a.docx"),
    "database": whole("DATABASE \\d c.mdb"),
    "in the result of another": BEGIN
    + instruction(" REF a ")
    + SEPARATE
    + whole(" LINK a ")
    + END.removeprefix(SEPARATE),
    "in the code of another": BEGIN + instruction(" IF 1=1 ") + whole(" DDE a b ") + instruction(" x") + END,
    "a computed name": BEGIN + whole(" QUOTE 68 68 69 ") + instruction(" a b") + END,
    "unfinished": BEGIN + instruction("DDE a b"),
    "never shown": BEGIN + instruction("DDE a b") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "deleted": BEGIN + instruction("DDE a b").replace("instrText", "delInstrText") + END,
}  # fmt: skip


@pytest.mark.parametrize("field", REFUSED.values(), ids=REFUSED)
def test_a_field_that_runs_or_fetches_is_refused_with_part_and_text(word, field):
    (said,) = compile_template(word.package(paragraph(field)), "样本.docx", filters={}).diagnostics
    assert (said.code, said.level.value) == ("T503", "error")
    assert "word/document.xml “甲处说明" in said.message
    assert "Alt+F9" in said.hint


@pytest.mark.parametrize("part", ["word/header1.xml", "word/footnotes.xml", "word/glossary/document.xml"])
def test_a_field_in_any_part_is_found(word, part):
    other = word.header(f"<w:p>{REFUSED['lower case']}</w:p>")
    (said,) = compile_template(
        word.package(paragraph(""), {part: other}), "样本.docx", filters={}
    ).diagnostics
    assert part in said.message


HARMLESS = [
    " PAGE ", " NUMPAGES \\* ARABIC", ' TOC \\o "1-3" \\h ', ' HYPERLINK "https://a.example/" ',
    " HYPERLINK \\l 书签 ",
    ' DATE \\@ "yyyy年" ', " REF _Ref1 \\h ", " SEQ 表 ", ' STYLEREF "标题 1" ',
    " = SUM(ABOVE) ",
    ' EQ \\f(1,2) ', " LINKS ", " DDEX ", ' QUOTE "DDE" ', ' IF a = b "LINK" "" ', " FORMTEXT ",
    " PAGEREF _Toc1 ",
    ' HYPERLINK "附件/名单.docx" ',
]  # fmt: skip


@pytest.mark.parametrize("code", HARMLESS)
def test_fields_that_only_print_stay(word, code):
    field = whole(code.replace('"', "&quot;"))
    outcome = compile_template(word.package(paragraph(field)), "样本.docx", filters={})
    assert outcome.diagnostics == ()
    assert code.replace('"', "&quot;").strip() in word.part(
        render(outcome.template, {"x": "甲"}).document
    ).replace('"', "&quot;").replace("&quot;1.0&quot;", "")


def related(kind: str, target: str, external: bool = False) -> str:
    mode = ' TargetMode="External"' if external else ""
    relation = f'<Relationship Id="r9" Type="{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>'


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        (OFFICE + "aFChunk", "a.html"),
        (OFFICE + "control", "activeX/activeX1.xml"),
        (MICROSOFT + "vbaProject", "code.bin"),
    ],
)
def test_parts_that_act_are_refused(word, kind, target):
    files = {"word/_rels/document.xml.rels": related(kind, target)}
    (said,) = compile_template(word.package(paragraph(""), files), "样本.docx", filters={}).diagnostics
    assert said.code == "T503"
    assert "word/_rels/document.xml.rels" in said.message


TOLD = [
    ("word/_rels/document.xml.rels", related(OFFICE + "oleObject", "embeddings/o.bin"), ""),
    ("word/_rels/document.xml.rels", related(OFFICE + "hyperlink", "file:///C:/a.exe", external=True), ""),
    ("word/_rels/header1.xml.rels", related(OFFICE + "hyperlink", r"\\server\a.docx", external=True), ""),
    ("word/_rels/document.xml.rels", related(OFFICE + "hyperlink", "ms-msdt:/id PCW", external=True), ""),
    ("word/_rels/document.xml.rels", related(OFFICE + "hyperlink", "javascript:a()", external=True), ""),
    ("word/_rels/document.xml.rels", related(OFFICE + "hyper&#108;ink", "f&#x69;le:///C:/a", external=True),
     ""),
    ("customUI/_rels/a.rels", related(f"{MICROSOFT}ui/extensibility", "a"), ""),
    ("word/document.xml", "", whole(" macrobutton 保存 按这里 ")),
    ("word/document.xml", "", whole(" HYPERLINK &quot;file:///C:\\\\a.exe&quot; ")),
    ("word/document.xml", "", whole(" HYPERLINK &quot;\\\\\\\\server\\\\a&quot; ")),
    ("word/document.xml", "", whole(" HYPERLINK search-ms:query=a ")),
    ("word/document.xml", "", whole(" EMBED Excel.Sheet.8 ")),
]  # fmt: skip


@pytest.mark.parametrize(("part", "content", "field"), TOLD)
def test_what_acts_when_it_is_clicked_is_told_once_and_the_document_made(word, part, content, field):
    data = word.package(paragraph(field * 2), {part: content} if content else {})
    outcome = compile_template(data, "样本.docx", filters={})
    (said,) = {
        each.message: each for each in outcome.diagnostics if "甲处" in each.message or not field
    }.values()
    assert (said.code, said.level.value) == ("T546", "warning")
    assert part in said.message
    assert not field or "“甲处说明" in said.message
    assert outcome.template is not None
