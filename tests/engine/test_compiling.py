"""Compiling goes through docxtpl: what that would do in silence is told or mended, and takes no more time."""

from __future__ import annotations

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


@pytest.mark.parametrize("inner", ["{% colspan x %}", "{%tc if x %}"])
def test_tags_that_shape_cells_within_such_cells_are_told(word, inner):
    body = table(cell(paragraph("{% cellbg x %}") + table(cell(paragraph(inner))) + "<w:p/>"))
    found = word.faults(word.package(body))
    assert ("T516", True) in [(code, "还有一张表格" in message) for code, message, _ in found]


def test_a_second_tag_that_paints_a_cell_is_told(word):
    """docxtpl would hand it to Jinja, which knows no such tag."""
    content = paragraph("{% if x %}{% cellbg '红' %}{% else %}{% cellbg '绿' %}{% endif %}甲")
    ((code, message, _),) = word.faults(word.package(table(cell(content))))
    assert (code, "已经有一个 cellbg" in message) == ("T516", True)


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
