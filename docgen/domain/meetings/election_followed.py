"""The roster after an election: who was elected has the post (党内职务), and who was not has it no longer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from docgen.base.diagnostics import Diagnostic, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_case import ElectionCase, election_cases
from docgen.domain.people.posts import GENERAL_BRANCH
from docgen.domain.people.probation import MONTHS_OF_A_YEAR, months_later
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.domain.rules import committee_rule
from docgen.domain.words.dates import official_date
from docgen.models.elections import COMMITTEE_MEMBER, DELEGATE, DEPUTY, WHOLE_ROUNDS
from docgen.models.rules import Rules


@dataclass
class Elected:
    """Who was elected to one post of one body, and whether that was the whole of them."""

    by: dict[Seat, ElectionCase] = field(default_factory=dict)
    is_whole: bool = False


def roster_follows_elections(
    cases: Sequence[Attendance], roster: Roster, own: Rules | None, at: date
) -> Iterator[Diagnostic]:
    """Tell whose post on the roster is not that of the last election, as long as its term lasts."""
    for (body, title), elected in last_elected(cases, at).items():
        for seat, election in elected.by.items():
            if _still_holds(seat, election, own, at) and not _has_post(roster, seat, body, title, at):
                yield _without_post(roster, seat, election, body)
        if elected.is_whole:
            yield from _not_elected(roster, elected, body, own, at)


def last_elected(cases: Sequence[Attendance], at: date) -> dict[tuple[str, str], Elected]:
    """Those elected last by a day, by the body and the title."""
    found: dict[tuple[str, str], Elected] = {}
    for case in sorted((case for case in cases if case.day <= at), key=lambda case: case.day):
        for election in election_cases(case):
            # A delegate has no post (党内职务) that the roster could hold.
            if election.outcome and election.body and election.title != DELEGATE:
                _take_up(found, election)
    return found


def _take_up(found: dict[tuple[str, str], Elected], election: ElectionCase) -> None:
    key, outcome = (election.body, election.title), election.outcome
    # The first ballot for a whole committee ends the one before it; later ballots only fill it up.
    begins = election.round in WHOLE_ROUNDS and not election.is_by_election
    if begins or key not in found:
        found[key] = Elected()
    for name in outcome.elected if outcome else ():
        seats = election.case.whom(name)
        if len(seats) == 1:
            found[key].by[seats[0]] = election
    # A by-election adds to a committee; whether the year began with a whole one, only a whole election tells.
    if not election.is_by_election:
        found[key].is_whole = bool(outcome and not outcome.open_seats)


def _still_holds(seat: Seat, election: ElectionCase, own: Rules | None, at: date) -> bool:
    """Return whether the term lasts; without a rule on it nothing is asked of the roster."""
    rule, day = committee_rule(election.case.day, own), election.case.day
    lasts = rule is not None and at < months_later(day, rule.years * MONTHS_OF_A_YEAR)
    return lasts and seat.belongs(at)


def _has_post(roster: Roster, seat: Seat, body: str, title: str, at: date) -> bool:
    posts = [post for post in roster.posts(seat, at) if post.body == body]
    # Who is elected 委员 is given a task afterwards (书记, 组织委员): any post there follows the election.
    if title == COMMITTEE_MEMBER:
        return bool(posts)
    return any(post.title == DEPUTY if title == DEPUTY else post.is_secretary for post in posts)


def _without_post(roster: Roster, seat: Seat, election: ElectionCase, body: str) -> Diagnostic:
    place = election.election.place
    name, day = roster.label(seat), official_date(election.case.day)
    post = f"{'总支' if body == GENERAL_BRANCH else body}{election.title}"
    message = (
        f"{name}{day}当选{post}（{place.source.name.rpartition('/')[2]} 第{place.line}行），"
        f"名册的“党内职务”却{f'是“{seat.member.party_post}”' if seat.member.party_post else '没有写'}"
    )
    # Without the day the sittings of the committee before it would be those of whoever came later.
    mend = (
        f"这一行补上“党内职务: {post}（{election.case.day}起）”（分工定了的写分工，连任的不写日期）；"
        "以后又改选过的，写现在的职务"
    )
    return warning("D562", seat.member.place_of("党内职务"), message, mend)


def _not_elected(
    roster: Roster, elected: Elected, body: str, own: Rules | None, at: date
) -> Iterator[Diagnostic]:
    last = next(iter(elected.by.values()), None)
    # Secretaries are chosen among the members: only an election of members tells who has no post left.
    if last is None or last.title != COMMITTEE_MEMBER:
        return
    known = {str(seat.member.name) for seat in elected.by}
    for seat in roster.committee(body, at):
        if str(seat.member.name) not in known and _still_holds(seat, last, own, at):
            message = (
                f"{roster.label(seat)}在名册里是“{seat.member.party_post}”，"
                f"{official_date(last.case.day)}的选举没有选上"
            )
            mend = f"这个职务后面写“（至{last.case.day}）”，那天以前的会才仍算委员；以后补选上的，不用改"
            yield warning("D562", seat.member.place_of("党内职务"), message, mend)
