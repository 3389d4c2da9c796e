"""Minutes (会议记录): one paper a meeting, with the sheets bound behind it, and the notes that go with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import TypedDict

from docgen.base.diagnostics import Diagnostic, Place, Source, warning
from docgen.domain.meetings.attendance import Attendance
from docgen.domain.meetings.presence import OF_COMMITTEE, OF_GROUP
from docgen.domain.words.dates import official_date
from docgen.domain.words.placeholders import missing
from docgen.models.meeting_kinds import joint_name, kind_of
from docgen.models.minutes import Meeting
from docgen.models.organization import Organization
from docgen.models.rules import ADMISSION, ELECTION, TRANSFER
from docgen.models.titled_paper import HeadingForms
from docgen.papers.draft import BoundKind, Draft, Form, Kind
from docgen.papers.minutes.attendance_words import (
    absent_names,
    attendance_line,
    name_list,
    numbers,
    quorum_sentence,
)
from docgen.papers.minutes.election_letters import election_letters
from docgen.papers.minutes.election_papers import ELECTION_FORMS, election_papers
from docgen.papers.minutes.extracts import NOTE, extracts
from docgen.papers.minutes.minutes_sections import sections
from docgen.papers.minutes.photo_page import Photo, PhotoRow, photo_rows, photos
from docgen.papers.outline import Block, mark_last, paragraphs, set_out
from docgen.papers.phrases import when_of
from docgen.papers.volume_front import VOLUME
from docgen.year import Year
from docgen.year.recorded import Recorded

SignInRow = TypedDict("SignInRow", {"左序": str, "左名": str, "右序": str, "右名": str})
MinutesContext = TypedDict(
    "MinutesContext",
    {
        "标题": str,
        "单位": str,
        "会议名称": str,
        "主题": str,
        "时间": str,
        "地点": str,
        "主持人": str,
        "记录人": str,
        "主讲人": str,
        "学时": str,
        "人数": str,
        "出席": str,
        "缺席": str,
        "列席": str,
        "议题": str,
        "归档": str,
        "正文": list[Block],
        "补记": str,
        "签到": list[SignInRow],
        "照片": list[Photo],
        "照片行": list[PhotoRow],
    },
)
"""The names the minutes' template may use."""

FORM = Form("minutes.docx", "会议记录", MinutesContext)
FORMS_OF_HEADINGS = HeadingForms.model_construct()

MOST_BLANK_LINES = 100
"""Blank lines of a sign-in sheet for a body that the roster does not know."""


def draft_record(record: Recorded) -> Iterator[Draft]:
    """The papers of one meeting: its minutes and the notes that go with them."""
    # Too little of the record can be read: its faults have been reported where they stand.
    if record.case is None:
        return
    # Record by record, never the year at once: the minutes of thousands of meetings stay out of memory.
    case, span = record.case, record.span
    meeting, about = case.meeting, about_of(case)
    body, day = body_of(case), meeting.day.isoformat()
    name = "_".join(part for part in (day, meeting.kind, body, str(meeting.topic)) if part)
    shown = tuple(photo["文件"] for photo in photos(meeting) if photo["文件"])
    yield Draft(name, FORM, _context(case, case.roster.organization), span, about, files=shown)
    for what, context in (*extracts(case, name), *(election_letters(case) if meeting.elections else ())):
        yield Draft("_".join((day, meeting.kind, body, what)), NOTE, context, span, about)
    for paper in election_papers(case) if meeting.elections else ():
        yield Draft("_".join((day, meeting.kind, body, paper.name)), paper.form, paper.context, span, about)


def _rules_are_read(year: Year) -> list[Diagnostic]:
    """Tell that the office's own rules have errors: then a rule of theirs may be missing here."""
    if "rules" not in year.faulty:
        return []
    message = "rules.yaml 有错误，写错的规定没有用上，会议记录照其余的规定核对"
    mend = f"运行 docgen check {year.number}，把里面的错误改好"
    return [warning("D512", Place(Source("plans/rules.yaml")), message, mend)]


MINUTES = Kind(
    "minutes",
    (FORM, NOTE, *ELECTION_FORMS, VOLUME),
    ("organization", "calendar", "minutes"),
    of_record=draft_record,
    none_yet="还没有会议记录，请记在 minutes.yaml 里，或者分月记在 minutes 文件夹里",
    rests_on="minutes",
    outdates=("sheets",),
    prints="minutes",
    # A typing error in it, of an anniversary say, must not stop the minutes of a year.
    consults=("rules",),
    check=_rules_are_read,
    # Ballots and sheets to count them are filled in by hand: they are filed as such.
    bound=BoundKind("会议记录汇编", (FORM, NOTE)),
)


def about_of(case: Attendance) -> dict[str, frozenset[str]]:
    """The keys by which a command may choose the papers of a meeting, held or planned."""
    return {
        "month": frozenset({str(case.meeting.day.month)}),
        "kind": frozenset(case.meeting.counted_as),
        # --branch 第一党小组 chooses the meetings of a group.
        "branch": frozenset({*case.branches, str(case.meeting.group)}),
    }


def body_of(case: Attendance) -> str:
    """The body that met, for titles and file names."""
    return str(case.meeting.group) or "、".join(case.branches) or missing("支部")


