"""Runs of Chinese text in which quotes and dashes come from the Chinese typeface in every program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from docgen.page.standard import properties as p
from docgen.page.standard.stylesheet import StyleSheet
from docgen.word.elements import join, text_run
from docgen.word.names import CJK_PUNCTUATION

_SHARED = re.compile(f"([{CJK_PUNCTUATION}]+)")
"""Characters of both scripts: Word asks the hint, LibreOffice the letter before; so they get own runs."""


def chinese_runs(sheet: StyleSheet, text: str, style: str) -> Markup:
    """A text as the runs of a paragraph in this style."""
    return join(_runs(text, sheet.font_of(style)))


def _runs(text: str, font: str) -> Iterator[Markup]:
    for index, piece in enumerate(_SHARED.split(text)):
        shared = index % 2 == 1
        yield text_run(piece, p.every_slot(font) if shared else p.EAST_ASIAN_HINT)
