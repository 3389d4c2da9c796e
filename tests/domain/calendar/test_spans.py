from __future__ import annotations

from datetime import date

import pytest

from docgen.domain.calendar.spans import (
    first_month,
    is_calendar_year,
    months_of,
    parse_span,
    span_in_title,
    title_of,
)
from docgen.domain.calendar.windows import Window, windows_in
from docgen.domain.calendar.workdays import WorkCalendar
from docgen.reading.values import Misread

TERM = parse_span("2026—2027学年度第一学期", 2026).value


@pytest.mark.parametrize(
    ("text", "name", "first", "last"),
    [
        ("2026", "2026年", "2026-01-01", "2026-12-31"),
        ("二〇二六年度", "2026年", "2026-01-01", "2026-12-31"),
        ("2026学年", "2026学年", "2026-09-01", "2027-08-31"),
        ("2026-2027学年", "2026—2027学年", "2026-09-01", "2027-08-31"),
        ("2026－27学年度", "2026—2027学年度", "2026-09-01", "2027-08-31"),
        ("2026年至2027年学年", "2026—2027学年", "2026-09-01", "2027-08-31"),
        ("2026—2027学年度第二学期", "2026—2027学年度第二学期", "2027-02-01", "2027-07-31"),
        ("2026-2027学年第1学期", "2026—2027学年第一学期", "2026-09-01", "2027-01-31"),
        ("2026—2027学年（下）", "2026—2027学年下学期", "2027-02-01", "2027-07-31"),
        ("2026—2027学年上学期", "2026—2027学年上学期", "2026-09-01", "2027-01-31"),
        ("2026-2027-1", "2026—2027学年度第一学期", "2026-09-01", "2027-01-31"),
        ("2026-2027-2", "2026—2027学年度第二学期", "2027-02-01", "2027-07-31"),
        ("秋季学期", "2026年秋季学期", "2026-09-01", "2027-01-31"),
        ("2026年秋", "2026年秋季学期", "2026-09-01", "2027-01-31"),
        ("2027年春季学期", "2027年春季学期", "2027-02-01", "2027-07-31"),
        ("上半年", "2026年上半年", "2026-01-01", "2026-06-30"),
        ("2026年下半年", "2026年下半年", "2026-07-01", "2026-12-31"),
        ("第一季度", "2026年第一季度", "2026-01-01", "2026-03-31"),
        ("三月份工作计划", "2026年3月", "2026-03-01", "2026-03-31"),
        ("2026.2", "2026年2月", "2026-02-01", "2026-02-28"),
        ("3—6月", "2026年3月—6月", "2026-03-01", "2026-06-30"),
        ("2026.9-2027.1", "2026年9月—2027年1月", "2026-09-01", "2027-01-31"),
        ("9月—次年1月", "2026年9月—2027年1月", "2026-09-01", "2027-01-31"),
        ("2026-09-01—2027-01-20", "2026年9月1日—2027年1月20日", "2026-09-01", "2027-01-20"),
        ("2026年9月1日至次年1月20日", "2026年9月1日—2027年1月20日", "2026-09-01", "2027-01-20"),
        (
            "2026—2027学年度第一学期（2026-08-25—2027-01-22）",
            "2026—2027学年度第一学期",
            "2026-08-25",
            "2027-01-22",
        ),
    ],
)
def test_the_time_of_a_plan_is_read_as_offices_write_it(text: str, name: str, first: str, last: str) -> None:
    span = parse_span(text, 2026).value
    assert (span.name, span.first.isoformat(), span.last.isoformat()) == (name, first, last)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        # In Hunan it is the spring, elsewhere the autumn.
        ("2026年上学期", "2026—2027学年第一学期（秋季）"),
        ("上学期", "2025—2026学年第二学期（春季）"),
        ("第二学期", "写明学年"),
        ("2026-2028学年", "2026—2027学年"),
        ("2026-2027年度", "2026—2027学年"),
        ("9月—1月", "2026年9月—2027年1月"),
        ("寒假", "可以这样写"),
        ("2026-9-20", "可以这样写"),
        ("2026年9月31日—10月1日", "可以这样写"),
        ("13月", "可以这样写"),
        ("近期", "可以这样写"),
        ("", "可以这样写"),
    ],
)
def test_what_may_mean_two_times_or_none_is_not_read_and_has_a_mend(text: str, mend: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_span(text, 2026)
    assert mend in fault.value.hint


@pytest.mark.parametrize(
    ("text", "is_told"),
    [("2026学年", True), ("2026—2027学年第一学期", True), ("2026年下半年", False), ("2026.9-2027.1", False)],
)
def test_ends_that_docgen_sets_itself_are_said(text: str, is_told: bool) -> None:
    assert bool(parse_span(text, 2026).note) == is_told


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("云溪市第三中学党总支2026年度工作计划", ""),
        ("云溪三中2026—2027学年度第一学期党建工作计划", "2026—2027学年度第一学期"),
        ("第二支部2026年下半年工作计划", "2026年下半年"),
        ("2026年第一季度工作安排", "2026年第一季度"),
        ("三月份工作计划", "三月份"),
        ("2026年3月份重点工作计划", "2026年3月份"),
        ("秋季学期工作计划", "秋季学期"),
        ("2026年上学期工作计划", "2026年上学期"),
        ("2026级学生党建工作计划", ""),
        ("2026年春季工作计划", "2026年春季"),
        ("2026年春季开学工作计划", ""),
        ("2026年暑期党员学习计划", "2026年暑期"),
        ("本学期党建工作计划", "本学期"),
        ("2026—2028年党建工作规划", ""),
        ("2026.9-2027.1党建工作计划", "2026.9-2027.1"),
        ("“十五五”时期党建工作计划", ""),
        ("二十大精神学习计划", ""),
    ],
)
def test_a_title_may_say_which_time_its_plan_covers(title: str, words: str) -> None:
    assert span_in_title(title) == words


