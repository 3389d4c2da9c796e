"""Headcounts in a text against the roster of the new year: 党员24名, 2个党支部."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.domain.people.roster import belongs, is_full
from docgen.domain.words.dates import official_date
from docgen.next_year.dates import folded
from docgen.next_year.passages import Passage
from docgen.next_year.turning import Desk, Hit, Verdict

_PERSONS = r"\s*(?:名|人|位)"
_NOT_TAKEN_IN = "(?<!发展)(?<!接收)(?<!吸收)(?<!确定)(?<!新增)"
"""接收预备党员1名 counts those of a year, not those of the roster."""
_AT_THE_BEGINNING = "(?:^|(?<=[有共计，、：:。；（(,;]))"
"""困难党员3名 are not all members."""


def heads(raw: str, _passage: Passage, desk: Desk) -> Iterator[Hit]:
    """A number that the roster tells otherwise; by the day of issue, else by the first of the year."""
    typed = folded(raw)
    for patterns, count in _COUNTS:
        for match in (match for pattern in patterns for match in pattern.finditer(typed)):
            real, (start, end) = count(desk), match.span()
            if int(match["number"]) == real:
                yield Hit(start, end, Verdict.KEPT, "")
                continue
            day = official_date(desk.issued or desk.first_day)
            why = f"“{raw[start:end]}”：按现在的花名册，{day}是{real}"
            yield Hit(start, end, Verdict.STALE, why)


def _members(desk: Desk) -> int:
    day = desk.issued or desk.first_day
    return sum(any(belongs(seat.member, day) for seat in one.seats) for one in desk.roster.people)


def _full(desk: Desk) -> int:
    day = desk.issued or desk.first_day
    return sum(
        any(belongs(seat.member, day) and is_full(seat.member, day) for seat in one.seats)
        for one in desk.roster.people
    )


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


def _of_a_standing(word: str) -> tuple[re.Pattern[str], ...]:
    """So many of a standing, on either side of the word."""
    return _patterns(
        rf"{_NOT_TAKEN_IN}{word}(?:共有|共|有)?(?P<number>[0-9]{{1,9}}){_PERSONS}",
        rf"(?<![0-9]){_NOT_TAKEN_IN}(?P<number>[0-9]{{1,9}}){_PERSONS}{word}",
    )


_COUNTS: tuple[tuple[tuple[re.Pattern[str], ...], Callable[[Desk], int]], ...] = (
    (_of_a_standing("正式党员"), _full),
    (_of_a_standing("预备党员"), lambda desk: _members(desk) - _full(desk)),
    (
        _patterns(
            rf"{_AT_THE_BEGINNING}党员(?:共有|共|有)?(?P<number>[0-9]{{1,9}}){_PERSONS}",
            rf"(?<=[有共计])(?P<number>[0-9]{{1,9}}){_PERSONS}党员",
        ),
        _members,
    ),
    (_patterns(r"(?P<number>[0-9]{1,9})\s*个(?:党支部|支部)"), lambda desk: len(desk.roster.branches)),
    (_patterns(r"(?P<number>[0-9]{1,9})\s*个党小组"), lambda desk: len(desk.roster.groups)),
)
"""How each is written, and how many there are."""
