"""民主评议党员: self-appraisal, mutual appraisal, the ballot, and the grades the committee gave."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, ValidationInfo

from docgen.models.evaluations.common import OfPeople
from docgen.models.fields import LINE, NOTHING, Count, Line, Lines, Number, YesNo, choice
from docgen.models.names import Assignments, Names
from docgen.models.reader import Listed, misread
from docgen.reading.nodes import Text

GRADES = tuple(map(Text, ("优秀", "合格", "基本合格", "不合格")))
"""R08: the grades of 民主评议党员, best first."""

ITEMS = tuple(map(Text, ("理想信念", "政治纪律", "作用发挥", "服务群众", "廉洁自律", "组织生活")))
"""What a member measures themselves against on the 自评表."""

BASES = ("正式党员", "全体党员")
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

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    grades: Grades = Field(
        GRADES, alias="等次", description="由高到低；不写就是 优秀、合格、基本合格、不合格"
    )
    most: Count | None = Field(
        None, alias="优秀上限", description="最多几名优秀；不写就按规定计算，写了就核对"
    )
    base: Annotated[str, choice("基数", *BASES)] = Field(
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
    tellers: Names = Field((), alias="计票人", description="计票人")
    scrutineers: Names = Field((), alias="监票人", description="监票人")
    with_chart: YesNo = Field(True, alias="附图", description="汇总表后面附不附测评情况图")

    @property
    def ballot_files(self) -> tuple[Text, ...]:
        """The ballots and the sheets of mutual appraisal."""
        return tuple(name for name in (self.ballots, self.mutual_sheets) if name)
