"""Chinese numerals, written: for headings, and in the numbers of running text."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1 → 一, 12 → 十二, 20 → 二十, 99 → 九十九. Raises ValueError outside 1 to 99."""
    if not 1 <= number <= 99:
        raise ValueError(number)
    tens, ones = divmod(number, 10)
    leading = ("" if tens == 1 else DIGITS[tens]) + "十" if tens else ""
    return leading + (DIGITS[ones] if ones else "")


def chinese_hundreds(number: int) -> str:
    """The same up to 999, as texts count: 102 → 一百零二, 110 → 一百一十. Raises ValueError beyond."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return chinese_number(number)
    if hundreds > 9:
        raise ValueError(number)
    below = chinese_number(rest) if rest else ""
    joint = "零" if 0 < rest < 10 else "一" if 10 <= rest < 20 else ""
    return f"{DIGITS[hundreds]}百{joint}{below}"


def heading_number(level: int, number: int) -> str:
    """The mark before a heading: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3); beyond 99 in digits."""
    numeral = chinese_number(number) if number <= 99 else str(number)
    if level == 1:
        return f"{numeral}、"
    if level == 2:
        return f"（{numeral}）"
    return f"{number}." if level == 3 else f"（{number}）"
