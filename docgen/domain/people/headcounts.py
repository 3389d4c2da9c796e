"""Numbers of members and bodies in a text, against the roster: 共有党员24名，其中正式党员22名；2个支部."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat
from docgen.reading.values.numerals import NUMERAL, read_number

_NUMBER = rf"(?P<number>{NUMERAL})\s*"
_PERSONS = r"(?:名|人|位)"
_HAS = r"\s*(?:总数|人数|总人数)?(?:共有|共计|合计|现有|共|有|为)?\s*"
_NOT_TAKEN_IN = "(?<!发展)(?<!接收)(?<!吸收)(?<!确定)(?<!新增)(?<!培养)(?<!转出)(?<!转入)"
"""接收预备党员1名 counts the people of a year, not those of the roster."""
_AT_THE_BEGINNING = "(?:^|(?<=[有共计，、：:。；（(,;\n]))"
"""困难党员3名 are not all members: 党员 has to begin its clause."""
_STATES = re.compile(r"[下所]?[设辖]|划分|分为|共|有")
"""What a sentence says before it counts bodies; without it, 评选2个支部 counts some of them."""
_ENDS = re.compile(r"\s*(?:$|[，。；、：（）(),;:\n]|其中|和|及|与)")
"""What follows a number that is a statement: 24名党员参加 counts those who came."""
_OF_SOME = re.compile(r"每个?|各|第[一二三四五六七八九十0-9]+(?:党?支部|党?小组)|至少|不少于|以上|左右|约|近")
_AS_OF = re.compile(
    r"截[至止]到?(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})日|底)"
)


class Headcount(NamedTuple):
    """A number in a text, from `start` to `end`, and what the roster says for its day."""

    start: int
    end: int
    typed: int
    real: int
    day: date

    @property
    def is_right(self) -> bool:
        """Return whether text and roster agree."""
        return self.typed == self.real


Count = Callable[[Roster, date], int]


def headcounts(text: str, roster: Roster, day: date, *, is_last_years: bool = False) -> Iterator[Headcount]:
    """The numbers of members and bodies that a text states of the whole unit.

    They are of the day that the sentence itself names (截至1月10日), else of `day`. In a text of last year,
    which is carried on, they are of `day`: the day that it names moves on with it.
    """
    # 党员15名 in a plan was only added up in itself, though the roster had fourteen.
    for found, count in _matches(text):
        typed, before = read_number(found["number"]), _sentence_before(text, found.start())
        on = day if is_last_years else _day_named(before, day)
        if typed is not None and on and _is_of_all(before, roster, count):
            yield Headcount(*found.span(), typed, count(roster, on), on)


def _matches(text: str) -> Iterator[tuple[re.Match[str], Count]]:
    for patterns, count in _COUNTS:
        for pattern in patterns:
            for found in pattern.finditer(text):
                if _ENDS.match(text, found.end()):
                    yield found, count


def _is_of_all(before: str, roster: Roster, count: Count) -> bool:
    """Return whether a number behind these words is said of the whole unit."""
    if _OF_SOME.search(before) or _names_a_body(before, roster):
        return False
    return count not in _BODIES or _STATES.search(before) is not None


def _sentence_before(text: str, start: int) -> str:
    return re.split("[。！？\n]", text[:start])[-1]


def _names_a_body(before: str, roster: Roster) -> bool:
    """Return whether the sentence speaks of one branch or group: its number is not that of all."""
    bodies = (*roster.branches, *roster.groups)
    # An office of a single branch speaks of itself by that name.
    return len(roster.branches) > 1 and any(str(body) in before for body in bodies)


def _day_named(before: str, day: date) -> date | None:
    """The day as of which the sentence counts; None where it names one that cannot be told."""
    named = _AS_OF.search(before)
    if named is None:
        return day
    try:
        # 截至1月底 has no day: day 0 is none of the calendar's, and so the count is left alone.
        return date(int(named["year"] or day.year), int(named["month"]), int(named["day"] or 0))
    except ValueError:
        return None


def _members(roster: Roster, day: date) -> int:
    return _holding(roster, day, Seat.belongs)


def _full(roster: Roster, day: date) -> int:
    return _holding(roster, day, lambda seat, on: seat.belongs(on) and seat.is_full(on))


def _on_probation(roster: Roster, day: date) -> int:
    return _members(roster, day) - _full(roster, day)


def _branches(roster: Roster, _day: date) -> int:
    return len(roster.branches)


def _groups(roster: Roster, _day: date) -> int:
    return len(roster.groups)


def _holding(roster: Roster, day: date, holds: Callable[[Seat, date], bool]) -> int:
    """The number of people for whom it holds in at least one of their branches."""
    # By people, not by lines: somebody who changed the branch has two lines of the roster.
    return sum(any(holds(seat, day) for seat in person.seats) for person in roster.people)


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, patterns))


def _of_a_standing(word: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of a number before or behind the word: 正式党员22名, 其中正式22名, 22名正式党员."""
    return _patterns(
        rf"{_NOT_TAKEN_IN}{word}党员{_HAS}{_NUMBER}{_PERSONS}",
        # 其中正式14名: 党员 is left out where it stands before.
        rf"(?<=[，、：:（(,中]){word}{_NUMBER}{_PERSONS}",
        rf"(?<![0-9一二三四五六七八九十]){_NOT_TAKEN_IN}{_NUMBER}{_PERSONS}{word}党员",
    )


_BODIES: tuple[Count, ...] = (_branches, _groups)
_COUNTS: tuple[tuple[tuple[re.Pattern[str], ...], Count], ...] = (
    (_of_a_standing("正式"), _full),
    (_of_a_standing("预备"), _on_probation),
    (
        _patterns(
            rf"{_AT_THE_BEGINNING}党员{_HAS}{_NUMBER}{_PERSONS}",
            rf"(?<=[有共计]){_NUMBER}{_PERSONS}党员",
        ),
        _members,
    ),
    (_patterns(rf"{_NUMBER}个(?:基层)?(?:党支部|支部)"), _branches),
    (_patterns(rf"{_NUMBER}个党小组"), _groups),
)
"""The patterns of each count, and the function that counts it in the roster."""
