from __future__ import annotations

import pytest

from docgen.page.standard.paragraphs import chinese_runs
from docgen.page.standard.properties import indents, twips_of
from docgen.page.standard.stylesheet import StyleSheet
from docgen.word.elements import letter_properties, paragraph_properties, plain, text_run, w
from docgen.word.styles import Style, Styles, Typeface


def test_attributes_and_children_are_of_the_w_namespace():
    assert w("p", w("r"), val='a"<&') == '<w:p w:val="a&quot;&lt;&amp;"><w:r/></w:p>'


def test_an_attribute_that_is_none_is_left_out():
    assert w("pgSz", orient=None) == "<w:pgSz/>"


def test_properties_are_sorted_and_none_at_all_leave_nothing():
    sorted_ones = paragraph_properties(w("jc"), w("pStyle"), w("spacing"), w("keepNext"))
    assert sorted_ones == "<w:pPr><w:pStyle/><w:keepNext/><w:spacing/><w:jc/></w:pPr>"
    assert letter_properties() == ""


def test_what_is_no_element_is_refused():
    with pytest.raises(ValueError, match="not an element"):
        paragraph_properties(plain("text"), w("jc"))


def test_breaks_and_tabs_become_elements():
    text = '<w:t xml:space="preserve">{}</w:t>'.format
    assert text_run("甲\n乙\t丙") == f"<w:r>{text('甲')}<w:br/>{text('乙')}<w:tab/>{text('丙')}</w:r>"
    assert text_run("") == ""


def test_half_twips_are_rounded_up():
    assert twips_of(2.5) == 788
    assert indents(right=2.5) == '<w:ind w:rightChars="250" w:right="788"/>'


def test_marks_of_both_scripts_are_in_the_chinese_typeface_of_their_style(drawn):
    signature = Style("a5", "署名", typefaces={"eastAsia": Typeface("楷体")})
    runs = drawn(chinese_runs(StyleSheet(Styles({"a5": signature})), "2023“一”—12", "署名"))
    fonts = [run.find(".//{*}rFonts") for run in runs.all("r")]
    assert ["".join(run.itertext()) for run in runs.all("r")] == ["2023", "“", "一", "”—", "12"]
    assert ["楷体" in font.values() for font in fonts] == [False, True, False, True, False]
