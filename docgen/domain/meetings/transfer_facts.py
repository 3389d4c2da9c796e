"""Transfers before the probation is over, second extensions, and what was decided before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.domain.meetings.admission_facts import cited, nominees, unknown_rule
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.people.course import EXTENDED, IN_TIME, Course, Decided, address
from docgen.domain.people.course_facts import ends_of
from docgen.domain.people.probation import Probation, bounds_in_words, length_in_words, probation
from docgen.domain.people.seat import Seat
from docgen.domain.words.dates import official_date
from docgen.models.minutes import Nominee
from docgen.models.rules import ADMISSION, EXTENSION, PROBATION, PROCEDURE, TRANSFER, StageRule


def of_somebody_on_probation(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever is transferred stands in the roster, and was not confirmed before the end of the probation."""
    for nominee in nominees(case, TRANSFER):
        seats, course = case.whom(nominee.name), case.course(nominee)
        if not seats:
            message = f"名册里没有“{nominee.name}”这名预备党员"
            yield error("D442", nominee.name.place, message, "改正姓名，或者补上名册")
        elif len(seats) == 1 and (fault := _confirmed_before(case, nominee, seats[0], course)):
            yield fault


def _confirmed_before(case: Attendance, nominee: Nominee, seat: Seat, course: Course) -> Diagnostic | None:
    """党龄 may count from before the assembly: from the end of the probation, and from no other day."""
    confirmed, reckoned = seat.member.confirmed, course.probation(case.stage_rule(PROBATION), case.day)
    # 期满日 of the 16th was told as 已经转正 at the assembly of the 22nd: 党龄 and the vote have two days.
    if confirmed is None or confirmed >= case.day or confirmed in ends_of(reckoned):
        return None
    where = address(seat.member.place_of("转正日期"))
    message = f"名册（{where}）里{nominee.name}在{official_date(confirmed)}已经转正"
    return error("D442", nominee.name.place, message, "核对姓名和名册里的转正日期")


def probation_is_over(case: Attendance) -> Iterator[Diagnostic]:
    """A transfer comes after the probation, with the extension that was decided before."""
    for nominee in nominees(case, TRANSFER):
        course, rule = case.course(nominee), case.stage_rule(PROBATION)
        # An extension that this very vote decides is left out.
        reckoned = course.probation(rule, case.day)
        if rule is None:
            if case.whom(nominee.name):
                yield unknown_rule(nominee.name.place, PROBATION, case.day)
        # An extension that only the roster tells counts too: a vote three months early once passed as 按期.
        elif reckoned and case.day < reckoned.votable and not _is_extension(nominee, course, rule, case):
            yield _too_early(nominee, reckoned, rule, course.months_added(case.day))


def _is_extension(nominee: Nominee, course: Course, rule: StageRule, case: Attendance) -> bool:
    """Return whether this is the vote that decided the extension which the roster has: due after a year."""
    admitted = course.day_of("admitted")
    is_due = admitted is not None and probation(admitted, rule).votable <= case.day
    return nominee.ending == EXTENDED and course.extension is None and is_due


def _too_early(nominee: Nominee, reckoned: Probation, rule: StageRule, added: int) -> Diagnostic:
    since, until = official_date(reckoned.since), official_date(reckoned.votable)
    length = length_in_words(rule.months or 0) + (f"、延长{added}个月" if added else "")
    message = f"{nominee.name}的预备期从{since}起，到{until}才满{length}，这时还不能讨论转正"
    return error("D441", nominee.name.place, message, cited("核对开会的日期、接收的日期和延长预备期", rule))


