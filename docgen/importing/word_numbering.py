"""word/numbering.xml: the numbers that Word sets before paragraphs by itself, counted as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.reading.values.numerals import chinese_number
from docgen.word.tree import number_of, value_of
from docgen.word.xml_names import Element, qn

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_LEGAL = str.maketrans("零一二三四五六七八九十", "零壹贰叁肆伍陆柒捌玖拾")


class ListLevel(NamedTuple):
    """The numbering of one level of a list."""

    form: str = "decimal"
    text: str = ""
    """`第%1章`: the places of the numbers of this level and those above it."""
    start: int = 1
    restart: int = -1
    """The level (from 1) whose counting begins this one anew; 0 for none, -1 for the one above."""


@dataclass
class _List:
    """One list: its pattern, its levels with what it changes of them, the levels it begins anew."""

    pattern: str
    levels: dict[int, ListLevel] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)
    """The level that belongs to a paragraph style."""
    restarted: set[int] = field(default_factory=set)
    """Those of which no paragraph has come yet."""

    def level(self, place: int) -> ListLevel:
        """Return the numbering of a level."""
        return self.levels.get(place, ListLevel())


@dataclass
class Numbering:
    """The lists of a document, read when they are asked for, and how far each has been counted."""

    lists: Mapping[str, Element] = field(default_factory=dict)
    patterns: Mapping[str, Element] = field(default_factory=dict)
    linked: Mapping[str, Element] = field(default_factory=dict)
    """Patterns by the style of lists that others name them by."""
    read: dict[str, _List] = field(default_factory=dict)
    counted: dict[str, list[int]] = field(default_factory=dict)

    def next_number(self, identity: str, level: int) -> str:
        """Count a paragraph of a list; gives the number that stands before it, none before a bullet."""
        if identity not in self.lists or not 0 <= level < LEVELS:
            return ""
        own = self._list(identity)
        # By pattern: in Word, lists of one pattern go on counting where the other has ended.
        counts = self.counted.setdefault(own.pattern, [0] * LEVELS)
        _count(own, level, counts)
        here = own.level(level)
        if here.form in ("bullet", "none"):
            return ""
        return _PLACE.sub(lambda found: _shown(own, int(found[1]) - 1, counts), here.text)

    def level_of_style(self, identity: str, style: str, otherwise: int) -> int:
        """Return the level of a list that a paragraph style belongs to."""
        return self._list(identity).styles.get(style, otherwise) if identity in self.lists else otherwise

    def _list(self, identity: str) -> _List:
        if identity not in self.read:
            self.read[identity] = self._read(self.lists[identity])
        return self.read[identity]

    def _read(self, element: Element) -> _List:
        own = _List(value_of(element, "abstractNumId"))
        pattern = self.patterns.get(own.pattern)
        # A list may name its pattern by a style (numStyleLink).
        pattern = self.linked.get(value_of(pattern, "numStyleLink"), pattern)
        # Word has nine levels: what a broken or hostile file has beyond them is not read.
        for level in list(pattern.iter(qn("lvl")))[:LEVELS] if pattern is not None else ():
            place = number_of(level.get(qn("ilvl"), ""))
            own.levels[place] = _level(level)
            own.styles[value_of(level, "pStyle")] = place
        for change in list(element.iter(qn("lvlOverride")))[:LEVELS]:
            place = number_of(change.get(qn("ilvl"), ""))
            own.levels[place] = _overridden(change, own.level(place))
            if change.find(qn("startOverride")) is not None:
                own.restarted.add(place)
        return own


def _count(own: _List, level: int, counts: list[int]) -> None:
    anew = level in own.restarted
    own.restarted.discard(level)
    counts[level] = own.level(level).start if anew or not counts[level] else counts[level] + 1
    # Word counts a level that was skipped as if one paragraph of it had come.
    for above in range(level):
        counts[above] = counts[above] or own.level(above).start
    for below in range(level + 1, LEVELS):
        restart = own.level(below).restart
        # w:lvlRestart: 0 never begins anew, n only behind a level up to n.
        if restart != 0 and (restart < 0 or level < restart):
            counts[below] = 0


def _shown(own: _List, level: int, counts: list[int]) -> str:
    return in_form(counts[level] or 1, own.level(level).form)


def in_form(number: int, form: str) -> str:
    """Return a number as Word shows it in one of its forms (ST_NumberFormat); unknown ones in digits."""
    return _FORMS.get(form, str)(number)


def _chinese(number: int) -> str:
    return chinese_number(number) if 1 <= number <= 99 else str(number)


def _circled(number: int) -> str:
    # Unicode has ① to ⑳ in a row.
    return chr(ord("①") + number - 1) if 1 <= number <= 20 else str(number)


def _letter(number: int) -> str:
    # Behind z Word goes on with aa, bb.
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
    """Return the lists of a document; none where it has no such part."""
    if root is None:
        return Numbering()
    patterns = list(root.iter(qn("abstractNum")))
    return Numbering(
        {element.get(qn("numId"), ""): element for element in root.iter(qn("num"))},
        {element.get(qn("abstractNumId"), ""): element for element in patterns},
        {link: element for element in patterns if (link := value_of(element, "styleLink"))},
    )


def _level(element: Element) -> ListLevel:
    return ListLevel(
        value_of(element, "numFmt") or "decimal",
        value_of(element, "lvlText"),
        number_of(value_of(element, "start"), 1),
        number_of(value_of(element, "lvlRestart"), -1),
    )


def _overridden(change: Element, level: ListLevel) -> ListLevel:
    own = change.find(qn("lvl"))
    level = level if own is None else _level(own)
    start = value_of(change, "startOverride")
    return level._replace(start=number_of(start, level.start)) if start else level
