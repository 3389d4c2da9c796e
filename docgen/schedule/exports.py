"""The schedule for other programs: events for an .ics, sheets for an .xlsx, objects for `--format json`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docgen.base.diagnostics import Diagnostic, as_json, by_weight
from docgen.domain.schedule.duties import Duty
from docgen.domain.schedule.obligations import Standing
from docgen.domain.schedule.planning import Planned, in_calendar_order
from docgen.domain.schedule.year_schedule import YearSchedule
from docgen.domain.words.dates import weekday
from docgen.schedule.text import when
from docgen.writing.calendar_file import Event, calendar_file
from docgen.writing.workbook import Cell, WorkbookSheet, workbook


def ics_of(schedules: Sequence[YearSchedule]) -> bytes:
    """The .ics file of all entries with a day."""
    # An entry for 3—5月 without a day would stand on some day of them in every calendar.
    events = [_event(entry) for entry in _planned(schedules) if entry.day]
    first, *_ = schedules
    return calendar_file(f"{first.title}日程", first.span.first.year, events)


def left_out_of_ics(schedules: Sequence[YearSchedule]) -> list[str]:
    """The names of the entries that no .ics file can hold: those without a day."""
    return list(dict.fromkeys(str(entry.item.name) for entry in _planned(schedules) if entry.day is None))


def xlsx_of(schedules: Sequence[YearSchedule]) -> bytes:
    """The .xlsx file with three sheets: the calendar, the account of the duties, duties without minutes."""
    return workbook([_calendar(schedules), _accounts(schedules), _unchecked(schedules)])


def _planned(schedules: Sequence[YearSchedule]) -> list[Planned]:
    """The entries of all plans of a folder, in the order of their days."""
    found = (entry for schedule in schedules for entry in schedule.planned)
    return sorted(found, key=in_calendar_order)


def _standings(schedules: Sequence[YearSchedule]) -> list[Standing]:
    return [standing for schedule in schedules for standing in schedule.standings]


def _duties_unchecked(schedules: Sequence[YearSchedule]) -> list[Duty]:
    return [duty for schedule in schedules for duty in schedule.unchecked]


def _event(entry: Planned) -> Event:
    if entry.day is None:
        raise ValueError(entry)
    # The identity is the same in every export: importing the file again moves events and doubles none.
    hours, item = entry.hours, entry.item
    summary = f"{item.name}（{entry.bodies}）" if entry.bodies else item.name
    return Event(
        entry.identity,
        entry.day,
        hours.start if hours else None,
        hours.end if hours else None,
        summary,
        item.venue,
        "\n".join(_details(entry)),
    )


def _details(entry: Planned) -> Iterator[str]:
    item = entry.item
    for name, value in (
        ("内容", item.subject),
        ("主持", item.chair),
        ("责任人", item.responsible),
        ("材料", "、".join(item.papers)),
        ("备注", "；".join(filter(None, (item.remark, entry.remark)))),
    ):
        if value:
            yield f"{name}：{value}"


def _calendar(schedules: Sequence[YearSchedule]) -> WorkbookSheet:
    columns = (
        ("月份", 6), ("日期", 12), ("星期", 8), ("时间", 14), ("事项", 28), ("类型", 12), ("范围", 10),
        ("地点", 18), ("主持（主讲）", 14), ("责任人", 14), ("材料", 28), ("备注", 32),
    )  # fmt: skip
    return WorkbookSheet("日程", columns, [_calendar_row(entry) for entry in _planned(schedules)])


def _calendar_row(entry: Planned) -> list[Cell]:
    item = entry.item
    return [
        f"{entry.month.month}月",
        entry.day or when(entry),
        weekday(entry.day) if entry.day else "",
        str(entry.hours or ""),
        item.name,
        item.kind,
        entry.bodies,
        item.venue,
        item.chair or item.responsible,
        item.responsible,
        "、".join(item.papers),
        "；".join(filter(None, (item.remark, entry.remark))),
    ]


def _accounts(schedules: Sequence[YearSchedule]) -> WorkbookSheet:
    columns = (
        ("事项", 16), ("要求", 18), ("组织或党员", 16), ("时段", 14), ("应有", 8), ("已有", 8), ("尚缺", 8),
        ("状态", 10), ("已开日期", 24), ("还能怎么办", 40), ("依据", 44),
    )  # fmt: skip
    return WorkbookSheet(
        "计划与实绩", columns, [_account_row(standing) for standing in _standings(schedules)]
    )


def _account_row(standing: Standing) -> list[Cell]:
    return [
        standing.duty.name,
        str(standing.duty.promise),
        standing.body,
        standing.window.name,
        # Numbers, not texts: the office adds them up in Excel.
        float(standing.duty.promise.least),
        float(standing.done),
        float(standing.wanting),
        standing.state.value,
        # Text, since Excel has no cell of several dates; in this form they sort by day.
        "、".join(day.isoformat() for day in standing.days),
        standing.advice,
        standing.duty.basis,
    ]


def _unchecked(schedules: Sequence[YearSchedule]) -> WorkbookSheet:
    columns = (("事项", 24), ("要求", 18), ("范围", 12), ("依据", 44))
    rows = [[duty.name, str(duty.promise), duty.scope, duty.basis] for duty in _duties_unchecked(schedules)]
    return WorkbookSheet("自行核对", columns, rows)


# English, and part of the interface of --format json: programs compare them.
STATES = {
    "已完成": "done",
    "缺": "missed",
    "进行中": "open",
    "未到": "ahead",
    "超出": "over",
    "不满时段": "part",
    "不清楚": "unknown",
}


def as_objects(schedules: Sequence[YearSchedule], diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """The content of the text as plain objects; without a schedule its lists are empty."""
    told = {"diagnostics": [as_json(each) for each in by_weight(diagnostics)]}
    # The same keys whether there is a schedule or not: a program need not ask before it reads them.
    if not schedules:
        return {"at": None, "calendar": [], "obligations": [], "unchecked": [], **told}
    return {
        "at": schedules[0].at.isoformat(),
        "calendar": [_entry_object(entry) for entry in _planned(schedules)],
        "obligations": [_standing_object(standing) for standing in _standings(schedules)],
        "unchecked": [_duty_object(duty) for duty in _duties_unchecked(schedules)],
        **told,
    }


def _entry_object(entry: Planned) -> dict[str, Any]:
    hours, item = entry.hours, entry.item
    return {
        "date": entry.day.isoformat() if entry.day else None,
        "months": list(entry.months.numbers) if entry.months else [],
        "start": f"{hours.start:%H:%M}" if hours else None,
        "end": f"{hours.end:%H:%M}" if hours and hours.end else None,
        "name": item.name,
        "kind": item.kind,
        "scope": item.scope,
        "venue": item.venue,
        "responsible": item.responsible,
        "meant": entry.meant.isoformat() if entry.meant else None,
        "remark": entry.remark,
    }


def _duty_object(duty: Duty) -> dict[str, Any]:
    return {
        "name": duty.name,
        "kind": duty.kind,
        "scope": duty.scope,
        "promise": str(duty.promise),
        "sources": list(duty.sources),
        "looser": list(duty.looser),
    }


def _standing_object(standing: Standing) -> dict[str, Any]:
    return {
        **_duty_object(standing.duty),
        "body": standing.body,
        "window": standing.window.name,
        "first": standing.window.first.isoformat(),
        "last": standing.window.last.isoformat(),
        # Decimals as text: to most programs a number of JSON is a float.
        "least": str(standing.duty.promise.least),
        "done": str(standing.done),
        "dates": [day.isoformat() for day in standing.days],
        "state": STATES[standing.state.value],
        "advice": standing.advice,
    }
