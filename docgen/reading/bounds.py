"""The limits of a YAML file that people keep by hand: beyond them reading takes minutes and memory."""

from __future__ import annotations

from docgen.base.diagnostics import Diagnostic, Place, Source, error
from docgen.reading.decoding import Decoded, decode

LARGEST_YAML = 5_000_000
"""Bytes of a file that is read as a whole: three thousand detailed records of minutes."""
LARGER_LISTS = 8
"""So many times larger may a file be that is read record by record, and hold so many times more."""
LARGEST_LIST = LARGER_LISTS * LARGEST_YAML
LONGEST_LINE = 100_000
"""Characters: a paragraph of a paper has a thousand."""
MOST_PARTS = 200_000
"""Lines, and brackets and commas in them: each may become a value that knows its place."""
MOST_FAULTS = 1000
"""Faults that are told of one file: a file of nothing else was put there by mistake."""

_SPLIT = "真有这么多内容，请分成几个文件（会议记录可以分开放在 minutes 文件夹里）"


def decode_within_bounds(data: bytes, name: str, times: int = 1) -> Decoded | Diagnostic:
    """Return the text of a file, or the error that the file, its parts or one of its lines are too long.

    It may be `times` as large as one that is read as a whole.
    """
    if len(data) > times * LARGEST_YAML:
        return too_large(name, times)
    decoded = decode(data, name)
    # Counted in the text: to parse it first would be the harm itself.
    if sum(map(decoded.text.count, "\n,[{")) > times * MOST_PARTS:
        message = f"这个文件的行和括号里的项合起来超过 {times * MOST_PARTS // 10_000} 万，太多了，没有读"
        return error("Y104", Place(Source(name)), message, f"检查是不是放错了文件；{_SPLIT}")
    start = _start_of_endless_line(decoded.text)
    return decoded if start is None else _endless_line(decoded, start)


def too_large(name: str, times: int = 1) -> Diagnostic:
    """Return the error that a file is too large to be read."""
    message = f"这个文件超过 {times * LARGEST_YAML // 1_000_000} MB，太大了，没有读"
    return error("Y104", Place(Source(name)), message, f"检查是不是放错了文件；{_SPLIT}")


def too_many(place: Place) -> Diagnostic:
    """Tell that no more faults are listed."""
    message = f"到这里已经有 {MOST_FAULTS} 处要改，后面的没有再看"
    return error("Y106", place, message, "检查是不是放错了文件；先改好上面这些，再运行一次")


def _endless_line(decoded: Decoded, start: int) -> Diagnostic:
    place = Place(decoded.source, 1 + decoded.text.count("\n", 0, start), 1)
    message = f"这一行超过 {LONGEST_LINE // 10_000} 万字，太长了，这个文件没有读"
    return error("Y105", place, message, "检查这里是不是粘贴错了；一段话写不完，请换行再写")


def _start_of_endless_line(text: str) -> int | None:
    """Return where a line begins that is too long; a few great steps find it."""
    start = 0
    while len(text) - start > LONGEST_LINE:
        behind = text.rfind("\n", start, start + LONGEST_LINE + 1) + 1
        if not behind:
            return start
        start = behind
    return None
