"""The time that a plan covers (时段): a year, a school year, a term, a half, a quarter, months, days.

2026年  2026—2027学年  2026学年  2026—2027学年度第一学期  2026-2027-1  2026年秋季学期
2026年上半年  2026年第三季度  2026年3月份  2026.9-2027.1  9月—次年1月  2026-09-01—2027-01-20

What else stands in brackets is read as the days: 2026—2027学年度第一学期（2026-08-25—2027-01-22）.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date

from docgen.domain.calendar.windows import Window, year_window
from docgen.domain.words.dates import official_date
from docgen.models.plan import Plan
from docgen.reading.values import Misread, Reading, understood
from docgen.reading.values.dates_and_months import YEARS, YearMonth
from docgen.reading.values.numerals import NUMERAL, YEAR, read_number, read_year
from docgen.reading.values.spelling import SPAN, packed, quoted

EXAMPLES = (
    "2026年",
    "2026—2027学年",
    "2026—2027学年度第一学期",
    "2026年秋季学期",
    "2026年下半年",
    "2026年第三季度",
    "2026年3月",
    "2026年9月—2027年1月",
    "2026-09-01—2027-01-20",
)
MEND = f"可以这样写：{'、'.join(EXAMPLES)}"

_TO = rf"(?:{SPAN.pattern})"
_OF_YEAR = rf"(?:(?P<year>{YEAR})年?度?)"
_TERM = r"第?[一二12]学期|[上下](?:半?学期)?|[春秋]季?(?:学期)?"
_SCHOOL = re.compile(
    rf"(?P<first>{YEAR})年?(?:{_TO}(?P<last>{YEAR}|[0-9]{{2}})年?)?(?P<word>学年度?)的?"
    rf"(?:\((?P<inside>{_TERM})\)|(?P<term>{_TERM}))?"
)
_CODE = re.compile(rf"(?P<first>[0-9]{{4}}){_TO}(?P<last>[0-9]{{4}})(?:-(?P<term>[12]))?")
_SEASON = re.compile(rf"{_OF_YEAR}(?P<season>[春秋])季?(?:学期)?|(?P<alone>[春秋])季(?:学期)?")
_HALF = re.compile(rf"{_OF_YEAR}?(?P<half>[上下])半年度?")
_QUARTER = re.compile(rf"{_OF_YEAR}?第?(?P<quarter>[一二三四1-4])季度")
_WHOLE = re.compile(rf"{_OF_YEAR}|全年|本年度?")
_MONTH = r"(?:(?P<year{0}>{1})[-年./]|(?P<next{0}>次年|翌年|第二年|来年))?(?P<month{0}>{2})"
_FROM, _UNTIL = _MONTH.format(1, YEAR, NUMERAL), _MONTH.format(2, YEAR, NUMERAL)
_MONTHS = re.compile(rf"{_FROM}(?:月份?)?(?:{_TO}{_UNTIL}(?:月份?)?)?")
_DAY = r"[-月./](?P<day{0}>{1})[日号]?"
_DAYS = re.compile(rf"{_FROM}{_DAY.format(1, NUMERAL)}{_TO}{_UNTIL}{_DAY.format(2, NUMERAL)}")
_WITH_DAYS = re.compile(r"(?P<words>[^()]+)\((?P<days>[^()]+)\)")
# In Hunan 2026年上学期 is the spring, elsewhere the first term of a school year, which is the autumn.
_TERM_ALONE = re.compile(rf"{_OF_YEAR}?(?:第?[一二12]|[上下])学期")
_CALLED = re.compile(r"(?:党建|党务)?(?:工作)?(?:计划|要点|安排)")

_Found = re.Match[str]


def parse_span(text: str, year: int) -> Reading[Window]:
    """Read the time that a plan covers; `year` is that of its folder. Raises Misread.

    The note tells the days, where it is docgen that says when a school year or a term begins and ends.
    """
    typed = _CALLED.sub("", packed(text, MEND))
    given = _WITH_DAYS.fullmatch(typed)
    days = _DAYS.fullmatch(given["days"]) if given else None
    if given and days:
        own = _days(text, days, year)
        return Reading(_read(text, given["words"], year)[0]._replace(first=own.first, last=own.last))
    span, is_told = _read(text, typed, year)
    return Reading(span, f"{quoted(text)}按{days_of(span)}算" if is_told else "")


def days_of(span: Window) -> str:
    """2026年9月1日—2027年1月31日."""
    return f"{official_date(span.first)}—{official_date(span.last)}"


def is_calendar_year(span: Window) -> bool:
    """Return whether it is a year from January to December."""
    return span._replace(name="") == year_window(span.first.year)._replace(name="")


def title_of(span: Window) -> str:
    """A span as titles say it: 2026年度, 2026—2027学年度第一学期."""
    return f"{span.name}度" if is_calendar_year(span) else span.name


def first_month(span: Window, numbers: Sequence[int]) -> YearMonth | None:
    """The first of some months that a span covers; None where it covers none of them."""
    covered = [month for number in numbers if (month := month_in(span, number))]
    # 9月—次年1月 begins in September also in a plan of one year.
    return (covered[0] if numbers[0] > numbers[-1] else min(covered)) if covered else None


def months_of(span: Window) -> list[YearMonth]:
    """The months of a span, in order: September to January over the turn of the year."""
    first, last = (day.year * 12 + day.month - 1 for day in (span.first, span.last))
    return [YearMonth(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def month_in(span: Window, month: int) -> YearMonth | None:
    """The month of that number in a span; None where it has none."""
    return next((each for each in months_of(span) if each.month == month), None)


def span_of(plan: Plan, year: int) -> Window:
    """The time that a plan covers: as written, else as its title says, else the year of its folder."""
    typed = words_of_span(plan)
    found = understood(lambda text: parse_span(text, year), typed) if typed else None
    return found.value if found else year_window(year)


def words_of_span(plan: Plan) -> str:
    """The words that say which time a plan covers: 时段, or those of its title."""
    return str(plan.span) or span_in_title("".join(plan.title))


def span_in_title(title: str) -> str:
    """The words of a title that say which time its plan covers; nothing where they name a year or nothing."""
    packed_title = packed(title[-_LONGEST_TITLE:], MEND)
    found = [each[0] for form in _IN_TITLES for each in form.finditer(packed_title)]
    return max(found, key=len, default="")


_LONGEST_TITLE = 90
_BEFORE_PLAN = r"(?=(?:党建|党务|重点|主要|支部|党总支|党员|学习|教育|培训)*(?:工作|计划|安排|要点))"
_PARTS = r"第?[一二12]学期|[上下]学期|[春秋]季学期|[上下]半年|第?[一二三四1-4]季度"
_IN_TITLES = [
    _SCHOOL,
    re.compile(rf"{YEAR}年?度?(?:{_PARTS})"),
    re.compile(rf"(?:{_PARTS}|{YEAR}年?[春秋]季?|(?:{YEAR}年)?(?:[寒暑]假|暑期|本学[期年])){_BEFORE_PLAN}"),
    re.compile(rf"{YEAR}[年.]{NUMERAL}月?份?(?:{_TO}{YEAR}[年.]{NUMERAL}月?份?){_BEFORE_PLAN}"),
    re.compile(rf"{YEAR}年{NUMERAL}月(?:{_TO}(?:次年|翌年)?{NUMERAL}月)?份?{_BEFORE_PLAN}"),
    re.compile(rf"(?<![0-9〇零一二三四五六七八九年])[0-9一二三四五六七八九十]+月份?{_BEFORE_PLAN}"),
]


def _read(text: str, typed: str, year: int) -> tuple[Window, bool]:
    """The span, and whether its ends are docgen's own."""
    for form, read, is_told in _FORMS:
        found = form.fullmatch(typed)
        if found:
            return read(text, found, year), is_told
    if _TERM_ALONE.fullmatch(typed):
        name = "、".join((f"{year - 1}—{year}学年第二学期（春季）", f"{year}—{year + 1}学年第一学期（秋季）"))
        raise Misread(f"{quoted(text)}看不出是哪个学年的", f"写明学年，如 {name}，或者写 {year}年春季学期")
    raise Misread(f"{quoted(text)}看不出从哪天到哪天", MEND)


