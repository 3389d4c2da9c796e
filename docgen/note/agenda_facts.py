"""What a note says of the agenda: its points, what was voted and resolved on them, who said what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.base.diagnostics import warning
from docgen.models.rules import ADMISSION, TRANSFER
from docgen.note.note_facts import NoteFacts, Point
from docgen.note.note_words import NoteWords
from docgen.note.tokens import PASSED, Token
from docgen.note.written import WrittenNote, folded
from docgen.reading.values.people import HAN, WIDE_BRACKETS

_NEEDS_MORE = re.compile("选举|改选|换届|补选|增补.{0,6}委员|预备期|预备党员|转正|取消.*资格")
"""A vote on these is no 一般决议: what it is about has to be known."""
_ON_PEOPLE = re.compile("接收|转正|选举|换届|发展党员")
"""The purposes of an assembly by which any vote at it may be one on somebody."""


def take_agenda(facts: NoteFacts, tokens: Sequence[Token], words: NoteWords) -> None:
    """Take from the tokens the points of the agenda, each with its vote and what was said on it."""
    for number, token in enumerate(tokens):
        if token.key == "题目" and token.value:
            facts.points.append(_point(facts, token, tokens[number - 1] if number else None))
        elif token.key == "表决":
            _take_vote(facts, token, tokens[number + 1] if number + 1 < len(tokens) else None)
        elif token.key in ("决议", PASSED, "讨论"):
            _said_on_point(facts, token)
    purpose = any(_ON_PEOPLE.search(facts.words(token)) for token in facts.of("类型"))
    for point in facts.points:
        _take_matter(facts, point, words, needs_more=purpose)


def _point(facts: NoteFacts, token: Token, before: Token | None) -> Point:
    """A point with the vote in its own words, or the one right before it: 10票赞成通过年度计划."""
    point = Point(token, [replace(token, key="表决", value=token.vote)] if token.vote else [])
    if before and before.key == "表决" and not facts.points and _is_next(facts.note, before, token):
        point.votes.append(before)
    return point


def _take_vote(facts: NoteFacts, token: Token, behind: Token | None) -> None:
    """Join a vote to the point before it; of several points it may have been on all, which is said."""
    if not facts.points:
        if behind is None or behind.key != "题目" or not _is_next(facts.note, token, behind):
            mend = "把表决写在它的议题后面，如 通过年度计划，10票赞成"
            facts.leave_out([token], warning("I932", facts.at(token), "看不出这是对什么的表决", mend))
        return
    last = facts.points[-1]
    if last.votes:
        message, mend = "这个议题前面已经有表决了", "一个议题一次表决，另一次写在它的议题后面"
        facts.leave_out([token], warning("I933", facts.at(token), message, mend))
        return
    between = facts.note.text[last.token.end : token.start]
    is_doubtful = len(facts.points) > 1 and re.search("[。；;\n]", between)
    said = f"“{facts.words(token)}”记在前面的议题“{last.token.value}”下" if is_doubtful else ""
    last.votes.append(replace(token, said=said))


def _is_next(note: WrittenNote, one: Token, other: Token) -> bool:
    return not note.text[one.end : other.start].strip()


def _said_on_point(facts: NoteFacts, token: Token) -> None:
    if facts.points:
        point = facts.points[-1]
        (point.speeches if token.key == "讨论" else point.resolved).append(token)
    elif token.key == PASSED:
        question = warning("I932", facts.at(token), "看不出通过的是什么", "写成 通过年度计划")
        facts.leave_out([token], question)
    else:
        facts.loose.append(token)


_DISCUSSED = "(?:讨论|审议|研究|表决|同意|通过)*"
_PARTY = "(?:中共|中国共产党)?"
_MATTER_ENDS = "(?:的?(?:问题|事宜|申请|事))?"


def _take_matter(facts: NoteFacts, point: Point, words: NoteWords, *, needs_more: bool) -> None:
    """What is voted on: an admission or a transfer of one person, or a resolution like any other."""
    title = folded(point.token.value)
    forms = {
        ADMISSION: rf"接收(?P<who>{words.known}|{HAN}{{2,4}}?)(?:同志|老师)?(?:为|成为){_PARTY}预备党员",
        TRANSFER: rf"(?:预备党员)?(?P<who>{words.known})(?:同志|老师)?的?(?:预备党员)?"
        f"(?:按期|如期)?(?:转正|转为{_PARTY}正式党员)",
    }
    for matter, form in forms.items():
        found = re.fullmatch(f"{_DISCUSSED}{form}{_MATTER_ENDS}", title)
        if found:
            point.matter, point.nominee = matter, found["who"].translate(WIDE_BRACKETS)
    _ask_for_votes(facts, point, needs_more=needs_more or _NEEDS_MORE.search(title) is not None)


def _ask_for_votes(facts: NoteFacts, point: Point, *, needs_more: bool) -> None:
    """Ask who was voted on, and of somebody who is named for the numbers: 同意接收 tells none."""
    if point.matter and not point.votes and point.resolved:
        message, mend = "没有写票数，没有写进记录", "写上票数，如 11票赞成，0票反对"
        facts.leave_out(point.resolved, warning("I932", facts.at(point.resolved[0]), message, mend))
        point.resolved = []
    if point.votes and not point.matter and needs_more:
        message = "接收、转正和选举的表决要写明是谁，没有写进记录"
        mend = "在记录的这个议题下写“人选”和“表决”；选举写“选举”"
        facts.leave_out(point.votes, warning("I932", facts.at(point.votes[0]), message, mend))
        point.votes = []
