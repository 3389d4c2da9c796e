from __future__ import annotations

import re

import pytest

from docgen.page.drawn import annex_table, imprint, letterhead_mark, signature
from docgen.page.standard.named_styles import STYLES, styles_part
from docgen.page.standard.word_tables import TABLE_STYLE
from docgen.word.elements import LETTER_ORDER, PARAGRAPH_ORDER


def named(drawn, name):
    return next(s for s in drawn(styles_part()).all("style") if s.find("{*}name").values() == [name])


def test_no_style_bears_a_name_that_chinese_word_shows_for_its_own():
    own = [
        "正文",
        "标题",
        "副标题",
        "页码",
        "页眉",
        "页脚",
        "日期",
        "签名",
        "称呼",
        "结束语",
        "题注",
        "标题",
        "1",
        "目录",
        "1",
        "列表段落",
        "强调",
    ]
    assert not {style.name for style in STYLES} & set(own)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("公文标题", None),
        ("一级标题", "0"),
        ("二级标题", "1"),
        ("三级标题", "2"),
        ("四级标题", "3"),
        ("附件标题", "0"),
        ("公文正文", None),
    ],
)
def test_the_navigation_pane_shows_headings_and_annexes(drawn, name, level):
    found = named(drawn, name).find(".//{*}outlineLvl")
    assert (None if found is None else found.values()[0]) == level


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("公文标题", "方正小标宋简体"),
        ("发文机关标志", "方正小标宋简体"),
        ("一级标题", "黑体"),
        ("一级标题字", "黑体"),
        ("二级标题", "楷体_GB2312"),
        ("二级标题字", "楷体_GB2312"),
        ("三级标题", "仿宋_GB2312"),
        ("四级标题字", "仿宋_GB2312"),
        ("公文正文", "仿宋_GB2312"),
        ("附件标签", "黑体"),
        ("附件标题", "方正小标宋简体"),
        ("密级和紧急程度", "黑体"),
        ("签发人姓名", "楷体_GB2312"),
        ("公文页码", "宋体"),
    ],
)
def test_each_element_is_set_in_the_type_the_standard_names(sheet, name, font):
    assert sheet.font_of(name) == font


@pytest.mark.parametrize(
    ("name", "half_points"),
    [("公文标题", 44), ("公文正文", 32), ("抄送", 28), ("公文页码", 28), ("表格文字", 24)],
)
def test_each_element_has_its_size(sheet, name, half_points):
    assert sheet.size_of(name) == half_points


def test_the_page_number_is_in_one_typeface_digits_too(drawn):
    fonts = named(drawn, "公文页码").find(".//{*}rFonts")
    assert set(fonts.values()) == {"宋体", "eastAsia"}


@pytest.mark.parametrize(("parent", "order"), [("pPr", PARAGRAPH_ORDER), ("rPr", LETTER_ORDER)])
def test_properties_stand_in_the_order_word_wants(drawn, parent, order):
    for properties in drawn(styles_part()).all(parent):
        places = [order.index(re.sub(r"\{.*\}", "", child.tag)) for child in properties]
        assert places == sorted(places)


def test_every_style_a_filter_names_exists(sheet):
    modules = (annex_table, imprint, letterhead_mark, signature)
    code = "".join(open(module.__file__, encoding="utf-8").read() for module in modules)  # noqa: PTH123, SIM115
    used = set(re.findall(r'(?:id_of\(|(?:styled|sized)\(sheet, )"([\u4e00-\u9fff]+)"', code))
    assert len(used) >= 6
    assert used | {TABLE_STYLE, "署名", "成文日期", "表头", "表格文字"} <= set(sheet.names)


def test_lines_are_exact_and_marks_hang_by_word_of_the_style(drawn):
    normal = named(drawn, "Normal")
    spacing = normal.find("{*}pPr/{*}spacing").values()
    assert spacing == ["0", "0", "579", "exact"]
    assert normal.find(".//{*}overflowPunct").values() == ["1"]
    assert normal.find(".//{*}widowControl").values() == ["0"]


def test_the_table_style_is_the_one_tables_ask_for():
    assert annex_table.TABLE_STYLE is TABLE_STYLE
