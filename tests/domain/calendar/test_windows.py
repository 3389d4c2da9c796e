from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.calendar.windows import (
    WINDOWS,
    Window,
    month_window,
    week_window,
    windows,
    year_window,
)
from docgen.domain.calendar.workdays import usual_terms

WHOLE = [kind for kind in WINDOWS if kind != "学期"]


@given(st.sampled_from(WHOLE), st.integers(1949, 2100))
def test_windows_partition_the_year(kind: str, year: int) -> None:
    spans = windows(kind, year, ())
    assert (spans[0].first, spans[-1].last) == (date(year, 1, 1), date(year, 12, 31))
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(spans))
    assert all(span.first <= span.last for span in spans)


@given(st.integers(1990, 2100))
def test_windows_of_terms_follow_one_another_to_the_end_of_the_year(year: int) -> None:
    spring, autumn = windows("学期", year, usual_terms(year))
    assert spring.last + timedelta(days=1) == autumn.first
    assert autumn.last == date(year, 12, 31)


@pytest.mark.parametrize(
    ("kind", "number", "first"),
    [
        ("月", 12, "1月"),
        ("两个月", 6, "1月—2月"),
        ("季度", 4, "第一季度"),
        ("半年", 2, "上半年"),
        ("年", 1, "2023年"),
        ("学期", 2, "2022—2023学年第二学期"),
        ("周", 53, "1月1日那一周"),
    ],
)
def test_a_year_has_so_many_windows(kind: str, number: int, first: str) -> None:
    spans = windows(kind, 2023, usual_terms(2023))
    assert (len(spans), spans[0].name) == (number, first)


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2023, 5, 17), date(2023, 5, 15), date(2023, 5, 21)),
        (date(2023, 5, 15), date(2023, 5, 15), date(2023, 5, 21)),
        (date(2023, 5, 21), date(2023, 5, 15), date(2023, 5, 21)),
        (date(2023, 1, 1), date(2023, 1, 1), date(2023, 1, 1)),
        (date(2024, 12, 31), date(2024, 12, 30), date(2024, 12, 31)),
        (date(2025, 1, 2), date(2025, 1, 1), date(2025, 1, 5)),
    ],
)
def test_a_week_runs_from_monday_to_sunday_within_its_year(day: date, first: date, last: date) -> None:
    assert week_window(day)[1:] == (first, last)


def test_the_weeks_of_a_year_follow_one_another() -> None:
    weeks = windows("周", 2024, ())
    assert [weeks[1].first, weeks[-1].first, weeks[-1].last] == [
        date(2024, 1, 8),
        date(2024, 12, 30),
        date(2024, 12, 31),
    ]


def test_a_month_and_a_year_are_windows_of_their_own() -> None:
    assert month_window(2024, 2) == Window("2月", date(2024, 2, 1), date(2024, 2, 29))
    assert year_window(2024) == Window("2024年", date(2024, 1, 1), date(2024, 12, 31))


def test_a_term_s_window_lasts_until_the_next_begins_and_the_last_year_s_is_not_this_year_s() -> None:
    terms = (*usual_terms(2022), *usual_terms(2023))
    assert [(each.first, each.last) for each in windows("学期", 2023, terms)] == [
        (date(2023, 2, 16), date(2023, 8, 31)),
        (date(2023, 9, 1), date(2023, 12, 31)),
    ]


@pytest.mark.parametrize(
    ("first", "last"),
    [(1, 31), (2, 30), (1, 30), (2, 31)],
)
def test_a_part_of_a_window_lies_in_it_with_its_first_and_last_day(first: int, last: int) -> None:
    may = month_window(2023, 5)
    assert Window("甲", date(2023, 5, first), date(2023, 5, last)).lies_in(may)
    assert not Window("甲", date(2023, 4, 30), date(2023, 5, last)).lies_in(may)
    assert not Window("甲", date(2023, 5, first), date(2023, 6, 1)).lies_in(may)