def _school(text: str, found: _Found, _year: int) -> Window:
    first = read_year(found["first"])
    _check_years(text, first, found["last"])
    word, term = found["word"], found["inside"] or found["term"] or ""
    name = f"{first}—{first + 1}{word}" if found["last"] else f"{first}{word}"
    if not term:
        return Window(name, date(first, 9, 1), date(first + 1, 8, 31))
    return _term(f"{name}{_term_name(term)}", first, is_first=term.lstrip("第")[0] in "一1上秋")


def _term_name(typed: str) -> str:
    ordinal = {"一": "第一学期", "1": "第一学期", "二": "第二学期", "2": "第二学期"}
    return ordinal.get(typed.lstrip("第")[0]) or f"{typed[0]}{'季' if typed[0] in '春秋' else ''}学期"


def _term(name: str, first: int, *, is_first: bool) -> Window:
    """The first term of a school year, September to January, or the second, February to July (practice)."""
    if is_first:
        return Window(name, date(first, 9, 1), date(first + 1, 1, 31))
    return Window(name, date(first + 1, 2, 1), date(first + 1, 7, 31))


def _code(text: str, found: _Found, _year: int) -> Window:
    """2026-2027, 2026-2027-1: as school offices name folders."""
    first = int(found["first"])
    _check_years(text, first, found["last"])
    name = f"{first}—{first + 1}学年度"
    if not found["term"]:
        return Window(name, date(first, 9, 1), date(first + 1, 8, 31))
    return _term(f"{name}第{'一二'[int(found['term']) - 1]}学期", first, is_first=found["term"] == "1")


