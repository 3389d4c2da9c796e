"""N and X01: days and times: that do not exist, in two scripts, without 日, with the wrong weekday."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, day_in, rule

GB = "GB/T 15835—2011"

# 3月8日周日程, 周日常: the words are 日程 and 日常, no Sunday.
_DAY = Seeker(
    r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
    r"(?:[（(]?(?:星期|周)(?P<weekday>[一二三四五六日天])(?![程常])[）)]?)?",
    "月",
)


_NO_MONTH = Seeker(r"(?<!\d)\d{4}年(?:0{1,2}|1[3-9]|[2-9]\d)月(?!\d)", "月")


@rule(
    "N04",
    Level.ERROR,
    Strength.FACT,
    "没有这一天",
    source="公历",
    bad=("定于2023年2月30日召开。", "6月31日前完成。", "2023年13月完成验收。"),
    good=("定于2023年2月28日召开。", "2024年2月29日。", "6月30日前完成。", "2023年12月完成验收。"),
)
def days_exist(paper: PaperText) -> Iterator[Finding]:
    """Find days that do not exist: 2月30日."""
    for found in _DAY(paper.text):
        # 2000 is a leap year: where no year is known, 2月29日 passes.
        year = int(found["year"] or paper.facts.year or 2000)
        if day_in(found, year) is None:
            last = _last_that_exists(year, int(found["month"]))
            yield Finding(*found.span(), f"没有“{found[0]}”这一天", f"{last}，核对日期")
    for found in _NO_MONTH(paper.text):
        yield Finding(*found.span(), f"没有“{found[0]}”", "一年只有12个月，核对日期")


def _last_that_exists(year: int, month: int) -> str:
    # monthrange knows no year 0 and no month 13; both can be typed.
    if 1 <= month <= 12 and year >= 1:
        return f"{month}月只到{monthrange(year, month)[1]}日"
    return "一年只有12个月"


_MIXED_DATE = Seeker(r"\d{4}年[一二三四五六七八九十]{1,2}月|[〇零一二三四五六七八九]{4}年\d{1,2}月", "年")


@rule(
    "N05",
    Level.WARNING,
    Strength.STANDARD,
    "日期又用汉字，又用数字",
    source="GB/T 15835—2011 4.3：同一场合体例一致",
    bad=("2023年三月完成。", "二〇二三年3月完成。"),
    good=("2023年3月完成。", "二〇二三年三月完成。"),
)
def dates_are_written_alike(paper: PaperText) -> Iterator[Finding]:
    """Find a date in both Chinese and Arabic numerals: 2023年三月."""
    for found in _MIXED_DATE(paper.text):
        yield Finding(
            *found.span(), f"“{found[0]}”又用汉字，又用阿拉伯数字", "统一成阿拉伯数字，如 2023年3月"
        )


@rule(
    "X01",
    Level.ERROR,
    Strength.FACT,
    "星期和日期对不上",
    source="公历",
    bad=("定于2023年3月8日（星期四）召开。", "3月31日星期六。"),
    good=("定于2023年3月8日（星期三）召开。", "3月31日（周五）召开。"),
)
def weekdays_fit(paper: PaperText) -> Iterator[Finding]:
    """Find a weekday that does not fit the day before it; a day without a year is of the paper's year."""
    if "星期" not in paper.text and "周" not in paper.text:
        return
    for found in _DAY(paper.text):
        # Without any year (a paper outside of the year's folder) no weekday is certain.
        has_year = found["year"] or paper.facts.year
        day = day_in(found, paper.facts.year) if found["weekday"] and has_year else None
        if day:
            yield from _wrong_weekday(found, day)


def _wrong_weekday(found: re.Match[str], day: date) -> Iterator[Finding]:
    right = "一二三四五六日"[day.weekday()]
    if found["weekday"].replace("天", "日") != right:
        message = f"{day.year}年{day.month}月{day.day}日是星期{right}，不是星期{found['weekday']}"
        yield Finding(*found.span(), message, "核对日期和星期（照抄去年的日程，星期要跟着改）")


_WIDE_COLON = Seeker(r"(?<![\d.])(?<!\d[：:])(?:[01]?\d|2[0-4])(?P<colon>：)[0-5]\d(?![\d：:])", "：")
_PROPORTION = re.compile("[比分胜负战]")


@rule(
    "N06",
    Level.WARNING,
    Strength.STANDARD,
    "时间里用了全角冒号",
    source="GB/T 7408—2005：时、分之间用半角“:”",
    is_certain=True,
    bad=("会议定于14：30召开。",),
    good=("会议定于14:30召开。", "师生比为1：12。", "比分是3：21。", "实到人数：12"),
)
def times_have_a_narrow_colon(paper: PaperText) -> Iterator[Finding]:
    """Find a full-width colon in a time: 14：30."""
    for found in _WIDE_COLON(paper.text):
        if not _PROPORTION.search(paper.text, max(found.start() - 10, 0), found.start()):
            yield Finding(*found.span("colon"), f"时间“{found[0]}”里用了全角冒号", "改成“:”", ":")


_NO_TIME = Seeker(
    r"(?<![\d.])(?<!\d[：:])(?:(?:2[5-9]|[3-9]\d)[:：][0-5]\d|\d{1,2}[:：][6-9]\d)(?![\d:：])", ":", "："
)
_OF_TIME = re.compile("时间|会议|定于|开始|结束|报到|集合|[上下]午|晚上?|签到|入场")


