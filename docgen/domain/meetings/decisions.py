"""Decisions about people in the meetings on record: publicity notices rest on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

from docgen.base.diagnostics import has_errors
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.decision_facts import nominees_are_of_the_branch
from docgen.domain.meetings.ending_facts import otherwise_said
from docgen.domain.meetings.transfer_facts import (
    extended_once,
    extension_keeps_its_bounds,
    probation_is_over,
)
from docgen.domain.meetings.vote_facts import ballots_agree
from docgen.domain.people.course import Decided
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.models.minutes import AgendaItem, Meeting, Nominee
from docgen.models.notices import ACTIVIST, ADMITTED, AWARD, CONFIRMED, LISTED, RANKING
from docgen.models.organization import Organization
from docgen.models.rules import ADMISSION, TRANSFER, Rules
from docgen.models.votes_taken import Vote

VOTED = {ADMISSION: ADMITTED, TRANSFER: CONFIRMED}
"""The kind of notice that a vote leads to, by its 事项."""

WORDS = {
    ACTIVIST: re.compile(
        "(确定|确认|列为)[^，。；]*积极分子|(列|定|批准|同意)[^，。；]{1,20}为(入党)?积极分子"
    ),
    LISTED: re.compile(
        "(确定|确认|列为)[^，。；]*发展对象|(列|定|批准|同意)[^，。；]{1,20}为(入党)?发展对象"
    ),
    ADMITTED: re.compile("(接收|发展|吸收)[^，。；]*预备党员"),
    CONFIRMED: re.compile("转正|转为[^，。；]*正式党员"),
    AWARD: re.compile("优秀|先进|模范|标兵|推优|评优|表彰"),
    RANKING: re.compile("评比|评选|考核|测评|点评"),
}
"""The words by which an item without a vote (such as a committee's) leads to a kind of notice."""

# 暂缓列为发展对象 names the stage and decides the opposite.
_REFUSAL = re.compile("不同意|暂缓|暂不|不予|未通过|不列为|不确定|不推荐|取消|撤销|推迟")
_CLAUSE = re.compile("[，。；！？,;\n]")


class Decision(NamedTuple):
    """One item of one meeting: the kind of notice it leads to, and of whom.

    `carried` is False where the vote failed. `nominee` is the person of a vote with the steps behind them.
    """

    case: Attendance
    item: AgendaItem
    kind: str
    names: tuple[str, ...]
    carried: bool = True
    nominee: Nominee | None = None


class _Voted(NamedTuple):
    case: Attendance
    item: AgendaItem
    vote: Vote
    decided: Decided

    def counted_by(self, roster: Roster) -> Decided:
        case = replace(self.case, roster=roster)
        # A record that contradicts itself is told to be mended: until then it changes nobody's standing.
        is_clear = ballots_agree(case, self.item, self.vote) and not otherwise_said(
            self.item, self.vote.matter
        )
        # Of a vote whose rule nobody knows it is certified neither that it carried nor that it failed.
        is_known = is_clear and case.has_known_rule(self.vote) and not self._is_refused(case)
        carried = case.carries(self.vote) if is_known else None
        # A resolution beside too few votes: one of the two is a slip, and nobody knows which.
        return self.decided._replace(carried=None if carried is False and self.item.resolution else carried)

    def _is_refused(self, case: Attendance) -> bool:
        """Return whether the rules forbid the vote: before its time, say, or by another branch."""
        meeting = case.meeting.model_copy(update={"agenda": (self.item,)})
        alone = replace(case, meeting=meeting)
        rules = (probation_is_over, extension_keeps_its_bounds, extended_once, nominees_are_of_the_branch)
        return any(has_errors(tuple(rule(alone))) for rule in rules)


def decided_on_people(
    meetings: Iterable[Meeting], organization: Organization, own: Rules | None
) -> tuple[Decided, ...]:
    """The votes on people's admission and transfer in the order of days, each as far as it can be counted."""
    cases = (Attendance(meeting, Roster(organization), own) for meeting in meetings)
    votes = sorted((vote for case in cases for vote in _voted(case)), key=lambda each: each.case.day)
    settled: list[Decided] = []
    for day, group in groupby(votes, key=lambda each: each.case.day):
        # Who has a vote on a day follows from the votes before it, and from that none came after it: of those
        # still to be counted each is taken to carry.
        still_open = [each.decided for each in votes if each.case.day >= day]
        roster = Roster(organization, (*settled, *still_open))
        settled += [each.counted_by(roster) for each in group]
    return tuple(settled)


def _voted(case: Attendance) -> Iterator[_Voted]:
    for item in case.meeting.agenda:
        for vote in item.votes if item.nominee else ():
            # A committee only examines: its vote changes nobody's standing.
            if item.nominee and vote.matter in VOTED and case.may_decide(vote):
                nominee = item.nominee
                decided = Decided(
                    nominee,
                    vote.matter,
                    _ending(nominee, vote),
                    case.day,
                    case.branches,
                    nominee.name.place,
                    carried=True,
                )
                yield _Voted(case, item, vote, decided)


def _ending(nominee: Nominee, vote: Vote) -> str:
    return str(nominee.ending) if vote.matter == TRANSFER else ""


def decisions(cases: Sequence[Attendance], organization: Organization) -> tuple[Decision, ...]:
    """Everything decided of people, meeting by meeting."""
    return tuple(
        d for case in cases for item in case.meeting.agenda for d in _of_item(case, item, organization)
    )


def _of_item(case: Attendance, item: AgendaItem, organization: Organization) -> Iterator[Decision]:
    voted = [vote for vote in item.votes if vote.matter in VOTED]
    # A vote with its person needs no guess from words.
    if item.nominee and voted:
        name = (str(item.nominee.name),)
        yield Decision(case, item, VOTED[voted[0].matter], name, _carried(case, voted[0]), item.nominee)
        return
    text = "\n".join((str(item.title), *map(str, item.resolution)))
    carried = all(_carried(case, vote) for vote in item.votes)
    # One item may lead to two kinds: 确定积极分子并列为发展对象.
    for kind, words in WORDS.items():
        if words.search(text):
            yield Decision(case, item, kind, _named(item, _eligible(kind, case, organization)), carried)


def _carried(case: Attendance, vote: Vote) -> bool:
    """Return whether the vote carried; too little known to say so is a matter of the minutes themselves."""
    counted = case.counted(vote)
    return counted is None or counted.carries or not case.has_known_rule(vote)


def _eligible(kind: str, case: Attendance, organization: Organization) -> list[str]:
    """List the people whom such a decision can be about, by their standing on the day of the meeting."""
    candidates = [] if kind == CONFIRMED else [str(one.name) for one in organization.candidates]
    members = [str(seat.member.name) for seat in case.roster.seats if _could_be(kind, seat, case.day)]
    return list(dict.fromkeys([*candidates, *members]))


def _could_be(kind: str, seat: Seat, day: date) -> bool:
    """An award is anybody's; else somebody on probation, or somebody who was no member yet."""
    if kind in (AWARD, RANKING):
        return True
    if kind == CONFIRMED:
        # The roster is moved on after the vote: whoever votes since this very day was on probation before it.
        return seat.voting_since == day or not seat.is_full(day)
    # A roster of December lists those who were candidates in June.
    return seat.admitted is not None and seat.admitted >= day


def _named(item: AgendaItem, eligible: Iterable[str]) -> tuple[str, ...]:
    """List the people whom the resolution names, refusals aside; without a resolution, those in the title."""
    texts = [str(text) for text in item.resolution] or [str(item.title)]
    said = [clause for text in texts for clause in _CLAUSE.split(text)]
    refused = any(_REFUSAL.search(clause) for clause in said)
    names = _in_clauses([clause for clause in said if not _REFUSAL.search(clause)], eligible)
    # A resolution that refuses somebody must not fall back on the title, which names them as proposed.
    if names or refused:
        return names
    return _in_clauses(_CLAUSE.split(str(item.title)), eligible)


def _in_clauses(clauses: Sequence[str], eligible: Iterable[str]) -> tuple[str, ...]:
    """List the names that stand there; 王建 does not stand in 王建国."""
    names, text = list(eligible), "\n".join(clauses)
    told = set()
    # The longest name first takes its place, so that a shorter one within it is not found there.
    for name in sorted(names, key=len, reverse=True):
        if name in text:
            told.add(name)
            text = text.replace(name, "\n")
    return tuple(name for name in names if name in told)
