"""Notes on things that a person has to mend by hand: in the roster, the calendar, the rules, the schedule.

organization.yaml, calendar.yaml and rules.yaml belong to all years: they are never changed here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.base.diagnostics import Place, Source
from docgen.domain.calendar.workdays import WorkCalendar, unknown_year
from docgen.domain.people.committee_facts import AT_WORK, posts_while_away
from docgen.domain.people.leaving import way_of_leaving
from docgen.domain.people.probation import months_later
from docgen.domain.people.seat import Seat
from docgen.domain.people.term_of_office import term_ends, terms_of
from docgen.domain.rules import stage_rule
from docgen.domain.schedule.planning import Planned, plan_year
from docgen.domain.words.dates import month_and_day, official_date, weekday
from docgen.models.calendar import Calendar
from docgen.models.plan import Plan
from docgen.models.rules import PROBATION, TRAINING
from docgen.next_year.context import YearContext

CALENDAR, RULES = "plans/calendar.yaml", "plans/rules.yaml"


class Note(NamedTuple):
    """A remark on a place in a file of all years, which a person may have to mend."""

    place: Place
    text: str


def roster_notes(context: YearContext) -> list[Note]:
    """The notes on the roster: people who came or left, probations, excuses, the term of office."""
    notes = [note for seat in context.roster.seats for note in _of_seat(seat, context)]
    return [_counted(context), *_term(context), *notes, *_activists(context)]


def _counted(context: YearContext) -> Note:
    """The number of members on the first day of the year, by standing and by branch."""
    day, roster = context.first_day, context.roster
    there = {branch: roster.of_branches([branch], day) for branch in roster.branches}
    everybody = [seat for seats in there.values() for seat in seats]
    full = sum(seat.is_full(day) for seat in everybody)
    branches = "、".join(f"{branch}{len(seats)}名" for branch, seats in there.items())
    standing = f"正式党员{full}名、预备党员{len(everybody) - full}名"
    text = f"{official_date(day)}在册党员{len(everybody)}名：{standing}；{branches or '没有支部'}"
    return Note(context.organization.place, text)


def _of_seat(seat: Seat, context: YearContext) -> Iterator[Note]:
    yield from _came_or_left(seat, context)
    if seat.belongs(context.first_day):
        yield from _probation(seat, context)
        yield from _not_in_post(seat, context)
        yield from _periods(seat, context)


def _came_or_left(seat: Seat, context: YearContext) -> Iterator[Note]:
    member, name = seat.member, context.roster.label(seat)
    first, left = seat.joined, seat.left
    if first and first.year in (context.old, context.new):
        yield Note(member.name.place, f"{name}：{official_date(first)}起在{seat.branch}（新增）")
    if left and left.year in (context.old, context.new):
        still = "，到那天为止还算" if left > context.first_day else ""
        yield Note(seat.place_of("转出日期"), f"{name}：{official_date(left)}{way_of_leaving(member)}{still}")


def _probation(seat: Seat, context: YearContext) -> Iterator[Note]:
    member, course = seat.member, seat.course
    reckoned = course.probation(stage_rule(PROBATION, context.first_day, context.own_rules))
    if member.standing != "预备党员" or member.confirmed or reckoned is None:
        return
    # A vote on record is certain; the end of probation alone says only that it is time to discuss it.
    if course.transfer:
        text = (
            f"{official_date(course.transfer.day)}的大会（{course.transfer.address}）已经通过转正，"
            "名册还是预备党员；补上“转正日期”，改“身份”"
        )
    elif reckoned.ends < context.first_day:
        text = f"预备期{official_date(reckoned.ends)}已满，名册还是预备党员；转正了的补上“转正日期”"
    else:
        text = f"预备期{official_date(reckoned.ends)}满，那时要讨论转正"
    yield Note(seat.place_of("入党日期"), f"{context.roster.label(seat)}：{text}")


def _not_in_post(seat: Seat, context: YearContext) -> Iterator[Note]:
    member, name = seat.member, context.roster.label(seat)
    if member.status not in AT_WORK:
        held = posts_while_away(seat, context.first_day)
        posts = f"，还写着党内职务“{held}”" if held else ""
        yield Note(
            seat.place_of("状态"), f"{name}：状态是“{member.status}”{posts}，{context.new}年还是这样吗"
        )
    # A remark with one of these years (2023年支教一年) may have come to its end.
    year = re.compile(rf"(?<![0-9])(?:{context.new}|{context.old})(?![0-9])")
    if member.remark and year.search(member.remark):
        yield Note(member.remark.place, f"{name}：备注写着“{member.remark}”，看看要不要改")


def _periods(seat: Seat, context: YearContext) -> Iterator[Note]:
    member, name = seat.member, context.roster.label(seat)
    for what, periods in (("不计应到", member.excused), ("留党察看", member.on_probation)):
        for period in periods:
            if period.end is None or period.end >= context.first_day:
                until = f"到{official_date(period.end)}为止" if period.end else "没有写到哪天为止"
                yield Note(period.place, f"{name}：{what}，{until}，看看还是不是这样")


def _term(context: YearContext) -> Iterator[Note]:
    for term in terms_of(context.organization):
        ends, named = term_ends(term.typed), f"{term.branch}的届期" if term.branch else "届期"
        # One that ended before is told too: an overdue election is still to be held.
        if ends is not None and ends.year <= context.new:
            text = f"{named}“{term.typed}”：{ends.year}年期满，要按期换届；换届以后改届期和各人的党内职务"
            yield Note(term.typed.place, text)


def _activists(context: YearContext) -> Iterator[Note]:
    rule = stage_rule(TRAINING, context.first_day, context.own_rules)
    for one in context.organization.candidates:
        if one.stage != "入党积极分子" or one.activist is None or rule is None:
            continue
        earliest = months_later(one.activist, rule.months or 0)
        if earliest.year <= context.new:
            text = f"{one.name}：入党积极分子，{official_date(earliest)}起培养期满，可以讨论列为发展对象"
            yield Note(one.name.place, text)


def calendar_notes(calendar: Calendar | None, context: YearContext) -> list[Note]:
    """The notes on things missing: days off, school terms, vacations, own days off, rules in force."""
    place = calendar.place if calendar else Place(Source(CALENDAR))
    own = [*_vacations(calendar, place, context), *_own_days_off(calendar, context)] if calendar else []
    return [*_official(place, context), *_terms(calendar, place, context), *own, *_lapsed(context)]


def _official(place: Place, context: YearContext) -> Iterator[Note]:
    # The State Council tells the days off of a year only in November or so of the year before.
    calendar = context.calendar
    if not calendar.knows_all(context.new):
        which = "这些节日前后的日子" if calendar.unsaid(context.new) else "日子"
        told = unknown_year(calendar, context.new, place, f"{which}没有避开放假，都没有核对过")
        yield Note(place, f"{told.message}；{told.hint}")


def _terms(calendar: Calendar | None, place: Place, context: YearContext) -> Iterator[Note]:
    terms = [term for term in calendar.terms if term.first.year == context.new] if calendar else []
    # A calendar year has the beginnings of two terms, in spring and in autumn.
    if len(terms) < 2:
        have = f"只有“{terms[0].name}”" if terms else "没有"
        yield Note(
            place, f"{context.new}年的学期{have}，请把各学期的起止日期补上（没有写的按通常的日子推算）"
        )


def _vacations(calendar: Calendar, place: Place, context: YearContext) -> Iterator[Note]:
    # 寒假 reaches from one year into the next: it is that of both.
    old, new = (
        {str(each.name) for each in calendar.vacations if each.first.year <= year <= each.last.year}
        for year in (context.old, context.new)
    )
    for name in sorted(old - new):
        yield Note(place, f"{context.new}年的{name}还没有写")


def _own_days_off(calendar: Calendar, context: YearContext) -> Iterator[Note]:
    for own in calendar.own:
        if own.day.year == context.old:
            shown = f"{official_date(own.day)}{own.name}"
            yield Note(own.place, f"单位休息日“{shown}”是去年的，{context.new}年的请补上")


def _lapsed(context: YearContext) -> Iterator[Note]:
    for rule in context.lapsed:
        until = f"到{official_date(rule.until)}为止" if rule.until else "不再有效"
        text = f"“{rule.name}{rule.promise}”（{rule.source}）{until}：{context.new}年的要求请写进 {RULES}"
        is_own = rule.place.source.name == RULES
        yield Note(rule.place if is_own else Place(Source(RULES)), text)


class Proposed(NamedTuple):
    """An item of the schedule with a 拟定, and its days in the new year."""

    place: Place
    name: str
    proposal: str
    days: tuple[Planned, ...]


def proposed_anew(plan: Plan, year: int, calendar: WorkCalendar) -> list[Proposed]:
    """The items whose days follow from their 拟定; none for a year whose days off are not even supposed."""
    if not calendar.answers(year):
        return []
    entries = plan_year(plan, year, calendar).entries
    proposed = []
    for item in plan.schedule:
        if item.proposal and not item.days:
            days = tuple(entry for entry in entries if entry.item is item and entry.day)
            proposed.append(Proposed(item.proposal.place, str(item.name), str(item.proposal), days))
    return proposed


def said_of(entry: Planned) -> str:
    """The day of an entry with its remark: 1月8日（星期一；原定1月1日，元旦）."""
    if entry.day is None:
        return ""
    remark = f"；{entry.remark}" if entry.remark else ""
    return f"{month_and_day(entry.day)}（{weekday(entry.day)}{remark}）"
