"""Admissions before their steps are done, transfers before the probation is over."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, Place, error, hint, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.known import file_of
from docgen.domain.people.probation import (
    Probation,
    bounds_in_words,
    length_in_words,
    months_later,
    probation,
)
from docgen.domain.people.roster import has_vote
from docgen.domain.words.dates import official_date
from docgen.models.minutes import Nominee
from docgen.models.organization import Member
from docgen.models.rules import ADMISSION, EXTENSION, PROBATION, PROCEDURE, TRAINING, TRANSFER, StageRule

EXTENDED = "延长预备期"
"""The 结论 of a vote that extends a probation."""


def each_nominee_has_one_item(case: Attendance) -> Iterator[Diagnostic]:
    """A vote on admission or transfer names its person: each is discussed and voted on separately."""
    for item in case.meeting.agenda:
        matters = [vote for vote in item.votes if vote.matter in (ADMISSION, TRANSFER)]
        if matters and item.nominee is None:
            message = f"{matters[0].matter}的议题没有写“人选”，决议里会留出【待补】"
            mend = "补上“人选: {姓名: …, 入党介绍人: […], 主要表现: …}”"
            yield hint("D443", matters[0].place, message, mend)
        if len(matters) > 1:
            yield error(
                "D443", matters[1].place, "一个议题里表决了两个人", "逐个讨论、逐个表决：一人一个议题"
            )


def steps_come_in_order(case: Attendance) -> Iterator[Diagnostic]:
    """Application, activist, admission candidate, review, assembly: each after the one before it."""
    for nominee in _nominees(case, ADMISSION):
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
        # The last step is enough: the ones before it are in order or have been told.
        if told and told[-1][1] > case.day:
            key, day = told[-1]
            message = f"{nominee.name}的{key}是{official_date(day)}，晚于开会的日子，这时还不能接收"
            yield error(
                "D440", nominee.place_of(key), message, _cited("核对日期", case.stage_rule(PROCEDURE))
            )


def long_enough_an_activist(case: Attendance) -> Iterator[Diagnostic]:
    """So long as 入党积极分子 before being listed as was laid down on the day of listing."""
    for nominee in _nominees(case, ADMISSION):
        begun, listed = nominee.activist, nominee.listed
        # Days in the wrong order are told by `steps_come_in_order`.
        if begun is None or listed is None or listed < begun:
            continue
        rule = case.stage_rule(TRAINING, listed)
        if rule is None:
            yield _unknown_rule(nominee.place_of("列为发展对象时间"), TRAINING, listed)
        elif listed < months_later(begun, rule.months or 0):
            length = length_in_words(rule.months or 0)
            message = f"{nominee.name}作为入党积极分子不满{length}，就列为发展对象"
            yield warning("D440", nominee.place_of("列为发展对象时间"), message, _cited("核对日期", rule))


def _unknown_rule(place: Place, matter: str, day: date) -> Diagnostic:
    message = f"不知道{official_date(day)}时对{matter}时间的规定，没有核对"
    mend = f"把那时的规定写进 plans/rules.yaml 的“发展党员”：事项写“{matter}”"
    return hint("D511", place, message, mend)


def only_admission_candidates_are_admitted(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever is admitted is an admission candidate (发展对象), or in the roster since this very day."""
    for nominee in _nominees(case, ADMISSION):
        member = _member_named(case, nominee)
        if member:
            # The very day is right: the roster is written after the meeting.
            if member.admitted and member.admitted < case.day:
                message = f"名册里{nominee.name}在{official_date(member.admitted)}已经入党"
                yield error("D442", nominee.name.place, message, "核对姓名和名册里的入党日期")
            continue
        stages = [c.stage for c in case.roster.organization.candidates if c.name == nominee.name]
        if not stages:
            message = f"名册和培养对象里都没有“{nominee.name}”"
            mend = f"在 {file_of(None, case.roster)} 的“培养对象”里补上，或者改正姓名"
            yield error("D442", nominee.name.place, message, mend)
        elif stages[0] != "发展对象" and not nominee.listed:
            message = f"{nominee.name}还是{stages[0]}，没有列为发展对象，不能接收"
            yield error("D440", nominee.name.place, message, _cited("核对身份", case.stage_rule(PROCEDURE)))


