"""Decisions that a meeting may not make, or cannot have made yet, and its own words that contradict them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from docgen.base.diagnostics import Diagnostic, error, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.words.dates import official_date
from docgen.models.minutes import AgendaItem, Meeting, Nominee
from docgen.models.rules import ADMISSION, GENERAL, TRANSFER, VoteRule
from docgen.reading.nodes import Text

# Only a day with 召开…大会 behind it is the meeting's: a resolution names the days of the steps too.
_HELD = re.compile(
    r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日[^，。；]{0,6}召开[^，。；]{0,8}大会"
)
EXPECTED = re.compile(r"应到[^，。；、0-9]{0,14}(?P<number>[0-9]+)[名人]")
PRESENT = re.compile(r"实到[^，。；、0-9]{0,14}(?P<number>[0-9]+)[名人]")
_LESSONS = ("党课", "主题党日")

KnownNumber = tuple[str, re.Pattern[str], tuple[int | None, ...]]
"""What a number is called, how a text tells it, and the numbers that the record has for it."""


def kind_may_decide(case: Attendance) -> Iterator[Diagnostic]:
    """Admission and transfer are decided by the assembly alone; a committee examines them."""
    for item in case.meeting.agenda:
        for vote in item.votes:
            rule = case.vote_rule(vote.matter)
            # A committee's vote once printed 召开支部党员大会…同意接收, which the assembly alone decides
            # (发展党员工作细则 2014, articles 20 to 22).
            if rule and rule.matter == vote.matter and not _is_for(rule, case.meeting):
                allowed = "、".join(rule.kinds)
                message = f"{case.meeting.kind}不能作“{vote.matter}”的决定，要由{allowed}表决"
                mend = "会上审查、讨论的，“事项”写“一般决议”，题目写“审查……”"
                yield error("D527", vote.place, message, f"{mend}。依据：{rule.source}")


def lessons_decide_nothing(case: Attendance) -> Iterator[Diagnostic]:
    """A lecture or a themed day is no sitting of the body that decides, unless it was held as one."""
    rule, kinds = case.vote_rule(GENERAL), set(case.meeting.counted_as)
    if kinds <= set(_LESSONS) and case.meeting.votes and rule:
        kind = case.meeting.kind
        message = f"{kind}不是讨论决定事情的会，却记了表决"
        mend = (
            f"同时开了党员大会的，“类型”写 [{kind}, 党员大会]，到会和表决照党员大会核对；"
            f"只是征求意见的，写进“讨论”。依据：{rule.source}"
        )
        yield warning("D527", case.meeting.votes[0].place, message, mend)


def _is_for(rule: VoteRule, meeting: Meeting) -> bool:
    return not rule.kinds or any(map(meeting.is_a, rule.kinds))


def small_branches_have_no_committee(case: Attendance) -> Iterator[Diagnostic]:
    """A branch below the number of full members that the rule asks for has no committee that could meet."""
    if not case.meeting.is_a(OF_COMMITTEE):
        return
    for branch in case.branches:
        if not case.has_committee(branch):
            message = f"{branch}这一天的正式党员不够设支部委员会，不开支委会"
            mend = "由书记主持、党员大会研究决定的，“类型”改成“党员大会”；人数不对的，核对名册"
            yield warning("D526", case.meeting.place_of("类型"), message, mend)


def what_happened_is_past(case: Attendance, today: date) -> Iterator[Diagnostic]:
    """Nobody can have come, spoken or voted at a meeting that is still to come."""
    meeting = case.meeting
    keys = ("出席", "实到", "缺席", "全体到会", "讨论", "决议", "内容")
    # A record of a day still to come was written with its votes and its resolution.
    told = [key for key in keys if meeting.says(key)]
    if meeting.says("议题") and not _is_election_to_come(meeting):
        told.append("议题")
    if case.day > today and (told or meeting.votes):
        message = (
            f"会议的日期是{official_date(case.day)}，还没有到，记录里却写着“{told[0] if told else '表决'}”"
        )
        mend = "核对日期；还没有开的会，会议通知和空白记录由计划的日程生成：docgen minutes --scheduled"
        yield error("D528", meeting.place_of("日期"), message, mend)


def _is_election_to_come(meeting: Meeting) -> bool:
    """Return whether the agenda has an election still to be held: its forms are printed before."""
    happened = ("讨论", "表决", "决议", "本人汇报", "本人表态", "支委会意见", "介绍人意见")
    told = any(item.says(key) for item in meeting.agenda for key in happened)
    return bool(meeting.elections) and not told and not any(each.is_counted for each in meeting.elections)


def typed_resolutions_have_the_day(case: Attendance) -> Iterator[Diagnostic]:
    """The day in a resolution as typed is that of the record: it is copied from here."""
    for item in case.meeting.agenda:
        # Of several votes in one item nobody can tell which of them a day belongs to.
        for text in item.resolution if len(item.votes) == 1 else ():
            yield from days_agree(case, text)


def days_agree(case: Attendance, text: Text) -> Iterator[Diagnostic]:
    """A day of an assembly in a text is that of the record."""
    for found in _HELD.finditer(text):
        typed = (int(found["year"] or case.day.year), int(found["month"]), int(found["day"]))
        if typed != (case.day.year, case.day.month, case.day.day):
            message = f"决议里写的是“{found[0]}”，这次会议是{official_date(case.day)}开的"
            yield error("D529", text.place, message, "核对日期，改其中一处")


def numbers_agree(text: Text, known: Iterable[KnownNumber]) -> Iterator[Diagnostic]:
    """Each number in a text is one that the record has for it; of what is not known nothing is said."""
    for what, pattern, numbers in known:
        for found in pattern.finditer(text):
            if None not in numbers and int(found["number"]) not in numbers:
                right = "或".join(dict.fromkeys(map(str, numbers)))
                message = f"决议里写的是“{found[0]}”，这份记录的{what}是{right}"
                yield error("D529", text.place, message, "核对人数和票数，改其中一处")


def nominees_are_of_the_branch(case: Attendance) -> Iterator[Diagnostic]:
    """A person is admitted and transferred by the assembly of the own branch, and by its members alone."""
    for item in case.meeting.agenda:
        matters = [vote.matter for vote in item.votes if vote.matter in (ADMISSION, TRANSFER)]
        branch = case.branch_of_nominee(item)
        if item.nominee and matters and branch and case.branches:
            yield from _of_another(case, item, item.nominee, matters[0], branch)


def _of_another(
    case: Attendance, item: AgendaItem, nominee: Nominee, matter: str, branch: str
) -> Iterator[Diagnostic]:
    place = nominee.name.place
    if left := _left(case, item):
        message = f"{nominee.name}{official_date(left)}已经转出，不能由{branch}表决{matter}"
        yield error("D541", place, message, "由转入的支部表决；或者核对名册里的转出日期")
    elif branch not in case.branches:
        message = f"{nominee.name}是{branch}的，不能由{'、'.join(case.branches)}表决{matter}"
        yield error("D541", place, message, f"由{branch}党员大会表决；或者核对姓名")
    # In a joint assembly the members of the other branch were counted among the voters.
    elif len(case.branches) > 1:
        message = f"几个支部一起开会，{nominee.name}的{matter}只由{branch}的党员表决"
        mend = f"票数只写{branch}的，已按{branch}的人数核对；也可以由{branch}另外开会表决"
        yield warning("D540", place, message, mend)


def _left(case: Attendance, item: AgendaItem) -> date | None:
    """The day on which the person of an item had left everybody, as of the day of the meeting."""
    seats = case.whom(item.nominee.name) if item.nominee else ()
    days = [seat.left for seat in seats if seat.left and seat.left <= case.day]
    return max(days) if days and len(days) == len(seats) else None


RULES = (
    kind_may_decide,
    lessons_decide_nothing,
    small_branches_have_no_committee,
    typed_resolutions_have_the_day,
    nominees_are_of_the_branch,
)
