"""A paper as the proofreader sees it: its paragraphs in one text, each knowing its role and its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from docgen.base.diagnostics import Place
from docgen.checking.proofreading.facts import NO_FACTS, Facts
from docgen.domain.words.headings import typed_number
from docgen.models.year_file import Role
from docgen.reading.inside import place_inside
from docgen.reading.nodes import Text
from docgen.reading.values.typed_tables import is_row
from docgen.year import register
from docgen.year.files import Holds

PLAN, MINUTES, NOTICES = register.PLAN.name, register.MINUTES.name, register.NOTICES.name
ALL_KINDS = frozenset(file.name for file in register.OF_A_YEAR)
PAPERS = frozenset(file.name for file in register.OF_A_YEAR if file.holds is Holds.PAPER)
"""The files that are whole papers, each titled, dated and signed."""

LONGEST_HEADING = 40
"""Characters: a longer line with a number before it is a paragraph."""
LONGEST_NAME = 20
WHOLE_PLAN = 1000
"""Characters of a plan from which on it must say all that a whole plan says."""


class TextPassage(NamedTuple):
    """A paragraph: its text, its role, the text of the YAML that it stands in, and from where on."""

    text: str
    role: Role
    origin: Text
    offset: int = 0
    start: int = 0
    """Where it begins in the paper's text."""
    keys: tuple[str, ...] = ()
    """The keys that lead to it."""

    @property
    def end(self) -> int:
        """The offset in the paper's text at which it ends."""
        return self.start + len(self.text)

    @property
    def number(self) -> str:
        """The number that was typed before it, or nothing."""
        return typed_number(self.text)

    @property
    def level(self) -> int:
        """The level of the heading that was typed (一、 1, （一） 2, 1. 3, （1） 4); 0 without a number."""
        number = self.number.strip()
        if not number:
            return 0
        in_brackets, in_digits = number[0] in "（(", bool(re.search(r"\d", number))
        return 1 + in_brackets + 2 * in_digits

    @property
    def is_heading(self) -> bool:
        """Tell whether it stands alone as a heading: made by docgen, or typed into a text with its number."""
        if self.role is Role.HEADING:
            return True
        # A heading may end with a stop (H02 looks at it); a stop within it makes two sentences.
        body = self.text.rstrip("。")
        return bool(self.level) and len(self.text) <= LONGEST_HEADING and not re.search("[。；;：:]", body)

    @property
    def is_unfilled(self) -> bool:
        """Tell whether a person still has to write it."""
        return "【请填写" in self.text or "【待补" in self.text


class PaperText:
    """The texts of one paper (one record of a file of records), joined by line breaks."""

    def __init__(
        self,
        kind: str,
        passages: Iterable[TextPassage],
        facts: Facts = NO_FACTS,
        own_names: Iterable[str] = (),
    ) -> None:
        self.kind, self.facts, self._own_names = kind, facts, own_names
        self.passages: list[TextPassage] = []
        length = 0
        for passage in passages:
            self.passages.append(passage._replace(start=length))
            length += len(passage.text) + 1
        self.text = "\n".join(passage.text for passage in self.passages)
        self._sentence = (0, 0)  # the one that was asked for last: rules ask for it again and again
        self._starts = [passage.start for passage in self.passages]

    def passage_at(self, offset: int) -> TextPassage:
        """The paragraph that holds the offset."""
        return self.passages[bisect_right(self._starts, offset) - 1]

    def place(self, start: int, end: int) -> Place:
        """Return the place in the file of a part of the text."""
        passage = self.passage_at(start)
        shift = passage.offset - passage.start
        return place_inside(passage.origin, start + shift, min(end, passage.end) + shift)

    def having(self, *roles: Role) -> Iterator[TextPassage]:
        """The paragraphs of these roles that are filled in."""
        return (one for one in self.passages if one.role in roles and not one.is_unfilled)

    def passages_between(self, start: int, end: int) -> Sequence[TextPassage]:
        """The paragraphs that begin behind one offset and not behind the other."""
        return self.passages[bisect_right(self._starts, start) : bisect_right(self._starts, end)]

    def sentence(self, offset: int) -> tuple[int, int]:
        """Return the begin and the end of the sentence around an offset, within its paragraph."""
        if not self._sentence[0] <= offset < self._sentence[1]:
            self._sentence = self._sentence_at(offset)
        return self._sentence

    def _sentence_at(self, offset: int) -> tuple[int, int]:
        passage = self.passage_at(offset)
        begin = max(self.text.rfind(stop, passage.start, offset) for stop in "。！？")
        ends = [found for stop in "。！？" if (found := self.text.find(stop, offset, passage.end)) >= 0]
        return max(begin + 1, passage.start), min(ends, default=passage.end)

    @cached_property
    def names(self) -> frozenset[str]:
        """The people of the roster, and those whom the paper itself names."""
        return self.facts.names.union(self._own_names)

    def is_in_name(self, start: int, end: int) -> bool:
        """Tell whether a part of the text is somebody's name, or cuts through one."""
        around = max(start - LONGEST_NAME, 0)
        near = self.text[around : end + LONGEST_NAME]
        return any(
            found.start() + around < end
            and start < found.end() + around
            and not (
                start <= found.start() + around and found.end() + around <= end and len(name) < end - start
            )
            for name in self.names
            if name in near
            for found in re.finditer(re.escape(name), near)
        )


def paragraphs(text: Text, role: Role, keys: tuple[str, ...] = ()) -> Iterator[TextPassage]:
    """The paragraphs of a text: its lines, without the spaces around them; of a table its cells."""
    for line in re.finditer(r"[^\n]+", text):
        if is_row(line[0]):
            yield from _cells(text, line.span(), keys)
        elif body := line[0].strip():
            yield TextPassage(body, role, text, text.index(body, line.start()), 0, keys)


def _cells(text: Text, row: tuple[int, int], keys: tuple[str, ...]) -> Iterator[TextPassage]:
    """The cells of a typed row: labels, whatever the text around them is."""
    for cell in re.compile(r"[^|｜]+").finditer(text, *row):
        body = cell[0].strip()
        if body.strip("-:：^<"):
            yield TextPassage(body, Role.LABEL, text, text.index(body, cell.start()), 0, keys)