def sponsors_are_full_members(case: Attendance) -> Iterator[Diagnostic]:
    """Two full members introduce a new one."""
    for nominee in _nominees(case, ADMISSION):
        for name in nominee.sponsors:
            seats = case.whom(name)
            # Who comes from another unit, and stands in no roster, may be an 介绍人 too.
            if len(seats) == 1 and not has_vote(seats[0].member, case.day):
                yield error(
                    "D442", name.place, f"{name}不是正式党员，不能作入党介绍人", "入党介绍人是两名正式党员"
                )


def probation_is_over(case: Attendance) -> Iterator[Diagnostic]:
    """A transfer comes after the probation, and of somebody who is on probation."""
    for nominee in _nominees(case, TRANSFER):
        member = _member_named(case, nominee)
        if member is None:
            message = f"名册里没有“{nominee.name}”这名预备党员"
            yield error("D442", nominee.name.place, message, "改正姓名，或者补上名册")
            continue
        if member.confirmed and member.confirmed < case.day:
            message = f"名册里{nominee.name}在{official_date(member.confirmed)}已经转正"
            yield error("D442", nominee.name.place, message, "核对姓名和名册里的转正日期")
            continue
        # An extension is left out: this may be the very vote that decides on it.
        admitted, rule = nominee.admitted or member.admitted, case.stage_rule(PROBATION)
        if rule is None:
            yield _unknown_rule(nominee.name.place, PROBATION, case.day)
        elif admitted and case.day < (reckoned := probation(admitted, rule)).votable:
            yield _too_early(nominee, reckoned, rule)


def extension_keeps_its_bounds(case: Attendance) -> Iterator[Diagnostic]:
    """Probation is extended once, by at least and at most so many months as are laid down."""
    rule = case.stage_rule(EXTENSION)
    for nominee in _nominees(case, TRANSFER):
        months = nominee.extension
        if nominee.ending != EXTENDED or not months:
            continue
        if rule is None:
            yield _unknown_rule(nominee.place_of("延长月数"), EXTENSION, case.day)
        elif not rule.allows(months):
            message = f"预备期延长{months}个月，规定是{bounds_in_words(rule)}"
            mend = f"写 {rule.months or 1} " + (f"到 {rule.most}" if rule.most else "或更大的数")
            yield error("D441", nominee.place_of("延长月数"), message, _cited(mend, rule))


def _too_early(nominee: Nominee, reckoned: Probation, rule: StageRule) -> Diagnostic:
    since, until = official_date(reckoned.since), official_date(reckoned.votable)
    length = length_in_words(rule.months or 0)
    message = f"{nominee.name}的预备期从{since}起，到{until}才满{length}，这时还不能讨论转正"
    return error("D441", nominee.name.place, message, _cited("核对开会的日期和接收的日期", rule))


def _cited(mend: str, rule: StageRule | None) -> str:
    """Name the rule that holds; one that has ended, or that nobody knows, is not cited."""
    return f"{mend}。依据：{rule.source}" if rule else mend


def _nominees(case: Attendance, matter: str) -> Iterator[Nominee]:
    for item in case.meeting.agenda:
        if item.nominee and any(vote.matter == matter for vote in item.votes):
            yield item.nominee


def _member_named(case: Attendance, nominee: Nominee) -> Member | None:
    seats = case.whom(nominee.name)
    return seats[0].member if len(seats) == 1 else None


RULES = (
    each_nominee_has_one_item,
    steps_come_in_order,
    long_enough_an_activist,
    only_admission_candidates_are_admitted,
    sponsors_are_full_members,
    probation_is_over,
    extension_keeps_its_bounds,
)
