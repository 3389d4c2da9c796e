"""选举: one election of a meeting: the seats, the candidates with their votes, the ballots, who counted."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, NamedTuple

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from docgen.models.doers import Doer, Doers
from docgen.models.fields import (
    NOTHING,
    TEXT_SCHEMA,
    BranchName,
    Count,
    CountInWords,
    CountOrNone,
    Paragraphs,
    choice,
)
from docgen.models.names import Name, NoPart
from docgen.models.reader import JsonSchema, Reader, Scalar, as_items, as_text, misread
from docgen.models.record import Record, other_keys
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Misread, Reading, parse_people
from docgen.reading.values.spelling import plain, quoted

COMMITTEE_MEMBER, SECRETARY_POST, DEPUTY, DELEGATE = "委员", "书记", "副书记", "代表"
ELECTED_POSTS = (COMMITTEE_MEMBER, SECRETARY_POST, DEPUTY, DELEGATE)
FIRST, AGAIN, FURTHER, SECOND = "第一次投票", "再次投票", "另行选举", "第二次投票"
REPEATED = "重新选举"
"""The whole election held anew: the one before was void, or too few had come."""
WHOLE_ROUNDS = (FIRST, REPEATED)
"""The ballots for all seats, by the rules on candidates; the others only end what one of these began."""
ROUNDS = (*WHOLE_ROUNDS, AGAIN, FURTHER, SECOND)
SECRET_BALLOT = "无记名投票"
ELECTION_WAYS = (SECRET_BALLOT, "举手", "记名投票")
OTHER_ELECTION_WAYS = {"无记名": SECRET_BALLOT, "无记名投票方式": SECRET_BALLOT, "举手表决": "举手"}
OTHER_ROUNDS = {
    "第一次": FIRST,
    "首次投票": FIRST,
    "第二次": SECOND,
    "二次投票": SECOND,
    "第二轮投票": SECOND,
    "再次": AGAIN,
    "重新投票": AGAIN,
    "另选": FURTHER,
    "不足名额另行选举": FURTHER,
    "重选": REPEATED,
    "重新进行选举": REPEATED,
}

_POST_MEND = (
    f"可选：{'、'.join(ELECTED_POSTS)}；前面可以写是哪个支部的，如 第二支部委员会委员；"
    "组织委员等是选出以后的分工，写“委员”；书记、副书记各写一个议题"
)
_POST = re.compile(
    r"(?:中共)?(?P<body>[^团、，]*?(?:支部|总支|党总支)部?)?(?:委员会|支委会)?(?P<title>委员|支委|副书记|书记)(?:候选人)?"
)
_DELEGATE = re.compile(r"[^、，]*代表")
ANY_BRANCH = ("支部", "党支部", "本支部", "我支部")
"""Words before a title that name no body: whose committee it is, the meeting tells."""


class ElectedPost(NamedTuple):
    """职务: what is elected, the body before it where one is named, and the words as typed."""

    title: str
    body: str
    typed: Text


def _post(text: Text, reader: Reader) -> Reading[ElectedPost]:
    """Read 委员, 支部委员会委员, 第二支部书记, 出席校党代会代表. Raises Misread."""
    typed = plain(text, _POST_MEND).strip()
    found = _POST.fullmatch(typed)
    if found:
        title = COMMITTEE_MEMBER if found["title"] == "支委" else found["title"]
        body = found["body"] or ""
        named = "" if body in ANY_BRANCH else reader.office.branch(body)
        return Reading(ElectedPost(title, named, text))
    if _DELEGATE.fullmatch(typed):
        return Reading(ElectedPost(DELEGATE, "", text))
    raise Misread(f"“职务”看不出选的是什么：{quoted(text)}", _POST_MEND)


_VOTES_OF_ONE = re.compile(
    r"(?P<name>[^（）0-9：:]{2,}?(?:（[^（）]*）)?)\s*(?:同志)?(?:获得|得票|得|获)?\s*[：:]?\s*(?P<votes>[0-9]+)\s*[票张]?"
)
_COUNTED = re.compile(
    r"(?P<key>不赞成|不同意|反对|弃权|赞成|同意|得票)\s*[：:]?\s*(?P<votes>[0-9]+)\s*[票张]?"
)
_BETWEEN_COUNTS = re.compile(r"[\s、，,；;。]*")
_BRACKETED = re.compile(r"(?P<name>.+?)\s*[（(](?P<said>[^（()）]*)[）)]\s*")
_ONLY_VOTES = re.compile(r"(?:获得|得票|得|获)?\s*[：:]?\s*(?P<votes>[0-9]+)\s*[票张]")
_SPEAKS_OF_VOTES = re.compile(
    r"[0-9零一二两三四五六七八九十]\s*[票张]|(?:赞成|同意|反对|弃权|得票)\s*[：:]?\s*[0-9]"
)
_PARTED = re.compile("[、，,；;](?![^（(]*[）)])")
_IN_FAVOUR, _AGAINST, _ABSTAINED, _NAME = "得票", "不赞成", "弃权", "姓名"
_KEY_OF = {"赞成": _IN_FAVOUR, "同意": _IN_FAVOUR, "反对": _AGAINST, "不同意": _AGAINST}


def _candidates(node: object) -> Items:
    """The members of a list of candidates, each a mapping, whichever way they were typed.

    `[{姓名: 甲, 得票: 8}]`, `{甲: 8, 乙: 7}`, `[甲: 8]`, `[甲, 乙]`, `甲8票、乙7票`.
    """
    found = Items()
    for member in [node] if isinstance(node, Entries) else as_items(node):
        found += _of_mapping(member) if isinstance(member, Entries) else _of_text(as_text(member))
    return found


def _of_mapping(node: Entries) -> list[Node]:
    known = {*BallotCandidate.keys(), *BallotCandidate.OTHER_KEYS}
    if known & node.keys():
        return [_without_votes_in_the_name(node)]
    found = (_one(Text(name, node.key_places[name]), value) for name, value in node.items())
    return list(map(_without_votes_in_the_name, found))


def _without_votes_in_the_name(node: Entries) -> Node:
    """The votes of 姓名: 甲（8票） as 得票, where none is typed."""
    name = node.get(_NAME)
    bare, counts = _votes_behind(name) if isinstance(name, Text) else ("", {})
    if not counts:
        return node
    typed = {BallotCandidate.OTHER_KEYS.get(key, key): value for key, value in node.items()}
    for key, number in counts.items():
        if typed.get(key, number) != number:
            raise misread(
                f"{quoted(str(name))}括号里的{key}和“{key}”写的不一样", "核对以后只写一处", node.place
            )
    values = {**node, _NAME: Text(bare, node.place), **{k: v for k, v in counts.items() if k not in typed}}
    return Entries(values, node.place, {**dict.fromkeys(values, node.place), **node.key_places})


def _votes_behind(text: Text) -> tuple[str, dict[str, Node]]:
    """A name without the votes in brackets behind it, and the votes; no votes where none stand there."""
    found = _BRACKETED.fullmatch(text)
    if found is None or not _SPEAKS_OF_VOTES.search(found["said"]):
        return str(text), {}
    said = Text(found["said"].strip(), text.place)
    alone = _ONLY_VOTES.fullmatch(said)
    counts: dict[str, Node] = {_IN_FAVOUR: Text(alone["votes"], text.place)} if alone else _counts_in(said)
    if not counts:
        # Ballots were printed with such brackets behind the names.
        mend = "括号里只写票数，如 刘玉兰（10票）、刘玉兰（赞成10票，反对1票）；谁当选由程序按票数算"
        raise misread(f"候选人后面括号里的{quoted(said)}没有读懂", mend, text.place)
    return found["name"], counts


def _one(name: Text, value: Node) -> Entries:
    place = name.place
    if isinstance(value, Entries):  # {甲: {得票: 8, 不赞成: 1}}
        keys = {**value.key_places, _NAME: place}
        return Entries({_NAME: name, **value}, place, keys)
    counts = _counts_in(value) if isinstance(value, Text) else {}
    told = counts or ({} if value == "" else {_IN_FAVOUR: value})
    return Entries({_NAME: name, **told}, place, dict.fromkeys((_NAME, *told), value.place))


def _counts_in(text: Text) -> dict[str, Node]:
    """The counts of 赞成8，不赞成1，弃权1; none where anything else stands there."""
    if _BETWEEN_COUNTS.fullmatch(_COUNTED.sub("", text)) is None:
        return {}
    found = _COUNTED.finditer(text)
    return {_KEY_OF.get(one["key"], one["key"]): Text(one["votes"], text.place) for one in found}


def _of_text(text: Text) -> list[Node]:
    pieces = [piece.strip() for piece in _PARTED.split(text) if piece.strip()]
    behind = [_votes_behind(Text(piece, text.place)) for piece in pieces]
    # Who has no votes behind the name, beside others who have, is asked for them.
    if any(counts for _, counts in behind):
        return [_named(Text(name, text.place), counts) for name, counts in behind]
    return _with_votes_or_without(pieces, text)


def _named(name: Text, counts: Mapping[str, Node]) -> Entries:
    told: dict[str, Node] = {_NAME: name, **counts}
    return Entries(told, name.place, dict.fromkeys(told, name.place))


def _with_votes_or_without(pieces: Sequence[str], text: Text) -> list[Node]:
    """The candidates of 甲8票、乙7票, or of names alone."""
    found = [_VOTES_OF_ONE.fullmatch(piece) for piece in pieces]
    if any(found):
        # A piece without a number among them keeps its name, and is asked for its votes.
        return [
            _one(
                Text(match["name"] if match else piece, text.place),
                Text(match["votes"] if match else "", text.place),
            )
            for piece, match in zip(pieces, found, strict=True)
        ]
    try:
        names, _ = parse_people(text)
    except Misread:
        names = (str(text),)  # told where the name itself is read
    return [_one(Text(name, text.place), Text("", text.place)) for name in names]


class BallotCandidate(Record):
    """候选人: somebody on the ballot, or written in (另选他人), with the votes."""

    shorthand: ClassVar[str] = _NAME
    OTHER_KEYS = other_keys(
        {
            "得票": "得票数 赞成 同意 赞成票 同意票 赞成票数 票数",
            "不赞成": "反对 不同意 反对票 不赞成票 不赞成票数",
            "弃权": "弃权票 弃权票数",
        }
    )

    name: Name = Field(alias="姓名", description="姓名")
    in_favour: CountInWords | None = Field(None, alias="得票", description="赞成票数")
    against: CountOrNone | None = Field(None, alias="不赞成", description="不赞成票数")
    abstained: CountOrNone | None = Field(None, alias="弃权", description="弃权票数，没有填写的算弃权")


class _ByName:
    """Tells editors that candidates may be a mapping by name, too."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {"anyOf": [handler(core), {"type": "object"}, TEXT_SCHEMA]}


