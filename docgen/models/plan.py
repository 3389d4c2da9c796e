"""plan.yaml: the annual work plan (年度工作计划); the order of the keys is the order of the document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from docgen.models.fields import (
    NOTHING,
    BranchName,
    Days,
    Line,
    Lines,
    Months,
    Paragraphs,
    Times,
    choice,
)
from docgen.models.meeting_kinds import Kind
from docgen.models.reader import Listed, Reader
from docgen.models.record import Many, Record, other_keys
from docgen.models.titled_paper import DUTY_KEYS, OpeningKeys, Section, TitledPaper, with_levels
from docgen.models.year_file import Role, text_roles
from docgen.reading.nodes import Entries, Items, Node, Text
from docgen.reading.values import parse_date, parse_months, parse_time_range, understood

OTHER_SCOPES = {
    "总支": "党总支",
    "支部": "每个支部",
    "各支部": "每个支部",
    "各党支部": "每个支部",
    "党小组": "每个党小组",
    "各党小组": "每个党小组",
    "全体党员": "每名党员",
    "每个党员": "每名党员",
}
SCOPES = ("党总支", "每个支部", "每个党小组", "每名党员")
Scope = Annotated[str, choice("范围", *SCOPES, near=OTHER_SCOPES)]
TABLES = ("月度安排表", "三会一课年度安排表")
REGULARLY = "定期"
"""What stands under 月份 for what comes again and again (频次, 拟定): the time beside it says how often."""


class Goals(Record):
    """工作目标: the general goal and the particular ones."""

    shorthand: ClassVar[str] = "总体目标"

    @classmethod
    def _entries_of(cls, node: object) -> Entries:
        """Read a list of sentences as the particular goals."""
        if isinstance(node, Items) and all(isinstance(each, Text) for each in node):
            return Entries({"具体目标": node}, node.place, {"具体目标": node.place})
        return super()._entries_of(node)

    general: Paragraphs = Field((), alias="总体目标", description="总体目标，一段或几段")
    particular: Lines = Field((), alias="具体目标", description="具体目标，每项一句，自动编号")


class Task(Section):
    """重点任务: a key task; what stands below it are its measures (措施)."""

    shorthand: ClassVar[str] = "标题"

    OTHER_KEYS = Section.OTHER_KEYS | other_keys({"措施": "下级 具体措施 工作措施 主要措施 举措"})

    sections: Many[Section] = Field(
        (), alias="措施", description="具体措施，每项有标题和内容，或者只写一句话"
    )


def _key_of_time(value: Node, year: int | None) -> str:
    """The key that a value under 时间 means: hours, a day, months, or how often."""
    if not isinstance(value, Text):
        return "时间"
    if value.startswith("每"):
        return "频次" if "次" in value else "拟定"
    ways: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("时间", parse_time_range),
        ("日期", lambda text: parse_date(text, year)),
        ("月份", parse_months),
    )
    found = (key for key, parse in ways if understood(parse, value))
    # Of 9月10日前 the message is that of months.
    return next(found, "月份" if "月" in value else "时间")


class ScheduleItem(Record):
    """日程安排: something promised (频次), proposed (拟定) or dated (日期) in the year."""

    OTHER_KEYS = other_keys(
        {
            "事项": "会议名称 活动名称 名称 工作事项 工作内容",
            "内容": "活动内容 主要内容 具体内容",
            "类型": "会议类型 类别",
            "主持": "主持人 主讲 主讲人",
            "地点": "会议地点 活动地点",
            "责任人": DUTY_KEYS["责任人"],
            "材料": "形成材料 应形成的材料 档案材料",
        }
    )

    @classmethod
    def _words_for_keys(cls, entries: Entries, reader: Reader) -> Mapping[str, str]:
        """Read what tables of offices have: 时间 of any sort, 内容 where nothing else names the matter."""
        words = super()._words_for_keys(entries, reader)
        time, contents = entries.get("时间"), cls.words_for("内容") & entries.keys()
        if time and (key := _key_of_time(time, reader.year)) != "时间":
            words = {**words, "时间": key}
        # 日期: 6月下旬 has no day yet.
        day = entries.get("日期")
        if day and "月份" not in entries and _key_of_time(day, reader.year) == "月份":
            words = {**words, "日期": "月份"}
        if contents and not cls.words_for("事项") & entries.keys():
            words = {**words, **dict.fromkeys(contents, "事项")}
        return words

    name: Line = Field(alias="事项", description="事情的名字")
    kind: Kind = Field("", alias="类型", description="会议的类型，别的事情不写")
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
    scope: Scope = Field("", alias="范围", description="谁来做")
    venue: Line = Field(NOTHING, alias="地点", description="地点")
    subject: Line = Field(
        NOTHING, alias="内容", description="内容，会议印在三会一课表的“内容”栏里，别的事印在月度表的事项后面"
    )
    chair: Line = Field(NOTHING, alias="主持", description="主持人或主讲人")
    responsible: Line = Field(NOTHING, alias="责任人", description="责任人")
    papers: Lines = Field((), alias="材料", description="应当形成的材料，几样用顿号隔开")
    remark: Line = Field(NOTHING, alias="备注", description="备注")


class PlanParts(OpeningKeys):
    """The parts of a plan between the head and the tail that every paper has.

    `sections` stands here too, because the keys are listed to people in the order of the document.
    """

    guidance: Paragraphs = Field((), alias="指导思想", description="指导思想，一段或几段")
    goals: Goals | None = Field(None, alias="工作目标", description="总体目标，和自动编号的具体目标")
    tasks: Many[Task] = Field((), alias="重点任务", description="一项一项的任务，每项有标题、内容、措施")
    sections: Many[Section] = Field((), alias="章节", description="其他章节，标题自己定")
    schedule: Many[ScheduleItem] = Field((), alias="日程安排", description="全年的会议和活动，印成附表")


class Plan(TitledPaper, PlanParts):
    """The annual plan. Every section may be left out."""

    OTHER_KEYS = TitledPaper.OTHER_KEYS | other_keys(
        {
            "工作目标": "目标 目标任务 主要目标 年度目标",
            "重点任务": "主要工作 重点工作 主要任务 工作任务 重点事项 工作重点 工作要点",
            "日程安排": "日程 日程表 行事历 时间安排 活动安排 进度安排 工作日程",
        }
    )
    CALLED = "计划"
    FIRST_MONTH = 10
    ROLES: ClassVar[Mapping[str, Role]] = {
        **TitledPaper.ROLES,
        **text_roles(
            HEADING="重点任务",
            BODY="指导思想 总体目标 工作目标",
            ITEM="具体目标 措施",
        ),
    }
    ROLES_BELOW: ClassVar[Mapping[str, Mapping[str, Role]]] = {"日程安排": text_roles(LABEL="事项 内容 备注")}

    span: Line = Field(
        NOTHING,
        alias="时段",
        description="管哪一段时间，如 2026—2027学年度第一学期；不写就看标题，标题里没有就是全年",
    )
    branch: BranchName = Field(NOTHING, alias="支部", description="哪个支部自己的计划；本单位的计划不写")
    tables: Annotated[tuple[str, ...], Listed(choice("附表", *TABLES))] = Field(
        TABLES, alias="附表", description="要印的附表，不写就两张都印；写 [] 就不印"
    )

    def levelled_sections(self) -> Iterator[tuple[Section, int]]:
        """The key tasks first, which stand under a heading of their own."""
        for task in self.tasks:
            yield from with_levels(task, 2)
        yield from super().levelled_sections()

    def numbered_texts(self) -> Iterator[Text]:
        """The particular goals first, which are numbered as well."""
        yield from self.goals.particular if self.goals else ()
        yield from super().numbered_texts()
