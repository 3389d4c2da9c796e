"""A meeting as offices type it, brought to the keys of its model before its values are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set

from docgen.base.diagnostics import error
from docgen.models.meeting_kinds import GROUP, MEETING_KINDS, parse_meeting_kinds, split_name
from docgen.models.office_words import OfficeWords
from docgen.models.reader import Reader
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import day_and_hours, understood
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

_NUMBERED = re.compile("[0-9〇零一二三四五六七八九十第年度季月份次上下半]*")


def as_keys_have_it(entries: Entries, votes: Set[str], reader: Reader) -> None:
    """Bring what one key tells of several to the keys of its own; `votes` are the keys of a vote."""
    with_kind_by_name(entries, reader)
    with_day_apart(entries)
    with_all_but(entries)
    with_headcounts_of_votes(entries, votes)


def with_kind_by_name(entries: Entries, reader: Reader) -> None:
    """Read the kind and the body of 会议名称: 第二支部党员大会; a name with more words is the subject too."""
    for key in NAMES:
        typed = entries.get(key)
        if isinstance(typed, Text) and typed.strip():
            _take_name(entries, key, typed, reader)
            # Whoever was told of it need not hear that no such key is known.
            del entries[key]


def _take_name(entries: Entries, key: str, typed: Text, reader: Reader) -> None:
    told = _told_by_name(typed, has_kind=bool(entries.get("类型")))
    if entries.get("主题") and _is_numbered_only(typed):
        told.pop("主题", None)
    if fault := _against(entries, key, told, reader.office):
        reader.tell(error("K301", entries.key_places[key], *fault))
        reader.asked_for.add((entries.place, "类型"))
    for own, value in told.items():
        if not entries.get(own):
            entries[own] = Text(value, typed.place)
            entries.key_places.setdefault(own, entries.key_places[key])


def _told_by_name(typed: str, *, has_kind: bool) -> dict[str, str]:
    """What a name tells, by key; a name of no kind is the subject where the kind stands beside it."""
    meeting = split_name(typed)
    if meeting is None:
        return {"主题": typed} if has_kind else {}
    body_key = "党小组" if meeting.body.endswith(GROUP) else "支部"
    parts = {"类型": meeting.kind, body_key: meeting.body, "主题": typed if meeting.rest else ""}
    return {key: value for key, value in parts.items() if value}


def _is_numbered_only(typed: str) -> bool:
    """Tell whether the other words of a name are its time and number alone: 2026年第一季度党员大会."""
    meeting = split_name(typed)
    return meeting is not None and _NUMBERED.fullmatch(meeting.rest) is not None


def _against(
    entries: Entries, key: str, told: Mapping[str, str], office: OfficeWords
) -> tuple[str, str] | None:
    """What is wrong with a name: it tells no kind, or something else than another key does."""
    typed = entries[key]
    if not told:
        mend = f"写成“类型: …”，可选：{'、'.join(MEETING_KINDS)}；会议自己的名称写在“主题”里"
        return f"“{key}: {typed}”看不出是哪一种会", mend
    for own, value in told.items():
        other = entries.get(own)
        if other and not _is_said(own, value, other, office):
            message = f"“{key}”写的是“{typed}”，“{own}”写的是“{_in_words(other)}”，不一样"
            return message, f"核对以后，删掉“{key}”这一行，只留“{own}: …”"
    return None


def _is_said(own: str, value: str, other: Node, office: OfficeWords) -> bool:
    """Tell whether a key says what a name tells."""
    said = [each for each in (other if isinstance(other, Items) else [other]) if isinstance(each, Text)]
    if own == "类型":
        return _are_kinds(value, [office.means("类型", each) for each in said])
    meant = office.group if own == "党小组" else office.branch
    same: Callable[[str], str] = str.strip if own == "主题" else meant
    return same(value) in map(same, said)


def _are_kinds(named: str, typed: Sequence[str]) -> bool:
    """Tell whether all kinds of a name are typed; what cannot be read is told at its own place."""
    read = [understood(parse_meeting_kinds, each) for each in typed]
    kinds = {kind for each in read if each for kind in each.value}
    return None in read or kinds.issuperset(parse_meeting_kinds(named).value)


def _in_words(value: Node) -> str:
    return "、".join(map(str, value)) if isinstance(value, Items) else str(value)


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
