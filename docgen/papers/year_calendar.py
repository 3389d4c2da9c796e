"""The year calendar (年历): twelve months on a page to hang up, with meetings held, planned and missing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple, TypedDict

from docgen.domain.calendar.workdays import PROVISIONAL
from docgen.domain.meetings.attendance import Held
from docgen.domain.people.bodies import bodies
from docgen.domain.rules import rules_of
from docgen.domain.schedule.obligations import Standing, gaps
from docgen.domain.schedule.planning import Planned
from docgen.domain.schedule.year_schedule import YearSchedule, YearSources, schedule_year
from docgen.domain.words.dates import WEEKDAYS, official_date
from docgen.models.meeting_kinds import joint_name
from docgen.papers.draft import Draft, Form, Kind
from docgen.year import Year

HELD, PLANNED, SUPPOSED = "■", "□", "△"
NAMED_BODIES = 4
UNDATED, MISSING = 50, 60
"""Numbers above every day of a month, by which lines without a day are sorted to its end."""

CalendarLine = TypedDict("CalendarLine", {"文字": str, "缺": bool})
CalendarMonth = TypedDict("CalendarMonth", {"名称": str, "行": list[CalendarLine]})
YearCalendarContext = TypedDict(
    "YearCalendarContext", {"标题": str, "说明": str, "单位": str, "月历": list[CalendarMonth]}
)
"""The names the template of the year calendar may use."""


FORM = Form("year_calendar.docx", "年历", YearCalendarContext)


class _Line(NamedTuple):
    """A line of a month, with what it is sorted by."""

    order: tuple[int, int]
    text: str


def draft_year_calendar(year: Year) -> list[Draft]:
    """The calendar of a year whose days off are known or supposed, as of the last meeting on record."""
    if year.organization is None or year.plan is None or not year.days.answers(year.number):
        return []
    # The day of the last meeting, not today: the paper depends on the YAML alone and can be made again.
    last = max((held.day for held in year.held), default=date(year.number, 1, 1))
    basis = YearSources(
        year.organization, year.plan, year.days, rules_of(year.number, year.rules), year.held, year.rules
    )
    schedule = schedule_year(basis, year.number, last + timedelta(days=1))
    title = f"{year.organization.short_name or year.organization.name}{year.number}年组织生活年历"
    context: YearCalendarContext = {
        "标题": title,
        "说明": _legend(year, last),
        "单位": year.organization.name,
        "月历": [{"名称": f"{month}月", "行": _month(month, schedule, year)} for month in range(1, 13)],
    }
    return [Draft(title, FORM, context)]


YEAR_CALENDAR = Kind(
    "schedule",
    (FORM,),
    ("organization", "plan", "calendar", "rules", "minutes"),
    draft_year_calendar,
    rests_on="plan",
    on_request=True,
)


def _legend(year: Year, last: date) -> str:
    # Without a record the calendar stands as of the first of January, when nothing can be missing.
    marks = f"{HELD} 已开（有记录）　{PLANNED} 计划"
    if not year.days.knows(year.number):
        marks += f"　{SUPPOSED} {PROVISIONAL}"
    return f"{marks}　缺：时段已过，没有记录（截至{official_date(last)}）" if year.held else marks


def _month(month: int, schedule: YearSchedule, year: Year) -> list[CalendarLine]:
    lines = sorted(_lines(month, schedule, year))
    return [{"文字": line.text, "缺": line.order[0] == MISSING} for line in lines]


def _lines(month: int, schedule: YearSchedule, year: Year) -> Iterator[_Line]:
    entries = [entry for entry in schedule.planned if entry.month == month]
    yield from (_planned(entry, year) for entry in entries)
    yield from _held_besides(entries, [held for held in year.held if held.day.month == month])
    yield from _missing([gap for gap in gaps(schedule.standings) if gap.window.last.month == month])


def _held_besides(entries: list[Planned], meetings: list[Held]) -> Iterator[_Line]:
    """The meetings that were held on a day for which the plan has none of their kind."""
    planned = {(entry.item.kind, entry.day) for entry in entries}
    for held in meetings:
        kinds = joint_name(kind for kind in held.kinds if (kind, held.day) not in planned)
        if kinds:
            yield _Line((held.day.day, 1), f"{HELD}{_day(held.day)}{kinds}（{'、'.join(held.bodies)}）")


def _planned(entry: Planned, year: Year) -> _Line:
    if entry.day is None:
        words = entry.months.words if entry.months else ""
        return _Line((UNDATED, 0), f"{PLANNED}{entry.item.name}（{words}）")
    records = [held for held in year.held if entry.item.kind in held.kinds and held.day == entry.day]
    mark = HELD if records else SUPPOSED if entry.is_provisional else PLANNED
    text = f"{mark}{_day(entry.day)}{entry.item.name}{_only(entry, records, year)}"
    return _Line((entry.day.day, 0), text)


def _only(entry: Planned, records: list[Held], year: Year) -> str:
    """The bodies that held it, where not all of those in its scope did."""
    if not records or not entry.item.scope or year.organization is None:
        return ""
    # In the order of the records, each body once: two groups may have met on one day.
    present = dict.fromkeys(body for held in records for body in held.bodies)
    owing = bodies(entry.item.scope, year.organization)
    return "" if present.keys() >= set(owing) else f"（{'、'.join(present)}）"


def _missing(found: list[Standing]) -> Iterator[_Line]:
    # A line for a duty, not for each body: twelve months have to fit on one page.
    lacking: dict[tuple[str, str], list[str]] = {}
    for gap in found:
        # The line stands in its month already: 缺3月支委会 would say the month twice.
        window = "" if gap.duty.promise.window == "月" else gap.window.name
        lacking.setdefault((gap.duty.name, window), []).append(gap.body)
    for number, ((name, window), who) in enumerate(lacking.items()):
        named = "、".join(who) if len(who) <= NAMED_BODIES else f"{len(who)}个（名）"
        yield _Line((MISSING, number), f"缺{window}{name}（{named}）")


def _day(day: date) -> str:
    return f"{day.day}日（{WEEKDAYS[day.weekday()]}）"
