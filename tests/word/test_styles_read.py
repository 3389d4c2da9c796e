"""word/styles.xml: what a style says itself, and what it inherits."""

from __future__ import annotations

import pytest

from docgen.word.styles import LONGEST_LINE, Style, Typeface, read_styles
from docgen.word.tree import Broken

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles(*content: str) -> bytes:
    return f"<w:styles {W}>{''.join(content)}</w:styles>".encode()


def style(identity: str, base: str = "", *content: str, facts: str = 'w:type="paragraph"') -> str:
    based_on = f'<w:basedOn w:val="{base}"/>' if base else ""
    said = f'<w:name w:val="名{identity}"/>{based_on}{"".join(content)}'
    return f'<w:style {facts} w:styleId="{identity}">{said}</w:style>'


LIST = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr>'
BOLD = '<w:rPr><w:rFonts w:ascii="Arial" w:eastAsia="黑体"/><w:b/><w:sz w:val="32"/></w:rPr>'
PLAIN = '<w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia"/><w:b w:val="0"/></w:rPr>'


def test_a_style_takes_over_what_it_does_not_say_itself():
    found = read_styles(styles(style("甲", "", LIST, BOLD), style("乙", "甲", PLAIN)))
    assert found.by_id["乙"].half_points is None
    assert found.inherited("乙") == Style(
        "乙",
        "名乙",
        "甲",
        {"ascii": Typeface("Arial"), "eastAsia": Typeface(theme="minorEastAsia")},
        half_points=32,
        is_bold=False,
        outline=2,
        numbering="7",
        level=0,
    )


def test_paragraphs_without_a_style_have_the_last_default_one():
    default = 'w:type="paragraph" w:default="1"'
    letters = 'w:type="character" w:default="1"'
    found = read_styles(
        styles(style("甲", facts=default), style("乙", facts=default), style("丙", facts=letters))
    )
    assert found.default_paragraph == "乙"
    assert found.inherited("").name == "名乙"


def test_defaults_are_no_style():
    lines = '<w:pPrDefault><w:pPr><w:spacing w:line="240"/></w:pPr></w:pPrDefault>'
    defaults = f"<w:docDefaults><w:rPrDefault>{BOLD}</w:rPrDefault>{lines}</w:docDefaults>"
    found = read_styles(styles(defaults, style("甲")))
    assert (found.defaults.typefaces["eastAsia"].name, found.defaults.line_rule) == ("黑体", "auto")
    assert found.inherited("甲") == Style("甲", "名甲")


def test_what_follows_a_style_does_not_belong_to_it():
    found = read_styles(styles(style("甲"), "<w:latentStyles><w:rPr><w:b/></w:rPr></w:latentStyles>"))
    assert found.by_id["甲"].is_bold is None


def test_circles_and_endless_lines_come_to_an_end():
    line = [style(f"s{number}", f"s{number + 1}") for number in range(LONGEST_LINE * 3)]
    found = read_styles(styles(style("甲", "乙"), style("乙", "甲", BOLD), *line))
    assert found.inherited("甲").half_points == 32
    assert len(found.line_of("s0")) == LONGEST_LINE


@pytest.mark.parametrize(
    ("name", "level"), [("heading 1", 1), ("标题 3", 3), ("Heading9", 9), ("标题", None)]
)
def test_built_in_headings_are_known_by_name(name: str, level: int | None):
    said = f'<w:style w:styleId="1"><w:name w:val="{name}"/></w:style>'
    assert read_styles(styles(said)).by_id["1"].outline == level


def test_a_document_without_the_part_has_no_styles():
    assert read_styles(b"").by_id == {}
    assert read_styles(b"").inherited("甲") == Style()


@pytest.mark.parametrize(
    "content",
    [b"<w:styles", styles()[:-1], b"<!DOCTYPE x><x/>", b'<?xml version="1.0" encoding="big5"?><x/>'],
)
def test_what_is_no_xml_is_told_by_the_name_of_the_part(content: bytes):
    with pytest.raises(Broken, match=r"word/styles\.xml"):
        read_styles(content)