@rule(
    "N07",
    Level.ERROR,
    Strength.FACT,
    "没有这个时刻",
    source="一天24小时，一小时60分",
    bad=("会议时间：25:00。", "会议于14:65结束。"),
    good=("会议时间：15:00。", "比分是68:72。", "时间到，比分为35:28。", "全天到24:00。"),
)
def times_exist(paper: PaperText) -> Iterator[Finding]:
    """Find a time that no clock shows, in a sentence about time."""
    for found in _NO_TIME(paper.text):
        begin, end = paper.sentence(found.start())
        sentence = paper.text[begin:end]
        if _OF_TIME.search(sentence) and not _PROPORTION.search(sentence):
            yield Finding(*found.span(), f"没有“{found[0]}”这个时刻", "核对时间")


_POINTED = Seeker(
    r"(?<![\d.〔/A-Za-z])(?:19|20)\d\d(?:(?P<sign>[./])(?:0?[1-9]|1[0-2])(?P=sign)(?:[0-2]?[1-9]|[123]0|31)"
    r"|\.(?:0[1-9]|1[0-2]))(?![\d./])|(?<=年)\d{1,2}/\d{1,2}(?![\d/])",
    ".", "/",
)  # fmt: skip
_WRITTEN = re.compile(r"\d{4}年\d{1,2}月")


@rule(
    "N08",
    Level.WARNING,
    Strength.STANDARD,
    "日期有的写年月日，有的用点",
    source="GB/T 15835—2011 4.3：同一场合体例一致",
    bad=("2023.3.8召开支委会，2023年4月3日召开党员大会。", "截止日期为2023年6/30。"),
    good=("2023.3.8召开支委会，2023.4.3召开党员大会。", "2023年3月8日召开，版本为3.11.2023。"),
)
def dates_have_one_form(paper: PaperText) -> Iterator[Finding]:
    """Find a date with points or slashes in a paper that writes 年月日."""
    is_written = bool(_WRITTEN.search(paper.text))
    for found in _POINTED(paper.text):
        if is_written or ("." not in found[0] and found[0].count("/") == 1):
            yield Finding(*found.span(), f"日期“{found[0]}”和别处的写法不一样", "统一成 2023年3月8日 这样")


# At the beginning of a clause only: 从教23年, 任职满12年3个月 are spans.
_SHORT_YEAR = Seeker(r"(?:^|(?<=[，。；：、（于至在自从到]))[12]\d年(?=1?\d月(?!份?以[上来]))", "年")


@rule(
    "N10",
    Level.WARNING,
    Strength.STANDARD,
    "年份写成两位",
    source="GB/T 15835—2011：四位数字表示的年份不应简写为两位数字",
    bad=("请于23年6月底前完成。",),
    good=("请于2023年6月底前完成。", "从教23年。", "任职满12年3个月。"),
)
def years_have_four_digits(paper: PaperText) -> Iterator[Finding]:
    """Find a year of two digits: 23年6月."""
    for found in _SHORT_YEAR(paper.text):
        yield Finding(*found.span(), f"年份“{found[0]}”只写了两位", f"改成“20{found[0]}”", f"20{found[0]}")


_NO_DAY = Seeker(
    r"(?<!\d)(?:1[0-2]|[1-9])月(?P<day>[12]\d|3[01]|[1-9])"
    r"(?=召开|举行|前(?!后)|起|[上下]午|晚上|以前|之前|（(?:星期|周)|$|[，。；）])(?![日号])",
    "月",
)


@rule(
    "N11",
    Level.WARNING,
    Strength.STANDARD,
    "日期少了“日”",
    source="GB/T 15835—2011：年月日写全",
    is_certain=True,
    bad=("2023年3月8召开座谈会。", "2024年1月18"),
    good=("2023年3月8日召开座谈会。", "3月8、9日召开。", "3月8—10日召开。", "3月12次检查。"),
)
def days_are_called_days(paper: PaperText) -> Iterator[Finding]:
    """Find a day of a month without 日."""
    for found in _NO_DAY(paper.text):
        mend = f"{found['day']}日"
        yield Finding(*found.span("day"), f"“{found[0]}”少了“日”", f"改成“{found[0]}日”", mend)


_ZERO = Seeker(
    r"[一二](?P<zero>[零OoＯ0○])[零〇OoＯ0○一二三四五六七八九](?:[零〇OoＯ0○]|[一二三四五六七八九])(?=年)",
    "年",
)


@rule(
    "N15",
    Level.WARNING,
    Strength.STANDARD,
    "汉字年份里的“〇”写错",
    source="GB/T 15835—2011：用作编号的汉字“零”写作“〇”",
    is_certain=True,
    bad=("二零二三年三月八日", "二O二三年三月八日"),
    good=("二〇二三年三月八日", "二十三年"),
)
def the_zero_of_a_year_is_round(paper: PaperText) -> Iterator[Finding]:
    """Find a year in Han numerals whose zero is another character: 二零二三年, 二O二三年."""
    for found in _ZERO(paper.text):
        right = re.sub("[零OoＯ0○]", "〇", found[0])
        yield Finding(*found.span(), f"“{found[0]}年”里的零应当写“〇”", f"改成“{right}年”", right)
