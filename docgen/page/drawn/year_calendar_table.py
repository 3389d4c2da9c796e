"""年历: twelve months on a landscape page, three rows of four, in the largest letters that fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any, NamedTuple

from markupsafe import Markup

from docgen.page.standard import fonts
from docgen.page.standard import properties as p
from docgen.page.standard.measures import CELL_MARGIN, CELL_MARGIN_ABOVE, LINE, TITLE_LINE, WALL
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.widths import characters
from docgen.page.standard.word_tables import TABLE_STYLE, Grid, cell, row, table
from docgen.word.elements import paragraph, text_run

COLUMNS, ROWS = 4, 3
HEIGHT = WALL.text_height - TITLE_LINE - 2 * LINE
"""The height of the page in twips without title, legend and the paragraph after the table."""
HALF_POINTS = (24, 21, 20, 19, 18)
"""Sizes to try, from 小四 down to 小五, the least one reads on a wall: a fuller year takes a second page."""
TWIPS_PER_HALF_POINT = 10
LEADING = 1.25
HANGING = 1.0
"""字 by which the wrapped lines of an entry stand in."""


class _Fit(NamedTuple):
    """A size with the height of its lines, and the least height of each row of months."""

    half_points: int
    line: int
    rows: tuple[int, ...]


def year_calendar_table(sheet: StyleSheet, months: Sequence[Mapping[str, Any]]) -> Markup:
    """Return the table of the months (名称, 行: 文字, 缺) for `{{p … }}`; what is missing stands in 黑体."""
    fit = _fit(months)
    width = WALL.text_width // COLUMNS
    # A term has five months: a last row that is not full would be drawn out over the page.
    full = [*months, *({"名称": "", "行": ()} for _ in range(-len(months) % COLUMNS))]
    rows = [full[start : start + COLUMNS] for start in range(0, len(full), COLUMNS)]
    drawn = (
        row(*(_cell(sheet, month, fit, width) for month in beside), height=height)
        for beside, height in zip(rows, _shared(fit), strict=False)
    )
    return table(sheet.id_of(TABLE_STYLE), Grid((width,) * COLUMNS), *drawn)


def _fit(months: Sequence[Mapping[str, Any]]) -> _Fit:
    tried = (_at(months, size) for size in HALF_POINTS)
    return next((fit for fit in tried if sum(fit.rows) <= HEIGHT), _at(months, HALF_POINTS[-1]))


def _at(months: Sequence[Mapping[str, Any]], half_points: int) -> _Fit:
    unit = half_points * TWIPS_PER_HALF_POINT
    line = ceil(unit * LEADING)
    # A 字 less than the cell holds: no mark may begin a line, and programs set small spaces beside digits.
    room = (WALL.text_width // COLUMNS - 2 * CELL_MARGIN) / unit - 1 - HANGING
    lines = [1 + sum(ceil(characters(entry["文字"]) / room) for entry in month["行"]) for month in months]
    rows = [max(lines[start : start + COLUMNS]) for start in range(0, len(lines), COLUMNS)]
    return _Fit(half_points, line, tuple(count * line + 2 * CELL_MARGIN_ABOVE for count in rows))


def _shared(fit: _Fit) -> list[int]:
    """Return the heights of the rows, the rest of the page shared among them in equal parts."""
    # The smallest letters may still be too tall for the page: then nothing is left to share.
    left = max(HEIGHT - sum(fit.rows), 0) // ROWS
    return [height + left for height in fit.rows]


def _cell(sheet: StyleSheet, month: Mapping[str, Any], fit: _Fit, width: int) -> Markup:
    return cell(width, _name(sheet, month, fit), *_lines(sheet, month, fit), vertical="")


def _name(sheet: StyleSheet, month: Mapping[str, Any], fit: _Fit) -> Markup:
    run = text_run(str(month["名称"]), p.east_asian(fonts.HEITI), *p.size(fit.half_points))
    return paragraph(sheet.id_of("表头"), run, direct=(p.exact_line(fit.line), p.LEFT))


def _lines(sheet: StyleSheet, month: Mapping[str, Any], fit: _Fit) -> list[Markup]:
    by = round(HANGING * fit.half_points * TWIPS_PER_HALF_POINT)
    direct = (p.exact_line(fit.line), p.hanging(by, by))
    size, style = p.size(fit.half_points), sheet.id_of("表格文字")
    fonts_of = {True: p.east_asian(fonts.HEITI), False: p.EAST_ASIAN_HINT}
    return [
        paragraph(style, text_run(entry["文字"], fonts_of[bool(entry["缺"])], *size), direct=direct)
        for entry in month["行"]
    ]
