"""The points of an agenda (议题) as a record tells them, each with what was said, voted and decided on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import clean
from docgen.importing.minutes_forms import (
    AGENDA,
    DISCUSSION,
    ITEM,
    NOTE,
    RESOLUTION,
    RUNNING,
    TEXT,
    VOTE,
    Part,
)
from docgen.importing.yaml_text import Item, Mapping, Prose, Value, YamlEntry, YamlList
from docgen.reading.nodes import Text
from docgen.reading.values import Misread
from docgen.reading.values.votes_in_words import parse_vote

_SPEECH = re.compile(r"(?P<who>[\u4e00-\u9fff·]{2,12}(?:（[^）]{1,6}）)?)[:：](?P<words>.+)")
# 会议要求： and 表决结果： have the form of a speech, and are none.
_NAME = re.compile(
    r"(?!会|大会|大家|支部|支委|党|决|表决|结果|结论|议|全体|与会|经|同意|赞成|反对|一致|主要|最后|其|备注|说明)"
    r"[\u4e00-\u9fff·]{2,4}(?:（[^）]{1,6}）)?"
)
_SENTENCE = re.compile(r".*[。！？…]")
_OF_THE_MEETING = re.compile("会议|大会|与会|大家|同志们|经[^费]|一致")


def lines_of(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [clean(line) for line in text.split("\n") if line.strip()]


def with_label(part: Part) -> str:
    """A part as it was typed."""
    return f"{part.label}：{part.text}" if part.label else part.text


def speeches(lines: Sequence[str]) -> list[Item] | None:
    """What each speaker said; None where a line has no speaker."""
    found = [_SPEECH.fullmatch(line) for line in lines]
    return [_spoken(each) for each in found if each] if all(found) else None


def _spoken(found: re.Match[str]) -> Item:
    return Item(Mapping((YamlEntry(found["who"], found["words"].strip()),)))


def is_speech(line: str) -> bool:
    """Tell whether a line without a label is what a person said: 唐飞：我反对。"""
    found = _SPEECH.fullmatch(line)
    return found is not None and _NAME.fullmatch(found["who"]) is not None


def _is_vote(words: str) -> bool:
    try:
        return "赞成" in parse_vote(Text(words))
    except Misread:
        return False


def is_readable_vote(words: str) -> bool:
    """Tell whether docgen reads all of these words as the count of a vote: 赞成1票，反对5票，弃权0票。"""
    try:
        return bool(parse_vote(Text(words)))
    except Misread:
        return False


class AgendaPoint:
    """One point, with what was said, voted and decided on it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.report: list[str] = []
        self.said: list[Item] = []
        self.votes: list[str] = []
        self.resolution: list[str] = []
        self.remarks: tuple[str, ...] = ()
        self._behind = TEXT

    @property
    def is_bare(self) -> bool:
        """Tell whether it has a title alone."""
        return not (self.report or self.said or self.votes or self.resolution)

    def take(self, part: Part) -> None:
        """Take what stands below its title, with a label or without."""
        self._behind = part.key or self._behind
        if part.key == VOTE:
            self._vote(part)
        elif self._behind == RESOLUTION:
            self._decide(lines_of(part.text))
        else:
            for line in lines_of(part.text if part.key else with_label(part)):
                self._say(line)

    def _vote(self, part: Part) -> None:
        words = clean(part.text)
        if is_readable_vote(words):
            self.votes.append(words)
        elif words:
            self._put(with_label(part))
        self._behind = VOTE if not words else TEXT

    def _decide(self, lines: Sequence[str]) -> None:
        """Take a resolution, as far as somebody speaks again."""
        for line in lines:
            if self.resolution and is_speech(line):
                self._behind = TEXT
            (self._say if self._behind != RESOLUTION else self.resolution.append)(line)

    def _say(self, line: str) -> None:
        said = speeches([line]) if is_speech(line) else None
        if said:
            self.said += said
        elif _is_vote(line) or (self._behind == VOTE and is_readable_vote(line)):
            self.votes.append(line)
        else:
            self._put(line)

    def _put(self, line: str) -> None:
        # Behind a speech the order is kept: in 讨论 a text without a speaker is what the meeting said.
        if self.said or self._behind == DISCUSSION:
            self.said.append(Item(line))
        else:
            self.report.append(line)

    def item(self) -> Item:
        """The point as it is typed: its title alone, or with what stands below it."""
        return Item(
            self.title if self.is_bare else Mapping((YamlEntry("题目", self.title), *self._entries())),
            self.remarks,
        )

    def _entries(self) -> Iterator[YamlEntry]:
        if self.report:
            yield YamlEntry(TEXT, Prose(tuple(self.report)))
        if self.said:
            yield YamlEntry(DISCUSSION, YamlList(tuple(self.said)))
        if self.votes:
            one: Value = self.votes[0] if len(self.votes) == 1 else YamlList(tuple(map(Item, self.votes)))
            yield YamlEntry(VOTE, one)
        if self.resolution:
            yield YamlEntry(RESOLUTION, Prose(tuple(self.resolution)))


