"""一讲二评三公示: promises, what the leader and the others think of each, points by source, a ranking."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from docgen.models.evaluations.common import OfPeople
from docgen.models.evaluations.mappings import PointsByName, SaidByName
from docgen.models.fields import NOTHING, Count, Line, Number, choice
from docgen.models.names import Assignments, Names
from docgen.reading.nodes import Text


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
    tellers: Names = Field((), alias="计票人", description="统分的人")
    scrutineers: Names = Field((), alias="监票人", description="监督统分的人")

    @property
    def ballot_files(self) -> tuple[Text, ...]:
        """The score sheets of each source."""
        return tuple(given.value for given in self.sheets if given.value)
