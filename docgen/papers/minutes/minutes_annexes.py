"""What may be bound behind the minutes: the sheet to sign in (签到表) and the page for photos."""

from __future__ import annotations

from typing import TypedDict

from docgen.domain.meetings.attendance import Attendance
from docgen.domain.words.placeholders import missing
from docgen.models.minutes import Meeting

SignInRow = TypedDict("SignInRow", {"左序": str, "左名": str, "右序": str, "右名": str})
Photo = TypedDict("Photo", {"说明": str})

MOST_PHOTOS = 6
MOST_BLANK_LINES = 100
"""For a body that the roster does not know."""


def sign_in(case: Attendance) -> list[SignInRow]:
    """Everybody expected, in roster order down the left half and then the right; signatures stay blank."""
    if not case.meeting.sign_in:
        return []
    names = [case.roster.label(seat) for seat in case.due] or [""] * min(case.expected or 0, MOST_BLANK_LINES)
    half = -(-len(names) // 2)
    cells = [(str(number), name) for number, name in enumerate(names, start=1)]
    right = [*cells[half:], *[("", "")] * half][:half]
    return [
        {"左序": a, "左名": left, "右序": b, "右名": other}
        for (a, left), (b, other) in zip(cells[:half], right, strict=True)
    ]


def photos(meeting: Meeting) -> list[Photo]:
    """A frame for each photo: so many as asked for, or one for each caption."""
    captions = [str(text) for text in meeting.photos]
    if len(captions) == 1 and captions[0].isdecimal():
        captions = [""] * (int(captions[0]) if len(captions[0]) == 1 else MOST_PHOTOS)
    elif captions in (["是"], ["否"]):
        captions = [""] * 2 if captions == ["是"] else []
    return [{"说明": caption or missing("照片说明")} for caption in captions]
