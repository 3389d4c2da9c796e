"""Who owes a thing: the general branch, each branch, each group, each member (范围)."""

from __future__ import annotations

from collections import Counter

from docgen.models.organization import Member, Organization

SCOPE_WORDS = {"党总支": "党总支", "每个支部": "各支部", "每个党小组": "各党小组", "每名党员": "全体党员"}
"""How a calendar names all the bodies of a scope."""

USUAL_SCOPE = {"党小组会": "每个党小组"}


def usual_scope(kind: str) -> str:
    """The scope of a meeting where nobody wrote one: a branch's, but for the meeting of a group."""
    return USUAL_SCOPE.get(kind, "每个支部")


def bodies(scope: str, organization: Organization) -> tuple[str, ...]:
    """The names of all bodies of a scope, in roster order; a shared name gets its branch before it."""
    if scope == "党总支":
        return (organization.short_name or organization.name,)
    if scope == "每个支部":
        return tuple(branch.name for branch in organization.branches)
    return _groups(organization) if scope == "每个党小组" else _members(organization)


def _groups(organization: Organization) -> tuple[str, ...]:
    pairs = dict.fromkeys(
        (branch.name, member.group)
        for branch in organization.branches
        for member in branch.members
        if member.group
    )
    shared = Counter(group for _, group in pairs)
    return tuple(f"{branch}{group}" if shared[group] > 1 else group for branch, group in pairs)


def _members(organization: Organization) -> tuple[str, ...]:
    return tuple(name_among(member, organization) for member in organization.members)


def name_among(member: Member, organization: Organization) -> str:
    """A member's name; namesakes are told apart as people write them: 张伟（男）."""
    namesakes = sum(other.name == member.name for other in organization.members)
    return f"{member.name}（{member.gender or member.number}）" if namesakes > 1 else str(member.name)
