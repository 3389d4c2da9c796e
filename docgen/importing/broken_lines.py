"""Paragraphs that were broken into lines in the middle of a sentence, put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.importing.leading_numbers import full_date, leading_number
from docgen.importing.manuscript import Block, Paragraph

_GOES_ON = re.compile(r".*[、，,]\s*")
_ENDED = re.compile(r".*[。！？；：…!?;:”’）)》】]\s*")
_IN_A_SENTENCE = re.compile("[，。；]")
LONGEST_HEADING = 12
"""字: a line without a sign at its end may be a heading, if it has no comma and is this short."""


def rejoined(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with each line joined to the one before that ends within a sentence.

    A line ends so with 、 or ，, or, where it is part of a sentence, without any sign; a number, a heading's
    style, a date or an indent of its own begins a paragraph all the same.
    """
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Paragraph) and isinstance(block, Paragraph) and _goes_on(last, block):
            joined[-1] = last._replace(text=last.text.rstrip() + block.text.strip())
        else:
            joined.append(block)
    return joined


def _goes_on(line: Paragraph, following: Paragraph) -> bool:
    if line.outline or line.style != following.style or _begins_anew(following):
        return False
    if _GOES_ON.fullmatch(line.text):
        return True
    is_sentence = _IN_A_SENTENCE.search(line.text) is not None
    return is_sentence and not _ENDED.fullmatch(line.text) and _ENDED.fullmatch(following.text) is not None


def _begins_anew(line: Paragraph) -> bool:
    return bool(
        line.number
        or line.outline
        or line.is_bold
        or line.alignment in ("center", "right", "end")
        or leading_number(line.text)
        or full_date(line.text)
        or line.text.startswith("附")
    )