def asked_for_in_writing(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever is transferred asked for it in writing: on probation, and before the assembly.

    Of other ends (an extension, a cancellation) nobody needs to have asked.
    """
    for nominee in nominees(case, TRANSFER):
        course, rule = case.course(nominee), case.stage_rule(PROCEDURE)
        place, asked = nominee.place_of("转正申请时间"), course.day_of("asked")
        if asked:
            message = _asked_on_a_wrong_day(nominee, asked, course, case)
            if message:
                yield error("D588", place, message, cited("核对这两个日期", rule))
        elif nominee.ending == IN_TIME and rule and case.whom(nominee.name):
            # Transfer papers without the day of the application were sent back by an inspector.
            message = f"{nominee.name}没有写转正申请时间，决议里会留出【待补】"
            mend = "在“人选”或名册里补上“转正申请时间”（本人递交转正申请书的日期）"
            yield warning("D588", place, message, cited(mend, rule))


def _asked_on_a_wrong_day(nominee: Nominee, asked: date, course: Course, case: Attendance) -> str:
    told, since = f"{nominee.name}的转正申请时间（{official_date(asked)}）", course.day_of("admitted")
    if asked > case.day:
        return f"{told}晚于开会的日子（{official_date(case.day)}）"
    if since and asked < since:
        return f"{told}早于接收为预备党员的日期（{official_date(since)}）"
    return ""


def extension_keeps_its_bounds(case: Attendance) -> Iterator[Diagnostic]:
    """Probation is extended by at least and at most so many months as are laid down."""
    for nominee in nominees(case, TRANSFER):
        months, rule = nominee.extension, case.stage_rule(EXTENSION)
        if nominee.ending != EXTENDED or not months:
            continue
        if rule is None:
            yield unknown_rule(nominee.place_of("延长月数"), EXTENSION, case.day)
        elif not rule.allows(months):
            message = f"预备期延长{months}个月，规定是{bounds_in_words(rule)}"
            mend = f"写 {rule.months or 1} " + (f"到 {rule.most}" if rule.most else "或更大的数")
            yield error("D441", nominee.place_of("延长月数"), message, cited(mend, rule))


def extended_once(case: Attendance) -> Iterator[Diagnostic]:
    """A probation is extended once (发展党员工作细则 article 32): after that it ends, either way."""
    for nominee in nominees(case, TRANSFER):
        # A second extension passed, and ended on the very day of its own vote.
        earlier = _extended_before(case, nominee) if nominee.ending == EXTENDED else ""
        if earlier:
            message = f"{nominee.name}的预备期{earlier}已经延长过，预备期只能延长一次"
            mend = cited("延长期满，按期转正或者取消预备党员资格", case.stage_rule(EXTENSION))
            yield error("D534", nominee.place_of("结论"), message, mend)


def _extended_before(case: Attendance, nominee: Nominee) -> str:
    """Where an earlier extension is told: of a vote, or of the roster where this vote cannot have made it."""
    course, rule = case.course(nominee), case.stage_rule(PROBATION)
    vote = course.extension
    if vote and is_before(vote, case):
        return f"在{official_date(vote.day)}的大会（{vote.address}）"
    admitted, months, seats = course.day_of("admitted"), course.months_typed, case.whom(nominee.name)
    # The extension of the roster is that of this vote, unless it had run out by then.
    if months and admitted and rule and probation(admitted, rule, months).votable <= case.day and seats:
        return f"按名册（{address(seats[0].member.place_of('延长预备期'))}）"
    return ""


def decided_once(case: Attendance) -> Iterator[Diagnostic]:
    """Nobody is admitted or transferred twice; a vote that failed may be taken again."""
    for matter in (ADMISSION, TRANSFER):
        for nominee in nominees(case, matter):
            ending = nominee.ending if matter == TRANSFER else ""
            same = _votes_alike(case.course(nominee), ending)
            # A second extension is told as such.
            if len(same) > 1 and ending != EXTENDED and is_before(same[0], case):
                message = f"{nominee.name}的{ending or matter}，{same[0].address}已经表决通过"
                yield error("D542", case.meeting.place, message, "核对姓名；重复记的，删掉其中一份")


def _votes_alike(course: Course, ending: str) -> list[Decided]:
    return [vote for vote in course.decided if vote.carried and vote.ending == ending]


def is_before(vote: Decided, case: Attendance) -> bool:
    """Return whether a vote was taken at a meeting before this one; of one day, at one recorded before it."""
    # A name of this record stands below its beginning.
    here = case.meeting.place
    return (vote.day, vote.place.source.name, vote.place.line) < (case.day, here.source.name, here.line)


RULES = (
    of_somebody_on_probation,
    probation_is_over,
    asked_for_in_writing,
    extension_keeps_its_bounds,
    extended_once,
    decided_once,
)
