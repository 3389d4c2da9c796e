"""calendar.yaml: school terms and vacations, the unit's own days off, official notices newer than docgen."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from docgen.models.fields import NOTHING, TEXT_SCHEMA, Day, Line, Lines, choice, count_between
from docgen.models.reader import Reader, Scalar
from docgen.models.record import Many, Record
from docgen.reading.nodes import Text
from docgen.reading.values import Misread, Reading, parse_count
from docgen.reading.values.spelling import quoted

YEARS = range(1000, 2101)
"""Years are written with four digits; schools are older than the first year of a date (1900)."""


def _year(text: Text, _reader: Reader) -> Reading[int]:
    read = parse_count(text.removesuffix("年"))
    # 起: 70 is the number of the anniversary, where its first year is asked for.
    if read.value not in YEARS:
        raise Misread(f"{quoted(text)}不是一个年份", "年份写四位，如 1953")
    return read


YearNumber = Annotated[int, Scalar(_year, TEXT_SCHEMA)]


class NamedPeriod(Record):
    """A named stretch of days, both ends included: a school term (学期) or a vacation (寒暑假)."""

    name: Line = Field(NOTHING, alias="名称", description="如 2022—2023学年第二学期、暑假")
    first: Day = Field(alias="起", description="第一天，如 2023-02-13")
    last: Day = Field(alias="止", description="最后一天，如 2023-07-07")


class OwnDayOff(Record):
    """A day that the unit itself takes off (单位休息日)."""

    shorthand: ClassVar[str] = "日期"

    day: Day = Field(alias="日期", description="放假的那一天")
    name: Line = Field(NOTHING, alias="名称", description="如 校庆日")


class HolidayNotice(Record):
    """The State Council's arrangement for one year (放假通知), pasted as text or given as two lists."""

    year: YearNumber = Field(alias="年份", description="通知管的是哪一年，如 2027")
    text: Line = Field(NOTHING, alias="通知", description="把通知的正文整段粘贴在这里")
    off: Lines = Field((), alias="放假", description="放假的日子，如 1月1日—1月3日")
    work: Lines = Field((), alias="上班", description="调休上班的日子，如 1月4日")
    source: Line = Field(NOTHING, alias="来源", description="通知的文号，如 国办发明电〔2026〕…号")


_FESTIVALS_OFF = ("元旦", "除夕", "春节", "清明", "劳动节", "端午", "中秋", "国庆")


class StatutoryHoliday(Record):
    """A holiday that the law gives (法定节假日): so many days from a festival on."""

    number: Line = Field(alias="编号", description="如 JR-元旦；编号相同的代替内置的")
    name: Line = Field(alias="名称", description="如 春节")
    begins: Annotated[str, choice("起于", *_FESTIVALS_OFF)] = Field(
        alias="起于", description="从哪个节日那天起放"
    )
    days: Annotated[int, count_between(1, 15)] = Field(alias="天数", description="连着放几天")
    source: Line = Field(alias="来源", description="文件和条款")
    since: Day = Field(alias="自", description="从哪天起有效")
    until: Day | None = Field(None, alias="至", description="到哪天为止；现行的不写")

    @property
    def matter(self) -> str:
        """What it is on."""
        return str(self.name)


class Calendar(Record):
    """The terms, the vacations, the own days off and the holiday notices that the office knows."""

    terms: Many[NamedPeriod] = Field((), alias="学期", description="各学期的起止日期")
    vacations: Many[NamedPeriod] = Field((), alias="寒暑假", description="寒假和暑假的起止日期")
    own: Many[OwnDayOff] = Field((), alias="单位休息日", description="本单位自己放假的日子")
    notices: Many[HolidayNotice] = Field((), alias="放假通知", description="docgen 还不知道的年份的放假安排")
