"""A meeting that was held, as far as counting needs to know it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.roster import Roster, Seat
from docgen.models.minutes import Meeting
from docgen.models.organization import Organization


class Held(NamedTuple):
    """One record: `kind` is a 类型, `bodies` the branches or groups that held it, `hours` 学时.

    `attended` are the people who came, by the roster of that day, as their labels.
    """

    kind: str
    bodies: tuple[str, ...]
    day: date
    hours: Decimal
    attended: tuple[str, ...]
    place: Place


def held_meetings(meetings: Sequence[Meeting], organization: Organization) -> tuple[Held, ...]:
    """The meetings on record: whose they were, who came, how many 学时 each counts."""
    roster = Roster(organization)
    labels = {seat: person.label for person in roster.people for seat in person.seats}
    return tuple(_held(Attendance(meeting, roster), labels) for meeting in meetings)


def _held(attendance: Attendance, labels: Mapping[Seat, str]) -> Held:
    meeting = attendance.meeting
    bodies = (str(meeting.group),) if meeting.group else attendance.branches
    names = tuple(labels[seat] for seat in attendance.attendees)
    return Held(meeting.kind, bodies, meeting.day, meeting.hours or Decimal(0), names, meeting.place)
