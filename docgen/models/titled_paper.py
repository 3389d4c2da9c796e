"""A titled, dated and signed paper with sections, as a YAML file says it; all have one head and one tail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from docgen.models.fields import NOTHING, Day, Line, Lines, Paragraphs, People, YesNo, choice
from docgen.models.record import Many, Record, other_keys
from docgen.models.year_file import Role, YearFile, text_roles
from docgen.reading.nodes import Text

DUTY_KEYS = {
    "责任人": "负责人 落实人 牵头人 承办人 负责 牵头 责任部门 负责部门 牵头部门 责任单位 负责同志 牵头单位",
    "时限": "完成时间 完成时限 完成期限 期限",
}
"""The other words for who does something until when."""
FORMS = ("独行", "接排")

Form = Annotated[str, choice("标题形式", *FORMS)]


class Section(Record):
    """A heading with its text and what stands below it; numbers are made by docgen, never typed."""

    shorthand: ClassVar[str] = "内容"

    OTHER_KEYS = other_keys(
        {
            "标题": "名称 任务 任务名称 题目",
            "内容": "主要内容 具体内容 工作内容",
            "下级": "措施 具体措施 工作措施 主要措施 举措",
            **DUTY_KEYS,
        }
    )

    title: Line = Field(NOTHING, alias="标题", description="标题，不写序号，末尾不加句号")
    text: Paragraphs = Field(
        (), alias="内容", description="做什么、做几次、做到什么程度；一段或几段，可以不写"
    )
    table: Paragraphs = Field((), alias="表格", description="正文后面的表格，一行一行写，格与格之间用 | 隔开")
    responsible: Line = Field(NOTHING, alias="责任人", description="职务或姓名，几个用顿号隔开，如 组织委员")
    deadline: Line = Field(NOTHING, alias="时限", description="什么时候完成，如 3月—12月、3月31日前")
    sections: Many[Section] = Field(
        (), alias="下级", description="下一级的标题，写法和这里一样，一共到第四级"
    )


class HeadingForms(Record):
    """标题形式: whether the headings of a level stand on their own line or run into the text."""

    first: Form = Field("独行", alias="一级", description="独行 或 接排")
    second: Form = Field("独行", alias="二级", description="独行 或 接排")
    third: Form = Field("接排", alias="三级", description="独行 或 接排")
    fourth: Form = Field("接排", alias="四级", description="独行 或 接排")

    def runs_in(self, level: int) -> bool:
        """Tell whether headings of that level (1 to 4) run into the text."""
        return (self.first, self.second, self.third, self.fourth)[level - 1] == "接排"


class OpeningKeys(YearFile):
    """The keys of a paper that come before its sections."""

    OTHER_KEYS = other_keys(
        {
            "文号": "发文字号 发文号",
            "标题": "题目 文件标题",
            "主送": "主送机关 主送单位",
            "导语": "前言 引言 开头",
            "结束语": "结尾 结语",
            "署名": "落款 落款单位 发文单位 制定单位",
            "成文日期": "落款日期 落款时间 成文时间 制定日期 发文日期",
        }
    )

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


class TitledPaper(OpeningKeys):
    """A titled, dated and signed paper with sections. A model adds what its paper has beside them."""

    CALLED: ClassVar[str] = "文件"
    """What messages call it."""
    FIRST_MONTH: ClassVar[int] = 13
    """The month of the year before from which on it may be issued; 13: none."""
    LAST_MONTH: ClassVar[int] = 0
    """The month of the year after up to which it may be issued; 0: none."""
    ROLES: ClassVar[Mapping[str, Role]] = text_roles(
        HEADING="标题",
        BODY="导语 内容 章节 结束语",
        ITEM="下级",
        LABEL="表格 责任人 时限 附件 附注 主送",
    )

    sections: Many[Section] = Field((), alias="章节", description="其他章节，标题自己定")
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
        # Not HeadingForms(): validation takes nodes and needs a Reader.
        HeadingForms.model_construct(),
        alias="标题形式",
        description="各级标题独行还是接排；不写就是一级、二级独行，三级、四级接排",
    )

    def levelled_sections(self) -> Iterator[tuple[Section, int]]:
        """All sections with their level in the paper."""
        for section in self.sections:
            yield from with_levels(section, 1)

    def numbered_texts(self) -> Iterator[Text]:
        """The headings, and the sentences without one, that docgen numbers."""
        for section, _ in self.levelled_sections():
            yield section.title or (section.text[0] if section.text else section.title)


def with_levels(section: Section, level: int) -> Iterator[tuple[Section, int]]:
    """A section of that level, and all that stand below it."""
    yield section, level
    for child in section.sections:
        yield from with_levels(child, level + 1)
