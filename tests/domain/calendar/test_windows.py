from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.calendar.windows import WINDOWS, windows
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
