"""Items of the plan with a day of their own: each is a promise, kept on that day or by a record naming it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from docgen.domain.calendar.windows import Window
from docgen.domain.meetings.held import Held
from docgen.domain.people.bodies import bodies, usual_scope
from docgen.domain.schedule.duties import Duty
from docgen.domain.schedule.obligations import Books, Standing, State, counts_for, or_unread, remedy_of
from docgen.domain.schedule.planning import Planned
from docgen.domain.words.dates import month_and_day
from docgen.domain.words.promises import Promise
from docgen.models.meeting_kinds import named_meeting
from docgen.models.plan import ScheduleItem

NEAR = 14
"""The days around a planned day in which a meeting of the kind may be the one that was moved."""


def dated_standings(books: Books) -> Iterator[Standing]:
    """Every dated item that leaves minutes, body by body."""
    # 七一主题党日 on a day of its own and never held made no gap: a day is a promise too.
    for entry, duty in _dated(books):
        for body in _bodies(duty, books) if duty.kind else ():
            yield _standing(duty, body, entry, books)


def without_minutes(books: Books) -> list[Duty]:
    """The dated items whose day has passed and that leave no minutes: a person has to look."""
    return [duty for entry, duty in _dated(books) if entry.day and entry.day < books.at and not duty.kind]


def _dated(books: Books) -> Iterator[tuple[Planned, Duty]]:
    """The promises of dated items."""
    for entry in books.planned:
        # With a 频次 that is the promise, and the days are only how it is to be kept.
        if entry.day and entry.item.days and not entry.item.promise:
            yield entry, _duty(entry.item, entry.day)


def _duty(item: ScheduleItem, day: date) -> Duty:
    promise, place = Promise("日", Decimal(1), day=day), item.place_of("日期")
    source = f"计划第{place.line}行“{item.name}”"
    return Duty(str(item.name), kind_of_item(item), _scope(item), promise, (source,), place=place)


def kind_of_item(item: ScheduleItem) -> str:
    """The kind of meeting that an item is: as written, else by its name (七一主题党日)."""
    meeting = None if item.kind else named_meeting(item.name)
    return meeting.kind if meeting else item.kind


def _scope(item: ScheduleItem) -> str:
    # Members hold no meetings: the meeting is that of their branch.
    if item.scope == "每名党员" and kind_of_item(item):
        return usual_scope(kind_of_item(item))
    return item.scope or (usual_scope(item.kind) if item.kind else "")


def _bodies(duty: Duty, books: Books) -> Sequence[str]:
    # A name alone does not say whose the meeting is: it is kept by whoever holds it.
    return bodies(duty.scope or "党总支", books.roster)


def _standing(duty: Duty, body: str, entry: Planned, books: Books) -> Standing:
    day = entry.day or date.min
    window = Window(month_and_day(day), day, day)
    mine = [held for held in books.held if _is_of(held, duty, body, books)]
    kept = [held for held in mine if held.day == day or _names(held, entry.item)]
    days = tuple(sorted(held.day for held in kept))
    standing = Standing(duty, body, window, Decimal(bool(kept)), days, State.DONE, "")
    if kept:
        return standing
    # On its own day it may still be held.
    if day >= books.at:
        return standing._replace(state=State.AHEAD)
    missed = standing._replace(state=State.MISSED, remedy=remedy_of(State.MISSED, duty, window, books))
    return or_unread(_or_moved(missed, mine, books), books)


def _or_moved(missed: Standing, mine: Sequence[Held], books: Books) -> Standing:
    """The same standing; unknown where a meeting of the kind was held some days before or after."""
    duty = missed.duty
    near = _near(mine, missed.window.first, _days_of_kind(duty.kind, books))
    if not near:
        return missed
    told = "、".join(map(month_and_day, near))
    remedy = f"这天没有记录，{told}开过{duty.kind}：如果是改期的，在那次记录的“主题”里写上“{duty.name}”"
    return missed._replace(state=State.UNKNOWN, remedy=remedy)


def _is_of(held: Held, duty: Duty, body: str, books: Books) -> bool:
    """Return whether a record counts for the body: its own, or one of the whole unit together."""
    if not duty.scope:
        return duty.kind in held.kinds
    unit = duty._replace(scope="党总支")
    return any(counts_for(held, each, body, books.roster) for each in (duty, unit))


def _names(held: Held, item: ScheduleItem) -> bool:
    """Return whether the record of a meeting says that it was this item, moved to another day."""
    return str(item.name) in held.about


def _near(mine: Sequence[Held], day: date, planned: set[date]) -> list[date]:
    """The days near it on which the body held such a meeting that no other item has planned."""
    found = {held.day for held in mine if abs((held.day - day).days) <= NEAR}
    return sorted(found - planned)


def _days_of_kind(kind: str, books: Books) -> set[date]:
    return {entry.day for entry, duty in _dated(books) if entry.day and duty.kind == kind}
