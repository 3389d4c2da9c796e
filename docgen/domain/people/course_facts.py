"""Courses that two sources tell differently: what assemblies decided and the roster, what is typed twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from docgen.base.diagnostics import Diagnostic, Place, hint, warning
from docgen.domain.people.course import CANCELLED, EXTENDED, IN_TIME, Course, CourseSource, Decided, Detail
from docgen.domain.people.probation import Probation
from docgen.domain.people.roster import Roster
from docgen.domain.people.seat import Seat, bare
from docgen.domain.rules import stage_rule
from docgen.domain.words.dates import official_date
from docgen.models.rules import EXTENSION, PROBATION, Rules
from docgen.reading.values import YearMonth
from docgen.reading.values.month_end import MonthEnd

TOLD_AS = {
    "applied": "申请入党时间",
    "activist": "确定积极分子时间",
    "listed": "列为发展对象时间",
    "reviewed": "预审时间",
    "sponsors": "入党介绍人",
    "mentors": "培养联系人",
    "admitted": "接收时间",
    "asked": "转正申请时间",
}
"""The names of compared facts in messages; the sources have keys of their own."""


MADE_ALIKE = "核对后改成一样的"


def disagreements(
    course: Course, name: str, fields: Mapping[str, str] = TOLD_AS
) -> Iterator[tuple[CourseSource, Place, str]]:
    """What two sources tell differently of somebody: the nearer one, its place, and both in words."""
    for field, one, other in course.disagreements(tuple(fields)):
        first, second = shown(one.value(field)), shown(other.value(field))
        message = f"{name}的{fields[field]}，{one.called}是{first}，{other.named(field)}是{second}"
        yield one, one.place_of(field), message


def shown(value: Detail | None) -> str:
    """A value in the words of a message."""
    if isinstance(value, YearMonth):
        return f"{value.year}年{value.month}月"
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return official_date(value) if isinstance(value, date) else f"“{value}”"


def votes_against_roster(roster: Roster, own: Rules | None) -> list[Diagnostic]:
    """What the roster has not followed of the votes on record, or has otherwise, with the line to change."""
    # A roster not moved on after a vote, or moved on after one that failed, passed in silence.
    alike: dict[object, list[list[Diagnostic]]] = defaultdict(list)
    for vote in roster.decided:
        alike[_once(vote, roster)].append(list(_of_vote(vote, roster, own)))
    # What was carried twice is told in the minutes (D542): the roster follows one of the two.
    told = (fault for faults in alike.values() if all(faults) for fault in faults[0])
    return list(dict.fromkeys(told))


def _once(vote: Decided, roster: Roster) -> object:
    """What votes have in common that decided the same of one person; one that failed is like no other."""
    seats = tuple(seat for seat in roster.seats if vote in seat.decided)
    return (seats or bare(vote.nominee.name), vote.ending) if vote.carried else vote.place


def _of_vote(vote: Decided, roster: Roster, own: Rules | None) -> Iterator[Diagnostic]:
    seats = [seat for seat in roster.seats if vote in seat.decided]
    listed = [seat for seat in seats if seat.is_listed]
    if seats and not listed:
        yield from _still_candidates(vote, roster)
    yield from _left_open(vote, seats)
    # A vote that could not be counted (None) is held against nothing.
    check = _CHECKS.get((vote.ending, vote.carried))
    # The line of the day comes first: who changed the branch has two.
    there = sorted(listed, key=lambda seat: not seat.belongs(vote.day))
    if there and check:
        yield from check(vote, there[0], own)


def _left_open(vote: Decided, seats: Sequence[Seat]) -> Iterator[Diagnostic]:
    """A vote that cannot be counted, of somebody whose standing nothing else tells: said once, here."""
    after = vote.day + timedelta(days=1)
    what = "有没有表决权" if vote.ending == IN_TIME else "算不算应到"
    # Later records were held against a vote that docgen itself had refused.
    if vote.carried is None and any(seat.may_belong(after) or seat.may_vote(after) for seat in seats):
        what_of = vote.ending or vote.matter
        message = (
            f"{vote.nominee.name}的{what_of}，这份记录还作不了数（见这次会议的错误、警告）；"
            f"以后的会议上这个人{what}看不出来，和这一点有关的人数没有核对"
        )
        mend = "改好这份记录；确实通过了的，也可以先把名册改过来"
        yield hint("D546", vote.place, message, mend)


def _still_candidates(vote: Decided, roster: Roster) -> Iterator[Diagnostic]:
    # A vote that failed, or that was on the transfer, admitted nobody: another did.
    for candidate in roster.candidates(vote.nominee.name) if vote.is_admission else ():
        message = f"{_passed(vote, '接收为预备党员')}，名册里还在“培养对象”里；以后的会议已经算作预备党员"
        mend = f"把这一行移到所在支部的“党员”里，写上 身份: 预备党员, 入党日期: {vote.day}"
        yield hint("D531", candidate.name.place, message, mend)


def _admitted(vote: Decided, seat: Seat, _own: Rules | None) -> Iterator[Diagnostic]:
    admitted = seat.member.admitted
    if admitted is None:
        message = f"{_passed(vote, '接收为预备党员')}，名册里没有写入党日期"
        yield hint("D531", seat.member.place, message, f"补上 入党日期: {vote.day}")
    # An earlier day is told in the record: the person was a member already.
    elif admitted > vote.day and not _is_of_month(admitted, vote.day):
        yield _otherwise(vote, seat, "入党日期", f"名册里的入党日期是{official_date(admitted)}")


def _not_admitted(vote: Decided, seat: Seat, _own: Rules | None) -> Iterator[Diagnostic]:
    admitted = seat.member.admitted
    # A later assembly may have admitted them: one of another year is in no record here.
    if seat.course.admission is None and (admitted is None or _just_after(vote, admitted)):
        standing = seat.member.standing
        yield _otherwise(vote, seat, "入党日期", f"名册里却是{standing}")


def _confirmed(vote: Decided, seat: Seat, own: Rules | None) -> Iterator[Diagnostic]:
    confirmed = seat.member.confirmed
    reckoned = seat.course.probation(stage_rule(PROBATION, vote.day, own), vote.day)
    # A vote before the end of the probation is told as such: nothing of it is to be written anywhere.
    if reckoned and vote.day < reckoned.votable:
        return
    if confirmed is None:
        message = f"{_passed(vote, '转正')}，名册里还没有转正日期；表决权已经从这一天算起"
        day = seat.course.full_since(own)
        yield hint("D531", seat.member.place, message, f"改成 身份: 正式党员, 转正日期: {day}")
    elif (
        confirmed > vote.day and confirmed not in ends_of(reckoned) and not _is_of_month(confirmed, vote.day)
    ):
        yield _otherwise(vote, seat, "转正日期", f"名册里的转正日期是{official_date(confirmed)}")


def _not_confirmed(vote: Decided, seat: Seat, _own: Rules | None) -> Iterator[Diagnostic]:
    if _is_full_since(vote, seat):
        yield _otherwise(vote, seat, "转正日期", "名册里却是正式党员")


def _extended(vote: Decided, seat: Seat, own: Rules | None) -> Iterator[Diagnostic]:
    months, typed = vote.nominee.extension, seat.member.extension
    rule = stage_rule(EXTENSION, vote.day, own)
    if months and rule and not rule.allows(months):
        return
    # Moved on as if the transfer had carried: an election would count a probationer.
    if _is_full_since(vote, seat):
        yield _otherwise(vote, seat, "转正日期", "名册里却是正式党员")
    else:
        yield from _months_extended(vote, seat, months, typed)


def _months_extended(
    vote: Decided, seat: Seat, months: int | None, typed: int | None
) -> Iterator[Diagnostic]:
    if months and not typed and seat.course.transfer is None:
        message = f"{_passed(vote, f'延长预备期{months}个月')}，名册里没有写；以后的期满日已经按延长的算"
        yield hint("D531", seat.member.place, message, f"补上 延长预备期: {months}")
    elif months and typed and months != typed:
        yield _otherwise(vote, seat, "延长预备期", f"延长{months}个月，名册里是{typed}个月")


def _cancelled(vote: Decided, seat: Seat, _own: Rules | None) -> Iterator[Diagnostic]:
    if seat.member.left is None:
        message = f"{_passed(vote, '取消预备党员资格')}，名册里还没有写；从第二天起已经不算应到"
        # On the day of the assembly that decides they are still expected.
        mend = f"补上 转出日期: {vote.day + timedelta(days=1)}, 状态: {CANCELLED}"
        yield hint("D531", seat.member.place, message, mend)


_Check = Callable[[Decided, Seat, Rules | None], Iterator[Diagnostic]]
_CHECKS: dict[tuple[str, bool | None], _Check] = {
    ("", True): _admitted,
    ("", False): _not_admitted,
    (IN_TIME, True): _confirmed,
    (IN_TIME, False): _not_confirmed,
    (EXTENDED, True): _extended,
    (CANCELLED, True): _cancelled,
}


def ends_of(reckoned: Probation | None) -> tuple[date, ...]:
    """The days that a roster may give for the end (期满日): the anniversary, or the day before."""
    return (reckoned.ends, reckoned.votable, reckoned.votable - timedelta(days=1)) if reckoned else ()


def _is_full_since(vote: Decided, seat: Seat) -> bool:
    """Tell whether the roster has a full member of whom the vote made none, and no later vote either."""
    member, confirmed = seat.member, seat.member.confirmed
    is_full = member.standing == "正式党员" and (confirmed is None or _just_after(vote, confirmed))
    return is_full and seat.course.transfer is None


def _is_of_month(day: date, other: date) -> bool:
    return isinstance(day, MonthEnd) and day.is_of_the_month(other)


def _just_after(vote: Decided, day: date) -> bool:
    # A day of another year may rest on an assembly whose record is not read here.
    return vote.day <= day and day.year == vote.day.year


def _passed(vote: Decided, what: str) -> str:
    return f"{vote.nominee.name}{official_date(vote.day)}的大会（{vote.address}）已经通过{what}"


def _otherwise(vote: Decided, seat: Seat, key: str, instead: str) -> Diagnostic:
    how = "通过" if vote.carried else "没有通过"
    what = vote.ending or vote.matter
    message = (
        f"{vote.nominee.name}的{what}，{official_date(vote.day)}的大会（{vote.address}）{how}，{instead}"
    )
    return warning("D532", seat.member.place_of(key), message, "核对会议记录和名册，改其中一处")
