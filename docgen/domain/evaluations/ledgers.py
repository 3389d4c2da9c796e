"""学时台账 and 心得体会: who attended how many hours (学时) of study, month by month; the facts of both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.evaluations.branch_case import branch_of_roster, question_who
from docgen.domain.meetings.held import Held
from docgen.domain.people.bodies import Body
from docgen.domain.people.roster import Roster, RosterPerson
from docgen.domain.people.seat import Seat, one_by_one
from docgen.domain.schedule.duties import Duty, WindowsOf
from docgen.models.evaluations import Evaluation, ReflectionRegister, StudyLedger
from docgen.reading.nodes import Text

MONTHS = range(1, 13)


class Hours(NamedTuple):
    """One member's row. A month still to come has None; who came or left within the year owes no sum.

    `unknown` are the months, from 0, of meetings whose record does not say who came.
    """

    name: str
    months: tuple[Decimal | None, ...]
    meetings: tuple[int, ...]
    required: Decimal | None
    changes: tuple[tuple[date, bool], ...]
    unknown: frozenset[int] = frozenset()

    @property
    def total(self) -> Decimal | None:
        """All hours so far; None where it is not known who came to a meeting."""
        return None if self.unknown else self.known

    @property
    def known(self) -> Decimal:
        """The hours of the meetings whose record says who came."""
        return sum((hours for hours in self.months if hours is not None), Decimal(0))

    @property
    def wanting(self) -> Decimal | None:
        """The number of hours that are missing; 0 when there are enough, None where that is not known."""
        # Hours that are enough already stay enough, whoever came to the unclear meeting.
        if self.required is None or (self.unknown and self.known < self.required):
            return None
        return max(self.required - self.known, Decimal(0))


class Demand(NamedTuple):
    """The hours that everybody owes in the year, and the other number that some owe, by label."""

    everybody: Decimal | None
    others: Mapping[str, Decimal]

    def of(self, name: str) -> Decimal | None:
        """Return the hours that one member owes."""
        return self.others.get(name, self.everybody)


def hours_owed(owed: Sequence[Duty], windows_of: WindowsOf) -> Decimal | None:
    """The hours of a year that plan and rules ask of every member, the most of them; None without any."""
    # Plan and regulation ask for different hours: the stricter is owed.
    return max((_hours_of(duty, windows_of) for duty in owed if duty.by_hours), default=None)


def _hours_of(duty: Duty, windows_of: WindowsOf) -> Decimal:
    return duty.promise.least * sum(map(duty.owed_in, windows_of(duty.promise.window)))


def study_hours(
    roster: Roster, branch: str, held: Sequence[Held], demand: Demand, at: date, year: int
) -> list[Hours]:
    """A row for everybody who belonged to the branch in the year up to the day `at`, in roster order."""
    first = date(year, 1, 1)
    counted = [one for one in held if one.day.year == year and one.day <= at]
    return [
        _hours(person, counted, demand, (first, at))
        for person in roster.people
        if _branch_of(person, first, at) == branch
    ]


def _branch_of(person: RosterPerson, first: date, at: date) -> str | None:
    """The branch in which somebody was last in that time: who was transferred is listed once."""
    there = [
        seat
        for seat in person.seats
        if seat.belongs(at) or ((seat.left or first) > first and (seat.joined or first) <= at)
    ]
    # The last branch lists the whole year: the hours follow the person.
    return there[-1].branch if there else None


def _hours(person: RosterPerson, held: Sequence[Held], demand: Demand, span: tuple[date, date]) -> Hours:
    first, at = span
    changes = tuple(Body(person.label, person.stays).changes(first, at))
    last = at.month if at.year == first.year else MONTHS[-1]
    by_month = _by_month([one for one in held if person.label in one.attended])
    # A month still to come is left blank; one without any meeting has a 0.
    months = (sum(hours, Decimal(0)) if month < last else None for month, hours in enumerate(by_month))
    meetings = tuple(sum(each > 0 for each in hours) for hours in by_month)
    # Nobody has laid down how many of a year's hours a part of the year owes.
    required = None if changes else demand.of(person.label)
    return Hours(person.label, tuple(months), meetings, required, changes, _unknown(person, held))


def _by_month(attended: Sequence[Held]) -> list[list[Decimal]]:
    """The hours of each meeting, month by month."""
    return [[one.hours for one in attended if one.day.month == month] for month in MONTHS]


def _unknown(person: RosterPerson, held: Sequence[Held]) -> frozenset[int]:
    """The months, from 0, of the meetings that somebody may have attended."""
    # A record with 实到 and no names gave everybody 0 学时: unknown is not zero.
    return frozenset(one.day.month - 1 for one in held if one.hours and person.label in one.perhaps)


def check_ledger(record: StudyLedger, roster: Roster) -> Iterator[Diagnostic]:
    """Everything the facts of a 学时台账 have against each other."""
    yield from branch_of_roster(record, roster, may_be_all=True)
    for other in record.others:
        yield from _is_somebody(other.name, record, roster)


def check_reflections(record: ReflectionRegister, roster: Roster) -> Iterator[Diagnostic]:
    """Everything the facts of a 心得体会登记表 have against each other."""
    yield from branch_of_roster(record, roster, may_be_all=True)
    for entry in record.entries:
        yield from _is_somebody(entry.name, record, roster)


def listed(record: Evaluation, roster: Roster) -> tuple[Seat, ...]:
    """The members of the record's branch, or of all branches, on its day."""
    return roster.of_branches((str(record.branch),) if record.branch else roster.branches, record.day)


def meant(name: str, record: Evaluation, roster: Roster) -> list[tuple[Seat, ...]]:
    """The people whom a name may mean, those of the record's branch first."""
    return one_by_one(roster.find(name, listed(record, roster)))


def _is_somebody(name: Text, record: Evaluation, roster: Roster) -> Iterator[Diagnostic]:
    people = meant(name, record, roster)
    if not people:
        message = f"名册里没有“{name}”{question_who(name, roster)}"
        yield error("D482", name.place, message, "改成名册里的姓名")
    elif len(people) > 1:
        ways = "、".join(f"{roster.label(seats[0])}（{seats[0].branch}）" for seats in people)
        yield error("D482", name.place, f"名册里有{len(people)}位“{name}”", f"请写明是哪一位：{ways}")
    elif record.branch and not any(seat.branch == record.branch for seat in people[0]):
        message = f"{name}不是{record.branch}的党员"
        yield error("D482", name.place, message, "删掉这个人，或者核对“支部”")
