"""Who owes a thing: the general branch, each branch, each group, each member (范围)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from docgen.domain.roster import Roster
from docgen.models.organization import Organization

SCOPE_WORDS = {"党总支": "党总支", "每个支部": "各支部", "每个党小组": "各党小组", "每名党员": "全体党员"}
"""How a calendar names all the bodies of a scope."""

USUAL_SCOPE = {"党小组会": "每个党小组"}


class Body(NamedTuple):
    """Who owes something, and from when (None: always) until when, that day out (None: to this day)."""

    name: str
    since: date | None = None
    until: date | None = None

    def is_there(self, first: date, last: date) -> bool:
        """Whether it was there on some day between the two."""
        return not (self.since and self.since > last) and not (self.until and self.until <= first)

    def came_or_left(self, first: date, last: date) -> bool:
        """Whether it was there only for a part of those days."""
        return bool((self.since and self.since > first) or (self.until and self.until <= last))


def usual_scope(kind: str) -> str:
    """The scope of a meeting where nobody wrote one: a branch's, but for the meeting of a group."""
    return USUAL_SCOPE.get(kind, "每个支部")


def bodies(scope: str, organization: Organization) -> tuple[str, ...]:
    """The names of all bodies of a scope, in roster order; a shared name gets what tells it apart."""
    if scope == "党总支":
        return (organization.short_name or organization.name,)
    if scope == "每个支部":
        return tuple(branch.name for branch in organization.branches)
    return _groups(organization) if scope == "每个党小组" else _members(organization)


def owing(scope: str, organization: Organization) -> tuple[Body, ...]:
    """All bodies of a scope with their time: members come and leave."""
    if scope == "每名党员":
        return tuple(Body(one.label, one.since, one.until) for one in Roster(organization).people)
    return tuple(Body(name) for name in bodies(scope, organization))


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
    return tuple(person.label for person in Roster(organization).people)
