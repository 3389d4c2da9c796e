"""Ledgers of a branch: study hours (学时台账), written reflections (心得体会登记表)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from docgen.models.evaluations.common import Evaluation
from docgen.models.evaluations.mappings import PointsByName
from docgen.models.fields import NOTHING, Count, Day, Line, Number, choice
from docgen.models.names import Name
from docgen.models.record import Record
from docgen.models.records import Many


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
    """Who wrote what; members who wrote nothing keep an empty row."""

    KIND: ClassVar[str] = "心得体会"

    kind: Annotated[str, choice("类别", KIND)] = Field(alias="类别", description=KIND)
    topic: Line = Field(NOTHING, alias="主题", description="学习什么的心得体会")
    entries: Many[Reflection] = Field((), alias="登记", description="一篇一项：姓名、题目、日期、字数、备注")
