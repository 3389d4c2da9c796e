"""What a cell shows of a number by its number format: sections, conditions, and what is in a section.

The grammar is that of ECMA-376, part 1, 18.8.31, with what Chinese Excel writes beside it: `G/通用格式`,
`aaaa`, `上午/下午`, `!` for the backslash. A kept library for it was looked for: PyPI's `ssf` rests since
2020 and knows no [DBNum1].
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple

from docgen.reading.spreadsheets.chinese_digits import in_chinese
from docgen.reading.spreadsheets.format_dates import DATES, date_text, is_date
from docgen.reading.spreadsheets.format_numbers import general, number_text
from docgen.reading.spreadsheets.format_tokens import LITERALS, FormatToken, tokens_of

GENERAL = ("", "General", "G/通用格式")
_OPERATORS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    ">=": ge, "<=": le, "<>": ne, ">": gt, "<": lt, "=": eq,
}  # fmt: skip
_CONDITION = re.compile(r"(>=|<=|<>|>|<|=)\s*([-+]?\d+(?:\.\d*)?(?:E[-+]?\d{1,3})?)", re.IGNORECASE)
# 0804 is mainland China; higher digits before it choose figures and calendar.
_OF_CHINA = re.compile(r"\$[^-]*-[0-9a-f]*0?804")
_SECTIONS = 4
LONGEST = 255
"""Characters of a number format: Excel takes no more."""
# A number of Excel has fifteen digits.
EXACT_DIGITS = 15


@dataclass(frozen=True)
class FormatSection:
    """One of the sections between the semicolons of a number format."""

    tokens: tuple[FormatToken, ...]
    condition: tuple[Callable[[Decimal, Decimal], bool], Decimal] | None
    digits: int
    """The n of [DBNumn]: 1 一二三, 2 壹贰叁, 3 １２３; 0 for Arabic figures."""
    is_chinese: bool
    """True where [$-804] asks for the words of mainland China."""

    def has(self, kind: str) -> bool:
        """Tell whether a token of this kind is in it."""
        return any(token.kind == kind for token in self.tokens)

    @property
    def is_of_text(self) -> bool:
        """Tell whether it is for texts: it holds `@` and nothing of a number."""
        return self.has("@") and not any(token.kind in ("digit", "general", *DATES) for token in self.tokens)


class NumberFormat(NamedTuple):
    """A number format, taken apart."""

    numbers: tuple[FormatSection, ...]
    """The sections for numbers: up to three."""
    text: FormatSection | None


def shown(value: float | Decimal, code: str) -> str:
    """Return what a cell with this number format shows of a number, dates as their serial numbers."""
    number = value if isinstance(value, Decimal) else Decimal(f"{value:.{EXACT_DIGITS}g}")
    if code in GENERAL or len(code) > LONGEST:
        return general(number)
    found = parsed(code)
    if not found.numbers:
        return general(number)
    place, section = _section_of(number, found.numbers)
    return _in_section(number, section, is_negative_only=_drops_sign(place, found.numbers))


def shown_text(text: str, code: str) -> str:
    """Return what a cell with this number format shows of a text: `@"同志"` adds to it."""
    if "@" not in code or code == "@":
        return text
    section = parsed(code).text
    if section is None:
        return text
    return "".join(text if token.kind == "@" else _literal(token) for token in section.tokens)


@lru_cache(maxsize=512)
def parsed(code: str) -> NumberFormat:
    """Return a number format taken apart; what is no format is read as text between the signs."""
    sections = [_section(part) for part in _split(code)[:_SECTIONS]]
    is_last_of_text = len(sections) == _SECTIONS or (len(sections) > 1 and sections[-1].is_of_text)
    if is_last_of_text:
        return NumberFormat(tuple(sections[:-1]), sections[-1])
    only = sections[0] if len(sections) == 1 and sections[0].is_of_text else None
    return NumberFormat(() if only else tuple(sections), only)


def is_date_format(code: str) -> bool:
    """Tell whether a number format shows the day or the time that a number stands for."""
    return code not in GENERAL and any(is_date(section.tokens) for section in parsed(code).numbers)


def shows_time(code: str) -> bool:
    """Tell whether a number format shows hours."""
    return any(token.text[0] == "h" for token in _parts_of_day(code))


def is_plain_day(code: str) -> bool:
    """Tell whether a number format shows a day by figures and the signs between them, and nothing else."""
    section = parsed(code).numbers[0]
    if section.digits or any(token.kind in ("elapsed", "half") for token in section.tokens):
        return False
    days = [token.text for token in _parts_of_day(code)]
    signs = "".join(token.text for token in section.tokens if token.kind in LITERALS)
    is_day = not {each[0] for each in days}.isdisjoint("yd")
    return is_day and set(signs) <= _BETWEEN_FIGURES and all(map(_is_of_figures, days))


def _is_of_figures(part: str) -> bool:
    return len(part) <= _FIGURES.get(part[0], 0)


# `mmm` is Mar: in a Chinese paper a month is a figure all the same. `ddd` is a day of the week.
_FIGURES = {"y": 4, "m": 5, "d": 2, "h": 2, "s": 2}
_BETWEEN_FIGURES = set(" -/.,，、:：年月日号时分秒")


def _parts_of_day(code: str) -> list[FormatToken]:
    return [token for section in parsed(code).numbers[:1] for token in section.tokens if token.kind == "day"]


def _split(code: str) -> list[str]:
    """Return the sections: a semicolon within quotes or behind a backslash parts nothing."""
    pieces = re.findall(r'"[^"]*"?|[\\!_*].|\[[^\]]*\]|;|[^;]', code, re.DOTALL)
    parts = [""]
    for piece in pieces:
        if piece == ";":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _section(text: str) -> FormatSection:
    tokens = tokens_of(text)
    brackets = [token.text.lower() for token in tokens if token.kind == "bracket"]
    digits = next((int(each[-1]) for each in brackets if re.fullmatch("dbnum[1-3]", each)), 0)
    is_chinese = any(map(_OF_CHINA.fullmatch, brackets))
    condition = next(filter(None, map(_CONDITION.fullmatch, brackets)), None)
    limit = (_OPERATORS[condition[1]], Decimal(condition[2])) if condition else None
    return FormatSection(
        tuple(token for token in tokens if token.kind != "bracket"), limit, digits, is_chinese
    )


def _section_of(number: Decimal, sections: Sequence[FormatSection]) -> tuple[int, FormatSection]:
    """Return the section that a number is shown by, and its place."""
    for place, section in enumerate(sections[:-1]):
        if _fits(number, section, place, len(sections)):
            return place, section
    return len(sections) - 1, sections[-1]


def _fits(number: Decimal, section: FormatSection, place: int, count: int) -> bool:
    if section.condition:
        holds, limit = section.condition
        return holds(number, limit)
    if place == 0:
        return number > 0 if count > 2 else number >= 0
    return number < 0


def _drops_sign(place: int, sections: Sequence[FormatSection]) -> bool:
    """Tell whether a section is for negative numbers only: it says itself how they look."""
    own = sections[place].condition
    if own:
        return own[0] in (lt, le) and own[1] <= 0
    if place == 0 or (place == 1 and len(sections) > 2):
        return place == 1
    first = sections[0].condition
    return first is None or (first[0] in (gt, ge) and first[1] == 0)


def _in_section(number: Decimal, section: FormatSection, *, is_negative_only: bool) -> str:
    if is_date(section.tokens):
        return date_text(number, section.tokens, section.digits, is_chinese=section.is_chinese)
    sign = "-" if number < 0 and not is_negative_only else ""
    if section.has("digit"):
        text = number_text(abs(number), section.tokens)
        # -0.4 shown without decimals is 0, not -0.
        sign = sign if any(figure in "123456789" for figure in text) else ""
        return sign + _in_digits(text, section.digits)
    body = "".join(_bare(token, abs(number), section.digits) for token in section.tokens)
    return sign + body


def _bare(token: FormatToken, number: Decimal, digits: int) -> str:
    if token.kind in ("general", "@"):
        return in_chinese(general(number), digits) if digits else general(number)
    return _literal(token)


def _in_digits(text: str, digits: int) -> str:
    return in_chinese(text, digits, by_figure=True) if digits else text


def _literal(token: FormatToken) -> str:
    return token.text if token.kind in LITERALS else ""
