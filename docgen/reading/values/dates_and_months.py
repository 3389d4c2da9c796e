"""Dates and months, as a secretary types them."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import NamedTuple

from docgen.reading.values.numerals import NUMERAL, YEAR, read_number, read_year
from docgen.reading.values.spelling import SPAN, packed, quoted
from docgen.reading.values.understood import Misread, Reading, remembered

_SERIAL = re.compile(r"[1-6][0-9]{4}(?:\.0)?")
"""From 1927 to 2091, as Excel numbers days."""
MEND = "请写成 2023-03-08 或 2023年3月8日 这样的日期，年份写四位"

EXAMPLE_YEAR = 2023
YEARS = range(1900, 2101)
"""A year outside of these is a slip of the fingers."""

DATE_IN_TEXT = (
    rf"(?:(?:{YEAR}年)?{NUMERAL}月{NUMERAL}(?:[日号]|(?![0-9人名个票项]))"
    r"|[0-9]{4}(?P<between>[-/.])[0-9]{1,2}(?P=between)[0-9]{1,2}(?![0-9])"
    r"|[0-9]{1,2}[-/.][0-9]{1,2}[日号]?(?![-/.]?[0-9]|[个学小分万元%:票人名的]))"
    r"(?:\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\s*\([一二三四五六日天]\))?"
)
"""Pattern of a date that stands in a sentence; its numbers are looked at by `parse_date`."""
_BEGINS_WITH_DATE = rf"\s*(?:(?:日期|时间)\s*[:：]\s*)?{DATE_IN_TEXT}"

_DAY_FIRST = rf"(?P<day>{DATE_IN_TEXT}(?:\s*（(?:星期|周|礼拜).）)?)[\s,，、]*(?P<hours>.*)"

_WEEKDAYS = "一二三四五六日"
_WEEKDAY = re.compile(
    r"(?P<day>.*?)(?:\(?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])\)?|\((?P<short>[一二三四五六日天])\))"
)
_DATES = [
    re.compile(rf"(?:(?P<year>{YEAR})年)?(?P<month>{NUMERAL})月(?P<day>{NUMERAL})[日号]?"),
    re.compile(
        r"(?:(?P<year>[0-9]{4})(?P<mark>[-—/.、]))?"
        r"(?P<month>[0-9]{1,2})(?(mark)(?P=mark)|[-/.])(?P<day>[0-9]{1,2})(?(mark)[日号]?)"
    ),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
]


@remembered
def parse_date(text: str, year: int | None) -> Reading[date]:
    """Read a date; `year` completes one that was typed without its own.

    A weekday typed with it (星期三) is compared. Raises Misread.
    """
    typed, weekday = _without_weekday(packed(text, MEND))
    parts = next((found for each in _DATES if (found := each.fullmatch(typed))), None)
    if parts is None:
        raise _not_a_date(text, typed, year)
    day = _day(text, parts, year)
    _compare_weekday(day, weekday)
    guessed = f"{quoted(text)}已理解为 {_official(day)}（按文件年份补全）"
    # A completed year is a guess, so it is told.
    return Reading(day, "" if parts["year"] else guessed)


def day_and_hours(text: str) -> tuple[str, str] | None:
    """Part a day from the hours behind it: 2026年3月12日下午3:30; None where no certain day stands first."""
    found = re.fullmatch(_DAY_FIRST, text.strip())
    # 10.30 may be half past ten.
    if found is None or not re.search(rf"月|^{YEAR}", found["day"]):
        return None
    return found["day"], found["hours"]


def begins_with_date(line: str) -> bool:
    """Tell whether a line begins with a date, which a label (日期：) may lead."""
    return re.match(_BEGINS_WITH_DATE, line) is not None


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
    return (found["day"], (found["weekday"] or found["short"]).replace("天", "日")) if found else (typed, "")


def _day(text: str, parts: re.Match[str], year_of_file: int | None) -> date:
    year = read_year(parts["year"]) if parts["year"] else year_of_file
    month, day = read_number(parts["month"]), read_number(parts["day"])
    if month is None or day is None:
        raise _not_a_date(text, "", year)
    if year is None:
        raise Misread(f"{quoted(text)}没有写年份", MEND)
    check_year(text, year, MEND)
    check_month(month, _mend(year))
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise Misread(f"{year}年{month}月没有{day}日", _mend(year))
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


_TWO_DIGITS = re.compile(r"(?P<year>[0-9]{2})[年./-](?P<month>[0-9]{1,2})[月./-](?P<day>[0-9]{1,2})[日号]?")
_WITHOUT_DAY = re.compile(rf"(?P<year>{YEAR})(?:年|[./-]|年?$)(?:(?P<month>{NUMERAL})(?:月份?|$))?")


def _not_a_date(text: str, typed: str, year: int | None) -> Misread:
    """What is no date, with an example of the year that was typed, or else of the file's."""
    if _SERIAL.fullmatch(text.strip()):
        # Excel's day 1 is 1900-01-01, and it counts a 29 February of 1900 that was none.
        meant = date(1899, 12, 30) + timedelta(days=int(text.split(".", maxsplit=1)[0]))
        message = f"{quoted(text)}不像一个日期，像是 Excel 存日期用的数字（{meant.isoformat()}）"
        return Misread(message, "把这一格的格式设成“日期”，或者照写日期")
    if short := _TWO_DIGITS.fullmatch(typed):
        mend = _mend(_full_year(int(short["year"])), *_numbers(short))
        return Misread(f"{quoted(text)}的年份只写了两位", mend)
    if no_day := _WITHOUT_DAY.fullmatch(typed):
        message = f"{quoted(text)}没有写是哪一天"
        return Misread(message, _mend(read_year(no_day["year"]), *_numbers(no_day)))
    message = f"{quoted(text)}不像一个日期" if text.strip() else "这里还没有写日期"
    named = re.search("(?:19|20)[0-9]{2}", typed)
    return Misread(message, _mend(int(named[0]) if named else year or EXAMPLE_YEAR))


