"""The title and the resolution of an admission or a transfer: its own person, and when its periods begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.domain.meetings.admission_facts import nominees_with_items
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.course import IN_TIME
from docgen.domain.people.course_facts import ends_of
from docgen.domain.people.seat import bare
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem, Nominee
from docgen.models.rules import ADMISSION, PROBATION, TRANSFER
from docgen.reading.inside import place_inside
from docgen.reading.nodes import Text

_BEFORE = "(?:接收|吸收|发展|同意|批准|讨论|审议|表决|关于|取消|延长)"
_BEHIND = (
    "(?:同志)?的?(?:为(?:中共|中国共产党)?(?:预备|正式)?党员|加入|入党|按期|转正|转为|预备期|预备党员资格)"
)
_DAY = "(?P<year>[0-9]{4})年(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
_COUNTS_FROM = re.compile(rf"党龄(?:从|自|由)(?:预备期满(?:的|之)?日?[（(]?)?{_DAY}")
_PROBATION_FROM = re.compile(rf"(?<!延长)(?<!延长的)预备期[^，。；]{{0,3}}，?[（(]?(?:从|自|由){_DAY}")


def texts_name_the_nominee(case: Attendance) -> Iterator[Diagnostic]:
    """A resolution copied from another item names that item's person: 同意接收林小雨 beside 人选 何磊."""
    for matter in (ADMISSION, TRANSFER):
        for item, nominee in nominees_with_items(case, matter):
            for text in (item.title, *item.resolution):
                yield from _of_another(text, nominee, case)


def _of_another(text: Text, nominee: Nominee, case: Attendance) -> Iterator[Diagnostic]:
    # Where the own person is named too, nobody can tell what the other name is there for.
    if bare(nominee.name) in text:
        return
    found = re.search(f"{_BEFORE}(?P<name>{_people(case)}){_BEHIND}", text)
    if found:
        message = f"这里写的是“{found['name']}”，这个议题的人选却是{nominee.name}"
        place = place_inside(text, *found.span("name"))
        yield error("D519", place, message, "核对姓名，改其中一处；是另一个人的决议，写到那个人的议题里")


def _people(case: Attendance) -> str:
    roster = case.roster
    names = {*roster.names, *(str(one.name) for one in roster.organization.candidates)}
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


def periods_begin_on_their_day(case: Attendance) -> Iterator[Diagnostic]:
    """党龄 counts from the end of the probation, the probation from the assembly that admitted."""
    for item, nominee in nominees_with_items(case, ADMISSION):
        yield from _begins(item, _PROBATION_FROM, (case.day,), f"{nominee.name}的预备期从大会通过的那天")
    for item, nominee in nominees_with_items(case, TRANSFER):
        course = case.course(nominee)
        ends = ends_of(course.probation(case.stage_rule(PROBATION), case.day))
        admitted = course.day_of("admitted")
        if ends and nominee.ending == IN_TIME:
            # The roster may have the day of the assembly, and so may the resolution.
            days = (*ends, case.day, *filter(None, (course.day_of("confirmed"),)))
            yield from _begins(item, _COUNTS_FROM, days, f"{nominee.name}的预备期满日")
        if admitted and nominee.ending == IN_TIME:
            yield from _begins(item, _PROBATION_FROM, (admitted,), f"{nominee.name}接收为预备党员")


def _begins(
    item: AgendaItem, said: re.Pattern[str], known: tuple[date, ...], what: str
) -> Iterator[Diagnostic]:
    for text in item.resolution:
        for found in said.finditer(text):
            typed = (int(found["year"]), int(found["month"]), int(found["day"]))
            if typed not in [(day.year, day.month, day.day) for day in known]:
                message = f"这里写的是“{found[0]}”，{what}是{official_date(known[0])}"
                place = place_inside(text, *found.span())
                yield warning("D529", place, message, "核对这两个日期，改其中一处")


RULES = (texts_name_the_nominee, periods_begin_on_their_day)
