"""Titles of records: the kind of meeting and whose it is, of 中共某校第二支部委员会3月党员大会会议记录."""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.models.meeting_kinds import GROUP, LONGEST_BODY, split_name
from docgen.reading.values.numerals import NUMERAL, YEAR

_ENDINGS = tuple(
    f"{what}{name}"
    for what in ("会议", "活动", "学习", "")
    for name in ("记录单", "记录表", "记录簿", "记录", "纪要", "纪实")
)
_IN_BRACKETS = re.compile(r"(?:会议|活动)?记录[（(](?P<name>[^（()）]+)[)）]")
_BODY_BEHIND = re.compile(rf"(?P<title>.*\S)[（(](?P<body>[^（()）]{{1,{LONGEST_BODY}}}(?:支部|党小组))[)）]")
# The day of the record tells it all.
_TIME = re.compile(
    rf"(?:{YEAR}年度?)?(?:第?[一二三四1-4]季度|[上下]半年|(?<!第){NUMERAL}月份?(?:{NUMERAL}[日号])?)|{YEAR}年度?"
)
_AROUND = re.compile("^关于(?:召开)?|的$")
_IS_SIGNATURE = re.compile("(?:总支|总支部|委员会)$")


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
    if not bracketed and not words.endswith(_ENDINGS):
        return _untitled(words)
    names = (words.removesuffix(ending) for ending in ("", *_ENDINGS) if words.endswith(ending))
    return next((found for name in names if (found := _meeting(_TIME.sub("", name)))), None)


def _untitled(words: str) -> TitledMeeting | None:
    """The meeting of a line that does not call itself a record."""
    # 第二支部委员会 alone is who signs, and 召开党员大会 is a sentence of a text.
    found = None if _IS_SIGNATURE.search(words) else _meeting(_TIME.sub("", words))
    return found if found and (found.branch or found.group or not found.rest) else None


def branch_signing(line: str) -> str:
    """The branch that stands alone above a title: 中共某校第一支部委员会."""
    found = split_name(line if line.endswith("委员会") else f"{line}委员会")
    return found.body if found and found.kind == "支委会" and not found.rest else ""


def _of_body(meeting: TitledMeeting, body: str) -> TitledMeeting:
    """The meeting with the body that stands in brackets behind its title: 党课记录（第一支部）."""
    if meeting.branch or meeting.group:
        return meeting
    return meeting._replace(group=body) if body.endswith(GROUP) else meeting._replace(branch=body)


def _meeting(name: str) -> TitledMeeting | None:
    found = split_name(_AROUND.sub("", name))
    if found is None:
        return None
    is_group = found.body.endswith(GROUP)
    branch, group = ("", found.body) if is_group else (found.body, "")
    return TitledMeeting(found.kind, branch, group, found.rest)
