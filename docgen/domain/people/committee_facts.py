"""Committees of branches (支部委员会) that the rules do not allow, told by the posts of the roster."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date

from docgen.base.diagnostics import Diagnostic, hint, warning
from docgen.domain.people.probation import MONTHS_OF_A_YEAR, months_later
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.domain.rules import committee_rule
from docgen.domain.words.dates import official_date
from docgen.models.organization import Branch, Organization
from docgen.models.rules import CommitteeRule, Rules

IN_POST = "在岗"
"""The 状态 of whoever is at work."""

_MONTH = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?![0-9])(?:\s*[年.\-/]\s*(?P<month>[01]?[0-9])(?![0-9]))?"
)


def check_committees(roster: Roster, own: Rules | None, at: date) -> Iterator[Diagnostic]:
    """Tell what the rule of a day has against the committees of the roster, as they are on that day."""
    organization, rule = roster.organization, committee_rule(at, own)
    yield from _unclear_posts(roster)
    yield from _posts_of_the_absent(roster, at)
    if rule:
        yield from _term(organization, rule, at)
    for branch in organization.branches:
        seats = roster.committee(str(branch.name), at)
        # A roster without posts says nothing of a committee.
        if seats and rule:
            yield from _of_branch(branch, seats, roster, rule, at)


def term_ends(term: str) -> date | None:
    """The last day of a term of office (届期): 2021—2024, 2021年3月至2024年3月; None where none is told."""
    found = list(_MONTH.finditer(term))
    if not found:
        return None
    # A term told in years alone lasts to the end of its year: it must not be called over too early.
    last = max(found, key=lambda match: (int(match["year"]), int(match["month"] or MONTHS_OF_A_YEAR)))
    year, month = int(last["year"]), int(last["month"] or MONTHS_OF_A_YEAR)
    return date(year, month, calendar.monthrange(year, month)[1]) if 1 <= month <= MONTHS_OF_A_YEAR else None


def full_members(roster: Roster, branch: str, day: date) -> int:
    """Count the full members of a branch on a day."""
    return sum(seat.is_full(day) for seat in roster.of_branches((branch,), day))


def has_committee(roster: Roster, branch: str, day: date, rule: CommitteeRule | None) -> bool:
    """Return whether a branch has a committee on a day; the general branch, or without a rule, it may."""
    if rule is None or branch not in roster.branches:
        return True
    # A branch below seven was asked for twelve 支委会 a year: it has a secretary alone (支部工作条例).
    return full_members(roster, branch, day) >= rule.full_members


def _term(organization: Organization, rule: CommitteeRule, at: date) -> Iterator[Diagnostic]:
    term, ends = organization.term, term_ends(organization.term)
    if ends is None or at <= months_later(ends, -rule.reminder):
        return
    mend = f"按期换届；换届以后改“届期”和各人的“党内职务”。依据：{rule.source}"
    if at > ends:
        yield warning("D525", term.place, f"届期“{term}”已经届满（截至{official_date(at)}）", mend)
    else:
        yield hint("D525", term.place, f"届期“{term}”到{official_date(ends)}届满，要准备换届", mend)


def posts_while_away(seat: Seat) -> str:
    """The posts that the roster gives somebody who is not at work; empty where there are none."""
    return "" if seat.member.status == IN_POST else "、".join(seat.typed_posts)


def _posts_of_the_absent(roster: Roster, at: date) -> Iterator[Diagnostic]:
    """Tell who is away and still counts among those expected at the committee."""
    for seat in roster.seats:
        held = posts_while_away(seat) if seat.belongs(at) else ""
        # The retired hold posts for years, those of 退休党员支部 all of them.
        if held and not seat.member.status.endswith(("退休", "离休")):
            message = f"{roster.label(seat)}的状态是“{seat.member.status}”，名册里还写着党内职务“{held}”"
            mend = "已经免去的，删掉“党内职务”；仍然担任的，不用改"
            yield hint("D583", seat.member.place_of("党内职务"), message, mend)


def _unclear_posts(roster: Roster) -> Iterator[Diagnostic]:
    for seat in roster.seats:
        for post in roster.posts(seat):
            # Posts that count for no committee make 应到委员 too low: one of one met without the chair.
            if not post.body:
                message = (
                    f"{seat.member.name}的“{post.title}”看不出是哪个支部的职务，没有算进哪个支部的委员会"
                )
                mend = f"写明是哪个支部的，如 {roster.branches[0]}组织委员；本支部的可以只写 组织委员"
                yield warning("D523", seat.member.place_of("党内职务"), message, mend)


def _of_branch(
    branch: Branch, seats: Sequence[Seat], roster: Roster, rule: CommitteeRule, at: date
) -> Iterator[Diagnostic]:
    name = str(branch.name)
    full = full_members(roster, name, at)
    if full < rule.full_members:
        yield from _without_committee(branch, seats, roster, rule, full)
        return
    faults = [*_of_number(len(seats), rule), *_of_secretaries(seats, roster, name)]
    place = seats[0].member.place_of("党内职务")
    if len(seats) % 2 == 0 and rule.least <= len(seats) <= rule.most:
        message = f"{name}委员会有{len(seats)}名委员，是双数，表决时容易相等"
        yield hint("D564", place, message, "一般设单数；确实这样设的，不用改")
    for fault in faults:
        yield warning("D524", place, f"{name}委员会{fault}", f"核对名册里的“党内职务”。依据：{rule.source}")
    for seat in seats:
        if not seat.is_full(at):
            message = f"{seat.member.name}是预备党员，没有被选举权，不能担任{name}的{seat.member.party_post}"
            yield warning("D524", seat.member.place_of("党内职务"), message, "核对“身份”和“党内职务”")


def _without_committee(
    branch: Branch, seats: Sequence[Seat], roster: Roster, rule: CommitteeRule, full: int
) -> Iterator[Diagnostic]:
    others = [seat for seat in seats if not any("书记" in post.title for post in roster.posts(seat))]
    if others:
        message = (
            f"{branch.name}有正式党员{full}名，不足{rule.full_members}名，不设委员会，"
            f"名册里{others[0].member.name}却是{others[0].member.party_post}"
        )
        mend = f"只设书记，必要时设副书记。依据：{rule.source}"
        yield warning("D524", others[0].member.place_of("党内职务"), message, mend)


def _of_number(number: int, rule: CommitteeRule) -> Iterator[str]:
    if number < rule.least:
        yield f"只有{number}名委员，少于{rule.least}名"
    if number > rule.most:
        yield f"有{number}名委员，多于{rule.most}名"


def _of_secretaries(seats: Sequence[Seat], roster: Roster, branch: str) -> Iterator[str]:
    names = [
        roster.label(seat)
        for seat in seats
        if any(post.is_secretary and post.body == branch for post in roster.posts(seat))
    ]
    if not names:
        yield "没有书记"
    if len(names) > 1:
        yield f"有{len(names)}名书记（{'、'.join(names)}）"