def test_a_term_goes_over_the_turn_of_the_year_in_the_right_order() -> None:
    assert [month.month for month in months_of(TERM)] == [9, 10, 11, 12, 1]
    assert first_month(TERM, (9, 10, 11, 12, 1)) == (2026, 9)
    assert first_month(TERM, tuple(range(1, 13))) == (2026, 9)
    assert first_month(TERM, (1,)) == (2027, 1)
    assert first_month(TERM, (3,)) is None
    assert (title_of(TERM), is_calendar_year(TERM)) == ("2026—2027学年度第一学期", False)
    assert title_of(parse_span("2026年", 2026).value) == "2026年度"


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("2026—2027学年度第一学期", "月", ["9月", "10月", "11月", "12月", "2027年1月"]),
        ("2026—2027学年度第一学期", "季度", ["第四季度"]),
        ("2026—2027学年度第一学期", "半年", []),
        ("2026—2027学年度第一学期", "年", []),
        ("2026—2027学年度第一学期", "学期", ["2026—2027学年第一学期"]),
        ("2026—2027学年", "季度", ["第四季度", "2027年第一季度", "2027年第二季度"]),
        ("2026—2027学年", "年", ["2026—2027学年"]),
        ("2026—2027学年", "学期", ["2026—2027学年第一学期", "2026—2027学年第二学期"]),
        ("2026年", "学期", ["2025—2026学年第二学期", "2026—2027学年第一学期"]),
        ("2026年下半年", "季度", ["第三季度", "第四季度"]),
    ],
)
def test_a_quota_is_owed_in_the_windows_that_lie_in_the_plan(text: str, kind: str, names: list[str]) -> None:
    span = parse_span(text, 2026).value
    found = windows_in(kind, span, WorkCalendar().terms_of(span))
    assert [window.name for window in found] == names


def test_a_week_over_the_turn_of_the_year_is_one_week_of_a_term() -> None:
    weeks = windows_in("周", TERM, ())
    assert (weeks[0].first, weeks[-1].last) == (TERM.first, TERM.last)
    turn = next(week for week in weeks if week.holds(date(2026, 12, 31)))
    assert turn == Window("12月28日那一周", date(2026, 12, 28), date(2027, 1, 3))
