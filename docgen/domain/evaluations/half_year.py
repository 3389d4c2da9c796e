"""The work of a branch in half a year: duties of plan and rules against the minutes.

What counts for what is told by `obligations`, so that `docgen schedule` says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from docgen.domain.calendar.windows import Window, windows
from docgen.domain.meetings.held import Held
from docgen.domain.people.bodies import Body, owing
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.duties import Duty, WindowsOf
from docgen.domain.schedule.obligations import done_in, records_of

MEMBERS, GENERAL = "每名党员", "党总支"


class Stand(NamedTuple):
    """A duty of one body: what the half asks for (`due`), what was done and when, the windows it lacks.

    `due` is None where the promise reaches beyond the half: once a year.
    """

    duty: Duty
    body: str
    due: Decimal | None
    done: Decimal
    days: tuple[date, ...]
    lacking: tuple[Window, ...]


class HalfYear(NamedTuple):
    """The sources of the account: the half's window, the day of the check, the records."""

    window: Window
    at: date
    roster: Roster
    held: Sequence[Held]


def half_of(year: int, name: str) -> Window:
    """The window called 上半年 or 下半年."""
    return next(window for window in windows("半年", year, ()) if window.name == name)


def stands(owed: Sequence[Duty], branch: str, half: HalfYear, windows_of: WindowsOf) -> list[Stand]:
    """Each duty of the branch and of its groups that leaves minutes, in the order of the duties."""
    return [
        _stand(duty, body, half, windows_of)
        for duty in owed
        if duty.kind and duty.scope not in (MEMBERS, GENERAL) and duty.owed_in(half.window)
        for body in _bodies(duty, branch, half.roster)
    ]


def _bodies(duty: Duty, branch: str, roster: Roster) -> Iterator[Body]:
    """The branch, or its groups; a group whose name two branches share bears the branch's too."""
    groups = {
        str(member.group)
        for each in roster.organization.branches
        if each.name == branch
        for member in each.members
        if member.group
    }
    # Both spellings: `bodies` adds the branch only where two branches share the name.
    own = {branch, *groups, *(f"{branch}{group}" for group in groups)}
    return (body for body in owing(duty.scope, roster) if body.name in own)


def _stand(duty: Duty, body: Body, half: HalfYear, windows_of: WindowsOf) -> Stand:
    records = _records(duty, body, half)
    inside = _windows_owed(duty, half, windows_of)
    # A duty of once a year has no window within a half: what is due by then nobody has laid down.
    due = duty.promise.least * len(inside) if inside else None
    # A window that is not over lacks nothing yet.
    over = [window for window in inside if window.last <= half.at]
    lacking = tuple(window for window in over if _done(duty, records, window) < duty.promise.least)
    days = tuple(sorted(held.day for held in records))
    return Stand(duty, body.name, due, _done(duty, records, half.window), days, lacking)


def _windows_owed(duty: Duty, half: HalfYear, windows_of: WindowsOf) -> list[Window]:
    """The duty's windows within the half in which it is in force."""
    inside = [window for window in windows_of(duty.promise.window) if window.lies_in(half.window)]
    return [window for window in inside if duty.owed_in(window)]


def _records(duty: Duty, body: Body, half: HalfYear) -> list[Held]:
    """The records of the half, up to the day of the check, that count for the duty."""
    held = [one for one in half.held if half.window.holds(one.day) and one.day <= half.at]
    return records_of(duty, body.name, held, half.roster)


def _done(duty: Duty, records: Sequence[Held], window: Window) -> Decimal:
    return done_in(duty, [held for held in records if window.holds(held.day)])
