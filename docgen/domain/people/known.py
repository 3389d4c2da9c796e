"""Everybody a paper may name: the members of the roster and the candidates in training (培养对象)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from docgen.base.suggestion import closest
from docgen.domain.people.roster import Roster, describe
from docgen.domain.people.seat import bare
from docgen.models.organization import Candidate, Member


class Known(NamedTuple):
    """Somebody the organization knows, the branch they belong to, and how papers call them."""

    record: Member | Candidate
    branch: str
    label: str

    @property
    def is_member(self) -> bool:
        """Return whether the roster lists them as a Party member."""
        return isinstance(self.record, Member)

    @property
    def standing(self) -> str:
        """正式党员, 预备党员, 发展对象, 入党积极分子 or 入党申请人."""
        return self.record.standing if isinstance(self.record, Member) else self.record.stage


def whom(roster: Roster, called: str) -> list[Known]:
    """Find the people of a name, candidates and members; a mark in brackets tells namesakes apart."""
    return [*_candidates(roster, called), *_members(roster, called)]


def file_of(known: Known | None, roster: Roster) -> str:
    """The name of the file in which the roster's words about somebody stand, or would stand."""
    if known is None:
        return str(roster.organization.roster) or "organization.yaml"
    return PurePosixPath(known.record.name.place.source.name).name


def likely(roster: Roster, called: str) -> str:
    """A question for a name that nobody has: whom it probably means; empty where nobody comes near."""
    # Candidates first: most notices are about them.
    names = [*(str(c.name) for c in roster.organization.candidates), *roster.names]
    meant = closest(bare(called), names)
    found = whom(roster, meant) if meant else []
    return f"，是不是“{found[0].label}”（{_who(found[0], roster)}）？" if found else ""


def order_in(roster: Roster, known: Known) -> tuple[int, int]:
    """Return the place of somebody in the order: members as in the roster, then candidates as in theirs."""
    listed: Sequence[Member | Candidate]
    listed = roster.organization.members if known.is_member else roster.organization.candidates
    # By identity: two namesakes may be equal in all that the roster says of them.
    place = next((i for i, record in enumerate(listed) if record is known.record), len(listed))
    return (0 if known.is_member else 1, place)


def _members(roster: Roster, called: str) -> list[Known]:
    return [Known(seat.member, seat.branch, roster.label(seat)) for seat in roster.find(called)]


def _candidates(roster: Roster, called: str) -> list[Known]:
    return [Known(one, str(one.branch), str(one.name)) for one in roster.candidates(called)]


def _who(known: Known, roster: Roster) -> str:
    if isinstance(known.record, Candidate):
        return "，".join(part for part in (known.branch, known.standing) if part)
    return describe(roster.find(known.label)[0])
