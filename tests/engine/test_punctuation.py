"""“ ” ‘ ’ — … · × in the Chinese font, whichever way the document names it."""

from __future__ import annotations

import re

import pytest

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KEEP = ' xml:space="preserve"'


def rpr(*children: str) -> str:
    return f"<w:rPr>{''.join(children)}</w:rPr>" if children else ""


def cjk(font: str, theme: str = "") -> str:
    slots = "".join(f' w:{slot}{theme}="{font}"' for slot in ("ascii", "hAnsi", "eastAsia"))
    return f'<w:rFonts w:hint="eastAsia"{slots}/>'


def run(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t{KEEP}>{text}</w:t></w:r>"


STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault>
<w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="黑"><w:rPr><w:rFonts w:eastAsia="黑体"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="二级"><w:basedOn w:val="黑"/></w:style>
<w:style w:type="paragraph" w:styleId="主题">
<w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia" w:eastAsia="忽略"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="楷"><w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="圈甲"><w:basedOn w:val="圈乙"/></w:style>
<w:style w:type="paragraph" w:styleId="圈乙"><w:basedOn w:val="圈甲"/></w:style>
</w:styles>"""


def filled(word, properties: str, style: str = "", text: str = "“x”", styles: str = STYLES) -> str:
    ppr = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    data = word.package(
        f"<w:p>{ppr}<w:r>{properties}<w:t>{{{{ 文 }}}}</w:t></w:r></w:p>", {"word/styles.xml": styles}
    )
    return word.body(word.rendered(data, {"文": text})).removeprefix(f"<w:p>{ppr}").removesuffix("</w:p>")


@pytest.mark.parametrize(
    ("properties", "style", "font"),
    [
        ("", "", "仿宋_GB2312"),
        ("", "二级", "黑体"),
        ("", "没有", "仿宋_GB2312"),
        ("", "圈甲", "仿宋_GB2312"),
        ('<w:rStyle w:val="楷"/>', "二级", "楷体_GB2312"),
        ('<w:rFonts w:eastAsia="宋体"/>', "二级", "宋体"),
        ('<w:rFonts w:ascii="Arial"/>', "二级", "黑体"),
    ],
)
def test_the_font_is_the_one_that_applies_to_the_run(word, properties, style, font):
    own = rpr(properties) if properties else ""
    head = properties if "rStyle" in properties else ""
    marked = rpr(head, cjk(font))
    assert filled(word, own, style) == run("“", marked) + run("x", own) + run("”", marked)


def test_a_font_of_the_theme_stays_one(word):
    marked = rpr(cjk("minorEastAsia", "Theme"))
    assert filled(word, "", "主题", "甲—") == run("甲") + run("—", marked)


def test_all_other_properties_stay_in_their_order(word):
    rest = '<w:b/><w:color w:val="FF0000"/><w:sz w:val="32"/>'
    fonts = '<w:rFonts w:ascii="Arial" w:asciiTheme="minorHAnsi" w:eastAsia="宋体" w:cs="Arial"/>'
    own = f'<w:rPr><w:rStyle w:val="楷"/>{fonts}{rest}</w:rPr>'
    marked = cjk("宋体").replace("/>", ' w:cs="Arial"/>')
    assert filled(word, own, "", "…甲") == run(
        "…", f'<w:rPr><w:rStyle w:val="楷"/>{marked}{rest}</w:rPr>'
    ) + run("甲", own)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("甲——乙", ["甲", "——", "乙"]),
        ("他说：“好……”", ["他说：", "“", "好", "……”"]),
        ("3×4", ["3", "×", "4"]),
        ("张·三", ["张", "·", "三"]),
        ("‘’", ["‘’"]),
        ("没有", ["没有"]),
        ("，。《》（）", ["，。《》（）"]),
        ("&“<", ["&amp;", "“", "&lt;"]),
    ],
)
def test_neighbouring_marks_share_a_run(word, text, pieces):
    found = filled(word, "", "", text)
    assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", found) == pieces
    assert found.count(cjk("仿宋_GB2312")) == sum(piece[0] in "“”‘’—…·×" for piece in pieces)


def test_marks_beside_other_text_split_the_run_there(word):
    data = word.package("<w:p><w:r><w:t>《{{ 文 }}》</w:t></w:r></w:p>", {"word/styles.xml": STYLES})
    marked = rpr(cjk("仿宋_GB2312"))
    expected = run("《") + run("“", marked) + run("甲") + run("”", marked) + run("》")
    assert word.body(word.rendered(data, {"文": "“甲”"})) == f"<w:p>{expected}</w:p>"


def test_without_a_known_font_nothing_is_split(word):
    assert filled(word, "", "", "“x”——", f'<w:styles xmlns:w="{W}"/>') == run("“x”——")


def test_marks_of_the_template_itself_are_left_alone(word):
    data = word.package("<w:p><w:r><w:t>“{{ 文 }}”</w:t></w:r></w:p>", {"word/styles.xml": STYLES})
    assert word.body(word.rendered(data, {"文": "甲"})) == f"<w:p>{run('“甲”')}</w:p>"
