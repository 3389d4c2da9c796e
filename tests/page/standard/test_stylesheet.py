from __future__ import annotations

import pytest

from docgen.page import build_template
from docgen.page.standard.stylesheet import read_stylesheet, stylesheet_of

RESAVED = """<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>
 <w:rPr><w:rFonts w:eastAsia="方正仿宋_GBK"/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="a5"><w:name w:val="署名"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="a6"><w:name w:val="圈一"/><w:basedOn w:val="a7"/></w:style>
<w:style w:type="paragraph" w:styleId="a7"><w:name w:val="圈二"/><w:basedOn w:val="a6"/></w:style>
</w:styles>""".encode()


def test_a_style_is_found_under_the_id_that_word_gave_it():
    assert stylesheet_of(RESAVED).id_of("署名") == "a5"


def test_typeface_and_size_come_from_the_style_it_is_based_on():
    sheet = stylesheet_of(RESAVED)
    assert (sheet.font_of("署名"), sheet.size_of("署名")) == ("方正仿宋_GBK", 32)


def test_a_style_that_was_deleted_keeps_its_name_and_the_usual_typeface():
    sheet = stylesheet_of(RESAVED)
    assert (sheet.id_of("抄送"), sheet.font_of("抄送"), sheet.size_of("抄送")) == ("抄送", "仿宋_GB2312", 0)


def test_styles_based_on_each_other_in_a_circle_do_no_harm():
    assert stylesheet_of(RESAVED).font_of("圈一") == "仿宋_GB2312"


@pytest.mark.parametrize("package", [b"", b"PK\x03\x04 damaged", b"not a package" * 100])
def test_an_unreadable_package_has_no_styles(package):
    assert read_stylesheet(package).id_of("署名") == "署名"


@pytest.mark.parametrize("cut", [100, 5000, 20000])
def test_half_a_package_has_no_styles(cut):
    assert read_stylesheet(build_template("plan.docx")[:cut]).styles.by_name == {}
