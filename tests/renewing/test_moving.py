"""Where a day of last year goes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.calendar.workdays import Span, WorkCalendar
from docgen.next_year.moving import Mover, same_date
from docgen.next_year.turning import SAME_DATE, SAME_WEEKDAY, Turn

KNOWN = WorkCalendar()


def moved(day: str, about: str = "", way: str = SAME_WEEKDAY, old: int = 2023, new: int = 2024) -> str:
    return Mover(Turn(old, new, way), KNOWN).activity(date.fromisoformat(day), about).new.isoformat()


@pytest.mark.parametrize(
    ("day", "new"),
    [
        ("2023-03-08", "2024-03-06"),  # Wednesday, two days earlier
        ("2023-01-10", "2024-01-09"),
        ("2023-12-29", "2024-12-27"),  # not into January
        ("2023-05-04", "2024-05-06"),  # 2 May is off, and so are the days before it in its month
        ("2023-10-16", "2024-10-14"),
        ("2023-06-20", "2024-06-18"),
    ],
)
def test_an_activity_moves_to_the_nearest_same_weekday_of_its_month(day: str, new: str) -> None:
    assert moved(day) == new


@pytest.mark.parametrize(
    ("day", "new"),
    [
        ("2023-03-08", "2024-03-08"),
        ("2023-06-16", "2024-06-14"),  # a Sunday: the Friday before it
        ("2023-10-09", "2024-10-09"),
    ],
)
def test_by_the_same_date_it_leaves_weekends_and_holidays(day: str, new: str) -> None:
    assert moved(day, way=SAME_DATE) == new


@pytest.mark.parametrize(
    ("day", "about", "new"),
    [
        ("2023-01-13", "春节前走访慰问", "2024-02-01"),
        ("2023-10-23", "重阳节走访", "2024-10-11"),
        ("2023-03-31", "清明祭英烈主题党日", "2024-03-29"),
        ("2023-06-30", "七一主题党日", "2024-06-28"),
        ("2023-09-08", "教师节座谈和表彰", "2024-09-06"),
        ("2023-12-28", "元旦联欢", "2024-12-27"),  # four days before the next year's first
    ],
)
def test_a_day_beside_a_festival_that_is_named_goes_with_the_festival(day: str, about: str, new: str) -> None:
    assert moved(day, about) == new


def test_a_festival_far_from_the_day_does_not_take_it_along() -> None:
    assert moved("2023-11-08", "总结春节慰问的经验") == moved("2023-11-08") == "2024-11-06"


def test_what_was_on_a_day_off_last_year_may_be_so_again_and_is_doubtful() -> None:
    move = Mover(Turn(2023, 2024), KNOWN).activity(date(2023, 3, 4))
    assert (move.new, move.is_doubtful) == (date(2024, 3, 2), True)


def test_a_year_whose_days_off_nobody_knows_is_not_guessed() -> None:
    move = Mover(Turn(2026, 2027), KNOWN).activity(date(2026, 10, 7))
    assert move.new == date(2027, 10, 6)
    assert move.is_doubtful
    assert "还不知道2027年的放假安排" in move.why


def test_a_day_that_comes_to_lie_in_a_vacation_is_doubtful() -> None:
    winter = WorkCalendar(own_vacations=(Span("寒假", date(2024, 1, 20), date(2024, 2, 25)),))
    move = Mover(Turn(2023, 2024), winter).activity(date(2023, 2, 22))
    assert (move.new, move.is_doubtful) == (date(2024, 2, 21), True)
    assert "在寒假" in move.why


@pytest.mark.parametrize(
    ("day", "years", "new"),
    [
        ("2024-02-29", 1, "2025-02-28"),
        ("2023-02-28", 1, "2024-02-29"),
        ("2023-03-31", 1, "2024-03-31"),
        ("2023-12-20", 3, "2026-12-20"),
    ],
)
def test_deadlines_keep_their_date_and_the_last_day_of_a_month_stays_the_last(
    day: str, years: int, new: str
) -> None:
    assert same_date(date.fromisoformat(day), years).isoformat() == new


@given(st.dates(date(2010, 1, 1), date(2024, 12, 31)), st.sampled_from([SAME_WEEKDAY, SAME_DATE]))
def test_whatever_the_day_it_lands_on_a_workday_of_its_month_unless_it_was_off_before(
    day: date, way: str
) -> None:
    move = Mover(Turn(day.year, day.year + 1, way), KNOWN).activity(day)
    assert (move.new.year, move.new.month) == (day.year + 1, day.month)
    assert KNOWN.is_workday(move.new) or not KNOWN.is_workday(day)
