"""Who is elected by so many votes, with answers worked by hand, and for any votes against a plain count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.meetings.election_count import elect, elect_among_tied
from docgen.models.rules import Share

MORE_THAN_HALF = Share(1, 2, more=True)


@pytest.mark.parametrize(
    ("votes", "seats", "present", "elected", "tied", "open_seats"),
    [
        # five of seven, the order of votes
        ("甲9 乙8 丙7 丁7 戊6 己5 庚3", 5, 10, "甲乙丙丁戊", "", 0),
        # more than half of those present: five of ten are not enough, six are
        ("甲6 乙5", 2, 10, "甲", "", 1),
        ("甲5 乙5", 1, 9, "", "甲乙", 1),
        # all elected, and nobody
        ("甲10 乙9 丙8", 3, 10, "甲乙丙", "", 0),
        ("甲5 乙4 丙3", 3, 10, "", "", 3),
        # a tie at the last seat: those above it are elected
        ("甲9 乙7 丙7 丁6", 2, 10, "甲", "乙丙", 1),
        ("甲9 乙7 丙7 丁7", 3, 10, "甲", "乙丙丁", 2),
        # a tie above the last seat, or below the majority, is none
        ("甲8 乙8 丙7 丁6", 3, 10, "甲乙丙", "", 0),
        ("甲9 乙5 丙5", 2, 10, "甲", "", 1),
        # one for one
        ("甲2", 1, 3, "甲", "", 0),
        ("甲1", 1, 3, "", "", 1),
    ],
)
def test_the_elected_are_those_with_the_majority_in_the_order_of_votes(
    votes: str, seats: int, present: int, elected: str, tied: str, open_seats: int
) -> None:
    counted = {one[0]: int(one[1:]) for one in votes.split()}
    outcome = elect(counted, seats, present, MORE_THAN_HALF)
    assert ("".join(outcome.elected), "".join(outcome.tied), outcome.open_seats) == (
        elected,
        tied,
        open_seats,
    )


def test_between_the_tied_more_votes_win_and_a_new_tie_stays_open() -> None:
    assert elect_among_tied({"乙": 4, "丙": 5}, 1) == (("丙",), (), 0)
    assert elect_among_tied({"乙": 5, "丙": 5}, 1) == ((), ("乙", "丙"), 1)
    assert elect_among_tied({"乙": 5, "丙": 4, "丁": 4}, 2) == (("乙",), ("丙", "丁"), 1)


@given(
    votes=st.dictionaries(st.sampled_from("甲乙丙丁戊己庚辛"), st.integers(0, 30), max_size=8),
    seats=st.integers(0, 8),
    present=st.integers(1, 30),
)
def test_any_count_equals_a_plain_one(votes: dict[str, int], seats: int, present: int) -> None:
    outcome = elect(votes, seats, present, MORE_THAN_HALF)
    for name, own in votes.items():
        passed = own * 2 > present
        # At most so many others can be before or beside one: then a seat is certain whatever the tie.
        beside = sum(number >= own for number in votes.values()) - 1
        before = sum(number > own for number in votes.values())
        assert (name in outcome.elected) == (passed and beside < seats)
        assert (name in outcome.tied) == (passed and before < seats <= beside)
    assert len(outcome.elected) + outcome.open_seats == seats
    assert not outcome.tied or len(outcome.tied) > outcome.open_seats > 0
    assert list(outcome.elected) == sorted(outcome.elected, key=lambda name: -votes[name])
