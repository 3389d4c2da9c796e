"""What the words of a joint sitting say of the votes of its branches: 两个支部一致通过 beside 反对1票."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.said_of_votes import said_otherwise, words_of
from docgen.models.votes_taken import Vote
from docgen.reading.nodes import Text
from docgen.reading.values.votes_in_prose import counts_said, unanimity_said

_CLAUSE = re.compile("[^，。；,;\n]+")
_ALL = re.compile("个(?:党)?支部|各(?:党)?支部|全体|大会|所有(?:党)?支部")
_COUNTED = ("赞成", "不赞成", "弃权", "无效")


def words_agree_with_the_branches(case: Attendance) -> Iterator[Diagnostic]:
    """Where branches vote each for itself, words are those of the branch they name, else of all."""
    for item in case.meeting.agenda:
        if len(item.votes) > 1 and all(vote.branch for vote in item.votes):
            for text in words_of(item):
                yield from _against(text, item.votes)


def _against(text: Text, votes: Sequence[Vote]) -> Iterator[Diagnostic]:
    """The first thing that a text says otherwise."""
    found = (
        each
        for clause, named in _with_branches(text, votes)
        for each in (*_unanimity(clause, text, named or votes), *_numbers(clause, text, named, votes))
    )
    yield from islice(found, 1)


def _with_branches(text: Text, votes: Sequence[Vote]) -> Iterator[tuple[str, list[Vote]]]:
    """The clauses, each with the votes of the branches it names: none where it speaks of all of them."""
    named: list[Vote] = []
    for clause in _CLAUSE.findall(text):
        # 第一支部赞成11票，反对1票: the branch of a clause is that of the next as well.
        here = [vote for vote in votes if vote.branch in clause]
        is_of_all = _ALL.search(clause) is not None
        # 一支部, 高中部支部: which of them is meant is not looked for.
        if "支部" in clause and not here and not is_of_all:
            return
        named = [] if is_of_all else here or named
        yield clause, named


def _unanimity(clause: str, text: Text, votes: Sequence[Vote]) -> Iterator[Diagnostic]:
    words = unanimity_said(clause)
    against = next((vote for vote in votes if vote.others), None)
    if words and against and not any(counts_said(text)):
        yield said_otherwise(clause.strip(), against, text.place)


def _numbers(clause: str, text: Text, named: Sequence[Vote], votes: Sequence[Vote]) -> Iterator[Diagnostic]:
    for said in counts_said(clause):
        known = _known(said.what, named, votes) if said.what in _COUNTED else {said.number}
        if said.number not in known:
            right = "或".join(map(str, sorted(known)))
            where = f"各支部的表决（从第{votes[0].place.line}行起）"
            message = f"这里写的是“{said.words}”，{where}{said.what}是{right}"
            yield error("D529", text.place, message, "核对票数，改其中一处")


def _known(what: str, named: Sequence[Vote], votes: Sequence[Vote]) -> set[int]:
    """The numbers that may be meant: of the branch that is named, else of one, or of all together."""
    told = [_number(what, vote) for vote in (named or votes)]
    return {*told, sum(told)}


def _number(what: str, vote: Vote) -> int:
    by_word = {"赞成": vote.in_favour, "不赞成": vote.against, "弃权": vote.abstained, "无效": vote.spoilt}
    return by_word[what]


RULES = (words_agree_with_the_branches,)
