"""Titles of records: the kind of meeting and whose it is, of 中共某校第二支部委员会3月党员大会会议记录."""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.domain.people.posts import GENERAL_BRANCH
from docgen.models.meeting_kinds import (
    BRANCH,
    GROUP,
    KINDS,
    LONGEST_BODY,
    named_meeting,
    names_a_meeting,
    names_of,
)
from docgen.reading.values.numerals import NUMERAL, YEAR

_ENDINGS = ("记录单", "记录表", "记录簿", "会议记录", "活动记录", "记录", "会议纪要", "纪要")
_IN_BRACKETS = re.compile(r"(?:会议|活动)?记录[（(](?P<name>[^（()）]+)[)）]")
_BODY_BEHIND = re.compile(rf"(?P<title>.*\S)[（(](?P<body>[^（()）]{{1,{LONGEST_BODY}}}(?:支部|党小组))[)）]")
# The day of the record tells it all.
_TIME = re.compile(
    rf"(?:{YEAR}年度?)?(?:第?[一二三四1-4]季度|[上下]半年|(?<!第){NUMERAL}月份?(?:{NUMERAL}[日号])?)|{YEAR}年度?"
)
_UNIT = re.compile(
    "(?:中共|中国共产党).*?(?:中学|小学|学校|学院|大学|幼儿园|局|公司|集团|医院|街道|镇|乡|村|社区|厂|所)"
)
_GENERAL = "(?:党)?总支(?:部)?"
_OF_GENERAL = re.compile(f"{_GENERAL}(?:委员会|委会|支委会)?(?:扩大)?(?:会议?)?")
_OF_BRANCH = re.compile(
    rf"(?:{_GENERAL}(?:委员会)?|党委|委员会)?(?P<body>[^支]{{0,8}}?(?:党)?支部)(?P<committee>委员会)?(?P<what>.*)"
)
# Only of a record: in a plan the group learns without a meeting, too.
_OF_GROUP = re.compile("(?:(?P<body>.{1,8}党小组)|党小组)(?:学习|活动|学习活动)")
_IS_SIGNATURE = re.compile("(?:总支|总支部|委员会)$")
_OF_COMMITTEE = ("", "会议", "扩大会议")


class TitledMeeting(NamedTuple):
    """What a title says: the kind, the branch or group, and words that are neither; each may be empty."""

    kind: str
    branch: str = ""
    group: str = ""
    rest: str = ""


def titled_meeting(title: str) -> TitledMeeting | None:
    """Return the meeting that a title names; None where it names none."""
    typed = re.sub(r"[\s《》]", "", title)
    if (behind := _BODY_BEHIND.fullmatch(typed)) and (meeting := titled_meeting(behind["title"])):
        return _of_body(meeting, behind["body"])
    bracketed = _IN_BRACKETS.fullmatch(typed)
    words = bracketed["name"] if bracketed else typed
    # 第二支部委员会 alone is who signs, and no meeting.
    if not bracketed and not words.endswith(_ENDINGS):
        return None if _IS_SIGNATURE.search(words) else _meeting(_TIME.sub("", words))
    names = (words.removesuffix(ending) for ending in ("", *_ENDINGS) if words.endswith(ending))
    return next((found for name in names if (found := _meeting(_TIME.sub("", name)))), None)


def _of_body(meeting: TitledMeeting, body: str) -> TitledMeeting:
    """The meeting with the body that stands in brackets behind its title: 党课记录（第一支部）."""
    if meeting.branch or meeting.group:
        return meeting
    return meeting._replace(group=body) if body.endswith(GROUP) else meeting._replace(branch=body)


def _meeting(name: str) -> TitledMeeting | None:
    unit = _UNIT.match(name)
    inside = name[unit.end() :] if unit else name
    if group := _OF_GROUP.fullmatch(inside):
        return TitledMeeting("党小组会", group=group["body"] or "")
    if _OF_GENERAL.fullmatch(inside):
        return TitledMeeting("支委会", GENERAL_BRANCH)
    if meeting := named_meeting(inside):
        if meeting.body.endswith(GROUP):
            return TitledMeeting(meeting.kind, group=meeting.body)
        # 第二支部换届选举党员大会: what stands before the name is more than a body.
        if not meeting.body or meeting.body.endswith(BRANCH):
            return TitledMeeting(meeting.kind, meeting.body)
    branch = _OF_BRANCH.fullmatch(inside)
    return _of_branch(branch) if branch else None


def _of_branch(found: re.Match[str]) -> TitledMeeting | None:
    body, what = found["body"], found["what"]
    if found["committee"] and what in _OF_COMMITTEE:
        return TitledMeeting("支委会", body)
    if meeting := named_meeting(what):
        return TitledMeeting(meeting.kind, body, rest=meeting.body)
    endings = [(kind.name, name) for kind in KINDS for name in names_of(kind) if what.endswith(name)]
    kind, name = max(endings, key=lambda each: len(each[1]), default=("", ""))
    rest = what.removesuffix(name)
    return TitledMeeting(kind, body, rest=rest) if kind and not names_a_meeting(rest) else None
