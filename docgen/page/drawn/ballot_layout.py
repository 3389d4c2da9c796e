"""How ballots lie on the page: in how many blocks of columns, how large, how many to a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any, NamedTuple

from docgen.page.standard.measures import (
    BALLOT_CELL_MARGIN,
    BALLOT_CUT_LINE,
    BALLOT_MARK_WIDTH,
    BALLOT_NAME_WIDTH,
    BALLOT_NOTE_LINE,
    BALLOT_NUMBER_WIDTH,
    BALLOT_SLACK,
    BALLOT_TITLE_LINE,
    CELL_RULE,
    PORTRAIT,
    SIZES,
)
from docgen.page.standard.widths import characters, lines_needed

TWIPS_PER_HALF_POINT = 10
LEADING = 1.25
NOTE_CHARACTERS = 41
"""字 of 五号 on a line of the 版心, one less for what may not begin a line."""


class Setting(NamedTuple):
    """A way to set a ballot: names in so many blocks beside each other, letters and rows so large."""

    blocks: int
    half_points: int
    row: int
    """The least height of a row, in twips."""

    @property
    def unit(self) -> int:
        """一字 in twips."""
        return self.half_points * TWIPS_PER_HALF_POINT

    @property
    def line(self) -> int:
        """The height of a line, in twips."""
        return ceil(self.unit * LEADING)


SETTINGS = (
    Setting(1, SIZES["小四"], 400),
    Setting(2, SIZES["小四"], 400),
    Setting(2, SIZES["五号"], 340),
    Setting(2, SIZES["五号"], 300),
    Setting(3, SIZES["小五"], 290),
)
"""From the easiest to read to the densest that is still legible."""


class Layout(NamedTuple):
    """A setting for the names at hand: widths of one block's columns, heights, ballots to a page.

    `per_page` is 0 when not even one fits: so many names need pages of their own.
    """

    setting: Setting
    widths: tuple[int, ...]
    head: int
    rows: tuple[int, ...]
    per_page: int


def layout(ballot: Mapping[str, Any]) -> Layout:
    """The first setting that puts two ballots on a page; else the first that puts one there."""
    tried = [_lay_out(ballot, setting) for setting in SETTINGS]
    return next((laid for least in (2, 1) for laid in tried if laid.per_page >= least), tried[-1])


def _lay_out(ballot: Mapping[str, Any], setting: Setting) -> Layout:
    grades: Sequence[str] = ballot["等次"]
    widths = _widths(setting, grades)
    head = _row_height(setting, [(grade, widths[-1]) for grade in grades])
    names: Sequence[str] = ballot["姓名"]
    count = ceil(len(names) / setting.blocks)
    heights = [
        _row_height(setting, [(name, widths[1]) for name in names[start::count]]) for start in range(count)
    ]
    notes = sum(lines_needed(note, NOTE_CHARACTERS) for note in ballot["说明"])
    table = head + sum(heights) + CELL_RULE * (len(heights) + 2)
    whole = BALLOT_TITLE_LINE + BALLOT_NOTE_LINE * (notes + bool(ballot["编号"])) + table
    room = PORTRAIT.text_height - BALLOT_SLACK + BALLOT_CUT_LINE
    return Layout(setting, widths, head, tuple(heights), room // (whole + BALLOT_CUT_LINE))


def _widths(setting: Setting, grades: Sequence[str]) -> tuple[int, ...]:
    """The columns of a block in twips: number, name, a column a grade; together its share of the page."""
    whole = PORTRAIT.text_width // setting.blocks
    longest = max(map(characters, grades), default=0) + 1 if setting.blocks == 1 else 0
    mark = max(longest, BALLOT_MARK_WIDTH)
    shares = (BALLOT_NUMBER_WIDTH, BALLOT_NAME_WIDTH, *(mark for _ in grades))
    wanted = [round(share * setting.unit) for share in shares]
    if sum(wanted) > whole:
        wanted = [width * whole // sum(wanted) for width in wanted]
    wanted[1] += whole - sum(wanted)
    return tuple(wanted)


def _row_height(setting: Setting, cells: Sequence[tuple[str, int]]) -> int:
    lines = [
        max(1, ceil(characters(text) / max((width - 2 * BALLOT_CELL_MARGIN) / setting.unit, 1)))
        for text, width in cells
    ]
    most = max(lines, default=1)
    return max(setting.row, most * setting.line + setting.row - setting.line)
