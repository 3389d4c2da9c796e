"""Times of a day, as a secretary types them."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from docgen.reading.values.numerals import NUMERAL, read_number
from docgen.reading.values.spelling import SPAN, packed, plain, quoted
from docgen.reading.values.understood import Misread, Reading, remembered

_TIME_MEND = "请写成 14:30 这样的时间"
_RANGE_MEND = "请写成 15:00—16:30 或 15:00 这样的时间"

# Hours at which nobody meets: who types 2:30 may well mean the afternoon.
_SMALL_HOURS = range(1, 7)

_PARTS_OF_DAY = {
    **dict.fromkeys(("凌晨", "半夜"), range(7)),
    **dict.fromkeys(("清晨", "早晨", "早上"), range(1, 12)),
    "上午": range(1, 13),
    "中午": range(11, 15),
    "下午": range(12, 24),
    **dict.fromkeys(("傍晚", "晚上", "晚"), range(17, 24)),
}
"""The hours (0 to 23) that go with each word."""

_TIME = re.compile(
    rf"(?P<part>{'|'.join(_PARTS_OF_DAY)})?(?P<hour>{NUMERAL})"
    # Spreadsheets saved as text give times with their seconds: 15:00:00.
    rf"(?:[:∶](?P<minute>[0-9]{{2}})(?:[:∶]00)?"
    rf"|[点时](?:钟|整|(?P<half>半)|(?P<quarters>[一三])刻|(?P<minutes>{NUMERAL})分?)?)"
)


_BRACKETED = re.compile(r"(?P<outside>[^（）()]+)[（(](?P<inside>[^（）()]+)[）)]")


class TimeRange(NamedTuple):
    """A time, or from one time to a later one; `note` is what stood in brackets beside it: 第七、八节课."""

    start: time
    end: time | None
    note: str = ""

    @property
    def minutes(self) -> int | None:
        """The number of minutes between the two; None where no end is told."""
        if self.end is None:
            return None
        return (self.end.hour - self.start.hour) * 60 + self.end.minute - self.start.minute

    def __str__(self) -> str:
        span = "—".join(_official(each) for each in (self.start, self.end) if each)
        return f"{span}（{self.note}）" if self.note else span


class _Clock(NamedTuple):
    """A time as typed, before anybody asks which half of the day is meant."""

    part: str
    hour: int
    minute: int


def parse_time(text: str) -> Reading[time]:
    """Read one time. Raises Misread."""
    clock = _clock(text, packed(text, _TIME_MEND), _TIME_MEND)
    return Reading(_time(text, clock, _TIME_MEND), _doubt(text, [clock]))


@remembered
def parse_time_range(text: str) -> Reading[TimeRange]:
    """Read a time or a range of two; 下午 before the first goes for both. Raises Misread.

    Brackets are kept, and may hold the time itself: 第七、八节课（15:00—16:30）.
    """
    bracketed = _BRACKETED.fullmatch(text.strip())
    if bracketed is None:
        return _range(text, text)
    outside, inside = bracketed["outside"].strip(), bracketed["inside"].strip()
    # The digits of the time tell on which side it stands.
    is_inside = ":" in plain(inside, _RANGE_MEND) and ":" not in plain(outside, _RANGE_MEND)
    typed, note = (inside, outside) if is_inside else (outside, inside)
    span, doubt = _range(text, typed)
    return Reading(span._replace(note=note), doubt)


def _range(text: str, typed: str) -> Reading[TimeRange]:
    ends = SPAN.split(packed(typed, _RANGE_MEND).removeprefix("从"))
    if len(ends) > 2:
        raise _not_a_time(text, _RANGE_MEND)
    clocks = _with_shared_part([_clock(text, end, _RANGE_MEND) for end in ends])
    start, *end = [_time(text, clock, _RANGE_MEND) for clock in clocks]
    if end and end[0] <= start:
        raise Misread(
            f"{quoted(text)}的结束时间没有晚于开始时间", "请核对；下午的时间请按 24 小时写，如 14:30—16:00"
        )
    return Reading(TimeRange(start, end[0] if end else None), _doubt(text, clocks))


def _with_shared_part(clocks: list[_Clock]) -> list[_Clock]:
    """Give the last time the part of day of the first one, if it has none and could be meant in it."""
    last = clocks[-1]
    # 下午3:00—5:00: the word goes for both; in 下午3点—17点 the second needs none.
    if last.part or last.hour > 12:
        return clocks
    return [*clocks[:-1], last._replace(part=clocks[0].part)]


def _clock(text: str, typed: str, mend: str) -> _Clock:
    found = _TIME.fullmatch(typed)
    if found is None:
        raise _not_a_time(text, mend)
    hour, minute = read_number(found["hour"]), _minute(found)
    if hour is None or minute is None:
        raise _not_a_time(text, mend)
    if hour > 23 or minute > 59:
        raise Misread(f"{quoted(text)}里的 {hour}:{minute:02d} 不在一天的 0:00 到 23:59 之间", mend)
    return _Clock(found["part"] or "", hour, minute)


def _minute(found: re.Match[str]) -> int | None:
    if found["half"]:
        return 30
    if found["quarters"]:
        return {"一": 15, "三": 45}[found["quarters"]]
    return read_number(found["minute"] or found["minutes"] or "0")


def _time(text: str, clock: _Clock, mend: str) -> time:
    if not clock.part:
        return time(clock.hour, clock.minute)
    # 下午3点 is 15:00, 晚上12点 is 0:00: the word decides between the two halves of the day.
    twice = {clock.hour, (clock.hour + 12) % 24} if 1 <= clock.hour <= 12 else {clock.hour}
    hours = twice.intersection(_PARTS_OF_DAY[clock.part])
    if len(hours) != 1:
        raise Misread(f"{quoted(text)}里，{clock.part}没有 {clock.hour} 点", "请按 24 小时写，如 14:30")
    return time(hours.pop(), clock.minute)


def _doubt(text: str, clocks: list[_Clock]) -> str:
    early = [clock for clock in clocks if not clock.part and clock.hour in _SMALL_HOURS]
    if not early:
        return ""
    hour, minute = early[0].hour, early[0].minute
    return f"{quoted(text)}已按上午 {hour}:{minute:02d} 理解；是下午吗？下午请写 {hour + 12}:{minute:02d}"


def _official(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02d}"


def _not_a_time(text: str, mend: str) -> Misread:
    return Misread(f"{quoted(text)}不像一个时间" if text.strip() else "这里还没有写时间", mend)
