"""From which number each part's drawings are numbered, so that no two of a document have the same."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count

from docgen.engine.tidying import FIRST_DRAWING_ID

MOST_DRAWINGS = 1_000_000
"""Of one part: each has so many numbers to itself."""

_ID = re.compile(rb"<wp:docPr\b[^<>]*?\bid=[\"'](\d+)")


def first_numbers(files: Mapping[str, bytes], parts: Sequence[str]) -> dict[str, int]:
    """The first number for each of the parts: those of all others' drawings are left to them."""
    taken = {name: {int(number) for number in _ID.findall(content)} for name, content in files.items()}
    starts = count(FIRST_DRAWING_ID, MOST_DRAWINGS)
    found: dict[str, int] = {}
    for part in parts:
        others = {number for name, numbers in taken.items() if name != part for number in numbers}
        found[part] = next(
            start for start in starts if not any(start <= number < start + MOST_DRAWINGS for number in others)
        )
    return found
