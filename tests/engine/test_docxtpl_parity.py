"""The tag language is docxtpl's: the same template and data give the same document as docxtpl itself.

Compared after joining adjacent runs of one formatting and dropping empty ones, which docxtpl leaves behind.
"""

from __future__ import annotations

import io

import docx
import pytest
from docxtpl import DocxTemplate, Listing, RichText
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROWS = [{"甲": 1, "乙": "二"}, {"甲": 3, "乙": "A & B < C"}]

TEXTS = {
    "a value": (["你好 {{ 名 }}，第{{ 数 }}号"], {"名": "A & B < C > \"D\" 'E'", "数": 3}),
    "an empty value": (["甲{{ 空 }}乙", "{{ 空 }}"], {"空": ""}),
    "an escaped value": (["{{ 名|e }}"], {"名": "A & B"}),
    "a loop of paragraphs": (
        ["{%p for x in xs %}", "项 {{ x }}", "{%p endfor %}", "完"],
        {"xs": ["一", "二"]},
    ),
    "an empty loop": (["{%p for x in xs %}", "项 {{ x }}", "{%p else %}", "无", "{%p endfor %}"], {"xs": []}),
    "loop.index": (
        ["{%p for x in xs %}", "{{ loop.index }}/{{ loop.length }} {{ x }}", "{%p endfor %}"],
        {"xs": "ab"},
    ),
    "paragraphs left out": (
        ["{%p if a %}", "A", "{%p elif b %}", "B", "{%p else %}", "C", "{%p endif %}"],
        {"a": 0, "b": 1},
    ),
    "a choice in a run": (["a{% if a %}b{% else %}c{% endif %}d"], {"a": 0}),
    "a loop in a run": (
        ["{% for x in xs %}{{ x }}{% if not loop.last %}、{% endif %}{% endfor %}"],
        {"xs": "甲乙丙"},
    ),
    "a choice across paragraphs": (["A{% if a %}B", "C{% endif %}D"], {"a": 1}),
    "the same, left out": (["A{% if a %}B", "C{% endif %}D"], {"a": 0}),
    "line breaks and tabs": (["x {{ t }} y"], {"t": "1\n2\t3\n\n4"}),
    "a new paragraph": (["x {{ t }} y"], {"t": "1\a2"}),
    "a new page": (["x {{ t }} y"], {"t": "1\f2"}),
    "a listing": (["{{ t }}"], {"t": Listing("1 < 2\n3\a4")}),
    "joined to the next paragraph": (
        ["我在{% if a -%}", "城里", "{%- else -%}", "乡下", "{%- endif %}住"],
        {"a": 1},
    ),
    "rich text": (["前{{r t }}后"], {"t": RichText("粗 < 体", bold=True)}),
    "runs left out": (["前{%r if a %}中{%r endif %}后"], {"a": 0}),
    "comments": (["A{# 注 #}B", "{#p 整段 #}", "C"], {}),
    "quotes made by Word": (["{{ x if x == “甲” else ‘乙’ }}"], {"x": "丙"}),
    "comparisons": (["{% if 1 < 2 and 3 > 2 %}对{% endif %}"], {}),
    "a variable set": (["{% set y = 3 %}{{ y + 1 }}{% with z = y * 2 %}{{ z }}{% endwith %}"], {}),
    "escaped braces": (["{_{ x }_} 和 {_% y %_}"], {}),
    "raw braces": (["{% raw %}{{ x }}{% endraw %}{{ x }}"], {"x": 1}),
    "blanks stripped": (["a {{- x -}} b"], {"x": 1}),
    "filters": (
        ["{{ x|upper }}{{ y|join('、') }}{{ z|default('无') }}{{ y|length }}"],
        {"x": "a", "y": "甲乙"},
    ),
    "methods": (
        ["{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}{{ x.split('-')[0] }}"],
        {"d": {"a": 1}, "x": "甲-乙"},
    ),
}
TABLES = {
    "rows": (
        [["甲", "乙"], ["{%tr for r in 行 %}", ""], ["{{ r.甲 }}", "{{ r.乙 }}"], ["{%tr endfor %}", ""]],
        {"行": ROWS},
    ),
    "no rows": ([["甲"], ["{%tr for r in 行 %}"], ["{{ r }}"], ["{%tr endfor %}"]], {"行": []}),
    "more columns than the grid": (
        [["{%tc for c in 列 %}", "{{ c }}", "{%tc endfor %}"]],
        {"列": "甲乙丙丁戊"},
    ),
    "fewer columns than the grid": ([["{%tc for c in 列 %}", "{{ c }}", "{%tc endfor %}"]], {"列": "甲"}),
    "cells merged downwards": (
        [["{%tr for r in 行 %}", ""], ["{% vm %}合并", "{{ r }}"], ["{%tr endfor %}", ""]],
        {"行": [1, 2, 3]},
    ),
    "cells merged across": ([["{%tc for c in 列 %}", "{% hm %}表头", "{%tc endfor %}"]], {"列": [1, 2, 3]}),
}


