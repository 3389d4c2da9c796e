"""What stands in a line of 附照片页: the name of a photo, a caption, or one behind the other."""

from __future__ import annotations

import re
from typing import NamedTuple

_FILE = r"\.(?:jpe?g|png|gif|bmp|heic|heif|webp|tiff?)"
_LINE = re.compile(
    rf"(?P<file>.+?{_FILE})(?![A-Za-z0-9.])[\s:：,，、—-]*(?P<caption>.*)", re.IGNORECASE | re.DOTALL
)
_OF_A_PROGRAM = re.compile(r"图片|照片|截图|截屏|相片")


class PhotoLine(NamedTuple):
    """A photo's file and its caption; either may be empty."""

    file: str
    caption: str


def read_photo_line(text: str) -> PhotoLine:
    """Return what a line says: `3月/合影.jpg 集中学习`; without a name it is a caption."""
    found = _LINE.fullmatch(text.strip())
    if found is None:
        return PhotoLine("", text)
    return PhotoLine(found["file"], found["caption"] or _said_by_name(found["file"]))


def split_photos(text: str) -> list[str]:
    """Return the names of several photos that stand in one line; any other line is left as it is."""
    pieces = [piece.strip() for piece in re.split("[、，,；;]", text)]
    return pieces if all(_LINE.fullmatch(piece) for piece in pieces) else [text]


def _said_by_name(file: str) -> str:
    """Return the caption that the name of a file is: 集中学习.jpg; one that a program gave says nothing."""
    stem = re.split(r"[\\/]", file)[-1].rpartition(".")[0]
    return stem if re.fullmatch(r"[\u4e00-\u9fff]{3,}", stem) and not _OF_A_PROGRAM.search(stem) else ""
