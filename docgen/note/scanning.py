"""A note from left to right: at each place the first reader that understands what stands there.

Text (a point of the agenda, somebody's words) goes on to the end of its clause, or to what must be a fact.
What no reader understands is a token too: it is asked for, and lost nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from docgen.note.note_words import NoteWords
from docgen.note.tokens import Token, Tokens, unread
from docgen.note.written import WrittenNote

_SENTENCE_ENDS = "。;!?！？；\n"
_CLAUSE_ENDS = f",，{_SENTENCE_ENDS}"
_BLANK = " \r"
# Words that say nothing of a meeting by themselves; where they stand alone nothing is lost.
_NUMBER = "[0-9一二三四五六七八九十]+"
_SILENT = re.compile(
    r"[\s,，。;；:!！?？、|【】]+|\.(?!\d)"
    r"|(?:会议|活动|开会|召开)?(?:日期|时间|名称|类型|支部|党小组)\s*:"
    rf"|(?:本|这)次(?:会议|活动)?|第{_NUMBER}次|{_NUMBER}月份的?|本(?:学期|月|周|年度)"
    rf"|{_NUMBER}月(?=党?支部|党员|支委|党小组|主题党日|党课|组织生活)"
    r"|我们|我校|(?:本|我)支部(?=[于在召开举])|(?:会议|活动)(?!室|[决议要强指])|会上|由|于"
    r"|在(?=[0-9一二三四五六七八九十上下中晚])|开始|结束|共计|共有|其中|(?:联合|共同|一起)(?=[,，召开举上])"
    r"|(?:召开|举行|开展|组织召开|组织开展|组织|进行|举办|开)了?(?=[,，。;；\s]|$)"
    r"|(?:其余|其他)(?:党员|人员|同志|委员)?(?:均|都|全部)?(?:到[会齐]?|参加|出席)了?(?=[,，。;；\s]|$)"
    r"|(?:符合|达到)规定人数|会议有效|散会(?=\s*(?:[,，。;；\n]|$))|议(?:题|程)?\s*:(?=\s*\n)|另(?=[外,，:\s])外?"
)
_HOLDS = re.compile(
    r"(?:(?:本|我)?党?支部|全体)?(?:召开|举行|开展|组织召开|组织开展|组织|进行|举办|参加|开)?了?(?:一?[个次])?"
)
"""Verbs that say nothing where the name of a meeting or a body follows."""
_SURELY_HELD = re.compile(r"(?<![展离公放召])(?:召开|举行|开)了?(?:一?[个次])?|(?<=[学课班]后)")
"""What makes a name that follows words nobody understands the meeting that was held: 放学后开支委会."""

_COUNT = "(?<![0-9零〇一二两三四五六七八九十百])(?:[0-9]{1,3}|[零〇一二两三四五六七八九十百]+)"
_FOR_OR_AGAINST = "(?:不?同意|不?赞成|反对|弃权)"
_VOTED = re.compile(
    rf"(?:{_COUNT}\s*票(?:当选|通过|{_FOR_OR_AGAINST})?|(?<![0-9])[0-9]{{1,3}}\s*[:比]\s*[0-9](?:通过)?"
    rf"|{_FOR_OR_AGAINST}\s*{_COUNT}\s*[票人名]?|(?:{_COUNT}\s*[票人名]|[0-9]{{1,3}}){_FOR_OR_AGAINST})"
    r"(?=\s*(?:$|[,，。;；、/()!?\n]))"
)
"""What says in a title how many were for it, whether a reader takes it or not."""


def any_of(*lines: str) -> str:
    """Pattern of one of some words, parted by blanks; the longer are tried before the shorter."""
    words = sorted((word for line in lines for word in line.split()), key=len, reverse=True)
    return f"(?:{'|'.join(words)})"


Reader = Callable[["NoteScan", int], Tokens]


class NoteScan:
    """What the readers found at each place of a note, from its end to its beginning.

    So a reader can ask what stands behind the piece that it is about to take.
    """

    def __init__(self, note: WrittenNote, words: NoteWords, readers: tuple[Reader, ...]) -> None:
        self.note, self.words, self.text = note, words, note.folded
        self._person = re.compile(words.person)
        self._found: list[Tokens] = [()] * (len(self.text) + 1)
        for at in range(len(self.text) - 1, -1, -1):
            if self.text[at] not in _CLAUSE_ENDS + _BLANK:
                self._found[at] = next((found for read in readers if (found := read(self, at))), ())

    def found(self, at: int) -> Tokens:
        """What was found at a place."""
        return self._found[at]

    def tokens(self) -> list[Token]:
        """The tokens of the note in their order."""
        made: list[Token] = []
        at = 0
        while (at := self.behind_silence(at)) < len(self.text):
            made += self._found[at] or unread(at, self._end_of_unread(at))
            at = made[-1].end
        return made

    def _end_of_unread(self, at: int) -> int:
        """The end of words that nobody understands: of the clause, or where a meeting was surely held."""
        end = self.end_of_clause(at)
        for here in range(at + 1, end):
            held = _SURELY_HELD.match(self.text, here)
            if held and any(token.key == "类型" for token in self._found[held.end()]):
                return here
        return end

    def behind_silence(self, at: int) -> int:
        """The place behind the words and signs that say nothing."""
        while at < len(self.text) and not self._found[at]:
            silent = _SILENT.match(self.text, at)
            if silent is None:
                held = _HOLDS.match(self.text, at)
                silent = held if held and held[0] and self.names_meeting(held.end()) else None
            if silent is None or silent.end() == at:
                break
            at = silent.end()
        return at

    def names_meeting(self, at: int) -> bool:
        """Tell whether a meeting or a body is named at a place."""
        return any(token.key in ("类型", "支部", "党小组") for token in self._found[at])

    def is_clear(self, at: int) -> bool:
        """Tell whether something ends at a place: a sign stands there, or what another reader takes."""
        if at >= len(self.text) or self.text[at] in f"{_CLAUSE_ENDS}{_BLANK}、.":
            return True
        if self._found[at] or _SILENT.match(self.text, at):
            return True
        # A name of two characters may be a word: 解放.
        person = self._person.match(self.text, at)
        return person is not None and len(person[0]) > 2

    def end_of_clause(self, at: int) -> int:
        """The end of a text that ends at the next sign, at a fact, or at a space before something read."""
        return self._end(at, _CLAUSE_ENDS)

    def end_of_sentence(self, at: int) -> int:
        """The same of a text that goes on behind commas, unless a fact follows."""
        return self._end(at, _SENTENCE_ENDS)

    def without_vote(self, start: int, end: int) -> int:
        """The end of a title that holds no vote: behind it 11票 is read, or asked for."""
        vote = _VOTED.search(self.text, start + 1, end)
        return vote.start() if vote else end

    def _end(self, at: int, ends: str) -> int:
        for here in range(at, len(self.text)):
            character = self.text[here]
            if character in ends:
                return here
            if here > at and any(token.is_strong for token in self._found[here]):
                return here
            # Behind a comma or a space anything that can be read begins something new.
            if character in f",，{_BLANK}" and self._begins(self._behind(here)):
                return here
        return len(self.text)

    def _begins(self, at: int) -> bool:
        """Tell whether something new begins at a place: what can be read, or a person."""
        return bool(self._found[at]) or self._person.match(self.text, at) is not None

    def _behind(self, at: int) -> int:
        """The place behind commas and spaces."""
        while at < len(self.text) and self.text[at] in f",，{_BLANK}":
            at += 1
        return at

    def absence_within(self, start: int, end: int) -> str:
        """The words within a text by which somebody may have been absent: 通报区志远支教."""
        within = (token for at in range(start + 1, end) for token in self._found[at] if token.key == "缺席")
        return next((self.typed(token.start, token.end) for token in within), "")

    def typed(self, start: int, end: int) -> str:
        """Characters of the note as they were typed, without blanks around them."""
        return self.note.typed(start, end)
