from __future__ import annotations

from reading_models import plan_of

from docgen.papers.annex_tables import AnnexTable, annex_titles, schedule_tables

SCHEDULE = """\
日程安排:
  - {事项: 重阳节慰问, 日期: 2023-10-23, 责任人: 工会主席, 备注: 提前联系}
  - 事项: 支委会
    类型: 支委会
    频次: 每月至少一次
    拟定: 每月第一个周一 16:00
    责任人: 支部书记
    材料: [支委会记录, 签到表]
  - 事项: 七一主题党日
    类型: 主题党日
    日期: [2023-06-30, 3月31日]
    时间: 下午3点
    内容: 重温入党誓词
    主持: 副书记
  - {事项: 公开课, 月份: 4月—5月}
"""


def table(text: str, index: int) -> AnnexTable:
    return schedule_tables(plan_of(text), 2023)[index]


def test_the_monthly_table_lists_promises_first_and_then_goes_by_month_and_day() -> None:
    assert table(SCHEDULE, 0)["行"] == [
        ["每月至少一次", "支委会", "支部书记", "支委会记录、签到表", ""],
        ["3月", "七一主题党日（3月31日）", "", "", ""],
        ["4月—5月", "公开课", "", "", ""],
        ["6月", "七一主题党日（6月30日）", "", "", ""],
        ["10月", "重阳节慰问（10月23日）", "工会主席", "", "提前联系"],
    ]


def test_the_table_of_meetings_shows_meetings_only_in_the_schedules_own_words() -> None:
    shown = table(SCHEDULE, 1)
    assert shown["列"] == ["月份", "会议名称", "拟定日期", "内容", "主持（主讲）", "应形成的材料"]
    assert shown["行"] == [
        ["每月至少一次", "支委会", "每月第一个周一 16:00", "", "支部书记", "支委会记录、签到表"],
        ["3月", "七一主题党日", "3月31日（星期五）15:00", "重温入党誓词", "副书记", ""],
        ["6月", "七一主题党日", "6月30日（星期五）15:00", "重温入党誓词", "副书记", ""],
    ]


CONTENT = "{事项: 七一活动, 日期: 2023-06-30, 内容: 庆祝建党102周年}"


def test_what_no_other_table_prints_of_an_item_stands_behind_its_name() -> None:
    rows = table(f"日程安排: [{CONTENT}]\n", 0)["行"]
    assert rows == [["6月", "七一活动（6月30日）：庆祝建党102周年", "", "", ""]]
    typed = CONTENT.replace("七一活动", "主题党日, 类型: 主题党日")
    alone = table(f"日程安排: [{typed}]\n附表: [月度安排表]\n", 0)["行"]
    assert alone == [["6月", "主题党日（6月30日）：庆祝建党102周年", "", "", ""]]
    assert table(f"日程安排: [{typed}]\n", 0)["行"] == [["6月", "主题党日（6月30日）", "", "", ""]]


def test_a_content_that_is_the_name_of_its_item_is_printed_once() -> None:
    same = CONTENT.replace("庆祝建党102周年", "七一活动")
    assert table(f"日程安排: [{same}]\n", 0)["行"][0][1] == "七一活动（6月30日）"


def test_label_and_title_are_those_of_the_note_after_the_text() -> None:
    text = SCHEDULE + "附件: [发展党员计划, 三会一课年度安排表]\n"
    titles = annex_titles(plan_of(text), 2023)
    assert titles == ["2023年度工作月度安排表", "发展党员计划", "2023年度“三会一课”安排表"]
    assert [(t["标签"], t["标题"]) for t in schedule_tables(plan_of(text), 2023)] == [
        ("附件1", "2023年度工作月度安排表"),
        ("附件3", "2023年度“三会一课”安排表"),
    ]


def test_a_single_annex_carries_no_number() -> None:
    text = SCHEDULE + "附表: [月度安排表]\n"
    assert [t["标签"] for t in schedule_tables(plan_of(text), 2023)] == ["附件"]


def test_tables_can_be_left_out_and_an_empty_one_is_never_printed() -> None:
    assert schedule_tables(plan_of(SCHEDULE + "附表: []\n"), 2023) == []
    assert schedule_tables(plan_of("导语: 甲\n"), 2023) == []
    only_month = "日程安排: [{事项: 检查, 月份: 6月}]\n"
    assert [t["标题"] for t in schedule_tables(plan_of(only_month), 2023)] == ["2023年度工作月度安排表"]
