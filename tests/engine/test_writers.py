"""Values on the page: exactly as typed, or refused with the field's name."""

from __future__ import annotations

import datetime
import io
from decimal import Decimal

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

FORBIDDEN = [chr(n) for n in (*range(9), 0xB, *range(0xE, 0x20), 0xFFFE, 0xFFFF) if n != 7] + [
    "\ud800",
    "\udfff",
]
ALLOWED = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=[*FORBIDDEN, "\a", "\f"]), max_size=60
)
TRICKY = st.text(st.sampled_from("“”‘’—…·× \n\t\r&<>\"'{}%#甲a1]"), max_size=30)


@pytest.fixture(scope="module")
def template(word):
    return word.compiled(word.paragraphs("{{ x }}", "前{{ x }}后"))


def read(template, value: object) -> list[str]:
    from docgen.engine.template import render

    outcome = render(template, {"x": value})
    assert outcome.document is not None, outcome.diagnostics
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(outcome.document)).paragraphs]


def as_word_reads(text: str) -> str:
    """Word knows one kind of line break."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(text=ALLOWED | TRICKY)
def test_any_text_comes_back_exactly(template, text):
    assert read(template, text) == [as_word_reads(text), f"前{as_word_reads(text)}后"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("A & B < C > \"D\" 'E' ]]>", "A & B < C > \"D\" 'E' ]]>"),
        ("&amp; &lt; <w:p/>", "&amp; &lt; <w:p/>"),
        ("{{ 甲 }} {% if %} {# #}", "{{ 甲 }} {% if %} {# #}"),
        (12, "12"),
        (Decimal("5.10"), "5.10"),
        (1.5, "1.5"),
        (datetime.date(2023, 3, 8), "2023-03-08"),
        (True, "是"),
        (False, "否"),
        ("", ""),
    ],
)
def test_a_value_is_printed_as_a_person_would(template, value, printed):
    assert read(template, value) == [printed, f"前{printed}后"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "是空的"),
        (["甲", "乙"], "列表"),
        ({"甲": 1}, "这里有：甲"),
        (object(), "不是文字"),
    ],
)
def test_a_value_that_is_no_text_is_refused_with_the_way_out(word, value, words):
    ((code, message, hint),) = word.faults(word.paragraphs("主送机关", "{{ 主送 }}"), {"主送": value})
    assert code == "T531"
    assert message.startswith("正文“主送机关”附近的标签 {{ 主送 }}：")
    assert words in message + hint


@pytest.mark.parametrize("character", FORBIDDEN)
def test_a_character_that_xml_forbids_is_refused_with_its_field(word, character):
    data = word.paragraphs("{{ 标题 }}", "说明 {{ 内容 }}")
    ((code, message, _),) = word.faults(
        data, {"标题": "好", "内容": f"第一季度“工作{character}要点”及其他事项"}
    )
    assert code == "T533"
    assert "说明”附近的标签 {{ 内容 }}" in message
    assert "度“工作□要点”及其他" in message
    assert f"U+{ord(character):04X}" in message


def test_a_forbidden_character_in_a_property_is_refused_too(word):
    document = docx.Document()
    document.core_properties.title = "{{ 标题 }}"
    buffer = io.BytesIO()
    document.save(buffer)
    ((code, message, _),) = word.faults(buffer.getvalue(), {"标题": "a\x00"})
    assert code == "T533"
    assert message.startswith("文档属性")


def test_breaks_and_tabs_stay_in_the_run_with_its_formatting(word):
    body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{{ x }}</w:t></w:r></w:p>"
    one, two, three = (f'<w:t xml:space="preserve">{n}</w:t>' for n in (1, 2, 3))
    expected = f"<w:p><w:r><w:rPr><w:b/></w:rPr>{one}<w:br/>{two}<w:tab/>{three}</w:r></w:p>"
    assert word.body(word.rendered(word.package(body), {"x": "1\n2\t3"})) == expected


def test_a_new_paragraph_is_a_line_break_where_none_can_begin(word):
    body = "<w:p><w:hyperlink><w:r><w:t>{{ x }}</w:t></w:r></w:hyperlink></w:p>"
    result = word.body(word.rendered(word.package(body), {"x": "1\a2\f3"}))
    assert result.count("<w:p>") == 1
    assert result.count("<w:br/>") == 1
    assert result.count('<w:br w:type="page"/>') == 1


def test_xml_made_by_a_filter_goes_in_as_it_is(word):
    made = Markup("<w:p><w:r><w:t>“{}”</w:t></w:r></w:p>")
    data = word.paragraphs("前", "{{p x|做 }}", "后")
    body = word.body(word.rendered(data, {"x": "甲 & 乙"}, 做=made.format))
    assert "<w:p><w:r><w:t>“甲 &amp; 乙”</w:t></w:r></w:p><w:p><w:r><w:t>后" in body


@pytest.mark.parametrize(
    ("tag", "made"),
    [
        ("{{p x|做 }}", "<w:p>"),
        ("{{r x|做 }}", "<w:r></w:p>"),
        ("{{ x|做 }}", "</w:t>"),
        ("{{p x|做 }}", "\x00"),
    ],
)
def test_broken_xml_made_by_a_filter_is_refused_at_its_tag(word, tag, made):
    from docgen.engine.template import render

    template = word.compiled(word.paragraphs("前", tag), 做=lambda _: Markup(made))
    (diagnostic,) = render(template, {"x": 1}).diagnostics
    assert diagnostic.code == "T535"
    assert tag in diagnostic.message


def test_only_xml_can_stand_where_a_whole_row_is_asked_for(word):
    data = word.paragraphs("", table=[["{{tr 行 }}"], ["尾"]])
    row = Markup("<w:tr><w:tc><w:p/></w:tc></w:tr>")
    assert row in word.body(word.rendered(data, {"行": row}))
    assert [code for code, _, _ in word.faults(data, {"行": "文字"})] == ["T531"]
