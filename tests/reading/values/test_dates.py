"""Dates as they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.values import Misread, parse_date

WOMENS_DAY = date(2023, 3, 8)
DAYS = st.dates(date(1949, 1, 1), date(2100, 12, 31))
ORDINALS = dict(enumerate("一二三四五六七八九十", start=1))


def in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else ORDINALS[tens]) + ("十" if tens else "") + (ORDINALS[ones] if ones else "")


def year_in_words(year: int) -> str:
    return str(year).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def full_width(text: str) -> str:
    return "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in text)


def spellings(day: date) -> list[str]:
    y, m, d = day.year, day.month, day.day
    weekday = "一二三四五六日"[day.weekday()]
    return [
        day.isoformat(),
        f"{y}-{m}-{d}",
        f"{y}/{m}/{d}",
        f"{y}.{m}.{d}",
        f"{y}.{m:02}.{d:02}",
        f"{y}年{m}月{d}日",
        f"{y}年{m:02}月{d:02}日",
        f"{y} 年 {m} 月 {d} 日",
        f"{y}{m:02}{d:02}",
        f"{year_in_words(y)}年{in_words(m)}月{in_words(d)}日",
        full_width(f"{y}-{m}-{d}"),
        full_width(f"{y}{m:02}{d:02}"),
        f"{y}—{m:02}—{d:02}",
        f"{day.isoformat()}（星期{weekday}）",
        f"{y}年{m}月{d}日（周{weekday}）",
        f"{y}年{m}月{d}日(周{weekday})",
        f"{y}年{m}月{d}日 星期{weekday}",
    ]


def short_spellings(day: date) -> list[str]:
    m, d = day.month, day.day
    return [
        f"{m}月{d}日",
        f"{m}月{d}号",
        f"{m}.{d}",
        f"{m}-{d}",
        f"{m}/{d}",
        f"{m:02}-{d:02}",
        full_width(f"{m}.{d}"),
    ]


@given(DAYS)
def test_every_spelling_of_a_date_is_that_date_and_needs_no_note(day: date) -> None:
    for text in spellings(day):
        assert tuple(parse_date(text, None)) == (day, ""), text


@given(DAYS)
def test_a_date_without_its_year_takes_the_year_of_the_file_and_says_so(day: date) -> None:
    for text in short_spellings(day):
        value, note = parse_date(text, day.year)
        assert value == day, text
        assert note == f"“{text}”已理解为 {day.year}年{day.month}月{day.day}日（按文件年份补全）"


@pytest.mark.parametrize(
    "text",
    [
        "二〇二三年三月八日",
        "二○二三年三月八日",
        "二O二三年三月八日",
        "2023年3月8号",
        "2023、3、8",
        "2023/3/8日",
        "2023.3.8号",
        "2023年3月8",
        " 2023-03-08 ",
        "2023 - 3 - 8",
        "2023年　3月　8日",
        "2023‐03‐08",
        "2023–03–08",
        "\ufeff2023-03-08",
        "2023-03-08\u200b",
        "2023年3\u2f498\u2f47",  # the radicals ⽉ and ⽇, as text copied from a PDF has them
        "2023-03-08（周三）",
        "2023-03-08 礼拜三",
        "2023-03-08（ 星期三 ）",
    ],
)
def test_odd_spellings_are_understood(text: str) -> None:
    assert parse_date(text, None).value == WOMENS_DAY


def test_the_year_that_was_typed_wins_over_the_year_of_the_file() -> None:
    assert tuple(parse_date("2022-3-8", 2023)) == (date(2022, 3, 8), "")


def test_sunday_has_two_names() -> None:
    assert (
        parse_date("2023年3月12日（星期天）", None).value == parse_date("2023年3月12日（周日）", None).value
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2023年3月8日（星期四）", "2023年3月8日是星期三，不是星期四"),
        ("3.8 周日", "2023年3月8日是星期三，不是星期日"),
        ("2023-02-30", "2023年2月没有30日"),
        ("2023-2-29", "2023年2月没有29日"),
        ("4月31日", "2023年4月没有31日"),
        ("2023-3-0", "2023年3月没有0日"),
        ("2023-13-01", "一年没有13月"),
        ("20231301", "一年没有13月"),
        ("2023-0-1", "一年没有0月"),
        ("0203-03-08", "“0203-03-08”的年份是203年，请核对"),
        ("2203-03-08", "“2203-03-08”的年份是2203年，请核对"),
        ("", "这里还没有写日期"),
        ("　", "这里还没有写日期"),
        ("三月初", "“三月初”不像一个日期"),
        ("23-3-8", "“23-3-8”的年份只写了两位"),
        ("2023-3/8", "“2023-3/8”不像一个日期"),
        ("3、8", "“3、8”不像一个日期"),
        ("23.3.8", "“23.3.8”的年份只写了两位"),
        ("2023-3", "“2023-3”没有写是哪一天"),
        ("3—8", "“3—8”不像一个日期"),
        ("2023-1 1-2", "“2023-1 1-2”不像一个日期"),
        ("2023-03-08 14:30", "“2023-03-08 14:30”不像一个日期"),
        ("3月8日—10日", "“3月8日—10日”不像一个日期"),
        ("²⁰²³-3-8", "“²⁰²³-3-8”不像一个日期"),
        ("2023年十十月8日", "“2023年十十月8日”不像一个日期"),
        ("a\x0bb", "“a·b”不像一个日期"),
        ("待" * 101, "这里写了 101 个字，太长了，看不出是什么"),
        ("待" * 99, f"“{'待' * 30}……”不像一个日期"),
    ],
)
def test_what_is_no_date_is_told_with_what_to_type(text: str, message: str) -> None:
    with pytest.raises(Misread) as fault:
        parse_date(text, 2023)
    assert fault.value.message == message
    assert "2023-03-08" in fault.value.hint


@pytest.mark.parametrize(
    ("text", "year", "example"),
    [
        ("14.6.30", None, "2014-06-30 或 2014年6月30日"),
        ("14年6月30日", 2023, "2014-06-30"),
        ("98-7-31", None, "1998-07-31"),
        ("二〇一四年六月", None, "2014-06-08 或 2014年6月8日"),
        ("2014年6月", 2023, "2014-06-08"),
        ("2014", None, "2014-03-08"),
        ("2014年下半年", 2023, "2014-03-08"),
        ("2014年2月30日", 2023, "2014-03-08"),
        ("六月底", 2026, "2026-03-08"),
        ("待定", 2026, "2026-03-08"),
        ("0000年3月", 2023, "2023-03-08"),
        ("〇〇〇〇", 2023, "2023-03-08"),
        ("", 2026, "2026-03-08"),
    ],
)
def test_the_example_is_of_the_year_that_was_typed_or_else_of_the_file(
    text: str, year: int | None, example: str
) -> None:
    with pytest.raises(Misread) as fault:
        parse_date(text, year)
    assert example in fault.value.hint


def test_a_date_without_any_year_is_told() -> None:
    with pytest.raises(Misread) as fault:
        parse_date("3.8", None)
    assert fault.value.message == "“3.8”没有写年份"


def test_a_year_of_the_file_that_no_calendar_has_is_told_too() -> None:
    with pytest.raises(Misread):
        parse_date("3.8", 0)
