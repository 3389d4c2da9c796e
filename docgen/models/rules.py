"""rules.yaml: what must be held how often, as dated data with a source; the office may override each."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from docgen.models.fields import NOTHING, Day, Line, choice
from docgen.models.plan import MEETING_KINDS, SCOPES
from docgen.models.record import Record
from docgen.models.records import Many


class Rule(Record):
    """One duty of a regulation, in force from a day (自) until a day (至), both included."""

    number: Line = Field(alias="编号", description="如 ZT11；plans/rules.yaml 里编号相同的代替内置的")
    name: Line = Field(alias="事项", description="做什么，如 党员大会、集中学习")
    kind: Annotated[str, choice("类型", *MEETING_KINDS)] = Field("", alias="类型", description="会议的类型")
    promise: Line = Field(NOTHING, alias="频次", description="如 每季度至少一次；写 不作要求 就不检查")
    scope: Annotated[str, choice("范围", *SCOPES)] = Field(alias="范围", description="谁来做")
    share: Line = Field(NOTHING, alias="比例", description="至多占多少，如 1/3；只有等次的上限用它")
    base: Annotated[str, choice("基数", "正式党员", "全体党员")] = Field(
        "", alias="基数", description="比例按哪些人算：正式党员 或 全体党员"
    )
    source: Line = Field(alias="来源", description="文件和条款")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")

    def in_force(self, year: int) -> bool:
        """Whether it was in force on some day of the year."""
        return self.since <= date(year, 12, 31) and (self.until is None or self.until >= date(year, 1, 1))


class Rules(Record):
    """The duties that docgen checks."""

    rules: Many[Rule] = Field((), alias="规则", description="每条规则一项")
