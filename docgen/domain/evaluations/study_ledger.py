"""Study hours (学时) of every member, month by month: who attended, by the roster of each meeting's day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from docgen.domain.meetings.held import Held
from docgen.domain.people.bodies import Body
from docgen.domain.people.roster import Person, Roster, belongs, joined
from docgen.domain.schedule.duties import Duty, WindowsOf

MONTHS = range(1, 13)


class Hours(NamedTuple):
    """One member's row. A month still to come has None; who came or left within the year owes no sum."""

    name: str
    months: tuple[Decimal | None, ...]
    meetings: tuple[int, ...]
    required: Decimal | None
    changes: tuple[tuple[date, bool], ...]

    @property
    def total(self) -> Decimal:
        """All hours so far."""
        return sum((hours for hours in self.months if hours is not None), Decimal(0))

    @property
    def wanting(self) -> Decimal | None:
        """How many hours are missing; 0 when there are enough."""
        return None if self.required is None else max(self.required - self.total, Decimal(0))


class Demand(NamedTuple):
    """What everybody owes in the year, and those of whom something else is asked, by label."""

    everybody: Decimal | None
    others: Mapping[str, Decimal]

    def of(self, name: str) -> Decimal | None:
        """What one member owes."""
        return self.others.get(name, self.everybody)


def hours_owed(owed: Sequence[Duty], windows_of: WindowsOf) -> Decimal | None:
    """The hours of a year that plan and rules ask of every member, the most of them; None without any."""
    sums = [duty.promise.least * len(windows_of(duty.promise.window)) for duty in owed if duty.by_hours]
    return max(sums, default=None)


def study_hours(
    roster: Roster, branch: str, held: Sequence[Held], demand: Demand, at: date, year: int
) -> list[Hours]:
    """A row for everybody who belonged to the branch in the year up to the day `at`, in roster order."""
    first = date(year, 1, 1)
    counted = [one for one in held if one.day.year == year and one.day <= at]
    return [
        _hours(person, [one for one in counted if person.label in one.attended], demand, (first, at))
        for person in roster.people
        if _branch_of(person, first, at) == branch
    ]


def _branch_of(person: Person, first: date, at: date) -> str | None:
    """The branch in which somebody was last in that time: who was transferred is listed once."""
    there = [
        seat
        for seat in person.seats
        if belongs(seat.member, at)
        or ((seat.member.left or first) > first and (joined(seat.member) or first) <= at)
    ]
    return there[-1].branch if there else None


def _hours(person: Person, attended: Sequence[Held], demand: Demand, span: tuple[date, date]) -> Hours:
    first, at = span
    changes = Body(person.label, person.stays).changes(first, at)
    by_month = [[one for one in attended if one.day.month == month] for month in MONTHS]
    last = at.month if at.year == first.year else 12
    months = tuple(
        sum((one.hours for one in each), Decimal(0)) if month <= last else None
        for month, each in zip(MONTHS, by_month, strict=True)
    )
    meetings = tuple(sum(one.hours > 0 for one in each) for each in by_month)
    return Hours(person.label, months, meetings, None if changes else demand.of(person.label), tuple(changes))
