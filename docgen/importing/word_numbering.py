"""word/numbering.xml: the numbers that Word sets before paragraphs by itself, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.domain.numerals import chinese_number
from docgen.engine.wordml import w
from docgen.importing.word_xml import Element, number_of, value_of

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LEGAL = str.maketrans("零一二三四五六七八九十", "零壹贰叁肆伍陆柒捌玖拾")


class Level(NamedTuple):
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    """`第%1章`: the places of the numbers of this level and those above it."""
    start: int = 1
    restart: int = -1
    """The level (from 1) whose counting begins this one anew; 0 for none, -1 for the one above."""


@dataclass
class Numbering:
    """The lists of a document, and how far each has been counted."""

    abstract_of: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[tuple[str, int], Level] = field(default_factory=dict)
    """By list and level, with what single lists change of their pattern."""
    style_levels: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """By list and paragraph style, the level that the style belongs to."""
    restarted: set[tuple[str, int]] = field(default_factory=set)
    """Lists that begin a level anew, of those that have not come yet."""
    counted: dict[str, list[int]] = field(default_factory=dict)

    def next_number(self, identity: str, level: int) -> str:
        """Count a paragraph of a list; gives the number that stands before it, none before a bullet."""
        if identity not in self.abstract_of or not 0 <= level < LEVELS:
            return ""
        counts = self.counted.setdefault(self.abstract_of[identity], [0] * LEVELS)
        self._count(identity, level, counts)
        here = self._level(identity, level)
        if here.form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda found: self._shown(identity, int(found[1]) - 1, counts), here.text)

    def _count(self, identity: str, level: int, counts: list[int]) -> None:
        here = self._level(identity, level)
        anew = (identity, level) in self.restarted
        self.restarted.discard((identity, level))
        counts[level] = here.start if anew or not counts[level] else counts[level] + 1
        for above in range(level):
            counts[above] = counts[above] or self._level(identity, above).start
        for below in range(level + 1, LEVELS):
            restart = self._level(identity, below).restart
            if restart != 0 and (restart < 0 or level < restart):
                counts[below] = 0

    def _level(self, identity: str, level: int) -> Level:
        return self.levels.get((identity, level), Level())

    def _shown(self, identity: str, level: int, counts: list[int]) -> str:
        return in_form(counts[level] or 1, self._level(identity, level).form)


def in_form(number: int, form: str) -> str:
    """A number as Word shows it in one of its forms (ST_NumberFormat); unknown ones in digits."""
    return _FORMS.get(form, str)(number)


def _chinese(number: int) -> str:
    return chinese_number(number) if 1 <= number <= 99 else str(number)


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


def _letter(number: int) -> str:
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _roman(number: int) -> str:
    signs = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    text = ""
    for value, sign in signs:
        text += sign * (number // value)
        number %= value
    return text


_FORMS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            "chineseCounting",
            "chineseCountingThousand",
            "ideographDigital",
            "japaneseCounting",
            "japaneseDigitalTenThousand",
            "taiwaneseCounting",
            "taiwaneseCountingThousand",
            "koreanDigital2",
        ),
        _chinese,
    ),
    "chineseLegalSimplified": lambda number: _chinese(number).translate(_LEGAL),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": _letter,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "none": lambda _number: "",
}


def read_numbering(root: Element | None) -> Numbering:
    """The lists of a document; none where it has no such part."""
    if root is None:
        return Numbering()
    patterns = {element.get(w("abstractNumId"), ""): element for element in root.iter(w("abstractNum"))}
    numbering = Numbering({}, {}, {})
    abstract_of, levels, styles = {}, {}, {}
    for element in root.iter(w("num")):
        identity = element.get(w("numId"), "")
        abstract_of[identity] = value_of(element, "abstractNumId")
        pattern = _followed(patterns, abstract_of[identity])
        for level in pattern.iter(w("lvl")) if pattern is not None else ():
            place = number_of(level.get(w("ilvl"), ""))
            levels[identity, place] = _level(level)
            styles[identity, value_of(level, "pStyle")] = place
        for change in element.iter(w("lvlOverride")):
            place = number_of(change.get(w("ilvl"), ""))
            levels[identity, place] = _overridden(change, levels.get((identity, place), Level()))
            if change.find(w("startOverride")) is not None:
                numbering.restarted.add((identity, place))
    numbering.abstract_of, numbering.levels, numbering.style_levels = abstract_of, levels, styles
    return numbering


def _followed(patterns: Mapping[str, Element], identity: str) -> Element | None:
    """The pattern itself, or the one that it only names through a style of lists."""
    pattern = patterns.get(identity)
    link = value_of(pattern, "numStyleLink")
    named = [each for each in patterns.values() if link and value_of(each, "styleLink") == link]
    return named[0] if named else pattern


def _level(element: Element) -> Level:
    return Level(
        value_of(element, "numFmt") or "decimal",
        value_of(element, "lvlText"),
        number_of(value_of(element, "start"), 1),
        number_of(value_of(element, "lvlRestart"), -1),
    )


def _overridden(change: Element, level: Level) -> Level:
    own = change.find(w("lvl"))
    level = level if own is None else _level(own)
    start = value_of(change, "startOverride")
    return level._replace(start=number_of(start, level.start)) if start else level
