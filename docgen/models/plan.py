"""plan.yaml: the annual work plan (年度工作计划); the order of the keys is the order of the document."""

from __future__ import annotations

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

    title: Line = Field(NOTHING, alias="标题", description="标题，不写序号，末尾不加句号")
    text: Paragraphs = Field(
        (), alias="内容", description="做什么、做几次、做到什么程度；一段或几段，可以不写"
    )
    responsible: Line = Field(NOTHING, alias="责任人", description="职务或姓名，几个用顿号隔开，如 组织委员")
    deadline: Line = Field(NOTHING, alias="时限", description="什么时候完成，如 3月—12月、3月31日前")
    sections: Many[Section] = Field(
        (), alias="下级", description="下一级的标题，写法和这里一样，一共到第四级"
    )


class Task(Section):
    """重点任务: a key task; what stands below it are its measures (措施)."""

    shorthand: ClassVar[str] = "标题"

    sections: Many[Section] = Field(
        (), alias="措施", description="具体措施，每项有标题和内容，或者只写一句话"
    )


class ScheduleItem(Record):
    """日程安排: something promised (频次), proposed (拟定) or dated (日期) in the year."""

    name: Line = Field(alias="事项", description="事情的名字")
    kind: Annotated[str, choice("类型", *MEETING_KINDS)] = Field(
        "", alias="类型", description="会议的类型，别的事情不写"
    )
    promise: Line = Field(
        NOTHING,
        alias="频次",
        description="承诺做几次，如 每月至少一次、每月1—2次、每两个月一次、每学期至少一次",
    )
    proposal: Line = Field(
        NOTHING, alias="拟定", description="打算在哪天，如 每月第一个周一 16:00、每学期第三周周四"
    )
    days: Days = Field(
        (), alias="日期", description="定了的日子，如 2023-06-30；几天写成 [2023-06-30, 2023-09-28]"
    )
    months: Months | None = Field(None, alias="月份", description="只定到月，如 3月、3月—5月")
    time: Times | None = Field(None, alias="时间", description="如 15:00—16:30")
    scope: Annotated[str, choice("范围", *SCOPES)] = Field("", alias="范围", description="谁来做")
    venue: Line = Field(NOTHING, alias="地点", description="地点")
    subject: Line = Field(NOTHING, alias="内容", description="内容，表里用它；不写就用事项")
    chair: Line = Field(NOTHING, alias="主持", description="主持人或主讲人")
    responsible: Line = Field(NOTHING, alias="责任人", description="责任人")
    papers: Lines = Field((), alias="材料", description="应当形成的材料，几样用顿号隔开")
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


class Plan(Record):
    """The annual plan. Every section may be left out."""

    # 版头
    number: Line = Field(NOTHING, alias="文号", description="发文字号，如 云三中党〔2023〕3号；写了就印红头")
    issuer_mark: Line = Field(NOTHING, alias="发文机关标志", description="红头上的大字；不写就是“单位+文件”")
    copy_number: Line = Field(NOTHING, alias="份号", description="涉密公文的六位份号，如 000001")
    secrecy: Line = Field(NOTHING, alias="密级", description="密级和保密期限，如 机密★1年")
    urgency: Annotated[str, choice("紧急程度", "特急", "加急")] = Field(
        "", alias="紧急程度", description="特急 或 加急"
    )
    signers: People = Field((), alias="签发人", description="报给上级的文件的签发人，一位或几位，如 [王建国]")
    # 主体
    title: Lines = Field(
        (), alias="标题", description="标题；自己定换行写成 [第一行, 第二行]；不写就是“简称+年度+工作计划”"
    )
    addressees: Lines = Field((), alias="主送", description="发给谁，一个或几个")
    lead: Paragraphs = Field((), alias="导语", description="开头的一段话")
    guidance: Paragraphs = Field((), alias="指导思想", description="指导思想，一段或几段")
    goals: Goals | None = Field(None, alias="工作目标", description="总体目标，和自动编号的具体目标")
    tasks: Many[Task] = Field((), alias="重点任务", description="一项一项的任务，每项有标题、内容、措施")
    sections: Many[Section] = Field((), alias="章节", description="其他章节，标题自己定")
    schedule: Many[ScheduleItem] = Field((), alias="日程安排", description="全年的会议和活动，印成附表")
    closing: Paragraphs = Field((), alias="结束语", description="结尾的一段话")
    annexes: Lines = Field((), alias="附件", description="另外装订的材料的名称，后面不加标点；附表会自动列入")
    signature: Line = Field(
        NOTHING, alias="署名", description="党组织全称；不写就是 organization.yaml 里的单位"
    )
    issued: Day | None = Field(
        None, alias="成文日期", description="会议通过或领导签发的日期，如 2023-01-10；不写就印【待补】"
    )
    sealed: YesNo = Field(False, alias="用印", description="是否盖章，盖章的落款位置不同")
    note: Line = Field(NOTHING, alias="附注", description="日期下面括号里的话，如 此件公开发布，括号不用写")
    # 版记
    copies: Lines = Field((), alias="抄送", description="抄送的单位，一个或几个；写了就印版记")
    printer: Line = Field(NOTHING, alias="印发机关", description="印文件的部门；写了就印版记")
    printed: Day | None = Field(None, alias="印发日期", description="印文件的日期；写了就印版记")
    # 版式
    forms: HeadingForms = Field(
        HeadingForms.model_construct(),
        alias="标题形式",
        description="各级标题独行还是接排；不写就是一级、二级独行，三级、四级接排",
    )
    tables: Annotated[tuple[str, ...], Listed(choice("附表", *TABLES))] = Field(
        TABLES, alias="附表", description="要印的附表，不写就两张都印；写 [] 就不印"
    )
