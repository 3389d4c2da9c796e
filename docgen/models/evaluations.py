"""evaluations.yaml: evaluations (评议与考核), records of several families told apart by their 类别."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, TypeAlias, get_args

from pydantic import Field, ValidationInfo, WrapValidator
from pydantic.functional_validators import ModelWrapValidatorHandler

from docgen.models.calendar import YearNumber
from docgen.models.doers import Doers
from docgen.models.fields import (
    LINE,
    NOTHING,
    TEXT_SCHEMA,
    BranchName,
    Count,
    Day,
    Line,
    Lines,
    Number,
    YesNo,
    choice,
)
from docgen.models.meeting_kinds import named_meeting
from docgen.models.names import Assignments, Name, Names, PointsByName, SaidByName
from docgen.models.numbered import Numbered
from docgen.models.reader import Listed, Reader, Scalar, as_text, misread, reader_of
from docgen.models.record import Many, Record, other_keys
from docgen.models.rules import ALL_MEMBERS, FULL_MEMBERS
from docgen.models.year_file import ListFile, text_roles
from docgen.reading.nodes import Entries, Text
from docgen.reading.values import Misread, Reading, parse_choice


class Evaluation(Numbered):
    """One evaluation of a branch; each family of them (类别) is a model of its own."""

    NUMBERED_BY = ("日期", "类别", "支部")
    OTHER_KEYS = other_keys(
        {
            "年度": "评议年度 考核年度",
            "支部": "党支部 支部名称 所在支部",
            "日期": "评议日期 评议时间 测评日期 测评时间 考核日期",
        }
    )

    KIND: ClassVar[str] = ""
    """The 类别 by which its records are told."""
    COUNTS_THE_YEAR: ClassVar[bool] = False
    """Whether it is counted from the minutes of its 年度, in whose folder it stands."""

    number: Line = Field(
        NOTHING,
        alias="编号",
        description="文件名和命令里用它，如 2023民主评议-2；不写就由日期、类别、支部组成",
    )
    kind: Annotated[str, LINE] = Field(alias="类别", description="评的是什么")
    of_year: YearNumber | None = Field(
        None, alias="年度", description="评议的是哪一年；一月、二月评上一年的，这里写上一年"
    )
    branch: BranchName = Field(NOTHING, alias="支部", description="哪个支部")
    day: Day = Field(alias="日期", description="评议的日期，名单按这一天的名册计算")

    @property
    def ballot_files(self) -> tuple[Text, ...]:
        """The files in the folder `ballots` that it names."""
        return ()

    @property
    def year_evaluated(self) -> int:
        """评议年度: as written, or the year of its day."""
        return self.of_year or self.day.year


class OfPeople(Evaluation):
    """An evaluation of members one by one."""

    OTHER_KEYS = Evaluation.OTHER_KEYS | other_keys(
        {"对象": "评议对象 参评党员 参评人员 参评对象", "计票人": "计票 计票员", "监票人": "监票 监票员"}
    )

    members: Names = Field((), alias="对象", description="评议哪些人；不写就是支部全体党员")


GRADES = tuple(map(Text, ("优秀", "合格", "基本合格", "不合格")))
"""R08: the grades of 民主评议党员, best first."""

ITEMS = tuple(map(Text, ("理想信念", "政治纪律", "作用发挥", "服务群众", "廉洁自律", "组织生活")))
"""What a member measures themselves against on the 自评表."""

OVER_CAP = ("照计", "整张作废")


class _Grades(Listed):
    """The grades of an appraisal, best first: at least one, each once."""

    def read(self, node: object, info: ValidationInfo) -> tuple[Text, ...]:
        grades: tuple[Text, ...] = Listed.read(self, node, info)
        if not grades or len(set(grades)) < len(grades):
            fault = "有的等次写了两次" if grades else "“等次”里一个等次也没有"
            raise misread(fault, "由高到低写，如 [优秀, 合格, 基本合格, 不合格]；通常的四个等次不用写")
        return grades


Grades = Annotated[tuple[Text, ...], _Grades(LINE)]


class Appraisal(OfPeople):
    """One branch's 民主评议党员."""

    KIND: ClassVar[str] = "民主评议党员"
    OTHER_KEYS = OfPeople.OTHER_KEYS | other_keys(
        {"选票": "选票文件 测评票 测评票文件", "评定": "评定等次 组织评定 支部评定", "优秀上限": "优秀名额"}
    )

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    grades: Grades = Field(
        GRADES, alias="等次", description="由高到低；不写就是 优秀、合格、基本合格、不合格"
    )
    most: Count | None = Field(
        None, alias="优秀上限", description="最多几名优秀；不写就按规定计算，写了就核对"
    )
    base: Annotated[str, choice("基数", FULL_MEMBERS, ALL_MEMBERS)] = Field(
        "", alias="基数", description="算优秀上限的人数：正式党员（通常）或 全体党员"
    )
    items: Lines = Field(ITEMS, alias="项目", description="自评表的对照内容，一项一行")
    copies: Count | None = Field(
        None, alias="份数", description="测评票印几张；不写就写“发出”，再不写就一人一张"
    )
    is_numbered: YesNo = Field(False, alias="票面编号", description="测评票上印不印编号，通常不印")
    took_part: Count | None = Field(None, alias="参加测评", description="参加测评的人数")
    issued: Count | None = Field(None, alias="发出", description="发出测评票的张数")
    collected: Count | None = Field(
        None, alias="收回", description="收回的张数，空白票也算；不写就按选票文件的行数"
    )
    ballots: Line = Field(
        NOTHING, alias="选票", description="ballots 文件夹里的 .csv 或 .xlsx，一张票一行，一人一列"
    )
    over_cap: Annotated[str, choice("超上限票", *OVER_CAP)] = Field(
        "照计", alias="超上限票", description="一张票上的优秀超过上限时：照计（通常）或 整张作废"
    )
    mutual_sheets: Line = Field(
        NOTHING,
        alias="互评表",
        description="ballots 文件夹里的互评结果，一人评的一行；有“评价人”一列的，评自己的不算",
    )
    full_marks: Number | None = Field(
        None, alias="互评满分", description="互评打分的写满分，如 100；评等次的不写"
    )
    own: Assignments = Field((), alias="自评", description="如 {刘玉兰: 合格}")
    mutual: Assignments = Field((), alias="互评", description="如 {刘玉兰: 优秀}；有“互评表”的不写")
    decided: Assignments = Field((), alias="评定", description="支部委员会评定的等次，如 {刘玉兰: 优秀}")
    tellers: Doers = Field((), alias="计票人", description="计票人")
    scrutineers: Doers = Field((), alias="监票人", description="监票人")
    with_chart: YesNo = Field(True, alias="附图", description="汇总表后面附不附测评情况图")

    @property
    def ballot_files(self) -> tuple[Text, ...]:
        """The ballots and the sheets of mutual appraisal."""
        return tuple(name for name in (self.ballots, self.mutual_sheets) if name)


