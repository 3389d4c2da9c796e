from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_models import read, told

from docgen.base.diagnostics import Place, Source
from docgen.domain.calendar.festivals import festival
from docgen.domain.calendar.workdays import (
    FAR,
    UnknownYear,
    WorkCalendar,
    nearest_workday,
    unknown_year,
    usual_terms,
    usual_vacations,
    work_calendar,
)
from docgen.models.calendar import Calendar
from docgen.models.rules import Rules

NOTICE_2023 = """\
放假通知:
  - 年份: 2023
    来源: 国办发明电〔2022〕16号
    通知: |
      一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
      二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
      三、清明节：4月5日放假，共1天。
      四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
      五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
      六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
"""
NOTICE_2031 = """\
放假通知:
  - 年份: 2031
    通知: |
      一、元旦：1月1日（周三）放假，共1天。
      二、春节：1月22日（农历除夕、周三）至28日（农历正月初六、周二）放假调休，共7天。1月19日（周日）上班。
      三、清明节：4月5日（周六）放假。
      四、劳动节：5月1日至3日放假，共3天。
      五、端午节：6月24日（周二）放假。
      六、国庆节、中秋节：10月1日至7日放假调休，共7天。10月11日（周六）上班。
"""


def made(text: str) -> WorkCalendar:
    record, said = read(Calendar, text)
    assert record is not None, said
    calendar, found = work_calendar(record)
    assert not found, found
    return calendar


@pytest.mark.parametrize(
    ("day", "off"),
    [
        (date(2023, 1, 27), "春节"),
        (date(2023, 4, 5), "清明"),
        (date(2023, 9, 28), ""),
        (date(2023, 10, 6), "国庆节"),
        (date(2023, 10, 7), ""),
        (date(2023, 10, 14), "周末"),
        (date(2024, 2, 9), ""),
        (date(2025, 1, 28), "春节"),
    ],
)
def test_a_day_is_off_as_the_state_council_arranged(day: date, off: str) -> None:
    assert WorkCalendar().day_off(day) == off


def test_a_make_up_day_is_a_weekend_day_that_is_worked() -> None:
    calendar = WorkCalendar()
    assert calendar.is_makeup(date(2023, 10, 7))
    assert not calendar.is_makeup(date(2023, 10, 9))
    assert not calendar.is_makeup(date(2023, 10, 14))


def test_a_year_that_nobody_knows_is_refused_with_the_way_to_add_it() -> None:
    calendar = WorkCalendar()
    assert not calendar.knows_all(2031)
    with pytest.raises(UnknownYear):
        calendar.is_workday(date(2031, 5, 1))
    said = unknown_year(WorkCalendar(), 2031, Place(Source("plan.yaml")), "日子暂定")
    assert said.code == "D460"
    assert "年份: 2031" in said.hint
    assert "calendar.yaml" in said.hint


@pytest.mark.parametrize(
    ("day", "why", "surely"),
    [
        ("2027-01-01", "元旦", "元旦"),
        ("2027-02-05", "春节", "春节"),
        ("2027-02-08", "春节", "春节"),
        ("2027-02-09", "", ""),
        ("2027-04-05", "清明节", "清明节"),
        ("2027-05-02", "劳动节", "劳动节"),
        ("2027-05-03", "", ""),
        ("2027-06-09", "端午节", "端午节"),
        ("2027-09-15", "中秋节", "中秋节"),
        ("2027-10-03", "国庆节", "国庆节"),
        ("2027-10-09", "周末", ""),
        ("2023-10-07", "", ""),
    ],
)
def test_before_the_notice_the_law_and_the_weekends_are_supposed(day: str, why: str, surely: str) -> None:
    supposing = WorkCalendar().supposing(None)
    found = date.fromisoformat(day)
    assert (supposing.day_off(found), supposing.surely_off(found)) == (why, surely)


