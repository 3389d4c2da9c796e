"""minutes.yaml: the year's minutes (会议记录), a list of meetings of seven kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo

from docgen.base.suggestion import meant_word
from docgen.models.elections import Election
from docgen.models.fields import (
    LINE,
    NOTHING,
    TEXT_SCHEMA,
    BranchNames,
    Day,
    GroupName,
    HeadCount,
    Line,
    MonthCount,
    Paragraphs,
    Times,
    YesNo,
    choice,
)
from docgen.models.meeting_kinds import MEETING_KINDS, FormKind, Kinds, joint_name
from docgen.models.names import AbsentPeople, CamePeople, Name, Names, Speeches
from docgen.models.organization import STEP_KEYS
from docgen.models.reader import JsonSchema, Listed, Reader, Scalar, as_items, as_text, misread, one_or_list
from docgen.models.record import Many, Record, other_keys
from docgen.models.rules import ELECTION
from docgen.models.titled_paper import DUTY_KEYS
from docgen.models.votes_taken import Vote
from docgen.models.year_file import ListFile, text_roles
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Reading, parse_decimal

ENDINGS = ("按期转正", "延长预备期", "取消预备党员资格")


def _hours(text: Text, _reader: Reader) -> Reading[Decimal]:
    # 小时 is no 学时, which lasts 45 minutes: only the word itself is left off.
    return parse_decimal(text.strip().removesuffix("学时").removesuffix("个"))


class _WithCaptions(Listed):
    """Lines of photos: `合影.jpg: 集中学习` is one line too, though YAML takes it for a key with a value."""

    def read(self, node: object, info: ValidationInfo) -> tuple[Text, ...]:
        """Return a line for each photo or caption."""
        members = [node] if isinstance(node, Entries) else as_items(node)
        joined = (line for member in members for line in _in_lines(member))
        return Listed.read(self, Items(joined), info)

    def json_schema(self) -> JsonSchema:
        """One, a list, or captions by their photos."""
        captions = {"type": "object", "additionalProperties": TEXT_SCHEMA}
        return one_or_list({"anyOf": [TEXT_SCHEMA, captions]})


def _in_lines(member: Node) -> list[Node]:
    if not isinstance(member, Entries):
        return [member]
    places = member.key_places
    return [Text(f"{file} {as_text(caption)}", places[file]) for file, caption in member.items()]


PhotoLines = Annotated[tuple[Text, ...], _WithCaptions(LINE)]

Hours = Annotated[Decimal, Scalar(_hours, TEXT_SCHEMA)]


class Nominee(Record):
    """人选: the person whom an admission or a transfer is about, with the steps behind them."""

    shorthand: ClassVar[str] = "姓名"
    OTHER_KEYS = other_keys({**STEP_KEYS, "接收时间": "接收日期 入党时间 入党日期"})

    name: Name = Field(alias="姓名", description="姓名")
    applied: Day | None = Field(None, alias="申请入党时间", description="递交入党申请书的日期")
    activist: Day | None = Field(None, alias="确定积极分子时间", description="被确定为入党积极分子的日期")
    listed: Day | None = Field(None, alias="列为发展对象时间", description="列为发展对象的日期")
    reviewed: Day | None = Field(None, alias="预审时间", description="上级党委预审通过的日期")
    admitted: Day | None = Field(None, alias="接收时间", description="接收为预备党员的日期；名册里有就不用写")
    asked: Day | None = Field(
        None, alias="转正申请时间", description="递交转正申请书的日期，印在决议里；名册里有就不用写"
    )
    sponsors: Names = Field((), alias="入党介绍人", description="两名正式党员")
    merits: Line = Field(NOTHING, alias="主要表现", description="主要表现，一段")
    faults: Line = Field(NOTHING, alias="不足", description="不足，一段")
    ending: Annotated[str, choice("结论", *ENDINGS)] = Field(
        "按期转正", alias="结论", description="、".join(ENDINGS)
    )
    extension: MonthCount | None = Field(None, alias="延长月数", description="延长预备期的月数，6 到 12")


class FollowUp(Record):
    """落实: what was decided to be done, by whom, by when."""

    shorthand: ClassVar[str] = "事项"
    OTHER_KEYS = other_keys(DUTY_KEYS)

    what: Line = Field(alias="事项", description="做什么")
    who: Line = Field(NOTHING, alias="责任人", description="谁来做")
    until: Line = Field(NOTHING, alias="时限", description="什么时候完成")


def _one_election(node: object) -> object:
    # 书记 and 副书记 have a ballot each; in one item nobody could tell whose votes a resolution means.
    if isinstance(node, Items) and len(node) > 1:
        mend = "每次选举各写一个议题：题目: 选举书记、题目: 选举副书记"
        raise misread(f"一个议题里写了{len(node)}次选举", mend, node.place)
    return node


class AgendaItem(Record):
    """议题: one point of the agenda."""

    shorthand: ClassVar[str] = "题目"

    title: Line = Field(alias="题目", description="题目")
    report: Paragraphs = Field((), alias="内容", description="通报、传达的内容")
    nominee: Nominee | None = Field(None, alias="人选", description="接收或转正的人，一个议题一个人")
    own_report: Paragraphs = Field((), alias="本人汇报", description="本人汇报的内容")
    sponsors_view: Paragraphs = Field((), alias="介绍人意见", description="入党介绍人介绍的情况")
    committee_view: Paragraphs = Field((), alias="支委会意见", description="支委会报告审查的情况")
    discussion: Speeches = Field((), alias="讨论", description="谁说了什么：- 刘玉兰: ……")
    votes: Many[Vote] = Field((), alias="表决", description="表决的事项、方式和票数")
    election: Annotated[Election | None, BeforeValidator(_one_election)] = Field(
        None, alias="选举", description="一次选举：职务、应选名额、候选人和得票，一个议题一次"
    )
    resolution: Paragraphs = Field((), alias="决议", description="决议；接收、转正的决议可由程序按“人选”拟出")
    own_stand: Paragraphs = Field((), alias="本人表态", description="通过决议后本人的表态")
    follow_ups: Many[FollowUp] = Field((), alias="落实", description="事项、责任人、时限")


class SelfCheck(Record):
    """对照检查: what one person found at the organisational life meeting."""

    OTHER_KEYS = other_keys({"时限": DUTY_KEYS["时限"] + " 整改时限"})

    name: Name = Field(alias="姓名", description="姓名")
    problems: Line = Field(NOTHING, alias="查摆问题", description="查摆的问题")
    opinions: Line = Field(NOTHING, alias="他人意见", description="别人的批评意见")
    measures: Line = Field(NOTHING, alias="整改措施", description="整改措施")
    until: Line = Field(NOTHING, alias="时限", description="整改时限")


def _by_name(node: object) -> object:
    """Each self-check that stands under its name (秦岚: …) as the group of keys that it means."""
    if isinstance(node, Entries) and _is_by_name(node):
        return Items([_self_check(node, name) for name in node], node.place)
    return Items(map(_by_name_alone, node), node.place) if isinstance(node, Items) else node


def _by_name_alone(node: Node) -> Node:
    is_one = isinstance(node, Entries) and len(node) == 1 and _is_by_name(node)
    return _self_check(node, next(iter(node), "")) if isinstance(node, Entries) and is_one else node


def _is_by_name(node: Entries) -> bool:
    """Tell whether no key of a group is, or may have been meant as, one of a self-check."""
    keys = (*SelfCheck.keys(), *SelfCheck.OTHER_KEYS)
    # A mistyped key must be told as one, and not become somebody's name.
    return not any(key in keys or meant_word(key, SelfCheck.keys()) for key in node)


def _self_check(node: Entries, name: str) -> Entries:
    place, said = node.key_places[name], node[name]
    own = said if isinstance(said, Entries) else Entries({"查摆问题": said}, place, {"查摆问题": place})
    return Entries({"姓名": Text(name, place), **own}, place, {"姓名": place, **own.key_places})


_LEAVE = re.compile(
    "(?P<reason>(?:因[公事病])?请假|[病事产婚丧公年]假|公差|出差|公出|旷会|无故(?:缺席|未到|不到))"
    "(?:人员|人|党员|情况|名单)?"
)
"""Keys of the absent that say why they were."""


def _keys_of_leave(entries: Entries) -> list[str]:
    return [key for key in entries if _LEAVE.fullmatch(key)]


class Meeting(Record):
    """One meeting: what every kind has, and what only some kinds have."""

    OTHER_KEYS = other_keys(
        {
            "类型": "会议类型",
            "形式": "会议形式 召开形式",
            "支部": "党支部 支部名称 所属支部",
            "日期": "会议日期 开会日期",
            "时间": "会议时间 开会时间",
            "地点": "会议地点 开会地点",
            "主持人": "主持 会议主持 会议主持人",
            "记录人": "记录 会议记录人 记录员",
            "主讲人": "主讲 授课人 讲课人",
            "主题": "会议主题",
            "应到": "应到人数 应出席 应出席人数",
            "实到": "实到人数 到会人数 出席人数 参会人数 实际到会",
            "出席": "出席人员 出席人 出席党员 参加 参加人员 参会 参会人员 到会 到会人员 到会党员",
            "缺席": "缺席人员 缺席人 缺席情况 缺席名单 未到 未到人员 未到会 未参会 未出席 缺勤 缺勤人员",
            "列席": "列席人员 列席人",
            "议题": "议程 会议议题 会议议程",
            "决议": "会议决议",
        }
    )

    JOINED_KEYS = frozenset({"缺席", "列席"})

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        """Read a key that is a reason (请假, 病假) as that of all under it who have no other."""
        entries = super()._entries_of(node)
        for key in _keys_of_leave(entries):
            if value := entries[key]:
                reason = Text(_LEAVE.sub(r"\g<reason>", key), entries.key_places[key])
                leave: dict[str, Node] = {reason: value}
                entries[Text(key, reason.place)] = Entries(leave, value.place, {reason: reason.place})
        return entries

    @classmethod
    def _words_for_keys(cls, entries: Entries, reader: Reader) -> Mapping[str, str]:
        words, leave = (
            super()._words_for_keys(entries, reader),
            dict.fromkeys(_keys_of_leave(entries), "缺席"),
        )
        return {**words, **leave} if leave else words

    kinds: Kinds = Field(
        alias="类型",
        description=f"{'、'.join(MEETING_KINDS)}；一次会开两种的写成列表，如 [组织生活会, 民主评议会]",
    )
    form: FormKind = Field("", alias="形式", description="组织生活会按哪种会的形式开，如 党员大会、党小组会")
    branches: BranchNames = Field((), alias="支部", description="哪个支部；几个支部联合开的写成列表")
    group: GroupName = Field(NOTHING, alias="党小组", description="党小组的会写这一项，如 第三党小组")
    day: Day = Field(alias="日期", description="如 2023-03-08")
    time: Times | None = Field(None, alias="时间", description="如 15:00—16:30")
    venue: Line = Field(NOTHING, alias="地点", description="地点")
    chair: Name | None = Field(None, alias="主持人", description="主持人")
    recorder: Name | None = Field(None, alias="记录人", description="记录人")
    lecturer: Name | None = Field(None, alias="主讲人", description="党课的主讲人")
    subject: Line = Field(NOTHING, alias="主题", description="主题，文件名用它；不写就用第一个议题")
    expected: HeadCount | None = Field(None, alias="应到", description="可以不写，由名册计算；写了就核对")
    present: HeadCount | None = Field(None, alias="实到", description="实到人数；写了缺席的姓名就不用写")
    everybody: YesNo | None = Field(None, alias="全体到会", description="没有人缺席时写“是”")
    came: CamePeople | None = Field(None, alias="出席", description="到会的人，一个不漏；写了“缺席”就不用写")
    absent: AbsentPeople | None = Field(
        None, alias="缺席", description="如 {区志远: 支教}，也可以写 区志远（支教）；没有人缺席写“无”"
    )
    attending: Names = Field((), alias="列席", description="列席的人，不算应到，如 周志强（总支）")
    agenda: Many[AgendaItem] = Field((), alias="议题", description="议题，一项一项写")
    text: Paragraphs = Field((), alias="内容", description="不分议题的会议，写成一篇")
    discussion: Speeches = Field((), alias="讨论", description="谁说了什么：- 刘玉兰: ……")
    resolution: Paragraphs = Field((), alias="决议", description="会议的决议或议定事项")
    hours: Hours | None = Field(None, alias="学时", description="学时，如 2")
    # 党课
    outline: Paragraphs = Field((), alias="提纲", description="党课的提纲")
    # 主题党日
    course: Speeches = Field((), alias="流程", description="主题党日的环节：- 集中学习: ……")
    # 组织生活会
    preparation: Paragraphs = Field((), alias="准备情况", description="会前学习、征求意见、谈心谈话的情况")
    report: Paragraphs = Field((), alias="支委会报告", description="书记代表支委会作的报告")
    checks: Annotated[Many[SelfCheck], BeforeValidator(_by_name)] = Field(
        (),
        alias="对照检查",
        description="每人一项：姓名、查摆问题、他人意见……，也可以写成 - 秦岚: 查摆的问题",
    )
    criticism: Speeches = Field((), alias="相互批评", description="谁批评了谁什么：- 黄海涛: ……")
    mending: Paragraphs = Field((), alias="整改", description="会议提出的整改要求")
    # 民主评议会
    self_appraisal: Paragraphs = Field((), alias="个人自评", description="个人自评的情况")
    mutual_appraisal: Paragraphs = Field((), alias="党员互评", description="党员互评的情况")
    ballot: Paragraphs = Field((), alias="民主测评", description="民主测评的情况")
    grading: Paragraphs = Field((), alias="组织评定", description="组织评定的情况")
    # 后补与附页
    written_up: Day | None = Field(None, alias="补记", description="事后补记的日期，会印在记录上")
    sign_in: YesNo | None = Field(
        None, alias="附签到表", description="是否附签到表；选举、接收、转正的会不写也附，不要的写“否”"
    )
    photos: PhotoLines = Field(
        (), alias="附照片页", description="要几张空框写几；或者写照片的文件名和说明，放在“照片”文件夹里"
    )

    @property
    def kind(self) -> str:
        """The kinds in one name, as papers and messages call the meeting."""
        return joint_name(self.kinds)

    @property
    def counted_as(self) -> tuple[str, ...]:
        """The kinds for which it counts: those of its name, and the one in whose form it was held."""
        return tuple(dict.fromkeys((*self.kinds, self.form))) if self.form else self.kinds

    def is_a(self, kind: str) -> bool:
        """Return whether it was a meeting of this kind, among others."""
        return kind in self.counted_as

    @property
    def votes(self) -> tuple[Vote, ...]:
        """All votes of the meeting."""
        return tuple(vote for item in self.agenda for vote in item.votes)

    @property
    def elections(self) -> tuple[Election, ...]:
        """All elections of the meeting."""
        return tuple(item.election for item in self.agenda if item.election)

    @property
    def elects(self) -> bool:
        """Return whether the meeting has an election, in either form of writing one."""
        return any(
            item.election or any(vote.matter == ELECTION for vote in item.votes) for item in self.agenda
        )

    @property
    def topic(self) -> str:
        """The topic of the meeting: its subject, or its first point."""
        return self.subject or (self.agenda[0].title if self.agenda else NOTHING)


class Minutes(ListFile):
    """A file of minutes: one of several when a year keeps them in a folder."""

    LIST = "会议"
    TITLED_BY = ("日期", "类型", "主题")
    ROLES = text_roles(
        BODY="内容 决议 提纲 准备情况 支委会报告 整改 个人自评 党员互评 民主测评 组织评定"
        " 本人汇报 介绍人意见 支委会意见 本人表态 选举办法",
        ITEM="主要表现 不足 查摆问题 他人意见 整改措施",
        LABEL="主题 题目 议题 落实",
        SPEECH="讨论 流程 相互批评",
    )

    meetings: Many[Meeting] = Field((), alias="会议", description="会议记录，一项一次会议")
