"""Who may not be elected, for want of 被选举权, and which meeting may not elect, however it is typed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, Place, error, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_case import bar_on, election_cases
from docgen.domain.meetings.presence import OF_ASSEMBLY
from docgen.domain.rules import election_rule
from docgen.models.elections import DEPUTY, SECRETARY_POST
from docgen.models.rules import ELECTION

_MEND = "只有正式党员有被选举权（选举工作条例第五条）；核对姓名，或者名册里的“身份”“转正日期”"


def candidates_may_be_elected(case: Attendance) -> Iterator[Diagnostic]:
    """A candidate is a full member of the body on that day, and not barred."""
    for each in election_cases(case):
        for one in each.election.candidates:
            # Whom the roster does not know, or knows twice, is asked for already (D423, D424).
            if len(case.whom(one.name)) == 1 and (reason := each.bar(one.name)):
                yield error("D550", one.name.place, f"{one.name}{reason}，不能当选", _MEND)


def who_is_voted_on_may_be_elected(case: Attendance) -> Iterator[Diagnostic]:
    """The same of an election written as a vote on one person."""
    for name in [vote.person for vote in case.meeting.votes if vote.matter == ELECTION and vote.person]:
        seats = case.whom(name)
        if len(seats) == 1 and (reason := bar_on(case, seats[0])):
            yield error("D550", name.place, f"{name}{reason}，不能当选", _MEND)


def the_written_in_may_be_elected(case: Attendance) -> Iterator[Diagnostic]:
    """What voters wrote stands in the record whomever they wrote: told, and nobody is elected by it."""
    for each in election_cases(case):
        for one in each.election.others:
            if reason := each.bar(one.name):
                message = f"选票上另选的{one.name}{reason}：得票照印，不会当选"
                mend = (
                    "姓名写错了的，改正；写了这个人的选票算不算有效，按会上通过的选举办法，数进“有效”或“无效”"
                )
                yield warning("D566", one.name.place, message, mend)


def nobody_stands_twice(case: Attendance) -> Iterator[Diagnostic]:
    """Each person stands on a ballot once, as a candidate or written in."""
    for each in election_cases(case):
        seen: set[object] = set()
        for one in (*each.election.candidates, *each.election.others):
            seats = case.whom(one.name)
            who: object = seats[0] if len(seats) == 1 else str(one.name)
            if who in seen:
                mend = "删掉一处；票数合在一起写"
                yield error("D563", one.name.place, f"{one.name}在这次选举里写了两次", mend)
            seen.add(who)


def wrong_meeting(case: Attendance, post: str, body: str, place: Place) -> Iterator[Diagnostic]:
    """Tell that the rule wants another meeting to elect to a post of a body."""
    rule = election_rule(post, case.day, case.own_rules)
    allowed = tuple(map(str, rule.kinds)) if rule else ()
    if allowed and post in (SECRETARY_POST, DEPUTY) and not case.has_committee(body):
        allowed = (OF_ASSEMBLY,)
    if rule and allowed and not any(map(case.meeting.is_a, allowed)):
        message = f"{case.meeting.kind}不选举{post}，{body}的{post}由{'、'.join(allowed)}选举"
        # 一般 by the committee (支部工作条例): what a superior body allows besides is the office's own rule.
        mend = "核对“类型”和“职务”；上级批准由别的会议选举的，写进 plans/rules.yaml 的“选举”"
        yield error("D557", place, message, f"{mend}。依据：{rule.source}")


RULES = (
    candidates_may_be_elected,
    who_is_voted_on_may_be_elected,
    the_written_in_may_be_elected,
    nobody_stands_twice,
)