def _numbers(found: re.Match[str]) -> tuple[int, int]:
    told = found.groupdict()
    return read_number(told["month"] or "") or 0, read_number(told.get("day") or "") or 0


def _full_year(two_digits: int) -> int:
    # Members have joined since 1950; nobody writes of a year that is far ahead.
    return two_digits + (2000 if two_digits < 50 else 1900)


def _mend(year: int, month: int = 3, day: int = 8) -> str:
    year = year if year in YEARS else EXAMPLE_YEAR
    of_month = month if 1 <= month <= 12 else 3
    is_day = 1 <= day <= calendar.monthrange(year, of_month)[1]
    of_day = date(year, of_month, day if is_day else 8)
    return f"请写成 {of_day.isoformat()} 或 {_official(of_day)} 这样的日期，年份写四位"


_MONTH_MEND = "请写成 1968-03 或 1968年3月 这样的年月"
_MONTHS_MEND = "请写成 3月、3月—5月、3月、9月 或 全年"

_YEAR_AND_MONTH = [
    re.compile(rf"(?P<year>{YEAR})年(?P<month>{NUMERAL})月份?"),
    re.compile(r"(?P<year>[0-9]{4})[-—/.](?P<month>[0-9]{1,2})"),
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})"),
]
# Excel makes the number 1990.10 into 1990.1.
_TENTH_OR_FIRST = re.compile(r"[0-9]{4}\.1")

_ALL_YEAR = range(1, 13)
_SPANS_BY_NAME = {
    **dict.fromkeys(("全年", "每月", "每个月", "各月"), _ALL_YEAR),
    "上半年": range(1, 7),
    "下半年": range(7, 13),
} | {
    f"{ordinal}{name}季度": range(3 * n + 1, 3 * n + 4)
    for n, name in enumerate("一二三四")
    for ordinal in ("", "第")
}
_BETWEEN_MONTHS = re.compile(r"[、,;和及\s]")
_PART_OF_MONTH = r"(?:[上中下]旬|[中上][中下]旬|月?[初中底末内]|期间)?(?:左右|前后|之?前|以前)?"
_ONE_MONTH = re.compile(rf"(?P<next>次年|翌年|第二年|来年)?(?P<month>{NUMERAL})(?:月份?{_PART_OF_MONTH})?")


