"""What a number format shows of a day and a time: Excel's serial numbers, weekdays, spans of hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from docgen.reading.spreadsheets.chinese_digits import in_chinese, said_of_a_day
from docgen.reading.spreadsheets.format_numbers import general, rounded
from docgen.reading.spreadsheets.format_tokens import LITERALS, FormatToken

DATES = ("day", "elapsed", "half")
"""The kinds of tokens that a day or a time is shown by."""

LAST_DAY = 2_958_466
"""The day after 9999-12-31: Excel shows no later one."""
FEBRUARY_29_OF_1900 = 60
"""A day that was none; Excel counts it, so that the days before it lie one further on."""
_NO_DAYS = {0: (1900, 1, 0), FEBRUARY_29_OF_1900: (1900, 2, 29)}
SECONDS_OF_A_DAY = 86_400
MOST_DECIMALS_OF_SECONDS = 3
WEEKDAYS = "一二三四五六日"
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


class Moment(NamedTuple):
    """A day and a time, how it is written, and whether a half of the day is shown beside the hour."""

    year: int
    month: int
    day: int
    weekday: int
    """0 for Monday."""
    time: tuple[int, int, int]
    spans: Mapping[str, int]
    """All hours, minutes or seconds, for [h], [m] and [s]."""
    fraction: str
    digits: int
    is_chinese: bool
    has_half: bool


def is_date(tokens: Sequence[FormatToken]) -> bool:
    """Tell whether a section shows a day or a time."""
    return any(token.kind in DATES for token in tokens)


def date_text(number: Decimal, tokens: Sequence[FormatToken], digits: int, *, is_chinese: bool) -> str:
    """Return what the tokens of a section show of a serial number."""
    has_span = any(token.kind == "elapsed" for token in tokens)
    # Excel shows ##### for what is no day.
    if not 0 <= number < LAST_DAY and not has_span:
        return general(number)
    places = _decimals_of_seconds(tokens)
    seconds = rounded(abs(number) * SECONDS_OF_A_DAY, places)
    moment = _moment(seconds, places, digits, is_chinese, any(token.kind == "half" for token in tokens))
    sign = "-" if number < 0 else ""
    return sign + "".join(_written(_minutes_told(tokens), moment))


def _moment(seconds: Decimal, places: int, digits: int, is_chinese: bool, has_half: bool) -> Moment:
    whole = int(seconds)
    days, rest = divmod(whole, SECONDS_OF_A_DAY)
    time = rest // 3600, rest // 60 % 60, rest % 60
    spans = {"h": whole // 3600, "m": whole // 60, "s": whole}
    fraction = f"{seconds:.{places}f}".partition(".")[2]
    # Day 1 is a Sunday to Excel, since it counts a day too many before March 1900.
    return Moment(*_day_of(days), (days + 5) % 7, time, spans, fraction, digits, is_chinese, has_half)


def _day_of(days: int) -> tuple[int, int, int]:
    """Return year, month and day of a serial number, as Excel counts."""
    if days in _NO_DAYS:
        return _NO_DAYS[days]
    first = date(1899, 12, 31) if days < FEBRUARY_29_OF_1900 else date(1899, 12, 30)
    found = first + timedelta(days=min(days, LAST_DAY - 1))
    return found.year, found.month, found.day


def _decimals_of_seconds(tokens: Sequence[FormatToken]) -> int:
    """Return the decimals of `ss.00`: the zeros behind the point."""
    point = next((at for at, token in enumerate(tokens) if token.kind == "point"), None)
    if point is None:
        return 0
    behind = tokens[point + 1 :]
    places = next((at for at, token in enumerate(behind) if token.kind != "digit"), len(behind))
    return min(places, MOST_DECIMALS_OF_SECONDS)


def _minutes_told(tokens: Sequence[FormatToken]) -> list[FormatToken]:
    """Return the tokens with `n` for an m that means minutes: behind hours, or before seconds."""
    told = list(tokens)
    days = [at for at, token in enumerate(told) if token.kind in ("day", "elapsed")]
    for place, at in enumerate(days):
        token = told[at]
        if token.kind != "day" or token.text not in ("m", "mm"):
            continue
        before = told[days[place - 1]].text if place else ""
        after = told[days[place + 1]].text if place + 1 < len(days) else ""
        if before.startswith("h") or after.startswith("s"):
            told[at] = FormatToken("day", "n" * len(token.text))
    return told


def _written(tokens: Sequence[FormatToken], moment: Moment) -> Iterator[str]:
    is_in_fraction = False
    for token in tokens:
        if token.kind == "day":
            yield _PARTS[token.text[0]](moment, len(token.text))
        elif token.kind == "elapsed":
            yield str(moment.spans[token.text[0]]).zfill(len(token.text))
        elif token.kind == "half":
            yield _half(moment, token.text)
        elif token.kind == "point" and moment.fraction:
            is_in_fraction = True
            yield f".{moment.fraction}"
        elif not (token.kind == "digit" and is_in_fraction):
            yield token.text if token.kind in (*LITERALS, "digit") else ""


def _half(moment: Moment, typed: str) -> str:
    is_after = moment.time[0] >= 12
    if moment.is_chinese or not typed.isascii():
        return "下午" if is_after else "上午"
    return typed.partition("/")[2 if is_after else 0]


def _year(moment: Moment, length: int) -> str:
    text = f"{moment.year % 100:02}" if length <= 2 else f"{moment.year}"
    return in_chinese(text, moment.digits, by_figure=True) if moment.digits else text


def _year_of_era(moment: Moment, _length: int) -> str:
    return _year(moment, 4)


def _month(moment: Moment, length: int) -> str:
    month = moment.month
    if length <= 2:
        return _two(moment, month, length)
    if moment.is_chinese:
        return f"{month}月" if length == 3 else f"{said_of_a_day(month, 1)}月"
    name = ENGLISH_MONTHS[month - 1]
    return {3: name[:3], 5: name[0]}.get(length, name)


def _day(moment: Moment, length: int) -> str:
    if length <= 2:
        return _two(moment, moment.day, length)
    if moment.is_chinese:
        return _weekday(moment, length)
    name = ENGLISH_DAYS[moment.weekday]
    return name[:3] if length == 3 else name


def _weekday(moment: Moment, length: int) -> str:
    day = WEEKDAYS[moment.weekday]
    # Chinese Excel offers 周三 as [$-804]aaa; a bare aaa is 三, before which people type 周.
    short = f"周{day}" if moment.is_chinese else day
    return short if length == 3 else f"星期{day}"


def _hour(moment: Moment, length: int) -> str:
    hour = moment.time[0]
    return _two(moment, (hour % 12 or 12) if moment.has_half else hour, length)


def _minute(moment: Moment, length: int) -> str:
    return _two(moment, moment.time[1], length)


def _second(moment: Moment, length: int) -> str:
    return _two(moment, moment.time[2], length)


def _two(moment: Moment, number: int, length: int) -> str:
    if not moment.digits:
        return f"{number:0{min(length, 2)}}"
    words = said_of_a_day(number, moment.digits)
    return in_chinese("0", moment.digits, by_figure=True) + words if length > 1 and 0 < number < 10 else words


def _nothing(_moment: Moment, _length: int) -> str:
    return ""


_PARTS: Mapping[str, Callable[[Moment, int], str]] = {
    "y": _year,
    "e": _year_of_era,
    "b": _year,
    "g": _nothing,
    "m": _month,
    "d": _day,
    "a": _weekday,
    "h": _hour,
    "n": _minute,
    "s": _second,
}