def test_a_year_before_the_law_that_docgen_knows_is_not_even_supposed() -> None:
    supposing = WorkCalendar().supposing(None)
    assert (supposing.answers(2003), supposing.answers(2023), supposing.answers(2031)) == (False, True, True)
    with pytest.raises(UnknownYear):
        supposing.day_off(date(2003, 5, 6))


def test_the_office_may_write_a_newer_law_of_holidays() -> None:
    own, _ = read(
        Rules,
        "法定节假日: [{编号: JR-国庆, 名称: 国庆节, 起于: 国庆, 天数: 5, 来源: 新办法, 自: 2027-01-01}]",
    )
    assert WorkCalendar().supposing(own).day_off(date(2027, 10, 5)) == "国庆节"


PARTIAL_2027 = "放假通知:\n  - 年份: 2027\n    放假: [{off}]\n    上班: [{work}]\n"


def partly(off: str, work: str = "") -> WorkCalendar:
    return made(PARTIAL_2027.format(off=off, work=work)).supposing(None)


@pytest.mark.parametrize(
    ("day", "is_known", "why"),
    [
        ("2027-01-01", True, "节假日"),
        ("2027-01-04", True, ""),
        ("2027-01-09", True, "周末"),
        ("2027-01-22", False, ""),  # two weeks before 除夕
        ("2027-02-06", False, "春节"),
        ("2027-02-20", False, "周末"),
        ("2027-03-17", True, ""),
        ("2027-03-27", False, "周末"),
        ("2027-04-05", False, "清明节"),
        ("2027-05-02", False, "劳动节"),
        ("2027-06-09", False, "端午节"),
        ("2027-07-14", True, ""),
        ("2027-07-17", True, "周末"),
        ("2027-09-15", False, "中秋节"),
        ("2027-10-01", False, "国庆节"),
        ("2027-10-09", False, "周末"),
        ("2027-10-18", True, ""),
        ("2027-12-25", True, "周末"),
    ],
)
def test_what_a_notice_has_not_said_is_supposed_around_its_holiday(
    day: str, is_known: bool, why: str
) -> None:
    calendar = partly("1月1日—1月3日")
    found = date.fromisoformat(day)
    assert (calendar.knows(found), calendar.day_off(found)) == (is_known, why)
    assert not calendar.knows_all(2027)


@pytest.mark.parametrize(
    ("off", "unsaid"),
    [
        ("1月1日—1月3日", "春节 清明节 劳动节 端午节 中秋节 国庆节"),
        ("10月1日—10月7日", "元旦 春节 清明节 劳动节 端午节 中秋节"),
        ("1月1日, 2月5日—2月11日, 4月5日, 5月1日—5月5日, 6月9日, 9月15日", "国庆节"),
        ("1月1日, 2月7日, 4月5日, 5月2日, 6月9日, 9月15日, 10月3日", ""),
        ("1月1日—1月3日, 2月6日—2月12日, 4月3日—4月5日, 5月1日—5月5日, 6月9日, 9月15日, 10月1日—10月7日", ""),
        ("3月3日", "元旦 春节 清明节 劳动节 端午节 中秋节 国庆节"),
    ],
)
def test_the_holidays_that_a_notice_has_not_said_are_named(off: str, unsaid: str) -> None:
    calendar = partly(off)
    assert calendar.unsaid(2027) == tuple(unsaid.split())
    assert calendar.knows_all(2027) == (not unsaid)


def test_a_day_that_a_notice_names_is_known_though_its_holiday_is_not() -> None:
    calendar = partly("1月1日", work="9月26日, 10月9日")
    assert [calendar.day_off(date(2027, *day)) for day in ((9, 26), (10, 9), (10, 10))] == ["", "", "周末"]
    assert [calendar.knows(date(2027, *day)) for day in ((9, 26), (10, 9), (10, 10))] == [True, True, False]


def test_of_a_year_that_docgen_knows_a_notice_in_part_takes_nothing_away() -> None:
    calendar = made("放假通知: [{年份: 2026, 放假: [1月1日—1月3日], 上班: [1月4日]}]")
    assert calendar.knows_all(2026)
    assert calendar.day_off(date(2026, 10, 2)) == "国庆节"
    assert calendar.day_off(date(2026, 10, 10)) == ""
    assert calendar.day_off(date(2026, 1, 4)) == ""


