"""rules.yaml: what must be held how often, how long a notice hangs, how long a stage lasts.

Each is dated data with a source; the office may override each.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from docgen.models.calendar import YearNumber
from docgen.models.fields import NOTHING, Count, Day, Line, Lines, YesNo, choice
from docgen.models.meeting_kinds import Kind
from docgen.models.notices import NOTICE_KINDS, Start, Unit
from docgen.models.plan import SCOPES
from docgen.models.record import Many, Record

FULL_MEMBERS, ALL_MEMBERS = "正式党员", "全体党员"


class Rule(Record):
    """One duty of a regulation, in force from a day (自) until a day (至), both included."""

    number: Line = Field(alias="编号", description="如 ZT11；plans/rules.yaml 里编号相同的代替内置的")
    name: Line = Field(alias="事项", description="做什么，如 党员大会、集中学习")
    kind: Kind = Field("", alias="类型", description="会议的类型")
    promise: Line = Field(NOTHING, alias="频次", description="如 每季度至少一次；写 不作要求 就不检查")
    scope: Annotated[str, choice("范围", *SCOPES)] = Field(alias="范围", description="谁来做")
    share: Line = Field(NOTHING, alias="比例", description="至多占多少，如 1/3；只有等次的上限用它")
    base: Annotated[str, choice("基数", FULL_MEMBERS, ALL_MEMBERS)] = Field(
        "", alias="基数", description="比例按哪些人算：正式党员 或 全体党员"
    )
    source: Line = Field(alias="来源", description="文件和条款")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")

    def in_force(self, year: int) -> bool:
        """Whether it was in force on some day of the year."""
        return self.since <= date(year, 12, 31) and (self.until is None or self.until >= date(year, 1, 1))


TRAINING, EXAMINATION, APPLICATION = "积极分子培养", "积极分子考察", "申请到积极分子"
PROBATION, EXTENSION, REMINDER = "预备期", "预备期延长", "期满提醒"
STAGE_MATTERS = (APPLICATION, TRAINING, EXAMINATION, PROBATION, EXTENSION, REMINDER)
ANNIVERSARY, DAY_BEFORE = "对应日", "前一日"


class PublicityRule(Record):
    """How long a notice of one kind hangs at least, on the days from 自 until 至, both included."""

    number: Line = Field(alias="编号", description="如 GS01；编号相同的代替内置的")
    kind: Annotated[str, choice("类别", *NOTICE_KINDS)] = Field(
        alias="类别", description="、".join(NOTICE_KINDS)
    )
    days: Count = Field(alias="天数", description="至少几天")
    unit: Unit = Field("工作日", alias="单位", description="工作日 或 自然日")
    start: Start = Field("当日", alias="起算", description="当日 或 次日")
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")


class StageRule(Record):
    """How long a stage on the way into the Party lasts, on the days from 自 until 至, both included."""

    number: Line = Field(alias="编号", description="如 FZ13；编号相同的代替内置的")
    matter: Annotated[str, choice("事项", *STAGE_MATTERS)] = Field(
        alias="事项", description="、".join(STAGE_MATTERS)
    )
    months: Count | None = Field(None, alias="月数", description="几个月；预备期延长写最少几个月")
    most: Count | None = Field(None, alias="最多月数", description="预备期延长最多几个月")
    days: Count | None = Field(None, alias="天数", description="期满提醒：提前几天")
    ends: Annotated[str, choice("期满日", ANNIVERSARY, DAY_BEFORE)] = Field(
        ANNIVERSARY, alias="期满日", description="对应日：9月27日起满一年是次年9月27日；前一日：9月26日"
    )
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")


BY_YEARS, BY_TIMES = "周年", "第几个"
ERROR, WARNING = "错误", "警告"


class Anniversary(Record):
    """What texts count from a year: 建党102周年 from 1921, 第39个教师节 from the first, in 1985."""

    name: Line = Field(alias="名称", description="如 建校")
    words: Lines = Field((), alias="词", description="文字里怎样称呼它，几个写成列表；不写就用名称")
    first: YearNumber = Field(alias="起", description="从哪一年算起；“第几个”写第一个是哪一年")
    counted: Annotated[str, choice("计法", BY_YEARS, BY_TIMES)] = Field(
        BY_YEARS, alias="计法", description="周年：建校70周年；第几个：第39个教师节"
    )
    source: Line = Field(alias="来源", description="依据")

    def number_in(self, year: int) -> int:
        """Which anniversary a year is, or the how many-th of its days it has."""
        return year - self.first + (self.counted == BY_TIMES)


class Campaign(Record):
    """What is done for some time only: a movement of study, a five-year plan."""

    name: Line = Field(alias="名称", description="如 党史学习教育")
    words: Lines = Field((), alias="词", description="文字里怎样称呼它，几个写成列表；不写就用名称")
    since: Day = Field(alias="自", description="从哪天开始")
    until: Day | None = Field(None, alias="至", description="到哪天结束；还在开展的不写")
    level: Annotated[str, choice("级别", ERROR, WARNING)] = Field(
        WARNING, alias="级别", description="校对的时候，别的年份里写着它，说成错误还是警告"
    )
    is_common: YesNo = Field(False, alias="常用语", description="是：开始以前也可以提，校对只看它过时没有")
    source: Line = Field(alias="来源", description="依据")

    def runs_in(self, year: int) -> bool:
        """Whether it runs on some day of the year."""
        return self.since <= date(year, 12, 31) and (self.until is None or self.until >= date(year, 1, 1))


class Proofreading(Record):
    """校对: what the proofreader shall leave alone, and the papers it shall know, in all years."""

    ignored: Lines = Field((), alias="忽略", description="不要的校对规则的编号，如 [P10, U02]")
    titles: Lines = Field((), alias="文件名", description="常引用的本地文件的标题，引用时可以不写文号")


class Rules(Record):
    """The rules that docgen checks by."""

    rules: Many[Rule] = Field((), alias="规则", description="每条规则一项")
    publicity: Many[PublicityRule] = Field((), alias="公示期", description="各类公示至少几天")
    stages: Many[StageRule] = Field((), alias="发展党员", description="发展党员各阶段的时间")
    anniversaries: Many[Anniversary] = Field(
        (), alias="周年", description="从哪一年算起的周年、第几个节日，docgen new 用它推算"
    )
    campaigns: Many[Campaign] = Field(
        (), alias="阶段性活动", description="有起止时间的活动，docgen new 用它看过没过时"
    )
    proofreading: Proofreading | None = Field(
        None, alias="校对", description="校对文字时不要的规则、认识的文件"
    )
