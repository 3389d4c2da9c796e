"""A meeting as offices type it, brought to the keys of its model before its values are read."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from docgen.models.meeting_kinds import BODY_ENDS, GROUP, NamedMeeting, named_meeting
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import day_and_hours
from docgen.reading.values.votes_in_words import headcounts_apart

_LEAVE = re.compile(
    "(?P<reason>(?:因[公事病])?请假|[病事产婚丧公年]假|公差|出差|公出|旷会|无故(?:缺席|未到|不到))"
    "(?:人员|人|党员|情况|名单)?"
)
"""Keys of the absent that say why they were."""


WRITTEN_ELSEWHERE = dict.fromkeys(
    ("备注", "说明", "其他", "情况说明"),
    "记录里没有这一项：要印的写在“内容”里；提前离会的写在那次表决的“未参加表决”里，没有到会的写在“缺席”里；"
    "只给自己看的，行首加 #",
)
"""Keys under which anything may stand, with the places of what mostly does."""

_ALL_BUT = re.compile(
    "(?:全体|全部)(?:党员|委员|成员|人员|同志)?(?:到[会齐]|参加|出席)?"
    "(?:[（(](?P<absent>[^0-9（(]*(?:[假缺差]|[未没]|不在|支教|借调|除)[^0-9）)]*)[）)]"
    "|[，,；;](?P<apart>[^0-9，,；;（(]{2,20}(?:请假|缺席|未到|没来|出差|支教)))"
    "|除(?P<others>[^0-9]+?)(?:以?外|之外)，?(?:其[余他](?:党员|委员|同志|人员)?|全体(?:党员|委员)?|全部|均|都|[到会参加出席])+了?"
)
"""Everybody but those named, typed under 出席."""


NAMES = ("会议名称", "活动名称", "会议标题")
"""Keys under which offices type the kind of a meeting, or a name of its own."""


def as_keys_have_it(entries: Entries, votes: Set[str]) -> None:
    """Bring what one key tells of several to the keys of its own; `votes` are the keys of a vote."""
    with_kind_by_name(entries)
    with_day_apart(entries)
    with_all_but(entries)
    with_headcounts_of_votes(entries, votes)


def with_kind_by_name(entries: Entries) -> None:
    """Read the kind and the body of 会议名称: 第二支部党员大会; a name with more words is the subject too."""
    key = next((each for each in NAMES if each in entries), "")
    typed = entries.get(key)
    meeting = named_meeting(typed) if isinstance(typed, Text) and "类型" not in entries else None
    if not isinstance(typed, Text) or meeting is None:
        return
    for own, value in _told_by_name(meeting, typed).items():
        entries.setdefault(own, Text(value, typed.place))
        entries.key_places.setdefault(own, entries.key_places[key])
    del entries[key]


def _told_by_name(meeting: NamedMeeting, typed: str) -> dict[str, str]:
    body = meeting.body
    if not body:
        return {"类型": meeting.kind}
    if not body.endswith(BODY_ENDS):
        return {"类型": meeting.kind, "主题": typed}
    return {"类型": meeting.kind, "党小组" if body.endswith(GROUP) else "支部": body}


def with_all_but(entries: Entries) -> None:
    """Read 全体党员（区志远请假） under 出席 as who was absent."""
    came = entries.get("出席")
    found = _ALL_BUT.fullmatch(came) if isinstance(came, Text) and not entries.get("缺席") else None
    if isinstance(came, Text) and found:
        absent = found["absent"] or found["apart"] or found["others"]
        entries["缺席"] = Text(re.sub("^除|以?外$|之外$", "", absent), came.place)
        entries.key_places["缺席"] = entries.key_places["出席"]
        del entries["出席"]


def with_day_apart(entries: Entries) -> None:
    """Part the day from the hours where one key tells both: 时间: 2026年3月12日下午3:30."""
    for key, other in (("时间", "日期"), ("日期", "时间")):
        typed = entries.get(key)
        parts = day_and_hours(typed) if isinstance(typed, Text) and not entries.get(other) else None
        if isinstance(typed, Text) and parts:
            for own, part in zip(("日期", "时间"), parts, strict=True):
                entries[own] = Text(part, typed.place)
                entries.key_places.setdefault(own, entries.key_places[key])
            return


def with_headcounts_of_votes(entries: Entries, votes: Set[str]) -> None:
    """Take 应到7人，实到5人 before the votes of a point for the meeting's own, unless it says otherwise."""
    for item in _members(entries.get("议题")):
        if isinstance(item, Entries):
            for key in votes & item.keys():
                _take_headcounts(entries, item, key)


def _take_headcounts(meeting: Entries, item: Entries, key: str) -> None:
    said = item[key]
    if not isinstance(said, Text):
        return
    counts, rest = headcounts_apart(said)
    if not rest or any(meeting.get(own) not in (None, "", number) for own, number in counts.items()):
        return
    item[key] = Text(rest, said.place)
    for own, number in counts.items():
        meeting[own] = Text(number, said.place)
        meeting.key_places.setdefault(own, said.place)


def _members(node: Node | None) -> Sequence[Node]:
    # Points may stand under their numbers: 1: {题目: …}.
    return node if isinstance(node, Items) else [node, *node.values()] if isinstance(node, Entries) else []


def keys_of_leave(entries: Entries) -> list[str]:
    """The keys of the absent that say why they were: 病假."""
    return [key for key in entries if _LEAVE.fullmatch(key)]


def with_leave_by_reason(entries: Entries) -> Entries:
    """Read a key that is a reason (请假, 病假) as that of all under it who have no other."""
    for key in keys_of_leave(entries):
        if value := entries[key]:
            reason = Text(_LEAVE.sub(r"\g<reason>", key), entries.key_places[key])
            leave: dict[str, Node] = {reason: value}
            entries[Text(key, reason.place)] = Entries(leave, value.place, {reason: reason.place})
    return entries
