"""notices.yaml: the year's publicity notices (公示), and what came of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from docgen.models.contacts import Contact, with_contact
from docgen.models.fields import (
    DAY,
    NOTHING,
    TEXT_SCHEMA,
    BranchName,
    Day,
    JoinedLine,
    Line,
    Month,
    Paragraphs,
    YesNo,
    choice,
)
from docgen.models.meeting_kinds import named_meeting
from docgen.models.names import Name, read_names
from docgen.models.notice_period import (
    CALENDAR_DAYS,
    PERIOD_KEYS,
    WORKDAYS,
    Length,
    day_posted,
    key_of_period,
    length_told,
)
from docgen.models.numbered import Numbered
from docgen.models.organization import STEP_KEYS, Gender, Steps
from docgen.models.reader import JsonSchema, Reader, Scalar, misread
from docgen.models.record import Many, Record, other_keys
from docgen.models.year_file import ListFile, text_roles
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Reading, parse_date
from docgen.reading.values.objections import objections_told

ACTIVIST, LISTED, ADMITTED, CONFIRMED = "入党积极分子", "发展对象", "接收预备党员", "预备党员转正"
AWARD, RANKING, FREE = "评优评先", "评比结果", "其他"
STAGE_KINDS = (ACTIVIST, LISTED, ADMITTED, CONFIRMED)
NOTICE_KINDS = (*STAGE_KINDS, AWARD, RANKING, FREE)
_NEAR = {
    **{kind: kind for kind in NOTICE_KINDS if kind != FREE},
    **dict.fromkeys(("积极分子", "确定积极分子", "确定入党积极分子"), ACTIVIST),
    **dict.fromkeys(("列为发展对象", "确定发展对象", "拟发展对象"), LISTED),
    **dict.fromkeys(("预备党员接收", "拟接收预备党员", "接收新党员"), ADMITTED),
    **dict.fromkeys(("转正", "党员转正", "拟转正", "预备党员按期转正"), CONFIRMED),
    **dict.fromkeys(("评先评优", "评优", "评先", "先进", "优秀党员"), AWARD),
    "评比": RANKING,
}
OTHER_KINDS = {name: kind for near, kind in _NEAR.items() for name in (near, f"{near}公示")}
"""The same in other words of offices: 发展对象公示."""
SAME_DAY, NEXT_DAY = "当日", "次日"
STARTS = (SAME_DAY, NEXT_DAY)
UNITS = (WORKDAYS, CALENDAR_DAYS)
IN_ROSTER_ORDER, BY_STROKES, AS_TYPED = "名册", "姓氏笔画", "照写"
ORDERS = (IN_ROSTER_ORDER, BY_STROKES, AS_TYPED)
MEETING = "会议"

Unit = Annotated[str, choice("单位", *UNITS, near={"日历日": CALENDAR_DAYS, "工作天": WORKDAYS})]
OTHER_STARTS = {"当天": SAME_DAY, "第二天": NEXT_DAY, "次日起": NEXT_DAY}
Start = Annotated[str, choice("起算", *STARTS, near=OTHER_STARTS)]


_PostedOn = Annotated[date, Scalar(day_posted, DAY.schema)]


class Basis(NamedTuple):
    """The basis of a notice: words to be printed, or a meeting to be looked up in the minutes.

    Of a meeting `day`, `kind` and `body` are as far as they were told; bare 会议 tells none of them.
    """

    text: Text
    is_meeting: bool = False
    day: date | None = None
    kind: str = ""
    body: str = ""


_DATED = re.compile(r"(?P<day>[0-9０-９]{4}[-./—年][-0-9０-９./—年月日号]+)\s*(?P<meeting>.+)")


def _basis(text: Text, reader: Reader) -> Reading[Basis]:
    """Whole words only: 经2023年9月11日支委会研究 is to be printed, 2023-09-11 支委会 to be looked up."""
    typed = text.strip()
    if typed == MEETING:
        return Reading(Basis(text, is_meeting=True))
    found = _DATED.fullmatch(typed)
    meeting = named_meeting(found["meeting"]) if found else None
    if found is None or meeting is None:
        return Reading(Basis(text))
    day, note = parse_date(found["day"], reader.year)
    return Reading(Basis(text, True, day, meeting.kind, reader.office.body(meeting.body)), note)


class Subject(Steps):
    """对象: one person (or body) that a notice is about; what the roster knows need not be written."""

    shorthand: ClassVar[str] = "姓名"
    OTHER_KEYS = other_keys({**STEP_KEYS, "接收时间": "接收日期 入党时间 入党日期"})

    name: Name = Field(alias="姓名", description="姓名，或者集体的名称")
    gender: Gender = Field("", alias="性别", description="名册里有就不用写")
    ethnicity: Line = Field(NOTHING, alias="民族", description="名册里有就不用写")
    birth: Month | None = Field(None, alias="出生年月", description="名册里有就不用写")
    education: Line = Field(NOTHING, alias="学历", description="名册里有就不用写")
    post: Line = Field(NOTHING, alias="行政职务", description="印作工作岗位；名册里有就不用写")
    admitted: Day | None = Field(None, alias="接收时间", description="接收为预备党员的日期；名册里有就不用写")
    item: Line = Field(NOTHING, alias="项目", description="称号或评比项目，与整份公示的不同时才写")
    deeds: Line = Field(NOTHING, alias="事迹", description="评优评先的主要事迹，一段")
    outcome: Line = Field(NOTHING, alias="成绩", description="评比的名次、等次或得分")


def _split(node: object, info: ValidationInfo) -> list[object]:
    """Names in one text are several subjects; a mapping is one."""
    members = list(node) if isinstance(node, Items) else [node]
    return [each for member in members if member != "" for each in _subjects(member, info)]


_DESCRIBES = re.compile(
    r"[，,、；;\s](?:男|女|[^，,、；;\s]{1,4}族|[^，,、；;]*(?:出生|入党|参加工作)|(?:大学|本科|专科|大专|硕士|研究生|中专)[^，,、；;]*)"
    r"(?=[，,、；;\s。]|$)"
)


def _subjects(member: object, info: ValidationInfo) -> Iterable[object]:
    if not isinstance(member, Text):
        return [member]
    # 女 and 汉族 behind a name would become two persons more.
    if _DESCRIBES.search(member):
        mend = "各写一项，如 对象: {姓名: …, 性别: …, 民族: …}；名册里有的只写姓名"
        raise misread("“对象”里除了姓名还有个人情况，没有读", mend, member.place)
    return read_names(member, info)


class _Split:
    """Annotates a tuple of subjects: a list of names and mappings, or several names in one text."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_before_validator_function(_split, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchema:
        return {"anyOf": [TEXT_SCHEMA, handler(core)]}


