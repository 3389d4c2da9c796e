from __future__ import annotations

from contextlib import suppress
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.schedule.proposals import EXAMPLES, parse_proposal
from docgen.domain.schedule.proposed_days import proposed_days
from docgen.reading.values import Misread

CALENDAR = WorkCalendar()


def days(text: str, year: int = 2023) -> list[str]:
    """Month-day of what a rule means, before anything is moved."""
    return [f"{each.meant:%m-%d}" for each in proposed_days(parse_proposal(text).rule, year, CALENDAR)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("每月第一个周一 16:00", "01-02 02-06 03-06 04-03 05-01 06-05 07-03 08-07 09-04 10-02 11-06 12-04"),
        ("每月第二周周三", "01-11 02-08 03-08 04-12 05-10 06-14 07-12 08-09 09-13 10-11 11-08 12-13"),
        ("每月最后一个周三", "01-25 02-22 03-29 04-26 05-31 06-28 07-26 08-30 09-27 10-25 11-29 12-27"),
        ("每月10日", "01-10 02-10 03-10 04-10 05-10 06-10 07-10 08-10 09-10 10-10 11-10 12-10"),
        ("每月31日", "01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31"),
        ("每月底", "01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31"),
        ("每季度末月最后一个工作日", "03-31 06-30 09-28 12-29"),
        ("每季度首月第一个工作日", "01-03 04-03 07-03 10-07"),
        ("逢双月15日", "02-15 04-15 06-15 08-15 10-15 12-15"),
        ("双月第二个周三", "02-08 04-12 06-14 08-09 10-11 12-13"),
        ("每两个月第二个周三", "02-08 04-12 06-14 08-09 10-11 12-13"),
        ("单月1日", "01-01 03-01 05-01 07-01 09-01 11-01"),
        ("每季度第一个月第二个周五", "01-13 04-14 07-14 10-13"),
        ("每半年最后一个月25号", "06-25 12-25"),
        ("3月、9月第二个周五", "03-10 09-08"),
        ("3月—5月每月10日", "03-10 04-10 05-10"),
        ("6月第一、第三个周五", "06-02 06-16"),
        ("每月5日、20日", " ".join(f"{m:02d}-05 {m:02d}-20" for m in range(1, 13))),
        ("每年3月5日", "03-05"),
        ("9月10日", "09-10"),
        ("每学期第三周周四", "03-02 09-14"),
        ("每学期最后一周周五", "07-07"),
        ("每学期第一个月10日", "02-10 09-10"),
        ("春节前一周", "01-15"),
        ("春节前", "01-21"),
        ("除夕", "01-21"),
        ("清明节前3天", "04-02"),
        ("端午节", "06-22"),
        ("中秋节前一天", "09-28"),
        ("重阳节前", "10-22"),
        ("七一前一周", "06-24"),
        ("国庆节后一周", "10-08"),
    ],
)
def test_a_proposal_means_these_days_of_2023(text: str, meant: str) -> None:
    assert days(text) == meant.split()


def test_a_weekly_proposal_comes_every_week_and_a_fortnightly_one_every_second() -> None:
    assert (len(days("每周三")), len(days("每星期五 16:00")), len(days("每两周周三"))) == (52, 52, 26)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("每月第一个周一 16:00", time(16), None),
        ("每月第一个周一16：00", time(16), None),
        ("每月最后一个周三下午2:30", time(14, 30), None),
        ("每月15号下午3点", time(15), None),
        ("每月25日 14:30—16:00", time(14, 30), time(16)),
    ],
)
def test_the_hours_after_a_rule_are_read(text: str, start: time, end: time | None) -> None:
    assert (parse_proposal(text).time or ())[:2] == (start, end)


def test_a_part_of_the_day_without_an_hour_gives_no_time() -> None:
    assert parse_proposal("每周五下午").time is None


