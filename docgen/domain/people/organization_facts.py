"""Facts in organization.yaml that disagree: one rule, one small function; `RULES` lists them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat, is_transfer
from docgen.models.organization import Member, Organization

if TYPE_CHECKING:
    from docgen.models.rules import Rules

Rule = Callable[[Organization], Iterator[Diagnostic]]


def check_organization(organization: Organization) -> list[Diagnostic]:
    """Everything that the facts of the roster have against each other."""
    return [diagnostic for rule in RULES for diagnostic in rule(organization)]


def against_dated_rules(roster: Roster, own: Rules | None) -> list[Diagnostic]:
    """Everything that the dated rules have against the courses of the people of the roster.

    It is told where these are read: `docgen plan` needs neither them nor the time they take.
    """
    from docgen.domain.people.candidate_facts import check_candidates
    from docgen.domain.people.leaving import changes_stand_in_their_keys

    organization = roster.organization
    return [
        *confirmed_after_probation(organization, own),
        *old_enough_to_join(organization, own),
        *check_candidates(roster, own),
        *changes_stand_in_their_keys(organization),
    ]


def numbers_are_unique(organization: Organization) -> Iterator[Diagnostic]:
    """Two people must not share a number (编号); who was transferred keeps theirs on both lines."""
    seen: dict[str, Member] = {}
    for member in organization.members:
        earlier = seen.setdefault(member.number, member) if member.number else member
        # Who is transferred keeps the number on both lines.
        if earlier is not member and not is_transfer(earlier, member):
            message = f"编号“{member.number}”已经给了第{earlier.place.line}行的{earlier.name}"
            yield error("D451", member.number.place, message, "换一个编号")


def branch_names_are_unique(organization: Organization) -> Iterator[Diagnostic]:
    """Two branches must not share a name."""
    seen: set[str] = set()
    for branch in organization.branches:
        if branch.name in seen:
            yield error("D452", branch.name.place, f"有两个支部都叫“{branch.name}”", "改掉其中一个")
        seen.add(branch.name)


def namesakes_can_be_told_apart(organization: Organization) -> Iterator[Diagnostic]:
    """Two members of one name need a branch or a gender that tells them apart."""
    namesakes: dict[str, list[Seat]] = defaultdict(list)
    for person in Roster(organization).people:
        namesakes[person.seats[0].member.name].append(person.seats[0])
    for name, seats in namesakes.items():
        if len(seats) > len({seat.member.gender for seat in seats}):
            message = f"名册里有{len(seats)}位“{name}”，性别也相同"
            yield hint("D453", seats[-1].member.name.place, message, _told_apart(seats))


def _told_apart(namesakes: Sequence[Seat]) -> str:
    """How a paper can say which of them it means, by what the roster has."""
    first = namesakes[0]
    if len({seat.branch for seat in namesakes}) == len(namesakes):
        return f"写姓名时带上支部，如 {first.member.name}（{first.branch}）"
    if all(seat.member.number for seat in namesakes):
        return f"写姓名时带上编号，如 {first.member.name}（{first.member.number}）"
    return "在名册里给他们各加一个“编号”，写姓名时带上它"


def standing_agrees_with_dates(organization: Organization) -> Iterator[Diagnostic]:
    """A full member has a day of confirmation (转正日期), a probationary one has none."""
    for member in organization.members:
        if member.standing == "预备党员" and member.confirmed:
            message = f"{member.name}是预备党员，却写了转正日期"
            yield warning("D454", member.place_of("转正日期"), message, "改“身份”，或者删掉转正日期")
        # 正式党员 is the default: asked only of those of whom somebody wrote it.
        is_full = member.says("身份") and member.standing == "正式党员"
        if is_full and not member.confirmed and not member.was_given("转正日期"):
            message = f"{member.name}是正式党员，没有写转正日期"
            mend = "补上“转正日期”，表决权从这一天算起"
            yield hint("D455", member.place, message, mend, once="转正日期")


def confirmed_after_admission(organization: Organization) -> Iterator[Diagnostic]:
    """A member is on probation first, so confirmation cannot come on the day of admission."""
    for member in organization.members:
        if not (member.admitted and member.confirmed):
            continue
        if member.confirmed <= member.admitted:
            yield error("D456", member.place_of("转正日期"), f"{member.name}的转正日期不晚于入党日期")


def confirmed_after_probation(organization: Organization, own: Rules | None) -> Iterator[Diagnostic]:
    """Nobody is confirmed before the probation is over that was laid down on that day."""
    from docgen.domain.people.probation import length_in_words, probation
    from docgen.domain.rules import stage_rule
    from docgen.models.rules import PROBATION

    for member in organization.members:
        admitted, confirmed = member.admitted, member.confirmed
        # Days in the wrong order are told by `confirmed_after_admission`.
        if not (admitted and confirmed and admitted < confirmed):
            continue
        rule = stage_rule(PROBATION, confirmed, own)
        if rule and confirmed < probation(admitted, rule).votable:
            message = f"{member.name}入党不满{length_in_words(rule.months or 0)}就转正"
            yield warning("D457", member.place_of("转正日期"), message, "核对两个日期")


def old_enough_to_join(organization: Organization, own: Rules | None) -> Iterator[Diagnostic]:
    """Nobody joins before the age laid down on that day; such a date was mistyped."""
    from docgen.domain.rules import stage_rule
    from docgen.models.rules import AGE

    for member in organization.members:
        rule = stage_rule(AGE, member.admitted, own) if member.admitted else None
        if rule and rule.age and _is_younger(member, rule.age):
            message = f"{member.name}入党时不满{rule.age}岁"
            mend = f"核对出生年月和入党日期。依据：{rule.source}"
            yield warning("D458", member.place_of("出生年月"), message, mend)


def _is_younger(member: Member, age: int) -> bool:
    """Return whether somebody was younger on joining; of the day of birth only the month is known."""
    birth, admitted = member.birth, member.admitted
    if birth is None or admitted is None:
        return False
    return (admitted.year - age, admitted.month) < (birth.year, birth.month)


RULES: tuple[Rule, ...] = (
    numbers_are_unique,
    branch_names_are_unique,
    namesakes_can_be_told_apart,
    standing_agrees_with_dates,
    confirmed_after_admission,
)
