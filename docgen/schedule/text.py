"""The schedule as a secretary reads it on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.domain.schedule.duties import Duty
from docgen.domain.schedule.obligations import Standing, State
from docgen.domain.schedule.planning import Planned
from docgen.domain.schedule.year_schedule import YearSchedule
from docgen.domain.words.dates import month_and_day, official_date, weekday
from docgen.schedule.accounts import Account, accounts

NAMED_BODIES = 6
"""More bodies than these that stand alike are counted, not named."""


def as_text(schedule: YearSchedule) -> str:
    """The calendar by month, then planned against held."""
    return "\n".join([*_calendar(schedule), "", *_account(schedule)])


def duty_line(duty: Duty) -> str:
    """A duty, and who demands it."""
    looser = f"；同时满足{'；'.join(duty.looser)}" if duty.looser else ""
    return f"{duty.name}  {duty.promise}  〔{'；'.join(duty.sources)}{looser}〕"


def when(entry: Planned) -> str:
    """Day, weekday and hours; the months of an item without a day."""
    if entry.day is None:
        return f"{entry.item.months.words if entry.item.months else ''}（日期未定）"
    return f"{month_and_day(entry.day)}（{weekday(entry.day)}）{entry.hours or ''}"


def _calendar(schedule: YearSchedule) -> Iterator[str]:
    yield f"{schedule.year}年日程"
    for month in range(1, 13):
        entries = [entry for entry in schedule.planned if entry.month == month]
        yield f"{month}月" if entries else f"{month}月  （没有安排）"
        yield from (f"  {_entry(entry)}" for entry in entries)


def _entry(entry: Planned) -> str:
    remark = f"〔{entry.remark}〕" if entry.remark else ""
    parts = (when(entry), entry.item.name, entry.bodies, entry.item.venue, remark)
    return "  ".join(part for part in parts if part)


def _account(schedule: YearSchedule) -> Iterator[str]:
    yield f"计划与实绩（截至{official_date(schedule.at)}）"
    if schedule.is_unrecorded:
        yield "  还没有读到会议记录，下面按一次也没有开来算。"
    for duty, rows in accounts(schedule.standings):
        yield duty_line(duty)
        for row in rows:
            yield from _row(row)
    if schedule.unchecked:
        yield "下面的承诺不产生会议记录，请对照台账自己核对："
        yield from (f"  {duty.name}  {duty.promise}  {duty.scope}" for duty in schedule.unchecked)


def _row(row: Account) -> Iterator[str]:
    unit = row.duty.promise.unit
    yield f"  {named(row.bodies, row.duty)}：应有 {row.due} {unit}，已有 {row.done} {unit}{_ahead(row)}"
    missed = row.in_state(State.MISSED)
    for advice in dict.fromkeys(standing.advice for standing in missed):
        yield f"    {_windows([standing for standing in missed if standing.advice == advice])}"
        yield f"      {advice}"
    for standing in row.in_state(State.OPEN, State.OVER, State.PART):
        yield f"    {standing.window.name}{_short(standing)}：{standing.advice}"


def named(bodies: Sequence[str], duty: Duty) -> str:
    """Some bodies that owe a duty, by name or, where they are many, by number."""
    if len(bodies) <= NAMED_BODIES:
        return "、".join(bodies)
    return f"{'、'.join(bodies[:3])}等{len(bodies)}{measure_of(duty)}"


def measure_of(duty: Duty) -> str:
    """The measure word for those who owe it."""
    return "人" if duty.scope == "每名党员" else "个"


def _windows(standings: Sequence[Standing]) -> str:
    """1月、2月各缺1次 where all lack the same, else each with its own."""
    lacking = {standing.wanting for standing in standings}
    if len(standings) > 1 and len(lacking) == 1:
        return f"{'、'.join(standing.window.name for standing in standings)}各{_short(standings[0])}"
    return "、".join(f"{standing.window.name}{_short(standing)}" for standing in standings)


def _short(standing: Standing) -> str:
    unit = standing.duty.promise.unit
    if standing.state in (State.OVER, State.PART):
        return f"有{standing.done}{unit}"
    return f"缺{standing.wanting}{unit}"


def _ahead(row: Account) -> str:
    ahead = row.in_state(State.AHEAD)
    return f"，{ahead[0].window.name}起还没有到" if ahead else ""
