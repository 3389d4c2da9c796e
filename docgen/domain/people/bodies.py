"""The bodies that owe a thing: the general branch, each branch, each group, each member (范围)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import NamedTuple

from docgen.domain.people.roster import Roster, Stay
from docgen.models.meeting_kinds import MEETING_KINDS, kind_of

SCOPE_WORDS = {"党总支": "党总支", "每个支部": "各支部", "每个党小组": "各党小组", "每名党员": "全体党员"}
"""The names of all the bodies of a scope in a calendar."""


class Body(NamedTuple):
    """A body that owes something, and its time: members come, leave and change branches."""

    name: str
    stays: tuple[Stay, ...] = (Stay(),)

    def is_there(self, first: date, last: date) -> bool:
        """Return whether it was there on some day between the two."""
        return any(
            (stay.since is None or stay.since <= last) and (stay.until is None or stay.until > first)
            for stay in self.stays
        )

    def changes(self, first: date, last: date) -> list[tuple[date, bool]]:
        """The days after the first on which it came (True) or left; a change of branches is neither."""
        came, left = {stay.since for stay in self.stays}, {stay.until for stay in self.stays}
        # A day on which one stay ends and the next begins is a change of branches: the member never left.
        found = [(day, True) for day in came - left] + [(day, False) for day in left - came]
        return sorted((day, is_in) for day, is_in in found if day and first < day <= last)


def usual_scope(kind: str) -> str:
    """The scope of a meeting where nobody wrote one: a branch's, but for the meeting of a group."""
    return f"每个{kind_of(kind).owed_by}" if kind in MEETING_KINDS else "每个支部"


def bodies(scope: str, roster: Roster) -> tuple[str, ...]:
    """The names of all bodies of a scope, in roster order; a shared name gets what tells it apart."""
    organization = roster.organization
    if scope == "党总支":
        return (organization.short_name or organization.name,)
    if scope == "每个支部":
        return tuple(branch.name for branch in organization.branches)
    if scope == "每个党小组":
        return _groups(roster)
    return tuple(person.label for person in roster.people)


def of_branch(roster: Roster, branch: str) -> Roster:
    """The roster as the plan of one branch sees it; the whole of it for no branch."""
    if not branch:
        return roster
    own = tuple(each for each in roster.organization.branches if each.name == branch)
    return Roster(roster.organization.model_copy(update={"branches": own}), roster.decided)


def owing(scope: str, roster: Roster) -> tuple[Body, ...]:
    """All bodies of a scope with their time: members come and leave."""
    if scope == "每名党员":
        return tuple(Body(one.label, one.stays) for one in roster.people)
    return tuple(Body(name) for name in bodies(scope, roster))


def _groups(roster: Roster) -> tuple[str, ...]:
    pairs = dict.fromkeys(
        (branch.name, member.group)
        for branch in roster.organization.branches
        for member in branch.members
        if member.group
    )
    shared = Counter(group for _, group in pairs)
    # Every branch may have a 第一党小组.
    return tuple(f"{branch}{group}" if shared[group] > 1 else group for branch, group in pairs)
