"""A 民主评议党员 against the minutes of its meeting: the same people, the same ballots."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.roster import Roster
from docgen.models.evaluations import Appraisal, Evaluation
from docgen.models.minutes import Meeting
from docgen.models.rules import Rules
from docgen.reading.nodes import Text

KINDS = ("民主评议会", "组织生活会", "党员大会")
"""The meetings at which members are appraised, the likeliest first (支部工作条例 2018, 17 and 18)."""
_TYPED = {
    "参加测评": re.compile(r"(?:参加|参与)(?:民主)?测评(?:的党员|党员|人数)?(?P<number>\d+)[名人]"),
    "发出": re.compile(r"发(?:出|放)(?:民主)?(?:测评|评议|表决)?票?(?P<number>\d+)[张份]"),
    "收回": re.compile(r"收回(?:有效)?(?:测评|评议|表决)?票?(?P<number>\d+)[张份]"),
}
"""The numbers of a ballot as minutes tell them in words."""


def against_minutes(
    evaluations: Sequence[Evaluation], meetings: Sequence[Meeting], roster: Roster, rules: Rules | None
) -> Iterator[Diagnostic]:
    """Everything that the minutes have against the appraisals of a year."""
    for record in evaluations:
        if isinstance(record, Appraisal) and (meeting := _meeting_of(record, meetings, roster, rules)):
            yield from _people(record, meeting)
            yield from _tellers(record, meeting)
            yield from _numbers(record, meeting)


def _meeting_of(
    record: Appraisal, meetings: Sequence[Meeting], roster: Roster, rules: Rules | None
) -> Attendance | None:
    """The meeting of the same branch and day that appraised; None where none is sure to be it."""
    there = [Attendance(each, roster, rules) for each in meetings if each.day == record.day]
    # In a large branch groups may appraise each other; the ballot is the branch's.
    own = [case for case in there if record.branch in case.branches and not case.meeting.group]
    found = (_of_kind(own, kind) for kind in KINDS)
    likeliest = next(filter(None, found), [])
    return likeliest[0] if len(likeliest) == 1 else None


def _of_kind(cases: Sequence[Attendance], kind: str) -> list[Attendance]:
    return [case for case in cases if case.meeting.is_a(kind)]


def _people(record: Appraisal, case: Attendance) -> Iterator[Diagnostic]:
    """No more took part, and no more ballots were handed out, than people came."""
    came, part, issued = case.present, record.took_part, record.issued
    if came is not None and part is not None and part != came:
        message = f"参加测评写的是{part}人，{_address(case)}实到{came}人"
        mend = "核对人数，改其中一处" if part > came else "核对人数；确实有人到会没有参加的，不用改"
        yield warning("D574", record.place_of("参加测评"), message, mend)
    if came is not None and issued is not None and issued > came:
        message = f"发出测评票{issued}张，{_address(case)}实到{came}人"
        yield warning("D574", record.place_of("发出"), message, "核对人数和票数，改其中一处")


def _tellers(record: Appraisal, case: Attendance) -> Iterator[Diagnostic]:
    """The absent neither count ballots nor watch the counting."""
    # A 计票人 whom the minutes had among the absent passed in silence.
    gone = dict(case.absentees)
    for name in (*record.tellers, *record.scrutineers):
        seats = case.whom(name)
        if len(seats) == 1 and seats[0] in gone:
            message = f"{_address(case)}写着{name}缺席，不能计票、监票"
            yield error("D575", name.place, message, "换成到会的人，或者核对缺席的名单")


def _numbers(record: Appraisal, case: Attendance) -> Iterator[Diagnostic]:
    """The numbers in the words of the minutes are those of the record."""
    written = {"参加测评": record.took_part, "发出": record.issued, "收回": record.collected}
    for text in (*case.meeting.ballot, *case.meeting.text):
        for key, pattern in _TYPED.items():
            found, number = pattern.search(text), written[key]
            if found and number is not None and int(found["number"]) != number:
                message = f"“{key}”写的是{number}，{_where(text)}写的是“{found[0]}”"
                yield error("D576", record.place_of(key), message, "核对票数，改其中一处")


def _address(case: Attendance) -> str:
    return f"会议记录（{_where(Text('', case.meeting.place))}）"


def _where(text: Text) -> str:
    """The file and the line in the words of a message."""
    return f"{text.place.source.name.rpartition('/')[2]} 第{text.place.line}行"