Candidates = Annotated[tuple[BallotCandidate, ...], BeforeValidator(_candidates), _ByName()]
"""`[{姓名: 甲, 得票: 8}]`, `{甲: 8, 乙: 7}`, or names alone before the votes are counted."""


class Election(Record):
    """选举: one election, its ballot and its count: one item of the agenda."""

    OTHER_KEYS = other_keys(
        {
            "职务": "选举职务 选举事项 职位 选举职位",
            "应选名额": "应选 名额 应选人数 应选名额数",
            "候选人": "候选人名单 正式候选人",
            "另选他人": "另选 另选人 另选他人得票",
            "方式": "选举方式 投票方式 表决方式",
            "投票": "投票次数 次 轮次 第几次",
            "发出": "发出票数 发出选票",
            "收回": "收回票数 收回选票",
            "有效": "有效票 有效票数 有效选票",
            "无效": "无效票 废票 无效票数 无效选票",
            "到会有选举权": "到会有表决权 实到会有选举权",
            "未参加投票": "未参加选举 未参加表决 未投票 中途离会 提前离会 投票前离会 表决前离会 回避",
            "计票人": "计票 计票员",
            "监票人": "监票 监票员",
            "总监票人": "总监票 总监票员",
        }
    )

    post: Annotated[ElectedPost, Scalar(_post, TEXT_SCHEMA)] = Field(
        alias="职务", description="选的是什么：委员、书记、副书记、代表；如 第二支部委员会委员"
    )
    branch: BranchName = Field(NOTHING, alias="支部", description="选的是哪个支部的；联合召开的会议要写")
    seats: Count | None = Field(None, alias="应选名额", description="应选几名；书记不写就是1名")
    candidates: Candidates = Field(
        (), alias="候选人", description="照选票上的次序：{刘玉兰: 10, 黄海涛: 9}；还没有投票的只写姓名"
    )
    others: Candidates = Field((), alias="另选他人", description="选票上另外写的人和票数，如 {郑好: 1}")
    round: Annotated[str, choice("投票", *ROUNDS, near=OTHER_ROUNDS)] = Field(
        FIRST,
        alias="投票",
        description="票数相等的再投写“再次投票”，名额不足的再选写“另行选举”，无效的重来写“重新选举”",
    )
    way: Annotated[str, choice("方式", *ELECTION_WAYS, near=OTHER_ELECTION_WAYS)] = Field(
        "", alias="方式", description="无记名投票"
    )
    issued: Count | None = Field(None, alias="发出", description="发出选票的张数")
    collected: Count | None = Field(None, alias="收回", description="收回选票的张数")
    valid: Count | None = Field(None, alias="有效", description="有效选票的张数；写了收回和无效就不用写")
    spoilt: CountOrNone | None = Field(
        None, alias="无效", description="无效选票的张数，如所选人数多于应选名额的"
    )
    voters_present: Count | None = Field(
        None, alias="到会有选举权", description="到会有选举权的人数；写了缺席的姓名就不用写，由程序计算"
    )
    took_no_part: NoPart = Field(
        (), alias="未参加投票", description="到了会、没有参加这次投票的人，如 乐天（提前离会）"
    )
    chief_scrutineer: Doer | None = Field(None, alias="总监票人", description="总监票人，没有就不写")
    scrutineers: Doers = Field((), alias="监票人", description="监票人，不能是候选人")
    tellers: Doers = Field((), alias="计票人", description="计票人，不能是候选人")
    method: Paragraphs = Field((), alias="选举办法", description="会上通过选举办法的情况，照写")

    @property
    def cast(self) -> int | None:
        """The ballots that were cast, so far as it is told."""
        return self.collected

    @property
    def is_counted(self) -> bool:
        """Return whether anything of its count is told: until then it is an election to come."""
        counts = (self.issued, self.collected, self.valid, self.spoilt)
        told = [one.in_favour for one in (*self.candidates, *self.others)]
        return any(number is not None for number in (*counts, *told))