class Comparison(OfPeople):
    """One branch's 一讲二评三公示; how it is done, and what is weighed, is the office's own affair."""

    KIND: ClassVar[str] = "一讲二评三公示"

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    promises: SaidByName = Field(
        (), alias="承诺", description="每人承诺什么，如 {刘玉兰: [每月听课四节, 结对帮扶两名学生]}"
    )
    blank_promises: Count = Field(
        3, alias="承诺项数", description="没有写承诺的人，承诺书上空几行（3—5）；不写就是3"
    )
    deadline: Line = Field(NOTHING, alias="承诺期限", description="兑现的期限，如 2023年12月10日前")
    kept: SaidByName = Field((), alias="兑现", description="每人兑现的情况，如 {刘玉兰: 每月听课四节以上}")
    spoken: SaidByName = Field(
        (), alias="讲述", description="每人讲述的要点，如 {刘玉兰: […]}；写了就有讲述记录"
    )
    items: PointsByName = Field(
        (), alias="项目", description="打分项目和满分，如 {履行岗位职责: 40, 服务师生: 30, 廉洁自律: 30}"
    )
    full_marks: Number | None = Field(
        None, alias="满分", description="不分项目、只打总分时的满分；写了“项目”就不用写"
    )
    weights: Assignments = Field(
        (), alias="权重", description="各来源占多少，如 {领导: 40%, 同级: 40%, 群众: 20%}，加起来是100%"
    )
    sheets: Assignments = Field(
        (),
        alias="选票",
        description="ballots 文件夹里各来源的打分表，如 {同级: 同级互评表.csv}；"
        "样子同打印的互评表，另加“评分人”一列",
    )
    places: Count = Field(2, alias="小数位", description="总分保留几位小数，不写就是2；只在最后四舍五入一次")
    tellers: Doers = Field((), alias="计票人", description="统分的人")
    scrutineers: Doers = Field((), alias="监票人", description="监督统分的人")

    @property
    def ballot_files(self) -> tuple[Text, ...]:
        """The score sheets of each source."""
        return tuple(given.value for given in self.sheets if given.value)


HALVES = ("上半年", "下半年")


def _proof(text: Text, _reader: Reader) -> Reading[Text]:
    """The name of papers that prove something; that of a meeting in its one form."""
    may_be_family = any(family.startswith(text) for family in FAMILIES)  # 民主评议 may be either
    meeting = None if may_be_family else named_meeting(text)
    return Reading(Text(meeting.kind, text.place) if meeting and not meeting.body else text)


