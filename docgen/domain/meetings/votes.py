"""Quorum and majority in integers, never in percentages: three kinds of vote, each with its source.

支部工作条例 2018, article 11: 半数以上 voting members present, 赞成 more than half of those expected.
发展党员工作细则 2014, articles 20, 21, 33: present more than half of those expected; written opinions handed
in before the meeting count as votes, never as presence.
基层组织选举工作条例 2020: four fifths present; elected by more than half of those present.
"""

from __future__ import annotations

from typing import NamedTuple


class Share(NamedTuple):
    """A part of a whole; `more` when it must be exceeded, not only reached."""

    numerator: int
    denominator: int
    more: bool

    def reached(self, part: int, whole: int) -> bool:
        """Whether the part is enough of the whole."""
        left, right = part * self.denominator, whole * self.numerator
        return left > right if self.more else left >= right

    def least(self, whole: int) -> int:
        """The smallest part that is enough."""
        product = whole * self.numerator
        return product // self.denominator + 1 if self.more else -(-product // self.denominator)


class VoteRule(NamedTuple):
    """How one kind of vote is counted, in the words of the papers, and where that is laid down."""

    quorum: Share
    majority: Share
    of_present: bool
    """Whether the majority is one of those present, not of those expected."""
    takes_written: bool
    secret: bool
    source: str


class Count(NamedTuple):
    """What was counted: people with a vote, expected and present, and the votes in favour."""

    expected: int
    present: int
    in_favour: int = 0
    written: int = 0


HALF, MORE_THAN_HALF, FOUR_FIFTHS = Share(1, 2, more=False), Share(1, 2, more=True), Share(4, 5, more=False)

_ADMISSION = VoteRule(
    MORE_THAN_HALF,
    MORE_THAN_HALF,
    of_present=False,
    takes_written=True,
    secret=True,
    source="《中国共产党发展党员工作细则》（2014年）第二十、二十一、三十三条",
)
VOTE_RULES = {
    "一般决议": VoteRule(
        HALF,
        MORE_THAN_HALF,
        of_present=False,
        takes_written=False,
        secret=False,
        source="《中国共产党支部工作条例（试行）》（2018年）第十一条",
    ),
    "接收预备党员": _ADMISSION,
    "预备党员转正": _ADMISSION,
    "选举": VoteRule(
        FOUR_FIFTHS,
        MORE_THAN_HALF,
        of_present=True,
        takes_written=False,
        secret=True,
        source="《中国共产党基层组织选举工作条例》（2020年）",
    ),
}
"""By the 事项 of a vote."""


def may_vote(matter: str, count: Count) -> bool:
    """Whether enough people with a vote are present; written opinions are no presence."""
    return count.expected > 0 and VOTE_RULES[matter].quorum.reached(count.present, count.expected)


def passes(matter: str, count: Count) -> bool:
    """Whether the vote carries: without quorum never."""
    rule = VOTE_RULES[matter]
    whole = count.present if rule.of_present else count.expected
    return may_vote(matter, count) and rule.majority.reached(votes_in_favour(matter, count), whole)


def votes_in_favour(matter: str, count: Count) -> int:
    """The votes that count in favour, with written ones where the rule takes them."""
    return count.in_favour + (count.written if VOTE_RULES[matter].takes_written else 0)


def least_in_favour(matter: str, count: Count) -> int:
    """The smallest number of votes that carries."""
    rule = VOTE_RULES[matter]
    return rule.majority.least(count.present if rule.of_present else count.expected)