@pytest.mark.parametrize(
    "text",
    [
        "随时",
        "每月中旬",
        "每月第五个周一",
        "每月8日至10日",
        "每月32日",
        "每月第一个周末",
        "每月0日",
        "每月第一个周一 25:00",
        "每学期第四十周周四",
        "13月5日",
        "",
    ],
)
def test_what_is_not_understood_is_told_with_all_that_can_be_written(text: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_proposal(text)
    assert fault.value.hint


@pytest.mark.parametrize("text", EXAMPLES)
def test_every_example_that_a_hint_shows_is_understood(text: str) -> None:
    assert days(text)


@given(
    st.text(alphabet="每月周一二三四五第个最后日12节前春学期季度双逢末底工作、，:下午至 ", max_size=14),
)
def test_no_text_ends_in_anything_but_a_proposal_or_a_misread(text: str) -> None:
    with suppress(Misread):
        found = proposed_days(parse_proposal(text).rule, 2023, CALENDAR)
        assert all(each.meant.year == 2023 for each in found)


RULES = st.one_of(
    st.builds(
        "{}{}周{}".format,
        st.sampled_from(["每月", "逢双月", "单月", "每季度第一个月", "每半年最后一个月", "3月、9月"]),
        st.sampled_from(["第一个", "第二个", "第三个", "第四个", "最后一个"]),
        st.sampled_from("一二三四五六日"),
    ),
    st.builds("{}{}日".format, st.sampled_from(["每月", "双月", "每季度末月"]), st.integers(1, 31)),
    st.builds("每学期第{}周周{}".format, st.integers(1, 18), st.sampled_from("一二三四五")),
    st.builds("每周{}".format, st.sampled_from("一二三四五六日")),
    st.builds("{}前{}天".format, st.sampled_from(["春节", "端午", "重阳", "国庆"]), st.integers(1, 20)),
)


@given(RULES, st.integers(2008, 2026))
def test_every_proposed_day_lies_in_its_window_and_is_a_workday_if_the_window_has_one(
    text: str, year: int
) -> None:
    for each in proposed_days(parse_proposal(text).rule, year, CALENDAR):
        assert each.window.holds(each.day)
        assert each.window.holds(each.meant)
        span = range(each.window.first.toordinal(), each.window.last.toordinal() + 1)
        worked = [day for day in map(date.fromordinal, span) if CALENDAR.is_workday(day)]
        assert each.day in worked or (not worked and each.day == each.meant and each.obstacle)
        if CALENDAR.is_workday(each.meant):
            assert each.day == each.meant


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [
        # 国庆 2023: off 29 September to 6 October; 7 and 8 October are worked.
        ("每月第一个周一", 10, date(2023, 10, 7)),
        ("每月5日", 10, date(2023, 10, 7)),
        ("每月8日", 10, date(2023, 10, 8)),
        ("每月底", 9, date(2023, 9, 28)),
        ("每月最后一个周五", 9, date(2023, 9, 28)),
        # 五一 2023: off 29 April to 3 May; 23 April and 6 May are worked.
        ("每月第一个周一", 5, date(2023, 5, 4)),
        ("每月最后一个周日", 4, date(2023, 4, 28)),
        ("每月23日", 4, date(2023, 4, 23)),
        ("每月6日", 5, date(2023, 5, 6)),
    ],
)
def test_around_a_holiday_a_proposal_moves_to_the_nearest_workday_before_or_else_after(
    text: str, month: int, day: date
) -> None:
    found = proposed_days(parse_proposal(text).rule, 2023, CALENDAR)
    assert next(each.day for each in found if each.meant.month == month) == day


def test_a_festival_beyond_the_lunar_tables_gives_no_day() -> None:
    far = WorkCalendar(noticed={2150: ()})
    assert proposed_days(parse_proposal("春节前一周").rule, 2150, far) == []


def test_a_day_once_a_year_may_move_into_the_month_before() -> None:
    (found,) = proposed_days(parse_proposal("7月1日").rule, 2023, CALENDAR)
    assert (found.day, found.obstacle) == (date(2023, 6, 30), "周末")


def test_a_week_without_a_workday_leaves_the_day_where_it_is_and_says_why() -> None:
    found = proposed_days(parse_proposal("每周三").rule, 2026, CALENDAR)
    spring = next(each for each in found if each.meant == date(2026, 2, 18))
    assert (spring.day, spring.obstacle) == (date(2026, 2, 18), "春节")
