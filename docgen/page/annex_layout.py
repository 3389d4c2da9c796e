"""How wide the columns of annex tables want to be, which tables lie on landscape pages, where sections change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.page.measures import (
    CELL_CHARACTER,
    CELL_MARGIN,
    LINES_IN_A_CELL,
    NARROWEST_COLUMN,
    PORTRAIT,
    WIDEST_COLUMN,
)
from docgen.page.widths import characters

Annex = Mapping[str, Any]


def arrange(annexes: Sequence[Annex]) -> list[dict[str, Any]]:
    """The annexes (标签, 标题, 列: headings, 行: texts) with widths and orientation (GB/T 9704-2012, 8).

    Each gets 列 as 名称 and 宽 (字), 横排 when it is too wide for the 版心, 起横 when portrait pages come
    before it, 止横 when portrait pages or none come after it.
    """
    columns = [_columns(annex) for annex in annexes]
    landscape = [_narrowest(annex) > PORTRAIT.text_width for annex in annexes]
    before, after = [False, *landscape], [*landscape[1:], False]
    return [
        {**annex, "列": each, "横排": lies, "起横": lies and not before[i], "止横": lies and not after[i]}
        for i, (annex, each, lies) in enumerate(zip(annexes, columns, landscape, strict=True))
    ]


def wanted_twips(width: float) -> float:
    """A column of so many 字, with the margins of its cells."""
    return width * CELL_CHARACTER + 2 * CELL_MARGIN


def _columns(annex: Annex) -> list[dict[str, Any]]:
    """Each as wide as its longest cell, within reason."""
    return [
        {"名称": heading, "宽": max(_least(heading), min(longest, WIDEST_COLUMN))}
        for heading, longest in _longest(annex)
    ]


def _narrowest(annex: Annex) -> float:
    """The least width in twips at which no cell takes more than LINES_IN_A_CELL lines."""
    return sum(
        wanted_twips(max(_least(heading), longest / LINES_IN_A_CELL)) for heading, longest in _longest(annex)
    )


def _least(heading: str) -> float:
    return max(NARROWEST_COLUMN, characters(heading))


def _longest(annex: Annex) -> list[tuple[str, float]]:
    """Each column's heading and the length of its longest line."""
    return [
        (heading, max((characters(line) for row in annex["行"] for line in row[i].splitlines()), default=0))
        for i, heading in enumerate(annex["列"])
    ]
