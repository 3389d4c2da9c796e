from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_models import read

from docgen.domain.calendar.workdays import UnknownYear, WorkCalendar, work_calendar
from docgen.domain.notices.publicity import Publicity, Term, publicity
from docgen.models.calendar import Calendar

OFFICIAL = WorkCalendar()
POSTED = st.dates(date(2019, 1, 1), date(2024, 12, 31))
LENGTHS = st.integers(1, 60)
UNITS = st.sampled_from(["工作日", "自然日"])
STARTS = st.sampled_from(["当日", "次日"])


def last(posted: date, days: int, unit: str = "工作日", start: str = "当日") -> date:
    return publicity(posted, Term(days, unit, start), OFFICIAL).last


@pytest.mark.parametrize(
    ("posted", "days", "unit", "start", "end"),
    [
        (date(2023, 9, 26), 5, "工作日", "当日", date(2023, 10, 8)),
        (date(2023, 9, 26), 5, "工作日", "次日", date(2023, 10, 9)),
        (date(2023, 9, 26), 7, "自然日", "当日", date(2023, 10, 2)),
        (date(2023, 9, 26), 7, "自然日", "次日", date(2023, 10, 3)),
        (date(2023, 4, 27), 5, "工作日", "当日", date(2023, 5, 6)),
        (date(2023, 6, 21), 5, "工作日", "当日", date(2023, 6, 28)),
        (date(2024, 2, 6), 5, "工作日", "当日", date(2024, 2, 18)),
        (date(2023, 12, 29), 2, "工作日", "当日", date(2024, 1, 2)),
    ],
)
def test_the_last_day_is_counted_over_the_official_calendar(
    posted: date, days: int, unit: str, start: str, end: date
) -> None:
    assert last(posted, days, unit, start) == end


@given(posted=POSTED, days=LENGTHS, start=STARTS)
def test_a_period_of_workdays_holds_exactly_so_many_of_them(posted: date, days: int, start: str) -> None:
    period = publicity(posted, Term(days, "工作日", start), OFFICIAL)
    assert sum(map(OFFICIAL.is_workday, period.days())) == days
    assert OFFICIAL.is_workday(period.last)


@given(posted=POSTED, days=LENGTHS, start=STARTS)
def test_a_period_of_calendar_days_holds_exactly_so_many_of_them(posted: date, days: int, start: str) -> None:
    assert len(list(publicity(posted, Term(days, "自然日", start), OFFICIAL).days())) == days


@given(posted=POSTED, days=LENGTHS, unit=UNITS, start=STARTS)
def test_one_day_more_ends_later_and_posting_later_never_ends_earlier(
    posted: date, days: int, unit: str, start: str
) -> None:
    assert last(posted, days + 1, unit, start) > last(posted, days, unit, start)
    assert last(posted + timedelta(days=1), days, unit, start) >= last(posted, days, unit, start)


@given(posted=POSTED, days=LENGTHS, unit=UNITS)
def test_counting_from_the_next_day_is_posting_a_day_later(posted: date, days: int, unit: str) -> None:
    assert last(posted, days, unit, "次日") == last(posted + timedelta(days=1), days, unit, "当日")


@given(posted=POSTED, days=LENGTHS, start=STARTS)
def test_a_deferred_period_ends_on_a_workday_and_not_a_day_later_than_it_must(
    posted: date, days: int, start: str
) -> None:
    plain = publicity(posted, Term(days, "自然日", start), OFFICIAL)
    deferred = publicity(posted, Term(days, "自然日", start, deferred=True), OFFICIAL)
    between = [plain.last + timedelta(days=n) for n in range((deferred.last - plain.last).days)]
    assert OFFICIAL.is_workday(deferred.last)
    assert not any(map(OFFICIAL.is_workday, between))
    assert deferred.was_deferred == (deferred.last != plain.last)


@given(posted=POSTED, days=LENGTHS, unit=UNITS, start=STARTS)
def test_a_period_begins_no_earlier_than_it_is_posted(posted: date, days: int, unit: str, start: str) -> None:
    period = publicity(posted, Term(days, unit, start), OFFICIAL)
    assert posted <= period.first <= period.last
    assert (period.first == posted) == (start == "当日")


def test_the_days_off_of_the_unit_are_not_counted() -> None:
    calendar, _ = read(Calendar, "单位休息日: [{日期: 2023-10-20, 名称: 运动会}]\n")
    own = work_calendar(calendar).calendar
    assert publicity(date(2023, 10, 18), Term(5, "工作日", "当日"), own).last == date(2023, 10, 25)
    assert last(date(2023, 10, 18), 5) == date(2023, 10, 24)


@pytest.mark.parametrize("posted", [date(2003, 12, 29), date(2026, 12, 30), date(2027, 3, 1)])
def test_workdays_of_a_year_nobody_has_arranged_are_not_counted_as_known(posted: date) -> None:
    with pytest.raises(UnknownYear):
        publicity(posted, Term(5, "工作日", "次日"), OFFICIAL)
    assert publicity(posted, Term(5, "自然日", "当日"), OFFICIAL).last == posted + timedelta(days=4)


@pytest.mark.parametrize(
    ("posted", "last_day", "supposed_in"),
    [
        (date(2026, 12, 30), date(2027, 1, 6), 2027),
        (date(2027, 2, 3), date(2027, 2, 11), 2027),
        (date(2027, 4, 29), date(2027, 5, 5), 2027),
        (date(2027, 9, 30), date(2027, 10, 7), 2027),
        (date(2026, 12, 21), date(2026, 12, 25), None),
    ],
)
def test_before_the_notice_the_last_day_is_supposed_by_statutory_holidays_and_weekends(
    posted: date, last_day: date, supposed_in: int | None
) -> None:
    period = publicity(posted, Term(5, "工作日", "当日"), OFFICIAL.supposing(None))
    assert (period.last, period.supposed_in) == (last_day, supposed_in)


def test_a_period_posted_on_a_day_off_hangs_from_then_and_counts_from_the_next_workday() -> None:
    period = publicity(date(2023, 10, 1), Term(1, "工作日", "当日"), OFFICIAL)
    assert (period.first, period.last) == (date(2023, 10, 1), date(2023, 10, 7))
    assert isinstance(period, Publicity)


@pytest.mark.parametrize(
    ("posted", "days", "unit", "first", "hangs"),
    [
        (date(2023, 10, 13), 1, "工作日", date(2023, 10, 16), 1),
        (date(2023, 10, 13), 2, "工作日", date(2023, 10, 16), 2),
        (date(2023, 10, 12), 2, "工作日", date(2023, 10, 13), 4),
        (date(2023, 10, 13), 1, "自然日", date(2023, 10, 14), 1),
    ],
)
def test_counted_from_the_next_day_the_first_day_is_the_first_that_counts(
    posted: date, days: int, unit: str, first: date, hangs: int
) -> None:
    period = publicity(posted, Term(days, unit, "次日"), OFFICIAL)
    assert (period.first, len(list(period.days()))) == (first, hangs)


@pytest.mark.parametrize(
    ("days", "last_day", "was_deferred"),
    [(5, date(2023, 10, 20), False), (6, date(2023, 10, 23), True), (8, date(2023, 10, 23), False)],
)
def test_a_last_day_that_is_off_is_deferred_to_the_next_workday(
    days: int, last_day: date, was_deferred: bool
) -> None:
    period = publicity(date(2023, 10, 16), Term(days, "自然日", "当日", deferred=True), OFFICIAL)
    assert (period.last, period.was_deferred) == (last_day, was_deferred)
