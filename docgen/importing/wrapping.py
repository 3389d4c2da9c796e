"""Texts whose paragraphs are broken into lines of one width, as from a PDF or an e-mail, put together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docgen.importing.numbers import leading_number

SHARE, FEWEST_FULL = 0.25, 4
"""So many lines must be full and yet end in no sign: of a text that is not wrapped hardly any do."""
NARROWEST, WIDEST, SLACK = 24, 60, 3
"""字 of a full line: no mark may begin a line, so some are a little shorter."""
_ENDED = re.compile(r".*[。！？；：:;!?]\s*")
_INDENTED = re.compile(r"[ ]{2,}|[\u3000\t]")

Rows = Sequence[tuple[int, str]]


def unwrapped(rows: Rows) -> list[tuple[int, str]]:
    """Numbered lines with those joined that a full line goes on in; other texts as they are."""
    width = _width([line.strip() for _, line in rows if line.strip()])
    if not width:
        return list(rows)
    joined: list[tuple[int, str]] = []
    goes_on = False
    for number, line in rows:
        if goes_on and _continues(line):
            joined[-1] = (joined[-1][0], joined[-1][1].rstrip() + line.strip())
        else:
            joined.append((number, line))
        goes_on = len(line.strip()) >= width - SLACK and _ENDED.fullmatch(line) is None
    return joined


def _width(lines: Sequence[str]) -> int:
    """How long the full lines are; 0 for a text that is not wrapped."""
    width = max(map(len, lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(1 for line in lines if len(line) >= width - SLACK and not _ENDED.fullmatch(line))
    return width if full >= max(FEWEST_FULL, SHARE * len(lines)) else 0


def _continues(line: str) -> bool:
    return bool(line.strip()) and not _INDENTED.match(line) and leading_number(line.strip()) is None
