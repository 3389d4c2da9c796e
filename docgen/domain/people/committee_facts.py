"""Committees of branches (支部委员会) that the rules do not allow, told by the posts of the roster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from docgen.base.diagnostics import Diagnostic, hint, warning
from docgen.domain.people.posts import posts_in, unread_days
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.domain.people.term_of_office import check_terms
from docgen.domain.rules import committee_rule
from docgen.models.organization import Branch
from docgen.models.rules import CommitteeRule, Rules

AT_WORK = frozenset(["在岗", "在职", "在编", "在校", "在册", "正常", "返聘", "聘用"])
"""What rosters write of whoever is at work."""
"""The 状态 of whoever is at work."""


def check_committees(roster: Roster, own: Rules | None, at: date) -> Iterator[Diagnostic]:
    """Tell what the rule of a day has against the committees of the roster, as they are on that day."""
    organization, rule = roster.organization, committee_rule(at, own)
    yield from _unclear_posts(roster)
    yield from _posts_elsewhere(roster)
    yield from _posts_of_the_absent(roster, at)
    if rule:
        yield from check_terms(organization, rule, at)
    for branch in organization.branches:
        seats = roster.committee(str(branch.name), at)
        # A roster without posts says nothing of a committee.
        if seats and rule:
            yield from _of_branch(branch, seats, roster, rule, at)


def full_members(roster: Roster, branch: str, day: date) -> int:
    """Count the full members of a branch on a day."""
    return sum(seat.is_full(day) for seat in roster.of_branches((branch,), day))


def has_committee(roster: Roster, branch: str, day: date, rule: CommitteeRule | None) -> bool:
    """Return whether a branch has a committee on a day; the general branch, or without a rule, it may."""
    if rule is None or branch not in roster.branches:
        return True
    # A branch below seven was asked for twelve 支委会 a year: it has a secretary alone (支部工作条例).
    return full_members(roster, branch, day) >= rule.full_members


def posts_while_away(seat: Seat, at: date) -> str:
    """The posts that the roster gives somebody who is not at work; empty where there are none."""
    return "" if seat.member.status in AT_WORK else "、".join(seat.posts_on(at))


def _posts_of_the_absent(roster: Roster, at: date) -> Iterator[Diagnostic]:
    """Tell who is away and still counts among those expected at the committee."""
    for seat in roster.seats:
        held = posts_while_away(seat, at) if seat.belongs(at) else ""
        # The retired hold posts for years, those of 退休党员支部 all of them.
        if held and not seat.member.status.endswith(("退休", "离休")):
            message = f"{roster.label(seat)}的状态是“{seat.member.status}”，名册里还写着党内职务“{held}”"
            mend = "已经免去的，删掉“党内职务”；仍然担任的，不用改"
            yield hint("D583", seat.member.place_of("党内职务"), message, mend)


def _unclear_posts(roster: Roster) -> Iterator[Diagnostic]:
    for seat in roster.seats:
        for days in unread_days(str(seat.member.party_post)):
            message = f"{seat.member.name}的党内职务写着“（{days}）”，没有这样的日期，按一直担任算"
            mend = "写成 （2023-12-29起）、（至2023-12-29）"
            yield warning("D569", seat.member.place_of("党内职务"), message, mend)
        for post in roster.posts(seat):
            # Posts that count for no committee make 应到委员 too low: one of one met without the chair.
            if not post.body:
                message = (
                    f"{seat.member.name}的“{post.title}”看不出是哪个支部的职务，没有算进哪个支部的委员会"
                )
                mend = f"写明是哪个支部的，如 {roster.branches[0]}组织委员；本支部的可以只写 组织委员"
                yield warning("D523", seat.member.place_of("党内职务"), message, mend)


def _posts_elsewhere(roster: Roster) -> Iterator[Diagnostic]:
    """Tell a Party post among the posts at work: one column 职务 often holds both."""
    for seat in roster.seats:
        typed = str(seat.member.post)
        known = {post.title for post in roster.posts(seat)}
        posts = posts_in(typed, seat.branch, roster.branches, roster.general_names) if typed else ()
        # 家委会委员 is a post of no branch that is known here.
        if not known.issuperset(post.title for post in posts if post.body):
            message = f"{roster.label(seat)}的“{typed}”里有党内职务，没有写在“党内职务”里，没有算进委员会"
            mend = f"党内的写成“党内职务: {typed}”，行政的留下"
            yield warning("D496", seat.member.place_of("行政职务"), message, mend)


def _of_branch(
    branch: Branch, seats: Sequence[Seat], roster: Roster, rule: CommitteeRule, at: date
) -> Iterator[Diagnostic]:
    name = str(branch.name)
    full = full_members(roster, name, at)
    if full < rule.full_members:
        yield from _without_committee(branch, seats, roster, rule, full, at)
        return
    faults = [*_of_number(len(seats), rule), *_of_secretaries(seats, roster, name, at)]
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
    branch: Branch, seats: Sequence[Seat], roster: Roster, rule: CommitteeRule, full: int, at: date
) -> Iterator[Diagnostic]:
    others = [seat for seat in seats if not any("书记" in post.title for post in roster.posts(seat, at))]
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


def _of_secretaries(seats: Sequence[Seat], roster: Roster, branch: str, at: date) -> Iterator[str]:
    held = [(seat, post) for seat in seats for post in roster.posts(seat, at) if post.body == branch]
    names = list(dict.fromkeys(roster.label(seat) for seat, post in held if post.is_secretary))
    if not names and not any(post.is_acting_secretary for _, post in held):
        yield "没有书记"
    if len(names) > 1:
        yield f"有{len(names)}名书记（{'、'.join(names)}）"
