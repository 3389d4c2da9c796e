"""Who is elected by so many votes: a majority, then the order of votes; ties at the last seat stay open."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docgen.models.rules import Share


class ElectionOutcome(NamedTuple):
    """The elected in the order of their votes, those tied for the last seats, and the seats left open."""

    elected: tuple[str, ...]
    tied: tuple[str, ...]
    open_seats: int
    """The seats that nobody has won, those of the tied included."""


def elect(votes: Mapping[str, int], seats: int, present: int, majority: Share) -> ElectionOutcome:
    """Judge a ballot: who has the majority of those present is elected, in the order of votes."""
    return _most_votes({name: n for name, n in votes.items() if majority.reached(n, present)}, seats)


def elect_among_tied(votes: Mapping[str, int], seats: int) -> ElectionOutcome:
    """Judge a ballot between those who were tied, each with a majority already: more votes win."""
    return _most_votes(votes, seats)


def _most_votes(votes: Mapping[str, int], seats: int) -> ElectionOutcome:
    # Of equal votes the order of the ballot: `sorted` is stable.
    ranked = sorted(votes, key=lambda name: -votes[name])
    if len(ranked) <= seats:
        return ElectionOutcome(tuple(ranked), (), seats - len(ranked))
    # With no seat at all nobody is elected, and nobody is tied.
    last = votes[ranked[seats - 1]] if seats else None
    if last is None or votes[ranked[seats]] < last:
        return ElectionOutcome(tuple(ranked[:seats]), (), 0)
    # Who ties for the last seats is left to a further ballot: no order of names decides between them.
    elected = tuple(name for name in ranked if votes[name] > last)
    tied = tuple(name for name in ranked if votes[name] == last)
    return ElectionOutcome(elected, tied, seats - len(elected))
