"""What the words of an admission or a transfer say of its person: review, sponsors, hours of training."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.base.diagnostics import Diagnostic, error
from docgen.domain.meetings.admission_facts import nominees_with_items
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.course import Course, CourseSource
from docgen.domain.people.course_facts import MADE_ALIKE
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem
from docgen.models.rules import ADMISSION, TRANSFER
from docgen.reading.nodes import Text

_REVIEWED = re.compile(
    r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
    r"[^，。；]{0,10}预审[^，。；]{0,4}(?:同意|通过|合格)"
)
_TRAINED = re.compile(r"培训[^，。；]{0,6}?(?P<hours>[0-9]+)个?学时")
_HOURS = re.compile(r"(?P<hours>[0-9]+)个?学时")
_CALLED = {"reviewed": "预审时间", "trained": "集中培训", "sponsors": "入党介绍人"}
_INTRODUCED = re.compile(r"(?:入党)?(?:介绍人)?(?P<names>[^，。；：]+?)(?:同志)?(?:分别)?介绍")


def words_agree_with_the_course(case: Attendance) -> Iterator[Diagnostic]:
    """What the texts of an admission or a transfer say of its steps is what is typed of them."""
    for item, nominee in nominees_with_items(case, TRANSFER):
        for text in item.sponsors_view[:1]:
            yield from _sponsors(text, case.course(nominee), case)
    for item, nominee in nominees_with_items(case, ADMISSION):
        course = case.course(nominee)
        for text in _texts(item):
            yield from _review(text, course, case)
            yield from _training(text, course)
        for text in item.sponsors_view[:1]:
            yield from _sponsors(text, course, case)


def _texts(item: AgendaItem) -> Sequence[Text]:
    return (*item.report, *item.committee_view, *item.sponsors_view)


def _review(text: Text, course: Course, case: Attendance) -> Iterator[Diagnostic]:
    reviewed, source = course.day_of("reviewed"), course.source_of("reviewed")
    found = _REVIEWED.search(text)
    if reviewed is None or source is None or found is None:
        return
    typed = (int(found["year"] or case.day.year), int(found["month"]), int(found["day"]))
    if typed != (reviewed.year, reviewed.month, reviewed.day):
        yield _otherwise(text, found[0], "reviewed", official_date(reviewed), source)


def _training(text: Text, course: Course) -> Iterator[Diagnostic]:
    source, found = course.source_of("trained"), _TRAINED.search(text)
    known = _HOURS.search(str(course.told("trained") or ""))
    if source and found and known and found["hours"] != known["hours"]:
        yield _otherwise(text, found[0], "trained", known[0], source)


def _sponsors(text: Text, course: Course, case: Attendance) -> Iterator[Diagnostic]:
    """Who is named before 介绍 at the beginning, as far as all of them are names of the roster."""
    source, found = course.source_of("sponsors"), _INTRODUCED.match(text)
    if source is None or found is None:
        return
    named, sponsors = re.split("[、和，]", found["names"]), course.names("sponsors")
    seats = [case.whom(name) for name in named]
    known = [seat for name in sponsors for seat in case.whom(name)]
    if all(len(each) == 1 for each in seats) and {each[0] for each in seats} != set(known):
        yield _otherwise(text, "、".join(named), "sponsors", "、".join(sponsors), source)


def _otherwise(text: Text, typed: str, field: str, known: str, source: CourseSource) -> Diagnostic:
    message = f"这里写的是“{typed}”，{source.named(field)}的{_CALLED[field]}是{known}"
    return error("D539", text.place, message, MADE_ALIKE)


RULES = (words_agree_with_the_course,)
