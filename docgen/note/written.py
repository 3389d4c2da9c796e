"""Notes as they were typed: the pieces of a text that are one note each, and places within them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.base.diagnostics import Place, Source
from docgen.models.meeting_kinds import names_a_meeting
from docgen.reading.values.dates_and_months import DATE_IN_TEXT, begins_with_date
from docgen.reading.values.spelling import visible

# Every character stays one character: an offset in the folded text is one in the text as typed.
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x2236: ":", 0x9: " "}
_HAS_DATE = re.compile(rf"(?<![0-9:：]){DATE_IN_TEXT}(?!\s*[:：])")
_BLANK = re.compile(r"\s*")


def folded(text: str) -> str:
    """The text in half-width signs, each in the place of its own."""
    return text.translate(_HALF_WIDTH)


@dataclass(frozen=True)
class WrittenNote:
    """One note: its text, and the line and the column at which it begins in what was typed."""

    text: str
    source: Source
    line: int = 1

    @cached_property
    def folded(self) -> str:
        """The text in half-width signs, character by character."""
        return folded(self.text)

    def typed(self, start: int, end: int) -> str:
        """Characters as they were typed, without blanks around them and without those of no width."""
        return visible(self.text[start:end]).strip()

    def place(self, start: int, end: int) -> Place:
        """The place of some characters; those on a later line are left out of its length."""
        before = self.text[:start]
        column = start - (before.rfind("\n") + 1) + 1
        length = len(self.text[start:end].split("\n")[0])
        return Place(self.source, self.line + before.count("\n"), column, max(length, 1))

    @property
    def whole(self) -> Place:
        """The place of its first line."""
        return self.place(0, len(self.text))


def notes_of(text: str, name: str) -> list[WrittenNote]:
    """The notes of a file, parted by blank lines and by lines that begin with a date."""
    source = Source(name, tuple(text.split("\n")))
    return [
        WrittenNote("\n".join(source.lines[first:last]), source, first + 1) for first, last in _spans(source)
    ]


def typed_note(text: str) -> WrittenNote:
    """The one note that was typed in the command line."""
    return WrittenNote(text, Source("笔记", tuple(text.split("\n"))))


def _begins_another(line: str, before: Sequence[str]) -> bool:
    """Tell whether a line with a date at its head begins another note: not behind the title of its own."""
    if not begins_with_date(line):
        return False
    # 换届选举 三支部 / 2023年9月20日: the day stands on the second line.
    return any(map(_HAS_DATE.search, before)) or (names_a_meeting(line) and any(map(names_a_meeting, before)))


def _spans(source: Source) -> Iterator[tuple[int, int]]:
    """The first line of each note, and the one behind its last, counted from 0."""
    begun: int | None = None
    for number, line in enumerate((*source.lines, "")):
        is_blank = _BLANK.fullmatch(line) is not None
        if begun is not None and (is_blank or _begins_another(line, source.lines[begun:number])):
            yield begun, number
            begun = None
        if begun is None and not is_blank:
            begun = number
