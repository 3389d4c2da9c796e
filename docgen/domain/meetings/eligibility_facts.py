"""Candidates without the right to be elected (被选举权), in either form of writing an election."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.meetings.attendance import OF_COMMITTEE, Attendance
from docgen.domain.meetings.election_case import ElectionCase, election_cases
from docgen.domain.people.posts import GENERAL_BRANCH
from docgen.domain.people.seat import Seat
from docgen.models.elections import DELEGATE, DEPUTY, SECRETARY_POST
from docgen.models.rules import ELECTION
from docgen.reading.nodes import Text

_MEND = "只有正式党员有被选举权（选举工作条例第五条）；核对姓名，或者名册里的“身份”“转正日期”"


def candidates_may_be_elected(case: Attendance) -> Iterator[Diagnostic]:
    """A candidate is a full member of the body on that day, and not barred; whoever is written in, too."""
    for each in election_cases(case):
        for one in (*each.election.candidates, *each.election.others):
            yield from _barred(case, one.name, _of_another_body(each, one.name))
    for vote in case.meeting.votes:
        if vote.matter == ELECTION and vote.person:
            yield from _barred(case, vote.person, "")


def _barred(case: Attendance, name: Text, elsewhere: str) -> Iterator[Diagnostic]:
    seats = case.whom(name)
    if len(seats) == 1 and (reason := _bar(case, seats[0]) or elsewhere):
        yield error("D550", name.place, f"{name}{reason}，不能当选", _MEND)


def _bar(case: Attendance, seat: Seat) -> str:
    """What bars somebody on the day of the meeting; nothing where nothing does."""
    member = seat.member
    if not seat.belongs(case.day):
        return "这一天还不是（或已经不是）本单位的党员，没有被选举权"
    # A 预备党员 was printed as 当选: 党章 article 7 gives them no 被选举权, nor those under 留党察看.
    if not seat.is_full(case.day):
        return "这一天是预备党员，没有被选举权"
    if any(period.holds(case.day) for period in member.on_probation):
        return "在留党察看期间，没有被选举权"
    # Before the assembly votes there is no such right, though the roster may have an earlier 转正日期.
    return "" if case.has_vote(seat) else "这次会议才讨论转正，没有被选举权"


def _of_another_body(each: ElectionCase, name: Text) -> str:
    """Members of a committee come from its branch, its secretaries from the committee."""
    case, seats = each.case, each.case.whom(name)
    if len(seats) != 1 or each.title == DELEGATE or each.body in ("", GENERAL_BRANCH):
        return ""
    if seats[0].branch != each.body:
        return f"属于{seats[0].branch}，不在{each.body}"
    by_committee = each.title in (SECRETARY_POST, DEPUTY) and case.meeting.is_a(OF_COMMITTEE)
    if by_committee and case.body and seats[0] not in case.body:
        return f"不是{each.body}委员会的委员（看名册里的“党内职务”）"
    return ""


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


RULES = (candidates_may_be_elected, nobody_stands_twice)
