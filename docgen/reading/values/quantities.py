"""Counts, scores, and shares of a whole."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from docgen.reading.values.numerals import NUMERAL, read_number
from docgen.reading.values.spelling import packed, quoted
from docgen.reading.values.understood import Misread, Reading, remembered

_COUNT_MEND = "请写 0 或更大的整数，如 12"
_DECIMAL_MEND = "请写数字，如 95 或 95.5"
SHARE_MEND = "请写成 1/3 或 30%"

_COUNT = re.compile(rf"(?P<number>{NUMERAL})(?:人次|个人|[人名位个次票张份场项天]|\([人名位票张份]\))?。?")
_INEXACT = (
    (re.compile("约|近|左右|上下|余|多|几"), "请写准数，如 12，不写大约的数"),
    (re.compile("^(?:[/-]+|—+|无|没有)$"), "没有的去掉这一项，或者写 0"),
    (re.compile("[%半]|分之|[0-9]/[0-9]"), "请写有几个，如 12，不写比例"),
    (re.compile("[0-9].*[(,;]"), "这里只写一个整数，如 12；括号里的、后面的话写到它们自己的项里"),
)
"""What is typed instead of one number, with what to type: of 12人（含预备2人） one half would be lost."""
_MONTHS = re.compile(
    rf"(?:(?P<years>{NUMERAL})年)?(?:零?(?P<months>{NUMERAL})个?月)?|(?P<half>半年)|(?P<more>{NUMERAL})年半"
)
_DECIMAL = re.compile(r"(?P<number>[+-]?[0-9]{1,9}(?:\.[0-9]{1,9})?)(?:分|(?P<percent>%))?")
_SCORE_IN_WORDS = re.compile(rf"(?P<number>{NUMERAL})分?")
_SHARE = re.compile(
    rf"(?P<part>[0-9]+)[/／](?P<whole>[0-9]+)|(?P<percent>[0-9]+)[%％]"
    rf"|百分之(?P<hundredths>{NUMERAL})|(?P<down>{NUMERAL})分之(?P<up>{NUMERAL})"
)
_MOST_DIGITS = 9


@remembered
def parse_count(text: str) -> Reading[int]:
    """Read how many: 5, 五, 5人. Raises Misread."""
    typed = packed(text, _COUNT_MEND)
    found = _COUNT.fullmatch(typed)
    number = read_number(found["number"]) if found else None
    if number is None:
        raise _not_a_count(text, typed)
    if number >= 10**_MOST_DIGITS:
        raise Misread(f"{quoted(text)}太大了，请核对", _COUNT_MEND)
    return Reading(number)


@remembered
def parse_month_count(text: str) -> Reading[int]:
    """Read how many months: 6, 6个月, 半年, 一年, 一年半. Raises Misread."""
    found = _MONTHS.fullmatch(packed(text, _COUNT_MEND))
    if found is None or not found[0]:
        return parse_count(text)
    years, months = read_number(found["years"] or found["more"] or "0"), read_number(found["months"] or "0")
    half = 6 if found["half"] or found["more"] else 0
    # A numeral beyond 999 is none that is counted in months.
    return parse_count(text) if years is None or months is None else Reading(years * 12 + months + half)


@remembered
def parse_decimal(text: str) -> Reading[Decimal]:
    """Read a score or a weight, decimals kept as typed: 95, 95.5, 95分. Raises Misread."""
    typed = packed(text, _DECIMAL_MEND)
    found = _DECIMAL.fullmatch(typed)
    # 95% may be 95 points or 0.95 of a whole: the person decides.
    if found and found["percent"]:
        raise _percentage(text, Decimal(found["number"]))
    if found:
        return Reading(Decimal(found["number"]))
    in_words = _SCORE_IN_WORDS.fullmatch(typed)
    number = read_number(in_words["number"]) if in_words else None
    if number is None or number >= 10**_MOST_DIGITS:
        raise Misread(_unknown(text), _DECIMAL_MEND)
    return Reading(Decimal(number))


def _not_a_count(text: str, typed: str) -> Misread:
    if re.match(r"-[0-9]", typed):
        return Misread(f"{quoted(text)}是负数，这里数的是个数", _COUNT_MEND)
    if re.match(r"[0-9]+\.[0-9]", typed):
        return Misread(f"{quoted(text)}带小数，这里要写整数", _COUNT_MEND)
    mend = next((mend for words, mend in _INEXACT if words.search(typed)), _COUNT_MEND)
    return Misread(_unknown(text), mend)


def _percentage(text: str, number: Decimal) -> Misread:
    return Misread(
        f"{quoted(text)}是百分数，这里要写数",
        f"是分数就去掉百分号，写 {number}；是比例就写 {number.scaleb(-2):f}",
    )


def _unknown(text: str) -> str:
    return f"{quoted(text)}看不出是多少" if text.strip() else "这里还没有写数"


def parse_share(text: str) -> Fraction:
    """Read a share between 0 and 1, exact: 1/3, 三分之一, 30%, 百分之三十. Raises Misread."""
    found = _SHARE.fullmatch(packed(text, SHARE_MEND))
    part, whole = _part_and_whole(found) if found else (None, None)
    if part is None or not whole:
        raise Misread(f"{quoted(text)}看不出是几分之几", SHARE_MEND)
    if part > whole:
        raise Misread(f"{quoted(text)}比全部还多", SHARE_MEND)
    return Fraction(part, whole)


def _part_and_whole(found: re.Match[str]) -> tuple[int | None, int | None]:
    if found["percent"]:
        return int(found["percent"]), 100
    if found["hundredths"]:
        return read_number(found["hundredths"]), 100
    if found["part"]:
        return int(found["part"]), int(found["whole"])
    return read_number(found["up"]), read_number(found["down"])