def _of_told(entries: Entries, value: Node) -> str:
    is_count = isinstance(value, Text) and objections_told(value) is not None
    return "反映" if is_count and "反映" not in entries else "情况"


class Outcome(Record):
    """结果: what was told while the notice hung, for 公示情况报告."""

    shorthand: ClassVar[str] = "反映"
    OTHER_KEYS = other_keys({"核实": "核实情况 核实结果 处理情况 处理结果 调查情况 调查结果"})

    @classmethod
    def _words_for_keys(cls, entries: Entries, reader: Reader) -> Mapping[str, str]:
        """Add 反映情况, which is how many there were, or what they said."""
        words = super()._words_for_keys(entries, reader)
        typed = [key for key in ("反映情况", "反映问题") if key in entries]
        return {**words, **{key: _of_told(entries, entries[key]) for key in typed}}

    told: Line = Field(alias="反映", description="没有写“无异议”；有就写几件，如 1件")
    about: Line = Field(NOTHING, alias="情况", description="反映的是什么")
    checked: Line = Field(NOTHING, alias="核实", description="核实的经过和结论")
    reported: Day | None = Field(None, alias="报告日期", description="公示情况报告的成文日期")
    addressee: Line = Field(NOTHING, alias="主送", description="报告报给谁；支部的不写就是本单位")

    @property
    def nothing(self) -> bool:
        """Tell whether nobody told anything."""
        return objections_told(self.told) is False

    @property
    def is_clear(self) -> bool:
        """Tell whether the words say for certain that something was told, or that nothing was."""
        return objections_told(self.told) is not None


