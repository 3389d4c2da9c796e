"""分工 after an election of a committee: posts are divided among those who were elected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from docgen.base.diagnostics import Diagnostic, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.election_followed import Elected, last_elected
from docgen.domain.meetings.presence import OF_ASSEMBLY, OF_COMMITTEE
from docgen.domain.words.dates import official_date
from docgen.models.elections import COMMITTEE_MEMBER
from docgen.models.minutes import Meeting
from docgen.reading.inside import place_inside
from docgen.reading.nodes import Text

_POST = "(?:党?支部)?(?:副?书记|(?:组织|宣传|纪检|纪律检查|统战|青年|生活|学习|保密|文体|群工)委员)"
_CLAUSE = re.compile("[^，。；、,;\n]+")
_OF_OTHERS = re.compile("原|不再|免|卸任|离任|协助|联系|总支|校|上届|上一届|前任|感谢|小组|候选|推荐|请示")


def work_is_divided_among_the_elected(
    elections: Sequence[Attendance], divided: Iterable[Attendance]
) -> Iterator[Diagnostic]:
    """Whoever is given a post of the committee in a record on 分工 was elected to it last."""
    for case in divided:
        body = case.branches[0] if len(case.branches) == 1 else ""
        elected = last_elected(elections, case.day).get((body, COMMITTEE_MEMBER))
        # Of a committee that an earlier year elected nothing is known here.
        for text in _on_division(case.meeting) if elected and elected.is_whole else ():
            yield from _of_others(text, case, elected) if elected else ()


def divides_work(meeting: Meeting) -> bool:
    """Return whether a record divides the work of a committee."""
    return next(_on_division(meeting), None) is not None


def _on_division(meeting: Meeting) -> Iterator[Text]:
    """The texts that do so."""
    if not (meeting.is_a(OF_COMMITTEE) or meeting.is_a(OF_ASSEMBLY)):
        return
    for item in meeting.agenda:
        texts = (item.title, *item.report, *item.resolution)
        if any("分工" in text for text in texts):
            yield from texts
    if "分工" in meeting.subject:
        yield from (*meeting.text, *meeting.resolution)


def _of_others(text: Text, case: Attendance, elected: Elected) -> Iterator[Diagnostic]:
    people = "|".join(re.escape(name) for name in sorted(case.roster.names, key=len, reverse=True))
    given = re.compile(
        f"(?P<one>{people})(?:（[^）]*）)?(?:同志)?(?:担?任|为|做|作|：|:|（)?{_POST}"
        f"|{_POST}(?:：|:|由|为|是|——?)?(?P<other>{people})"
    )
    chosen = {str(seat.member.name) for seat in elected.by}
    day = next((official_date(each.case.day) for each in elected.by.values()), "")
    for clause in _CLAUSE.finditer(text):
        found = None if _OF_OTHERS.search(clause[0]) else given.search(clause[0])
        group = "one" if found and found["one"] else "other"
        if found and found[group] not in chosen:
            message = f"分工里写了“{found[0]}”，{day}选出的委员里没有{found[group]}"
            start = clause.start() + found.start(group)
            place = place_inside(text, start, start + len(found[group]))
            yield warning("D473", place, message, "核对姓名；以后补选上的，把那次补选也记下来")
