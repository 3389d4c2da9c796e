"""Planned against held: each duty, body by body and window by window, with what can still be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from docgen.domain.calendar.windows import Window, windows_in
from docgen.domain.calendar.workdays import WorkCalendar, nearest_workday
from docgen.domain.meetings.held import Held
from docgen.domain.meetings.unread import UnreadRecord
from docgen.domain.people.bodies import Body, owing
from docgen.domain.people.committee_facts import has_committee
from docgen.domain.people.roster import Roster
from docgen.domain.rules import committee_rule
from docgen.domain.schedule.duties import Duty
from docgen.domain.schedule.planning import Planned
from docgen.domain.words.dates import month_and_day, weekday
from docgen.models.rules import COMMITTEE_MEETING, Rules


class State(Enum):
    """The state of a duty in one window."""

    DONE = "已完成"
    MISSED = "缺"
    OPEN = "进行中"
    AHEAD = "未到"
    OVER = "超出"
    PART = "不满时段"
    """A member who came or left within the window: what was done is told, nothing is reckoned missing."""
    UNKNOWN = "不清楚"
    """A record cannot be read, or does not say who came: nobody knows whether it was kept."""


class Standing(NamedTuple):
    """One duty of one body in one window: what was done, what is wanting, what can still be done."""

    duty: Duty
    body: str
    window: Window
    done: Decimal
    days: tuple[date, ...]
    state: State
    remedy: str
    vacation: str = ""
    """The vacation in which all of a missed window lies."""
    planned: date | None = None
    """The next day still to come in the window that the plan has for it."""
    unread: tuple[UnreadRecord, ...] = ()
    """The records not counted that may be what is wanting."""

    @property
    def advice(self) -> str:
        """The remark on it, with the way to mend it."""
        return f"整段在{self.vacation}；{self.remedy}" if self.vacation else self.remedy

    @property
    def wanting(self) -> Decimal:
        """The number of meetings or hours that are missing."""
        if self.state in (State.PART, State.UNKNOWN):
            return Decimal(0)
        return max(self.duty.promise.least - self.done, Decimal(0))


class Books(NamedTuple):
    """The sources of the account; `at` is the day it is made for."""

    roster: Roster
    calendar: WorkCalendar
    planned: Sequence[Planned]
    held: Sequence[Held]
    span: Window
    at: date
    own_rules: Rules | None = None
    unread: Sequence[UnreadRecord] = ()

    def windows(self, kind: str) -> Sequence[Window]:
        """The windows of a kind in the time of the plan: what is promised for longer is owed by its end."""
        return windows_in(kind, self.span, self.calendar.terms_of(self.span)) or [self.span]


def standings(duties: Sequence[Duty], books: Books) -> list[Standing]:
    """Every duty that records can tell about, body by body, window by window."""
    return [standing for duty in duties if duty.checkable for standing in _of_duty(duty, books)]


def gaps(found: Sequence[Standing]) -> list[Standing]:
    """Those whose window is over without what was promised."""
    return [standing for standing in found if standing.state is State.MISSED]


def _of_duty(duty: Duty, books: Books) -> Iterator[Standing]:
    spans = books.windows(duty.promise.window)
    for body in owing(duty.scope, books.roster):
        # Once for a body, not for each of its windows: weekly promises have fifty-two of them.
        records = records_of(duty, body.name, books.held, books.roster)
        for window in spans:
            if (
                duty.owed_in(window)
                and body.is_there(window.first, window.last)
                and _can(duty, body, window, books.roster, books.own_rules)
            ):
                yield _standing(duty, body, window, records, books)


def _can(duty: Duty, body: Body, window: Window, roster: Roster, own: Rules | None) -> bool:
    """Return whether a body can do its duty: a branch without a committee holds no meetings of one."""
    if duty.kind != COMMITTEE_MEETING:
        return True
    rule = committee_rule(window.last, own)
    # A branch that grew or shrank within the window had no committee for the whole of it.
    return all(has_committee(roster, body.name, day, rule) for day in (window.first, window.last))


def is_of_each_member(duty: Duty) -> bool:
    """Return whether the duty is kept by each member, so that it matters who came."""
    return duty.by_hours or duty.scope == "每名党员"


def counts_for(held: Held, duty: Duty, body: str, roster: Roster) -> bool:
    """Return whether a record counts for a duty of a body."""
    if is_of_each_member(duty):
        return body in held.attended and (duty.by_hours or duty.kind in held.kinds)
    # A meeting of the whole unit is written under any of its names.
    names = {body, "党总支", roster.organization.name} if duty.scope == "党总支" else {body}
    return duty.kind in held.kinds and not names.isdisjoint(held.bodies)


def records_of(duty: Duty, body: str, held: Sequence[Held], roster: Roster) -> list[Held]:
    """The records that count for a duty of a body, its groups' own together included."""
    own = [each for each in held if counts_for(each, duty, body, roster)]
    return own if is_of_each_member(duty) else [*own, *_of_all_groups(duty, body, held, roster)]


def _of_all_groups(duty: Duty, body: str, held: Sequence[Held], roster: Roster) -> Iterator[Held]:
    """A meeting that a branch holds by groups (支部工作条例, article 17) is held once all have held it."""
    groups = (branch.groups for branch in roster.organization.branches if branch.name == body)
    alike = sorted((each for each in held if duty.kind in each.kinds), key=_day_of)
    days = [[each for each in alike if group in each.bodies] for group in next(groups, ())]
    # The group with the fewest meetings tells how often all of them have held it.
    for together in zip(*days, strict=False):
        yield max(together, key=_day_of)._replace(bodies=(body,))


def _day_of(held: Held) -> date:
    return held.day


