"""The lines of the roster with the votes of assemblies on record: what these changed holds from then on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from docgen.domain.people.course import Decided
from docgen.domain.people.seat import Seat, bare, one_by_one, those_called
from docgen.models.organization import Candidate, Member, Organization


def with_votes(
    lines: Sequence[Seat],
    organization: Organization,
    decided: Sequence[Decided],
    marked_branch: Callable[[str], str | None],
) -> tuple[Seat, ...]:
    """The lines, each with the votes on its person, and those whom the votes admitted.

    Who is admitted and stands in no line yet is a member of the branch all the same: without a group.
    """
    called, votes = _by_name(lines), defaultdict[Seat, list[Decided]](list)
    for vote in decided:
        for seat in _meant_by(vote, called, marked_branch):
            votes[seat].append(vote)
    found = [replace(seat, decided=tuple(votes[seat])) if seat in votes else seat for seat in lines]
    for admitted in _admitted(called, organization, decided):
        # In roster order: behind the others of the branch.
        behind = max((i for i, seat in enumerate(found) if seat.branch == admitted.branch), default=-1)
        found.insert(behind + 1 if behind >= 0 else len(found), admitted)
    return tuple(found)


def _by_name(lines: Sequence[Seat]) -> dict[str, list[Seat]]:
    found: dict[str, list[Seat]] = defaultdict(list)
    for seat in lines:
        for name in {str(seat.member.name), str(seat.member.number)}:
            found[name].append(seat)
    return found


def _meant_by(
    vote: Decided, called: Mapping[str, list[Seat]], marked_branch: Callable[[str], str | None]
) -> tuple[Seat, ...]:
    """The lines of the one person a vote was on; none where it may be one of two."""
    people = one_by_one(those_called(vote.nominee.name, called, marked_branch))
    if len(people) > 1:
        # Of two namesakes the one whose branch voted is meant: people are decided on by their own assembly.
        people = [seats for seats in people if any(seat.branch in vote.branches for seat in seats)]
    return people[0] if len(people) == 1 else ()


def _admitted(
    called: Mapping[str, list[Seat]], organization: Organization, decided: Sequence[Decided]
) -> Iterator[Seat]:
    branches = {str(branch.name) for branch in organization.branches}
    for vote in _admissions(decided):
        candidate = _candidate(vote, organization)
        if candidate and bare(vote.nominee.name) not in called:
            branch = str(candidate.branch) or next(iter(vote.branches), "")
            # Later votes too: a transfer belongs to the same course as the admission.
            votes = [each for each in decided if bare(each.nominee.name) == bare(vote.nominee.name)]
            if branch in branches:
                yield Seat(_as_member(candidate, vote), branch, tuple(votes))


def _admissions(decided: Sequence[Decided]) -> Iterable[Decided]:
    """The first vote that admitted each; of whom none did, one that nobody can count."""
    # Recorded twice (by the joint assembly and by the branch) the same person was a member twice.
    first: dict[str, Decided] = {}
    open_votes = [vote for vote in decided if not vote.ending and vote.carried is None]
    for vote in (*filter(lambda each: each.is_admission, decided), *open_votes):
        first.setdefault(bare(vote.nominee.name), vote)
    return first.values()


def _candidate(vote: Decided, organization: Organization) -> Candidate | None:
    name = bare(vote.nominee.name)
    named = [one for one in organization.candidates if name in (one.name, one.number)]
    return named[0] if len(named) == 1 else None


def _as_member(candidate: Candidate, vote: Decided) -> Member:
    shared = Member.model_fields.keys() & Candidate.model_fields.keys()
    told = {field: getattr(candidate, field) for field in shared}
    admitted = vote.day if vote.carried else None
    return Member.model_construct(**told, standing="预备党员", admitted=admitted)
