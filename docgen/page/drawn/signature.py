"""落款: 署名 and 成文日期 at the end of the text, with a seal (7.3.5.1) or without (7.3.5.2)."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from docgen.page.drawn.title import balanced_lines
from docgen.page.standard import properties as p
from docgen.page.standard.measures import (
    BLANK_LINES_BEFORE_SEAL,
    BLANK_LINES_BEFORE_SIGNATURE,
    CHARACTERS_PER_LINE,
    DATE_RIGHT_SEALED,
    DATE_SHIFT_UNSEALED,
    SIGNATURE_RIGHT_UNSEALED,
)
from docgen.page.standard.paragraphs import styled
from docgen.page.standard.stylesheet import StyleSheet
from docgen.page.standard.widths import characters
from docgen.word.elements import join, paragraph


class SignatureIndents(NamedTuple):
    """The distances from the right edge of the 版心 to the ends of the two lines, in 字."""

    signature: float
    date: float


def signature_indents(signature_width: float, date_width: float, *, sealed: bool) -> SignatureIndents:
    """Return the place of 署名 and 成文日期 for texts so many 字 wide; none of them leaves the 版心."""
    if sealed:
        # 7.3.5.1: the 署名 is centred on the date; a very long one ends at the edge of the 版心.
        centred = DATE_RIGHT_SEALED + date_width / 2 - signature_width / 2
        return SignatureIndents(max(0.0, centred), DATE_RIGHT_SEALED)
    # 7.3.5.2: of the two lines the longer one has 右空二字, the other follows from it.
    if date_width > signature_width:
        signature = SIGNATURE_RIGHT_UNSEALED + DATE_SHIFT_UNSEALED + date_width - signature_width
        return SignatureIndents(signature, SIGNATURE_RIGHT_UNSEALED)
    return SignatureIndents(SIGNATURE_RIGHT_UNSEALED, signature_width - date_width)


def closing(sheet: StyleSheet, signature: str, date: str, sealed: bool = False, remark: str = "") -> Markup:
    """Return the blank lines, 署名 and 成文日期 as paragraphs that stay together, for `{{p … }}`.

    A remark (附注) that follows keeps to their page: it is told here because the date must hold on to it.
    """
    lines = _signature_lines(str(signature), sealed)
    width = max(map(characters, lines), default=0)
    places = signature_indents(width, characters(str(date)), sealed=sealed)
    blanks = BLANK_LINES_BEFORE_SEAL if sealed else BLANK_LINES_BEFORE_SIGNATURE
    held = (p.KEEP_NEXT,) if remark else ()
    return join(
        [
            *(paragraph(sheet.id_of("空行"), direct=(p.KEEP_NEXT,)) for _ in range(blanks)),
            *_paragraph(sheet, "署名", "\n".join(lines), places.signature),
            *_paragraph(sheet, "成文日期", str(date), places.date, *held),
        ]
    )


def _signature_lines(signature: str, sealed: bool) -> list[str]:
    """Return one line for each one typed; a name longer than the line is broken like a title."""
    room = CHARACTERS_PER_LINE - (0 if sealed else SIGNATURE_RIGHT_UNSEALED)
    return [line for typed in signature.splitlines() for line in balanced_lines(typed, room)]


def _paragraph(sheet: StyleSheet, style: str, text: str, right: float, *held: Markup) -> list[Markup]:
    return [styled(sheet, style, text, *held, *_place(text, right))] if text else []


def _place(text: str, right: float) -> tuple[Markup, ...]:
    """Return the place: the line ends `right` 字 before the edge; of several lines the widest does."""
    if "\n" not in text:
        return (p.indents(right=right),)
    width = max(map(characters, text.splitlines()))
    return p.indents(left=CHARACTERS_PER_LINE - right - width), p.LEFT
