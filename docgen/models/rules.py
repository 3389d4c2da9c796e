"""rules.yaml: what must be held how often, how votes are counted, how long a notice hangs or a stage lasts.

Each is dated data with a source; the office may override each.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, ClassVar, NamedTuple

from pydantic import Field

from docgen.models.calendar import StatutoryHoliday, YearNumber
from docgen.models.elections import ELECTED_POSTS
from docgen.models.fields import (
    NOTHING,
    TEXT_SCHEMA,
    Day,
    Line,
    Lines,
    MonthCount,
    Word,
    Words,
    YesNo,
    choice,
    count_between,
)
from docgen.models.meeting_kinds import Kind, Kinds, joint_name
from docgen.models.notice_period import LONGEST_DAYS
from docgen.models.notices import NOTICE_KINDS, Start, Unit
from docgen.models.plan import Scope
from docgen.models.reader import Reader, Scalar
from docgen.models.record import Many, Record
from docgen.reading.nodes import Text
from docgen.reading.values import Misread, Reading
from docgen.reading.values.quantities import parse_share
from docgen.reading.values.spelling import packed, quoted

FULL_MEMBERS, ALL_MEMBERS = "正式党员", "全体党员"


class Rule(Record):
    """One duty of a regulation, in force from a day (自) until a day (至), both included."""

    number: Line = Field(alias="编号", description="如 ZT11；plans/rules.yaml 里编号相同的代替内置的")
    name: Line = Field(alias="事项", description="做什么，如 党员大会、集中学习")
    kind: Kind = Field("", alias="类型", description="会议的类型")
    promise: Line = Field(NOTHING, alias="频次", description="如 每季度至少一次；写 不作要求 就不检查")
    scope: Scope = Field(alias="范围", description="谁来做")
    share: Line = Field(NOTHING, alias="比例", description="至多占多少，如 1/3；只有等次的上限用它")
    base: Annotated[str, choice("基数", FULL_MEMBERS, ALL_MEMBERS)] = Field(
        "", alias="基数", description="比例按哪些人算：正式党员 或 全体党员"
    )
    source: Line = Field(alias="来源", description="文件和条款")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")

    def in_force(self, year: int) -> bool:
        """Return whether it was in force on some day of the year."""
        return self.since <= date(year, 12, 31) and (self.until is None or self.until >= date(year, 1, 1))


class Share(NamedTuple):
    """A part of a whole that must be reached, or (`more`) exceeded."""

    numerator: int
    denominator: int
    more: bool

    def reached(self, part: int, whole: int) -> bool:
        """Return whether the part is enough of the whole."""
        # In integers: no float is exactly 2/3.
        left, right = part * self.denominator, whole * self.numerator
        return left > right if self.more else left >= right

    @property
    def is_half(self) -> bool:
        """Return whether it is half of the whole."""
        return self.numerator * 2 == self.denominator

    def strictness(self) -> tuple[Fraction, bool]:
        """Return the key to compare shares: a larger part is stricter, and one to be exceeded."""
        return Fraction(self.numerator, self.denominator), self.more

    def least(self, whole: int) -> int:
        """Count the smallest part that is enough."""
        product = whole * self.numerator
        return product // self.denominator + 1 if self.more else -(-product // self.denominator)


EXCEEDED, REACHED = "超过", "不少于"
_SHARE = re.compile(rf"(?P<how>{EXCEEDED}|{REACHED})(?P<part>.+)")
_SHARE_MEND = f"请写成“{REACHED}1/2”（一半也算）或者“{EXCEEDED}1/2”（一半不算）"


def _share(text: Text, _reader: Reader) -> Reading[Share]:
    """Read 不少于4/5 or 超过1/2. Raises Misread."""
    found = _SHARE.fullmatch(packed(text, _SHARE_MEND))
    if found is None:
        raise Misread(f"{quoted(text)}看不出要多少", _SHARE_MEND)
    part = parse_share(found["part"])
    share = Share(part.numerator, part.denominator, more=found["how"] == EXCEEDED)
    if not part:
        raise Misread(f"{quoted(text)}等于没有要求", _SHARE_MEND)
    if share.more and part == 1:
        raise Misread(f"{quoted(text)}永远达不到", f"全部都要，写“{REACHED}100%”")
    return Reading(share)


def _majority(text: Text, reader: Reader) -> Reading[Share]:
    share = _share(text, reader).value
    # With less than half in favour, a motion and its opposite would both carry.
    if share.numerator * 2 < share.denominator:
        raise Misread(f"{quoted(text)}不到一半，反对的比赞成的多也会通过", _SHARE_MEND)
    return Reading(share)


ShareField = Annotated[Share, Scalar(_share, TEXT_SCHEMA)]
MajorityField = Annotated[Share, Scalar(_majority, TEXT_SCHEMA)]
GENERAL, ADMISSION, TRANSFER, ELECTION = "一般决议", "接收预备党员", "预备党员转正", "选举"
MATTERS = (GENERAL, ADMISSION, TRANSFER, ELECTION)
COMMITTEE_MEETING = "支委会"
VOTE_MATTERS = (*MATTERS, COMMITTEE_MEETING)
OF_EXPECTED, OF_PRESENT = "应到", "实到"


class VoteRule(Record):
    """The quorum and the majority of one kind of vote."""

    number: Line = Field(alias="编号", description="如 BJ11；编号相同的代替内置的")
    matter: Annotated[str, choice("事项", *VOTE_MATTERS)] = Field(
        alias="事项", description="表决的事项；支委会写的是委员到会多少可以开会"
    )
    quorum: ShareField = Field(alias="到会", description="到会的占应到的多少，如 不少于1/2、超过1/2")
    majority: MajorityField | None = Field(None, alias="赞成", description="赞成票要多少，如 超过1/2")
    base: Annotated[str, choice("基数", OF_EXPECTED, OF_PRESENT)] = Field(
        OF_EXPECTED, alias="基数", description="赞成票按应到还是实到有表决权的人数算"
    )
    takes_written: YesNo = Field(False, alias="书面意见", description="会前交来的书面意见算不算票数")
    secret: YesNo = Field(False, alias="无记名", description="是不是一定要无记名投票")
    kinds: Lines = Field((), alias="会议", description="只有哪些会议可以作这种决定；不写就不限")
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")

    @property
    def of_present(self) -> bool:
        """Return whether the majority is one of those present, not of those expected."""
        return self.base == OF_PRESENT


class ElectionRule(Record):
    """How many more candidates than seats an election of one post needs, and which meeting holds it."""

    number: Line = Field(alias="编号", description="如 XJ13；编号相同的代替内置的")
    post: Annotated[str, choice("职务", *ELECTED_POSTS)] = Field(
        alias="职务", description="、".join(ELECTED_POSTS)
    )
    surplus: ShareField | None = Field(
        None, alias="差额", description="候选人比应选名额多的占名额的多少，如 不少于20%；可以等额的不写"
    )
    kinds: Lines = Field((), alias="会议", description="只由哪些会议选举；不写就不限")
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")


MemberCount = Annotated[int, count_between(1, 100)]
"""A branch has some fifty members at most: a hundred is a slip of the fingers."""
TermYears = Annotated[int, count_between(1, 10)]
"""Terms of office are of three or five years."""


class CommitteeRule(Record):
    """When a branch has a committee (支部委员会), of how many members, and for how long."""

    number: Line = Field(alias="编号", description="如 ZT20；编号相同的代替内置的")
    full_members: MemberCount = Field(alias="正式党员", description="有几名正式党员才设委员会")
    least: MemberCount = Field(alias="最少", description="委员最少几名")
    most: MemberCount = Field(alias="最多", description="委员最多几名")
    years: TermYears = Field(alias="届期年数", description="每届任期几年")
    reminder: MonthCount = Field(0, alias="提前月数", description="任期届满前几个月提醒换届")
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")


class JointRule(Record):
    """Kinds of meetings that may be held in one sitting, or one in the form of the other."""

    number: Line = Field(alias="编号", description="如 HK18；编号相同的代替内置的")
    kinds: Kinds = Field(alias="类型", description="哪几种会可以一次开，如 [组织生活会, 民主评议会]")
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")

    @property
    def matter(self) -> str:
        """The name of such a sitting."""
        return joint_name(self.kinds)


class HourRule(Record):
    """How many minutes an hour of study (学时) has."""

    number: Line = Field(alias="编号", description="如 XS45；编号相同的代替内置的")
    minutes: Annotated[int, count_between(30, 90)] = Field(alias="分钟", description="1学时是几分钟，如 45")
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")

    @property
    def matter(self) -> str:
        """What it is on."""
        return "学时"


TRAINING, EXAMINATION, APPLICATION = "积极分子培养", "积极分子考察", "申请到积极分子"
PROBATION, EXTENSION, REMINDER = "预备期", "预备期延长", "期满提醒"
PROCEDURE, AGE = "接收程序", "入党年龄"
STAGE_MATTERS = (AGE, APPLICATION, TRAINING, EXAMINATION, PROCEDURE, PROBATION, EXTENSION, REMINDER)
ANNIVERSARY, DAY_BEFORE = "对应日", "前一日"


class PublicityRule(Record):
    """The shortest period of a notice of one kind, on the days from 自 until 至, both included."""

    number: Line = Field(alias="编号", description="如 GS01；编号相同的代替内置的")
    matter: Annotated[str, choice("类别", *NOTICE_KINDS)] = Field(
        alias="类别", description="、".join(NOTICE_KINDS)
    )
    days: Annotated[int, count_between(1, LONGEST_DAYS)] = Field(alias="天数", description="至少几天")
    unit: Unit = Field("工作日", alias="单位", description="工作日 或 自然日")
    start: Start = Field("当日", alias="起算", description="当日 或 次日")
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")


class StageRule(Record):
    """The length of a stage on the way into the Party, on the days from 自 until 至, both included."""

    number: Line = Field(alias="编号", description="如 FZ13；编号相同的代替内置的")
    matter: Annotated[str, choice("事项", *STAGE_MATTERS)] = Field(
        alias="事项", description="、".join(STAGE_MATTERS)
    )
    age: Annotated[int, count_between(1, 100)] | None = Field(
        None, alias="周岁", description="入党年龄：满几周岁"
    )
    months: MonthCount | None = Field(None, alias="月数", description="几个月；预备期延长写最少几个月")
    most: MonthCount | None = Field(None, alias="最多月数", description="预备期延长最多几个月")
    days: Annotated[int, count_between(0, LONGEST_DAYS)] | None = Field(
        None, alias="天数", description="期满提醒：提前几天"
    )
    ends: Annotated[str, choice("期满日", ANNIVERSARY, DAY_BEFORE)] = Field(
        ANNIVERSARY, alias="期满日", description="对应日：9月27日起满一年是次年9月27日；前一日：9月26日"
    )
    source: Line = Field(alias="来源", description="文件和条款，或者哪一级党组织的要求")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")

    def allows(self, months: int) -> bool:
        """Return whether so many months keep between its bounds."""
        return (self.months or 0) <= months <= (self.most or months)


BY_YEARS, BY_TIMES = "周年", "第几个"
ERROR, WARNING = "错误", "警告"


class Anniversary(Record):
    """An event that texts count from a year: 建党102周年 from 1921, 第39个教师节 from the first, in 1985."""

    name: Word = Field(alias="名称", description="如 建校")
    words: Words = Field((), alias="词", description="文字里怎样称呼它，几个写成列表；不写就用名称")
    first: YearNumber = Field(alias="起", description="从哪一年算起；“第几个”写第一个是哪一年")
    counted: Annotated[str, choice("计法", BY_YEARS, BY_TIMES)] = Field(
        BY_YEARS, alias="计法", description="周年：建校70周年；第几个：第39个教师节"
    )
    source: Line = Field(alias="来源", description="依据")

    def number_in(self, year: int) -> int:
        """Return the number of the anniversary in a year, or of the day: 102 of 建党102周年."""
        return year - self.first + (self.counted == BY_TIMES)


class Campaign(Record):
    """Something done for some time only: a movement of study, a five-year plan."""

    name: Word = Field(alias="名称", description="如 党史学习教育")
    words: Words = Field((), alias="词", description="文字里怎样称呼它，几个写成列表；不写就用名称")
    since: Day = Field(alias="自", description="从哪天开始")
    until: Day | None = Field(None, alias="至", description="到哪天结束；还在开展的不写")
    level: Annotated[str, choice("级别", ERROR, WARNING)] = Field(
        WARNING, alias="级别", description="校对的时候，别的年份里写着它，说成错误还是警告"
    )
    is_common: YesNo = Field(False, alias="常用语", description="是：开始以前也可以提，校对只看它过时没有")
    source: Line = Field(alias="来源", description="依据")

    def runs_in(self, year: int) -> bool:
        """Return whether it runs on some day of the year."""
        return self.since <= date(year, 12, 31) and (self.until is None or self.until >= date(year, 1, 1))


class Proofreading(Record):
    """校对: what the proofreader shall leave alone, and the papers it shall know, in all years."""

    ignored: Lines = Field((), alias="忽略", description="不要的校对规则的编号，如 [P10, U02]")
    titles: Lines = Field((), alias="文件名", description="常引用的本地文件的标题，引用时可以不写文号")


class Saying(Record):
    """说法: a word of the office's own for one of docgen's."""

    what: Line = Field(alias="项", description="哪一项的词，如 类型、类别、方式；是 YAML 里的键，写“键”")
    words: Lines = Field(alias="词", description="本单位的说法，几个写成列表")
    meaning: Line = Field(alias="意思", description="docgen 的词，如 主题党日")


class Rules(Record):
    """The rules that docgen checks by."""

    whole_members: ClassVar[bool] = True

    rules: Many[Rule] = Field((), alias="规则", description="每条规则一项")
    votes: Many[VoteRule] = Field((), alias="表决", description="各种表决要多少人到会、多少票赞成")
    elections: Many[ElectionRule] = Field((), alias="选举", description="选举的差额，由什么会议选")
    committees: Many[CommitteeRule] = Field(
        (), alias="委员会", description="支部委员会怎样设、设几个人、任几年"
    )
    joint: Many[JointRule] = Field((), alias="合并召开", description="哪几种会可以一次开、记一份记录")
    hours: Many[HourRule] = Field((), alias="学时", description="1学时是几分钟")
    holidays: Many[StatutoryHoliday] = Field((), alias="法定节假日", description="没有放假通知时先按它暂定")
    publicity: Many[PublicityRule] = Field((), alias="公示期", description="各类公示至少几天")
    stages: Many[StageRule] = Field((), alias="发展党员", description="发展党员各阶段的时间")
    anniversaries: Many[Anniversary] = Field(
        (), alias="周年", description="从哪一年算起的周年、第几个节日，docgen new 用它推算"
    )
    campaigns: Many[Campaign] = Field(
        (), alias="阶段性活动", description="有起止时间的活动，docgen new 用它看过没过时"
    )
    sayings: Many[Saying] = Field(
        (), alias="说法", description="本单位自己的词当作 docgen 的哪个词，各个文件都照它读"
    )
    proofreading: Proofreading | None = Field(
        None, alias="校对", description="校对文字时不要的规则、认识的文件"
    )
