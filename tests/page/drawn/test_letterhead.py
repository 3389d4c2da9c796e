from __future__ import annotations

import pytest

from docgen.page.drawn.letterhead_mark import letterhead_mark, mark_lines, mark_size, number_line
from docgen.page.standard.stylesheet import StyleSheet
from docgen.word.styles import Style, Styles


@pytest.mark.parametrize(
    ("mark", "half_points"),
    [
        ("党总支文件", 84),
        ("云溪市第三中学党总支文件", 73),
        ("中共云溪市第三中学总支部委员会文件", 52),
        ("", 84),
    ],
)
def test_the_mark_is_as_large_as_wanted_but_never_wider_than_the_type_area(mark, half_points):
    assert mark_size(mark) == half_points
    assert half_points / 2 * len(mark) <= 442


@pytest.mark.parametrize(
    "lines",
    [
        ["中共云溪市第三中学总支部委员会文件"],
        ["中共云溪市第三实验中学", "总支部委员会文件"],
        ["中共阿克苏地区库车市", "第十二中学支部委员会文件"],
        ["中共云溪市高新技术产业开发区", "第三实验中学总支部委员会文件"],
        ["中共云溪市高新技术产业", "开发区管理委员会第三实验中学", "附属初级中学校总支部委员会文件"],
    ],
)
def test_a_long_name_is_set_on_lines_of_large_letters(sheet, drawn, lines):
    assert mark_lines("".join(lines)).split("\n") == lines
    mark = drawn(letterhead_mark(sheet, "".join(lines), 0))
    [size] = mark.attributes("sz")
    assert int(size["val"]) >= 52
    assert len(mark.all("br")) == len(lines) - 1


@pytest.mark.parametrize("lines_above", [0, 1, 2, 3])
def test_the_mark_begins_35_millimetres_below_the_edge_whatever_stands_above(sheet, drawn, lines_above):
    [spacing] = drawn(letterhead_mark(sheet, "云溪市第三中学党总支文件", lines_above)).attributes("spacing")
    top = int(spacing["before"]) + lines_above * 579
    assert top / 1440 * 25.4 == pytest.approx(35, abs=0.02)


def test_the_line_of_the_mark_is_as_high_as_its_letters_need(sheet, drawn):
    [spacing] = drawn(letterhead_mark(sheet, "党总支文件", 0)).attributes("spacing")
    assert (spacing["line"], spacing["lineRule"]) == ("924", "exact")


def test_the_size_a_user_has_given_the_style_is_the_wanted_one(drawn):
    restyled = StyleSheet(Styles({"a7": Style("a7", "发文机关标志", half_points=60)}))
    mark = drawn(letterhead_mark(restyled, "党总支文件", 0))
    assert mark.attributes("sz") == [{"val": "60"}]
    assert mark.styles() == ["a7"]


def test_without_signers_the_number_stands_alone_in_its_style(sheet, drawn):
    line = drawn(number_line(sheet, "云三中党〔2023〕3号", []))
    assert line.styles() == ["发文字号"]
    assert not line.all("tabs")


def test_one_signer_shares_the_line_of_the_number(sheet, drawn):
    line = drawn(number_line(sheet, "云三中党〔2023〕3号", ["刘玉兰"]))
    assert line.texts() == ["\t云三中党〔2023〕3号\t签发人：刘玉兰"]
    # 左空一字; the three characters of the name end one 字 before the edge, the label (4 字) before them
    assert [int(t["pos"]) / 315 for t in line.attributes("tab") if "pos" in t] == [1, 20, 24]


def test_signers_stand_two_on_a_line_and_the_number_on_the_last(sheet, drawn):
    line = drawn(number_line(sheet, "云三中党〔2023〕3号", ["刘玉兰", "黄海涛", "欧阳志远"]))
    assert line.texts() == ["\t\t签发人：刘玉兰\t黄海涛", "\t云三中党〔2023〕3号\t\t欧阳志远"]
    assert line.styles() == ["签发人", "发文字号"]


def test_a_number_that_runs_past_the_label_leaves_the_names_under_one_another(sheet, drawn):
    line = drawn(number_line(sheet, "云经开三实附民党〔2023〕118号", ["阿依古丽", "欧阳晓峰", "王建国"]))
    assert line.texts() == [
        "\t\t签发人：阿依古丽\t欧阳晓峰",
        "\t云经开三实附民党〔2023〕118号\t王建国",
    ]


@pytest.mark.parametrize(
    "signers", [["阿依古丽·买买提", "欧阳晓峰"], ["阿依古丽·买买提", "欧阳晓峰", "王建国"]]
)
def test_a_number_that_reaches_into_the_names_has_a_line_of_its_own_below_them(sheet, drawn, signers):
    number = "云溪经济开发区三实附民族中学党〔2023〕118号"
    line = drawn(number_line(sheet, number, signers))
    assert line.texts()[-1] == f"\t{number}"
    assert "".join(line.texts()).count(number) == 1
    assert line.styles()[-1] == "发文字号"
    assert set(line.styles()[:-1]) == {"签发人"}


def test_names_are_in_their_own_type(sheet, drawn):
    line = drawn(number_line(sheet, "云三中党〔2023〕3号", ["刘玉兰"]))
    assert line.attributes("rStyle") == [{"val": "签发人姓名"}]
