"""Paragraphs in a template's own styles, whose quotes and dashes are Chinese in every program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.widths import narrowed
from docgen.word.elements import join, paragraph, text_run
from docgen.word.xml_names import CJK_PUNCTUATION

# Characters of both scripts: Word asks the hint, LibreOffice the letter before; so they get own runs.
_SHARED = re.compile(f"([{CJK_PUNCTUATION}]+)")


def styled(sheet: StyleSheet, style: str, text: str, *direct: Markup, room: float = 0) -> Markup:
    """Return a paragraph in a style (by its name), with direct formatting only where it must be computed.

    A name with a dot is fitted into a line of `room` 字, if that is told.
    """
    if room and (percent := narrowed(text, room)) < 100:
        return paragraph(
            sheet.id_of(style), text_run(text, p.EAST_ASIAN_HINT, p.narrow(percent)), direct=direct
        )
    return paragraph(sheet.id_of(style), chinese_runs(sheet, text, style), direct=direct)


def sized(
    sheet: StyleSheet, style: str, text: str, half_points: int, *direct: Markup, percent: int = 100
) -> Markup:
    """Return a paragraph in a style, but in letters so large, and so much narrower."""
    run = text_run(text, p.EAST_ASIAN_HINT, p.narrow(percent), *p.size(half_points))
    return paragraph(sheet.id_of(style), run, direct=direct)


def chinese_runs(sheet: StyleSheet, text: str, style: str) -> Markup:
    """Return a text as the runs of a paragraph in this style."""
    return join(_runs(text, sheet.font_of(style)))


def _runs(text: str, font: str) -> Iterator[Markup]:
    for index, piece in enumerate(_SHARED.split(text)):
        shared = index % 2 == 1
        yield text_run(piece, p.every_slot(font) if shared else p.EAST_ASIAN_HINT)
