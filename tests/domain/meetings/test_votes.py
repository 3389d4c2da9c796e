from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.domain.meetings import votes
from docgen.domain.meetings.votes import Count
from docgen.domain.rules import vote_rule
from docgen.models.rules import MATTERS, Share, VoteRule


def rule_of(matter: str) -> VoteRule:
    rule = vote_rule(matter, date(2023, 6, 20), None)
    assert rule is not None
    return rule


def may_vote(matter: str, count: Count) -> bool:
    return votes.may_vote(rule_of(matter), count)


def passes(matter: str, count: Count) -> bool:
    return votes.passes(rule_of(matter), count)


def votes_in_favour(matter: str, count: Count) -> int:
    return votes.votes_in_favour(rule_of(matter), count)


def least_in_favour(matter: str, count: Count) -> int:
    return votes.least_in_favour(rule_of(matter), count)


WORKED_ANSWERS = [
    ("接收预备党员", Count(11, 9, 7, 1), True, True),
    ("接收预备党员", Count(11, 6, 5, 0), True, False),
    ("接收预备党员", Count(11, 5, 5, 3), False, False),
    ("一般决议", Count(10, 5, 5, 0), True, False),
    ("选举", Count(11, 9, 5, 0), True, True),
    ("接收预备党员", Count(11, 9, 7, 1), True, True),
    ("预备党员转正", Count(11, 9, 6, 1), True, True),
]


@pytest.mark.parametrize(("matter", "count", "quorum", "carried"), WORKED_ANSWERS)
def test_the_worked_answers_hold(matter: str, count: Count, quorum: bool, carried: bool) -> None:
    assert (may_vote(matter, count), passes(matter, count)) == (quorum, carried)


@pytest.mark.parametrize(
    ("matter", "count", "quorum"),
    [
        ("一般决议", Count(11, 5), False),
        ("一般决议", Count(11, 6), True),
        ("接收预备党员", Count(10, 5), False),
        ("接收预备党员", Count(10, 6), True),
        ("选举", Count(11, 8), False),
        ("选举", Count(10, 8), True),
        ("选举", Count(0, 0), False),
    ],
)
def test_half_counts_for_a_general_vote_only(matter: str, count: Count, quorum: bool) -> None:
    assert may_vote(matter, count) is quorum


def test_written_opinions_count_as_votes_but_not_as_presence() -> None:
    assert passes("接收预备党员", Count(11, 6, 5, 1))
    assert not may_vote("接收预备党员", Count(11, 5, 5, 6))


def test_a_general_vote_takes_no_written_opinions() -> None:
    assert votes_in_favour("一般决议", Count(11, 9, 5, 1)) == 5


@pytest.mark.parametrize(("expected", "least"), [(11, 6), (10, 6), (1, 1)])
def test_the_smallest_majority_of_those_expected(expected: int, least: int) -> None:
    assert least_in_favour("一般决议", Count(expected, expected)) == least


counts = st.integers(1, 200).flatmap(
    lambda expected: st.integers(0, expected).flatmap(
        lambda present: st.builds(
            Count,
            st.just(expected),
            st.just(present),
            st.integers(0, present),
            st.integers(0, expected - present),
        )
    )
)
matters = st.sampled_from(sorted(MATTERS))


@given(matters, counts)
def test_nothing_carries_without_a_quorum(matter: str, count: Count) -> None:
    assert may_vote(matter, count) or not passes(matter, count)


@given(matters, counts)
def test_one_more_vote_in_favour_never_loses(matter: str, count: Count) -> None:
    assert passes(matter, count._replace(in_favour=count.in_favour + 1)) or not passes(matter, count)


@given(matters, counts)
def test_the_smallest_majority_carries_and_one_less_does_not(matter: str, count: Count) -> None:
    least = least_in_favour(matter, count)
    assert not passes(matter, count._replace(in_favour=least - 1, written=0))
    if may_vote(matter, count):
        assert passes(matter, count._replace(in_favour=least, written=0))


@given(st.integers(0, 500), st.integers(1, 500), st.integers(1, 9), st.integers(1, 9), st.booleans())
def test_integers_agree_with_exact_fractions(
    part: int, whole: int, over: int, under: int, more: bool
) -> None:
    share, limit = Share(over, under, more), Fraction(over, under)
    assert share.reached(part, whole) is (
        Fraction(part, whole) > limit if more else Fraction(part, whole) >= limit
    )
    least = share.least(whole)
    assert share.reached(least, whole)
    assert not share.reached(least - 1, whole)


def test_a_meeting_of_the_committee_has_a_quorum_and_decides_nothing_by_itself() -> None:
    assert may_vote("支委会", Count(3, 2))
    assert not passes("支委会", Count(3, 3, 3))


def test_without_votes_there_are_none_in_favour() -> None:
    assert votes_in_favour("接收预备党员", Count(11, 9)) == 0


def test_one_member_with_a_vote_may_decide() -> None:
    assert passes("一般决议", Count(1, 1, 1))
