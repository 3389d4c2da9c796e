"""minutes.yaml: the year's minutes (会议记录), a list of meetings of seven kinds."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BeforeValidator, Field, ValidationInfo

from docgen.models.doers import Doer, Doers, Speeches
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
from docgen.models.meeting_as_typed import (
    WRITTEN_ELSEWHERE,
    as_keys_have_it,
    keys_of_leave,
    with_leave_by_reason,
)
from docgen.models.meeting_kinds import MEETING_KINDS, FormKind, Kinds, joint_name
from docgen.models.names import AbsentPeople, CamePeople, Name, Names
from docgen.models.organization import STEP_KEYS
from docgen.models.reader import JsonSchema, Listed, Reader, Scalar, as_items, as_text, misread, one_or_list
from docgen.models.record import Many, Record, other_keys
from docgen.models.rules import ELECTION
from docgen.models.self_checks import SelfChecks
from docgen.models.titled_paper import DUTY_KEYS
from docgen.models.votes_taken import Vote
from docgen.models.year_file import ListFile, text_roles
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Misread, Reading, parse_decimal

ENDINGS = ("按期转正", "延长预备期", "取消预备党员资格")


def _hours(text: Text, _reader: Reader) -> Reading[Decimal]:
    # 小时 and 课时 are no 学时: how many they make the office knows. Only the word itself is left off.
    if text.strip().endswith(("课时", "小时", "分钟", "节课")):
        raise Misread(f"“{text}”是多少学时看不出来", "折合成学时，写成“学时: 2”")
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
    OTHER_KEYS = other_keys(
        {
            "题目": "议题 议题名称 名称 标题",
            "内容": "主要内容 传达内容 学习内容 通报内容",
            "讨论": "讨论情况 讨论发言 讨论意见 发言 发言情况 发言记录",
            "表决": "表决结果 表决情况 投票 投票结果 投票情况 票数",
            "决议": "决定 形成决议 决议内容 决定事项 议定事项",
            "落实": "落实情况 落实要求 落实措施",
        }
    )

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

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        """Read 结果 beside a vote as that vote's own, to be compared with its numbers."""
        entries = super()._entries_of(node)
        key = next((key for key in _RESULTS if entries.get(key)), "")
        votes = _votes_of_one_matter(entries.get("表决")) if key else []
        if not votes:
            return entries
        judged = Items((_with_result(vote, entries, key) for vote in votes), votes[0].place)
        kept = {name: value for name, value in entries.items() if name != key}
        return Entries({**kept, "表决": judged}, entries.place, entries.key_places)


_RESULTS = ("结果", "表决结果")


def _votes_of_one_matter(node: object) -> list[Entries]:
    """The vote of an item, or those of branches that vote each for itself; of several matters none."""
    votes = [_as_vote(each) for each in (node if isinstance(node, Items) else [node])]
    told = [vote for vote in votes if vote and not vote.keys() & {*_RESULTS}]
    if len(told) != len(votes):
        return []
    return told if len(votes) == 1 or all("支部" in vote for vote in told) else []


def _as_vote(node: object) -> Entries | None:
    if isinstance(node, Text) and node:
        return Vote.spelt_out(node)
    return node if isinstance(node, Entries) else None


def _with_result(vote: Entries, item: Entries, key: str) -> Entries:
    places = {**vote.key_places, "结果": item.key_places[key]}
    return Entries({**vote, "结果": item[key]}, vote.place, places)


class Meeting(Record):
    """One meeting: what every kind has, and what only some kinds have."""

    OTHER_KEYS = other_keys(
        {
            "类型": "会议类型 类别 会议类别 会议种类",
            "形式": "会议形式 召开形式",
            "支部": "党支部 支部名称 所属支部 所在支部",
            "日期": "会议日期 开会日期 召开日期 活动日期 上课日期",
            "时间": "会议时间 开会时间 召开时间 活动时间 上课时间",
            "地点": "会议地点 开会地点 召开地点 活动地点 上课地点 会议室 会场 活动场所",
            "主持人": "主持 会议主持 会议主持人 主持者",
            "记录人": "记录 会议记录人 记录员 记录者",
            "主讲人": "主讲 授课人 讲课人 授课老师 主讲教师",
            "主题": "会议主题 题目 活动主题 党课题目 党课主题",
            "应到": "应到人数 应出席 应出席人数 应到会 应到会人数 应参会 应参会人数 应参加 应参加人数",
            "实到": "实到人数 到会人数 出席人数 参会人数 实际到会 参加人数 参与人数 到场人数"
            " 实到会 实到会人数 实参会 实参会人数 实参加人数 实出席人数",
            "出席": "出席人员 出席人 出席党员 参加 参加人员 参会 参会人员 到会 到会人员 到会党员"
            " 签到人员 签到人 签到名单 实到人员 到场 到场人员 参与人 参与人员 参加人 参加党员",
            "缺席": "缺席人员 缺席人 缺席情况 缺席名单 未到 未到人员 未到会 未参会 未出席 缺勤 缺勤人员",
            "列席": "列席人员 列席人 列席领导 列席党员 列席情况",
            "议题": "议程 会议议题 会议议程 讨论事项 审议事项 研究事项",
            "内容": "会议内容 活动内容 主要内容 活动过程 会议过程 过程",
            "讨论": "讨论情况 讨论发言 讨论意见 发言 发言情况 发言记录",
            "决议": "会议决议 决定 会议决定 议定事项 决定事项",
            "补记": "补录 补记日期 补记时间 补录日期",
            "附签到表": "附签到 签到表",
            "附照片页": "照片 附照片 照片页 会议照片 活动照片",
        }
    )

    JOINED_KEYS, ELSEWHERE = frozenset({"缺席", "列席"}), WRITTEN_ELSEWHERE

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        return with_leave_by_reason(super()._entries_of(node))

    @classmethod
    def _known(cls, entries: Entries, reader: Reader) -> Entries:
        as_keys_have_it(entries, AgendaItem.words_for("表决"), reader)
        return super()._known(entries, reader)

    @classmethod
    def _words_for_keys(cls, entries: Entries, reader: Reader) -> Mapping[str, str]:
        words, leave = super()._words_for_keys(entries, reader), keys_of_leave(entries)
        return {**words, **dict.fromkeys(leave, "缺席")} if leave else words

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
    chair: Doer | None = Field(None, alias="主持人", description="主持人")
    recorder: Doer | None = Field(None, alias="记录人", description="记录人")
    lecturer: Doer | None = Field(None, alias="主讲人", description="党课的主讲人")
    subject: Line = Field(NOTHING, alias="主题", description="主题，文件名用它；不写就用第一个议题")
    expected: HeadCount | None = Field(None, alias="应到", description="可以不写，由名册计算；写了就核对")
    present: HeadCount | None = Field(None, alias="实到", description="实到人数；写了缺席的姓名就不用写")
    everybody: YesNo | None = Field(None, alias="全体到会", description="没有人缺席时写“是”")
    came: CamePeople | None = Field(None, alias="出席", description="到会的人，一个不漏；写了“缺席”就不用写")
    absent: AbsentPeople | None = Field(
        None, alias="缺席", description="如 {区志远: 支教}，也可以写 区志远（支教）；没有人缺席写“无”"
    )
    attending: Doers = Field((), alias="列席", description="列席的人，不算应到，如 周志强（总支）")
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
    checks: SelfChecks = Field(
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
