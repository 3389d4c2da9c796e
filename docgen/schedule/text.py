"""The schedule as a secretary reads it on the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from docgen.domain.calendar.spans import months_of
from docgen.domain.calendar.workdays import AWAITED
from docgen.domain.schedule.duties import Duty
from docgen.domain.schedule.obligations import Standing, State
from docgen.domain.schedule.planning import Planned
from docgen.domain.schedule.year_schedule import YearSchedule
from docgen.domain.words.dates import month_and_day, official_date, weekday

NAMED_BODIES = 6
"""The most bodies in one line that are named; more of them are counted."""


def as_text(schedule: YearSchedule) -> str:
    """The calendar by month, then the account of the duties."""
    return "\n".join([*_calendar(schedule), "", *_account(schedule)])


def _duty_line(duty: Duty) -> str:
    """A duty with its sources."""
    # Of a promise and a rule on one thing the stricter counts; the other is named, since it is met too.
    return f"{duty.name}  {duty.promise}  〔{duty.basis}〕"


def when(entry: Planned) -> str:
    """Day, weekday and hours; or the months of an item without a day."""
    if entry.day is None:
        return f"{entry.months.words if entry.months else ''}（日期未定）"
    return f"{month_and_day(entry.day)}（{weekday(entry.day)}）{entry.hours or ''}"


def _calendar(schedule: YearSchedule) -> Iterator[str]:
    yield f"{schedule.title}日程{_remarks(schedule)}"
    none = "  （没有另外的安排）" if schedule.is_shortened else "  （没有安排）"
    for month in months_of(schedule.span):
        entries = [entry for entry in schedule.planned if entry.month == month]
        # Over the turn of the year it says which January.
        year = f"{month.year}年" if month.year != schedule.span.first.year else ""
        yield f"{year}{month.month}月{'' if entries else none}"
        yield from (f"  {_entry(entry)}" for entry in entries)


def _remarks(schedule: YearSchedule) -> str:
    """The remarks on a calendar as a whole, in brackets."""
    shortened = "前面的计划里已经有的不再列" if schedule.is_shortened else ""
    supposed = f"标“暂定”的{AWAITED}" if any(entry.is_provisional for entry in schedule.planned) else ""
    told = "；".join(filter(None, (shortened, supposed)))
    return f"（{told}）" if told else ""


def _entry(entry: Planned) -> str:
    remark = f"〔{entry.remark}〕" if entry.remark else ""
    parts = (when(entry), entry.item.name, entry.bodies, entry.item.venue, remark)
    return "  ".join(part for part in parts if part)


def _account(schedule: YearSchedule) -> Iterator[str]:
    yield f"计划与实绩（截至{official_date(schedule.at)}）"
    # A year just planned would look as if nothing had been done: the first line says why.
    if schedule.is_unrecorded:
        yield "  还没有读到会议记录，下面按一次也没有开来算。"
    if schedule.unread:
        yield f"  没有算进去的记录：{'、'.join(map(str, schedule.unread))}。"
    for duty, rows in _accounts_of(schedule.standings):
        if _is_kept(duty, rows):
            continue
        yield _duty_line(duty)
        for row in rows:
            yield from _row(row)
    if schedule.unchecked:
        yield "下面的承诺不产生会议记录，请对照台账自己核对："
        for duty in schedule.unchecked:
            yield f"  {duty.name}  {duty.promise}  {duty.scope}".rstrip()


def _is_kept(duty: Duty, rows: Sequence[DutyAccount]) -> bool:
    """Return whether an item of one day was held, or is still to come: the calendar shows it already."""
    states = {standing.state for row in rows for standing in row.standings}
    return duty.promise.day is not None and states <= {State.DONE, State.AHEAD}


def _row(row: DutyAccount) -> Iterator[str]:
    unit = row.duty.promise.unit
    yield f"  {named(row.bodies, row.duty)}：应有 {row.due} {unit}，已有 {row.done} {unit}{_ahead(row)}"
    # Windows with one advice stand together: twelve months without a meeting need it only once.
    missed = row.in_state(State.MISSED)
    for advice in dict.fromkeys(standing.advice for standing in missed):
        yield f"    {_windows([standing for standing in missed if standing.advice == advice])}"
        yield f"      {advice}"
    for standing in row.in_state(State.OPEN, State.OVER, State.PART):
        yield f"    {standing.window.name}{_short(standing)}：{standing.advice}"
    # A file that cannot be read leaves twelve months unknown for one reason.
    for _, alike in groupby(row.in_state(State.UNKNOWN), key=lambda each: (each.done, each.advice)):
        first, *others = alike
        windows = "、".join(each.window.name for each in (first, *others))
        yield f"    {windows}{'各' if others else ''}{_short(first)}：{first.advice}"


def named(bodies: Sequence[str], duty: Duty) -> str:
    """Some bodies that owe a duty: by name, or by number where they are many."""
    if len(bodies) <= NAMED_BODIES:
        return "、".join(bodies)
    return f"{'、'.join(bodies[:3])}等{len(bodies)}{measure_of(duty)}"


def measure_of(duty: Duty) -> str:
    """The measure word for the bodies that owe a duty."""
    return "人" if duty.scope == "每名党员" else "个"


def _windows(standings: Sequence[Standing]) -> str:
    """The windows with what they lack: 1月、2月各缺1次 where all lack the same."""
    lacking = {standing.wanting for standing in standings}
    if len(standings) > 1 and len(lacking) == 1:
        return f"{'、'.join(standing.window.name for standing in standings)}各{_short(standings[0])}"
    return "、".join(f"{standing.window.name}{_short(standing)}" for standing in standings)


def _short(standing: Standing) -> str:
    unit = standing.duty.promise.unit
    if standing.state in (State.OVER, State.PART, State.UNKNOWN):
        return f"有{standing.done}{unit}"
    return f"缺{standing.wanting}{unit}"


def _ahead(row: DutyAccount) -> str:
    ahead = row.in_state(State.AHEAD)
    return f"，{ahead[0].window.name}起还没有到" if ahead else ""


class DutyAccount(NamedTuple):
    """The account of one duty over the year, for bodies whose windows are all alike."""

    duty: Duty
    bodies: tuple[str, ...]
    standings: tuple[Standing, ...]

    @property
    def due(self) -> Decimal:
        """The number of meetings or hours that the year asks for."""
        return self.duty.promise.least * len(self.standings)

    @property
    def done(self) -> Decimal:
        """The number of meetings or hours on record."""
        return sum((each.done for each in self.standings), Decimal(0))

    def in_state(self, *states: State) -> list[Standing]:
        """The windows in one of these states."""
        return [each for each in self.standings if each.state in states]


def _accounts_of(standings: Sequence[Standing]) -> Iterator[tuple[Duty, list[DutyAccount]]]:
    """The accounts duty by duty; bodies that are alike share one."""
    # Members who were there in other months must not share a line: the windows are compared too.
    for duty, group in groupby(standings, key=lambda standing: standing.duty):
        alike = alike_bodies(list(group), lambda standing: (standing.window, standing.done, standing.state))
        yield duty, [DutyAccount(duty, *each) for each in alike]


def alike_bodies(
    standings: Sequence[Standing], facts: Callable[[Standing], object]
) -> list[tuple[tuple[str, ...], tuple[Standing, ...]]]:
    """Groups of bodies with the same facts in all windows, each with the standings of its first body."""
    alike: dict[object, list[tuple[Standing, ...]]] = {}
    for _, group in groupby(standings, key=lambda standing: standing.body):
        row = tuple(group)
        alike.setdefault(tuple(map(facts, row)), []).append(row)
    return [(tuple(row[0].body for row in rows), rows[0]) for rows in alike.values()]
