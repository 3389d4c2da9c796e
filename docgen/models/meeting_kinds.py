"""The seven kinds of meetings, and the names by which offices call them: every such name is read here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, NamedTuple

from pydantic import ValidationInfo

from docgen.models.reader import Choice, Listed, Reader, Scalar, misread
from docgen.reading.nodes import Text
from docgen.reading.values import Reading, parse_choice
from docgen.reading.values.spelling import plain

BRANCH, GROUP = "支部", "党小组"
BODY_ENDS = (BRANCH, GROUP, "总支")
"""How the names of bodies end."""
ANY_BODY = ("支部", "党支部", "本支部", "我支部", "支部全体", "党小组", "本党小组")
"""Words before a meeting that name no body."""
LONGEST_BODY = 12
_JOINED = re.compile(r"[、，,+＋/&]|暨|和|与|及|(?<=会)\s+")
# Who is asked besides the body attends (列席): an enlarged meeting decides as the body does.
_ENLARGED = re.compile(r"[(（]扩大(?:会议?)?[)）]|(?<=会)扩大会议?$")
_CONCLUDED = ("决议", "会议")
# 总支委会 is no branch's, 团支部大会 is the Youth League's, of 第一支部委员会会议 the body is not 第一.
_NO_BODY = re.compile(r"\s|[总团]$|团(?:支部|总支)$|第[一二三四五六七八九十\d]+$")


GENERAL = "党总支"
_UNIT = re.compile(
    "(?:中共|中国共产党).*?(?:中学|小学|学校|学院|大学|幼儿园|局|公司|集团|医院|街道|镇|乡|村|社区|厂|所)"
)
_OF_GENERAL = re.compile("校?(?:党)?总支(?:部)?(?:委员会|委会|支委会)?(?:[（(]?扩大[)）]?)?(?:会议?)?")
_OF_BODY = re.compile(
    r"(?:(?:党)?总支(?:部)?(?:委员会)?|党委|委员会)?"
    r"(?P<body>[^支次年]{0,8}?(?:支部|党小组))(?P<committee>委员会)?(?P<what>.*)"
)
_SITTING = re.compile("(?P<rest>.{0,14}次|)(?:会议?|扩大会议?|)")
_SITTING_OF_GROUP = re.compile("(?P<rest>.{0,14}次|)(?:学习|活动|学习活动)?(?:会议?|)")


class MeetingKind(NamedTuple):
    """A kind of meeting. A word that offices use for it is added here, and understood everywhere."""

    name: str
    """As it is written in YAML."""
    near: tuple[str, ...] = ()
    """What else it is called, where nothing else can be meant; 支部 before a name is no part of it."""
    behind_body: tuple[str, ...] = ()
    """What it is called behind the name of its body: 第二支部委员会会议, 第三党小组会议."""
    title: str = ""
    """How it is called on its record, where its name is not the whole."""
    owed_by: str = BRANCH
    """Whose meeting it is."""


KINDS = (
    MeetingKind(
        "党员大会",
        (
            "支部大会",
            "全体党员大会",
            "全体党员会议",
            "换届选举大会",
            "换届大会",
            "选举大会",
            "接收预备党员大会",
            "接收大会",
            "发展党员大会",
            "预备党员转正大会",
            "转正大会",
            "全体党员会",
        ),
        ("大会",),
    ),
    MeetingKind(
        "支委会",
        (
            "支部委员会",
            "支委会会议",
            "支委会议",
            "支部委员会议",
            "支委扩大会",
            "支委扩大会议",
            "支委会扩大会议",
            "支委例会",
            "支部委员例会",
        ),
        ("委员会会议", "委员会扩大会议"),
        title="支部委员会会议",
    ),
    MeetingKind(
        "党小组会",
        ("党小组会议", "党小组学习会", "党小组例会"),
        ("会议", "会", "学习会"),
        owed_by=GROUP,
    ),
    MeetingKind(
        "党课",
        (
            "专题党课",
            "党课教育",
            "上党课",
            "讲党课",
            "听党课",
            "书记上党课",
            "书记讲党课",
            "党课学习",
            "专题党课学习",
            "党课讲座",
        ),
    ),
    MeetingKind(
        "主题党日",
        ("主题党日活动", "党日活动", "党员主题党日", "固定党日", "主题党日+", "党日主题活动"),
        title="主题党日活动",
    ),
    MeetingKind("组织生活会", ("专题组织生活会", "组织生活会议", "年度组织生活会", "年度专题组织生活会")),
    MeetingKind(
        "民主评议会",
        ("民主评议党员", "民主评议", "民主评议党员会", "民主评议党员大会", "党员民主评议会"),
        title="民主评议党员会议",
    ),
)

MEETING_KINDS = tuple(kind.name for kind in KINDS)


class NamedMeeting(NamedTuple):
    """A meeting as somebody called it: of which kind, and whose (empty: nothing said)."""

    kind: str
    body: str = ""


class MeetingName(NamedTuple):
    """A name in its parts: the kind (several with 暨), whose it is, and words that are neither."""

    kind: str
    body: str = ""
    rest: str = ""


def names_of(kind: MeetingKind) -> tuple[str, ...]:
    """Return the names that it has by itself, as far as they can mean nothing else."""
    titled = (kind.title,) if kind.title else ()
    return tuple(dict.fromkeys((kind.name, *titled, *kind.near)))


def names_a_meeting(text: str) -> bool:
    """Tell whether the name of a kind stands anywhere in a text."""
    return any(name in text for kind in KINDS for name in names_of(kind))


def named_meeting(text: str) -> NamedMeeting | None:
    """The meeting that a whole name means: 支部党员大会, 第二支部委员会会议; None where it means none."""
    typed = text.strip()
    found = _named(typed)
    for ending in _CONCLUDED:
        if found is None and typed.endswith(ending):
            found = _named(typed.removesuffix(ending).removesuffix("的"))
    return found


def _named(typed: str) -> NamedMeeting | None:
    plainly = _ENLARGED.sub("", typed)
    # 第二支部委员会（扩大）会议, and 第二支部委员会（扩大会议）.
    ways = [typed] if plainly == typed else [typed, plainly, f"{plainly}会议"]
    return next(filter(None, map(_named_plainly, ways)), None)


def _named_plainly(typed: str) -> NamedMeeting | None:
    by_itself = next((kind.name for kind in KINDS if typed in names_of(kind)), None)
    if by_itself:
        return NamedMeeting(by_itself)
    told = [
        NamedMeeting(kind.name, body)
        for kind in KINDS
        for name in (*names_of(kind), *kind.behind_body)
        if typed.endswith(name) and _may_be_body(body := _body_before(typed, name), kind, name)
    ]
    surest = max(told, key=lambda one: (_is_whole(one.body), -len(one.body)), default=None)
    if surest and surest.body in ANY_BODY:
        return NamedMeeting(surest.kind)
    return surest


def _is_whole(body: str) -> bool:
    """Tell whether words are a body and nothing else, which 第二支部第三次支部 (…委员会会议) is not."""
    return body.endswith(BODY_ENDS) and not re.search("次|年|召开", body)


def split_name(name: str) -> MeetingName | None:
    """The kind, the body and other words of a name: 第二支部2023年第三次支委会; None where it has no kind."""
    first, *others = re.sub(r"[\s《》]", "", name).split("暨")
    found, more = _split(first), [named_meeting(each) for each in others]
    kinds = [each.kind for each in more if each and not each.body]
    if found is None or len(kinds) < len(others):
        return None
    return found._replace(kind=joint_name(dict.fromkeys((found.kind, *kinds))))


def _split(typed: str) -> MeetingName | None:
    unit = _UNIT.match(typed)
    name = typed[unit.end() :] if unit else typed
    if _OF_GENERAL.fullmatch(name):
        return MeetingName("支委会", GENERAL)
    meeting = named_meeting(name)
    if meeting and (not meeting.body or _is_whole(meeting.body)):
        return MeetingName(meeting.kind, _numbered(meeting.body))
    found = _OF_BODY.fullmatch(name)
    return (_of_body(found) if found and _is_whole(found["body"]) else None) or _ending(name)


def _of_body(found: re.Match[str]) -> MeetingName | None:
    body, what = _numbered(found["body"]), found["what"]
    plainly = _ENLARGED.sub("", what)
    if found["committee"] and (sitting := _SITTING.fullmatch(plainly)):
        return MeetingName("支委会", body, sitting["rest"])
    if found["body"].endswith(GROUP) and (sitting := _SITTING_OF_GROUP.fullmatch(plainly)):
        return MeetingName("党小组会", body, sitting["rest"])
    meeting = _ending(what)
    return meeting and meeting._replace(body=body)


def _ending(what: str) -> MeetingName | None:
    """The kind whose name ends some words, with the others."""
    if meeting := named_meeting(what):
        return MeetingName(meeting.kind, rest=meeting.body)
    plainly = _ENLARGED.sub("", what)
    endings = [(kind.name, name) for kind in KINDS for name in names_of(kind) if plainly.endswith(name)]
    kind, name = max(endings, key=lambda each: len(each[1]), default=("", ""))
    rest = plainly.removesuffix(name)
    return MeetingName(kind, rest=rest) if kind and not names_a_meeting(rest) else None


def _numbered(body: str) -> str:
    """A body without the name of its unit: 第一党支部, of 云溪三中第一党支部."""
    found = re.search(r"第[一二三四五六七八九十\d]{1,3}(?:支部|党支部|党小组)$", body)
    return found[0] if found else "" if body in ANY_BODY else body


def _body_before(typed: str, name: str) -> str:
    """The words before the name of a meeting, without the 的 that may join them: 第二支部的党员大会."""
    return typed.removesuffix(name).strip().removesuffix("的")


def _may_be_body(body: str, kind: MeetingKind, name: str) -> bool:
    """Tell whether words before a name can be its body; a short name needs one ending in 支部 or 党小组."""
    if not 0 < len(body) <= LONGEST_BODY or _NO_BODY.search(body) or names_a_meeting(body):
        return False
    return name not in kind.behind_body or body.endswith(kind.owed_by)


def parse_meeting_kind(text: str, what: str = "类型") -> Reading[str]:
    """The kind of meeting by any of its names. Raises Misread."""
    if text in MEETING_KINDS:
        return Reading(MEETING_KINDS[MEETING_KINDS.index(text)])
    # Not by `named_meeting`: 党员大会决议 is what a meeting decided, and no kind of meeting.
    meeting = _named(plain(text, f"可选：{'、'.join(MEETING_KINDS)}").strip())
    return Reading(meeting.kind) if meeting and not meeting.body else parse_choice(text, MEETING_KINDS, what)


def kind_of(name: str) -> MeetingKind:
    """The kind of that name, as written in YAML. Raises KeyError."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise KeyError(name)