class Notice(Numbered):
    """One publicity notice."""

    NUMBERED_BY = ("发布日期", "类别", "对象", "项目")

    OTHER_KEYS = other_keys(
        {
            "类别": "公示类别 类型 公示类型 公示种类",
            "标题": "公示标题",
            "支部": "党支部 支部名称 所在支部",
            "对象": "公示对象 人员 公示人员 人选 公示人选",
            "依据": "公示依据",
            "内容": "公示内容",
            "发布日期": "发布时间 张贴日期 张贴时间",
            "天数": "公示天数",
            "截止": "截止日期 截止时间 公示截止",
            "张贴": "张贴地点 公示地点 公示方式 公示形式 张贴处 张贴位置 公示渠道 公示载体",
            "结果": "公示结果 公示结论",
        }
    )

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        return with_contact(super()._entries_of(node))

    @classmethod
    def _words_for_keys(cls, entries: Entries, reader: Reader) -> Mapping[str, str]:
        """Add the words for the period, which mean what their values say."""
        period = {key: key_of_period(entries[key]) for key in PERIOD_KEYS if key in entries}
        return {**super()._words_for_keys(entries, reader), **period}

    number: Line = Field(
        NOTHING,
        alias="编号",
        description="自己定，不重复，如 2023-01；生成时可以按它挑选；不写就由发布日期、类别、对象组成",
    )
    kind: Annotated[str, choice("类别", *NOTICE_KINDS, near=OTHER_KINDS)] = Field(
        alias="类别", description="、".join(NOTICE_KINDS)
    )
    title: Line = Field(NOTHING, alias="标题", description="可以不写，由程序拟定；“其他”类要写")
    branch: BranchName = Field(NOTHING, alias="支部", description="哪个支部的公示；不写就看对象属于哪个支部")
    item: Line = Field(NOTHING, alias="项目", description="评优评先的称号，或者评比的名称")
    subjects: Annotated[tuple[Subject, ...], _Split()] = Field(
        (), alias="对象", description="姓名，几个人写成列表；依据写“会议”时可以不写，由决议来定"
    )
    order: Annotated[str, choice("排列", *ORDERS)] = Field(
        IN_ROSTER_ORDER,
        alias="排列",
        description="名册：按名册的先后；姓氏笔画：由程序按笔画排，并注明按姓氏笔画为序；照写",
    )
    basis: Annotated[Basis | None, Scalar(_basis, TEXT_SCHEMA)] = Field(
        None, alias="依据", description="会议、2023-06-20 党员大会（到会议记录里找），或者照印的一句话"
    )
    text: Paragraphs = Field((), alias="内容", description="“其他”类的正文；别的类别，印在人员情况后面")
    posted: _PostedOn | None = Field(None, alias="发布日期", description="张贴的日子，也是成文日期")
    length: Annotated[Length | None, Scalar(length_told, TEXT_SCHEMA)] = Field(
        None, alias="天数", description="公示几天，如 5；不写就按规定"
    )
    unit: Unit = Field("", alias="单位", description="工作日 或 自然日")
    start: Start = Field("", alias="起算", description="当日：张贴的那天算第一天；次日：第二天算第一天")
    deferred: YesNo = Field(False, alias="顺延", description="按自然日、最后一天放假时，是否顺延到上班那天")
    until: Day | None = Field(
        None, alias="截止", description="公示到哪天，照印；不写就由程序按天数和放假安排来数"
    )
    posted_at: JoinedLine = Field(NOTHING, alias="张贴", description="公示的方式和地点，如 校务公开栏")
    contact: Contact | None = Field(None, alias="受理", description="受理意见的部门、电话、地址、信箱")
    signature: Line = Field(NOTHING, alias="署名", description="可以不写，由支部或单位来定")
    sealed: YesNo = Field(True, alias="用印", description="是否留出盖章的位置")
    outcome: Outcome | None = Field(
        None, alias="结果", description="公示结束后写：无，或者反映、情况、核实、报告日期"
    )


class Notices(ListFile):
    """The file: the notices, and what they have in common."""

    LIST = "公示"
    TITLED_BY = ("编号", "类别", "对象")
    ROLES = text_roles(TITLE="标题", BODY="内容", ITEM="事迹", LABEL="项目 情况 核实 依据 主送")

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        return with_contact(super()._entries_of(node))

    contact: Contact | None = Field(
        None, alias="受理", description="各份公示共用的受理部门、电话、地址、信箱"
    )
    posted_at: JoinedLine = Field(NOTHING, alias="张贴", description="各份公示共用的张贴地点")
    addressee: Line = Field(NOTHING, alias="主送", description="本单位的公示情况报告报给哪个上级党组织")
    notices: Many[Notice] = Field((), alias="公示", description="公示，一项一份")

    def with_notices(self, notices: Sequence[Notice]) -> Notices:
        """The same file with these notices."""
        return self.model_copy(update={"notices": tuple(notices)})
