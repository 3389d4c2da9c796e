"""Dates, as a secretary types them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from docgen.reading.values.numerals import NUMERAL, YEAR, read_number, read_year
from docgen.reading.values.remembered import remembered
from docgen.reading.values.spelling import packed, quoted
from docgen.reading.values.understood import Misread, Reading

MEND = "请写成 2023-03-08 或 2023年3月8日 这样的日期，年份写四位"

YEARS = range(1900, 2101)
"""A year outside of these is a slip of the fingers."""

_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(r"(?P<day>.*?)\(?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])\)?")
_SPELLINGS = [
    re.compile(rf"(?:(?P<year>{YEAR})年)?(?P<month>{NUMERAL})月(?P<day>{NUMERAL})[日号]?"),
    re.compile(
        r"(?:(?P<year>[0-9]{4})(?P<mark>[-—/.]))?"
        r"(?P<month>[0-9]{1,2})(?(mark)(?P=mark)|[-/.])(?P<day>[0-9]{1,2})"
    ),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
]


@remembered
def parse_date(text: str, year: int | None) -> Reading[date]:
    """Read a date; `year` completes one that was typed without its own.

    A weekday typed with it (星期三) is compared. Raises Misread.
    """
    typed, weekday = _without_weekday(packed(text, MEND))
    parts = next((found for each in _SPELLINGS if (found := each.fullmatch(typed))), None)
    if parts is None:
        raise _not_a_date(text)
    day = _day(text, parts, year)
    _compare_weekday(day, weekday)
    guessed = f"{quoted(text)}已理解为 {_official(day)}（按文件年份补全）"
    return Reading(day, "" if parts["year"] else guessed)


def check_month(month: int, mend: str) -> None:
    """Raise Misread for a month that no year has."""
    if not 1 <= month <= 12:
        raise Misread(f"一年没有{month}月", mend)


def check_year(text: str, year: int, mend: str) -> None:
    """Raise Misread for a year that nobody means."""
    if year not in YEARS:
        raise Misread(f"{quoted(text)}的年份是{year}年，请核对", mend)


def _without_weekday(typed: str) -> tuple[str, str]:
    found = _WEEKDAY.fullmatch(typed)
    return (found["day"], found["weekday"].replace("天", "日")) if found else (typed, "")


def _day(text: str, parts: re.Match[str], year_of_file: int | None) -> date:
    year = read_year(parts["year"]) if parts["year"] else year_of_file
    month, day = read_number(parts["month"]), read_number(parts["day"])
    if month is None or day is None:
        raise _not_a_date(text)
    if year is None:
        raise Misread(f"{quoted(text)}没有写年份", MEND)
    check_year(text, year, MEND)
    check_month(month, MEND)
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise Misread(f"{year}年{month}月没有{day}日", MEND)
    return date(year, month, day)


def _compare_weekday(day: date, typed: str) -> None:
    real = _WEEKDAYS[day.weekday()]
    if typed and typed != real:
        raise Misread(
            f"{_official(day)}是星期{real}，不是星期{typed}",
            f"请核对日期和星期；只写日期也可以：{day.isoformat()}",
        )


def _official(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _not_a_date(text: str) -> Misread:
    return Misread(f"{quoted(text)}不像一个日期" if text.strip() else "这里还没有写日期", MEND)