def title_of(case: Attendance) -> str:
    """The name of the meeting, with the body that met."""
    kinds = case.meeting.kinds
    if len(kinds) > 1:
        return f"{body_of(case)}{joint_name(kind_of(kind).title or kind for kind in kinds)}"
    (kind,) = kinds
    # The committee of the general branch is 党总支委员会, never 党总支支部委员会.
    if kind == OF_COMMITTEE and not all(branch.endswith("支部") for branch in case.branches):
        return f"{body_of(case)}委员会会议"
    if kind == OF_GROUP:
        return f"{body_of(case)}会议"
    if kind == OF_COMMITTEE:
        return f"{body_of(case).removesuffix('支部')}{kind_of(kind).title}"
    return f"{body_of(case)}{kind_of(kind).title or kind}"


def _context(case: Attendance, organization: Organization) -> MinutesContext:
    meeting, name = case.meeting, title_of(case)
    in_pairs = photo_rows(photos(meeting))
    return {
        "标题": f"{name}记录",
        "单位": str(organization.name),
        "会议名称": f"{name}（{meeting.form}形式）" if meeting.form else name,
        "主题": str(meeting.topic) or missing("主题"),
        "时间": when_of(meeting),
        "地点": str(meeting.venue) or missing("地点"),
        "主持人": str(meeting.chair or missing("主持人")),
        "记录人": str(meeting.recorder or missing("记录人")),
        "主讲人": _lecturer(meeting),
        "学时": "" if meeting.hours is None else f"{meeting.hours} 学时",
        "人数": numbers(case),
        "出席": _present(case),
        "缺席": _absent(case),
        "列席": "、".join(meeting.attending),
        "议题": _agenda(meeting),
        "归档": _filed(case),
        "正文": mark_last(list(_body(case))),
        "补记": _written_up(meeting),
        "签到": sign_in(case),
        # Each photo in one of the two: a caption that is wanting is asked for once.
        "照片": [] if in_pairs else photos(meeting),
        "照片行": in_pairs,
    }


def _absent(case: Attendance) -> str:
    if case.absentees or case.named_absent:
        return "；".join(absent_names(case, missing("缺席原因")))
    # Only words or a count of nought say that nobody was absent; an unknown count says nothing.
    return "无" if case.knows_who_was_absent and case.absent == 0 else missing("缺席的人和原因")


def _lecturer(meeting: Meeting) -> str:
    if meeting.lecturer:
        return str(meeting.lecturer)
    return missing("主讲人") if meeting.is_a("党课") else ""


def _present(case: Attendance) -> str:
    # Names come from a list, never from numbers that happen to agree.
    names = [case.roster.label(seat) for seat in case.attendees] or list(map(str, case.named_present))
    return name_list(names) if names else missing("出席人员名单")


def _agenda(meeting: Meeting) -> str:
    titles = [str(item.title) for item in meeting.agenda]
    if len(titles) < 2:
        return "".join(titles)
    return "\n".join(f"{number}.{title}" for number, title in enumerate(titles, start=1))


def _filed(case: Attendance) -> str:
    """The line that tells which branch of a joint meeting files the record."""
    # One sitting has one record: the other branches refer to it.
    first, *others = case.branches or ("",)
    return f"联合召开，记录一份，由{first}归档，{'、'.join(others)}存参见单" if others else ""


def _body(case: Attendance) -> Iterator[Block]:
    yield from paragraphs([attendance_line(case) + quorum_sentence(case)])
    yield from set_out(sections(case), FORMS_OF_HEADINGS)


def _written_up(meeting: Meeting) -> str:
    if meeting.written_up is None:
        return ""
    # A record that is written later shows its own date: the day of writing is never hidden.
    recorder = meeting.recorder or missing("记录人")
    return f"本记录于{official_date(meeting.written_up)}根据会议笔记补记，记录人{recorder}。"


def sign_in(case: Attendance) -> list[SignInRow]:
    """The sign-in sheet: everybody expected, in roster order, two to a row."""
    # Signatures are by hand: a printed name is never a signature, so the cells beside the names stay blank.
    if not _is_signed_in(case.meeting):
        return []
    cells = [(str(number), name) for number, name in enumerate(_names_to_sign(case), start=1)]
    # Row by row: halves beside each other would be out of order on each page of a long sheet.
    pairs = zip_longest(cells[::2], cells[1::2], fillvalue=("", ""))
    return [{"左序": a, "左名": left, "右序": b, "右名": right} for (a, left), (b, right) in pairs]


def _is_signed_in(meeting: Meeting) -> bool:
    """Return whether the sheet is asked for; elections, admissions and transfers have it untold."""
    if meeting.sign_in is not None:
        return meeting.sign_in
    # Admissions, transfers and elections without a sign-in sheet were sent back by inspectors.
    decided = {vote.matter for vote in meeting.votes}
    return bool(meeting.elections) or not decided.isdisjoint((ADMISSION, TRANSFER, ELECTION))


def _names_to_sign(case: Attendance) -> list[str]:
    """Everybody expected; blank lines where the roster does not know the body."""
    known = [case.roster.label(seat) for seat in case.due]
    return known or [""] * min(case.expected or 0, MOST_BLANK_LINES)
