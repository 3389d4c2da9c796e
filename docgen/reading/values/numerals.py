"""Chinese numerals, read and written."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
DIGIT = "[一二三四五六七八九]"

NUMERAL = "(?:[0-9]+|[零〇一二两三四五六七八九十百]+)"
"""Pattern of what may be a number, in Arabic or Chinese numerals."""

YEAR = "[0-9〇零○◯Oo一二三四五六七八九]{4}"
"""Pattern of a year, digit by digit: 2023, 二〇二三, and 二○二三 as input methods offer it."""

# 一百五 is 150 in speech and 105 to the careless: after a hundred come 零 and a digit, or tens, or nothing.
_BELOW_THOUSAND = re.compile(
    rf"(?:(?P<hundreds>[一二两三四五六七八九])百)?(?:零(?={DIGIT}$)|(?={DIGIT}?十)|(?<!百)|$)"
    rf"(?:(?P<tens>{DIGIT}?)十)?"
    rf"(?P<ones>{DIGIT}?)"
)
_VALUES = {"零": 0, "两": 2} | {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_DIGITS = str.maketrans("〇零○◯Oo一二三四五六七八九", "000000123456789")


def read_number(text: str) -> int | None:
    """Return the number of a text in Arabic or Chinese numerals (0 to 999), or None."""
    if re.fullmatch("[0-9]+", text):
        return int(text)
    if text in _VALUES:
        return _VALUES[text]
    found = _BELOW_THOUSAND.fullmatch(text.replace("〇", "零"))
    return _sum(found) if found and text else None


def read_year(text: str) -> int:
    """Return the year of a text that matches `YEAR`."""
    return int(text.translate(_DIGITS))


def _sum(found: re.Match[str]) -> int:
    hundreds, tens, ones = found["hundreds"], found["tens"], found["ones"]
    ten = 0 if tens is None else _VALUES.get(tens, 1)
    return _VALUES.get(hundreds or "", 0) * 100 + ten * 10 + _VALUES.get(ones, 0)


def chinese_number(number: int) -> str:
    """Return a number in Chinese: 1 → 一, 12 → 十二, 20 → 二十. Raises ValueError outside 1 to 99."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    leading = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return leading + (DIGITS[ones] if ones else "")


def chinese_hundreds(number: int) -> str:
    """Return a number up to 999 in Chinese: 102 → 一百零二, 110 → 一百一十. Raises ValueError beyond."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return chinese_number(number)
    if hundreds > 9:
        raise ValueError(number)
    below = chinese_number(rest) if rest else ""
    joint = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
    return f"{DIGITS[hundreds]}百{joint}{below}"
