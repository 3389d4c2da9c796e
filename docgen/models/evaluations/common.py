"""What every record of evaluations.yaml has, whatever its 类别."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from docgen.models.calendar import YearNumber
from docgen.models.fields import LINE, NOTHING, Day, Line
from docgen.models.names import Names
from docgen.models.record import Record
from docgen.reading.nodes import Text


class Evaluation(Record):
    """One evaluation of a branch; each family of them (类别) is a model of its own."""

    KIND: ClassVar[str] = ""
    """The 类别 by which its records are told."""
    COUNTS_THE_YEAR: ClassVar[bool] = False
    """Whether it is counted from the minutes of its 年度, in whose folder it stands."""

    number: Line = Field(alias="编号", description="文件名和命令里用它，如 2023民主评议-2")
    kind: Annotated[str, LINE] = Field(alias="类别", description="评的是什么")
    of_year: YearNumber | None = Field(
        None, alias="年度", description="评议的是哪一年；一月、二月评上一年的，这里写上一年"
    )
    branch: Line = Field(NOTHING, alias="支部", description="哪个支部")
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

    members: Names = Field((), alias="对象", description="评议哪些人；不写就是支部全体党员")
