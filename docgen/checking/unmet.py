"""The duties of a year that its records do not show, for `docgen check`: `docgen schedule` in brief.

There is one diagnostic for each duty, however many bodies and windows lack something. The levels:

- a window is over, and a meeting is missing (whether the plan or a rule demands it), or hours that the plan
  itself promises: a warning;
- hours that only a rule demands: a hint, for members study outside these meetings too;
- a window is still open, and the plan has put no day of it on the calendar: a hint. What is on the calendar
  is on its way, and hours add up until the window ends: neither is told;
- an item of the plan that has a day of its own was not held on it: a warning; a hint where a meeting of its
  kind was held some days before or after, which may be the same one;
- a record that cannot be read may be what is wanting: a hint, and no gap;
- no record of the year counts for anything: one line for all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import PurePosixPath

from docgen.base.diagnostics import Diagnostic, Level, Place
from docgen.domain.schedule.duties import Duty
from docgen.domain.schedule.obligations import Standing, State, gaps
from docgen.domain.schedule.year_schedule import YearSchedule
from docgen.schedule.text import alike_bodies, measure_of, named

Teller = Callable[[Duty, Sequence[Standing], Place], Diagnostic]

GROUPS_TOLD = 4
"""The most groups of bodies, each with gaps of its own, that are named; more of them are counted."""
WINDOWS_TOLD = 12
"""The most windows that are named one by one: the months of a year are, its weeks are not."""


def unmet(schedule: YearSchedule, records: Place) -> list[Diagnostic]:
    """The diagnostics of duties not met; `records` is the file for duties that the plan does not promise."""
    missed = gaps(schedule.standings)
    # A year that was only planned would get a warning for every month: one line says it.
    if schedule.is_unrecorded:
        return [_nothing_on_record(schedule, missed, records)] if missed else []
    unknown = [each for each in schedule.standings if each.state is State.UNKNOWN]
    moved = [each for each in unknown if each.duty.promise.day and not each.unread]
    return [
        *_each(missed, _missed, records),
        *_each(list(_forgotten(schedule)), _unplanned, records),
        *_each(moved, _perhaps_moved, records),
        *_unclear([each for each in unknown if each.unread], records),
    ]


def _nothing_on_record(schedule: YearSchedule, missed: Sequence[Standing], records: Place) -> Diagnostic:
    names = "、".join(dict.fromkeys(gap.duty.name for gap in missed))
    folder = PurePosixPath(records.source.name).parent
    is_promised = any(gap.duty.place for gap in missed)
    return Diagnostic(
        "D470",
        Level.WARNING if is_promised else Level.HINT,
        records,
        f"{schedule.title}还没有读到会议记录，到期该有的都对不上：{names}",
        f"开过的会记到 {folder}/minutes.yaml；逐项的对照，运行 docgen schedule {folder.name}",
    )


def _forgotten(schedule: YearSchedule) -> Iterator[Standing]:
    """The meetings still to be held in an open window for which the plan has no day left."""
    # Hours have no kind: they add up until their window ends, so an open window of hours is no gap.
    return (
        each
        for each in schedule.standings
        if each.state is State.OPEN and each.duty.kind and each.planned is None
    )


def _each(found: Sequence[Standing], tell: Teller, records: Place) -> Iterator[Diagnostic]:
    for duty, group in groupby(found, key=lambda standing: standing.duty):
        yield tell(duty, list(group), duty.place or records)


def _missed(duty: Duty, found: Sequence[Standing], place: Place) -> Diagnostic:
    if duty.promise.day:
        return Diagnostic("D580", Level.WARNING, place, _not_that_day(duty, found), _mend(found))
    # Hours that only a rule demands are a hint: members study outside of these meetings too.
    level = Level.WARNING if duty.kind or duty.place else Level.HINT
    message = f"{duty.name}没有做到{duty.promise}：{_who(duty, found)}"
    return Diagnostic("D468", level, place, message, _mend(found))


def _not_that_day(duty: Duty, found: Sequence[Standing]) -> str:
    who = named(list(dict.fromkeys(each.body for each in found)), duty) if duty.scope else ""
    return f"“{duty.name}”定在{duty.promise}，{who}没有这天的{duty.kind}记录"


def _perhaps_moved(duty: Duty, found: Sequence[Standing], place: Place) -> Diagnostic:
    # A meeting some days off may be another one: nobody is said to have missed it.
    return Diagnostic("D581", Level.HINT, place, _not_that_day(duty, found), _mend(found))


def _unclear(found: Sequence[Standing], records: Place) -> Iterator[Diagnostic]:
    """What may be wanting or not; one line for all of it where nothing at all can be seen of a record."""
    hidden = next((one for each in found for one in each.unread if not (one.kind or one.day)), None)
    if hidden is None:
        yield from _each(found, _perhaps_unread, records)
        return
    names = "、".join(dict.fromkeys(each.duty.name for each in found))
    message = f"这里有记录没有读出来，看不出缺不缺：{names}"
    mend = "改好这里，再运行一次；逐项的对照，运行 docgen schedule 年份"
    yield Diagnostic("D582", Level.HINT, hidden.place, message, mend)


def _perhaps_unread(duty: Duty, found: Sequence[Standing], place: Place) -> Diagnostic:
    groups = alike_bodies(found, lambda standing: standing.window)[:GROUPS_TOLD]
    told = "；".join(f"{named(bodies, duty)}{_windows(standings)}" for bodies, standings in groups)
    message = f"{duty.name}（{duty.promise}）看不出缺不缺：{told}"
    return Diagnostic("D582", Level.HINT, place, message, found[0].remedy)


def _unplanned(duty: Duty, found: Sequence[Standing], place: Place) -> Diagnostic:
    message = f"{duty.name}要{duty.promise}，日程里没有再排：{_who(duty, found)}"
    return Diagnostic("D471", Level.HINT, place, message, _mend(found))


def _mend(found: Sequence[Standing]) -> str:
    """The remedy and the sources of a duty; one remedy holds for all of its windows."""
    duty = found[0].duty
    return f"{found[0].remedy}。依据：{'；'.join((*duty.sources, *duty.looser))}"


def _who(duty: Duty, found: Sequence[Standing]) -> str:
    """The bodies with their windows; bodies that lack the same stand together."""
    groups = alike_bodies(found, lambda standing: (standing.window, standing.wanting))
    told = [_group(duty, bodies, standings) for bodies, standings in groups[:GROUPS_TOLD]]
    whole = sum(len(bodies) for bodies, _ in groups)
    more = f"；……共{whole}{measure_of(duty)}" if len(groups) > GROUPS_TOLD else ""
    return "；".join(told) + more


def _group(duty: Duty, bodies: Sequence[str], found: Sequence[Standing]) -> str:
    unit, who = duty.promise.unit, named(bodies, duty)
    # 各 is said where one number holds for several bodies or for several windows.
    if len({each.wanting for each in found}) == 1:
        share = "各" if len(bodies) > 1 or len(found) > 1 else ""
        return f"{who}{_windows(found)}{share}缺{found[0].wanting}{unit}"
    share = "各" if len(bodies) > 1 else ""
    told = [f"{_windows([each])}{share}缺{each.wanting}{unit}" for each in found[:WINDOWS_TOLD]]
    more = f"等{len(found)}段" if len(found) > WINDOWS_TOLD else ""
    return f"{who}{'、'.join(told)}{more}"


def _windows(found: Sequence[Standing]) -> str:
    # The first three show where to look; fifty weeks in one line show nothing.
    if len(found) > WINDOWS_TOLD:
        return f"{'、'.join(each.window.name for each in found[:3])}等{len(found)}段"
    return "、".join(map(_window, found))


def _window(standing: Standing) -> str:
    # A month that lies in a vacation is still owed, but the office may know why it was left out.
    name = standing.window.name
    return f"{name}（整段在{standing.vacation}）" if standing.vacation else name
