from __future__ import annotations

import pytest
from reading_models import plan_of

from docgen.models.plan import TABLES
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


def rows_of(text: str, index: int = 0) -> list[dict[str, str]]:
    """The rows of a table, each by its heads, without what is empty."""
    shown = table(text, index)
    return [{head: cell for head, cell in zip(shown["列"], row, strict=True) if cell} for row in shown["行"]]


def test_the_monthly_table_lists_promises_first_and_then_goes_by_month_and_day() -> None:
    shown = table(SCHEDULE, 0)
    assert shown["列"] == ["月份", "时间", "工作内容", "责任人", "完成形式", "备注"]
    assert shown["行"] == [
        ["定期", "每月至少一次", "支委会", "支部书记", "支委会记录、签到表", ""],
        ["3月", "3月31日", "七一主题党日", "", "", ""],
        ["4月—5月", "", "公开课", "", "", ""],
        ["6月", "6月30日", "七一主题党日", "", "", ""],
        ["10月", "10月23日", "重阳节慰问", "工会主席", "", "提前联系"],
    ]


def test_the_table_of_meetings_shows_meetings_only_in_the_schedules_own_words() -> None:
    shown = table(SCHEDULE, 1)
    assert shown["列"] == ["月份", "会议名称", "时间", "内容", "主持（主讲）", "应形成的材料"]
    assert shown["行"] == [
        ["定期", "支委会", "每月至少一次\n每月第一个周一 16:00", "", "支部书记", "支委会记录、签到表"],
        ["3月", "七一主题党日", "3月31日（星期五）\n15:00", "重温入党誓词", "副书记", ""],
        ["6月", "七一主题党日", "6月30日（星期五）\n15:00", "重温入党誓词", "副书记", ""],
    ]


MONTHLY, MEETINGS = TABLES
TYPED = {
    "事项": "总支委员会会议",
    "频次": "每月至少一次",
    "拟定": "每月第二个周二 16:00",
    "地点": "二楼会议室",
    "内容": "研究党建工作",
    "主持": "总支书记",
    "责任人": "组织委员",
    "材料": "会议记录",
    "备注": "遇节假日顺延",
}


@pytest.mark.parametrize("kind", ["", "支委会"])
@pytest.mark.parametrize(
    "printed", [["月度安排表"], ["三会一课年度安排表"], ["月度安排表", "三会一课年度安排表"]]
)
@pytest.mark.parametrize("when", [("日期", "2023-06-30"), ("月份", "3月—5月"), ("时间", "15:00—16:30")])
def test_everything_that_was_typed_of_an_item_is_printed(
    kind: str, printed: list[str], when: tuple[str, str]
) -> None:
    typed = {**TYPED, **({"类型": kind} if kind else {}), when[0]: when[1]}
    if when[0] == "日期":
        del typed["拟定"]
    item = ", ".join(f"{key}: {value}" for key, value in typed.items())
    made = schedule_tables(plan_of(f"日程安排: [{{{item}}}]\n附表: [{', '.join(printed)}]\n"), 2023)
    cells = "\n".join(cell for each in made for row in each["行"] for cell in row)
    values = {key: value for key, value in typed.items() if key not in ("类型", "日期")}
    shown = kind or MONTHLY in printed
    assert [value for value in values.values() if value not in cells] == ([] if shown else [*values.values()])
    assert not made or "6月30日" in cells or when[0] != "日期"


def test_nothing_is_said_in_two_tables_but_what_each_needs() -> None:
    item = ", ".join(f"{key}: {value}" for key, value in {**TYPED, "类型": "支委会"}.items())
    monthly, meetings = rows_of(f"日程安排: [{{{item}}}]\n"), rows_of(f"日程安排: [{{{item}}}]\n", 1)
    assert monthly == [
        {"月份": "定期", "时间": "每月至少一次", "工作内容": "总支委员会会议", "责任人": "组织委员",
         "完成形式": "会议记录", "备注": "遇节假日顺延"}
    ]  # fmt: skip
    assert meetings == [
        {"月份": "定期", "会议名称": "总支委员会会议", "时间": "每月至少一次\n每月第二个周二 16:00",
         "地点": "二楼会议室", "内容": "研究党建工作", "主持（主讲）": "总支书记", "应形成的材料": "会议记录"}
    ]  # fmt: skip


def test_a_promise_with_several_days_is_said_at_the_first_of_them() -> None:
    item = "{事项: 党员大会, 频次: 每半年一次, 日期: [2023-03-08, 2023-09-28]}"
    assert [row["时间"] for row in rows_of(f"日程安排: [{item}]\n")] == [
        "每半年一次\n3月8日",
        "9月28日",
    ]


CONTENT = "{事项: 七一活动, 日期: 2023-06-30, 内容: 庆祝建党102周年}"


def test_what_no_other_table_prints_of_an_item_stands_behind_its_name() -> None:
    assert rows_of(f"日程安排: [{CONTENT}]\n")[0]["工作内容"] == "七一活动：庆祝建党102周年"
    typed = CONTENT.replace("七一活动", "主题党日, 类型: 主题党日")
    alone = rows_of(f"日程安排: [{typed}]\n附表: [月度安排表]\n")
    assert alone[0]["工作内容"] == "主题党日：庆祝建党102周年"
    assert rows_of(f"日程安排: [{typed}]\n")[0]["工作内容"] == "主题党日"


def test_a_content_that_is_the_name_of_its_item_is_printed_once() -> None:
    same = CONTENT.replace("庆祝建党102周年", "七一活动")
    assert rows_of(f"日程安排: [{same}]\n")[0]["工作内容"] == "七一活动"


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
