"""The roster at a date: who belonged, who had a vote, who was excused, and whom a name means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from docgen.base.suggestion import closest
from docgen.domain.people.course import IN_TRAINING, ROSTER, STEPS, Course, CourseSource, Decided, nominations
from docgen.domain.people.posts import GENERAL_BRANCH, Post, posts_in
from docgen.domain.people.seat import Seat, bare, name_and_mark, one_by_one, those_called
from docgen.domain.people.voted import with_votes
from docgen.models.organization import Candidate, Organization
from docgen.reading.values.body_names import branch_meant, unit_of


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
        return tuple(Stay(seat.joined, seat.left) for seat in self.seats)


@dataclass(frozen=True)
class Roster:
    """All members of the organization, found by day, by body and by name."""

    organization: Organization
    decided: tuple[Decided, ...] = ()
    """The votes of assemblies on people, in the order of days, as far as records were read."""

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Everybody, in roster order."""
        lines = [
            Seat(member, str(branch.name))
            for branch in self.organization.branches
            for member in branch.members
        ]
        if not self.decided:
            return tuple(lines)
        return with_votes(lines, self.organization, self.decided, self.marked_branch)

    @cached_property
    def left_open(self) -> tuple[Seat, ...]:
        """Those of whom a vote on record cannot be counted: there are hardly ever any."""
        return tuple(seat for seat in self.seats if any(vote.carried is None for vote in seat.decided))

    @cached_property
    def numbers(self) -> dict[Seat, int]:
        """The place of each among the seats: what stands for a person outside of this process."""
        return {seat: number for number, seat in enumerate(self.seats)}

    @cached_property
    def branches(self) -> tuple[str, ...]:
        """The names of the branches."""
        return tuple(str(branch.name) for branch in self.organization.branches)

    @property
    def only_branch(self) -> tuple[str, ...]:
        """The branch of a unit that is itself one; empty for a general branch, that may list more."""
        is_one = len(self.branches) == 1 and "总支" not in str(self.organization.name)
        return self.branches if is_one else ()

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

    @cached_property
    def post_names(self) -> frozenset[str]:
        """Every post that somebody has, in the Party or not, as typed."""
        return frozenset(post for seat in self.seats for post in seat.post_names)

    @cached_property
    def in_training(self) -> tuple[str, ...]:
        """The names of those of whom a step into the Party is told: candidates, and some members."""
        members = [
            str(one.name)
            for one in self.organization.members
            if any(getattr(one, field) for field, _ in STEPS)
        ]
        return tuple(dict.fromkeys([*(str(one.name) for one in self.organization.candidates), *members]))

    def of_branches(self, branches: Sequence[str], day: date) -> tuple[Seat, ...]:
        """List the members of the branches on that day; any name of the whole organization means all."""
        everybody = any(name in self.general_names for name in branches)
        return self._those(lambda seat: everybody or seat.branch in branches, day)

    def of_group(self, group: str, day: date) -> tuple[Seat, ...]:
        """List the members of the group on that day."""
        return self._those(lambda seat: seat.member.group == group, day)

    def committee(self, branch: str, day: date) -> tuple[Seat, ...]:
        """The branch's committee on that day: secretary and members by their Party posts."""
        body = GENERAL_BRANCH if branch in self.general_names else branch
        return self._those(lambda seat: any(post.body == body for post in self.posts(seat, day)), day)

    def posts(self, seat: Seat, day: date | None = None) -> tuple[Post, ...]:
        """The posts of somebody on committees of branches; of a day, those held on it."""
        held = self._posts.get(seat, ())
        return held if day is None else tuple(post for post in held if post.holds(day))

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
        return tuple(seat for seat in self.seats if wanted(seat) and seat.belongs(day))

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
        return those_called(called, self._by_name, self.marked_branch)

    def course(self, called: str, *nearest: CourseSource, near: Iterable[Seat] = ()) -> Course:
        """The course of the one person of a name, by all that is on record; by `nearest` alone of any other.

        A name that two people have tells of neither; whoever is a member and still a candidate is one person.
        """
        people, candidates = one_by_one(self.find(called, near)), self.candidates(called)
        if len(people) > 1 or len(candidates) > 1:
            return Course(nearest)
        listed = [seat for seat in people[0] if seat.is_listed] if people else []
        lines = [CourseSource(ROSTER, seat.member) for seat in listed]
        votes = people[0][0].decided if people else self._votes_on(called)
        in_training = [CourseSource(IN_TRAINING, one) for one in candidates]
        return Course((*nearest, *nominations(votes), *lines, *in_training), votes)

    def candidates(self, called: str) -> list[Candidate]:
        """The candidates in training (培养对象) of a name or number; a mark in brackets tells them apart."""
        name, _, rest = called.strip().partition("（")
        typed = rest.rstrip("）")
        mark = self.marked_branch(typed) or typed
        return [
            one
            for one in self.organization.candidates
            if name in (one.name, one.number) and (not mark or mark in (one.gender, one.number, one.branch))
        ]

    def _votes_on(self, called: str) -> tuple[Decided, ...]:
        """The votes on somebody whom the roster does not list."""
        return tuple(vote for vote in self.decided if bare(vote.nominee.name) == bare(called))

    def likely(self, called: str) -> Seat | None:
        """Find the person whom a mistyped name probably means."""
        name = closest((name_and_mark(called) or (called, ""))[0], self.names)
        return self._by_name[name][0] if name else None

    def label(self, seat: Seat) -> str:
        """The name as papers print it: a namesake with what tells them apart."""
        member, namesakes = seat.member, self._people_by_name[str(seat.member.name)]
        if len(namesakes) == 1:
            return str(member.name)
        genders = [seats[0].member.gender for seats in namesakes]
        mark = member.gender if member.gender and genders.count(member.gender) == 1 else member.number
        return f"{member.name}（{mark or seat.branch}）"


def with_branch(label: str, branch: str) -> str:
    """A name as papers print it with its branch behind it, once."""
    return label if not branch or label.endswith(f"（{branch}）") else f"{label}（{branch}）"


def describe(seat: Seat) -> str:
    """Describe somebody, for a question: 第二支部书记, or 第二支部."""
    own = [post for post in seat.typed_posts if post.startswith(seat.branch)]
    return own[0] if own else seat.branch
