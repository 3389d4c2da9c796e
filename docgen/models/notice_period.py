"""How long a notice hangs and from when, as offices write both: 5个工作日, 公示时间, 6月20日至28日."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from docgen.models.reader import Reader
from docgen.reading.nodes import Node, Text
from docgen.reading.values import Misread, Reading, parse_count, parse_date
from docgen.reading.values.spelling import packed
from docgen.reading.values.understood import understood

WORKDAYS, CALENDAR_DAYS = "工作日", "自然日"
LONGEST_DAYS = 365


class Length(NamedTuple):
    """A number of days; `unit` is empty where only a number was typed.

    `by_word` tells that the unit was concluded from 天, 日 or 周, which 单位 may still say otherwise.
    """

    days: int
    unit: str
    by_word: bool = False


_UNIT = r"(?:工作|自然|日历)[日天]|公历日"
_LENGTH = re.compile(
    rf"(?:公示|共|为期)?(?:(?P<number>.+?)个?[日天]?\(?(?P<unit>{_UNIT})\)?|(?P<before>{_UNIT})(?P<behind>.+?)[天日个]?"
    rf"|(?P<days>.+?)(?:[天日])|(?P<weeks>.+?)个?(?:周|星期|礼拜)|(?P<plain>.+))"
)
_LENGTH_MEND = "写天数，如 5，或者 5个工作日、7个自然日"


def length_told(text: Text, _reader: Reader) -> Reading[Length]:
    """Read a number of days with its unit. Raises Misread."""
    found = _LENGTH.fullmatch(packed(text, _LENGTH_MEND))
    if not found:
        raise Misread(f"“{text}”看不出是几天", _LENGTH_MEND)
    number = next(filter(None, map(found.group, ("number", "behind", "days", "weeks", "plain"))))
    days = parse_count(number).value * (7 if found["weeks"] else 1)
    if not 1 <= days <= LONGEST_DAYS:
        raise Misread(f"公示{days}天，请核对", _LENGTH_MEND)
    return Reading(Length(days, *_unit_of(found)))


def _unit_of(found: re.Match[str]) -> tuple[str, bool]:
    """The unit of a length, and whether only 天 or 周 says it; nothing where a number stands alone."""
    if typed := found["unit"] or found["before"]:
        return WORKDAYS if typed.startswith("工作") else CALENDAR_DAYS, False
    is_word = bool(found["days"] or found["weeks"])
    return (CALENDAR_DAYS if is_word else ""), is_word


PERIOD_KEYS = ("公示时间", "公示日期", "公示期", "公示期限", "公示起止时间", "公示起止日期", "时间")
"""Keys that mean 天数 or 发布日期, as their value says: a paper prints 公示时间 before both."""
_TWO_DAYS = re.compile("(?<=[0-9日号])(?:至|到|—|–|~|～|-(?=[0-9]{4}|[0-9]{1,2}[.月/])(?<![0-9]{4}-))|起")


def key_of_period(value: Node) -> str:
    """The key that a period means: that of its length, or of its first day."""
    length = understood(lambda text: length_told(Text(text), Reader()).value, str(value))
    return "天数" if length else "发布日期"


def day_posted(text: Text, reader: Reader) -> Reading[date]:
    """Read the day on which a notice was posted; of a first and a last day say what to write."""
    try:
        return parse_date(text, reader.year)
    except Misread as fault:
        if not _TWO_DAYS.search(text):
            raise
        mend = "“发布日期”只写张贴的那一天；公示到哪天由程序按“天数”算，如 天数: 5个工作日"
        raise Misread(f"“{text.strip()}”不是一天", mend) from fault
