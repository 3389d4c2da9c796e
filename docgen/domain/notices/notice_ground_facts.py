"""A notice against the meeting it rests on: day, people, outcome and data must agree."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from docgen.base.diagnostics import Diagnostic, Place, error, warning
from docgen.domain.notices.grounds import Grounds
from docgen.domain.notices.notice_case import NoticeCase
from docgen.domain.notices.notice_needs import TOLD, Told
from docgen.domain.notices.publicity import Publicity
from docgen.domain.people.course import IN_TIME
from docgen.domain.people.course_facts import MADE_ALIKE, disagreements
from docgen.domain.people.seat import bare
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem
from docgen.models.notices import ACTIVIST, LISTED, Notice

# 待公示无异议后 and 公示期间如无异议 speak of what is to come.
_CLEAR = re.compile(
    "(?<![待如若])公示(?:期间?|期满|后|情况)?[^。；\\n如若待须应将]{0,12}?"
    "(?:无异议|没有异议|未收到|没有收到|无反映|无不良反映)(?!的?后|的话|方|，再|，方)"
)


def ground_is_found(case: NoticeCase) -> Iterator[Diagnostic]:
    """依据: 会议 asks for a meeting in the minutes."""
    if isinstance(case.ground, Diagnostic):
        yield case.ground
    elif case.ground and case.is_of_stage and not case.ground.decisions:
        message = f"{_called(case.ground)}没有作出“{case.notice.kind}”的决议"
        yield error("N805", case.notice.place_of("依据"), message, "核对依据，或者核对会议记录里的议题和决议")


def posted_after_the_meeting(case: NoticeCase) -> Iterator[Diagnostic]:
    """A notice cannot hang before the meeting that it rests on."""
    grounds, posted = case.grounds, case.notice.posted
    # The very day is right: a notice may be posted on the evening of the meeting.
    if grounds and posted and posted < grounds.case.day:
        message = f"{official_date(posted)}发布，依据的{_called(grounds)}却在它后面"
        yield error("N808", case.notice.place_of("发布日期"), message, "核对发布日期和依据的会议")


def people_are_those_of_the_meeting(case: NoticeCase) -> Iterator[Diagnostic]:
    """Whoever is named in the notice was decided of, and the vote carried."""
    grounds = case.grounds
    if grounds is None or not grounds.decisions:
        return
    for subject in case.notice.subjects:
        decision = grounds.decision_on(subject.name)
        if decision is None:
            yield _not_decided(case, grounds, subject.name.place, subject.name)
        elif not decision.carried:
            message = f"{_called(grounds)}表决{subject.name}，没有通过"
            yield error("N806", subject.name.place, message, "没有通过的不能公示；核对会议记录里的票数")
    if not case.notice.subjects and not grounds.names:
        refused = any(not decision.carried for decision in grounds.decisions)
        message = f"{_called(grounds)}的决议{'没有通过' if refused else '里没有写是谁'}"
        yield error("N806", case.notice.place_of("依据"), message, "核对会议记录，或者写上“对象”")


def _not_decided(case: NoticeCase, grounds: Grounds, place: Place, name: str) -> Diagnostic:
    names = "、".join(grounds.names)
    message = f"{_called(grounds)}的决议里没有{name}" + (f"，决议的是{names}" if names else "")
    # Who gets an award is read from the words of a resolution, which may name them otherwise.
    told = error if case.is_of_stage else warning
    return told("N806", place, message, "核对姓名；会议记录写错了的，改会议记录")


def nobody_of_the_meeting_is_left_out(case: NoticeCase) -> Iterator[Diagnostic]:
    """Tell of people in the decision whom neither this notice nor another of its kind names."""
    grounds, notice = case.grounds, case.notice
    if grounds is None or not notice.subjects or not case.is_of_stage:
        return
    alike = [other for other in case.file.notices if other.kind == notice.kind]
    anywhere = set().union(*map(_bare_names, alike))
    missed = [name for name in grounds.names if bare(name) not in anywhere]
    # One that names nobody of the meeting rests on another: `people_are_those_of_the_meeting` tells that.
    if missed and not _bare_names(notice).isdisjoint(map(bare, grounds.names)):
        message = f"{_called(grounds)}还决议了{'、'.join(missed)}，这里没有"
        yield warning("N806", notice.place_of("对象"), message, "补在“对象”里；不公示的，请核对会议记录")


def _bare_names(notice: Notice) -> set[str]:
    return {bare(subject.name) for subject in notice.subjects}


def probation_ends_in_time(case: NoticeCase) -> Iterator[Diagnostic]:
    """A notice of a transfer names nobody whose probation was extended or ended otherwise."""
    for person in case.persons:
        nominee = person.nominee
        if nominee and nominee.ending != IN_TIME:
            message = f"会议对{nominee.name}的结论是“{nominee.ending}”，不是按期转正"
            yield error("N806", person.subject.name.place, message, "这样的结论不能按“预备党员转正”公示")


def step_is_not_before_its_meeting(case: NoticeCase) -> Iterator[Diagnostic]:
    """The day of a step cannot come before the meeting that decided it."""
    field, what = {ACTIVIST: ("activist", "确定积极分子时间"), LISTED: ("listed", "列为发展对象时间")}.get(
        case.notice.kind, ("", "")
    )
    for person in case.persons if field and case.grounds else ():
        day = person.course.day_of(field)
        if case.grounds and day and day < case.grounds.case.day:
            message = f"{person.label}的{what}是{official_date(day)}，早于{_called(case.grounds)}"
            yield warning("N807", person.subject.name.place, message, "核对名册和会议记录")


def sources_agree(case: NoticeCase) -> Iterator[Diagnostic]:
    """The data of a person are the same wherever they are written."""
    told = TOLD.get(case.notice.kind, Told(()))
    for person in case.persons:
        fields = {need.field: need.name for need in (*told.must, *told.may)}
        for _, _, message in disagreements(person.course, person.label, fields):
            yield error("N807", person.subject.name.place, message, MADE_ALIKE)


def no_assembly_while_it_hangs(case: NoticeCase) -> Iterator[Diagnostic]:
    """The assembly decides when the time for objections is over, or before the notice is posted."""
    for person in case.persons if case.is_of_stage and case.period else ():
        for vote in person.course.decided:
            # One that was posted on the evening of the assembly it rests on hangs after it.
            if vote.day == case.assembly_day:
                continue
            # An assembly inside the running period passed in silence.
            if case.period and case.period.first <= vote.day <= case.period.last:
                last = official_date(case.period.last)
                message = (
                    f"{person.label}的公示到{last}才结束，{official_date(vote.day)}"
                    f"（{vote.address}）就开大会表决{vote.matter}"
                )
                yield warning(
                    "N830", person.subject.name.place, message, "公示期满、没有问题再开会；核对日期"
                )


def nothing_is_known_while_it_hangs(case: NoticeCase) -> Iterator[Diagnostic]:
    """A record inside the period cannot say 公示无异议: objections may come in until the last day."""
    period = case.period
    if period is None or not case.is_of_stage:
        return
    for meeting in case.office.meetings:
        if period.first <= meeting.day <= period.last:
            for item in meeting.agenda:
                yield from _said_clear(item, case, period)


def _said_clear(item: AgendaItem, case: NoticeCase, period: Publicity) -> Iterator[Diagnostic]:
    names = {bare(person.subject.name) for person in case.persons}
    whole = "\n".join(item.texts())
    # Of whom nobody is named, or an earlier notice hung, it is not known which notice is meant.
    if not names or not all(name in whole for name in names) or _hung_before(names, case):
        return
    for text in item.texts():
        if words := _CLEAR.search(text):
            who, last = "、".join(sorted(names)), official_date(period.last)
            message = f"这里写的是“{words[0]}”，{who}的公示到{last}才结束"
            mend = "核对会议的日期和公示的日期；公示期满以后才能这样写"
            yield warning("N809", text.place, message, mend)
            return


def _hung_before(names: Collection[str], case: NoticeCase) -> bool:
    posted = case.notice.posted
    days = ((one, one.posted) for one in case.file.notices if posted)
    texts = [text for one, day in days if day and posted and day < posted for text in one.texts()]
    return any(name in text for text in texts for name in names)


def _called(grounds: Grounds) -> str:
    """2023年6月20日第二支部党员大会."""
    meeting = grounds.case.meeting
    return f"{official_date(meeting.day)}{'、'.join(grounds.case.branches)}{meeting.kind}"


RULES = (
    ground_is_found,
    posted_after_the_meeting,
    people_are_those_of_the_meeting,
    nobody_of_the_meeting_is_left_out,
    probation_ends_in_time,
    step_is_not_before_its_meeting,
    sources_agree,
    no_assembly_while_it_hangs,
    nothing_is_known_while_it_hangs,
)