def test_without_supposing_the_days_that_a_notice_has_not_said_are_nobodys_to_guess() -> None:
    calendar = made(PARTIAL_2027.format(off="1月1日—1月3日", work=""))
    assert calendar.day_off(date(2027, 7, 17)) == "周末"
    with pytest.raises(UnknownYear) as unknown:
        calendar.day_off(date(2027, 9, 18))
    assert unknown.value.arrangement == "2027年春节、清明节、劳动节、端午节、中秋节、国庆节的放假安排"


def test_no_day_was_ever_worked_farther_from_its_holiday_than_is_left_open() -> None:
    calendar = WorkCalendar()
    holidays = ("元旦", "春节", "清明", "劳动节", "端午", "中秋", "国庆")
    days = [date(2004, 1, 1) + timedelta(days=step) for step in range(365 * 22)]
    # 2015-09-06 was worked for the anniversary of the victory, a holiday of that one year.
    moved = [day for day in days if calendar.is_makeup(day) and day != date(2015, 9, 6)]
    festivals = [festival(name, year) for name in holidays for year in range(2003, 2028)]
    assert max(min(abs(day - each) for each in festivals) for day in moved) < FAR


def test_a_pasted_notice_adds_its_year() -> None:
    calendar = made(NOTICE_2031)
    assert calendar.knows_all(2031)
    assert calendar.day_off(date(2031, 1, 28)) == "春节"
    assert calendar.is_makeup(date(2031, 1, 19))
    assert calendar.day_off(date(2031, 2, 2)) == "周末"
    assert not calendar.knows_all(2032)


@given(st.dates(date(2023, 1, 1), date(2023, 12, 31)))
def test_the_pasted_notice_of_2023_agrees_with_the_library_day_by_day(day: date) -> None:
    assert made(NOTICE_2023).is_workday(day) == chinese_calendar.is_workday(day)


def test_lists_say_the_same_as_the_text() -> None:
    lists = """\
放假通知:
  - 年份: 2031
    放假: [1月1日, 2031-01-22—2031-01-28]
    上班: [1月19日]
"""
    by_lists, by_text = made(lists), made(NOTICE_2031)
    days = [date(2031, 1, 1) + timedelta(days=step) for step in range(60)]
    assert [by_lists.is_workday(day) for day in days] == [by_text.is_workday(day) for day in days]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("一、元旦：1月1日（周四）放假，共1天。", "2031年1月1日是星期三，通知里写的是星期四"),
        ("一、元旦：1月1日至3日放假，共4天。", "元旦写的是共4天，日期数出来是3天"),
        ("一、元旦：1月1日放假。1月4日。", "没有看出2031年1月4日是放假还是上班"),
        ("一、元旦：1月1日放假。2月30日上班。", "没有“2月30日”这一天"),
        ("一、元旦：1月3日至1日放假。", "2031年1月3日至2031年1月1日不像一段假期"),
        ("请大家安排好假期。", "没有看出2031年哪几天放假"),
    ],
)
def test_what_cannot_be_so_in_a_notice_is_told(line: str, message: str) -> None:
    record, _ = read(Calendar, f"放假通知:\n  - 年份: 2031\n    通知: {line}\n")
    assert record is not None
    said = work_calendar(record).diagnostics
    assert message in [each.message for each in said]
    assert {each.code for each in said} == {"D463"}


@given(st.text(max_size=60))
def test_no_notice_ends_in_an_exception(text: str) -> None:
    record, _ = read(Calendar, f"放假通知:\n  - 年份: 2031\n    放假: [{text!r}]\n")
    if record is not None:
        work_calendar(record)


