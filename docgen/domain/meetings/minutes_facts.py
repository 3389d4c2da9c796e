"""Facts in a record of minutes that disagree: with the calendar, the roster and the rules of voting.

One rule, one small function; each family of rules lists its own in `RULES`, and here are all of them. What
records have against each other is told in `minutes_together`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from itertools import combinations

from docgen.base.diagnostics import Diagnostic, error, hint, warning
from docgen.domain.calendar.workdays import UnknownYear
from docgen.domain.meetings import (
    admission_facts,
    attendance_facts,
    decision_facts,
    election_facts,
    ending_facts,
    nominee_named,
    nominee_texts,
    people_facts,
    said_of_branches,
    said_of_votes,
    steps_in_texts,
    transfer_facts,
    vote_facts,
)
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.presence import OF_COMMITTEE, OF_GROUP
from docgen.domain.rules import hour_rule, joint_rule
from docgen.domain.words.dates import official_date
from docgen.models.minutes import Meeting

Rule = Callable[[Attendance], Iterator[Diagnostic]]

DayOff = Callable[[date], str]
"""It tells the reason why a day is off, or nothing. Raises UnknownYear."""


OWN_KEYS = {
    "党课": ("提纲", "主讲人"),
    "主题党日": ("流程",),
    "组织生活会": ("准备情况", "支委会报告", "对照检查", "相互批评", "整改"),
    "民主评议会": ("个人自评", "党员互评", "民主测评", "组织评定"),
}
"""The keys that one kind alone prints."""

KIND_OF_KEY = {key: kind for kind, keys in OWN_KEYS.items() for key in keys}


def facts_of(case: Attendance, year: int, day_off: DayOff, today: date | None = None) -> list[Diagnostic]:
    """Everything that the facts of one record have against them, whatever the other records say.

    `today` is the day that a command asks of the machine; without it nothing is taken for the future.
    """
    said = [diagnostic for rule in RULES for diagnostic in rule(case)]
    said += held_in_its_year(case.meeting, year)
    if today:
        said += decision_facts.what_happened_is_past(case, today)
        said += election_facts.elections_of_the_past_have_votes(case, today)
    return [*said, *_held_on_a_workday(case.meeting, day_off)]


def _held_on_a_workday(meeting: Meeting, day_off: DayOff) -> Iterator[Diagnostic]:
    """A meeting on a day off is likely a slip; of a year without a table `Trace` tells."""
    with suppress(UnknownYear):
        if reason := day_off(meeting.day):
            message = f"{official_date(meeting.day)}是{reason}，不是工作日"
            yield warning("D421", meeting.place_of("日期"), message, "核对日期；确实在这一天开的，不用改")


def held_in_its_year(meeting: Meeting, year: int) -> Iterator[Diagnostic]:
    """A day of another year was copied from last year's file."""
    if meeting.day.year != year:
        message = f"这是{year}年的会议清单，日期却是{meeting.day.year}年（是不是从去年的文件复制来的？）"
        yield warning("D420", meeting.place_of("日期"), message, f"核对后改成{year}年")


def written_up_afterwards(case: Attendance) -> Iterator[Diagnostic]:
    """补记 comes after the meeting."""
    written_up = case.meeting.written_up
    if written_up and written_up < case.day:
        yield error("D446", case.meeting.place_of("补记"), "补记的日期早于开会的日期", "核对这两个日期")


def says_whose_meeting_it_was(case: Attendance) -> Iterator[Diagnostic]:
    """Without a branch, and nobody leading it who tells, nothing can be counted."""
    if not case.branches and not case.meeting.group:
        yield warning(
            "D447", case.meeting.place, "看不出是哪个支部的会议，应到人数没有核对", "补上一行“支部: …”"
        )
    # Where there is one branch only, nothing was guessed.
    elif not (case.meeting.branches or case.meeting.group) and len(case.roster.branches) > 1:
        branch = "、".join(case.branches)
        message = f"没有写支部，看主持人和记录人，按{branch}的会议记"
        yield hint("D591", case.meeting.place, message, "是别的支部的，补上一行“支部: …”", once=branch)