class YearMonth(NamedTuple):
    """A month of a year, 1 to 12."""

    year: int
    month: int


def parse_month(text: str) -> Reading[YearMonth]:
    """Read a month with its year; of a whole date its month is taken. Raises Misread."""
    typed = packed(text, _MONTH_MEND)
    found = next((found for each in _YEAR_AND_MONTH if (found := each.fullmatch(typed))), None)
    month = found and read_number(found["month"])
    if not found or month is None:
        return Reading(_month_of_date(text))
    year = read_year(found["year"])
    check_year(text, year, _MONTH_MEND)
    check_month(month, _MONTH_MEND)
    doubt = f"{quoted(text)}已理解为 {year}年1月；如果是10月，请写成 {year}-10"
    return Reading(YearMonth(year, month), doubt if _TENTH_OR_FIRST.fullmatch(typed) else "")


def parse_months(text: str) -> Reading[tuple[int, ...]]:
    """Read months of a year: one, a span, several, or all; ascending, each once. Raises Misread.

    9月—次年1月 is in the order in which its months come: 9 to 12, then 1.
    """
    typed = packed(text, _MONTHS_MEND)
    if typed in _SPANS_BY_NAME:
        return Reading(tuple(_SPANS_BY_NAME[typed]))
    pieces = _BETWEEN_MONTHS.split(typed)
    if len(pieces) == 1 and _turns(typed):
        return Reading(_over_the_turn(text, typed))
    months = sorted({month for piece in pieces for month in _month_span(text, piece)})
    # Bare numbers may count something else than months: that reading is a guess, and said aloud.
    told = f"{quoted(text)}已理解为 {_in_words(months)}"
    return Reading(tuple(months), "" if "月" in typed else told)


def _month_of_date(text: str) -> YearMonth:
    if _WITHOUT_DAY.fullmatch(packed(text, _MONTH_MEND)):
        raise Misread(f"{quoted(text)}不像一个年月", _MONTH_MEND)
    try:
        day = parse_date(text, None).value
    except Misread as fault:
        raise Misread(fault.message.replace("日期", "年月"), _MONTH_MEND) from None
    return YearMonth(day.year, day.month)


def _turns(typed: str) -> bool:
    found = _ONE_MONTH.fullmatch(SPAN.split(typed)[-1])
    return found is not None and bool(found["next"])


def _over_the_turn(text: str, typed: str) -> tuple[int, ...]:
    ends = [_month_number(text, end) for end in SPAN.split(typed)]
    if len(ends) == 1:
        return (ends[0],)
    if len(ends) > 2 or ends[0] <= ends[1]:
        raise _not_months(text)
    return (*range(ends[0], 13), *range(1, ends[1] + 1))


def _month_span(text: str, piece: str) -> range:
    ends = [_month_number(text, end) for end in SPAN.split(piece)]
    if len(ends) > 2:
        raise _not_months(text)
    if ends[-1] < ends[0]:
        raise Misread(
            f"{quoted(text)}是倒着写的：{ends[-1]}月在{ends[0]}月前面",
            f"请从小到大写，如 {ends[-1]}月—{ends[0]}月；跨年的写 {ends[0]}月—次年{ends[-1]}月",
        )
    return range(ends[0], ends[-1] + 1)


def _month_number(text: str, piece: str) -> int:
    found = _ONE_MONTH.fullmatch(piece)
    month = found and read_number(found["month"])
    if month is None:
        raise _not_months(text)
    check_month(month, _MONTHS_MEND)
    return month


def _in_words(months: list[int]) -> str:
    return "、".join(f"{month}月" for month in months)


def _not_months(text: str) -> Misread:
    return Misread(f"{quoted(text)}看不出是哪几个月" if text.strip() else "这里还没有写月份", _MONTHS_MEND)