def test_the_units_own_days_terms_and_vacations_are_heard() -> None:
    calendar = made(
        """\
学期: [{名称: 春季学期, 起: 2023-02-13, 止: 2023-07-07}]
寒暑假: [{名称: 暑假, 起: 2023-07-08, 止: 2023-08-31}]
单位休息日: [{日期: 2023-10-20, 名称: 校庆日}, 2023-10-07]
"""
    )
    assert calendar.day_off(date(2023, 10, 20)) == "校庆日"
    assert calendar.day_off(date(2023, 10, 7)) == "单位休息日"
    assert [term.name for term in calendar.terms(2023)] == ["春季学期"]
    assert calendar.vacation(date(2023, 7, 8)) == "暑假"
    assert calendar.vacation(date(2023, 2, 1)) == ""
    assert calendar.says_terms(2023)
    assert not calendar.says_terms(2024)


def test_without_a_file_the_usual_terms_hold_and_the_vacations_lie_between_them() -> None:
    one_day = timedelta(days=1)
    spring, autumn = usual_terms(2023)
    winter, summer = usual_vacations(2023)
    assert [f"{each.name} {each.first}—{each.last}" for each in (spring, autumn)] == [
        "2022—2023学年第二学期 2023-02-16—2023-07-10",
        "2023—2024学年第一学期 2023-09-01—2024-01-20",
    ]
    assert (summer.first - spring.last, autumn.first - summer.last) == (one_day, one_day)
    assert (winter.first - usual_terms(2022)[1].last, spring.first - winter.last) == (one_day, one_day)
    assert (winter.name, summer.name) == ("寒假", "暑假")


def test_a_year_of_which_the_office_says_nothing_has_the_usual_terms_and_vacations() -> None:
    calendar = made(
        "学期: [{起: 2023-02-13, 止: 2023-07-07}]\n寒暑假: [{名称: 寒假, 起: 2022-12-25, 止: 2023-02-12}]\n"
    )
    assert [term.name for term in calendar.terms(2023)] == ["学期"]
    assert calendar.terms(2024) == usual_terms(2024)
    assert [len(calendar.vacations(year)) for year in (2022, 2023)] == [1, 1]
    assert calendar.vacations(2024) == usual_vacations(2024)
    assert calendar.vacations(2021) == usual_vacations(2021)


def test_a_notice_of_which_no_day_off_was_understood_is_no_arrangement_of_its_year() -> None:
    record, _ = read(Calendar, "放假通知: [{年份: 2031, 上班: [1月4日]}]")
    assert record is not None
    assert not work_calendar(record).calendar.knows_all(2031)


@pytest.mark.parametrize(
    ("day", "first", "last", "found"),
    [
        ("2023-05-17", "2023-05-01", "2023-05-31", "2023-05-17"),
        ("2023-05-20", "2023-05-01", "2023-05-31", "2023-05-19"),
        ("2023-05-20", "2023-05-19", "2023-05-31", "2023-05-19"),
        ("2023-05-20", "2023-05-20", "2023-05-31", "2023-05-22"),
        ("2023-05-21", "2023-05-20", "2023-05-22", "2023-05-22"),
        ("2023-05-21", "2023-05-21", "2023-05-22", "2023-05-22"),
        ("2023-05-20", "2023-05-20", "2023-05-21", None),
        ("2023-10-01", "2023-09-29", "2023-10-31", "2023-10-07"),
    ],
)
def test_the_nearest_workday_is_looked_for_before_the_day_and_then_after_it(
    day: str, first: str, last: str, found: str | None
) -> None:
    looked_for = nearest_workday(WorkCalendar(), *map(date.fromisoformat, (day, first, last)))
    assert looked_for == (date.fromisoformat(found) if found else None)


def test_a_period_that_ends_before_it_begins_is_told() -> None:
    record, _ = read(Calendar, "学期: [{名称: 甲, 起: 2023-07-07, 止: 2023-02-13}]")
    assert record is not None
    assert told(work_calendar(record).diagnostics) == [(1, 32, "D469")]


def test_a_period_of_one_day_is_one() -> None:
    assert made("学期: [{名称: 甲, 起: 2023-07-07, 止: 2023-07-07}]").says_terms(2023)
