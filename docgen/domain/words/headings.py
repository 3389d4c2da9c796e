"""Headings: the numbers papers print before them, and what people type with them of their own."""

from __future__ import annotations

import re

from docgen.reading.values.numerals import chinese_number

_TYPED_NUMBER = re.compile(
    r"""(?: [一二三四五六七八九十]{1,3}、            # 一、
          | [（(] [一二三四五六七八九十]{1,3} [）)]  # （一）
          | \d{1,2} (?: 、 | [.．](?!\d) )          # 1. or 1、 but not 1.5
          | [（(] \d{1,2} [）)]                     # （1）
        ) \s*""",
    re.VERBOSE,
)


def typed_number(title: str) -> str:
    """The number that somebody typed before a heading, or nothing."""
    match = _TYPED_NUMBER.match(title)
    return match.group() if match else ""


def without_number(title: str) -> str:
    """A heading without the number typed before it: docgen numbers headings itself."""
    return title[len(typed_number(title)) :]


def without_stop(title: str) -> str:
    """A heading without the punctuation at its end."""
    return title.rstrip("。．.；;，,、 ")


def heading_number(level: int, number: int) -> str:
    """The mark before a heading: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3); beyond 99 in digits."""
    # Beyond 99 the numeral is longer than its heading.
    numeral = chinese_number(number) if number <= 99 else str(number)
    if level == 1:
        return f"{numeral}、"
    if level == 2:
        return f"（{numeral}）"
    return f"{number}." if level == 3 else f"（{number}）"
