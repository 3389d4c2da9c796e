"""Facts in plan.yaml that disagree with each other or with the year of the folder.

One rule, one small function; `RULES` lists them. What every paper has is in `words/paper_facts.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, hint, warning
from docgen.domain.calendar.spans import (
    days_of,
    is_calendar_year,
    month_in,
    parse_span,
    span_of,
    words_of_span,
)
from docgen.domain.calendar.windows import Window
from docgen.domain.schedule.proposals import parse_proposal
from docgen.domain.words.dates import official_date
from docgen.domain.words.paper_facts import check_paper
from docgen.domain.words.promises import parse_promise
from docgen.models.plan import Plan, ScheduleItem
from docgen.reading.nodes import Text
from docgen.reading.values import Misread

Rule = Callable[[Plan, int], Iterator[Diagnostic]]


def check_plan(plan: Plan, year: int) -> list[Diagnostic]:
    """Everything that the facts of the plan have against each other."""
    facts = (diagnostic for rule in RULES for diagnostic in rule(plan, year))
    return [*check_paper(plan, _year_of_issue(plan, year)), *facts]


def _year_of_issue(plan: Plan, year: int) -> int:
    """The year that the head and the tail of a plan name: one of those that it covers."""
    span = span_of(plan, year)
    issued = plan.issued.year if plan.issued else year
    return issued if issued in span.years else year


def schedule_says_when(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """An item without promise, day or month can be neither proposed nor checked."""
    for item in plan.schedule:
        # What was typed and could not be read is told there: it is not wanting.
        is_told = any(item.says(key) or item.was_misread(key) for key in ("频次", "日期", "月份", "拟定"))
        if not is_told:
            message = f"“{item.name}”没有写时间"
            yield hint("D414", item.place, message, "补上“频次”“日期”或“月份”", once="时间")


def span_is_understood(plan: Plan, year: int) -> Iterator[Diagnostic]:
    """The time that a plan covers is read, or told as not read; where docgen set its ends, that is said."""
    words = words_of_span(plan)
    if not words:
        return
    place = plan.span.place if plan.span else plan.title[0].place
    try:
        span, note = parse_span(words, year)
    except Misread as fault:
        mend = fault.hint if plan.span else f"写一行“时段”：{fault.hint}"
        yield warning("D516", place, f"{fault.message}，先按{year}年全年算", mend)
        return
    if note:
        mend = "起止不是这样的，写在“时段”后面的括号里，如 （2026-08-25—2027-01-22）"
        yield hint("D517", place, note, mend, once="时段")
    # Both terms of a school year may lie in the folder of the year in which it begins.
    school_year = Window("", date(year, 9, 1), date(year + 1, 8, 31))
    if year not in span.years and not span.lies_in(school_year):
        message = f"计划管的是{days_of(span)}，文件夹却是{year}年"
        yield warning("D518", place, message, f"核对年份；放对了就移到 plans/{span.first.year}")


def schedule_stays_in_the_year(plan: Plan, year: int) -> Iterator[Diagnostic]:
    """A day of another year was copied from last year's file."""
    span = span_of(plan, year)
    if not is_calendar_year(span):
        yield from _outside(plan, span)
        return
    for item in plan.schedule:
        for day in item.days:
            if day.year != span.first.year:
                message = f"这是{span.name}的日程，日期却是{day.year}年（是不是从去年的文件复制来的？）"
                yield warning("D415", item.place_of("日期"), message, f"核对后改成{span.name}")


def _outside(plan: Plan, span: Window) -> Iterator[Diagnostic]:
    covers = f"{span.name}（{days_of(span)}）" if span.name != days_of(span) else span.name
    mend = "核对日期；计划也管这一天的，改“时段”，起止写在后面的括号里"
    for item in plan.schedule:
        for day in item.days:
            if not span.holds(day):
                message = f"这是{covers}的日程，日期却是{official_date(day)}"
                yield warning("D415", item.place_of("日期"), message, mend)


def schedule_stays_in_its_months(plan: Plan, year: int) -> Iterator[Diagnostic]:
    """Work of a month that the plan does not cover stands in no month of its schedule."""
    span = span_of(plan, year)
    for item in plan.schedule:
        for part in item.months.parts if item.months else ():
            missing = [number for number in part.numbers if month_in(span, number) is None]
            # 全年 in the plan of a term is all of the term.
            if len(missing) == len(part.numbers):
                message = f"这是{span.name}（{days_of(span)}）的日程，月份却是{part.words}"
                yield warning("D415", item.place_of("月份"), message, "核对月份和“时段”")


def schedule_has_no_doubles(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """The same item on the same days twice."""
    first: dict[object, ScheduleItem] = {}
    for item in plan.schedule:
        key = (item.name, item.days, item.months, item.scope)
        earlier = first.setdefault(key, item)
        if earlier is not item:
            yield warning("D416", item.place, f"“{item.name}”和第{earlier.place.line}行重复", "删掉其中一项")


def promises_are_understood(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """A 频次 that cannot be read cannot be checked against what was held."""
    for item in plan.schedule:
        yield from _read(parse_promise, item.promise, "D461")


def proposals_are_understood(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """A 拟定 that cannot be read puts nothing on the calendar."""
    for item in plan.schedule:
        yield from _read(parse_proposal, item.proposal, "D462")


def _read(parse: Callable[[str], object], text: Text, code: str) -> Iterator[Diagnostic]:
    try:
        if text:
            parse(text)
    except Misread as fault:
        yield warning(code, text.place, fault.message, fault.hint)


RULES: tuple[Rule, ...] = (
    span_is_understood,
    schedule_says_when,
    schedule_stays_in_the_year,
    schedule_stays_in_its_months,
    schedule_has_no_doubles,
    promises_are_understood,
    proposals_are_understood,
)
