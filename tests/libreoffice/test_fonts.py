"""Which fonts a document asks for, and which of them the machine lacks."""

from __future__ import annotations

import pytest

from docgen.libreoffice.installed_fonts import (
    families_in_listing,
    families_in_value,
    installed_families,
    missing_fonts,
    wanted_fonts,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Latin" w:hAnsi="Latin" w:eastAsia="默认"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a">
<w:rPr><w:rFonts w:eastAsia="正文体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/>
<w:rPr><w:rFonts w:eastAsia="标题体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="b"/></w:style>
<w:style w:type="paragraph" w:styleId="unused"><w:rPr><w:rFonts w:eastAsia="不用的"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="round"><w:basedOn w:val="circle"/></w:style>
<w:style w:type="paragraph" w:styleId="circle"><w:basedOn w:val="round"/></w:style>
</w:styles>"""
THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:fontScheme>
<a:majorFont><a:latin typeface="Major"/><a:ea typeface="主题大"/></a:majorFont>
<a:minorFont><a:latin typeface="Minor"/><a:ea typeface=""/>
<a:font script="Hans" typeface="主题小"/></a:minorFont>
</a:fontScheme></a:themeElements></a:theme>"""


def paragraph(style: str = "", fonts: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:rPr>{fonts}</w:rPr><w:t>文</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (paragraph("a"), {"Latin", "正文体"}),
        (paragraph(), {"Latin", "正文体"}),
        (paragraph("b"), {"Latin", "标题体"}),
        (paragraph("c"), {"Latin", "标题体"}),
        (paragraph("nowhere"), {"Latin", "默认"}),
        (paragraph("round"), {"Latin", "默认"}),
        (paragraph("b", '<w:rFonts w:eastAsia="直接"/>'), {"Latin", "标题体", "直接"}),
        (paragraph("b", '<w:rFonts w:cs="Arabic"/>'), {"Latin", "标题体"}),
        (paragraph("b", '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="x"/>'), {"Latin", "标题体", "Minor"}),
        (paragraph("b", '<w:rFonts w:eastAsiaTheme="minorEastAsia"/>'), {"Latin", "标题体", "主题小"}),
        (paragraph("b", '<w:rFonts w:eastAsiaTheme="majorEastAsia"/>'), {"Latin", "标题体", "主题大"}),
    ],
)
def test_the_fonts_are_those_of_the_styles_in_use_and_of_direct_formatting(make_word_file, body: str, wanted):
    assert wanted_fonts(make_word_file(body, styles=STYLES, theme__theme1=THEME)) == wanted


def test_page_numbers_in_the_footer_count_too(make_word_file):
    page_number = paragraph("b", '<w:rFonts w:ascii="宋体"/>')
    footer = f"<w:ftr {W}>{page_number}</w:ftr>"
    assert "宋体" in wanted_fonts(make_word_file("", styles=STYLES, footer2=footer))


def test_a_document_without_styles_asks_for_its_direct_fonts(make_word_file):
    assert wanted_fonts(make_word_file(paragraph("", '<w:rFonts w:ascii="A"/>'))) == {"A"}


@pytest.mark.parametrize("broken", [b"", b"no zip", b"PK\x03\x04"])
def test_what_is_no_word_file_asks_for_nothing(broken: bytes):
    assert wanted_fonts(broken) == frozenset()


def test_a_part_that_is_no_xml_asks_for_nothing(make_word_file):
    assert wanted_fonts(make_word_file("<w:p>")) == frozenset()


def test_missing_fonts_are_found_whatever_their_case():
    installed = frozenset({"times new roman", "仿宋"})
    assert missing_fonts({"Times New Roman", "仿宋", "楷体_GB2312", "黑体"}, installed) == [
        "楷体_GB2312",
        "黑体",
    ]


def test_an_english_windows_has_the_chinese_fonts_under_english_names():
    assert missing_fonts({"宋体", "仿宋", "楷体"}, frozenset({"simsun", "fangsong"})) == ["楷体"]


def test_a_machine_that_cannot_tell_is_not_said_to_lack_anything():
    assert missing_fonts({"仿宋_GB2312"}, None) == []


def test_fontconfigs_names_are_parted_at_commas_and_freed_of_their_escapes():
    listing = "Noto Serif CJK SC,Noto Serif CJK SC Medium\n方正小标宋简体,FZXiaoBiaoSong\\-B05S\n"
    assert set(families_in_listing(listing)) == {
        *{"noto serif cjk sc", "noto serif cjk sc medium"},
        *{"方正小标宋简体", "fzxiaobiaosong-b05s"},
    }


def test_windows_puts_the_families_of_one_file_into_one_name():
    assert list(families_in_value("SimSun & NSimSun (TrueType)")) == ["simsun", "nsimsun"]


def test_without_fontconfig_a_machine_cannot_tell(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert installed_families() is None
