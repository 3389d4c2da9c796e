"""Lists of work by month (一月份：1.…2.…; 3月：…) as the tables that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.importing.leading_numbers import leading_number
from docgen.importing.manuscript import Block, Paragraph, Table, clean

FEWEST_MONTHS = 3
"""So many lines of months one after the other are a list; two may be anything."""
HEADS = ("月份", "工作内容")
ITEM_RANK = 3
"""Work within a month is numbered 1. or below."""
LONGEST_MATTER = 120

_M = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_MONTHS = rf"{_M}\s*(?:月份?)?(?:\s*[—\-–~至、]+\s*{_M})?\s*月份?"
_MONTH = re.compile(rf"(?P<months>{_MONTHS})\s*(?P<mark>[:：]?)\s*(?P<rest>.*)")


class _Month(NamedTuple):
    """The work of a month: its words, the same as typed, and where it ends among the blocks."""

    words: str
    matters: tuple[str, ...]
    typed: str
    behind: int


def with_month_tables(blocks: Sequence[Block], labels: list[str]) -> list[Block]:
    """Return the blocks with each list of three months or more as a table of 月份 and 工作内容.

    `labels` gets the words of the months as they were typed (一月份), which the table writes in its own way.
    """
    made: list[Block] = []
    number = 0
    while number < len(blocks):
        months = list(_run(blocks, number))
        if len(months) >= FEWEST_MONTHS:
            rows = tuple((month.words, "\n".join(month.matters)) for month in months)
            made.append(Table((HEADS, *rows), blocks[number].place))
            labels += [month.typed for month in months]
            number = months[-1].behind
        else:
            made.append(blocks[number])
            number += 1
    return made


def _run(blocks: Sequence[Block], first: int) -> Iterator[_Month]:
    """Yield the months that follow each other from a block on."""
    while first < len(blocks) and (month := _month_at(blocks, first)):
        yield month
        first = month.behind


def _month_at(blocks: Sequence[Block], first: int) -> _Month | None:
    block = blocks[first]
    found = _MONTH.fullmatch(block.text.strip()) if isinstance(block, Paragraph) else None
    if found is None or not isinstance(block, Paragraph) or block.number:
        return None
    words = clean(found["months"]).removesuffix("份")
    if found["rest"]:
        # 3月1日 is a day, and 3月召开大会 a sentence: the colon makes the list.
        is_item = found["mark"] and len(found["rest"]) <= LONGEST_MATTER
        return _Month(words, (_without_stop(found["rest"]),), found["months"], first + 1) if is_item else None
    matters = list(_matters(blocks, first + 1))
    behind = first + 1 + len(matters)
    return _Month(words, tuple(matters), found["months"], behind) if matters else None


def _matters(blocks: Sequence[Block], first: int) -> Iterator[str]:
    """Yield the numbered lines below a month; without numbers the one line that follows."""
    for place in range(first, len(blocks)):
        block = blocks[place]
        if not isinstance(block, Paragraph):
            return
        number = leading_number(block.whole)
        is_alone = place == first and not number and not _MONTH.fullmatch(block.text)
        if is_alone or (number and number.rank >= ITEM_RANK):
            yield _without_stop(block.whole)
        if not number or number.rank < ITEM_RANK:
            return


def _without_stop(text: str) -> str:
    return clean(text).rstrip("。；;")
