"""Reminders of what is due or late on a day: the end of a probation, an examination, the end of a notice.

The day is that of the run, or the one that somebody names. Of a year that is over is told what was late at
its end, by all that is known since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, hint
from docgen.domain.notices.notice_case import NoticeCase, OfficeRecords
from docgen.domain.people.probation import months_later
from docgen.domain.people.seat import Seat
from docgen.domain.rules import stage_rule
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem
from docgen.models.organization import Candidate
from docgen.models.rules import EXAMINATION, PROBATION, REMINDER

EXAMINED = "考察"
"""The word by which an item of a meeting is told to be such an examination."""


class AsOf(NamedTuple):
    """The day as of which something is told, and the day up to which facts are known."""

    day: date
    known: date

    @property
    def is_over(self) -> bool:
        """Return whether the day lies behind: nothing is announced any more."""
        return self.day < self.known


def reminders(
    office: OfficeRecords, cases: Sequence[NoticeCase], on: date, closing: date = date.max
) -> list[Diagnostic]:
    """Everything that is due soon or late on that day; after `closing`, what was late when that came."""
    # One day for all: reckoned from the last record, a day still to come was called 已经过了1天.
    at = AsOf(min(on, closing), on)
    return [*_probations(office, at), *_examinations(office, at), *_open_notices(cases, at)]


def _probations(office: OfficeRecords, at: AsOf) -> Iterator[Diagnostic]:
    rule = stage_rule(PROBATION, at.day, office.rules)
    if rule is None:
        return
    # The rule of the day of the reminder, not that of the admission: a reminder is about what to do now.
    for seat in office.roster.seats:
        reckoned = seat.course.probation(rule) if _is_on_probation(seat, at.known) else None
        if reckoned and _is_near(reckoned.ends, office, at):
            name = office.roster.label(seat)
            message = f"{name}的预备期{_until(reckoned.ends, at.day)}，还没有讨论转正的记录"
            asks = "" if seat.course.told("asked") else "请本人提出转正申请，"
            mend = f"{asks}期满后及时讨论；已经转正的，补上名册里的“转正日期”"
            yield _due(seat.place_of("入党日期"), _as_of(message, at.day), mend)


def _is_on_probation(seat: Seat, at: date) -> bool:
    """Return whether somebody still waits for the vote on that day."""
    member = seat.member
    if member.standing != "预备党员" or member.confirmed or not seat.belongs(at):
        return False
    return not seat.course.is_settled(at)


def _examinations(office: OfficeRecords, at: AsOf) -> Iterator[Diagnostic]:
    rule = stage_rule(EXAMINATION, at.day, office.rules)
    if rule is None or not rule.months:
        return
    for candidate in office.organization.candidates:
        since = _last_examined(candidate, office, at.known)
        if candidate.stage != "入党积极分子" or since is None:
            continue
        due = months_later(since, rule.months)
        if _is_near(due, office, at):
            message = f"对入党积极分子{candidate.name}的考察{_until(due, at.day, '到期')}"
            mend = f"上一次（或确定）是{official_date(since)}；考察过的，补在名册的“考察时间”里。"
            yield _due(candidate.name.place, _as_of(message, at.day), f"{mend}依据：{rule.source}")


def _last_examined(candidate: Candidate, office: OfficeRecords, at: date) -> date | None:
    """The last examination on record: in the roster, in an item of a meeting, or the day it all began."""
    held = (case.day for case in office.cases if any(_examines(i, candidate) for i in case.meeting.agenda))
    days = [*candidate.examined, *held, *([candidate.activist] if candidate.activist else [])]
    # A day in the future was written ahead, or mistyped.
    return max((day for day in days if day <= at), default=None)


def _examines(item: AgendaItem, candidate: Candidate) -> bool:
    # By the title: 考察 in a report may speak of a visit.
    if EXAMINED not in item.title:
        return False
    words = [item.title, *item.report, *item.resolution, *(speech.words for speech in item.discussion)]
    return any(candidate.name in text for text in words)


def _open_notices(cases: Sequence[NoticeCase], at: AsOf) -> Iterator[Diagnostic]:
    for case in cases:
        # On its last day a notice still hangs; one that ran into January is of the year it was posted in.
        if case.period and case.period.last < at.known and case.notice.outcome is None:
            last = f"{official_date(case.period.last)}{'' if case.unknown_year is None else '（暂定）'}"
            message = f"公示“{case.notice.number}”{last}已经结束，还没有写“结果”"
            mend = "补上一行“结果: 无”，或者写明反映和核实的情况，就会生成公示情况报告"
            yield _due(case.notice.number.place, _as_of(message, at.known), mend)


def _is_near(day: date, office: OfficeRecords, at: AsOf) -> bool:
    """Return whether it is time to remind of a day: as many days ahead as the rule says."""
    rule = stage_rule(REMINDER, at.day, office.rules)
    # What falls due after a year is over is told with the records of the next one: here it would be noise.
    ahead = (rule.days or 0) if rule and not at.is_over else 0
    return day - timedelta(days=ahead) <= at.day


def _until(day: date, at: date, what: str = "期满") -> str:
    """2023年9月27日期满, and whether that is over."""
    days = (at - day).days
    if days == 0:
        return f"{official_date(day)}{what}"
    return f"{official_date(day)}{what}，" + (f"已经过了{days}天" if days > 0 else f"还有{-days}天")


def _due(place: Place, message: str, mend: str) -> Diagnostic:
    return replace(hint("N819", place, message, mend), is_due=True)


def _as_of(message: str, at: date) -> str:
    return f"{message}（截至{official_date(at)}）"
