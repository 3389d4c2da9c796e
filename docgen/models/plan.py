"""plan.yaml: the annual work plan (年度工作计划); the order of the keys is the order of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from docgen.models.fields import (
    NOTHING,
    Day,
    Days,
    Line,
    Lines,
    Months,
    Paragraphs,
    People,
    Times,
    YesNo,
    choice,
)
from docgen.models.reader import Listed
from docgen.models.record import Many, Record
from docgen.models.year_file import Role, YearFile, text_roles

MEETING_KINDS = ("党员大会", "支委会", "党小组会", "党课", "主题党日", "组织生活会", "民主评议会")
SCOPES = ("党总支", "每个支部", "每个党小组", "每名党员")
TABLES = ("月度安排表", "三会一课年度安排表")
FORMS = ("独行", "接排")

Form = Annotated[str, choice("标题形式", *FORMS)]


class Goals(Record):
    """工作目标: the general goal and the particular ones."""

    shorthand: ClassVar[str] = "总体目标"

    general: Paragraphs = Field((), alias="总体目标", description="总体目标，一段或几段")
    particular: Lines = Field((), alias="具体目标", description="具体目标，每项一句，自动编号")


class Section(Record):
    """A heading with its text and what stands below it; numbers are made by docgen, never typed."""

    shorthand: ClassVar[str] = "内容"

    title: Line = Field(NOTHING, alias="标题", description="标题，不写序号")
    text: Paragraphs = Field((), alias="内容", description="正文，一段或几段")
    responsible: Line = Field(NOTHING, alias="责任人", description="谁来做，如 组织委员")
    deadline: Line = Field(NOTHING, alias="时限", description="什么时候完成，如 3月—12月")
    sections: Many[Section] = Field((), alias="下级", description="下一级标题，最多到第四级")


class Task(Section):
    """重点任务: a key task; what stands below it are its measures (措施)."""

    shorthand: ClassVar[str] = "标题"

    sections: Many[Section] = Field(
        (), alias="措施", description="具体措施，每项有标题和内容，或者只写一句话"
    )


class ScheduleItem(Record):
    """日程安排: something promised (频次), proposed (拟定) or dated (日期) in the year."""

    name: Line = Field(alias="事项", description="做什么")
    kind: Annotated[str, choice("类型", *MEETING_KINDS)] = Field("", alias="类型", description="会议的类型")
    promise: Line = Field(NOTHING, alias="频次", description="承诺的次数，如 每月至少一次")
    proposal: Line = Field(NOTHING, alias="拟定", description="拟定的日期规则，如 每月第一个周一 16:00")
    days: Days = Field((), alias="日期", description="已经定下的日期，一个或几个")
    months: Months | None = Field(None, alias="月份", description="只定了月份时写，如 3月 或 3月—5月")
    time: Times | None = Field(None, alias="时间", description="如 15:00—16:30")
    scope: Annotated[str, choice("范围", *SCOPES)] = Field("", alias="范围", description="谁来做")
    venue: Line = Field(NOTHING, alias="地点", description="地点")
    subject: Line = Field(NOTHING, alias="内容", description="内容，表里用它；不写就用事项")
    chair: Line = Field(NOTHING, alias="主持", description="主持人或主讲人")
    responsible: Line = Field(NOTHING, alias="责任人", description="责任人")
    papers: Lines = Field((), alias="材料", description="应形成的材料")
    remark: Line = Field(NOTHING, alias="备注", description="备注")


class HeadingForms(Record):
    """标题形式: whether the headings of a level stand on their own line or run into the text."""

    first: Form = Field("独行", alias="一级", description="独行 或 接排")
    second: Form = Field("独行", alias="二级", description="独行 或 接排")
    third: Form = Field("接排", alias="三级", description="独行 或 接排")
    fourth: Form = Field("接排", alias="四级", description="独行 或 接排")

    def runs_in(self, level: int) -> bool:
        """Whether headings of that level (1 to 4) run into the text."""
        return (self.first, self.second, self.third, self.fourth)[level - 1] == "接排"


class Plan(YearFile):
    """The annual plan. Every section may be left out."""

    ROLES = text_roles(
        HEADING="标题 重点任务",
        BODY="导语 指导思想 总体目标 工作目标 内容 章节 结束语",
        ITEM="具体目标 措施 下级",
        LABEL="责任人 时限 附件 附注 主送",
    )
    ROLES_BELOW: ClassVar[Mapping[str, Mapping[str, Role]]] = {"日程安排": text_roles(LABEL="事项 内容 备注")}

    # 版头
    number: Line = Field(NOTHING, alias="文号", description="发文字号，如 云三中党〔2023〕3号；写了就印红头")
    issuer_mark: Line = Field(NOTHING, alias="发文机关标志", description="红头大字；不写就是“单位+文件”")
    copy_number: Line = Field(NOTHING, alias="份号", description="涉密公文的六位份号，如 000001")
    secrecy: Line = Field(NOTHING, alias="密级", description="密级和保密期限，如 机密★1年")
    urgency: Annotated[str, choice("紧急程度", "特急", "加急")] = Field(
        "", alias="紧急程度", description="特急 或 加急"
    )
    signers: People = Field((), alias="签发人", description="上行文的签发人，几个人用“、”隔开")
    # 主体
    title: Lines = Field(
        (), alias="标题", description="标题；写成列表就按列表分行；不写就是“简称+年度+工作计划”"
    )
    addressees: Lines = Field((), alias="主送", description="主送机关")
    lead: Paragraphs = Field((), alias="导语", description="开头的一段话")
    guidance: Paragraphs = Field((), alias="指导思想", description="指导思想，一段或几段")
    goals: Goals | None = Field(None, alias="工作目标", description="工作目标")
    tasks: Many[Task] = Field((), alias="重点任务", description="重点任务")
    sections: Many[Section] = Field((), alias="章节", description="其他章节，标题自己定")
    schedule: Many[ScheduleItem] = Field((), alias="日程安排", description="全年的会议和活动，印成附表")
    closing: Paragraphs = Field((), alias="结束语", description="结尾的一段话")
    annexes: Lines = Field((), alias="附件", description="附件名称；附表会自动列入")
    signature: Line = Field(NOTHING, alias="署名", description="署名；不写就是单位")
    issued: Day | None = Field(None, alias="成文日期", description="如 2023-01-10")
    sealed: YesNo = Field(False, alias="用印", description="是否盖章，盖章的落款位置不同")
    note: Line = Field(NOTHING, alias="附注", description="附注，如 此件公开发布")
    # 版记
    copies: Lines = Field((), alias="抄送", description="抄送机关")
    printer: Line = Field(NOTHING, alias="印发机关", description="印发机关")
    printed: Day | None = Field(None, alias="印发日期", description="印发日期")
    # 版式
    forms: HeadingForms = Field(
        HeadingForms.model_construct(), alias="标题形式", description="各级标题独行还是接排"
    )
    tables: Annotated[tuple[str, ...], Listed(choice("附表", *TABLES))] = Field(
        TABLES, alias="附表", description="要印的附表；写 [] 就不印"
    )
