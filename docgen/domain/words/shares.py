"""A part of a whole as a rule states it: 1/3, 三分之一, 30%, 百分之三十."""

from __future__ import annotations

import re
from fractions import Fraction

from docgen.reading.values import Misread
from docgen.reading.values.numerals import NUMERAL, read_number

_SHARE = re.compile(
    rf"(?P<part>[0-9]+)[/／](?P<whole>[0-9]+)|(?P<percent>[0-9]+)[%％]"
    rf"|百分之(?P<hundredths>{NUMERAL})|(?P<down>{NUMERAL})分之(?P<up>{NUMERAL})"
)


def parse_share(text: str) -> Fraction:
    """Read a share between 0 and 1, exact. Raises Misread."""
    found = _SHARE.fullmatch("".join(text.split()))
    part, whole = _numbers(found) if found else (None, None)
    if part is None or not whole or part > whole:
        raise Misread(f"“{text}”看不出是几分之几", "请写成 1/3 或 30%")
    return Fraction(part, whole)


def _numbers(found: re.Match[str]) -> tuple[int | None, int | None]:
    if found["percent"]:
        return int(found["percent"]), 100
    if found["hundredths"]:
        return read_number(found["hundredths"]), 100
    if found["part"]:
        return int(found["part"]), int(found["whole"])
    return read_number(found["up"]), read_number(found["down"])
