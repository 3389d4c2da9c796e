"""测评票 on the page: secret (no line for a name), several to a page with lines to cut, never split.

First their layout is chosen: in how many blocks of columns, how large, how many to a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from math import ceil
from typing import Any, NamedTuple

from markupsafe import Markup

from docgen.page.standard import properties as p
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
from docgen.page.standard.paragraphs import sized, styled
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.widths import characters, lines_needed, narrowed
from docgen.page.standard.word_tables import TABLE_STYLE, Grid, cell, row, table
from docgen.word.elements import NOTHING, join, w

CUT = "沿　虚　线　裁　开"
TWIPS_PER_HALF_POINT = 10
LEADING = 1.25
NOTE_CHARACTERS = 41
"""字 of 五号 on a line of the 版心, one less for what may not begin a line."""


SEAM = 0.25
"""字 that a narrowed name leaves free: programs round the widths of letters."""
WRITE_IN, SHORT_WRITE_IN = "另选他人：", "另选："
"""What stands before a name that a voter writes."""
LEAST_NAME = 3
"""字 that a name written by hand needs."""


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
"""The settings from the easiest to read to the densest that is still legible."""


class BallotLayout(NamedTuple):
    """A setting for the names at hand: widths of one block's columns, heights, ballots to a page.

    `per_page` is 0 when not even one fits: so many names need pages of their own.
    """

    setting: Setting
    widths: tuple[int, ...]
    head: int
    rows: tuple[int, ...]
    per_page: int


def layout(ballot: Mapping[str, Any]) -> BallotLayout:
    """Return the first setting that puts two ballots on a page; else the first that puts one there."""
    tried = [_lay_out(ballot, setting) for setting in SETTINGS]
    return next((laid for least in (2, 1) for laid in tried if laid.per_page >= least), tried[-1])


def _lay_out(ballot: Mapping[str, Any], setting: Setting) -> BallotLayout:
    grades: Sequence[str] = ballot["等次"]
    widths = _widths(setting, grades)
    head = _row_height(setting, [(grade, widths[-1]) for grade in grades])
    names = _fitted(ballot["姓名"], widths[1], setting)
    count = ceil(len(names) / setting.blocks)
    heights = [
        _row_height(setting, [(name, widths[1]) for name in names[start::count]]) for start in range(count)
    ]
    notes = sum(lines_needed(note, NOTE_CHARACTERS) for note in ballot["说明"])
    # LibreOffice adds the rule to the height of every row.
    table = head + sum(heights) + CELL_RULE * (len(heights) + 2)
    whole = BALLOT_TITLE_LINE + BALLOT_NOTE_LINE * (notes + bool(ballot["编号"])) + table
    # n ballots have n - 1 cut lines between them: the page gets one more, then each ballot has one.
    room = PORTRAIT.text_height - BALLOT_SLACK + BALLOT_CUT_LINE
    return BallotLayout(setting, widths, head, tuple(heights), room // (whole + BALLOT_CUT_LINE))


def _widths(setting: Setting, grades: Sequence[str]) -> tuple[int, ...]:
    """Return the columns of a block in twips: number, name, one a grade; together its share of the page."""
    whole = PORTRAIT.text_width // setting.blocks
    longest = max(map(characters, grades), default=0) + 1 if setting.blocks == 1 else 0
    mark = max(longest, BALLOT_MARK_WIDTH)
    shares = (BALLOT_NUMBER_WIDTH, BALLOT_NAME_WIDTH, *(mark for _ in grades))
    wanted = [round(share * setting.unit) for share in shares]
    if sum(wanted) > whole:
        wanted = [width * whole // sum(wanted) for width in wanted]
    wanted[1] += whole - sum(wanted)
    return tuple(wanted)


def _fitted(names: Sequence[str], width: int, setting: Setting) -> list[str]:
    """Return the names, those to be written with the longest label that leaves room in their cell."""
    room = _room(width, setting)
    labels = (label for label in (WRITE_IN, SHORT_WRITE_IN) if characters(label) + LEAST_NAME <= room)
    # Where there is no room beside any, the name is written on a line of its own.
    label = next(labels, f"{SHORT_WRITE_IN}\n")
    return [label if name == WRITE_IN else str(name) for name in names]


def _room(width: int, setting: Setting) -> float:
    """Return the 字 that a line of a cell takes."""
    return max((width - 2 * BALLOT_CELL_MARGIN) / setting.unit, 1)


def _row_height(setting: Setting, cells: Sequence[tuple[str, int]]) -> int:
    lines = [sum(_lines(line, _room(width, setting)) for line in text.split("\n")) for text, width in cells]
    most = max(lines, default=1)
    return max(setting.row, most * setting.line + setting.row - setting.line)


def _lines(text: str, room: float) -> int:
    return 1 if narrowed(text, room - SEAM) < 100 else max(1, ceil(characters(text) / room))


def ballot_sheets(sheet: StyleSheet, ballot: Mapping[str, Any]) -> Markup:
    """Return all copies (标题, 说明, 等次, 姓名, 份数, 编号) for `{{p … }}`."""
    laid = layout(ballot)
    # Drawn once: the copies differ in their numbers only.
    drawn = _table(sheet, ballot, laid)
    copies = [_copy(sheet, ballot, laid, number, drawn) for number in range(1, int(ballot["份数"]) + 1)]
    return join(piece for index, copy in enumerate(copies) for piece in (_cut(sheet, index, laid), copy))


def _cut(sheet: StyleSheet, index: int, laid: BallotLayout) -> Markup:
    """Return the line between two ballots of a page."""
    # Above the first ballot of a page there is nothing to cut.
    if laid.per_page == 0 or index % laid.per_page == 0:
        return NOTHING
    dashes = w("pBdr", w("bottom", val="dashed", sz=6, space=1, color="auto"))
    return sized(sheet, "表格文字", CUT, SIZES["小五"], dashes, p.exact_line(BALLOT_CUT_LINE), p.CENTRED)


def _copy(
    sheet: StyleSheet, ballot: Mapping[str, Any], laid: BallotLayout, number: int, drawn: Markup
) -> Markup:
    new_page = number > 1 and (laid.per_page == 0 or (number - 1) % laid.per_page == 0)
    before = p.PAGE_BREAK_BEFORE if new_page else NOTHING
    # A ballot is never split: each of its paragraphs and rows is held to the next one.
    direct = (p.KEEP_NEXT, before, p.exact_line(BALLOT_TITLE_LINE), p.CENTRED)
    title = styled(sheet, "表头", str(ballot["标题"]), *direct)
    numbers = [_note(sheet, f"编号：{number:03d}", p.KEEP_NEXT, p.RIGHT)] if ballot["编号"] else []
    notes = (_note(sheet, str(note), p.KEEP_NEXT) for note in ballot["说明"])
    return join([title, *numbers, *notes, drawn])


def _note(sheet: StyleSheet, text: str, *direct: Markup) -> Markup:
    return sized(sheet, "表格文字", text, SIZES["五号"], *direct, p.exact_line(BALLOT_NOTE_LINE))


def _table(sheet: StyleSheet, ballot: Mapping[str, Any], laid: BallotLayout) -> Markup:
    blocks, fits = laid.setting.blocks, laid.per_page > 0
    heads = ("序号", "姓名", *ballot["等次"]) * blocks
    # A head is repeated only where a ballot needs several pages.
    rows = [row(*_cells(sheet, laid, "表头", heads, kept=fits), height=laid.head, head=not fits)]
    last = len(laid.rows) - 1
    for index, (texts, height) in enumerate(zip(_rows(ballot, laid), laid.rows, strict=True)):
        cells = _cells(sheet, laid, "表格文字", texts, kept=fits and index < last)
        rows.append(row(*cells, height=height))
    return table(sheet.id_of(TABLE_STYLE), Grid(laid.widths * blocks), *rows)


def _rows(ballot: Mapping[str, Any], laid: BallotLayout) -> Iterator[list[str]]:
    """Yield the rows: names run down each block, and the next block goes on."""
    fitted = _fitted(ballot["姓名"], laid.widths[1], laid.setting)
    names, count = list(enumerate(fitted, start=1)), len(laid.rows)
    blocks = [names[start : start + count] for start in range(0, len(names), count)]
    blocks += [[]] * (laid.setting.blocks - len(blocks))
    marks = [""] * len(ballot["等次"])
    for across in zip_longest(*blocks, fillvalue=("", "")):
        yield [text for number, name in across for text in (str(number), name, *marks)]


def _cells(
    sheet: StyleSheet, laid: BallotLayout, style: str, texts: Sequence[str], *, kept: bool
) -> Iterator[Markup]:
    direct = (p.KEEP_NEXT if kept else NOTHING, p.exact_line(laid.setting.line))
    # LibreOffice takes a cell's own margins whole, and those it does not name from the style.
    sides = {"top": 0, "left": BALLOT_CELL_MARGIN, "bottom": 0, "right": BALLOT_CELL_MARGIN}
    margins = w("tcMar", *(w(side, w=width, type="dxa") for side, width in sides.items()))
    for text, width in zip(texts, laid.widths * laid.setting.blocks, strict=True):
        # Behind a label that stood in the middle there would be no room to write.
        place = p.LEFT if text.startswith((WRITE_IN, SHORT_WRITE_IN)) else p.CENTRED
        percent = narrowed(text, _room(width, laid.setting) - SEAM)
        letters = sized(sheet, style, text, laid.setting.half_points, *direct, place, percent=percent)
        yield cell(width, letters, properties=[margins])
