"""The properties of paragraphs and letters that a 公文 uses, in the standard's units: 字, 行, 号."""

from __future__ import annotations

from markupsafe import Markup

from docgen.page.standard.fonts import Font
from docgen.page.standard.measures import CHARACTER
from docgen.word.elements import NOTHING, w

KEEP_NEXT = w("keepNext")
KEEP_LINES = w("keepLines")
PAGE_BREAK_BEFORE = w("pageBreakBefore")
CENTRED = w("jc", val="center")
LEFT = w("jc", val="left")
RIGHT = w("jc", val="right")
JUSTIFIED = w("jc", val="both")
EAST_ASIAN_HINT = w("rFonts", hint="eastAsia")
"""Quotes, dashes and ellipses exist in both kinds of font: without it Word takes them from the Latin one."""


def exact_line(height: int, *, before: int = 0, after: int = 0) -> Markup:
    """Return a line of an exact height in twips."""
    return w("spacing", before=before, after=after, line=height, lineRule="exact")


def indents(
    *,
    first: float | None = None,
    left: float | None = None,
    right: float | None = None,
    unit: int = CHARACTER,
) -> Markup:
    """Return indents in 字 of `unit` twips, written twice: Word prefers *Chars, LibreOffice ignores them."""
    values = {"left": left, "right": right, "firstLine": first}
    attributes: dict[str, int] = {}
    for name, characters in values.items():
        if characters is not None:
            attributes |= {f"{name}Chars": hundredths(characters), name: twips_of(characters, unit)}
    return w("ind", **attributes)


def hanging(left: int, by: int) -> Markup:
    """Return a hanging indent in twips: the first line starts `by` twips before the others."""
    return w("ind", left=left, hanging=by)


def hundredths(characters: float) -> int:
    """Return 字 in the unit of Word's *Chars attributes."""
    return int(characters * 100 + 0.5)


def twips_of(characters: float, unit: int = CHARACTER) -> int:
    """Return 字 of `unit` twips in twips, halves rounded up."""
    # Not round(), which takes halves to the even neighbour: up here and down there.
    return int(characters * unit + 0.5)


def outline(level: int) -> Markup:
    """Return the level in Word's navigation pane, 1 for the highest."""
    return w("outlineLvl", val=level - 1)


def east_asian(font: Font) -> Markup:
    """Return the typeface of Chinese characters; Latin letters keep theirs."""
    return w("rFonts", hint="eastAsia", eastAsia=font.name)


def every_slot(name: str) -> Markup:
    """Return one typeface for all characters, whatever script a program takes them for."""
    return w("rFonts", hint="eastAsia", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def size(half_points: int) -> tuple[Markup, Markup]:
    """Return the size of letters, for Chinese and for complex scripts."""
    return w("sz", val=half_points), w("szCs", val=half_points)


def tracking(twips: int) -> Markup:
    """Return the space added after each character."""
    return w("spacing", val=twips)


def narrow(percent: int) -> Markup:
    """Return letters at so many percent of their width; nothing for whole ones."""
    return w("w", val=percent) if percent < 100 else NOTHING


def colour(rgb: str) -> Markup:
    """Return the colour of letters."""
    return w("color", val=rgb)
