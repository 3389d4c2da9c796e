"""The schedule proposed anew: the days on which the carried plan puts its meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.domain.calendar.workdays import WorkCalendar
from docgen.domain.schedule.planning import Planned, plan_year
from docgen.domain.words.dates import month_and_day, weekday
from docgen.models.plan import Plan, ScheduleItem


class Proposed(NamedTuple):
    """An item with a 拟定, and its days in the new year."""

    place: Place
    name: str
    proposal: str
    days: tuple[Planned, ...]


def proposed_anew(plan: Plan, year: int, calendar: WorkCalendar) -> list[Proposed]:
    """The items whose days follow from their 拟定; none for a year whose days off nobody knows."""
    if not calendar.knows(year):
        return []
    entries = plan_year(plan, year, calendar).entries
    return [
        Proposed(item.proposal.place, str(item.name), str(item.proposal), tuple(_of(item, entries)))
        for item in plan.schedule
        if item.proposal and not item.days
    ]


def said_of(entry: Planned) -> str:
    """1月8日（星期一；原定1月1日，元旦）."""
    if entry.day is None:
        return ""
    remark = f"；{entry.remark}" if entry.remark else ""
    return f"{month_and_day(entry.day)}（{weekday(entry.day)}{remark}）"


def _of(item: ScheduleItem, entries: list[Planned]) -> Iterator[Planned]:
    return (entry for entry in entries if entry.item is item and entry.day)
