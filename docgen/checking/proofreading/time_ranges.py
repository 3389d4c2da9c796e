"""N16, N17: spans of days that end before they begin, times of the other half of the day."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Level
from docgen.checking.proofreading.paper_text import PaperText
from docgen.checking.proofreading.rule import Finding, Seeker, Strength, rule

_DAYS = Seeker(
    r"(?<!\d)(?P<month>1?\d)月(?P<first>\d{1,2})日?(?:[（(](?:星期|周)[一二三四五六日][）)])?[至到—－~～-]{1,2}"
    r"(?:(?P=month)月)?(?P<last>\d{1,2})日",
    "月",
)
_HOURS = Seeker(
    r"(?<!\d)(?P<hour>[012]?\d)[:：](?P<minute>[0-5]\d)[至到—－~～-]{1,2}(?:下午|晚上?)?"
    r"(?P<hour2>[012]?\d)[:：](?P<minute2>[0-5]\d)(?![\d:：])",
    ":",
    "：",
)


@rule(
    "N16",
    Level.ERROR,
    Strength.FACT,
    "起止时间颠倒",
    source="公历：结束的日期、时刻在开始以后",
    bad=("3月20日至10日进行整改。", "报名时间为9月20日至9月8日。", "会议时间为15:30—14:30。"),
    good=(
        "3月10日至20日进行整改。",
        "12月30日至1月3日放假。",
        "会议时间为14:30—15:30。",
        "3月20日至4月10日。",
        "值班时间为22:00—6:00。",
        "上午9:30至下午3:30开放。",
    ),
)
def spans_end_after_they_begin(paper: PaperText) -> Iterator[Finding]:
    """Find a span within one month, or within one day, whose end is before its beginning."""
    for found in _DAYS(paper.text):
        if int(found["last"]) < int(found["first"]):
            yield Finding(*found.span(), f"“{found[0]}”的结束在开始以前", "核对日期")
    for found in _HOURS(paper.text):
        begin, end = (60 * int(found[f"hour{n}"]) + int(found[f"minute{n}"]) for n in ("", "2"))
        # 22:00—6:00 ends on the next day, 9:30至下午3:30 counts by twelve hours.
        is_a_day = begin < 18 * 60 and not ("午" in found[0] or "晚" in found[0])
        if end < begin and is_a_day and end > 7 * 60:
            yield Finding(*found.span(), f"“{found[0]}”的结束在开始以前", "核对时间")


_OTHER_HALF = Seeker(
    r"上午(?:1[3-9]|2[0-3])[:：时点]|下午(?:0?[7-9]|1[01])[:：时点](?=[0-5]\d)|晚上?(?:1[3-7])[:：][0-5]\d",
    "午",
    "晚",
)


@rule(
    "N17",
    Level.WARNING,
    Strength.FACT,
    "上午、下午和钟点对不上",
    source="一天的上午到12时为止",
    bad=("定于3月8日上午14:30召开。",),
    good=("定于3月8日下午14:30召开。", "下午2:30召开。", "上午11:30结束。", "晚上19:00开始。"),
)
def hours_are_of_their_half_of_the_day(paper: PaperText) -> Iterator[Finding]:
    """Find 上午14:30: an hour of the other half of the day."""
    for found in _OTHER_HALF(paper.text):
        yield Finding(*found.span(), f"“{found[0]}”：上午、下午和钟点对不上", "核对时间")
