"""Admissions before their steps are done, transfers before the year is over."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.meetings.attendance import ADMISSION, Attendance
from docgen.domain.people.probation import years_later
from docgen.domain.people.roster import has_vote
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem, Nominee
from docgen.models.organization import Member

TRANSFER = "预备党员转正"
STEPS_SOURCE = "《中国共产党发展党员工作细则》（2014年）第十三、十六、十九条"
PROBATION_SOURCE = "党章第七条，《中国共产党发展党员工作细则》（2014年）第三十二条"
LONGEST_EXTENSION, SHORTEST_EXTENSION = 12, 6


def each_nominee_has_one_item(case: Attendance) -> Iterator[Diagnostic]:
    """A vote on admission or transfer names its person: each is discussed and voted on separately."""
    for item in case.meeting.agenda:
        matters = [vote for vote in item.votes if vote.matter in (ADMISSION, TRANSFER)]
        if matters and item.nominee is None:
            yield hint(
                "D443",
                matters[0].place,
                f"{matters[0].matter}的议题没有写“人选”，决议里会留出【待补】",
                "补上“人选: {姓名: …, 入党介绍人: […], 主要表现: …}”",
            )
        if len(matters) > 1:
            yield error(
                "D443", matters[1].place, "一个议题里表决了两个人", "逐个讨论、逐个表决：一人一个议题"
            )


def steps_come_in_order(case: Attendance) -> Iterator[Diagnostic]:
    """Application, activist, admission candidate, review, assembly: each after the one before it."""
    for _, nominee in _nominees(case, ADMISSION):
        steps = [
            ("申请入党时间", nominee.applied),
            ("确定积极分子时间", nominee.activist),
            ("列为发展对象时间", nominee.listed),
            ("预审时间", nominee.reviewed),
        ]
        told = [(key, day) for key, day in steps if day]
        for (before, earlier), (key, later) in itertools.pairwise(told):
            if later < earlier:
                message = (
                    f"{nominee.name}的{key}（{official_date(later)}）早于{before}（{official_date(earlier)}）"
                )
                yield error("D440", nominee.place_of(key), message, "核对这两个日期")
        if told and told[-1][1] > case.day:
            key, day = told[-1]
            message = f"{nominee.name}的{key}是{official_date(day)}，晚于开会的日子，这时还不能接收"
            yield error("D440", nominee.place_of(key), message, f"核对日期。依据：{STEPS_SOURCE}")


def a_year_as_activist(case: Attendance) -> Iterator[Diagnostic]:
    """At least one year as 入党积极分子 before being listed (FZ14 article 13)."""
    for _, nominee in _nominees(case, ADMISSION):
        if (
            nominee.activist
            and nominee.listed
            and nominee.activist <= nominee.listed < years_later(nominee.activist)
        ):
            yield warning(
                "D440",
                nominee.place_of("列为发展对象时间"),
                f"{nominee.name}作为入党积极分子不满一年，就列为发展对象",
                f"核对日期。依据：{STEPS_SOURCE}",
            )


def only_admission_candidates_are_admitted(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever is admitted is an admission candidate (发展对象), or in the roster since this very day."""
    for _, nominee in _nominees(case, ADMISSION):
        member = _member_named(case, nominee)
        if member:
            if member.admitted and member.admitted < case.day:
                message = f"名册里{nominee.name}在{official_date(member.admitted)}已经入党"
                yield error("D442", nominee.name.place, message, "核对姓名和名册里的入党日期")
            continue
        stages = [c.stage for c in case.roster.organization.candidates if c.name == nominee.name]
        if not stages:
            message = f"名册和培养对象里都没有“{nominee.name}”"
            yield error(
                "D442", nominee.name.place, message, "在 organization.yaml 的“培养对象”里补上，或者改正姓名"
            )
        elif stages[0] != "发展对象" and not nominee.listed:
            message = f"{nominee.name}还是{stages[0]}，没有列为发展对象，不能接收"
            yield error("D440", nominee.name.place, message, f"核对身份。依据：{STEPS_SOURCE}")


def sponsors_are_full_members(case: Attendance) -> Iterator[Diagnostic]:
    """Two full members introduce a new one (FZ14 article 16)."""
    for _, nominee in _nominees(case, ADMISSION):
        for name in nominee.sponsors:
            seats = case.whom(name)
            if len(seats) == 1 and not has_vote(seats[0].member, case.day):
                yield error(
                    "D442", name.place, f"{name}不是正式党员，不能作入党介绍人", "入党介绍人是两名正式党员"
                )


def probation_is_over(case: Attendance) -> Iterator[Diagnostic]:
    """A transfer comes after a year on probation, and of somebody who is on probation."""
    for _, nominee in _nominees(case, TRANSFER):
        member = _member_named(case, nominee)
        if member is None:
            yield error(
                "D442",
                nominee.name.place,
                f"名册里没有“{nominee.name}”这名预备党员",
                "改正姓名，或者补上名册",
            )
            continue
        if member.confirmed and member.confirmed < case.day:
            message = f"名册里{nominee.name}在{official_date(member.confirmed)}已经转正"
            yield error("D442", nominee.name.place, message, "核对姓名和名册里的转正日期")
        elif (admitted := nominee.admitted or member.admitted) and case.day < years_later(admitted):
            yield _too_early(nominee, admitted)


def extension_keeps_its_bounds(case: Attendance) -> Iterator[Diagnostic]:
    """Probation is extended once, by six to twelve months (党章 article 7)."""
    for _, nominee in _nominees(case, TRANSFER):
        months = nominee.extension
        if (
            nominee.ending == "延长预备期"
            and months
            and not SHORTEST_EXTENSION <= months <= LONGEST_EXTENSION
        ):
            message = f"预备期延长{months}个月，规定是半年到一年"
            yield error(
                "D441", nominee.place_of("延长月数"), message, f"写 6 到 12。依据：{PROBATION_SOURCE}"
            )


def _too_early(nominee: Nominee, admitted: date) -> Diagnostic:
    return error(
        "D441",
        nominee.name.place,
        f"{nominee.name}的预备期从{official_date(admitted)}起，到{official_date(years_later(admitted))}才满一年，"
        "这时还不能讨论转正",
        f"核对开会的日期和接收的日期。依据：{PROBATION_SOURCE}",
    )


def _nominees(case: Attendance, matter: str) -> Iterator[tuple[AgendaItem, Nominee]]:
    for item in case.meeting.agenda:
        if item.nominee and any(vote.matter == matter for vote in item.votes):
            yield item, item.nominee


def _member_named(case: Attendance, nominee: Nominee) -> Member | None:
    seats = case.whom(nominee.name)
    return seats[0].member if len(seats) == 1 else None


RULES = (
    each_nominee_has_one_item,
    steps_come_in_order,
    a_year_as_activist,
    only_admission_candidates_are_admitted,
    sponsors_are_full_members,
    probation_is_over,
    extension_keeps_its_bounds,
)
