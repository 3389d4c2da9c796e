"""版头: the red 发文机关标志 (7.2.4), and the line of 发文字号 and 签发人 over the red rule (7.2.5–6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from markupsafe import Markup

from docgen.page.drawn.title import balanced_lines
from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    CHARACTERS_PER_LINE,
    LINE,
    MARK_LEAST_SIZE,
    MARK_LINE_FACTOR,
    MARK_TOP_POINTS,
    MARK_WANTED_SIZE,
    TWIPS_PER_POINT,
    TYPE_AREA_POINTS,
)
from docgen.page.standard.paragraphs import styled
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.widths import characters
from docgen.word.elements import join, paragraph, text_run, w

MARK = "发文机关标志"
LABEL = "签发人："
# 7.2.6: two names a line, in the order of the bodies.
NAMES_PER_LINE = 2


def mark_size(text: str, wanted: int = MARK_WANTED_SIZE) -> int:
    """Return the size of the mark in half points: as wanted, or less so that it stays within the 版心."""
    width = max(map(characters, text.splitlines()), default=0)
    return min(wanted, int(2 * TYPE_AREA_POINTS / width)) if width else wanted


def mark_lines(text: str) -> str:
    """Return the mark on one line where its letters stay large enough, else with line feeds between lines."""
    if mark_size(text) >= MARK_LEAST_SIZE:
        return text
    # Two lines of nearly one length where they suffice: their letters can be the larger.
    half = ceil(characters(text) / 2) + 2
    return "\n".join(balanced_lines(text, min(half, 2 * TYPE_AREA_POINTS // MARK_LEAST_SIZE)))


def letterhead_mark(sheet: StyleSheet, text: str, lines_above: int) -> Markup:
    """Return the mark as a paragraph whose letters begin 35 mm below the edge of the 版心.

    `lines_above` counts the lines of 份号, 密级 and 紧急程度 above it, empty ones too.
    """
    lines = mark_lines(str(text))
    size = mark_size(lines, sheet.size_of(MARK) or MARK_WANTED_SIZE)
    line = round(size / 2 * MARK_LINE_FACTOR * TWIPS_PER_POINT)
    # 7.2.4 counts the 35 mm from the edge of the 版心: the lines above take their share of them.
    before = max(0, round(MARK_TOP_POINTS * TWIPS_PER_POINT) - lines_above * LINE)
    letters = (p.EAST_ASIAN_HINT, *p.size(size))
    direct = (p.exact_line(line, before=before),)
    return paragraph(sheet.id_of(MARK), text_run(lines, *letters), direct=direct)


def number_line(sheet: StyleSheet, number: str, signers: Sequence[str] = ()) -> Markup:
    """Return the 发文字号 centred; with 签发人 at the left, the names at the right, two a line."""
    if not signers:
        return styled(sheet, "发文字号", str(number))
    return join(_lines_with_signers(sheet, str(number), [str(s) for s in signers]))


def _lines_with_signers(sheet: StyleSheet, number: str, signers: Sequence[str]) -> Iterator[Markup]:
    rows = [signers[i : i + NAMES_PER_LINE] for i in range(0, len(signers), NAMES_PER_LINE)]
    stops = _tab_stops(rows)
    _, label, first_name, *_ = stops
    end = stops[0] + characters(number)
    if end >= (label if len(rows) == 1 else first_name):
        rows.append([])  # no room beside the names: the number has a line of its own
    alone = text_run(f"\t{number}", p.EAST_ASIAN_HINT)
    tabs = w("tabs", *(w("tab", val="left", pos=p.twips_of(place)) for place in stops))
    for index, names in enumerate(rows):
        last = index == len(rows) - 1
        lead = f"\t{number if last else ''}" + _lead_to_names(index, past_label=last and end >= label)
        # The red rule belongs to the style 发文字号: only the last line has it under it.
        style = sheet.id_of("发文字号" if last else "签发人")
        runs = (text_run(lead, p.EAST_ASIAN_HINT), _names(sheet, names)) if names else (alone,)
        yield paragraph(style, *runs, direct=(tabs, p.LEFT))


def _lead_to_names(index: int, *, past_label: bool) -> str:
    """Return the tabs up to the first name, or the label; past the label's stop one tab less."""
    if index == 0:
        return f"\t{LABEL}"
    return "\t" if past_label else "\t\t"


def _names(sheet: StyleSheet, names: Sequence[str]) -> Markup:
    style = w("rStyle", val=sheet.id_of("签发人姓名"))
    return text_run("\t".join(names), style, p.EAST_ASIAN_HINT)


def _tab_stops(rows: Sequence[Sequence[str]]) -> list[float]:
    """Return the tab stops in 字: the 发文字号 左空一字, the label, then the names, 右空一字.

    Stops and not indents, because the red rule under the line reaches from indent to indent.
    """
    columns = [[row[i] for row in rows if i < len(row)] for i in range(len(rows[0]))]
    starts = [float(CHARACTERS_PER_LINE)]
    for column in reversed(columns):
        starts.insert(0, starts[0] - max(map(characters, column)) - 1)
    return [1.0, starts[0] - characters(LABEL), *starts[:-1]]
