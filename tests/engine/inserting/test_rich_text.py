from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from gallery import made, outcome
from hypothesis import given, settings
from hypothesis import strategies as st
from parity.documents import p, page, run
from tables import template


def paragraphs(tag: str, text: str, folder: Path) -> list[docx.text.paragraph.Paragraph]:
    document = docx.Document(io.BytesIO(made(template(tag), {"文": text}, folder)))
    return document.paragraphs


def looks(tag: str, text: str, folder: Path) -> list[tuple[str, str]]:
    """Each run's text and the names of its properties, in the first paragraph."""
    (first, *_) = paragraphs(tag, text, folder)
    return [
        (
            each.text,
            " ".join(child.tag.rpartition("}")[2] for child in (() if each._r.rPr is None else each._r.rPr)),
        )
        for each in first.runs
        if each.text
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲**乙**丙", [("甲", ""), ("乙", "b"), ("丙", "")]),
        ("[甲]{加粗 红}", [("甲", "b color")]),
        ("[甲]{红、三号，斜体}乙", [("甲", "i color sz szCs"), ("乙", "")]),
        ("[甲]{下划线 黄底 删除线}", [("甲", "strike u shd")]),
        ("H[2]{下标}O", [("H", ""), ("2", "vertAlign"), ("O", "")]),
        ("见[1]和[2]（甲）", [("见[1]和[2]（甲）", "")]),
        ("2 * 3 ** 4 {红}", [("2 * 3 ** 4 {红}", "")]),
        ("[甲", [("[甲", "")]),
        ("[甲]{}", [("甲", "")]),
    ],
)
def test_marks_set_pieces_apart_and_anything_else_is_text(
    tmp_path: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert looks("{{ 文|带格式 }}", text, tmp_path) == expected


def test_words_in_the_template_are_for_all_of_the_text(tmp_path: Path) -> None:
    found = looks("{{ 文|带格式('加粗 红') }}", "甲[乙]{蓝 斜体}", tmp_path)
    assert found == [("甲", "b color"), ("乙", "b i color")]


def test_the_look_of_the_tag_stays_where_a_piece_says_nothing_else(tmp_path: Path) -> None:
    letters = '<w:rFonts w:ascii="A" w:eastAsia="仿宋"/><w:color w:val="00FF00"/><w:sz w:val="28"/>'
    source = page(p(run("前{{ 文|带格式 }}后", letters)))
    document = docx.Document(io.BytesIO(made(source, {"文": "甲[乙]{红 黑体}"}, tmp_path)))
    runs = {each.text: each._r.rPr for each in document.paragraphs[0].runs if each.text}
    assert [runs[text].find(qn("w:sz")).get(qn("w:val")) for text in ("前", "甲", "乙", "后")] == ["28"] * 4
    assert runs["甲"].find(qn("w:color")).get(qn("w:val")) == "00FF00"
    assert runs["乙"].find(qn("w:color")).get(qn("w:val")) == "FF0000"
    fonts = runs["乙"].find(qn("w:rFonts"))
    assert (fonts.get(qn("w:ascii")), fonts.get(qn("w:eastAsia"))) == ("A", "黑体")


def test_chinese_punctuation_in_a_piece_is_in_the_piece_s_typeface(tmp_path: Path) -> None:
    source = page(p(run("{{ 文|带格式 }}", '<w:rFonts w:eastAsia="仿宋"/>')))
    document = docx.Document(io.BytesIO(made(source, {"文": "[“乙”]{黑体}"}, tmp_path)))
    mark = next(each for each in document.paragraphs[0].runs if each.text == "“")
    fonts = mark._r.rPr.find(qn("w:rFonts"))
    assert {fonts.get(qn(f"w:{slot}")) for slot in ("ascii", "hAnsi", "eastAsia")} == {"黑体"}


def test_lines_and_paragraphs_within_a_piece(tmp_path: Path) -> None:
    found = paragraphs("前{{ 文|带格式 }}后", "甲[乙\n丙\a丁]{加粗}戊", tmp_path)
    assert [each.text for each in found] == ["前甲乙\n丙", "丁戊后"]
    assert [each.text for each in found[1].runs if each.bold] == ["丁"]


def test_a_link_leads_to_its_address_and_nowhere_else(tmp_path: Path) -> None:
    document = made(template("{{ 文|带格式 }}"), {"文": "见[官网](https://a.cn/?x=1&y=2)。"}, tmp_path)
    (link,) = docx.Document(io.BytesIO(document)).paragraphs[0].hyperlinks
    assert (link.text, link.address) == ("官网", "https://a.cn/?x=1&y=2")


@pytest.mark.parametrize(
    ("tag", "value", "text", "address"),
    [
        ("{{ 址|链接('官网') }}", "https://a.cn", "官网", "https://a.cn"),
        ("{{ 址|链接 }}", "https://a.cn", "https://a.cn", "https://a.cn"),
        ("{{ 址|链接 }}", "a@b.cn", "a@b.cn", "mailto:a@b.cn"),
    ],
)
def test_an_address_by_itself_becomes_a_link(
    tmp_path: Path, tag: str, value: str, text: str, address: str
) -> None:
    document = made(template(tag), {"址": value}, tmp_path)
    (link,) = docx.Document(io.BytesIO(document)).paragraphs[0].hyperlinks
    assert (link.text, link.url) == (text, address)


@pytest.mark.parametrize(
    ("tag", "text", "code"),
    [
        ("{{ 文|带格式 }}", "[甲]{加初}", "T541"),
        ("{{ 文|带格式 }}", "[甲]{0磅}", "T541"),
        ("{{ 文|带格式 }}", "[甲]{样式=没有}", "T541"),
        ("{{ 文|带格式 }}", "[甲](javascript://x)", "T540"),
        ("{{ 文|带格式 }}", "[甲](www.a.cn)", "T540"),
        ("{{ 文|带格式 }}", "甲\x01乙", "T533"),
        ("{{ 文|带格式(段落=1) }}", "甲", "T539"),
        ("前{{ 文|带格式(段落样式='标题 1') }}", "甲", "T531"),
        ("{{ 文|链接 }}", "官网", "T540"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, tag: str, text: str, code: str) -> None:
    document, said = outcome(template(tag), {"文": text}, tmp_path)
    assert document is None
    assert [line.split()[0] for line in said] == [code], said


def test_a_word_that_was_probably_meant_is_offered(tmp_path: Path) -> None:
    _, (said,) = outcome(template("{{ 文|带格式 }}"), {"文": "[甲]{波浪}"}, tmp_path)
    assert "是不是“波浪线”？" in said


def test_styles_are_called_as_in_word(tmp_path: Path) -> None:
    (found, *_) = paragraphs("{{p 文|带格式(段落样式='标题 1') }}", "[甲]{样式=Strong}", tmp_path)
    assert (found.style.name, found.runs[0].style.name, found.text) == ("Heading 1", "Strong", "甲")


def test_where_no_runs_can_be_the_text_alone_is_written(tmp_path: Path) -> None:
    source = docx.Document()
    source.core_properties.title = "关于{{ 文|带格式 }}"
    buffer = io.BytesIO()
    source.save(buffer)
    document = made(buffer.getvalue(), {"文": "甲**乙** & [丙]{红}"}, tmp_path)
    assert docx.Document(io.BytesIO(document)).core_properties.title == "关于甲乙 & 丙"


def test_a_style_with_a_hostile_name_harms_nothing(tmp_path: Path) -> None:
    source = docx.Document()
    style = source.styles.add_style("坏", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    style._element.set(qn("w:styleId"), '"/><x a="<&')
    source.add_paragraph("{{ 文|带格式 }}")
    buffer = io.BytesIO()
    source.save(buffer)
    document = made(buffer.getvalue(), {"文": "[甲]{样式=坏}"}, tmp_path)
    (found,) = docx.Document(io.BytesIO(document)).paragraphs
    assert found.runs[0]._r.rPr.find(qn("w:rStyle")).get(qn("w:val")) == '"/><x a="<&'


MARKS = st.text(st.sampled_from("甲“[]{}()*红加粗 \n\a\t&<>a1"), max_size=30)


@settings(deadline=None, max_examples=60)
@given(MARKS)
def test_any_text_gives_a_whole_document_or_is_told(text: str) -> None:
    source = template("前{{ 文|带格式 }}后", "前{{r 文|带格式 }}", "{{p 文|带格式 }}")
    document, said = outcome(source, {"文": text}, Path())
    if document is None:
        assert said[0].startswith("T541")
    else:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            docx.oxml.parse_xml(archive.read("word/document.xml"))
