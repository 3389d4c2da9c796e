"""The schedule (日程安排) put on the calendar: fixed days, proposed days, and work of a month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, hint, warning
from docgen.domain.calendar.spans import first_month, is_calendar_year, span_of
from docgen.domain.calendar.windows import Window, windows_in
from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.people.bodies import SCOPE_WORDS
from docgen.domain.schedule.proposals import FestivalRule, MonthRule, Rule, TermRule, parse_proposal
from docgen.domain.schedule.proposed_days import ProposedDay, proposed_days
from docgen.domain.words.dates import month_and_day, weekday
from docgen.domain.words.promises import parse_promise
from docgen.models.fields import MonthSpan
from docgen.models.plan import Plan, ScheduleItem
from docgen.reading.values import TimeRange, understood
from docgen.reading.values.dates_and_months import YearMonth


class Planned(NamedTuple):
    """An item on a day of the year; without a day it is work of its months.

    `identity` stays the same when the day moves, so that an imported calendar is updated, not doubled.
    """

    item: ScheduleItem
    day: date | None
    hours: TimeRange | None
    identity: str
    meant: date | None = None
    remark: str = ""
    months: MonthSpan | None = None
    """The months in which it is work, where it has no day."""
    is_provisional: bool = False
    """Whether its day was reckoned without the holiday notice of its year."""
    from_month: YearMonth | None = None
    """The first of its months that the plan covers, where it has no day."""
    branch: str = ""
    """The branch whose own plan it stands in."""

    @property
    def month(self) -> YearMonth:
        """The month under which it stands."""
        if self.day:
            return YearMonth(self.day.year, self.day.month)
        return self.from_month or YearMonth(0, 0)

    @property
    def bodies(self) -> str:
        """The bodies it is for, in the words of a calendar."""
        if self.branch and self.item.scope != "党总支":
            return f"{self.branch}{OF_BRANCH.get(self.item.scope, '')}"
        return SCOPE_WORDS.get(self.item.scope, "")


OF_BRANCH = {"每个党小组": "各党小组", "每名党员": "全体党员"}


class Planning(NamedTuple):
    """The year's calendar in order, and what there is to say about it."""

    entries: list[Planned]
    diagnostics: list[Diagnostic]


def plan_year(plan: Plan, year: int, calendar: WorkCalendar) -> Planning:
    """Put every item of the schedule on the calendar, which must know the years that the plan covers."""
    span = span_of(plan, year)
    seen: Counter[str] = Counter()
    entries: list[Planned] = []
    unplaced: list[Diagnostic] = []
    fixed = _fixed_days(plan)
    for item in plan.schedule:
        key = f"{identity_of(plan, year)}/{item.kind}/{item.name}/{item.scope}"
        seen[key] += 1
        # Two items may be alike in all that names them; the order tells them apart.
        identity = key if seen[key] == 1 else f"{key}#{seen[key]}"
        # A dated meeting without 范围 is every body's, whatever scope the promise has.
        taken = fixed[item.kind, item.scope] | fixed[item.kind, ""]
        placed = _entries(item, identity, taken, span, calendar)
        entries += (each._replace(branch=str(plan.branch)) for each in placed) if plan.branch else placed
        if not placed and understood(parse_proposal, item.proposal) is not None:
            unplaced.append(_without_day(item, span))
    said = [*unplaced, *_fixed_on_days_off(plan, calendar), *_terms_supposed(plan, span, calendar)]
    return Planning(sorted(entries, key=in_calendar_order), said)


def identity_of(plan: Plan, year: int) -> str:
    """What tells the events of one plan from those of another: the year, its span and its branch."""
    span = span_of(plan, year)
    own = [] if is_calendar_year(span) else [span.name]
    return "·".join((str(year), *own, *([str(plan.branch)] if plan.branch else [])))


def _without_day(item: ScheduleItem, span: Window) -> Diagnostic:
    why = f"同类的会议已经写了“日期”，或者{span.name}里没有这样的日子"
    message = f"“{item.name}”按“拟定”没有排出单独的日子：{why}"
    return hint("D594", item.place_of("拟定"), message, "另外要开的，写上“日期”")


def _fixed_days(plan: Plan) -> defaultdict[tuple[str, str], set[date]]:
    """Days of their own, by kind and scope: a meeting there takes the place of a proposed one of its kind."""
    days: defaultdict[tuple[str, str], set[date]] = defaultdict(set)
    for item in plan.schedule:
        if item.kind:
            days[item.kind, item.scope].update(item.days)
    return days