class Agenda:
    """The points of a record, and which of them what comes next belongs to."""

    def __init__(self, resolutions: int) -> None:
        """`resolutions`: how many the record has; a single one behind all points is that of the meeting."""
        self.points: list[AgendaPoint] = []
        self._resolutions = resolutions
        self._open: AgendaPoint | None = None
        self._lists: list[str] | None = None
        """The lines of a list of points, as long as it goes on."""
        self._is_on_a_line = False
        self._may_be_listed = True
        """False for headings: they are no list of what comes, but part the record."""

    @property
    def goes_on(self) -> bool:
        """Tell whether what comes next may still belong to a point, or be one."""
        return self._open is not None or self._lists is not None

    def takes(self, part: Part) -> bool:
        """Take a part that is a point or belongs to one; tell whether it did."""
        if part.key == ITEM:
            self._begin(part.text)
            self._may_be_listed = bool(part.label)
        elif part.key == AGENDA:
            self._list(part)
        elif self._is_text(part):
            return self._takes_text(part)
        elif part.key in (DISCUSSION, VOTE, RESOLUTION):
            return self._takes_labelled(part)
        else:
            self._leave(part)
            return False
        return True

    def _is_text(self, part: Part) -> bool:
        """Tell whether a part has no label; in a table a speaker may stand in the cell of one."""
        return not part.key and (not part.label or (self._open is not None and is_speech(with_label(part))))

    def _leave(self, part: Part) -> None:
        if part.key in (*RUNNING, NOTE, ""):
            self._close()

    def _close(self) -> None:
        self._open, self._lists = None, None

    def _begin(self, title: str) -> None:
        """Begin a point, or go on with the one that an agenda named before."""
        self._close()
        words, *below = lines_of(title) or [""]
        self._open = self._named(words) or self._added(words)
        for line in below:
            self._open.take(Part("", "", line))

    def _added(self, title: str) -> AgendaPoint:
        self.points.append(AgendaPoint(without_number(title)))
        return self.points[-1]

    def _named(self, title: str) -> AgendaPoint | None:
        words = without_number(title)
        return next((point for point in self.points if point.title == words and point.is_bare), None)

    def _list(self, part: Part) -> None:
        self._close()
        self._lists, self._is_on_a_line = [], False
        lines = lines_of(part.text)
        while lines and self._is_point(lines[0]):
            self._lists.append(lines[0])
            self._added(lines.pop(0))
        self._is_on_a_line = bool(self._lists)
        for line in lines:
            self._takes_text(Part("", "", line))

    def _is_point(self, line: str) -> bool:
        """Tell whether a line goes on with the list of points, and is not what was said of them."""
        former = self._lists or []
        if leading_number(line) or not former:
            return True
        if self._is_on_a_line or leading_number(former[0]) or is_speech(line):
            return False
        is_alike = bool(_SENTENCE.fullmatch(line)) == bool(_SENTENCE.fullmatch(former[0]))
        return is_alike and not _OF_THE_MEETING.match(line)

    def _takes_text(self, part: Part) -> bool:
        number = leading_number(part.text)
        if number and (self._open or self._lists) and self._named(part.text):
            self._begin(part.text)
            return True
        if self._lists is not None and self._is_point(clean(part.text)):
            self._lists.append(clean(part.text))
            self._added(clean(part.text))
            return True
        if self._lists is not None:
            self._end_list()
        return self._open is not None and self._takes_labelled(part)

    def _end_list(self) -> None:
        """A list of one point opens it; below one of several nobody can tell which is meant."""
        self._close()
        if len(self.points) == 1:
            self._open = self.points[0]
            self._open.remarks = ("猜的：议题下面的话按这个议题的内容放",)

    def _takes_labelled(self, part: Part) -> bool:
        point = self._open or (self.points[0] if self._is_only_vote(part) else None)
        if point is None or self._is_of_the_meeting(point, part):
            self._close()
            return False
        point.take(part)
        return True

    def _is_only_vote(self, part: Part) -> bool:
        return part.key == VOTE and len(self.points) == 1 and is_readable_vote(clean(part.text))

    def _is_of_the_meeting(self, point: AgendaPoint, part: Part) -> bool:
        """Tell whether a text is of all points: behind a mere list of them, or the only resolution."""
        # Below 议题： alone, and not a heading for each, 讨论 and 决议 are those of the meeting.
        if point.remarks and part.key in (DISCUSSION, RESOLUTION):
            return True
        is_listed = self._may_be_listed and all(each.is_bare for each in self.points)
        return (len(self.points) > 1 and is_listed) or (
            part.key == RESOLUTION and self._is_of_all(point, part)
        )

    def _is_of_all(self, point: AgendaPoint, part: Part) -> bool:
        """Tell whether a resolution is that of all points: a second one, or the only one."""
        is_second = bool(point.resolution) and part.label not in ("", "决议")
        return is_second or (self._resolutions == 1 and len(self.points) > 1 and not point.votes)


def without_number(line: str) -> str:
    """A point without its number and the sign at its end."""
    number = leading_number(line)
    return line[number.length :].rstrip("；;。") if number else line.rstrip("；;。")
