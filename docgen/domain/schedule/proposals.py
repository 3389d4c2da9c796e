"""Proposals (拟定): a rule for dates in Chinese, parsed; `proposed_days` makes the dates.

每月第一个周一 16:00        months × (nth weekday | day | last day | nth workday), and a time of day
逢双月15日                  months: 每月, 单月, 双月, 3月、9月, 每季度第一个月, 每半年最后一个月,
                            每学期第一个月
每学期第三周周四            the nth (or last) week of each school term, a weekday
每周三、每两周周三          every week, or every second
春节前一周、重阳节前、七一  a festival, or days or weeks before or after it
"""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.domain.calendar.festivals import NAMES
from docgen.reading.values import Misread, TimeRange, parse_months, parse_time_range
from docgen.reading.values.numerals import NUMERAL, read_number
from docgen.reading.values.spelling import packed, quoted

EXAMPLES = (
    "每月第一个周一 16:00",
    "每月最后一个周三下午2:30",
    "每月10日",
    "每月最后一个工作日",
    "逢双月15日",
    "3月、9月第二个周五",
    "每季度第一个月第二个周五",
    "每学期第三周周四",
    "每周三 16:00",
    "每月10日前",
    "春节前一周",
    "重阳节前",
    "9月10日",
)
MEND = f"可以这样写：{'、'.join(EXAMPLES)}"
LAST = -1


class MonthRule(NamedTuple):
    """In each of the months: the nth of a weekday, a day, or the nth workday; one of the three is set.

    `nth`, `day`, `workday` may be LAST; `of_term` picks the first (1) or last month of each term instead.
    """

    months: tuple[int, ...]
    nths: tuple[int, ...] = ()
    weekday: int = 0
    days: tuple[int, ...] = ()
    workday: int = 0
    of_term: int = 0


class TermRule(NamedTuple):
    """A weekday in the nth (or the last) week of each term; the first week is that of its first day."""

    week: int
    weekday: int


class WeekRule(NamedTuple):
    """A weekday of every week, or of every second."""

    weekday: int
    interval: int


class FestivalRule(NamedTuple):
    """So many days after (before: negative) a festival."""

    name: str
    days: int


Rule = MonthRule | TermRule | WeekRule | FestivalRule


class Proposal(NamedTuple):
    """A rule for dates, and the hours if they were said; `remark` is what else: 10日前, 第八节课."""

    rule: Rule
    time: TimeRange | None
    remark: str = ""


_UNTIL = re.compile(r"之?前(?:完成|召开|开展|进行)?|以前(?:完成|召开|开展|进行)?|内(?:完成|召开|开展|进行)?")
_REMARK = re.compile(r"\((?P<inside>[^()]+)\)")

_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
_WEEKDAY = r"(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
_ALL_MONTHS = tuple(range(1, 13))
_ORDINAL = rf"(?:(?P<last>最后|末)一?|(?P<first>首)|第?(?P<nth>{NUMERAL}))"
_PART_OF = {"季度": 3, "季": 3, "半年": 6}

_MONTHS = re.compile(
    rf"(?P<every>(?:每年)?每个?月)|(?:每年)?每?逢?(?P<parity>[双单])月的?|(?P<two>每[两二2]个?月)"
    rf"|每个?(?P<whole>季度|季|半年|学期)的?{_ORDINAL}个?月的?"
    rf"|(?:每年)?(?P<listed>[0-9一二三四五六七八九十]+月(?:(?:[、,和至到]|[-—~]+)[0-9一二三四五六七八九十]+月)*)(?:的?每个?月)?"
)
_NTH = re.compile(
    rf"的?(?:第?(?P<many>[一二三四1-4](?:[、,和]第?[一二三四1-4])+)个?|{_ORDINAL}个?)(?:周(?=周|星期))?{_WEEKDAY}"
)
_DAYS = re.compile(rf"的?(?P<days>{NUMERAL}[日号]?(?:[、,和]{NUMERAL}[日号]?)*(?<=[日号]))")
_LAST_DAY = re.compile(r"的?(?:最后一[天日]|月底|底|月末|末)")
_WORKDAY = re.compile(rf"的?{_ORDINAL}个?工作日")
_TERM = re.compile(rf"每个?学期(?:的|开学后?)?{_ORDINAL}个?周的?{_WEEKDAY}")
_WEEK = re.compile(rf"(?:每个?(?P<two>[两二2]个?周|隔一?周)|每个?周?)的?{_WEEKDAY}")
_FESTIVAL = re.compile(
    rf"(?:每年)?(?P<name>{'|'.join(sorted(NAMES, key=len, reverse=True))})节?(?:当[天日])?"
    rf"(?:(?P<side>之?[前后])(?:第?(?P<number>{NUMERAL}|半)个?(?P<unit>[天日周]|星期|月)?)?)?"
)