class Indicator(Record):
    """A second-level indicator (二级指标)."""

    name: Line = Field(alias="指标", description="二级指标")
    points: Number | None = Field(None, alias="分值", description="满分")
    standard: Line = Field(NOTHING, alias="标准", description="评分标准")
    own: Number | None = Field(None, alias="自评", description="支部自评得分；不写就留空手填")
    superior: Number | None = Field(None, alias="总支评分", description="总支的评分；不写就留空手填")
    proofs: Annotated[tuple[Text, ...], Listed(Scalar(_proof, TEXT_SCHEMA))] = Field(
        (), alias="依据", description="由哪些材料证明：会议的类型、计划、公示、评议的类别"
    )
    other_proofs: Lines = Field(
        (), alias="其他依据", description="docgen 不生成的材料，照印，如 党费收缴台账"
    )


class IndicatorGroup(Record):
    """A first-level indicator (一级指标)."""

    name: Line = Field(alias="指标", description="一级指标")
    below: Many[Indicator] = Field((), alias="下级", description="二级指标，一项一条")


class BranchReview(Evaluation):
    """A branch measured against the indicators of its superior."""

    KIND: ClassVar[str] = "支部考核"
    COUNTS_THE_YEAR: ClassVar[bool] = True

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    items: Many[IndicatorGroup] = Field((), alias="项目", description="一级指标，下面写二级指标")
    full_marks: Number | None = Field(None, alias="满分", description="总分；写了就和各项分值核对")


class CheckItem(Record):
    """An item that a person looks at and writes down by hand."""

    shorthand: ClassVar[str] = "项目"

    name: Line = Field(alias="项目", description="检查什么")
    standard: Line = Field(NOTHING, alias="要求", description="应当做到什么")
    found: Line = Field(NOTHING, alias="情况", description="检查的情况；不写就留空手填")


class HalfYearCheck(Evaluation):
    """The work of a branch in half a year: counted where there are records, the rest by hand."""

    KIND: ClassVar[str] = "半年检查"
    COUNTS_THE_YEAR: ClassVar[bool] = True

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    half: Annotated[str, choice("半年", *HALVES)] = Field(alias="半年", description="上半年 或 下半年")
    items: Many[CheckItem] = Field((), alias="项目", description="要看、要记的其他项目，一项一条")


class StudyLedger(Evaluation):
    """The study hours of every member, month by month, up to its day."""

    KIND: ClassVar[str] = "学时台账"
    COUNTS_THE_YEAR: ClassVar[bool] = True

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    required: Number | None = Field(
        None, alias="要求", description="每名党员一年多少学时；不写就按计划和规定里严的"
    )
    others: PointsByName = Field(
        (), alias="另行要求", description="要求不同的人，如 {刘玉兰: 56}（支部书记和委员）"
    )


class Reflection(Record):
    """One piece that somebody wrote."""

    name: Name = Field(alias="姓名", description="谁写的")
    title: Line = Field(NOTHING, alias="题目", description="文章的题目")
    day: Day | None = Field(None, alias="日期", description="交的日期")
    length: Count | None = Field(None, alias="字数", description="多少字")
    remark: Line = Field(NOTHING, alias="备注", description="如 在支部党员大会上交流")


class ReflectionRegister(Evaluation):
    """The register of who wrote what; members who wrote nothing keep an empty row."""

    KIND: ClassVar[str] = "心得体会"

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    topic: Line = Field(NOTHING, alias="主题", description="学习什么的心得体会")
    entries: Many[Reflection] = Field((), alias="登记", description="一篇一项：姓名、题目、日期、字数、备注")


AnyEvaluation: TypeAlias = (
    Appraisal | Comparison | BranchReview | HalfYearCheck | StudyLedger | ReflectionRegister
)
"""A family is registered here, with `|`, and below; its papers in `docgen.papers.evaluations.evaluations`."""

FAMILIES: Mapping[str, type[Evaluation]] = {model.KIND: model for model in get_args(AnyEvaluation)}


def _of_its_family(
    node: object, _handler: ModelWrapValidatorHandler[Evaluation], info: ValidationInfo
) -> Evaluation:
    """Read a record by the model of its 类别: another family's keys would only confuse."""
    if not isinstance(node, Entries):
        raise misread("这里应当是一组“键: 值”", "每一项以“- 编号: …”开头，下面写 类别、支部、日期……")
    kind = as_text(node.get(Text("类别"), Text("", node.place)))
    try:
        meant = reader_of(info).office.means("类别", kind)
        known, _ = parse_choice(meant, tuple(FAMILIES), "类别")
    except Misread as fault:
        raise misread(fault.message, fault.hint, kind.place) from None
    return FAMILIES[known].model_validate(node, context=info.context)


class Evaluations(ListFile):
    """A year's evaluations."""

    LIST = "评议"
    TITLED_BY = ("编号", "类别", "支部")
    ROLES = text_roles(LABEL="标准 情况 主题 题目 备注", ITEM="承诺 兑现 讲述")

    evaluations: Many[Annotated[AnyEvaluation, WrapValidator(_of_its_family)]] = Field(
        (), alias="评议", description="评议和考核，一项一次"
    )
