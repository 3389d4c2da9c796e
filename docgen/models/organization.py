"""organization.yaml: the unit, its branches, the roster (花名册), the candidates in training (培养对象)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from docgen.models.fields import (
    NONE,
    NOTHING,
    TEXT_SCHEMA,
    BranchName,
    Day,
    DayOfPerson,
    Days,
    Line,
    Month,
    MonthCount,
    choice,
)
from docgen.models.names import Names
from docgen.models.reader import Reader, Scalar
from docgen.models.record import Many, Record, other_keys
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import Misread, Reading, parse_name

BRANCHES, BRANCH_NAME = "支部", "名称"

STAGES = ("入党申请人", "入党积极分子", "发展对象")
STANDINGS = ("正式党员", "预备党员")

OTHER_STANDINGS = {
    "正式": "正式党员",
    "预备": "预备党员",
    "中共党员": "正式党员",
    "中共正式党员": "正式党员",
    "中共预备党员": "预备党员",
}
OTHER_STAGES = {"积极分子": "入党积极分子", "申请人": "入党申请人", "入党发展对象": "发展对象"}
NO_DAY = (*NONE, "－", "--", "暂无", "未转正", "未定", "空")
"""What stands in the cell of a day that there is not."""
PersonName = Annotated[Text, Scalar(lambda text, _reader: _one_spelling(text), TEXT_SCHEMA)]
"""A name in the one spelling that all files have for it: 阿依古丽.买买提 is 阿依古丽·买买提."""
Gender = Annotated[str, choice("性别", "男", "女")]
Standing = Annotated[str, choice("身份", *STANDINGS, near=OTHER_STANDINGS)]
Stage = Annotated[str, choice("身份", *STAGES, near=OTHER_STAGES)]


def _one_spelling(text: Text) -> Reading[Text]:
    try:
        name, note = parse_name(text)
    except Misread:  # what is no name is told where it is asked for
        return Reading(text)
    return Reading(Text(name, text.place), note)


STEP_KEYS = {
    "申请入党时间": "申请入党日期 入党申请时间 入党申请日期 递交入党申请书时间 申请入党 递交申请书时间"
    " 递交申请时间",
    "确定积极分子时间": "确定积极分子日期 确定为积极分子时间 确定入党积极分子时间 确定积极分子 确定为积极分子"
    " 确定为入党积极分子时间 列为积极分子时间 确定入党积极分子",
    "列为发展对象时间": "列为发展对象日期 确定发展对象时间 确定为发展对象时间 列为发展对象 确定发展对象"
    " 确定为发展对象",
    "预审时间": "预审日期 预审通过时间 预审通过日期 预审通过",
    "转正申请时间": "转正申请日期 申请转正时间 申请转正日期 递交转正申请书时间 申请转正 转正申请",
}
"""Other words for the days of the steps, wherever they are typed."""


class Steps(Record):
    """The steps on the way into the Party (发展党员的步骤): what was done when, and by whom."""

    applied: DayOfPerson = Field(None, alias="申请入党时间", description="递交入党申请书的日期")
    recommended: Line = Field(
        NOTHING, alias="推荐方式", description="推荐为积极分子的方式，如 党员推荐、群团组织推优"
    )
    activist: DayOfPerson = Field(None, alias="确定积极分子时间", description="被确定为入党积极分子的日期")
    mentors: Names = Field((), alias="培养联系人", description="一至两名正式党员")
    listed: DayOfPerson = Field(None, alias="列为发展对象时间", description="列为发展对象的日期")
    sponsors: Names = Field((), alias="入党介绍人", description="两名正式党员")
    vetted: Line = Field(NOTHING, alias="政治审查", description="政治审查的结论，如 合格")
    trained: Line = Field(NOTHING, alias="集中培训", description="短期集中培训，如 24学时，成绩合格")
    reviewed: DayOfPerson = Field(None, alias="预审时间", description="上级党委预审通过的日期")
    asked: DayOfPerson = Field(None, alias="转正申请时间", description="递交转正申请书的日期")


class PersonRecord(Record):
    """The data that the roster holds for any person, member or candidate."""

    # In the columns of a roster, too.
    OTHER_KEYS = other_keys(
        {
            "编号": "党员编号 工号 职工号 人员编号",
            "姓名": "党员姓名 名字",
            "出生年月": "出生日期 出生时间 出生年月日",
            "学历": "文化程度 最高学历 学历学位 学历层次",
            "民族": "族别",
            "支部": "党支部 所在支部 所在党支部 所属支部 所属党支部 支部名称 所在党组织 所属党组织",
            "党小组": "小组 所在党小组 所属党小组 所在小组 所属小组 党小组名称",
            "党内职务": "党内任职 党内担任职务 党内现任职务 现任党内职务 党务职务 党组织职务 支部职务",
            "行政职务": "职务 岗位 工作岗位 行政职务或岗位 现任职务 现任行政职务 行政任职",
            "身份": "党员身份 人员类别 党员类别 党员类型 党员性质 政治面貌",
            "入党日期": "入党时间 入党年月日 入党年月 入党 加入党组织日期 加入党组织时间 加入中共组织日期"
            " 加入中国共产党日期 加入中国共产党时间",
            "转正日期": "转正时间 转正年月 转正年月日 转正 转为正式党员日期 转为正式党员时间",
            "转出日期": "转出时间 调离日期 调出日期 去世日期 逝世日期 除名日期 出党日期 离开日期"
            " 组织关系转出时间 组织关系转出日期",
            "转入日期": "转入时间 组织关系转入时间 组织关系转入日期",
            "状态": "在岗状态 目前状态 人员状态 党员状态 在职状态 在岗情况",
            "备注": "说明 备注说明",
            **STEP_KEYS,
        }
    )

    @classmethod
    def _known(cls, entries: Entries, reader: Reader) -> Entries:
        """Leave out what says that there is no such day: rosters have — or 无 in the cell."""
        given = super()._known(entries, reader)
        for key in [key for key in given if key.endswith(("日期", "时间", "年月"))]:
            if given[key] in NO_DAY:
                given.pop(key)
        return given

    number: Line = Field(NOTHING, alias="编号", description="自己定，不重复，如 D01")
    name: PersonName = Field(alias="姓名", description="姓名")
    gender: Gender = Field("", alias="性别", description="男 或 女")
    ethnicity: Line = Field(NOTHING, alias="民族", description="如 汉族")
    birth: Month | None = Field(None, alias="出生年月", description="如 1968-03")
    education: Line = Field(NOTHING, alias="学历", description="如 本科")
    post: Line = Field(NOTHING, alias="行政职务", description="如 数学教师")
    status: Line = Field(
        Text("在岗"), alias="状态", description="在岗、退休、外派支教、长期卧病……；离开的写转出、去世、除名……"
    )
    remark: Line = Field(NOTHING, alias="备注", description="需要说明的事")


class Period(Record):
    """From a day to a day, both included, with what it rests on; without 至 it has not ended."""

    start: Day = Field(alias="自", description="从哪一天起")
    end: Day | None = Field(None, alias="至", description="到哪一天止；还没有结束就不写")
    basis: Line = Field(alias="依据", description="如 2023-01-05党总支批复，支部党员大会通过")

    def holds(self, day: date) -> bool:
        """Tell whether the day lies in it."""
        return self.start <= day and (self.end is None or day <= self.end)


class Member(Steps, PersonRecord):
    """A Party member (党员): full (正式党员) or on probation (预备党员)."""

    ELSEWHERE = dict.fromkeys(
        (
            *("联系电话", "电话", "手机", "手机号", "手机号码", "身份证号", "身份证号码", "邮箱"),
            *("籍贯", "住址", "家庭住址", "职称", "参加工作时间", "年龄", "党龄"),
        ),
        "docgen 用不上这一项：删掉，或者写在“备注”里",
    )

    group: Line = Field(NOTHING, alias="党小组", description="所在党小组")
    party_post: Line = Field(
        NOTHING,
        alias="党内职务",
        description="如 第一支部书记；几个职务用“、”隔开；年中才任、已经卸任的写上日期："
        "第二支部委员（2023-12-29起）、第二支部委员（至2023-12-29）",
    )
    standing: Standing = Field("正式党员", alias="身份", description="正式党员 或 预备党员")
    admitted: DayOfPerson = Field(None, alias="入党日期", description="支部大会接收为预备党员的日期")
    confirmed: DayOfPerson = Field(
        None, alias="转正日期", description="预备期满、党龄起算的日子，或者支部大会通过的日子；预备党员不写"
    )
    extension: MonthCount | None = Field(
        None, alias="延长预备期", description="支部大会决定延长预备期的，写延长的月数，如 6"
    )
    arrived: Day | None = Field(
        None, alias="转入日期", description="组织关系转入的日期；入党就在本支部的不写"
    )
    left: Day | None = Field(
        None,
        alias="转出日期",
        description="组织关系转出（或去世、除名、出党）的日期，当天起不再算；是哪一种写在“状态”里；这一行不要删掉",
    )
    excused: Many[Period] = Field(
        (), alias="不计应到", description="经上级同意、大会通过，不计算在应到会人数之内：自、至、依据"
    )
    on_probation: Many[Period] = Field(
        (), alias="留党察看", description="受留党察看处分期间没有表决权：自、至、依据"
    )


class Candidate(Steps, PersonRecord):
    """Somebody on the way into the Party (培养对象)."""

    branch: BranchName = Field(NOTHING, alias="支部", description="负责培养的支部")
    stage: Stage = Field(alias="身份", description="入党申请人、入党积极分子 或 发展对象")
    examined: Days = Field(
        (),
        alias="考察时间",
        description="支部考察积极分子的日期，半年一次，写成列表；会议记录里有“考察”议题的不写",
    )


class Branch(Record):
    """A branch (支部) with its members in roster order."""

    name: Line = Field(alias=BRANCH_NAME, description="支部名称，如 第一支部")
    members: Many[Member] = Field((), alias="党员", description="花名册")
    term: Line = Field(NOTHING, alias="届期", description="这个支部自己的届期，和全单位一样的不写")

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of its members, each once."""
        return tuple(dict.fromkeys(str(member.group) for member in self.members if member.group))