def _check_years(text: str, first: int, last: str | None) -> None:
    if first not in YEARS:
        raise Misread(f"{quoted(text)}的年份是{first}年，请核对", MEND)
    if last and int(str(read_year(last))[-2:] if len(last) == 4 else last) != (first + 1) % 100:
        raise Misread(f"{quoted(text)}不是相连的两年", f"一个学年写作 {first}—{first + 1}学年；别的写明起止")


def _year_of(found: _Found, year: int) -> int:
    return read_year(found["year"]) if found["year"] else year


def _season(_text: str, found: _Found, year: int) -> Window:
    number, season = _year_of(found, year), found["season"] or found["alone"]
    autumn = season == "秋"
    return _term(f"{number}年{season}季学期", number if autumn else number - 1, is_first=autumn)


def _half(_text: str, found: _Found, year: int) -> Window:
    number, first = _year_of(found, year), 1 if found["half"] == "上" else 7
    return _from_months(
        f"{number}年{found['half']}半年", YearMonth(number, first), YearMonth(number, first + 5)
    )


def _quarter(_text: str, found: _Found, year: int) -> Window:
    number, quarter = _year_of(found, year), read_number(found["quarter"]) or 1
    name = f"{number}年第{'一二三四'[quarter - 1]}季度"
    return _from_months(name, YearMonth(number, quarter * 3 - 2), YearMonth(number, quarter * 3))


def _whole(_text: str, found: _Found, year: int) -> Window:
    return year_window(_year_of(found, year))


def _months(text: str, found: _Found, year: int) -> Window:
    first = _month(text, found, "1", year)
    last = _month(text, found, "2", first.year) if found["month2"] else first
    # A bare number, and 2026.9-12, are neither months nor days.
    typed = ("month1", "month2") if found["month2"] else ("month1",)
    if "月" not in found[0] and not all(found[each.replace("month", "year")] for each in typed):
        raise Misread(f"{quoted(text)}看不出从哪天到哪天", MEND)
    if last < first:
        raise Misread(
            f"{quoted(text)}是倒着写的", f"跨年的写明年份，如 {first.year}年9月—{first.year + 1}年1月"
        )
    name = f"{first.year}年{first.month}月"
    if last == first:
        return _from_months(name, first, last)
    year_again = f"{last.year}年" if last.year != first.year else ""
    return _from_months(f"{name}—{year_again}{last.month}月", first, last)


def _month(text: str, found: _Found, end: str, year: int) -> YearMonth:
    number = read_year(found[f"year{end}"]) if found[f"year{end}"] else year + bool(found[f"next{end}"])
    month = read_number(found[f"month{end}"])
    if not month or month > 12 or number not in YEARS:
        raise Misread(f"{quoted(text)}里的月份看不懂", MEND)
    return YearMonth(number, month)


def _from_months(name: str, first: YearMonth, last: YearMonth) -> Window:
    return Window(name, date(*first, 1), date(*last, monthrange(*last)[1]))


def _days(text: str, found: _Found, year: int) -> Window:
    first = _day(text, found, "1", year)
    last = _day(text, found, "2", first.year)
    if last < first:
        raise Misread(f"{quoted(text)}是倒着写的", "先写起，后写止；跨年的写明年份")
    span = Window("", first, last)
    return span._replace(name=days_of(span))


def _day(text: str, found: _Found, end: str, year: int) -> date:
    month, day = _month(text, found, end, year), read_number(found[f"day{end}"])
    try:
        return date(*month, day or 0)
    except ValueError:
        raise Misread(f"{quoted(text)}里的日子日历上没有", MEND) from None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, _Found, int], Window], bool], ...] = (
    (_SCHOOL, _school, True),
    (_CODE, _code, True),
    (_SEASON, _season, True),
    (_HALF, _half, False),
    (_QUARTER, _quarter, False),
    (_WHOLE, _whole, False),
    (_MONTHS, _months, False),
    (_DAYS, _days, False),
)
"""Each form with what reads it, and whether it is docgen that says on which days it begins and ends."""
