"""Meeting notices (会议通知): one for each planned meeting without a record, to its body."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.presence import OF_COMMITTEE
from docgen.domain.words.placeholders import missing
from docgen.papers.draft import Draft, Kind
from docgen.papers.minutes.attendance_words import members_word
from docgen.papers.minutes.extracts import NOTE, NoteContext
from docgen.papers.minutes.minutes import about_of, body_of, title_of
from docgen.papers.minutes.planned_meetings import (
    NONE_AHEAD,
    PlannedMeeting,
    calendar_fault,
    draft_each,
    meetings_ahead,
    meetings_recorded,
)
from docgen.papers.phrases import branch_signature
from docgen.year import Year

VERBS = {"党课": "举办", "主题党日": "开展"}
"""The verb of a kind of meeting, where it is not 召开."""


def draft_meeting_notices(year: Year) -> list[Draft | Diagnostic]:
    """A notice for every planned meeting without a record."""
    return draft_each(meetings_ahead(year), _draft)


def notices_of_meetings_held(year: Year) -> list[Draft]:
    """The notices of planned meetings that are on record: they were sent, and stay."""
    return [_draft(planned) for planned in meetings_recorded(year)]


MEETING_NOTICES = Kind(
    "meeting_notices",
    (NOTE,),
    ("organization", "plan", "calendar", "rules"),
    draft_meeting_notices,
    none_yet=NONE_AHEAD,
    none_chosen="这个月计划的会议都有记录了，或者没有排出日期的会议",
    folder="schedule",
    consults=("minutes",),
    check=calendar_fault,
    rests_on="plan",
    staying=notices_of_meetings_held,
    gone="计划里没有这一次会了",
)


def _draft(planned: PlannedMeeting) -> Draft:
    meeting = planned.case.meeting
    name = "_".join((meeting.day.isoformat(), "会议通知", body_of(planned.case), meeting.kind))
    return Draft(name, NOTE, _context(planned), None, about_of(planned.case))


def _context(planned: PlannedMeeting) -> NoteContext:
    case = planned.case
    return {
        "标题": f"关于{_held(case)}的通知",
        "主送": f"{_addressees(case)}：",
        "正文": list(_text(planned)),
        "签字": "",
        "署名": _signature(case),
        # The day on which it is sent; the plan knows only the day of the meeting.
        "成文日期": missing("成文日期"),
        "用印": False,
    }


def _held(case: Attendance) -> str:
    return f"{VERBS.get(case.meeting.kind, '召开')}{title_of(case)}"


def _is_general(case: Attendance) -> bool:
    return any(name in case.roster.general_names for name in case.branches)


def _addressees(case: Attendance) -> str:
    # The general branch writes to its branches, a branch to its members.
    if case.meeting.is_a(OF_COMMITTEE):
        return f"{body_of(case)}各位委员"
    return "各党支部" if _is_general(case) else f"{body_of(case)}全体党员"


def _signature(case: Attendance) -> str:
    organization = case.roster.organization
    return str(organization.name) if _is_general(case) else branch_signature(organization, case.branches[0])


def _text(planned: PlannedMeeting) -> Iterator[str]:
    """The lines of the notice, from the plan; what the plan cannot know is marked 【待补】."""
    # The plan knows when, where and who; what to bring, and whom to ask for leave, only the office knows.
    case, item = planned.case, planned.item
    # The day stands once, in its own line: written twice, one of them is forgotten when it is moved.
    yield f"兹决定{_held(case)}，现将有关事项通知如下。"
    yield f"时间：{planned.when}"
    yield f"地点：{planned.where}"
    yield f"内容：{item.subject or missing('内容')}"
    if item.chair:
        yield f"{'主讲' if case.meeting.kind == '党课' else '主持'}：{item.chair}"
    yield f"参加人员：{_participants(case)}"
    # The plan does not say what to bring: asked for, never made up.
    yield f"携带材料：{missing('需要携带的材料')}"
    yield f"请准时参加。因故不能参加的，请提前向{missing('请假的联系人')}请假。"


def _participants(case: Attendance) -> str:
    return f"{body_of(case)}{members_word(case)}{len(case.due)}名" if case.due else missing("参加人员")
