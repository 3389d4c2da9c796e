"""A plan in an office's own words: other keys, 时间 of any sort, goals as a list, 内容 for the matter."""

from __future__ import annotations

import pytest
from reading_models import read

from docgen.base.diagnostics import Level
from docgen.domain.schedule.plan_facts import schedule_says_when
from docgen.models.plan import Plan, ScheduleItem


def plan(text: str) -> Plan:
    found, said = read(Plan, text)
    assert found is not None
    assert not [each for each in said if each.level is Level.ERROR], said
    return found


def item(line: str) -> ScheduleItem:
    (found,) = plan(f"日程安排:\n  - {{{line}}}\n").schedule
    return found


def codes(text: str) -> list[str]:
    return [f"{each.code} {each.message}" for each in read(Plan, text)[1] if each.level is Level.ERROR]


@pytest.mark.parametrize(
    ("time", "key", "value"),
    [
        ("3月", "months", "3月"),
        ("4月上旬", "months", "4月上旬"),
        ("6月下旬—7月上旬", "months", "6月下旬—7月上旬"),
        ("上半年", "months", "上半年"),
        ("2023-06-30", "days", "datetime.date(2023, 6, 30)"),
        ("6月30日", "days", "datetime.date(2023, 6, 30)"),
        ("每月第一个周一", "proposal", "'每月第一个周一'"),
        ("每季度一次", "promise", "'每季度一次'"),
    ],
)
def test_a_time_of_any_sort_is_read_by_what_it_says(time: str, key: str, value: str) -> None:
    found = item(f"事项: 甲, 时间: {time}")
    assert value in repr(getattr(found, key))
    assert found.time is None


@pytest.mark.parametrize("time", ["15:00—16:30", "下午3点"])
def test_hours_stay_hours(time: str) -> None:
    assert item(f"事项: 甲, 日期: 2023-06-30, 时间: {time}").time is not None


def test_months_under_two_keys_that_differ_are_told() -> None:
    assert codes("日程安排: [{事项: 甲, 月份: 3月, 时间: 4月}]")


@pytest.mark.parametrize("time", ["9月10日前", "寒假", "长期", "另行通知"])
def test_a_time_that_is_none_is_asked_for(time: str) -> None:
    assert any("K303" in each for each in codes(f"日程安排: [{{事项: 甲, 时间: {time}}}]"))


def test_the_content_is_the_matter_only_where_nothing_else_names_it() -> None:
    assert (item("内容: 清明祭扫, 月份: 4月").name, item("内容: 清明祭扫, 月份: 4月").subject) == (
        "清明祭扫",
        "",
    )
    both = item("事项: 主题党日, 活动内容: 清明祭扫, 月份: 4月")
    assert (both.name, both.subject) == ("主题党日", "清明祭扫")
    assert item("工作内容: 清明祭扫, 月份: 4月, 责任部门: 支委会").responsible == "支委会"


def test_a_plan_in_other_words_is_the_plan_in_docgens_own() -> None:
    text = (
        "{}: 甲计划\n{}: 甲支部\n{}: 2023-01-10\n{}: 前言。\n{}: 结尾。\n"
        "{}: [{{{}: 乙, {}: 丙。, {}: [丁。]}}]\n"
    )
    own = ("标题", "署名", "成文日期", "导语", "结束语", "重点任务", "标题", "内容", "措施")
    other = ("题目", "落款单位", "落款日期", "前言", "结尾", "主要工作", "任务名称", "主要内容", "具体措施")
    assert repr(plan(text.format(*own))) == repr(plan(text.format(*other)))


def test_goals_as_a_list_are_the_particular_goals() -> None:
    goals = plan("目标:\n  - 一。\n  - 二。\n").goals
    assert goals is not None
    assert (goals.general, goals.particular) == ((), ("一。", "二。"))


@pytest.mark.parametrize("key", ["工作安排", "任务", "安排", "保障措施"])
def test_words_that_may_mean_several_things_are_asked_for(key: str) -> None:
    assert any("K301" in each for each in codes(f"{key}: [甲]"))


def test_a_day_that_is_only_a_month_is_the_month() -> None:
    found = item("事项: 座谈会, 日期: 6月下旬")
    assert found.months
    assert (found.months.words, found.months.numbers, found.days) == ("6月下旬", (6,), ())


def test_who_lectures_and_who_is_answerable_under_further_words() -> None:
    found = item("事项: 党课, 类型: 党课, 频次: 每季度一次, 主讲: 甲, 负责同志: 乙")
    assert (found.chair, found.responsible) == ("甲", "乙")


@pytest.mark.parametrize(
    ("line", "is_asked"), [("日期: 待定", False), ("日期: ", True), ("地点: 操场", True)]
)
def test_a_day_that_could_not_be_read_is_not_told_as_missing_too(line: str, is_asked: bool) -> None:
    found, said = read(Plan, f"日程安排:\n  - {{事项: 座谈会, {line}}}\n")
    assert found is not None
    asked = [each.code for each in schedule_says_when(found, 2023)]
    assert (asked == ["D414"]) == is_asked
    assert bool(said) != is_asked
