"""Quorum and majority in integers, never in percentages, by the rule that holds on the day of the vote."""

from __future__ import annotations

from typing import NamedTuple

from docgen.models.elections import SECRET_BALLOT
from docgen.models.rules import Share, VoteRule
from docgen.reading.values.numerals import chinese_number


class Count(NamedTuple):
    """The people with a vote, expected and present, and the votes in favour."""

    expected: int
    present: int
    in_favour: int = 0
    written: int = 0


class CountedVote(NamedTuple):
    """A vote that can be judged: its rule and its numbers."""

    rule: VoteRule
    numbers: Count

    @property
    def may_be_taken(self) -> bool:
        """Return whether enough people with a vote are present."""
        return may_vote(self.rule, self.numbers)

    @property
    def carries(self) -> bool:
        """Return whether there were enough people and enough votes in favour."""
        return passes(self.rule, self.numbers)


def may_vote(rule: VoteRule, count: Count) -> bool:
    """Return whether enough people with a vote are present; written opinions are no presence."""
    # Of nobody 不少于 half are always there: 0 of 0.
    return count.expected > 0 and rule.quorum.reached(count.present, count.expected)


def passes(rule: VoteRule, count: Count) -> bool:
    """Return whether the vote carries: without quorum never."""
    # A quorum is asked of the people present; written opinions never make up for them (FZ14 articles 20, 21).
    if rule.majority is None or not may_vote(rule, count):
        return False
    return rule.majority.reached(votes_in_favour(rule, count), _whole(rule, count))


def votes_in_favour(rule: VoteRule, count: Count) -> int:
    """Count the votes in favour, with written ones where the rule takes them."""
    return count.in_favour + (count.written if rule.takes_written else 0)


def is_open_vote(rule: VoteRule | None, way: str) -> bool:
    """Return whether a way of voting is no secret one, though the rule asks for that."""
    return bool(rule and rule.secret and way and way != SECRET_BALLOT)


def least_in_favour(rule: VoteRule, count: Count) -> int:
    """Count the smallest number of votes that carries."""
    whole = _whole(rule, count)
    return rule.majority.least(whole) if rule.majority else whole


def part_in_words(share: Share) -> str:
    """Write the part as papers do: 半数, 五分之四."""
    part, whole = share.numerator, share.denominator
    return "半数" if share.is_half else f"{chinese_number(whole)}分之{chinese_number(part)}"


def _whole(rule: VoteRule, count: Count) -> int:
    # Resolutions count from 应到, elections from 实到.
    return count.present if rule.of_present else count.expected
