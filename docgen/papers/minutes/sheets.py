"""Blank record sheets (空白记录单): the minutes' form for a planned meeting, with room to write by hand."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.base.diagnostics import Diagnostic
from docgen.domain.meetings.attendance import Attendance
from docgen.papers.draft import Draft, Kind
from docgen.papers.minutes.attendance_words import WITH_VOTERS, or_missing
from docgen.papers.minutes.minutes import (
    FORM,
    FORMS_OF_HEADINGS,
    MinutesContext,
    about_of,
    body_of,
    sign_in,
    title_of,
)
from docgen.papers.minutes.planned_meetings import (
    NONE_AHEAD,
    PlannedMeeting,
    calendar_fault,
    draft_each,
    meetings_ahead,
)
from docgen.papers.outline import Block, Passage, mark_last, paragraphs, set_out
from docgen.papers.phrases import BY_HAND
from docgen.year import Year
from docgen.year.refusals import without_refused

SHEET = "空白记录单"
"""The end of the file name, which tells a blank sheet from a record."""

ROOM = "　　　"
"""What keeps an empty row: the template leaves one out where its value is empty."""

NAMES_A_LINE = 8
"""Names that fit on a line when they are written by hand."""

LINES = 4
"""Empty lines under each heading."""

SECTIONS = {
    "党员大会": ("会议内容", "讨论情况", "表决情况", "形成决议"),
    "支委会": ("会议内容", "讨论情况", "议定事项"),
    "党小组会": ("学习内容", "发言情况", "议定事项"),
    "党课": ("党课提纲", "讨论交流", "学习要求"),
    "主题党日": ("活动流程", "交流发言", "议定事项"),
    "组织生活会": ("会前准备情况", "书记代表支部委员会报告", "对照检查", "相互批评", "讨论情况", "整改要求"),
    "民主评议会": ("个人自评", "党员互评", "民主测评", "组织评定"),
}
"""The headings of each kind of meeting, as in its minutes."""


def draft_sheets(year: Year) -> list[Draft | Diagnostic]:
    """A sheet for every planned meeting without a record."""
    return draft_each(meetings_ahead(year), _draft)


def sheets_of_faulty_records(year: Year) -> list[Draft]:
    """The sheets of meetings whose record has errors: no minutes take their place yet."""
    return [_draft(planned) for planned in meetings_ahead(without_refused(year))]


SHEETS = Kind(
    "sheets",
    (FORM,),
    ("organization", "plan", "calendar", "rules"),
    draft_sheets,
    none_yet=NONE_AHEAD,
    folder="minutes",
    consults=("minutes",),
    check=calendar_fault,
    rests_on="plan",
    staying=sheets_of_faulty_records,
    gone="这次会已有记录，或者计划里没有了",
)


def _draft(planned: PlannedMeeting) -> Draft:
    meeting = planned.case.meeting
    name = "_".join((meeting.day.isoformat(), meeting.kind, body_of(planned.case), SHEET))
    return Draft(name, FORM, _context(planned), None, about_of(planned.case))


def _context(planned: PlannedMeeting) -> MinutesContext:
    """The form filled with what the plan knows; the rest is marked, or left blank to write on."""
    case, title = planned.case, title_of(planned.case)
    return {
        "标题": f"{title}记录",
        "单位": str(case.roster.organization.name),
        "会议名称": title,
        "主题": str(case.meeting.subject),
        "时间": planned.when,
        "地点": planned.where,
        "主持人": "",
        "记录人": "",
        "主讲人": ROOM if case.meeting.kind == "党课" else "",
        "学时": "",
        "人数": f"应到 {or_missing(case.expected, '应到')} 人　实到{BY_HAND}人　缺席{BY_HAND}人",
        # As many lines as the names will take when they are written by hand.
        "出席": "\n" * ((case.expected or 0) // NAMES_A_LINE),
        "缺席": "",
        "列席": ROOM,
        "议题": "",
        "归档": "",
        "正文": _with_its_ending(list(_body(case))),
        "补记": "",
        "签到": sign_in(case),
        "照片": [],
        "照片行": [],
    }


def _with_its_ending(blocks: list[Block]) -> list[Block]:
    """Keep the empty lines of the last heading on the page of the signatures."""
    # One marked block keeps only itself with the signatures; here all are empty lines, so all are marked.
    for end in range(LINES):
        mark_last(blocks[: len(blocks) - end])
    return blocks


def _body(case: Attendance) -> Iterator[Block]:
    if case.meeting.kind in WITH_VOTERS and case.due:
        voting = or_missing(case.voters, "有表决权的正式党员人数")
        voters = f"其中有表决权的正式党员应到{voting}名，实到{BY_HAND}名。"
        expected = or_missing(case.expected, "应到")
        yield from paragraphs([f"应到党员{expected}名，实到{BY_HAND}名。{voters}"])
    room = ("",) * LINES
    yield from set_out([Passage(1, title, room) for title in SECTIONS[case.meeting.kind]], FORMS_OF_HEADINGS)
