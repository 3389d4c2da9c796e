"""The year calendar (年历): twelve months on a page to hang up, with meetings held, planned and missing."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, TypedDict

from docgen.domain.calendar.spans import months_of, span_of
from docgen.domain.calendar.windows import Window
from docgen.domain.calendar.workdays import PROVISIONAL
from docgen.domain.meetings.held import Held
from docgen.domain.people.bodies import bodies
from docgen.domain.people.roster import Roster
from docgen.domain.schedule.obligations import Standing, gaps
from docgen.domain.schedule.planning import Planned
from docgen.domain.schedule.year_schedule import YearSchedule, YearSources, schedule_year
from docgen.domain.words.dates import WEEKDAYS, official_date
from docgen.models.meeting_kinds import joint_name
from docgen.papers.draft import Draft, Form, Kind
from docgen.reading.values.dates_and_months import YearMonth
from docgen.year import Year
from docgen.year.plan_sources import sources_of

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
    """The calendar of each plan whose days off are known or supposed, as of the last meeting on record."""
    found = (sources_of(plan, year) for plan in year.plans)
    return [_draft(sources, year) for sources in found if sources]


def _draft(sources: YearSources, year: Year) -> Draft:
    unit, span = sources.roster.organization, span_of(sources.plan, year.number)
    held = [each for each in sources.held if span.holds(each.day) and _is_of(each, sources)]
    # The day of the last meeting, not today: the paper depends on the YAML alone and can be made again.
    last = max((each.day for each in held), default=span.first)
    schedule = schedule_year(sources._replace(held=held), year.number, last + timedelta(days=1))
    title = f"{sources.plan.branch or unit.short_name or unit.name}{span.name}组织生活年历"
    months: list[CalendarMonth] = [
        {"名称": f"{month.month}月", "行": [*_vacations(month, sources), *_month(month, schedule, held)]}
        for month in months_of(span)
    ]
    context: YearCalendarContext = {
        "标题": title,
        "说明": _legend(sources, span, held, last),
        "单位": unit.name,
        "月历": months,
    }
    return Draft(title, FORM, context)


def _is_of(held: Held, sources: YearSources) -> bool:
    """Return whether a meeting belongs into the plan: that of a branch shows its own alone."""
    branches = sources.roster.organization.branches
    own = {name for branch in branches for name in (str(branch.name), *branch.groups)}
    return not sources.plan.branch or not own.isdisjoint(held.bodies)


YEAR_CALENDAR = Kind(
    "schedule",
    (FORM,),
    ("organization", "plan", "calendar", "rules", "minutes"),
    draft_year_calendar,
    rests_on="plan",
)


def _legend(sources: YearSources, span: Window, held: Sequence[Held], last: date) -> str:
    # Without a record the calendar stands as of the first of January, when nothing can be missing.
    marks = f"{HELD} 已开（有记录）　{PLANNED} 计划"
    if not all(map(sources.calendar.knows_all, span.years)):
        marks += f"　{SUPPOSED} {PROVISIONAL}"
    return f"{marks}　缺：时段已过，没有记录（截至{official_date(last)}）" if held else marks


def _vacations(month: YearMonth, sources: YearSources) -> Iterator[CalendarLine]:
    """The days of a month in a vacation that the office has named: the usual ones are only supposed."""
    first, last = date(*month, 1), date(*month, monthrange(*month)[1])
    for vacation in sources.calendar.own_vacations:
        if vacation.first <= last and first <= vacation.last:
            yield {"文字": f"{vacation.name}：{_part(vacation, first, last)}", "缺": False}


def _part(vacation: Window, first: date, last: date) -> str:
    begins, ends = vacation.first >= first, vacation.last <= last
    if begins and ends:
        return f"{vacation.first.day}日—{vacation.last.day}日"
    if begins:
        return f"{vacation.first.day}日起"
    return f"至{vacation.last.day}日" if ends else "全月"


def _month(month: YearMonth, schedule: YearSchedule, held: Sequence[Held]) -> list[CalendarLine]:
    lines = sorted(_lines(month, schedule, held))
    return [{"文字": line.text, "缺": line.order[0] == MISSING} for line in lines]


def _lines(month: YearMonth, schedule: YearSchedule, held: Sequence[Held]) -> Iterator[_Line]:
    entries = [entry for entry in schedule.planned if entry.month == month]
    here = [each for each in held if _is_in(month, each.day)]
    unmet = [entry for entry in entries if not _is_met(entry, entries, here, schedule.roster)]
    yield from (_planned(entry, held, schedule.roster) for entry in unmet)
    yield from _held_besides(entries, here, schedule.roster)
    yield from _missing([gap for gap in gaps(schedule.standings) if _is_in(month, gap.window.last)])


def _is_in(month: YearMonth, day: date) -> bool:
    return month == (day.year, day.month)


def _is_met(entry: Planned, entries: list[Planned], here: list[Held], roster: Roster) -> bool:
    """Tell whether a day was only proposed, and its meetings were all held on others of the month."""
    item = entry.item
    if item.days or not item.kind or entry.day is None:
        return False
    held = [each for each in here if item.kind in each.kinds]
    # Two proposals in a month are met by two meetings of each body.
    wanted = [other.item.kind for other in entries if other.day].count(item.kind)
    elsewhere = entry.day not in {each.day for each in held}
    return elsewhere and _times_of_each(held, item.scope, roster) >= wanted


def _times_of_each(held: list[Held], scope: str, roster: Roster) -> int:
    """Return how many times each body of the scope has met at least."""
    times = Counter(body for each in held for body in each.bodies)
    return min((times[body] for body in (bodies(scope, roster) if scope else times)), default=0)


def _held_besides(entries: list[Planned], meetings: list[Held], roster: Roster) -> Iterator[_Line]:
    """A line for each day and kind of the meetings on days for which the plan has none of their kind."""
    planned = {(entry.item.kind, entry.day) for entry in entries}
    together: dict[tuple[date, str], list[str]] = defaultdict(list)
    for held in meetings:
        kinds = joint_name(kind for kind in held.kinds if (kind, held.day) not in planned)
        if kinds:
            together[held.day, kinds] += held.bodies
    for (day, kinds), who in together.items():
        yield _Line((day.day, 1), f"{HELD}{_day(day)}{kinds}{_named(who, roster)}")


def _named(who: Sequence[str], roster: Roster) -> str:
    """Return who met, in brackets and in the order of the roster; nothing for all branches or groups."""
    everybody = [bodies(scope, roster) for scope in ("每个支部", "每个党小组")]
    if any(set(all_of_a_kind) == set(who) for all_of_a_kind in everybody if len(all_of_a_kind) > 1):
        return ""
    order = [body for all_of_a_kind in everybody for body in all_of_a_kind]
    known = sorted(dict.fromkeys(who), key=lambda body: order.index(body) if body in order else len(order))
    return f"（{'、'.join(known)}）"


def _planned(entry: Planned, meetings: Sequence[Held], roster: Roster) -> _Line:
    if entry.day is None:
        words = entry.months.words if entry.months else ""
        return _Line((UNDATED, 0), f"{PLANNED}{entry.item.name}（{words}）")
    records = [held for held in meetings if entry.item.kind in held.kinds and held.day == entry.day]
    mark = HELD if records else SUPPOSED if entry.is_provisional else PLANNED
    text = f"{mark}{_day(entry.day)}{entry.item.name}{_only(entry, records, roster)}"
    return _Line((entry.day.day, 0), text)


def _only(entry: Planned, records: list[Held], roster: Roster) -> str:
    """The bodies that held it, where not all of those in its scope did."""
    if not records or not entry.item.scope:
        return ""
    # In the order of the records, each body once: two groups may have met on one day.
    present = dict.fromkeys(body for held in records for body in held.bodies)
    owing = bodies(entry.item.scope, roster)
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
