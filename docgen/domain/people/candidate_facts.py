"""Candidates in training (培养对象): steps in order and long enough, mentors who are members, listed once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.domain.people.course import ROSTER, STEPS, address
from docgen.domain.people.course_facts import MADE_ALIKE, disagreements
from docgen.domain.people.probation import length_in_words, months_later
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.domain.rules import stage_rule
from docgen.domain.words.dates import official_date
from docgen.models.organization import Candidate, Member
from docgen.models.rules import TRAINING, Rules

_DAYS = (*STEPS, ("admitted", "入党日期"), ("asked", "转正申请时间"))
"""The days of the roster in their order; those of candidates end before the admission."""


def check_candidates(roster: Roster, own: Rules | None) -> Iterator[Diagnostic]:
    """Everything that the steps of candidates and of members have against them."""
    for candidate in roster.organization.candidates:
        yield from _listed_once(candidate, roster)
        yield from _mentors(candidate, roster)
    people: tuple[Member | Candidate, ...]
    people = (*roster.organization.members, *roster.organization.candidates)
    for person in people:
        yield from _in_order(person)
        yield from _long_enough(person, own)


def _listed_once(candidate: Candidate, roster: Roster) -> Iterator[Diagnostic]:
    for seat in roster.find(candidate.name):
        member = seat.member
        # One person in both lists passed in silence.
        if seat.is_listed and _may_be_one(candidate, member):
            message = f"{candidate.name}既在“党员”里（{address(member.name.place)}），又在“培养对象”里"
            mend = "入了党的，从“培养对象”里删掉，各步的日期写到“党员”那一行；还没有入党的，从“党员”里删掉"
            yield warning("D533", candidate.name.place, message, mend)
            for source, place, told in disagreements(roster.course(candidate.name), str(candidate.name)):
                if source.called == ROSTER:
                    yield warning("D530", place, told, MADE_ALIKE)
            return


def _may_be_one(candidate: Candidate, member: Member) -> bool:
    """Return whether nothing tells the two apart; what one of them leaves out disagrees with nothing."""
    pairs = [(candidate.gender, member.gender), (candidate.birth, member.birth)]
    return all(a == b for a, b in pairs if a and b)


def _mentors(candidate: Candidate, roster: Roster) -> Iterator[Diagnostic]:
    keys = (("培养联系人", candidate.mentors), ("入党介绍人", candidate.sponsors))
    for key, name in ((key, name) for key, names in keys for name in names):
        seats = roster.find(name)
        if not seats:
            message = f"{candidate.name}的{key}“{name}”不在名册里"
            yield warning("D536", name.place, message, f"{key}是正式党员；改正姓名，或者补上名册")
        # Of two namesakes one full member is enough: the list does not say which is meant.
        elif not any(_is_full_member(seat) for seat in seats):
            message = f"{candidate.name}的{key}{name}是预备党员"
            yield warning("D536", name.place, message, f"{key}要由正式党员担任")


def _is_full_member(seat: Seat) -> bool:
    """Return whether somebody is a full member by now: without a day the roster is that of today."""
    return seat.member.standing == "正式党员" or seat.course.transfer is not None


def _in_order(person: Member | Candidate) -> Iterator[Diagnostic]:
    told = [(key, day) for field, key in _DAYS if (day := getattr(person, field, None))]
    for (before, earlier), (key, later) in pairwise(told):
        if later < earlier:
            days = official_date(later), official_date(earlier)
            message = f"{person.name}的{key}（{days[0]}）早于{before}（{days[1]}）"
            yield error("D538", person.place_of(key), message, "核对这两个日期")


def _long_enough(person: Member | Candidate, own: Rules | None) -> Iterator[Diagnostic]:
    begun, listed = person.activist, person.listed
    rule = stage_rule(TRAINING, listed, own) if begun and listed and begun <= listed else None
    if rule and begun and listed and listed < months_later(begun, rule.months or 0):
        length = length_in_words(rule.months or 0)
        message = f"{person.name}作为入党积极分子不满{length}，就列为发展对象"
        mend = f"核对“确定积极分子时间”和“列为发展对象时间”。依据：{rule.source}"
        yield warning("D538", person.place_of("列为发展对象时间"), message, mend)
