"""支部考核 and 半年检查: what a branch is measured against, and the papers that prove it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from docgen.models.evaluations.common import Evaluation
from docgen.models.fields import NOTHING, Line, Lines, Number, choice
from docgen.models.record import Record
from docgen.models.records import Many

HALVES = ("上半年", "下半年")


class Indicator(Record):
    """A second-level indicator (二级指标)."""

    name: Line = Field(alias="指标", description="二级指标")
    points: Number | None = Field(None, alias="分值", description="满分")
    standard: Line = Field(NOTHING, alias="标准", description="评分标准")
    own: Number | None = Field(None, alias="自评", description="支部自评得分；不写就留空手填")
    superior: Number | None = Field(None, alias="总支评分", description="总支的评分；不写就留空手填")
    proofs: Lines = Field((), alias="依据", description="由哪些材料证明：会议的类型、计划、公示、评议的类别")
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
    """What is looked at and written down by hand."""

    shorthand: ClassVar[str] = "项目"

    name: Line = Field(alias="项目", description="检查什么")
    standard: Line = Field(NOTHING, alias="要求", description="应当做到什么")
    found: Line = Field(NOTHING, alias="情况", description="检查的情况；不写就留空手填")


class HalfYearCheck(Evaluation):
    """What a branch has done in half a year: counted where there are records, the rest by hand."""

    KIND: ClassVar[str] = "半年检查"
    COUNTS_THE_YEAR: ClassVar[bool] = True

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    half: Annotated[str, choice("半年", *HALVES)] = Field(alias="半年", description="上半年 或 下半年")
    items: Many[CheckItem] = Field((), alias="项目", description="要看、要记的其他项目，一项一条")