def by_docxtpl(data: bytes, context: dict[str, object]) -> bytes:
    template = DocxTemplate(io.BytesIO(data))
    template.render(context, autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def canonical(data: bytes) -> str:
    """The body with runs of one formatting joined."""
    body = docx.Document(io.BytesIO(data)).element.body
    for text in list(body.iter(f"{W}t")):
        text.attrib.clear()
        if not text.text:
            text.getparent().remove(text)
    for run in list(body.iter(f"{W}r")):
        before = run.getprevious()
        if all(child.tag == f"{W}rPr" for child in run):
            run.getparent().remove(run)
        elif before is not None and before.tag == run.tag and formatting(before) == formatting(run):
            before.extend([child for child in run if child.tag != f"{W}rPr"])
            run.getparent().remove(run)
    for text in list(body.iter(f"{W}t")):
        before = text.getprevious()
        if before is not None and before.tag == text.tag:
            before.text += text.text
            text.getparent().remove(text)
    return etree.tostring(body, method="c14n").decode()


def formatting(run) -> bytes:
    properties = run.find(f"{W}rPr")
    return b"" if properties is None else etree.tostring(properties, method="c14n")


@pytest.mark.parametrize("name", TEXTS)
def test_text_comes_out_as_from_docxtpl(word, name):
    lines, context = TEXTS[name]
    data = word.paragraphs(*lines)
    assert canonical(word.rendered(data, context)) == canonical(by_docxtpl(data, context))


@pytest.mark.parametrize("name", TABLES)
def test_tables_come_out_as_from_docxtpl(word, name):
    rows, context = TABLES[name]
    data = word.paragraphs("前", table=rows)
    assert canonical(word.rendered(data, context)) == canonical(by_docxtpl(data, context))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("{% cellbg 色 %}甲", '<w:shd w:val="clear" w:color="auto" w:fill="FFCC00"/>'),
        ("{% colspan 宽 %}甲", '<w:gridSpan w:val="2"/>'),
    ],
)
def test_tags_that_shape_a_cell_put_the_property_where_word_wants_it(word, cell, expected):
    """docxtpl puts it in front of w:tcW, which Microsoft's validator refuses."""
    data = word.paragraphs(table=[[cell, "乙"]])
    context = {"色": "FFCC00", "宽": 2}
    body = word.body(word.rendered(data, context))
    assert f'<w:tcW w:type="dxa" w:w="4320"/>{expected}</w:tcPr><w:p><w:r><w:t>甲</w:t>' in body.replace(
        ' xml:space="preserve"', ""
    )
    assert expected.replace("<", "").replace("/>", "") in by_docxtpl_body(data, context)


def by_docxtpl_body(data: bytes, context: dict[str, object]) -> str:
    return etree.tostring(
        docx.Document(io.BytesIO(by_docxtpl(data, context))).element.body, encoding="unicode"
    )


def test_headers_and_footers_are_filled_as_by_docxtpl(word):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉 {{ 名 }}"
    document.sections[0].footer.paragraphs[0].text = "页脚 {{ 名 }}"
    document.add_paragraph("正文 {{ 名 }}")
    buffer = io.BytesIO()
    document.save(buffer)
    context = {"名": "A & B < C"}
    for data in (word.rendered(buffer.getvalue(), context), by_docxtpl(buffer.getvalue(), context)):
        found = docx.Document(io.BytesIO(data))
        assert found.sections[0].header.paragraphs[0].text == "页眉 A & B < C"
        assert found.sections[0].footer.paragraphs[0].text == "页脚 A & B < C"
        assert found.paragraphs[0].text == "正文 A & B < C"


def test_properties_are_filled_and_escaped_once(word):
    """docxtpl escapes them twice when it escapes at all."""
    document = docx.Document()
    document.core_properties.title = "关于{{ 名 }}"
    buffer = io.BytesIO()
    document.save(buffer)
    found = docx.Document(io.BytesIO(word.rendered(buffer.getvalue(), {"名": "A & B < C"})))
    assert found.core_properties.title == "关于A & B < C"
