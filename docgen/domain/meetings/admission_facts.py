"""Admissions before their steps are done, and by whom; what is typed of a person in two places."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, Place, error, hint, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.presence import OF_ASSEMBLY
from docgen.domain.people.course import NOMINATED, STEPS, address
from docgen.domain.people.course_facts import MADE_ALIKE, disagreements
from docgen.domain.people.known import file_of
from docgen.domain.people.probation import length_in_words, months_later
from docgen.domain.people.seat import bare
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem, Nominee
from docgen.models.organization import Member
from docgen.models.rules import ADMISSION, PROCEDURE, TRAINING, TRANSFER, StageRule

SPONSORS = 2
"""发展党员工作细则 article 15."""


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


def each_nominee_has_a_matter(case: Attendance) -> Iterator[Diagnostic]:
    """A person without the matter makes the vote one on anything: no rule of admission would be asked."""
    if not case.meeting.is_a(OF_ASSEMBLY):
        return
    for item in case.meeting.agenda:
        matters = [vote.matter for vote in item.votes]
        if item.nominee and matters and not {ADMISSION, TRANSFER}.intersection(matters):
            name = item.nominee.name
            message = f"写了人选{name}，表决的事项却是{matters[0]}，没有按接收、转正核对"
            mend = f"表决里补上“事项: {ADMISSION}”或“事项: {TRANSFER}”；别的事，把人选写进题目"
            yield error("D443", name.place, message, mend)


def steps_come_in_order(case: Attendance) -> Iterator[Diagnostic]:
    """Application, activist, admission candidate, review, assembly: each after the one before it."""
    for nominee in nominees(case, ADMISSION):
        course = case.course(nominee)
        told = [(key, day) for field, key in STEPS if (day := course.day_of(field))]
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
            yield error("D440", nominee.place_of(key), message, cited("核对日期", case.stage_rule(PROCEDURE)))


def long_enough_an_activist(case: Attendance) -> Iterator[Diagnostic]:
    """So long as 入党积极分子 before being listed as was laid down on the day of listing."""
    for nominee in nominees(case, ADMISSION):
        course = case.course(nominee)
        begun, listed = course.day_of("activist"), course.day_of("listed")
        # Days in the wrong order are told by `steps_come_in_order`.
        if begun is None or listed is None or listed < begun:
            continue
        # A listing of 2025 obeys the text of 2014, though the assembly may sit under its revision of 2026.
        rule = case.stage_rule(TRAINING, listed)
        if rule is None:
            # Silence would look like a check that passed: the text of May 2026 is not built in.
            yield unknown_rule(nominee.place_of("列为发展对象时间"), TRAINING, listed)
        elif listed < months_later(begun, rule.months or 0):
            length = length_in_words(rule.months or 0)
            message = f"{nominee.name}作为入党积极分子不满{length}，就列为发展对象"
            yield warning("D440", nominee.place_of("列为发展对象时间"), message, cited("核对日期", rule))


def unknown_rule(place: Place, matter: str, day: date) -> Diagnostic:
    """Tell that docgen knows of no rule of the time, and checked nothing."""
    message = f"不知道{official_date(day)}时对{matter}时间的规定，没有核对"
    mend = f"把那时的规定写进 plans/rules.yaml 的“发展党员”：事项写“{matter}”"
    return hint("D511", place, message, mend)


def only_admission_candidates_are_admitted(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever is admitted is an admission candidate (发展对象), or in the roster since this very day."""
    for nominee in nominees(case, ADMISSION):
        member = _member_named(case, nominee)
        if member:
            # The very day is right: the roster is written after the meeting.
            if member.admitted and member.admitted < case.day:
                where = address(member.place_of("入党日期"))
                message = f"名册（{where}）里{nominee.name}在{official_date(member.admitted)}已经入党"
                yield error("D442", nominee.name.place, message, "核对姓名和名册里的入党日期")
            continue
        stages = [one.stage for one in case.roster.candidates(nominee.name)]
        if not stages:
            message = f"名册和培养对象里都没有“{nominee.name}”"
            mend = f"在 {file_of(None, case.roster)} 的“培养对象”里补上，或者改正姓名"
            yield error("D442", nominee.name.place, message, mend)
        # The stage typed in the list may lag behind its dates: a day of listing is proof enough.
        elif stages[0] != "发展对象" and not case.course(nominee).told("listed"):
            message = f"{nominee.name}还是{stages[0]}，没有列为发展对象，不能接收"
            yield error("D440", nominee.name.place, message, cited("核对身份", case.stage_rule(PROCEDURE)))


