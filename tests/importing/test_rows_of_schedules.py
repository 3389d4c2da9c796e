"""Rows of a plan's tables keep when they are and how many matters they hold; what is guessed is told."""

from __future__ import annotations

import docx
import pytest
from manuscripts import imported, plan_in
from office_files import saved

from docgen.models.plan import ScheduleItem

Row = tuple[str, ...]


def text_of(*rows: Row) -> str:
    document = docx.Document()
    for line in ("青石镇中心小学2024年工作计划", "一、总体要求", "坚持不懈。"):
        document.add_paragraph(line)
    table = document.add_table(len(rows), len(rows[0]))
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            table.cell(y, x).text = text
    made = imported(saved(document), "计划.docx", 2024)
    assert made.proof.lost == ()
    return made.text


def items_of(*rows: Row) -> list[ScheduleItem]:
    return list(plan_in(text_of(*rows), 2024).schedule)


def guesses(text: str) -> list[str]:
    lines = (line.strip() for line in text.split("\n"))
    return [line for line in lines if line.startswith("# 猜的") and ("两行" in line or "没有写月份" in line)]


@pytest.mark.parametrize(
    ("typed", "name", "count"),
    [
        ("开学第一课\n教师节慰问", "开学第一课、教师节慰问", 1),
        ("召开党员大会\n走访困难党员\n清明祭扫活动", "召开党员大会、走访困难党员清明祭扫活动", 2),
        ("预防传染\n性疾病宣传", "预防传染性疾病宣传", 1),
        ("学习党代会\n精神并讨论", "学习党代会精神并讨论", 1),
        ("召开党员大\n会", "召开党员大会", 0),
        ("召开党员大会；\n慰问困难党员", "召开党员大会；慰问困难党员", 0),
    ],
)
def test_two_lines_that_may_be_two_matters_are_told(typed: str, name: str, count: int) -> None:
    text = text_of(("月份", "工作内容"), ("9月", typed))
    (item,) = plan_in(text, 2024).schedule
    assert (str(item.name), len(guesses(text))) == (name, count)


@pytest.mark.parametrize(
    ("head", "typed", "months", "remark"),
    [
        ("月份", "12", "12月", ""),
        ("月份", "10-11", "10-11月", ""),
        ("月份", "七", "七月", ""),
        ("月份", "2023", "", "2023"),
        ("周次", "12", "", "第12周"),
    ],
)
def test_a_bare_number_is_written_with_what_it_counts(
    head: str, typed: str, months: str, remark: str
) -> None:
    text = text_of((head, "工作内容"), (typed, "总结"))
    assert (f"月份: {months}\n" in text, "月份:" in text) == (bool(months), bool(months))
    assert str(plan_in(text, 2024).schedule[0].remark) == remark


@pytest.mark.parametrize("typed", ["6月30日前", "6月30日之前", "2024年6月30日前", "截至6月30日"])
def test_a_deadline_keeps_its_words(typed: str) -> None:
    (item,) = items_of(("完成时间", "工作内容"), (typed, "整改"))
    assert str(item.remark) == typed


def test_a_row_without_a_month_takes_the_day_of_the_other_column_of_times() -> None:
    rows = (("月份", "工作内容", "完成时间"), ("七月", "庆七一", ""), ("", "走访党员", "7月10日"))
    assert [str(day) for day in items_of(*rows)[1].days] == ["2024-07-10"]
    rows = (("完成时间", "工作内容", "月份"), ("", "走访党员", "7月"), ("6月", "整改", "5月"))
    text = text_of(*rows)
    assert "月份: 7月\n" in text
    assert "备注: 月份：5月\n" in text


def test_a_row_without_any_time_is_told_with_the_month_above_it() -> None:
    text = text_of(("月份", "工作内容"), ("七月", "庆七一"), ("", "走访党员"))
    assert guesses(text) == ["# 猜的：这一行没有写月份，上面一行是七月；是同一个月的，请补上“月份: 七月”"]


def merged_heads(*lower: str) -> bytes:
    """A calendar of weeks whose 工作安排 stands over two columns, the other heads over two rows."""
    document = docx.Document()
    for line in ("青石镇中心小学2024年工作计划", "一、总体要求", "坚持不懈。"):
        document.add_paragraph(line)
    table = document.add_table(2, 4)
    for place, text in ((0, "月份"), (3, "负责人")):
        table.cell(0, place).merge(table.cell(1, place)).text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "工作安排"
    table.cell(1, 1).text, table.cell(1, 2).text = lower
    for row in (("3月", "学雷锋", "听课", "罗兰"), ("4月", "祭扫", "教研", "张伟")):
        for each, text in zip(table.add_row().cells, row, strict=True):
            each.text = text
    return saved(document)


def test_a_head_of_two_rows_is_no_item_and_two_sorts_of_work_stay_a_table() -> None:
    made = imported(merged_heads("党建", "教学"), "计划.docx", 2024)
    assert made.proof.lost == ()
    assert not plan_in(made.text, 2024).schedule
    assert "| 月份 | 工作安排 | < | 负责人 |" in made.text
    assert "| 3月 | 学雷锋 | 听课 | 罗兰 |" in made.text


def test_the_lower_heads_of_two_rows_tell_what_the_columns_are() -> None:
    made = imported(merged_heads("事项", "地点"), "计划.docx", 2024)
    assert made.proof.lost == ()
    first, second = plan_in(made.text, 2024).schedule
    assert (first.name, first.venue, first.responsible) == ("学雷锋", "听课", "罗兰")
    assert second.name == "祭扫"


def test_heads_typed_again_and_numbers_that_only_count_the_rows_are_no_content() -> None:
    head = ("序号", "月份", "工作内容")
    text = text_of(head, ("1", "3月", "学雷锋"), ("2", "4月", "祭扫"), head, ("3", "5月", "表彰"))
    assert [str(item.name) for item in plan_in(text, 2024).schedule] == ["学雷锋", "祭扫", "表彰"]
    assert "没有放进" not in text
