"""Months of a birth, and spans of months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import Misread, YearMonth, parse_month, parse_months

ALL_YEAR = tuple(range(1, 13))


@given(st.integers(1949, 2100), st.integers(1, 12))
def test_every_spelling_of_a_month_is_that_month(year: int, month: int) -> None:
    spellings = [
        f"{year}-{month:02}",
        f"{year}-{month}",
        f"{year}/{month}",
        f"{year}.{month:02}",
        f"{year}{month:02}",
        f"{year}年{month}月",
        f"{year} 年 {month:02} 月",
        f"{year}-{month}-15",
        f"{year}年{month}月1日",
        f"{year}{month:02}28",
    ]
    for text in spellings:
        assert tuple(parse_month(text)) == (YearMonth(year, month), ""), text


@pytest.mark.parametrize("text", ["１９６８年３月", "一九六八年三月", "1968年3月份", "1968—03", " 1968.3 "])
def test_odd_spellings_of_a_month_are_understood(text: str) -> None:
    assert tuple(parse_month(text)) == (YearMonth(1968, 3), "")


def test_a_tenth_month_that_excel_may_have_cut_is_doubted() -> None:
    assert tuple(parse_month("1990.1")) == (
        YearMonth(1990, 1),
        "“1990.1”已理解为 1990年1月；如果是10月，请写成 1990-10",
    )


@pytest.mark.parametrize("text", ["1990.10", "1990.01", "1990-1", "1990.2", "1990.12"])
def test_no_other_month_is_doubted(text: str) -> None:
    assert parse_month(text).note == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "这里还没有写年月"),
        ("不详", "“不详”不像一个年月"),
        ("1968", "“1968”不像一个年月"),
        ("3月", "“3月”不像一个年月"),
        ("3月8日", "“3月8日”没有写年份"),
        ("1968-13", "一年没有13月"),
        ("196800", "一年没有0月"),
        ("1968-02-30", "1968年2月没有30日"),
        ("0068-03", "“0068-03”的年份是68年，请核对"),
        ("1968年十十月", "“1968年十十月”不像一个年月"),
        ("1" * 101, "这里写了 101 个字，太长了，看不出是什么"),
    ],
)
def test_what_is_no_month_is_told_with_what_to_type(text: str, message: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_month(text)
    assert fault.value.message == message
    assert "1968-03" in fault.value.hint


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("3月", (3,)),
        ("3月份", (3,)),
        ("十二月", (12,)),
        ("3月—5月", (3, 4, 5)),
        ("3月——5月", (3, 4, 5)),
        ("3-5月", (3, 4, 5)),
        ("3–5月", (3, 4, 5)),
        ("3～5月", (3, 4, 5)),
        ("3 月 至 5 月", (3, 4, 5)),
        ("三月到五月", (3, 4, 5)),
        ("3月—3月", (3,)),
        ("3、9月", (3, 9)),
        ("3月、9月", (3, 9)),
        ("9月，3月", (3, 9)),
        ("3月和9月", (3, 9)),
        ("3月、3月", (3,)),
        ("1月—3月、3月、9月", (1, 2, 3, 9)),
        ("全年", ALL_YEAR),
        ("每月", ALL_YEAR),
        ("1—12月", ALL_YEAR),
        ("上半年", ALL_YEAR[:6]),
        ("下半年", ALL_YEAR[6:]),
        ("第一季度", (1, 2, 3)),
        ("四季度", (10, 11, 12)),
    ],
)
def test_months_come_in_order_and_once(text: str, months: tuple[int, ...]) -> None:
    assert tuple(parse_months(text)) == (months, "")


def test_bare_numbers_are_taken_for_months_and_said_aloud() -> None:
    assert tuple(parse_months("3-5")) == ((3, 4, 5), "“3-5”已理解为 3月、4月、5月")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "这里还没有写月份"),
        ("11月—2月", "“11月—2月”是倒着写的：2月在11月前面"),
        ("13月", "一年没有13月"),
        ("0月", "一年没有0月"),
        ("3月、", "“3月、”看不出是哪几个月"),
        ("3月—5月—7月", "“3月—5月—7月”看不出是哪几个月"),
        ("3月8日", "“3月8日”看不出是哪几个月"),
        ("3.8", "“3.8”看不出是哪几个月"),
        ("春季", "“春季”看不出是哪几个月"),
        ("每月第一周", "“每月第一周”看不出是哪几个月"),
    ],
)
def test_what_is_no_span_of_months_is_told(text: str, message: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_months(text)
    assert fault.value.message == message
    assert "月" in fault.value.hint
