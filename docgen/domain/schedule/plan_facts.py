"""Facts in plan.yaml that disagree with each other or with the year of the folder.

One rule, one small function; `RULES` lists them. What every paper has is in `words/paper_facts.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.base.diagnostics import Diagnostic, hint, warning
from docgen.domain.schedule.proposals import parse_proposal
from docgen.domain.words.paper_facts import check_paper
from docgen.domain.words.promises import parse_promise
from docgen.models.plan import Plan, ScheduleItem
from docgen.reading.nodes import Text
from docgen.reading.values import Misread

Rule = Callable[[Plan, int], Iterator[Diagnostic]]


def check_plan(plan: Plan, year: int) -> list[Diagnostic]:
    """Everything that the facts of the plan have against each other."""
    facts = (diagnostic for rule in RULES for diagnostic in rule(plan, year))
    return [*check_paper(plan, year), *facts]


def schedule_says_when(plan: Plan, _year: int) -> Iterator[Diagnostic]:
    """An item without promise, day or month can be neither proposed nor checked."""
    for item in plan.schedule:
        if not (item.promise or item.days or item.months or item.proposal):
            message = f"“{item.name}”没有写时间"
            yield hint("D414", item.place, message, "补上“频次”“日期”或“月份”", once="时间")


def schedule_stays_in_the_year(plan: Plan, year: int) -> Iterator[Diagnostic]:
    """A day of another year was copied from last year's file."""
    for item in plan.schedule:
        for day in item.days:
            if day.year != year:
                message = f"这是{year}年的日程，日期却是{day.year}年（是不是从去年的文件复制来的？）"
                yield warning("D415", item.place_of("日期"), message, f"核对后改成{year}年")


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
    schedule_says_when,
    schedule_stays_in_the_year,
    schedule_has_no_doubles,
    promises_are_understood,
    proposals_are_understood,
)
