"""The proof that nothing is lost: every sentence of the file is looked for in what was written."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.domain.words.dates import month_and_day, official_date, weekday
from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import Manuscript, Paragraph, Table
from docgen.reading.nodes import Entries, Node, Text
from docgen.reading.values.numerals import chinese_number
from docgen.reading.values.typed_tables import without_signs

_END = re.compile(r"[。！？；;!?\n]|\t")
_PIECES = re.compile(r"[^\w%‰℃]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_YET = re.compile("【待补：.*?】")
MOST_DOUBTFUL = 2000
"""Sentences that are searched for in the whole text; a file with more of them is no plan."""


class Proof(NamedTuple):
    """The number of sentences in the file, and those that were not found in what was written."""

    sentences: int
    lost: tuple[str, ...]


def prove(manuscript: Manuscript, root: Node | None, comments: Iterable[str]) -> Proof:
    """Look for every sentence; width, spaces and numbers that docgen sets itself do not count.

    A sentence must stand there as a whole, as often as in the file. What has changed its shape (a date, a row
    of a table, 抄送：) is looked for piece by piece.
    """
    values = [*_values(root), *comments]
    # Counted, not only found: a sentence that stands twice in the file must stand twice.
    written = Counter(_bare(sentence) for value in values for sentence in _END.split(value))
    sentences = list(_sentences(manuscript))
    wanted = Counter(map(_bare, sentences))
    doubtful = [each for each in dict.fromkeys(sentences) if written[_bare(each)] < wanted[_bare(each)]]
    if not doubtful:
        return Proof(len(sentences), ())
    text, searched = _WrittenText(values), doubtful[:MOST_DOUBTFUL]
    lost = [each for each in searched if not text.has(each, wanted[_bare(each)])]
    return Proof(len(sentences), (*lost, *doubtful[MOST_DOUBTFUL:]))


class _WrittenText:
    """All that was written, to look for what does not stand there sentence by sentence."""

    def __init__(self, values: Sequence[str]) -> None:
        self._whole = "\n".join(map(_bare, values))
        spellings = (_bare(spelling) for value in values for spelling in _spellings(value))
        self._pieces = self._whole + "\n" + "\n".join(spellings)

    def has(self, sentence: str, times: int) -> bool:
        return self._whole.count(_bare(sentence)) >= times or _in_pieces(sentence, self._pieces)


def _sentences(manuscript: Manuscript) -> Iterator[str]:
    """Yield the sentences of paragraphs and asides, and the lines of cells."""
    for block in manuscript.blocks:
        if isinstance(block, Table):
            yield from filter(_bare, (_without_number(text) for text in block.texts))
        else:
            yield from filter(_bare, _END.split(_own_text(block)))
    for aside in manuscript.asides:
        yield from filter(_bare, _END.split(aside.text))


def _own_text(block: Paragraph) -> str:
    """Return its text, without docgen's own mark for a date that nobody has told yet."""
    text = _without_number(block.whole)
    return _NOT_YET.sub("", text) if block.style in ("成文日期", "印发") else text


def _without_number(text: str) -> str:
    number = leading_number(text)
    return text[number.length :] if number else text


def _values(node: Node | None) -> Iterator[str]:
    if isinstance(node, Text):
        yield without_signs(node)
    elif isinstance(node, Entries):
        for key, value in node.items():
            yield str(key)
            yield from _values(value)
    elif node is not None:
        for member in node:
            yield from _values(member)


def _spellings(value: str) -> Iterator[str]:
    """Yield the ways in which papers spell a day that YAML writes as 2023-03-08."""
    for typed in _DAY.findall(value):
        try:
            day = date.fromisoformat(typed)
        # A text may look like a day that no calendar has: 2023-02-30.
        except ValueError:
            continue
        yield from (official_date(day), f"{official_date(day)}印发", month_and_day(day), weekday(day))
        yield f"{day.month}月"
        yield f"{_in_chinese(str(day.year))}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
        yield f"{day.year}.{day.month}.{day.day}"


def _in_chinese(digits: str) -> str:
    return digits.translate(str.maketrans("0123456789", "〇一二三四五六七八九"))


def _in_pieces(sentence: str, text: str) -> bool:
    pieces = [
        bare for piece in _PIECES.split(unicodedata.normalize("NFKC", sentence)) if (bare := _bare(piece))
    ]
    return all(piece in text for piece in pieces)


def _bare(text: str) -> str:
    """Return the letters, digits and 汉字 of a text, in one width."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if c.isalnum() or unicodedata.category(c) in ("So", "Sm", "Sc", "Co"))
