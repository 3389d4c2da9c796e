"""Compiling goes through docxtpl: what that would do in silence is told or mended, and takes no more time."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

import docgen.engine
from docgen.engine.compiling import compile_template

KEEP = ' xml:space="preserve"'
ENGINE = str(Path(docgen.engine.__file__).parent)
MERGED = ["{%tr for x in xs %}", "{% vm %}甲", "{%tr endfor %}"]


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}{run(text)}</w:p>"


def table(*rows: str) -> str:
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>{inner}</w:tbl>'


def cell(content: str, properties: str = "<w:tcPr/>") -> str:
    return f"<w:tc>{properties}{content}</w:tc>"


def filled(word, body: str, **context: object) -> str:
    return word.body(word.rendered(word.package(body), context)).replace(KEEP, "")


def lines_run(data: bytes) -> int:
    """Lines of the engine that are run to compile a template."""
    count = 0

    def step(frame, event, _):
        nonlocal count
        count += event == "line"
        return step

    sys.settrace(lambda frame, *_: step if frame.f_code.co_filename.startswith(ENGINE) else None)
    try:
        compile_template(data, "样本.docx", filters={})
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "text",
    [
        "{{ x }}甲", "{%r if x %}甲{%r endif %}", "{{", "}}", "{#", "{% raw %}", "｛｛ x ｝｝", "{{p x }}",
        "{% cellbg x %}", "{% vm %}",
    ],
)  # fmt: skip
@pytest.mark.parametrize("runs", [True, False], ids=["in runs of their own", "in one run"])
def test_twice_the_tags_of_a_paragraph_take_twice_the_steps(word, text, runs):
    def counted(number: int) -> int:
        inner = run(text) * number if runs else run(text * number)
        return lines_run(word.package(table(cell(f"<w:p>{inner}</w:p>"))))

    counted(1)
    few, many = counted(100), counted(200)
    assert many < 2.2 * few


@pytest.mark.parametrize("brace", ["{", "%", "#", "}", "{_{", "%_}"])
def test_braces_that_are_no_tag_join_nothing(word, brace):
    """docxtpl would take the end of one paragraph and the start of the next for a tag."""
    body = paragraph(f"甲{{{{ x }}}}{brace}") + paragraph(f"{brace}乙")
    printed = {"{_{": "{{", "%_}": "%}"}.get(brace, brace)
    assert filled(word, body, x=1) == paragraph(f"甲1{printed}") + paragraph(f"{printed}乙")


@pytest.mark.parametrize("text", [' xml:space="default"', "/w:_tc", "&lt;w:t>", "&amp;#123;"])
def test_text_about_xml_stays_as_it_is(word, text):
    assert filled(word, paragraph(f"{{{{ x }}}}{text}"), x=1) == paragraph(f"1{text}".replace(">", "&gt;"))


def test_a_section_break_between_joined_paragraphs_stays(word):
    section = "<w:pPr><w:sectPr/></w:pPr>"
    body = paragraph("甲{% if x -%}") + paragraph("乙{% endif %}", section)
    assert section in filled(word, body + "<w:p/>", x=1)


def test_a_picture_between_joined_paragraphs_stays(word):
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图"/></wp:inline></w:drawing></w:r>'
    body = f"<w:p>{run('甲{% if x -%}')}{picture}</w:p>" + paragraph("乙{% endif %}")
    assert filled(word, body, x=1) == f"<w:p>{run('甲')}{picture}{run('乙')}</w:p>"


@pytest.mark.parametrize(
    "properties", ["<w:topLinePunct/>", '<w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>']
)
def test_merging_cells_leaves_the_properties_of_their_paragraphs_whole(word, properties):
    """docxtpl takes everything whose name begins with w:t for a text."""
    begin, text, end = (paragraph(tag, f"<w:pPr>{properties}</w:pPr>") for tag in MERGED)
    merged = filled(word, table(cell(begin), cell(text), cell(end)), xs=[1, 2])
    assert [merged.count(value) for value in ('w:val="restart"', 'w:val="continue"', "甲")] == [1, 1, 1]
    assert merged.count(f"<w:pPr>{properties}</w:pPr>") == 2


def test_a_painted_cell_keeps_the_shade_of_its_letters(word):
    shade = '<w:rPr><w:shd w:val="clear" w:fill="00FF00"/></w:rPr>'
    body = table(cell(f"<w:p>{run('{% cellbg x %}')}{run('甲', shade)}</w:p>"))
    made = filled(word, body, x="FFCC00")
    assert run("甲", shade) in made
    assert '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="FFCC00"/></w:tcPr>' in made


def test_a_cell_is_painted_though_it_has_no_properties(word):
    made = filled(word, table(cell(paragraph("{% cellbg x %}甲"), "")), x="FFCC00")
    assert 'w:fill="FFCC00"' in made


def test_a_cell_is_painted_by_a_tag_beside_one_that_stands_for_its_paragraph(word):
    content = paragraph("{% cellbg x %}{%p if x %}") + paragraph("甲") + paragraph("{%p endif %}")
    painted = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="FFCC00"/></w:tcPr>'
    assert filled(word, table(cell(content)), x="FFCC00") == table(cell(paragraph("甲"), painted))


def test_a_cell_is_painted_and_the_table_in_it_is_not(word):
    """docxtpl would paint the cells within as well, or instead."""
    loop = [cell(paragraph(text)) for text in ("{%tr for y in xs %}", "{{ y }}", "{%tr endfor %}")]
    painted = '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="FFCC00"/></w:tcPr>'
    rows = table(*(cell(paragraph(text)) for text in "甲乙"))
    for before, after in (("{% cellbg x %}", ""), ("", "{% cellbg x %}")):
        body = table(cell(paragraph(f"前{before}") + table(*loop) + paragraph(f"后{after}")))
        expected = table(cell(paragraph("前") + rows + paragraph("后"), painted))
        assert filled(word, body, x="FFCC00", xs="甲乙") == expected


def test_a_text_box_goes_with_its_paragraph(word):
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('框')}</w:txbxContent></w:pict></w:r>"
    body = f"<w:p>{box}{run('{%p if x %}')}{box}</w:p>" + paragraph("甲") + paragraph("{%p endif %}")
    outcome = compile_template(word.package(body), "样本.docx", filters={})
    assert [fault.code for fault in outcome.diagnostics] == ["T517"]
    assert filled(word, body, x=1) == paragraph("甲")


def test_tags_of_merging_cells_are_told_by_what_was_typed(word):
    found = word.faults(word.package(table(cell(paragraph("合计{% hm %}")))), {})
    assert [code for code, _, _ in found] == ["T530"]
    assert "“合计”附近的标签 {% hm %}：没有“loop”这一项" in found[0][1]


def test_comments_in_the_xml_mislead_nobody(word):
    body = "<w:p><!-- <w:p> --><!-- {%p if x %} --><w:r><w:t>{{ x }}</w:t></w:r></w:p>"
    assert filled(word, body, x=1) == paragraph("1")


def test_a_part_too_large_for_docxtpl_is_told(word, monkeypatch):
    monkeypatch.setattr("docgen.engine.patching.LARGEST_PART", 100)
    ((code, message, _),) = word.faults(word.package(paragraph("{{ x }}")))
    assert (code, "太大了" in message) == ("T504", True)


@pytest.mark.parametrize("text", ["{a}", "{28A0092B-C50C-407E-A947-70E740481C1C}", "100}", "{_{ x }_}"])
def test_a_large_part_in_which_are_only_braces_is_no_matter(word, monkeypatch, text):
    monkeypatch.setattr("docgen.engine.patching.LARGEST_PART", 100)
    printed = text.replace("{_{", "{{").replace("}_}", "}}")
    assert filled(word, paragraph(text)) == paragraph(printed)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OTHER_PREFIXES = {
    "another prefix": (r"<(/?)w:(\w)", r"<\1q:\2"),
    "no prefix": (r"<(/?)w:(\w)", r"<\1\2"),
    "another for some": (r"<(/?)w:(p|r|tr)\b", r"<\1q:\2"),
    "no prefix for some": (r"<(/?)w:(t|tc|tbl)\b", r"<\1\2"),
}
ROWS = table(*(cell(paragraph(text)) for text in ("{%tr for y in xs %}", "{{ y }}", "{%tr endfor %}")))
USUAL = {
    "a comment": (paragraph("{#p 注 #}") + paragraph("甲"), paragraph("甲")),
    "a value": (paragraph("甲{{ x }}"), paragraph("甲1")),
    "a paragraph": (paragraph("{{p x }}", "<w:pPr/>"), paragraph("1", "<w:pPr/>")),
    "a run": (paragraph("甲{%r if x %}乙{%r endif %}"), f"<w:p>{run('甲')}{run('乙')}</w:p>"),
    "rows": (ROWS, table(cell(paragraph("a")), cell(paragraph("b")))),
    "a painted cell": (
        table(cell(paragraph("{% cellbg x %}甲"))),
        table(cell(paragraph("甲"), '<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="1"/></w:tcPr>')),
    ),
}


@pytest.mark.parametrize("name", USUAL)
@pytest.mark.parametrize("prefix", OTHER_PREFIXES)
def test_words_names_may_have_another_prefix(word, name, prefix):
    """docxtpl knows them by the prefix that Word gives them."""
    written, made = USUAL[name]
    pattern, by = OTHER_PREFIXES[prefix]
    declared = f"xmlns:q='{W}' xmlns='{W}'"
    renamed = re.sub(pattern, by, written)
    body = f"<q:sdt {declared}><w:sdtContent>{renamed}</w:sdtContent></q:sdt>"
    assert filled(word, body, x=1, xs="ab") == f"<w:sdt><w:sdtContent>{made}</w:sdtContent></w:sdt>"


def test_other_names_keep_their_prefixes(word):
    other = '<w:sdt xmlns:x="urn:x" x:a="x:b"><x:c><y:d xmlns:y="urn:y" x:e="1">f</y:d>g</x:c></w:sdt>'
    body = f"<q:p xmlns:q='{W}'><q:r><q:t>{{{{ x }}}}</q:t></q:r></q:p>{other}"
    assert filled(word, body, x=1) == paragraph("1") + other


def test_other_names_lose_the_prefix_that_is_the_usual_one(word):
    """docxtpl would take the element around the paragraph for the paragraph."""
    inner = f"<q:p xmlns:q='{W}'><q:r><q:t>{{{{p x }}}}</q:t></q:r></q:p>"
    made = filled(word, f"<w:p xmlns:w='urn:other'>{inner}</w:p>", x=1)
    assert made == f'<ns0:p xmlns:ns0="urn:other">{paragraph("1")}</ns0:p>'


def test_a_part_with_thousands_of_tags_is_refused_at_once(word):
    tags = "<w:p><w:r><w:t>" + "{{ x }}" * 3_001 + "</w:t></w:r></w:p>"
    ((code, message, _),) = word.faults(word.package(tags))
    assert code == "T504"
    assert "标签超过 3000 个" in message
