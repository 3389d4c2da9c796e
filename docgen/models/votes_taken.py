"""表决: what a meeting voted on and the count of the ballots, in keys or in one line."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated

from pydantic import Field

from docgen.base.diagnostics import Place
from docgen.models.doers import Doers
from docgen.models.fields import (
    NOTHING,
    TEXT_SCHEMA,
    BranchName,
    Count,
    CountInWords,
    CountOrNone,
    Line,
    YesNo,
    choice,
)
from docgen.models.names import Name, Names, NoPart
from docgen.models.reader import Reader, Scalar, misread
from docgen.models.record import Record, other_keys
from docgen.models.rules import ADMISSION, ELECTION, GENERAL, MATTERS, TRANSFER
from docgen.reading.nodes import Entries, Text
from docgen.reading.values import Misread, Reading
from docgen.reading.values.spelling import quoted
from docgen.reading.values.votes_in_prose import says_a_result
from docgen.reading.values.votes_in_words import UNANIMOUS, is_unanimous, parse_vote

WAYS = ("举手", "无记名投票", "口头", "记名投票", "鼓掌")
OTHER_WAYS = {
    "举手表决": "举手",
    "口头表决": "口头",
    "无记名投票表决": "无记名投票",
    "无记名": "无记名投票",
    "记名投票表决": "记名投票",
    "记名": "记名投票",
    "举手方式": "举手",
    "鼓掌表决": "鼓掌",
    "鼓掌通过": "鼓掌",
    "鼓掌方式": "鼓掌",
    "口头方式": "口头",
    "无记名投票方式": "无记名投票",
}
"""The same in other words of offices."""
OTHER_MATTERS = {
    "接收": ADMISSION,
    "预备党员接收": ADMISSION,
    "接收新党员": ADMISSION,
    "转正": TRANSFER,
    "党员转正": TRANSFER,
    "换届选举": ELECTION,
}

RESULT = "结果"
_ANSWERS = ("是", "否", "")


def _spelt_out(entries: Entries, said: Text, key: str = "") -> Entries:
    """A vote with what a text says of it in words, in the place of that key."""
    try:
        values = parse_vote(said)
    except Misread as fault:
        raise misread(fault.message, fault.hint, said.place) from None
    kept = {each: value for each, value in entries.items() if each != key}
    # How many they were is reckoned when it is known who was present.
    reckoned = {"赞成": "0"} if UNANIMOUS in values else {}
    return _with_values(Entries(kept, entries.place, entries.key_places), reckoned | values, said.place)


def _with_values(entries: Entries, values: Mapping[str, str], place: Place) -> Entries:
    """A group with these values too, where it does not say otherwise."""
    for key, value in values.items():
        if not entries.get(key):
            entries[Text(key, place)] = Text(value, place)
            entries.key_places[key] = place
    return entries


def _says_the_votes(key: str, said: Text, typed: Collection[str]) -> bool:
    """Tell whether a value is a vote in words, and not the answer or the number that its key asks for."""
    if key == RESULT:
        # Beside the numbers it says what they come to, and is compared with them.
        return bool(said) and not {"赞成", "选票", UNANIMOUS} & {*typed}
    return said not in _ANSWERS if key == UNANIMOUS else is_unanimous(said)


def _result(text: Text, _reader: Reader) -> Reading[Text]:
    if not says_a_result(text):
        raise Misread(f"{quoted(text)}看不出通过没有", "写 通过 或 未通过；定了什么写在“决议”里")
    return Reading(text)


class Vote(Record):
    """表决: what was voted on, and the count of the ballots."""

    OTHER_KEYS = other_keys(
        {
            "事项": "表决事项",
            "方式": "表决方式",
            "发出": "发出票数 发出选票 发出表决票",
            "收回": "收回票数 收回选票 收回表决票",
            "赞成": "同意 赞同 赞成票 同意票 赞成票数 同意票数 赞成人数 同意人数",
            "不赞成": "反对 不同意 反对票 不赞成票 不同意票 反对票数 不赞成票数 反对人数 不赞成人数",
            "弃权": "弃权票 弃权票数 弃权人数",
            "无效": "无效票 废票 无效票数",
            "书面赞成": "书面同意 书面赞成票 书面赞成票数 书面同意票 书面同意票数",
            "书面意见人": "书面意见党员 书面赞成人 书面表决人",
            "到会有表决权": "到会有表决权人数 有表决权人数 参加表决 参加表决人数 参加投票人数",
            "未参加表决": "未表决 未投票 未参加投票 回避 回避表决 中途离会 提前离会 表决前离会",
            "计票人": "计票 计票员",
            "监票人": "监票 监票员",
            UNANIMOUS: "全票通过",
            RESULT: "表决结果",
        }
    )

    matter: Annotated[str, choice("事项", *MATTERS, near=OTHER_MATTERS)] = Field(
        GENERAL, alias="事项", description="、".join(MATTERS)
    )
    person: Name | None = Field(None, alias="对象", description="选举的候选人；接收、转正写在“人选”里")
    way: Annotated[str, choice("方式", *WAYS, near=OTHER_WAYS)] = Field(
        "", alias="方式", description="、".join(WAYS)
    )
    issued: Count | None = Field(None, alias="发出", description="发出表决票的张数")
    collected: Count | None = Field(None, alias="收回", description="收回表决票的张数")
    in_favour: CountInWords = Field(alias="赞成", description="赞成票数；写了“一致通过”就不用写")
    against: CountOrNone = Field(0, alias="不赞成", description="不赞成票数")
    abstained: CountOrNone = Field(0, alias="弃权", description="弃权票数，空白票算弃权")
    spoilt: CountOrNone = Field(0, alias="无效", description="无效票数")
    written: CountOrNone = Field(0, alias="书面赞成", description="会前书面赞成票数：算票数，不算到会")
    written_by: Names = Field(
        (), alias="书面意见人", description="会前书面赞成的各人的姓名；要没有到会、有表决权，印在票数后面"
    )
    voters_present: Count | None = Field(
        None, alias="到会有表决权", description="到会有表决权的人数；写了缺席的姓名就不用写，由程序计算"
    )
    ballots: Line = Field(
        NOTHING, alias="选票", description="ballots 文件夹里的选票文件；写了它，票数可以不写，写了就核对"
    )
    unanimous: YesNo = Field(
        False, alias=UNANIMOUS, description="到会有表决权的都赞成的写“是”，票数不用写，由程序按到会的人算"
    )
    result: Annotated[Text, Scalar(_result, TEXT_SCHEMA)] = Field(
        NOTHING, alias=RESULT, description="通过 或 未通过；可以不写，由程序按票数算，写了就核对"
    )
    took_no_part: NoPart = Field(
        (),
        alias="未参加表决",
        description="到了会、这次表决没有参加的人，如 乐天（提前离会）；回避的也写在这里",
    )
    branch: BranchName = Field(
        NOTHING, alias="支部", description="几个支部联合开会、分开表决的，写是哪个支部的票"
    )
    tellers: Doers = Field((), alias="计票人", description="计票人")
    scrutineers: Doers = Field((), alias="监票人", description="监票人")

    @classmethod
    def spelt_out(cls, said: Text) -> Entries:
        """The keys that a vote of one line means."""
        return _spelt_out(Entries({}, said.place), said)

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        """Read a vote of one line, or whose number is a word (全票), as the keys that it means."""
        typed = _spelt_out(Entries({}, node.place), node) if isinstance(node, Text) else node
        entries = super()._entries_of(typed)
        # Here the keys are still as typed: 同意 is read as 赞成 only later.
        own = {cls.OTHER_KEYS.get(key, key): key for key in entries}
        for key in (RESULT, UNANIMOUS, "赞成"):
            said = entries.get(own.get(key, ""))
            if isinstance(said, Text) and _says_the_votes(key, said, own.keys()):
                return _spelt_out(entries, said, own[key])
        # How many they were is reckoned when it is known who was present.
        if entries.get(own.get(UNANIMOUS, "")) == "是" and "赞成" not in own:
            return _with_values(entries, {"赞成": "0"}, entries.place)
        return entries

    @property
    def counted(self) -> int:
        """The ballots that were counted: 赞成 + 不赞成 + 弃权 + 无效, written opinions aside."""
        return self.in_favour + self.against + self.abstained + self.spoilt

    @property
    def cast(self) -> int | None:
        """The ballots that were cast; of 一致通过 alone nobody knows."""
        return None if self.is_reckoned else self.counted

    @property
    def others(self) -> int:
        """The ballots that were not in favour."""
        return self.against + self.abstained + self.spoilt

    @property
    def is_reckoned(self) -> bool:
        """Return whether its number is to be reckoned from who was present: unanimous, and none was typed."""
        return self.unanimous and not self.in_favour