class Organization(Record):
    """The unit (单位) whose papers these are."""

    OTHER_KEYS = other_keys(
        {
            "单位": "单位名称 单位全称 党组织 党组织名称 党组织全称 全称",
            "简称": "单位简称 党组织简称",
            "届期": "本届任期 本届届期 任期",
            "花名册": "党员花名册 名册",
            BRANCHES: "党支部 各支部 下属支部 支部名单",
        }
    )

    name: Line = Field(alias="单位", description="党组织全称，用作署名")
    short_name: Line = Field(NOTHING, alias="简称", description="党组织简称，标题和文件里用它")
    term: Line = Field(NOTHING, alias="届期", description="本届任期，如 2021—2024")
    roster: Line = Field(
        NOTHING,
        alias="花名册",
        description="花名册的 Excel 或 CSV 文件名，与 organization.yaml 放在一起；写了它，支部下面不写党员",
    )
    branches: Many[Branch] = Field((), alias=BRANCHES, description="各支部和花名册")
    candidates: Many[Candidate] = Field((), alias="培养对象", description="入党申请人、积极分子、发展对象")

    @property
    def members(self) -> tuple[Member, ...]:
        """All members, branch by branch in roster order."""
        return tuple(member for branch in self.branches for member in branch.members)


def branch_names(root: Entries) -> list[str]:
    """The names of the branches as they stand in organization.yaml: by them the file itself is read."""
    return [str(branch_name(branch)) for branch in members_of(root.get(BRANCHES))]


def branch_name(branch: Node) -> Text:
    """The name of a branch, as typed."""
    name = branch.get(BRANCH_NAME) if isinstance(branch, Entries) else None
    return name if isinstance(name, Text) else Text("")


def members_of(node: Node | None) -> list[Node]:
    """The members of a list as typed; a single one may stand for the list."""
    if node is None or node == "":
        return []
    return list(node) if isinstance(node, Items) else [node]
