"""The roster at a date: who belonged, who had a vote, who was excused, and whom a name means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from docgen.base.suggestion import closest
from docgen.domain.people.posts import GENERAL_BRANCH, Post, posts_in
from docgen.models.organization import Member, Organization
from docgen.reading.values.body_names import branch_meant, unit_of

_CALLED = re.compile(r"(?P<name>[^（(]+?)(?:同志)?(?:[（(](?P<mark>[^（()）]*)[）)])?")


@dataclass(frozen=True, slots=True, eq=False)  # eq=False: one seat is one person, and hashing is cheap
class Seat:
    """A member in the branch that the roster lists them under."""

    member: Member
    branch: str

    @property
    def typed_posts(self) -> list[str]:
        """The Party posts (党内职务) as they are written, one by one."""
        return [post for post in re.split("[、，,]", self.member.party_post) if post]


class Stay(NamedTuple):
    """A time in the organization: its first day and the day of leaving, itself out; None where open."""

    since: date | None = None
    until: date | None = None


class RosterPerson(NamedTuple):
    """Somebody, with the seat of each branch they belonged to: who is transferred has two, one by one."""

    label: str
    seats: tuple[Seat, ...]

    @property
    def stays(self) -> tuple[Stay, ...]:
        """The times in which they belonged to the organization, seat by seat."""
        return tuple(Stay(joined(seat.member), seat.member.left) for seat in self.seats)


def bare(name: str) -> str:
    """A name without what stands in brackets behind it."""
    return name.partition("（")[0]


def joined(member: Member) -> date | None:
    """The day from which the roster's line holds: admission to the Party or arrival, whichever is later."""
    return max((day for day in (member.admitted, member.arrived) if day), default=None)


def belongs(member: Member, day: date) -> bool:
    """Return whether the member belonged to the organization on that day; the day of leaving is out."""
    first = joined(member)
    # The day of leaving (转出日期) is the first day at the new place, so nobody is counted twice.
    return (first is None or first <= day) and not (member.left and member.left <= day)


def has_vote(member: Member, day: date) -> bool:
    """Full members from 转正日期 on, not under 留党察看 (Party Constitution 党章, article 7)."""
    # 留党察看 takes the vote away and leaves the membership (R28).
    return is_full(member, day) and not any(period.holds(day) for period in member.on_probation)


def is_full(member: Member, day: date) -> bool:
    """Return whether the member was a full member (正式党员) on that day."""
    # Without 转正日期 the roster's 身份 is all that is known; old lists have no dates.
    return member.confirmed <= day if member.confirmed else member.standing == "正式党员"


def is_excused(member: Member, day: date) -> bool:
    """Return whether the member does not count among those expected, with the approval that needs (R32)."""
    return any(period.holds(day) for period in member.excused)


