"""The blanks of a paper: which marks it prints, and under which heading."""

from __future__ import annotations

from docgen.papers.printed_marks import PrintedMark, marks_printed


def test_a_mark_knows_the_headings_that_it_stands_under_without_their_numbers() -> None:
    context = {
        "标题": "第二支部党员大会记录",
        "地点": "【待补：地点】",
        "正文": [
            {"样式": "一级标题", "标题": "一、审议年度计划。", "文字": ""},
            {"样式": "二级标题", "标题": "（一）表决情况", "文字": "采取【待补：表决方式】。"},
            {"样式": "正文", "标题": "", "文字": "赞成【待补：赞成】票。"},
            {"样式": "一级标题", "标题": "二、其他", "文字": "【请填写】"},
        ],
    }
    assert marks_printed(context) == (
        PrintedMark("【待补：地点】"),
        PrintedMark("【待补：表决方式】", ("表决情况", "审议年度计划")),
        PrintedMark("【待补：赞成】", ("表决情况", "审议年度计划")),
        PrintedMark("【请填写】", ("其他",)),
    )


def test_a_mark_in_a_table_knows_the_first_words_of_its_row() -> None:
    context = {"表": {"行": [["1", "刘玉兰", "8"], ["2", "区志远", "【待补：自评】"]]}}
    assert marks_printed(context) == (PrintedMark("【待补：自评】", ("区志远",)),)


def test_what_is_filled_in_has_none() -> None:
    assert marks_printed({"标题": "计划", "正文": ["【重要】全部写好。"]}) == ()
