from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.page.drawn.annex_columns import Column, arrange, columns_of, fits, scaled, share
from docgen.page.standard.measures import LANDSCAPE, PORTRAIT
from docgen.page.standard.widths import characters

MONTHLY = [
    Column("月份", ["1月", "12月"]),
    Column("工作内容", ["召开支部委员会会议，研究本月工作，部署集中学习"] * 2),
    Column("责任人", ["组织委员"] * 2),
    Column("完成形式", ["会议记录、签到表、学习笔记"] * 2),
    Column("备注", ["", "遇节假日提前一周"]),
]
MEETINGS = [
    Column("月份", ["每月至少一次"]),
    Column("会议名称", ["支部委员会会议"]),
    Column("拟定日期", ["每月第一个周一 16:00"]),
    Column("内容", ["学习贯彻上级精神，讨论本季度工作"]),
    Column("主持（主讲）", ["支部书记"]),
    Column("应形成的材料", ["会议记录、签到表"]),
]


def test_a_column_wants_room_for_its_longest_line():
    assert Column("月份", ["1月", "十二个字的一行\n短行"]).longest == 7
    assert Column("月份", ["1月"]).wanted == 2.5
    assert Column("月份", ["1月"], asked=4).wanted == 4


@pytest.mark.parametrize(
    ("columns", "upright", "lying"),
    [(MONTHLY, True, True), (MEETINGS, False, True), (MEETINGS * 2, False, False)],
)
def test_a_table_fits_where_every_column_has_what_it_needs(columns, upright, lying):
    assert fits(columns, PORTRAIT.text_width) == upright
    assert fits(columns, LANDSCAPE.text_width) == lying


def test_what_is_left_goes_to_the_column_with_the_longest_texts():
    month, work, duty, papers, remark = share(MONTHLY, PORTRAIT.text_width)
    assert work > papers > duty > month
    assert month >= 2 * 240 + 160
    assert remark >= 2 * 240 + 160


def test_short_columns_never_wrap_for_the_sake_of_long_ones():
    columns = [Column("序号", ["1", "12"]), Column("内容", ["字" * 300] * 2)]
    assert share(columns, PORTRAIT.text_width)[0] >= 2.5 * 240 + 160


def test_names_are_not_broken_but_at_their_interpunct():
    names = Column("姓名", ["周志强", "张伟（女）", "阿依古丽·买买提"])
    columns = [names, *(Column(title, ["会议记录写得拖延，有一次拖了两周"] * 3) for title in "甲乙丙丁")]
    for texts in (columns, columns[:3], columns[::-1]):
        width = share(texts, PORTRAIT.text_width)[texts.index(names)]
        assert width >= 5 * 240 + 160


SCHEDULE = [
    Column("月份", ["每月至少一次", "每半年一次", "3月", "9月"]),
    Column(
        "工作内容", ["党小组会", "支部工作检查", *["清明祭英烈主题党日（3月31日）：到烈士陵园开展活动"] * 2]
    ),
    Column("责任人", ["党小组组长", "总支组织委员", "支部书记", "支部宣传委员"]),
    Column("完成形式", ["党小组会记录", "检查记录、情况通报", *["主题党日记录、照片"] * 2]),
    Column("备注", ["", "", "遇节假日提前", ""]),
]


def test_no_month_and_nobody_in_charge_is_broken_while_the_remarks_stand_empty():
    chars = [(width - 160) / 240 for width in share(SCHEDULE, PORTRAIT.text_width)]
    month, work, duty, _papers, remark = chars
    assert month >= 6.5
    assert duty >= 6.5
    assert work > remark


def test_room_is_moved_only_where_it_makes_the_table_no_higher():
    def height(widths):
        lines = [
            [ceil(characters(cell) / (width - 0.5)) for cell in column.cells] for column, width in widths
        ]
        return sum(max(row) for row in zip(*lines, strict=True))

    room = (PORTRAIT.text_width - 5 * 160) / 240
    found = [(width - 160) / 240 for width in share(SCHEDULE, PORTRAIT.text_width)]
    equal = [room / 5] * 5
    assert height(zip(SCHEDULE, found, strict=True)) <= height(zip(SCHEDULE, equal, strict=True))


def test_where_short_cells_cannot_all_be_whole_every_column_keeps_its_share():
    columns = [Column("栏", ["四字的栏"])] * 12
    assert max(share(columns, PORTRAIT.text_width)) - min(share(columns, PORTRAIT.text_width)) <= 1


def test_columns_may_be_headings_or_ask_for_a_width():
    plain = columns_of({"列": ["月份", "内容"], "行": [["1月"], ["2月", "支委会", "多余"]]})
    assert plain == [Column("月份", ["1月", "2月"]), Column("内容", ["", "支委会"])]
    asked = columns_of({"列": [{"名称": "月份", "宽": 4}], "行": []})
    assert asked == [Column("月份", [], 4)]


@given(st.lists(st.floats(1, 60), min_size=1, max_size=12), st.integers(4000, 13000))
def test_widths_are_shared_out_to_the_last_twip(shares, total):
    widths = scaled(shares, total)
    assert sum(widths) == total
    assert min(widths) > 0


@given(st.lists(st.integers(0, 80), min_size=1, max_size=12))
def test_columns_fill_the_page_whatever_they_hold(lengths):
    columns = [Column("栏", ["字" * length]) for length in lengths]
    assert sum(share(columns, PORTRAIT.text_width)) == PORTRAIT.text_width


def annex(columns, **given):
    return {
        "标签": "附件",
        "标题": "表",
        "列": ["栏"] * columns,
        "行": [["八个字的一段文字"] * columns],
        **given,
    }


def test_a_table_lies_when_it_is_too_wide_for_an_upright_page():
    assert [a["横排"] for a in arrange([annex(5), annex(6)])] == [False, True]


def test_a_person_may_decide_it():
    assert [a["横排"] for a in arrange([annex(9, 横排=False), annex(1, 横排=True)])] == [False, True]


@pytest.mark.parametrize(
    ("lying", "begins", "ends"),
    [
        ([], "", ""),
        ([False], "-", "-"),
        ([True], "x", "x"),
        ([True, True], "x-", "-x"),
        ([False, True, False, True], "-x-x", "-x-x"),
        ([True, True, False], "x--", "-x-"),
    ],
)
def test_lying_pages_begin_after_upright_ones_and_end_before_them(lying, begins, ends):
    done = arrange([annex(1, 横排=this) for this in lying])
    assert "".join("x" if a["起横"] else "-" for a in done) == begins
    assert "".join("x" if a["止横"] else "-" for a in done) == ends