def sponsors_are_full_members(case: Attendance) -> Iterator[Diagnostic]:
    """Two full members introduce a new one."""
    for nominee in nominees(case, ADMISSION):
        course, place = case.course(nominee), nominee.place_of("入党介绍人")
        for name in course.names("sponsors"):
            seats = case.whom(name)
            if len(seats) == 1 and not (seats[0].has_vote(case.day) or seats[0].may_vote(case.day)):
                message = f"{name}不是正式党员，不能作入党介绍人"
                yield error("D442", place, message, "入党介绍人是两名正式党员")
            elif len(seats) == 1 and not seats[0].belongs(case.day):
                message = f"入党介绍人{name}这一天已经不是（或者还不是）本单位的党员"
                yield warning("D442", place, message, "介绍人调走的，由组织另外指定一名；核对名册")
            # What the list of candidates says is told there.
            elif not seats and nominee.sponsors:
                message = f"{nominee.name}的入党介绍人“{name}”不在名册里"
                yield warning("D536", place, message, "入党介绍人是正式党员；改正姓名，或者补上名册")


def admission_is_prepared(case: Attendance) -> Iterator[Diagnostic]:
    """Two sponsors, and the review (预审) of the superior committee, come before the assembly."""
    for nominee in nominees(case, ADMISSION):
        # Asked for in the loop: most of thousands of records admit nobody.
        course, rule = case.course(nominee), case.stage_rule(PROCEDURE)
        # Nothing is asked without a rule of the day: the revised text may ask for something else.
        if rule is None:
            continue
        sponsors = {bare(name) for name in course.names("sponsors")}
        # An admission without 预审, or with one sponsor, passed in silence (发展党员工作细则 2014, articles
        # 15, 19).
        if not course.told("reviewed"):
            message = f"{nominee.name}没有写预审时间：上级党委预审合格，才能提交大会讨论"
            mend = cited("预审过的，在“人选”或名册里补上“预审时间”", rule)
            yield warning("D535", nominee.name.place, message, mend)
        if len(sponsors) != SPONSORS:
            said = f"写了{len(sponsors)}名" if sponsors else "没有写"
            message = f"{nominee.name}的入党介绍人{said}，要有{SPONSORS}名正式党员"
            mend = cited("在“人选”或名册里补上“入党介绍人”", rule)
            yield warning("D535", nominee.place_of("入党介绍人"), message, mend)


def sources_agree(case: Attendance) -> Iterator[Diagnostic]:
    """What is typed here of a person is the same in the roster, among the candidates, in other records."""
    for matter in (ADMISSION, TRANSFER):
        for nominee in nominees(case, matter):
            # In every record: once the two were compared only where a notice rested on the assembly.
            for source, place, message in disagreements(case.course(nominee), str(nominee.name)):
                # What the roster has against itself is told there.
                if source.called == NOMINATED:
                    yield error("D530", place, message, MADE_ALIKE)


def admitted_on_the_day_of_the_vote(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever a vote admits is a member on probation from the day of the assembly."""
    for nominee in nominees(case, ADMISSION):
        # 登记表 printed the day that was typed, and the resolution that of the assembly.
        if nominee.admitted and nominee.admitted != case.day:
            days = official_date(nominee.admitted), official_date(case.day)
            held = address(case.meeting.place)
            message = f"{nominee.name}的接收时间写的是{days[0]}，表决接收的大会在{days[1]}（{held}）"
            mend = "预备期从大会通过的那一天算起：删掉“接收时间”，或者核对开会的日期"
            yield error("D530", nominee.place_of("接收时间"), message, mend)


def cited(mend: str, rule: StageRule | None) -> str:
    """Name the rule that holds; one that has ended, or that nobody knows, is not cited."""
    return f"{mend}。依据：{rule.source}" if rule else mend


def nominees(case: Attendance, matter: str) -> Iterator[Nominee]:
    """The people on whose admission or transfer a meeting votes."""
    return (nominee for _, nominee in nominees_with_items(case, matter))


def nominees_with_items(case: Attendance, matter: str) -> Iterator[tuple[AgendaItem, Nominee]]:
    """The same, each with the item."""
    for item in case.meeting.agenda:
        if item.nominee and any(vote.matter == matter for vote in item.votes):
            yield item, item.nominee


def _member_named(case: Attendance, nominee: Nominee) -> Member | None:
    seats = case.whom(nominee.name)
    # Whom this very vote admits has a seat and no line yet: that says nothing against the vote.
    return seats[0].member if len(seats) == 1 and seats[0].is_listed else None


RULES = (
    each_nominee_has_one_item,
    each_nominee_has_a_matter,
    steps_come_in_order,
    long_enough_an_activist,
    only_admission_candidates_are_admitted,
    sponsors_are_full_members,
    admission_is_prepared,
    sources_agree,
    admitted_on_the_day_of_the_vote,
)