def done_in(duty: Duty, records: Sequence[Held]) -> Decimal:
    """Count the meetings on record, or their hours."""
    hours = sum((held.hours for held in records), Decimal(0))
    return hours if duty.promise.in_hours else Decimal(len(records))


def _standing(duty: Duty, body: Body, window: Window, records: list[Held], books: Books) -> Standing:
    inside = [held for held in records if window.holds(held.day)]
    done = done_in(duty, inside)
    state = _state(duty, body, window, done, books)
    days = tuple(sorted(held.day for held in inside))
    vacation = _vacation(window, books.calendar) if state is State.MISSED else ""
    planned = _next_planned(duty, window, books) if state in (State.OPEN, State.AHEAD) else None
    # Who came in May does not owe twelve months, and nobody has laid down how many: it is told, not reckoned.
    if state is State.PART:
        remedy = _stay(body, window)
    else:
        remedy = f"按计划在{_told(planned)}" if planned else remedy_of(state, duty, window, books)
    standing = Standing(duty, body.name, window, done, days, state, remedy, vacation, planned)
    return or_unread(_or_unknown(standing, _unclear(duty, body, window, books)), books)


def _or_unknown(standing: Standing, unclear: Sequence[Held]) -> Standing:
    """The same standing; one that is wanting is unknown where a record does not say who came."""
    if standing.state is not State.MISSED or not unclear:
        return standing
    days = "、".join(dict.fromkeys(month_and_day(held.day) for held in unclear))
    remedy = f"{days}的会议记录没有写谁到会，补上“出席”或“缺席”再算"
    return standing._replace(state=State.UNKNOWN, remedy=remedy, vacation="")


def or_unread(standing: Standing, books: Books) -> Standing:
    """The same standing; one that is wanting is unknown where a record that is not counted may be it."""
    duty, window = standing.duty, standing.window
    # One error in one record kept the whole account back: gaps are told, with what may fill them.
    found = tuple(record for record in books.unread if record.may_be(duty.kind, window))
    if standing.state is not State.MISSED or not found:
        return standing
    remedy = f"{'、'.join(map(str, found))}的记录没有算进去，改好那里再看"
    return standing._replace(state=State.UNKNOWN, remedy=remedy, vacation="", unread=found)


def _unclear(duty: Duty, body: Body, window: Window, books: Books) -> list[Held]:
    """The meetings at which a member may have been: their records do not say who came."""
    if not is_of_each_member(duty):
        return []
    return [
        held
        for held in books.held
        if body.name in held.perhaps
        and window.holds(held.day)
        and (held.hours if duty.by_hours else duty.kind in held.kinds)
    ]


def _next_planned(duty: Duty, window: Window, books: Books) -> date | None:
    start = max(window.first, books.at)
    return next((day for day in _planned_days(duty, books) if start <= day <= window.last), None)


def _last_chance(window: Window, books: Books) -> date | None:
    """The last workday of a window that is still to come on the day of the account."""
    # Where the holiday notice is still to come, a weekend at its end may yet be worked.
    if not books.calendar.knows(window.last):
        return window.last if window.last >= books.at else None
    return nearest_workday(books.calendar, window.last, max(window.first, books.at), window.last)


def _state(duty: Duty, body: Body, window: Window, done: Decimal, books: Books) -> State:
    if done >= duty.promise.least:
        over = duty.promise.most is not None and done > duty.promise.most
        return State.OVER if over else State.DONE
    if body.changes(window.first, window.last):
        return State.PART
    if window.first > books.at:
        return State.AHEAD
    # A window whose last workday has passed cannot be kept any more, though it is not over.
    return State.OPEN if _last_chance(window, books) else State.MISSED


def remedy_of(state: State, duty: Duty, window: Window, books: Books) -> str:
    """What can still be done for a duty in one window."""
    if state is State.MISSED:
        later = _next_proposed(duty, books)
        return f"时段已过，不能倒填日期：如实注明原因，另定时间补做{later}"
    if state is State.OVER:
        return f"多于承诺的{duty.promise.most}{duty.promise.unit}，不算差错"
    if state is State.DONE:
        return ""
    last = _last_chance(window, books)
    open_end = "" if books.calendar.knows(window.last) else "（放假安排还没有公布）"
    return f"最迟{_told(last)}{open_end}" if last else "整段放假，没有工作日"


def _stay(body: Body, window: Window) -> str:
    """Tell why a member does not owe the whole: the roster's dates."""
    changes = body.changes(window.first, window.last)
    told = [f"{month_and_day(day)}起{'在册' if is_in else '不在册'}" for day, is_in in changes]
    return f"{'，'.join(told)}，不满{window.name}，不按全数核对"


def _vacation(window: Window, calendar: WorkCalendar) -> str:
    """The vacation in which all of a window lies."""
    name = calendar.vacation(window.first)
    return name if name and name == calendar.vacation(window.last) and _is_short(window) else ""


def _is_short(window: Window) -> bool:
    """No longer than two months: a year begins and ends in a vacation too."""
    # Two months at most, as the longest vacation is.
    return (window.last - window.first).days < 62


def _next_proposed(duty: Duty, books: Books) -> str:
    """The next planned day after the day of the account, at which more can be done."""
    coming = [day for day in _planned_days(duty, books) if day > books.at]
    return f"（可以并入{_told(coming[0])}前后）" if coming else ""


def _planned_days(duty: Duty, books: Books) -> list[date]:
    return [
        entry.day
        for entry in books.planned
        if entry.day and entry.item.kind == duty.kind and duty.kind and entry.day >= books.at
    ]


def _told(day: date) -> str:
    return f"{month_and_day(day)}（{weekday(day)}）"
