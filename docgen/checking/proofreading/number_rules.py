"""N and P06: numbers by GB/T 15835-2011, quotas, days that do not exist."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, day_in, rule

GB = "GB/T 15835—2011"

MEASURES = "次名个人月日年天篇项周节条届岁分%％℃学小课场期页份户级元"

# Not behind a digit, a letter or a dash: 2023-06-27, 6612345-801, A-3 are no ranges.
_RANGE = Seeker(
    rf"(?<![\d\-—.A-Za-z〔])(?P<a>\d{{1,4}})(?P<dash>--|[-－–])(?P<b>\d{{1,4}})(?=个?[{MEASURES}])", *"-－–"
)


@rule(
    "P06",
    Level.WARNING,
    "数值范围用了短横线",
    source="GB/T 15834—2011 4.13（连接号）：数值范围用一字线或浪纹线",
    is_certain=True,
    bad=("每月召开1-2次党小组会。", "安排3-5名党员。"),
    good=(
        "每月召开1—2次党小组会。",
        "会议时间是2023-06-27。",
        "电话6612345-801。",
        "日程见2023-03-08日记。",
        "3-8日上午开会。",
    ),
)
def ranges_have_a_long_dash(paper: PaperText) -> Iterator[Finding]:
    """Find a range with a short dash: 1-2次 → 1—2次."""
    for found in _RANGE(paper.text):
        if not _is_a_date(paper.text, found):
            yield Finding(
                *found.span("dash"),
                f"“{found[0]}”的连接号应当用一字线",
                f"改成“{found['a']}—{found['b']}”",
                "—",
            )


def _is_a_date(text: str, found: re.Match[str]) -> bool:
    """Tell whether the numbers are a date: 2023-06月 is a month, 3-8日 may be 8 March."""
    # 6月3-8日 is a range: the month before it takes the first number for a day.
    unit = text[found.end() : found.end() + 1]
    is_day = unit == "日" and text[: found.start()][-1:] != "月"
    return is_day or (unit == "月" and len(found["a"]) == 4)


_QUOTA = Seeker(
    r"(?P<a>[一二三四五六七八九十两]+|\d+)个?学时[，,]其中[^。；;\n]{0,12}?(?P<b>[一二三四五六七八九十两]+|\d+)个?小时",
    "学时，其中",
    "学时,其中",
)


@rule(
    "N01",
    Level.ERROR,
    "一处要求里“学时”和“小时”混用",
    source="一项指标用一种计量单位和一种数字（GB/T 15835—2011 4.3）",
    bad=("培训每季度安排六学时，其中实地参观2小时。",),
    good=("学习每月不少于4学时，其中集中学习不少于1学时。", "集中学习2小时，计2学时。"),
)
def one_quota_one_unit(paper: PaperText) -> Iterator[Finding]:
    """Find a quota in two units: 六学时，其中…2小时."""
    # 集中学习2小时，计2学时 converts one unit into the other; 其中 makes a part of the same quota.
    for found in _QUOTA(paper.text):
        mixed = "，汉字和阿拉伯数字也混用" if found["a"].isdigit() != found["b"].isdigit() else ""
        yield Finding(
            *found.span(), f"同一项要求里又用学时，又用小时{mixed}", "都用“学时”，数字都用阿拉伯数字"
        )


_TIMES = Seeker(r"(?P<chinese>[一二两三四五六七八九十])次|(?P<digits>\d+)次", "次")


@rule(
    "N02",
    Level.HINT,
    "次数又用汉字，又用数字",
    source="GB/T 15835—2011 4.3：同一场合体例一致",
    bad=("召开一次党员大会，召开1—2次党小组会。",),
    good=("召开1次党员大会，召开2次党小组会。", "召开一次党员大会，召开两次党小组会。"),
)
def times_are_counted_alike(paper: PaperText) -> Iterator[Finding]:
    """Find times counted in both Chinese and Arabic numerals in one sentence."""
    first: dict[tuple[int, int], str] = {}
    for found in _TIMES(paper.text):
        kind = found.lastgroup or ""
        sentence = paper.sentence(found.start())
        if first.setdefault(sentence, kind) not in (kind, "told"):
            first[sentence] = "told"
            yield Finding(*found.span(), "同一句里次数又用汉字，又用阿拉伯数字", "统一成一种")


_PERSONS = Seeker(
    r"(?<![第\d十])[一二两三四五六七八九十\d]个(?=(?:青年|中年|老年|年轻|优秀|骨干|退休)?(?:教师(?!节)|党员|教职工|同志|干部))",
    "个",
)


@rule(
    "N03",
    Level.HINT,
    "人用了“个”",
    source="公文里称人用“名”或“位”",
    bad=("发展一个青年教师。",),
    good=("发展一名青年教师。", "一个党员责任区。", "五个党员活动室。"),
)
def persons_are_counted_by_name(paper: PaperText) -> Iterator[Finding]:
    """Find people counted with 个: 一个青年教师 → 一名."""
    # 一个党员责任区, 五个党员活动室 count areas and rooms.
    for found in _PERSONS(paper.text):
        if not re.match(
            "(?:党员|教师|干部|教职工)(?:[责活服示先之工培发]|小组|大会)",
            paper.text[found.end() : found.end() + 5],
        ):
            yield Finding(*found.span(), f"“{found[0]}”后面是人", f"改成“{found[0][:-1]}名”")


_DAY = Seeker(
    r"(?:(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
    r"(?:[（(]?(?:星期|周)(?P<weekday>[一二三四五六日天])(?![程常])[）)]?)?",
    "月",
)


@rule(
    "N04",
    Level.ERROR,
    "没有这一天",
    source="公历",
    bad=("定于2023年2月30日召开。", "6月31日前完成。"),
    good=("定于2023年2月28日召开。", "2024年2月29日。", "6月30日前完成。"),
)
def days_exist(paper: PaperText) -> Iterator[Finding]:
    """Find days that do not exist: 2月30日."""
    for found in _DAY(paper.text):
        # 2000 is a leap year: where no year is known, 2月29日 passes.
        year = int(found["year"] or paper.facts.year or 2000)
        if day_in(found, year) is None:
            last = _last_that_exists(year, int(found["month"]))
            yield Finding(*found.span(), f"没有“{found[0]}”这一天", f"{last}，核对日期")


def _last_that_exists(year: int, month: int) -> str:
    # monthrange knows no year 0 and no month 13; both can be typed.
    if 1 <= month <= 12 and year >= 1:
        return f"{month}月只到{monthrange(year, month)[1]}日"
    return "一年只有12个月"


_MIXED_DATE = Seeker(r"\d{4}年[一二三四五六七八九十]{1,2}月|[〇零一二三四五六七八九]{4}年\d{1,2}月", "年")


@rule(
    "N05",
    Level.WARNING,
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
