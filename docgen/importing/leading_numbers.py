"""Numbers and dates as people type them: 一、（一）1.（1）① before a heading, 二〇二四年二月二十六日."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import NamedTuple

from docgen.reading.values import Misread, parse_date
from docgen.reading.values.numerals import read_number

_HAN = "[一二三四五六七八九十百零〇]"
_AFTER = r"[\s　]*"

FORMS: tuple[tuple[float, str], ...] = (
    # Below 1: parts and chapters stand above the 一、 of 公文.
    (-3, rf"第(?P<n>{_HAN}{{1,4}}|\d{{1,2}})[编篇部](?:分)?[、：:]?"),
    (-2, rf"第(?P<n>{_HAN}{{1,4}}|\d{{1,2}})章[、：:]?"),
    (-1, rf"第(?P<n>{_HAN}{{1,4}}|\d{{1,2}})节[、：:]?"),
    # 一、二年级 and 三、四季度 count something: no number of a heading.
    (1, rf"(?P<n>{_HAN}{{1,4}})[、．.](?!(?:{_HAN}|\d)+(?:年级|季度|个|名|次|月|日|等|类|级|线))"),
    # 1 总体要求: a heading alone in its line; 3 月 and 2 个 count something.
    (
        1.5,
        r"(?P<n>\d{1,2})[ 　](?=[\u4e00-\u9fff][^。，；：]{1,24}$)"
        r"(?![月日年个名次人元号班点时分岁级项条期届楼层篇场节周天份本件所家万亿])",
    ),
    (2, rf"[（(〔]{_AFTER}(?P<n>{_HAN}{{1,4}}){_AFTER}[）)〕][、.．]?"),
    (3.3, r"(?P<n>\d{1,2})(?:[.．]\d{1,2}){2}[.．、]?(?![\d.．%])"),
    (
        3.2,
        r"(?P<n>\d{1,2})[.．]\d{1,2}[.．、](?!\d)"
        r"|(?P<m>\d{1,2})[.．]\d{1,2}(?=[\s　\u4e00-\u9fff])(?!\s?[倍万亿年月日米元人个%％]|\S{1,4}节)",
    ),
    (
        3,
        r"(?P<n>\d{1,3})(?:、(?!\d)|[.．](?!\d)|[、.．](?=(?:19|20)\d\d\s?(?:年|—|-))|[.．](?=\d{1,2}月))"
        r"|(?P<m>\d{1,2})(?=[\t　]|\s\s)",
    ),
    (4, r"[（(〔]\s?(?P<n>\d{1,3})\s?[）)〕][、.．]?|(?P<m>[⑴-⒇])"),
    (4.5, r"(?P<n>\d{1,2})[）)]"),
    (5, r"(?P<n>[①-⑳])[、.．]?"),
    (6, r"[（(]?(?P<n>[a-hA-H])[）)、.．](?![a-zA-Z])"),
)
"""Rank and form of each sort of number; a heading stands below those of a smaller rank."""

LONGEST_DATE = 30

_COMPILED = [(rank, re.compile(form + _AFTER)) for rank, form in FORMS]


class Number(NamedTuple):
    """A number before a heading: how deep its sort stands, which it is, how long it is as typed."""

    rank: float
    value: int
    length: int


def leading_number(text: str) -> Number | None:
    """Return the number that a text begins with."""
    for rank, form in _COMPILED:
        # A number is short: a long paragraph need not be copied for each form.
        match = form.match(_narrow(text[:40]))
        if match:
            return Number(rank, _value(match), match.end())
    return None


def _narrow(text: str) -> str:
    """Return full-width digits and letters as narrow ones, each still one character."""
    # Not the whole text by NFKC: ① would become 1, and ⑴ three characters.
    return "".join(unicodedata.normalize("NFKC", c) if "０" <= c <= "ｚ" else c for c in text)


def _value(match: re.Match[str]) -> int:
    typed = match.groupdict().get("n") or match.groupdict().get("m") or ""
    # int() does not read ①; Unicode knows its value.
    if len(typed) == 1 and not typed.isascii() and unicodedata.category(typed) == "No":
        return int(unicodedata.numeric(typed))
    if typed.isascii() and typed.isalpha():
        return ord(typed.lower()) - ord("a") + 1
    return read_number(typed) or 0


def full_date(text: str) -> date | None:
    """Return the day that a text names with its year; None for other texts and impossible days."""
    if len(text) > LONGEST_DATE:
        return None
    try:
        return parse_date(re.sub(r"\s", "", text), None).value
    except Misread:
        return None
