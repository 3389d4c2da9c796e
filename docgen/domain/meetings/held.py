"""The meetings on record as plans and study hours count them: whose they were, who came, for how long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.models.minutes import Meeting


class Held(NamedTuple):
    """One record: `kinds` it counts for, `bodies` the branches or groups that held it, `hours` 学时.

    `attended` are the people who came, by the roster of that day, as their labels; `perhaps` are those who
    were expected, where the record does not say who came.
    """

    kinds: tuple[str, ...]
    bodies: tuple[str, ...]
    day: date
    hours: Decimal
    attended: tuple[str, ...]
    place: Place
    perhaps: tuple[str, ...] = ()
    about: str = ""
    """Its subject and the titles of its items."""


def held_meetings(meetings: Sequence[Meeting], roster: Roster) -> tuple[Held, ...]:
    """The meetings on record: whose they were, who came, how many 学时 each counts."""
    labels = {seat: person.label for person in roster.people for seat in person.seats}
    return tuple(_held(Attendance(meeting, roster), labels) for meeting in meetings)


def _held(attendance: Attendance, labels: Mapping[Seat, str]) -> Held:
    meeting = attendance.meeting
    # A group's meeting counts for the group alone: its branch owes meetings of its own.
    bodies = (str(meeting.group),) if meeting.group else attendance.branches
    names = tuple(labels[seat] for seat in attendance.attendees)
    perhaps = () if attendance.knows_who_was_absent else tuple(labels[seat] for seat in attendance.due)
    hours = meeting.hours or Decimal(0)
    about = " ".join([meeting.subject, *(item.title for item in meeting.agenda)])
    return Held(meeting.counted_as, bodies, meeting.day, hours, names, meeting.place, perhaps, about)
