"""Months: of a birth, and spans inside a year."""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.reading.values.dates import check_month, check_year, parse_date
from docgen.reading.values.numerals import NUMERAL, YEAR, read_number, read_year
from docgen.reading.values.spelling import SPAN, packed, quoted
from docgen.reading.values.understood import Misread, Reading

_MONTH_MEND = "请写成 1968-03 或 1968年3月 这样的年月"
_MONTHS_MEND = "请写成 3月、3月—5月、3月、9月 或 全年"

_SPELLINGS = [
    re.compile(rf"(?P<year>{YEAR})年(?P<month>{NUMERAL})月份?"),
    re.compile(r"(?P<year>[0-9]{4})[-—/.](?P<month>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})"),
]
# Excel makes the number 1990.10 into 1990.1.
_TENTH_OR_FIRST = re.compile(r"[0-9]{4}\.1")

_ALL_YEAR = range(1, 13)
_NAMED = {
    **dict.fromkeys(("全年", "每月", "每个月", "各月"), _ALL_YEAR),
    "上半年": range(1, 7),
    "下半年": range(7, 13),
} | {
    f"{ordinal}{name}季度": range(3 * n + 1, 3 * n + 4)
    for n, name in enumerate("一二三四")
    for ordinal in ("", "第")
}
_BETWEEN = re.compile(r"[、,;和及\s]")
_ONE = re.compile(rf"(?P<month>{NUMERAL})(?:月份?)?")


class YearMonth(NamedTuple):
    """A month of a year, 1 to 12."""

    year: int
    month: int


def parse_month(text: str) -> Reading[YearMonth]:
    """Read a month with its year; of a whole date its month is taken. Raises Misread."""
    typed = packed(text, _MONTH_MEND)
    found = next((found for each in _SPELLINGS if (found := each.fullmatch(typed))), None)
    month = found and read_number(found["month"])
    if not found or month is None:
        return Reading(_month_of_date(text))
    year = read_year(found["year"])
    check_year(text, year, _MONTH_MEND)
    check_month(month, _MONTH_MEND)
    doubt = f"{quoted(text)}已理解为 {year}年1月；如果是10月，请写成 {year}-10"
    return Reading(YearMonth(year, month), doubt if _TENTH_OR_FIRST.fullmatch(typed) else "")


def parse_months(text: str) -> Reading[tuple[int, ...]]:
    """Read months of a year: one, a span, several, or all; ascending, each once. Raises Misread."""
    typed = packed(text, _MONTHS_MEND)
    if typed in _NAMED:
        return Reading(tuple(_NAMED[typed]))
    months = sorted({month for piece in _BETWEEN.split(typed) for month in _span(text, piece)})
    told = f"{quoted(text)}已理解为 {_in_words(months)}"
    return Reading(tuple(months), "" if "月" in typed else told)


def _month_of_date(text: str) -> YearMonth:
    try:
        day = parse_date(text, None).value
    except Misread as fault:
        raise Misread(fault.message.replace("日期", "年月"), _MONTH_MEND) from None
    return YearMonth(day.year, day.month)


def _span(text: str, piece: str) -> range:
    ends = [_month(text, end) for end in SPAN.split(piece)]
    if len(ends) > 2:
        raise _unknown(text)
    if ends[-1] < ends[0]:
        raise Misread(
            f"{quoted(text)}是倒着写的：{ends[-1]}月在{ends[0]}月前面",
            f"请从小到大写，如 {ends[-1]}月—{ends[0]}月；跨年的请分写在两年的文件里",
        )
    return range(ends[0], ends[-1] + 1)


def _month(text: str, piece: str) -> int:
    found = _ONE.fullmatch(piece)
    month = found and read_number(found["month"])
    if month is None:
        raise _unknown(text)
    check_month(month, _MONTHS_MEND)
    return month


def _in_words(months: list[int]) -> str:
    return "、".join(f"{month}月" for month in months)


def _unknown(text: str) -> Misread:
    return Misread(f"{quoted(text)}看不出是哪几个月" if text.strip() else "这里还没有写月份", _MONTHS_MEND)
