"""What running text of minutes says of somebody's steps into the Party, against what is typed of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from docgen.base.diagnostics import Diagnostic, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.course import Course
from docgen.domain.people.course_facts import MADE_ALIKE, TOLD_AS
from docgen.domain.people.seat import bare
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem, Nominee
from docgen.reading.inside import place_inside
from docgen.reading.nodes import Text

_STEPS = {
    "asked": "(?:递交|提交|提出)了?[^，。；]{0,4}转正申请",
    "applied": "(?:递交|提交|提出)了?(?:入党)?申请",
    "activist": "[^，。；、]{0,4}(?:确定|确认|列)为(?:入党)?积极分子",
    "listed": "[^，。；、]{0,4}(?:确定|确认|列)为发展对象",
    "reviewed": "[^，。；、]{0,4}通过[^，。；]{0,6}预审",
}
"""The words behind a day that say which step it was."""
_YEAR, _MONTH_AND_DAY = "(?P<year>[0-9]{4})年", "(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_STEP_ALONE = re.compile(
    f"(?:^|(?<=[，。；：、“（同志于在我他她]))(?:于|在)?{_YEAR}{_MONTH_AND_DAY}"
    f"(?:{'|'.join(f'(?P<{field}>{words})' for field, words in _STEPS.items())})"
)
_SENTENCE = re.compile("[^。；！？;\n]+")
_FIRST_PERSON = re.compile("我(?![校院支单们])")
_OF_OTHERS = re.compile(
    "同学|等同志|等[0-9一二三四五六七八九十]+名|父亲|母亲|其[父母夫妻]|爱人|再次|重新|第二次|当时|曾"
)
_HELPERS = {"培养联系人": "mentors", "入党介绍人": "sponsors"}
_WHAT = f"(?P<what>{'|'.join(_HELPERS)})"
_NAMED_HELPERS = (
    re.compile(rf"{_WHAT}(?:为|是|：|由)(?P<names>[^，。；：]+)"),
    re.compile(rf"(?:^|[，。；：由])(?P<names>[^，。；：由]+?)(?:作|为|任|担任|做)[其他她]?的?{_WHAT}"),
)


def steps_said_are_those_known(case: Attendance) -> Iterator[Diagnostic]:
    """A day of a step in a text (徐曼10月12日递交申请书) is that of the roster, or of a record."""
    names = _all_in_training(case)
    for text in _texts(case) if names else ():
        for found in _said(names).finditer(text):
            course = case.roster.course(found["name"], near=case.body)
            # The group of the step is the last of the pattern.
            yield from _otherwise(text, found, str(found.lastgroup), course)


def _all_in_training(case: Attendance) -> tuple[str, ...]:
    """Those of whom a step is told: by the roster, or by this record."""
    nominated = (bare(item.nominee.name) for item in case.meeting.agenda if item.nominee)
    return tuple(dict.fromkeys((*case.roster.in_training, *nominated)))


def steps_of_the_nominee_are_those_known(case: Attendance) -> Iterator[Diagnostic]:
    """A sentence that names nobody else, in what is told of the person of an item, is about that person."""
    for item, nominee in _with_nominees(case):
        for text in (*item.own_report, *item.own_stand):
            yield from _nameless(text, nominee, case)
        for text in _told_of(item):
            yield from _nameless(text, nominee, case, me=_FIRST_PERSON)


def _with_nominees(case: Attendance) -> Iterator[tuple[AgendaItem, Nominee]]:
    return ((item, item.nominee) for item in case.meeting.agenda if item.nominee)


def _told_of(item: AgendaItem) -> tuple[Text, ...]:
    return (*item.report, *item.committee_view, *item.sponsors_view)


def _nameless(
    text: Text, nominee: Nominee, case: Attendance, me: re.Pattern[str] | None = None
) -> Iterator[Diagnostic]:
    """Days with their year, in sentences that speak of nobody else; 我 of a sponsor is the sponsor."""
    others = _names_but(nominee, case)
    with_name = {found.end() for found in _said(_all_in_training(case)).finditer(text)}
    for sentence in _SENTENCE.finditer(text):
        said = sentence[0]
        if _OF_OTHERS.search(said) or (me and me.search(said)) or any(name in said for name in others):
            continue
        for found in _STEP_ALONE.finditer(text, *sentence.span()):
            if found.end() not in with_name:
                yield from _otherwise(text, found, str(found.lastgroup), case.course(nominee))


def _names_but(nominee: Nominee, case: Attendance) -> set[str]:
    known = (*case.roster.names, *_all_in_training(case))
    return {*map(bare, known)} - {bare(nominee.name)}


def helpers_said_are_those_known(case: Attendance) -> Iterator[Diagnostic]:
    """The mentors and sponsors that a resolution on one person names are those of the roster."""
    names = case.roster.in_training
    for item in case.meeting.agenda if names else ():
        people = _people(item, names)
        for text in item.resolution if len(people) == 1 else ():
            yield from _helpers(text, people[0], case)
    for item, nominee in _with_nominees(case):
        others = {*_all_in_training(case)} - {bare(nominee.name)}
        for text in _told_of(item):
            if not any(name in text for name in others):
                yield from _helpers(text, bare(nominee.name), case)


def _helpers(text: Text, name: str, case: Attendance) -> Iterator[Diagnostic]:
    course = case.roster.course(name, near=case.body)
    for found in (each for pattern in _NAMED_HELPERS for each in pattern.finditer(text)):
        field, named = _HELPERS[found["what"]], re.split("[、和，]", found["names"])
        source, told = course.source_of(field), course.names(field)
        if source and _are_others(named, told, case):
            known = f"{source.named(field)}是{'、'.join(told)}"
            message = f"这里写的是{name}的{found['what']}“{'、'.join(named)}”，{known}"
            yield warning("D539", place_inside(text, *found.span("names")), message, MADE_ALIKE)


def _are_others(named: Sequence[str], told: Sequence[str], case: Attendance) -> bool:
    """Return whether names are not among those told, as far as it is clear of each who it is."""
    both = [[case.whom(name) for name in names] for names in (named, told)]
    are_clear = all(len(seats) == 1 for each in both for seats in each)
    said, known = ({seats[0] for seats in each if seats} for each in both)
    # One of two may be named alone.
    return are_clear and not said <= known


def _people(item: AgendaItem, names: Sequence[str]) -> list[str]:
    said = "\n".join(map(str, (item.title, *item.resolution)))
    return [name for name in names if name in said]


def _texts(case: Attendance) -> Iterator[Text]:
    yield from case.meeting.text
    for item in case.meeting.agenda:
        yield from (*item.report, *item.committee_view, *item.sponsors_view, *item.resolution)
        yield from (speech.words for speech in item.discussion)
    yield from (speech.words for speech in case.meeting.discussion)


@lru_cache(4)
def _said(names: tuple[str, ...]) -> re.Pattern[str]:
    people = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    steps = "|".join(f"(?P<{field}>{words})" for field, words in _STEPS.items())
    day = f"(?:{_YEAR})?{_MONTH_AND_DAY}"
    return re.compile(f"(?P<name>{people})(?:同志)?(?:于|在|是)?{day}(?:{steps})")


def _otherwise(text: Text, found: re.Match[str], field: str, course: Course) -> Iterator[Diagnostic]:
    known, source = course.day_of(field), course.source_of(field)
    if known is None or source is None or _is_the_day(found, known):
        return
    message = f"这里写的是“{found[0]}”，{source.named(field)}的{TOLD_AS[field]}是{official_date(known)}"
    yield warning("D539", place_inside(text, *found.span()), message, MADE_ALIKE)


def _is_the_day(found: re.Match[str], known: date) -> bool:
    # Without a year any may be meant: the month and the day have to be right.
    year = int(found["year"] or known.year)
    return (year, int(found["month"]), int(found["day"])) == (known.year, known.month, known.day)


RULES = (steps_said_are_those_known, steps_of_the_nominee_are_those_known, helpers_said_are_those_known)
