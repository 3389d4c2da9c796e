"""Dates in texts are found as people type them, and spelled again in the same manner."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.next_year.typed_dates import date_alone, dates_in, folded, respelled, year_like

NEW = date(2024, 10, 9)


def spelled_again(text: str, day: date = NEW) -> str:
    found = date_alone(text, 2023)
    assert found is not None, text
    start, end = found.match.span()
    return text[:start] + respelled(text, found, day) + text[end:]


@pytest.mark.parametrize(
    ("typed", "again"),
    [
        ("2023-03-08", "2024-10-09"),
        ("2023-10-23", "2024-10-09"),
        ("2023-3-8", "2024-10-9"),
        ("2023.3.8", "2024.10.9"),
        ("2023.10.23", "2024.10.9"),
        ("2023.03.08", "2024.10.09"),
        ("2023/3/8", "2024/10/9"),
        ("20230308", "20241009"),
        ("3.8", "10.9"),
        ("3月8日", "10月9日"),
        ("'2023-03-08'", "'2024-10-09'"),
        ('"3月8日"', '"10月9日"'),
        ("2023年3月8日", "2024年10月9日"),
        ("2023年3月8日（星期三）", "2024年10月9日（星期三）"),
        ("3月6日(周一)", "10月9日(周三)"),
        ("二〇二三年三月八日", "二〇二四年十月九日"),
        ("二○二三年三月八日", "二○二四年十月九日"),
        ("２０２３年３月８日", "２０２４年１０月９日"),
    ],
)
def test_a_date_keeps_the_manner_it_was_typed_in(typed: str, again: str) -> None:
    assert spelled_again(typed) == again


def test_a_weekday_that_was_wrong_already_is_told() -> None:
    (found,) = dates_in("2023年3月8日（星期五）", 2023)
    assert found.day is None
    assert "不是星期五" in found.fault


@pytest.mark.parametrize(
    "text", ["每月10日前", "14:30", "1.5学时", "版本2.3.4.5", "第3项", "3月—12月", "3月上旬"]
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert list(dates_in(text, 2023)) == []


@given(st.dates(date(2000, 1, 1), date(2030, 12, 31)), st.dates(date(2000, 1, 1), date(2030, 12, 31)))
def test_what_is_spelled_again_reads_as_the_new_day(old: date, new: date) -> None:
    for form in (
        f"{old:%Y-%m-%d}",
        f"{old.year}年{old.month}月{old.day}日",
        f"{old.year}.{old.month}.{old.day}",
    ):
        again = spelled_again(form, new)
        read = date_alone(again, 1999)
        assert read is not None
        assert read.day == new


@given(st.text(max_size=40))
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(folded(text)) == len(text)


def test_a_year_keeps_its_numerals() -> None:
    assert [year_like(old, 2030) for old in ("2023", "二〇二三", "二零二三", "２０２３")] == [
        "2030", "二〇三〇", "二零三零", "２０３０",
    ]  # fmt: skip
