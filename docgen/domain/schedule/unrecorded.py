"""Planned meetings against the records: each body of a scope by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.domain.calendar.windows import Window, month_window, windows_in, year_window
from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.meetings.held import Held
from docgen.domain.people.bodies import bodies, of_branch, usual_scope
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.planning import Planned
from docgen.domain.words.promises import parse_promise
from docgen.reading.values import understood


class Appointment(NamedTuple):
    """A meeting that one body is to hold on a day."""

    entry: Planned
    day: date
    branch: str
    group: str = ""

    @property
    def body(self) -> str:
        """The body that holds the meeting."""
        return self.group or self.branch

    @property
    def row(self) -> tuple[str, ...]:
        """The key that it shares with the same body's other meetings by the same item of the plan."""
        return (self.entry.identity.rpartition("/")[0], self.branch, self.group)


class Sorted(NamedTuple):
    """Planned meetings, by day: those that no record tells of, and those that one does."""

    unrecorded: list[Appointment]
    recorded: list[Appointment]


class Ledger(NamedTuple):
    """The records that the plan is compared with."""

    roster: Roster
    calendar: WorkCalendar
    held: Sequence[Held]
    span: Window | None = None
    """The time that the plan covers; None for the calendar year of each day."""


def sort_by_record(planned: Sequence[Planned], ledger: Ledger) -> Sorted:
    """Tell the meetings of a plan that have a record from those that have none.

    One that has a day of its own is recorded by a meeting of that day. A proposed one is by a meeting
    anywhere in the window of its promise: where more than one is planned there, by one meeting each.
    """
    rows: dict[tuple[str, ...], list[Appointment]] = defaultdict(list)
    for meeting in (one for entry in planned for one in _meetings(entry, ledger.roster)):
        rows[meeting.row].append(meeting)
    found = [(meeting, has) for row in rows.values() for meeting, has in _with_record(row, ledger)]
    found.sort(key=lambda each: each[0].day)
    return Sorted([one for one, has in found if not has], [one for one, has in found if has])


def _with_record(row: Sequence[Appointment], ledger: Ledger) -> Iterator[tuple[Appointment, bool]]:
    windows_of: dict[Window, list[Appointment]] = defaultdict(list)
    for meeting in row:
        windows_of[_window(meeting, ledger)].append(meeting)
    for window, inside in windows_of.items():
        left = _left(inside, _days_held(inside[0], window, ledger))
        yield from ((meeting, meeting not in left) for meeting in inside)


def _meetings(entry: Planned, roster: Roster) -> Iterator[Appointment]:
    if entry.day is None or not entry.item.kind:
        return
    scope = entry.item.scope
    # Members do not hold meetings: the meeting is that of their branch.
    if scope in ("", "每名党员"):
        scope = usual_scope(entry.item.kind)
    if scope == "每个党小组":
        for group, branch in roster.groups.items():
            if entry.branch in ("", branch):
                yield Appointment(entry, entry.day, branch, group)
        return
    for body in bodies(scope, of_branch(roster, entry.branch)):
        yield Appointment(entry, entry.day, str(body))


def _window(meeting: Appointment, ledger: Ledger) -> Window:
    day, item = meeting.day, meeting.entry.item
    # A day of its own was promised as such: a meeting of another day does not keep it.
    if item.days:
        return Window("", day, day)
    month = month_window(day.year, day.month)
    promise = understood(parse_promise, item.promise)
    if promise is None:
        return month
    span = ledger.span or year_window(day.year)
    spans = windows_in(promise.window, span, ledger.calendar.terms_of(span))
    return next((window for window in spans if window.holds(day)), month)


def _days_held(meeting: Appointment, window: Window, ledger: Ledger) -> list[date]:
    names = {meeting.body}
    if meeting.body in ledger.roster.general_names:
        # 党总支 and the organization's full name are one body.
        names.update(ledger.roster.general_names)
    return [
        held.day
        for held in ledger.held
        if meeting.entry.item.kind in held.kinds
        and window.holds(held.day)
        and not names.isdisjoint(held.bodies)
    ]


def _left(planned: Sequence[Appointment], held: Sequence[date]) -> list[Appointment]:
    """Those without a record: one held on its very day has it, then the earliest have the others."""
    others = [day for day in held if day not in [meeting.day for meeting in planned]]
    # A meeting held on another day than planned keeps the promise of its window all the same.
    left = [meeting for meeting in planned if meeting.day not in held]
    return left[len(others) :]