def parse_proposal(text: str) -> Proposal:
    """Read a rule for dates, with a time of day after it or without. Raises Misread."""
    # 于3月第二个周五: the word before the date says nothing. Blanks within a number are slips.
    typed = re.sub(r"^[于在]|(?<=[0-9])\s+(?=[0-9])", "", packed(text, MEND))
    found = next((found for parse in _PARSERS if (found := parse(text, typed))), None)
    if found is None:
        raise Misread(f"“拟定”{quoted(text)}看不懂", MEND)
    rule, end = found
    until = _UNTIL.match(typed, end) if isinstance(rule, MonthRule) else None
    # A half of the day without an hour is no time to print.
    rest = re.sub(r"^(?:上午|下午|晚上)$", "", typed[until.end() if until else end :].lstrip(",、的 "))
    alone = _REMARK.fullmatch(rest)
    if alone and not re.search("[0-9]", alone["inside"]):
        return Proposal(rule, None, alone["inside"].replace(",", "，"))
    return Proposal(rule, _time(text, rest), "最晚这一天" if until else "")


def _time(text: str, rest: str) -> TimeRange | None:
    if not rest:
        return None
    try:
        return parse_time_range(rest).value
    except Misread:
        raise Misread(f"“拟定”{quoted(text)}里的“{rest}”看不懂", MEND) from None


Found = tuple[Rule, int]


def _term_rule(text: str, typed: str) -> Found | None:
    found = _TERM.match(typed)
    if not found:
        return None
    return TermRule(_ordinal(text, found, 30), _WEEKDAYS[found["weekday"]]), found.end()


def _month_rule(text: str, typed: str) -> Found | None:
    months = _MONTHS.match(typed)
    if not months:
        return None
    of_term = _ordinal(text, months, 1) if months["whole"] == "学期" else 0
    rule = MonthRule(() if of_term else _month_numbers(text, months), of_term=of_term)
    for pattern, fill in _IN_MONTH:
        found = pattern.match(typed, months.end())
        if found:
            return fill(text, rule, found), found.end()
    return None


def _week_rule(_text: str, typed: str) -> Found | None:
    found = _WEEK.match(typed)
    return (WeekRule(_WEEKDAYS[found["weekday"]], 2 if found["two"] else 1), found.end()) if found else None


def _festival_rule(text: str, typed: str) -> Found | None:
    found = _FESTIVAL.match(typed)
    if not found:
        return None
    return FestivalRule(found["name"], _distance(text, found)), found.end()


# 每学期第三周 would also be read as 每…周: the longest form comes first.
_PARSERS = (_term_rule, _month_rule, _week_rule, _festival_rule)


def _month_numbers(text: str, found: re.Match[str]) -> tuple[int, ...]:
    if found["every"]:
        return _ALL_MONTHS
    if found["parity"] or found["two"]:
        # 每两个月 means 双月, as plans use it; nobody begins in January.
        return _ALL_MONTHS[0::2] if found["parity"] == "单" else _ALL_MONTHS[1::2]
    if found["whole"]:
        step = _PART_OF[found["whole"]]
        nth = _ordinal(text, found, step)
        return tuple(first + (step if nth == LAST else nth) - 1 for first in range(1, 13, step))
    return parse_months(found["listed"]).value


def _ordinal(text: str, found: re.Match[str], limit: int) -> int:
    """1 for 第一 and 首, LAST for 最后."""
    if found["last"]:
        return LAST
    number = 1 if found["first"] else read_number(found["nth"])
    if not number or number > limit:
        raise Misread(f"“拟定”{quoted(text)}里没有第{found['nth']}个可数", MEND)
    return number


def _nth_weekday(text: str, rule: MonthRule, found: re.Match[str]) -> MonthRule:
    many = [read_number(n) for n in re.findall("[一二三四1-4]", found["many"] or "")]
    # A fifth Monday is not in every month, so only four may be asked for.
    nths = tuple(n for n in many if n) or (_ordinal(text, found, 4),)
    return rule._replace(nths=nths, weekday=_WEEKDAYS[found["weekday"]])


def _days(text: str, rule: MonthRule, found: re.Match[str]) -> MonthRule:
    days = tuple(read_number(day) or 0 for day in re.findall(NUMERAL, found["days"]))
    if not all(1 <= day <= 31 for day in days):
        raise Misread(f"“拟定”{quoted(text)}里的日子一个月里没有", MEND)
    return rule._replace(days=days)


def _last_day(_text: str, rule: MonthRule, _found: re.Match[str]) -> MonthRule:
    # `proposed_days` takes the last day of a shorter month for it.
    return rule._replace(days=(31,))


def _nth_workday(text: str, rule: MonthRule, found: re.Match[str]) -> MonthRule:
    # Every month has fifteen workdays, February with the Spring Festival included.
    return rule._replace(workday=_ordinal(text, found, 15))


# 最后一个工作日 before 最后一天, and a weekday before a day: the shorter form is part of the longer one.
_IN_MONTH = ((_WORKDAY, _nth_workday), (_LAST_DAY, _last_day), (_NTH, _nth_weekday), (_DAYS, _days))


def _distance(text: str, found: re.Match[str]) -> int:
    """Days from the festival: 前 alone is the day before."""
    if not found["side"]:
        return 0
    sign = -1 if found["side"].endswith("前") else 1
    if not found["number"]:
        return sign
    # A month before a festival is meant roughly: nobody counts 30 or 31.
    per = {"周": 7, "星期": 7, "月": 30}.get(found["unit"] or "", 1)
    number = read_number(found["number"])
    if (not number and found["number"] != "半") or not found["unit"]:
        raise Misread(f"“拟定”{quoted(text)}看不出隔多久", MEND)
    return sign * (number * per if number else per // 2)
