"""The notes (短文) that go with the minutes: a title, a few paragraphs, a signature.

They are the resolution on one person alone (决议) and the reference sheet of a branch (参见单).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.words.dates import official_date
from docgen.models.rules import ADMISSION, TRANSFER
from docgen.papers.draft import Form
from docgen.papers.minutes.attendance_words import seats_of
from docgen.papers.minutes.vote_words import carried_votes, resolution, resolution_title
from docgen.papers.phrases import branch_signature

NoteContext = TypedDict(
    "NoteContext",
    {"标题": str, "主送": str, "正文": list[str], "签字": str, "署名": str, "成文日期": str, "用印": bool},
)
"""The names a note's template may use."""

NOTE = Form("note.docx", "短文（单独的决议、参见单）", NoteContext)


def extracts(case: Attendance, name: str) -> Iterator[tuple[str, NoteContext]]:
    """The notes of a meeting, each with the end of its file name; `name` is the file name of the minutes."""
    yield from _resolutions(case)
    yield from _references(case, name)


def _resolutions(case: Attendance) -> Iterator[tuple[str, NoteContext]]:
    """A resolution for each person who was admitted or transferred."""
    # It is copied into that person's 入党志愿书: no other name may stand on the sheet.
    for item in case.meeting.agenda:
        votes = [vote for vote, _ in carried_votes(case, item) if vote.matter in (ADMISSION, TRANSFER)]
        # Only what carried is copied into 入党志愿书.
        if votes and item.nominee:
            yield (
                f"决议_{item.nominee.name}",
                _resolution(case, resolution_title(case, item, votes[0]), resolution(case, item)),
            )


def _resolution(case: Attendance, title: str, text: list[str]) -> NoteContext:
    # A joint meeting is filed by its first branch.
    branch = case.branches[0] if case.branches else ""
    return {
        "标题": title,
        "主送": "",
        "正文": text,
        "签字": "支部书记（签字）：",
        "署名": branch_signature(case.roster.organization, branch),
        "成文日期": official_date(case.day),
        "用印": True,
    }


def _references(case: Attendance, name: str) -> Iterator[tuple[str, NoteContext]]:
    """A reference sheet for each branch of a joint meeting but the first, which files the record."""
    # One lecture for several branches has one record; the other branches file a sheet that names it.
    first, *others = case.branches or ("",)
    for branch in others:
        yield f"参见单_{branch}", _reference(case, first, branch, name)


def _reference(case: Attendance, first: str, branch: str, name: str) -> NoteContext:
    meeting = case.meeting
    subject = f"，主题是“{meeting.topic}”" if meeting.topic else ""
    text = (
        f"{official_date(case.day)}，{'、'.join(case.branches)}联合召开{meeting.kind}{subject}。"
        f"记录一份，由{first}归档，文件名为“{name}”。"
    )
    due, came = seats_of(case.due, branch), seats_of(case.attendees, branch)
    is_known = case.attendees and not case.may_belong
    count = f"{branch}应到党员{due}名，实到{came}名。" if is_known else ""
    return {
        "标题": f"{branch}{meeting.kind}记录参见单",
        "主送": "",
        "正文": [text + count],
        "签字": "",
        "署名": branch_signature(case.roster.organization, branch),
        "成文日期": official_date(case.day),
        "用印": False,
    }