def _entries(
    item: ScheduleItem, identity: str, taken: Collection[date], span: Window, calendar: WorkCalendar
) -> list[Planned]:
    # A day written by hand is never moved, not even from a holiday: it is told (D465).
    if item.days:
        return [
            Planned(item, day, item.time, f"{identity}/{number}", day, _fixed_remark(day, calendar))
            for number, day in enumerate(sorted(item.days), start=1)
            if span.holds(day)
        ]
    proposal = understood(parse_proposal, item.proposal)
    if proposal:
        hours = proposal.time or item.time
        days = _proposed_in(span, proposal.rule, calendar)
        return [
            Planned(
                item,
                each.day,
                hours,
                f"{identity}/{number}",
                each.meant,
                _remark(each, calendar, proposal.remark),
                is_provisional=not _is_settled(each, calendar),
            )
            for number, each in enumerate(days, start=1)
            # A day written by hand takes the place of the proposed one of its window.
            if not any(_stands_for(day, each, proposal.rule) for day in taken)
        ]
    return list(_in_months(item, identity, span))


def _proposed_in(span: Window, rule: Rule, calendar: WorkCalendar) -> list[ProposedDay]:
    found = [each for year in span.years for each in proposed_days(rule, year, calendar)]
    return [each for each in found if span.holds(each.meant)]


def _in_months(item: ScheduleItem, identity: str, span: Window) -> Iterator[Planned]:
    """Without a day it is work of its months, and without months it is no part of the calendar."""
    for number, months in enumerate(item.months.parts if item.months else (), start=1):
        month = first_month(span, months.numbers)
        # Months that the plan does not cover are told (D415), and stand nowhere.
        if month:
            own = identity if number == 1 else f"{identity}/{number}"
            yield Planned(item, None, item.time, own, months=months, from_month=month)


def _stands_for(day: date, each: ProposedDay, rule: Rule) -> bool:
    """Tell whether a meeting on a day written by hand is the proposed one.

    What comes once a year may move about in it, but is no other meeting of its kind.
    """
    if isinstance(rule, FestivalRule):
        return day in (each.day, each.meant)
    if isinstance(rule, MonthRule) and len(rule.months) == 1:
        return day.month in (each.day.month, each.meant.month)
    return each.window.holds(day)


def in_calendar_order(entry: Planned) -> tuple[YearMonth, int, time]:
    """By month and day; what has no hour comes before the hours of its day, what has no day comes last."""
    return (
        entry.month,
        entry.day.day if entry.day else 99,
        entry.hours.start if entry.hours else time.min,
    )


def _remark(each: ProposedDay, calendar: WorkCalendar, typed: str) -> str:
    moved = each.day != each.meant
    meant = f"原定{month_and_day(each.meant)}（{weekday(each.meant)}），{each.obstacle}" if moved else ""
    stuck = f"{each.obstacle}，{each.window.name}没有工作日" if each.obstacle and not moved else ""
    makeup = "这天调休上班" if calendar.is_makeup(each.day) else ""
    vacation = f"在{each.vacation}" if each.vacation else ""
    provisional = "" if _is_settled(each, calendar) else "暂定"
    return "；".join(filter(None, (typed, meant, stuck, makeup, vacation, provisional)))


def _is_settled(each: ProposedDay, calendar: WorkCalendar) -> bool:
    # A day that was moved away from a holiday still to come may yet move back.
    return calendar.knows(each.day) and calendar.knows(each.meant)


def _fixed_remark(day: date, calendar: WorkCalendar) -> str:
    off, vacation = calendar.surely_off(day), calendar.vacation(day)
    return "；".join(filter(None, (off, f"在{vacation}" if vacation else "")))


def _fixed_on_days_off(plan: Plan, calendar: WorkCalendar) -> Iterator[Diagnostic]:
    for item in plan.schedule:
        for day in item.days:
            why = calendar.surely_off(day)
            if why:
                message = f"“{item.name}”定在{month_and_day(day)}（{weekday(day)}），这天是{why}，不上班"
                mend = "改到工作日；确实要在这天开展，就不用改"
                yield warning("D465", item.place_of("日期"), message, mend)


def _terms_supposed(plan: Plan, span: Window, calendar: WorkCalendar) -> Iterator[Diagnostic]:
    used = windows_in("学期", span, calendar.terms_of(span))
    year = next((each.first.year for each in used if not calendar.says_terms(each.first.year)), None)
    if year is None:
        return
    place = _first_by_term(plan.schedule)
    if place:
        terms = "；".join(
            f"{month_and_day(term.first)}—{month_and_day(term.last)}" for term in calendar.terms(year)
        )
        message = f"plans/calendar.yaml 里没有{year}年的学期，先按通常的日子推算：{terms}"
        yield hint("D464", place, message, "在 plans/calendar.yaml 里写明“学期”和“寒暑假”的起止日期")


def _first_by_term(schedule: Sequence[ScheduleItem]) -> Place | None:
    for item in schedule:
        proposal = understood(parse_proposal, item.proposal)
        rule = proposal.rule if proposal else None
        if isinstance(rule, TermRule) or (isinstance(rule, MonthRule) and rule.of_term):
            return item.proposal.place
        promise = understood(parse_promise, item.promise)
        if promise and promise.window == "学期":
            return item.promise.place
    return None