def kinds_may_be_joined(case: Attendance) -> Iterator[Diagnostic]:
    """Kinds of one sitting: those of different bodies never are, others where a rule knows of them."""
    meeting = case.meeting
    place = meeting.place_of("形式" if meeting.form else "类型")
    for pair in combinations(meeting.counted_as, 2):
        # 组织生活会 and 民主评议 may be one sitting (支部工作条例 article 18): as two records they clashed
        # with each other.
        if joint_rule(pair, case.day, case.own_rules) is not None:
            continue
        if OF_COMMITTEE in pair or OF_GROUP in pair:
            message = f"{pair[0]}和{pair[1]}到会的人不一样，不能是一次会"
            yield error("D570", place, message, "分成两份记录，各写各的出席和缺席")
        else:
            message = f"没有查到{pair[0]}和{pair[1]}可以合并召开的规定，两种会都按这份记录计了次数"
            mend = "分开召开的，分成两份记录；上级有规定的，写进 plans/rules.yaml 的“合并召开”"
            yield warning("D571", place, message, mend)


def hours_fit_the_time(case: Attendance) -> Iterator[Diagnostic]:
    """学时 that take a whole one more than the meeting lasted were not studied there."""
    meeting, rule = case.meeting, hour_rule(case.day, case.own_rules)
    if not meeting.hours or meeting.time is None or rule is None:
        return
    # Eight 学时 in ninety minutes passed in silence.
    lasted = meeting.time.minutes
    # A meeting that is some minutes short of its hours is usual; a whole hour is a slip.
    if lasted is not None and meeting.hours * rule.minutes >= lasted + rule.minutes:
        message = f"会议开了{lasted}分钟，学时写的是{meeting.hours}，按1学时{rule.minutes}分钟算装不下"
        mend = f"核对“学时”和“时间”；1学时算几分钟，写在 plans/rules.yaml 的“学时”里（编号 {rule.number}）"
        yield warning("D578", meeting.place_of("学时"), message, mend)


def chair_and_recorder_are_two(case: Attendance) -> Iterator[Diagnostic]:
    """Whoever leads a meeting does not write down what is said as well."""
    chair, recorder = case.meeting.chair, case.meeting.recorder
    # Where one came alone there was nobody else to write.
    if chair is None or recorder is None or case.present == 1:
        return
    # Two names that the roster does not know both find nobody, and are not therefore one person.
    if chair == recorder or case.whom(chair) == case.whom(recorder) != []:
        message = f"主持人和记录人都是{recorder}"
        yield warning("D579", recorder.place, message, "核对记录人；一个人又主持又记录的，另请一人记录")


def keys_belong_to_the_kind(case: Attendance) -> Iterator[Diagnostic]:
    """A key of another kind is not printed on this record; nothing written may be lost in silence."""
    meeting = case.meeting
    for key, kind in KIND_OF_KEY.items():
        # A sitting of two kinds prints the keys of both: 民主测评 of a joint record was once left out.
        if meeting.says(key) and not meeting.is_a(kind):
            message = f"“{key}”只印在{kind}的记录里，这份{meeting.kind}记录不会印出来"
            yield warning("D450", meeting.place_of(key), message, "改写到“内容”里，或者核对“类型”")


RULES: tuple[Rule, ...] = (
    *people_facts.RULES,
    *attendance_facts.RULES,
    *vote_facts.RULES,
    *election_facts.RULES,
    *decision_facts.RULES,
    *said_of_votes.RULES,
    *said_of_branches.RULES,
    *admission_facts.RULES,
    *transfer_facts.RULES,
    *ending_facts.RULES,
    *nominee_named.RULES,
    *nominee_texts.RULES,
    *steps_in_texts.RULES,
    kinds_may_be_joined,
    hours_fit_the_time,
    chair_and_recorder_are_two,
    keys_belong_to_the_kind,
    written_up_afterwards,
    says_whose_meeting_it_was,
)
