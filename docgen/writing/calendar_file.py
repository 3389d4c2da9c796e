"""An .ics file: events that a second import updates instead of doubling."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, timezone
from typing import NamedTuple

CHINA = timezone(timedelta(hours=8))
"""One zone the whole year round since 1992: times can be written in UTC without a table of the zone."""


class Event(NamedTuple):
    """Something on a day, at a time or the whole day; `identity` stays the same when its day moves."""

    identity: str
    day: date
    start: time | None
    end: time | None
    summary: str
    venue: str = ""
    description: str = ""


def calendar_file(name: str, year: int, events: Sequence[Event]) -> bytes:
    """Return the events as iCalendar; the same events give the same bytes, whatever the day."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//docgen//schedule//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_component(event, year))
    made: bytes = calendar.to_ical()
    return made


def uid(identity: str) -> str:
    """Return the UID of an event: the same identity always has the same one."""
    return f"{hashlib.sha256(identity.encode()).hexdigest()[:24]}@docgen"


def _component(event: Event, year: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - icalendar is loaded late
    from icalendar import Event as Component

    component = Component()
    component.add("uid", uid(event.identity))
    # A fixed moment: the same events give the same bytes on every day.
    component.add("dtstamp", datetime(year, 1, 1, tzinfo=timezone.utc))
    component.add("dtstart", _moment(event.day, event.start))
    if event.end:
        component.add("dtend", _moment(event.day, event.end))
    for key, value in (
        ("summary", event.summary),
        ("location", event.venue),
        ("description", event.description),
    ):
        if value:
            component.add(key, value)
    return component


def _moment(day: date, at: time | None) -> date | datetime:
    return datetime.combine(day, at, CHINA).astimezone(timezone.utc) if at else day
