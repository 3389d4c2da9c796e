"""The term of office (届期): when it ends by the words in which it is typed, and the reminder before that."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, hint, warning
from docgen.domain.people.posts import DAY, ENDS
from docgen.domain.people.probation import MONTHS_OF_A_YEAR, months_later
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import MARKS
from docgen.models.organization import Organization
from docgen.models.rules import CommitteeRule
from docgen.reading.nodes import Text
from docgen.reading.values.numerals import read_number

# 2021年 is no number of years.
_YEARS = re.compile("(?<![0-9〇一二三四五六七八九十])(?P<number>[1-9一二两三四五六七八九十])年(?![级制度])")


class TermOfOffice(NamedTuple):
    """A term of office as typed, and whose it is: a branch's, or nothing where it is the whole's."""

    typed: Text
    branch: str


def terms_of(organization: Organization) -> list[TermOfOffice]:
    """The terms of office of the whole and of its branches, as far as they are typed."""
    own = [TermOfOffice(branch.term, str(branch.name)) for branch in organization.branches if branch.term]
    return [*([TermOfOffice(organization.term, "")] if organization.term else []), *own]


def term_ends(term: str) -> date | None:
    """The last day of a term: 2021—2024, 2021年3月起三年, 至2024年3月; None where none is told."""
    found = list(DAY.finditer(term))
    if len(found) == 1:
        return _by_length(term, found[0])
    days = [day for day in map(_last_day, found) if day]
    # A month that there is none of may be the end.
    return max(days) if days and len(days) == len(found) else None


def _by_length(term: str, told: re.Match[str]) -> date | None:
    """The end of a term of which one day is told: its first, with the years it lasts, or its last."""
    day, years = _last_day(told), _YEARS.search(term)
    if years and day:
        months = (read_number(years["number"]) or 0) * MONTHS_OF_A_YEAR
        return _last_of(months_later(day, months), told)
    # 2021年3月起 was taken for the end: a term that had just begun was called over.
    return day if ENDS.search(term) else None


def _last_of(day: date, told: re.Match[str]) -> date:
    if told["day"]:
        return day - timedelta(days=1)
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _last_day(told: re.Match[str]) -> date | None:
    # A term told in years or months alone lasts to their end: it must not be called over too early.
    year, month = int(told["year"]), int(told["month"] or MONTHS_OF_A_YEAR)
    if not 1 <= month <= MONTHS_OF_A_YEAR:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, min(int(told["day"] or last) or last, last))


def check_terms(organization: Organization, rule: CommitteeRule, at: date) -> Iterator[Diagnostic]:
    """Tell which terms are over, or soon will be, and which are typed without their end."""
    for term in terms_of(organization):
        ends, named = term_ends(term.typed), f"{term.branch}的届期" if term.branch else "届期"
        if ends is not None:
            yield from _near_its_end(term.typed, named, ends, rule, at)
        elif not any(mark in term.typed for mark in MARKS):
            message = f"{named}“{term.typed}”看不出到哪一天届满，没有提醒换届"
            yield hint("D568", term.typed.place, message, "写起止的年月，如 2021年3月—2024年3月")


def _near_its_end(typed: Text, named: str, ends: date, rule: CommitteeRule, at: date) -> Iterator[Diagnostic]:
    mend = f"按期换届；换届以后改“届期”和各人的“党内职务”。依据：{rule.source}"
    if at > ends:
        yield warning("D525", typed.place, f"{named}“{typed}”已经届满（截至{official_date(at)}）", mend)
    elif at > months_later(ends, -rule.reminder):
        yield hint("D525", typed.place, f"{named}“{typed}”到{official_date(ends)}届满，要准备换届", mend)
