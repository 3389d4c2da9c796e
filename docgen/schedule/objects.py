"""The schedule as plain objects, for `--format json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docgen.base.diagnostics import Diagnostic, as_json, in_reading_order
from docgen.domain.schedule.duties import Duty
from docgen.domain.schedule.obligations import Standing
from docgen.domain.schedule.planning import Planned
from docgen.domain.schedule.year_schedule import YearSchedule

STATES = {
    "已完成": "done",
    "缺": "missed",
    "进行中": "open",
    "未到": "ahead",
    "超出": "over",
    "不满时段": "part",
}


def as_objects(schedule: YearSchedule | None, diagnostics: Sequence[Diagnostic]) -> dict[str, Any]:
    """Everything the text says; without a schedule its lists are empty."""
    return {
        "at": schedule.at.isoformat() if schedule else None,
        "calendar": [_entry(entry) for entry in schedule.planned] if schedule else [],
        "obligations": [_standing(standing) for standing in schedule.standings] if schedule else [],
        "unchecked": [_duty(duty) for duty in schedule.unchecked] if schedule else [],
        "diagnostics": [as_json(each) for each in in_reading_order(diagnostics)],
    }


def _entry(entry: Planned) -> dict[str, Any]:
    hours, item = entry.hours, entry.item
    return {
        "date": entry.day.isoformat() if entry.day else None,
        "months": list(item.months.numbers) if item.months and entry.day is None else [],
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


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "name": duty.name,
        "kind": duty.kind,
        "scope": duty.scope,
        "promise": str(duty.promise),
        "sources": list(duty.sources),
        "looser": list(duty.looser),
    }


def _standing(standing: Standing) -> dict[str, Any]:
    return {
        **_duty(standing.duty),
        "body": standing.body,
        "window": standing.window.name,
        "first": standing.window.first.isoformat(),
        "last": standing.window.last.isoformat(),
        "least": str(standing.duty.promise.least),
        "done": str(standing.done),
        "dates": [day.isoformat() for day in standing.days],
        "state": STATES[standing.state.value],
        "advice": standing.advice,
    }
