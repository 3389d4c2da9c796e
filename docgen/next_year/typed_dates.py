"""Dates in running text: found at their places, and spelled again in the manner in which they were typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from docgen.domain.words.dates import WEEKDAYS
from docgen.reading.values import Misread, parse_date
from docgen.reading.values.numerals import NUMERAL, YEAR, chinese_number

# 周一至周五 is a span of days, and not the weekday of the date before it.
_WEEKDAY = r"(?:\s*[(]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])(?!年|期|至|到|[、—-])[)]?)?"
_IN_TEXT = (
    re.compile(rf"(?:(?P<year>{YEAR})年)?(?P<month>{NUMERAL})月(?P<day>{NUMERAL})[日号]{_WEEKDAY}"),
    re.compile(
        r"(?<![0-9.])(?P<year>[0-9]{4})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
        rf"(?![0-9.]){_WEEKDAY}"
    ),
)
_ALONE = (
    *_IN_TEXT,
    re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
    re.compile(rf"(?P<month>[0-9]{{1,2}})(?P<mark>[-/.])(?P<day>[0-9]{{1,2}}){_WEEKDAY}"),
    re.compile(rf"(?:(?P<year>{YEAR})年)?(?P<month>{NUMERAL})月(?P<day>{NUMERAL}){_WEEKDAY}"),
)
"""The forms of a date that fills a whole value; in running text 20230308 or 3.8 may be another number."""
# An input method for Chinese types these where full width is switched on.
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


class TypedDate(NamedTuple):
    """A date in a text: its match, its day, and `fault` where there is no such day."""

    match: re.Match[str]
    day: date | None
    fault: str = ""

    @property
    def has_year(self) -> bool:
        """Tell whether it was typed with its year."""
        return bool(self.match.groupdict().get("year"))


@lru_cache(8)  # rule after rule looks at the same line
def folded(text: str) -> str:
    """The text with full-width digits and signs made plain, each character in its place."""
    # NFKC makes several characters of some (㎏ → kg): those stay, or offsets would not fit any more.
    made = (unicodedata.normalize("NFKC", each) for each in text)
    return "".join(new if len(new) == 1 else old for new, old in zip(made, text, strict=True))


def dates_in(text: str, year: int) -> Iterator[TypedDate]:
    """The dates in running text; `year` completes those without their own."""
    typed = folded(text)
    for pattern in _IN_TEXT:
        yield from (_read(match, year) for match in pattern.finditer(typed))


def date_alone(text: str, year: int) -> TypedDate | None:
    """The date that fills a value, quotes aside; None where the value is no date."""
    typed = folded(text)
    start, end = len(typed) - len(typed.lstrip("\"' ")), len(typed.rstrip("\"' "))
    matches = (pattern.fullmatch(typed, start, end) for pattern in _ALONE)
    match = next((each for each in matches if each), None)
    return _read(match, year) if match else None


def respelled(raw: str, found: TypedDate, day: date) -> str:
    """The characters of the date with another day in them; digits, noughts and brackets stay as typed."""
    groups = found.match.groupdict()
    first, last = found.match.span()
    text = raw[first:last]
    new = {"year": day.year, "month": day.month, "day": day.day}
    # From the end to the beginning: a longer number does not move what is still to be replaced.
    for name in ("weekday", "day", "month", "year"):
        if not groups.get(name):
            continue
        start, end = (each - first for each in found.match.span(name))
        old = text[start:end]
        put = _weekday_like(old, day) if name == "weekday" else _number_like(old, new[name], found)
        text = text[:start] + put + text[end:]
    return text


def year_like(old: str, year: int) -> str:
    """A year in the numerals of another: 2023, ２０２３, 二〇二三."""
    # People type 〇 in many ways (零, ○, O): the one in the text stays.
    if folded(old).isdigit() and folded(old).isascii():
        return _as_wide(old, str(year))
    nought = next((each for each in old if each in "〇零○◯Oo0"), "〇")
    return "".join(nought if digit == "0" else "〇一二三四五六七八九"[int(digit)] for digit in str(year))


def _read(match: re.Match[str], year: int) -> TypedDate:
    try:
        return TypedDate(match, parse_date(match[0], year).value)
    except Misread as fault:
        return TypedDate(match, None, fault.message)


def _weekday_like(old: str, day: date) -> str:
    new = WEEKDAYS[day.weekday()]
    return "天" if new == "日" and old == "天" else new


def _number_like(old: str, number: int, found: TypedDate) -> str:
    typed = folded(old)
    if len(typed) == 4:
        return year_like(old, number)
    if not (typed.isascii() and typed.isdigit()):
        return chinese_number(number)
    return _as_wide(old, f"{number:02d}" if _is_padded(found) else str(number))


def _is_padded(found: TypedDate) -> bool:
    """Tell whether months and days have two digits."""
    # A nought shows it; without one, 2023-10-23 and 20231023 are written with two digits, 10月23日 is not.
    groups = found.match.groupdict()
    month, day = groups["month"], groups["day"]
    two = len(month) == 2 == len(day)
    in_iso = two and (groups.get("mark") == "-" or ("mark" not in groups and "月" not in found.match[0]))
    return in_iso or month.startswith("0") or day.startswith("0")


def _as_wide(old: str, new: str) -> str:
    return new if old.isascii() else new.translate(_FULL_WIDTH)