def parse_meeting_kinds(text: str) -> Reading[tuple[str, ...]]:
    """The kinds of one sitting by any of their names: 组织生活会暨民主评议会. Raises Misread."""
    parts = [named_meeting(part.strip()) for part in _JOINED.split(text)]
    several = [part.kind for part in parts if part and not part.body]
    if len(several) == len(parts) > 1:
        return Reading(tuple(several))
    one = parse_meeting_kind(text)
    return Reading((one.value,), one.note)


def joint_name(kinds: Iterable[str]) -> str:
    """The name of a sitting of several kinds: 组织生活会暨民主评议会."""
    return "暨".join(kinds)


class _Kinds(Listed):
    """The kinds of a sitting: one, several in a list, or several joined in one text; each once."""

    def read(self, node: object, info: ValidationInfo) -> tuple[str, ...]:
        found = (kind for kinds in Listed.read(self, node, info) for kind in kinds)
        if kinds := tuple(dict.fromkeys(found)):
            return kinds
        raise misread("没有写是什么会", f"可选：{'、'.join(MEETING_KINDS)}")


def _as_docgen_has_it(text: Text, reader: Reader) -> str:
    """The kind of the office's own word (说法), or the word itself."""
    return reader.office.means("类型", text)


def _form(text: str) -> Reading[str]:
    return parse_meeting_kind(text.strip().removeprefix("以").removesuffix("形式").removesuffix("的"), "形式")


_SCHEMA = {"type": "string", "enum": [*MEETING_KINDS]}
KIND = Choice(
    lambda text, reader: parse_meeting_kind(_as_docgen_has_it(text, reader)), _SCHEMA, "类型", MEETING_KINDS
)
Kind = Annotated[str, KIND]
"""类型: one of the seven kinds."""

FormKind = Annotated[str, Scalar(lambda text, reader: _form(_as_docgen_has_it(text, reader)), _SCHEMA)]
"""形式: the kind in whose form another meeting was held, with 形式 behind it or not."""

_ONE_OR_JOINED = Choice(
    lambda text, reader: parse_meeting_kinds(_as_docgen_has_it(text, reader)), _SCHEMA, "类型", MEETING_KINDS
)
Kinds = Annotated[tuple[str, ...], _Kinds(_ONE_OR_JOINED)]
"""类型 of a record: one kind, or several that were held in one sitting."""
