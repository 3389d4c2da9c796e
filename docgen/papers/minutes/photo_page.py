"""The page of photos behind minutes: photos from files, or frames into which prints are glued."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TypedDict

from docgen.domain.meetings.photo_lines import read_photo_line
from docgen.domain.words.placeholders import missing
from docgen.models.minutes import Meeting

Photo = TypedDict("Photo", {"文件": str, "说明": str})
PhotoRow = TypedDict("PhotoRow", {"左图": str, "左说明": str, "右图": str, "右说明": str})

MOST_FRAMES = 6
FEW = 2
"""Photos that are shown large, one below the other; more of them stand two in a row, six on a page."""

NO_PHOTO: Photo = {"文件": "", "说明": ""}


def photos(meeting: Meeting) -> list[Photo]:
    """The photos that are named, or empty frames: as many as are asked for, or one for each caption."""
    typed = meeting.photos
    blank = _frames_asked_for(str(typed[0])) if len(typed) == 1 else None
    if blank is not None:
        return [{"文件": "", "说明": missing("照片说明")} for _ in range(blank)]
    lines = [read_photo_line(text) for text in typed]
    return [{"文件": line.file, "说明": line.caption or missing("照片说明")} for line in lines]


def photo_rows(shown: Sequence[Photo]) -> list[PhotoRow]:
    """The photos two by two where they are many and all there; frames to glue into stay large."""
    if len(shown) <= FEW or not all(photo["文件"] for photo in shown):
        return []
    pairs = zip_longest(shown[::2], shown[1::2], fillvalue=NO_PHOTO)
    captions = iter(f"{number}. {photo['说明']}" for number, photo in enumerate(shown, 1))
    return [
        {"左图": left["文件"], "左说明": next(captions), "右图": right["文件"], "右说明": next(captions, "")}
        for left, right in pairs
    ]


def _frames_asked_for(typed: str) -> int | None:
    """The number that 附照片页: 3, 是 or 否 asks for; None where a caption or a photo was typed."""
    if typed.isdecimal():
        # A long number must not make thousands of frames.
        return int(typed) if len(typed) == 1 else MOST_FRAMES
    return {"是": 2, "否": 0}.get(typed)