@dataclass(frozen=True)
class Roster:
    """All members of the organization, found by day, by body and by name."""

    organization: Organization

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Everybody, in roster order."""
        return tuple(
            Seat(member, str(branch.name))
            for branch in self.organization.branches
            for member in branch.members
        )

    @cached_property
    def numbers(self) -> dict[Seat, int]:
        """The place of each among the seats: what stands for a person outside of this process."""
        return {seat: number for number, seat in enumerate(self.seats)}

    @cached_property
    def branches(self) -> tuple[str, ...]:
        """The names of the branches."""
        return tuple(str(branch.name) for branch in self.organization.branches)

    @cached_property
    def groups(self) -> dict[str, str]:
        """The groups, each with the branch it belongs to."""
        return {str(seat.member.group): seat.branch for seat in self.seats if seat.member.group}

    @cached_property
    def general_names(self) -> tuple[str, ...]:
        """The names of the whole organization where a branch is asked for."""
        own = (str(self.organization.name), str(self.organization.short_name))
        return (*(name for name in own if name), "党总支", "总支")

    @cached_property
    def unit(self) -> str:
        """The unit, whose name may stand before that of a branch."""
        return unit_of(str(self.organization.name))

    def marked_branch(self, mark: str) -> str | None:
        """Return the branch that is meant in the brackets behind a name; None where it is another mark."""
        # 张伟（一） may be the first of two.
        return branch_meant(mark, self.branches, self.unit) if len(mark) > 1 else None

    @cached_property
    def _by_name(self) -> dict[str, list[Seat]]:
        found: dict[str, list[Seat]] = defaultdict(list)
        for seat in self.seats:
            found[str(seat.member.name)].append(seat)
            if seat.member.number:
                found[str(seat.member.number)].append(seat)
        return found

    @cached_property
    def people(self) -> tuple[RosterPerson, ...]:
        """Everybody once, in roster order."""
        # Two lines of a transferred member are one person, who stands at the first of them.
        first = {seats[0]: seats for found in self._people_by_name.values() for seats in found}
        return tuple(RosterPerson(self.label(seat), first[seat]) for seat in self.seats if seat in first)

    @cached_property
    def _people_by_name(self) -> dict[str, list[tuple[Seat, ...]]]:
        return {name: one_by_one(self._by_name[name]) for name in self.names}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every name once."""
        return tuple(dict.fromkeys(str(seat.member.name) for seat in self.seats))

    def of_branches(self, branches: Sequence[str], day: date) -> tuple[Seat, ...]:
        """List the members of the branches on that day; any name of the whole organization means all."""
        everybody = any(name in self.general_names for name in branches)
        return self._those(lambda seat: everybody or seat.branch in branches, day)

    def of_group(self, group: str, day: date) -> tuple[Seat, ...]:
        """List the members of the group on that day."""
        return self._those(lambda seat: seat.member.group == group, day)

    def committee(self, branch: str, day: date) -> tuple[Seat, ...]:
        """The branch's committee: secretary and members by their Party posts."""
        body = GENERAL_BRANCH if branch in self.general_names else branch
        return self._those(lambda seat: any(post.body == body for post in self.posts(seat)), day)

    def posts(self, seat: Seat) -> tuple[Post, ...]:
        """The posts of somebody on committees of branches."""
        return self._posts.get(seat, ())

    @cached_property
    def _posts(self) -> dict[Seat, tuple[Post, ...]]:
        # Few have a post: the others are not looked at.
        holders = (seat for seat in self.seats if seat.member.party_post)
        general = self.general_names
        return {
            seat: posts_in(str(seat.member.party_post), seat.branch, self.branches, general)
            for seat in holders
        }

    def _those(self, wanted: Callable[[Seat], bool], day: date) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if wanted(seat) and belongs(seat.member, day))

    def find(self, called: str, near: Iterable[Seat] = ()) -> list[Seat]:
        """Find the people of a name: nobody, one, or several; those of the meeting's own body come first.

        `张伟（女）`, `张伟（第二支部）`, `张伟（D15）` and `D15` tell namesakes apart.
        """
        found = self._called.get(called)
        if found is None:
            found = self._called[str(called)] = self._those_called(called)
        # Only where a name has two owners does it matter whose meeting it is.
        here = [seat for seat in found if seat in near] if len(found) > 1 else []
        return here or found

    @cached_property
    def _called(self) -> dict[str, list[Seat]]:
        """The people of each name that was asked for before."""
        return {}

    def _those_called(self, called: str) -> list[Seat]:
        match = _CALLED.fullmatch(called.strip())
        if match is None:
            return []
        mark = match["mark"] or ""
        branch = self.marked_branch(mark)
        return [
            seat
            for seat in self._by_name.get(match["name"], ())
            if (seat.branch == branch if branch else _is_marked(seat, mark))
        ]

    def likely(self, called: str) -> Seat | None:
        """Find the person whom a mistyped name probably means."""
        match = _CALLED.fullmatch(called.strip())
        name = closest(match["name"] if match else called, self.names)
        return self._by_name[name][0] if name else None

    def label(self, seat: Seat) -> str:
        """The name as papers print it: a namesake with what tells them apart."""
        member, namesakes = seat.member, self._people_by_name[str(seat.member.name)]
        if len(namesakes) == 1:
            return str(member.name)
        genders = [seats[0].member.gender for seats in namesakes]
        mark = member.gender if member.gender and genders.count(member.gender) == 1 else member.number
        return f"{member.name}（{mark or seat.branch}）"


def one_by_one(namesakes: Iterable[Seat]) -> list[tuple[Seat, ...]]:
    """The people behind seats of one name: the two lines of who was transferred are one person's."""
    found: list[tuple[Seat, ...]] = []
    for seat in namesakes:
        same = next((seats for seats in found if is_transfer(seats[-1].member, seat.member)), None)
        if same is None:
            found.append((seat,))
        else:
            found[found.index(same)] = (*same, seat)
    return found


def is_transfer(one: Member, other: Member) -> bool:
    """Return whether two lines of the roster tell of one person, who left one branch for the other.

    One line ends (转出日期) not later than the other begins (转入日期), and nothing else tells them apart.
    """
    keys = ("number", "gender", "birth", "admitted")
    pairs = [(getattr(one, key), getattr(other, key)) for key in keys]
    # What one line leaves out disagrees with nothing.
    is_one = one.name == other.name and all(a == b for a, b in pairs if a and b)
    return is_one and any(
        before.left and after.arrived and before.left <= after.arrived
        for before, after in ((one, other), (other, one))
    )


def with_branch(label: str, branch: str) -> str:
    """A name as papers print it with its branch behind it, once."""
    return label if not branch or label.endswith(f"（{branch}）") else f"{label}（{branch}）"


def describe(seat: Seat) -> str:
    """Describe somebody, for a question: 第二支部书记, or 第二支部."""
    own = [post for post in seat.typed_posts if post.startswith(seat.branch)]
    return own[0] if own else seat.branch


def _is_marked(seat: Seat, mark: str) -> bool:
    """Return whether the words in brackets fit; words that the roster does not know are only a remark."""
    member = seat.member
    known = (member.gender, str(member.number), seat.branch, str(member.group))
    # 张伟（主持） is 张伟: a remark must not make a name unknown.
    return mark in known or not _is_mark(mark)


def _is_mark(mark: str) -> bool:
    return bool(re.fullmatch(r"男|女|[A-Za-z]+\d+|\d+", mark)) or mark.endswith(("支部", "小组"))
