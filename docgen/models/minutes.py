"""minutes.yaml: the year's minutes (会议记录), a list of meetings of seven kinds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field

from docgen.base.diagnostics import Place
from docgen.base.suggestion import meant_word
from docgen.models.fields import (
    NOTHING,
    TEXT_SCHEMA,
    BranchNames,
    Count,
    Day,
    GroupName,
    Line,
    Lines,
    MonthCount,
    Paragraphs,
    Times,
    YesNo,
    choice,
)
from docgen.models.meeting_kinds import MEETING_KINDS, Kind
from docgen.models.names import AbsentPeople, CamePeople, Name, Names, Speeches
from docgen.models.reader import Reader, Scalar, misread
from docgen.models.record import Many, Record, other_keys
from docgen.models.rules import ADMISSION, ELECTION, GENERAL, MATTERS, TRANSFER
from docgen.models.titled_paper import DUTY_KEYS
from docgen.models.year_file import ListFile, text_roles
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Misread, Reading, parse_decimal
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
ENDINGS = ("按期转正", "延长预备期", "取消预备党员资格")


def _hours(text: Text, _reader: Reader) -> Reading[Decimal]:
    # 小时 is no 学时, which lasts 45 minutes: only the word itself is left off.
    return parse_decimal(text.strip().removesuffix("学时").removesuffix("个"))


Hours = Annotated[Decimal, Scalar(_hours, TEXT_SCHEMA)]


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


class Vote(Record):
    """表决: what was voted on, and the count of the ballots."""

    OTHER_KEYS = other_keys(
        {
            "事项": "表决事项",
            "方式": "表决方式",
            "发出": "发出票数 发出选票 发出表决票",
            "收回": "收回票数 收回选票 收回表决票",
            "赞成": "同意 赞成票 同意票 赞成票数 同意票数",
            "不赞成": "反对 不同意 反对票 不赞成票 不同意票 反对票数 不赞成票数",
            "弃权": "弃权票 弃权票数",
            "无效": "无效票 废票 无效票数",
            "计票人": "计票 计票员",
            "监票人": "监票 监票员",
            UNANIMOUS: "结果 表决结果 全票通过",
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
    in_favour: Count = Field(alias="赞成", description="赞成票数；写了“一致通过”就不用写")
    against: Count = Field(0, alias="不赞成", description="不赞成票数")
    abstained: Count = Field(0, alias="弃权", description="弃权票数，空白票算弃权")
    spoilt: Count = Field(0, alias="无效", description="无效票数")
    written: Count = Field(0, alias="书面赞成", description="会前书面赞成票数：算票数，不算到会")
    voters_present: Count | None = Field(
        None, alias="到会有表决权", description="到会有表决权的人数；写了缺席的姓名就不用写，由程序计算"
    )
    ballots: Line = Field(
        NOTHING, alias="选票", description="ballots 文件夹里的选票文件；写了它，票数可以不写，写了就核对"
    )
    unanimous: YesNo = Field(
        False, alias=UNANIMOUS, description="到会有表决权的都赞成的写“是”，票数不用写，由程序按到会的人算"
    )
    tellers: Names = Field((), alias="计票人", description="计票人")
    scrutineers: Names = Field((), alias="监票人", description="监票人")

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        """Read a vote of one line, or whose number is a word (全票), as the keys that it means."""
        typed = _spelt_out(Entries({}, node.place), node) if isinstance(node, Text) else node
        entries = super()._entries_of(typed)
        own = {cls.OTHER_KEYS.get(key, key): key for key in entries}
        for key in (UNANIMOUS, "赞成"):
            said = entries.get(own.get(key, ""))
            if isinstance(said, Text) and (said not in _ANSWERS if key == UNANIMOUS else is_unanimous(said)):
                return _spelt_out(entries, said, own[key])
        # How many they were is reckoned when it is known who was present.
        if entries.get(own.get(UNANIMOUS, "")) == "是" and "赞成" not in own:
            return _with_values(entries, {"赞成": "0"}, entries.place)
        return entries

    @property
    def counted(self) -> int:
        """The ballots that were counted: 赞成 + 不赞成 + 弃权 + 无效, written opinions aside."""
        return self.in_favour + self.against + self.abstained + self.spoilt


class Nominee(Record):
    """人选: the person whom an admission or a transfer is about, with the steps behind them."""

    shorthand: ClassVar[str] = "姓名"

    name: Name = Field(alias="姓名", description="姓名")
    applied: Day | None = Field(None, alias="申请入党时间", description="递交入党申请书的日期")
    activist: Day | None = Field(None, alias="确定积极分子时间", description="被确定为入党积极分子的日期")
    listed: Day | None = Field(None, alias="列为发展对象时间", description="列为发展对象的日期")
    reviewed: Day | None = Field(None, alias="预审时间", description="上级党委预审通过的日期")
    admitted: Day | None = Field(None, alias="接收时间", description="接收为预备党员的日期；名册里有就不用写")
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
    return not any(key in keys or meant_word(key, SelfCheck.keys()) for key in node)


def _self_check(node: Entries, name: str) -> Entries:
    place, said = node.key_places[name], node[name]
    own = said if isinstance(said, Entries) else Entries({"查摆问题": said}, place, {"查摆问题": place})
    return Entries({"姓名": Text(name, place), **own}, place, {"姓名": place, **own.key_places})


class Meeting(Record):
    """One meeting: what every kind has, and what only some kinds have."""

    OTHER_KEYS = other_keys(
        {
            "类型": "会议类型",
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
            "缺席": "请假 缺席人员 缺席人 请假人员 未到 未到人员 未到会",
            "列席": "列席人员 列席人",
            "议题": "议程 会议议题 会议议程",
            "决议": "会议决议",
        }
    )

    kind: Kind = Field(alias="类型", description="、".join(MEETING_KINDS))
    branches: BranchNames = Field((), alias="支部", description="哪个支部；几个支部联合开的写成列表")
    group: GroupName = Field(NOTHING, alias="党小组", description="党小组的会写这一项，如 第三党小组")
    day: Day = Field(alias="日期", description="如 2023-03-08")
    time: Times | None = Field(None, alias="时间", description="如 15:00—16:30")
    venue: Line = Field(NOTHING, alias="地点", description="地点")
    chair: Name | None = Field(None, alias="主持人", description="主持人")
    recorder: Name | None = Field(None, alias="记录人", description="记录人")
    lecturer: Name | None = Field(None, alias="主讲人", description="党课的主讲人")
    subject: Line = Field(NOTHING, alias="主题", description="主题，文件名用它；不写就用第一个议题")
    expected: Count | None = Field(None, alias="应到", description="可以不写，由名册计算；写了就核对")
    present: Count | None = Field(None, alias="实到", description="实到人数；写了缺席的姓名就不用写")
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
    sign_in: YesNo = Field(False, alias="附签到表", description="是否附签到表")
    photos: Lines = Field((), alias="附照片页", description="要几张写几，或者写各张照片的说明")

    @property
    def votes(self) -> tuple[Vote, ...]:
        """All votes of the meeting."""
        return tuple(vote for item in self.agenda for vote in item.votes)

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
        " 本人汇报 介绍人意见 支委会意见 本人表态",
        ITEM="主要表现 不足 查摆问题 他人意见 整改措施",
        LABEL="主题 题目 议题 落实",
        SPEECH="讨论 流程 相互批评",
    )

    meetings: Many[Meeting] = Field((), alias="会议", description="会议记录，一项一次会议")
