"""word/styles.xml: what each paragraph style says that helps to read a paper, with what it is based on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.word.names import w
from docgen.word.tree import Element, is_on, number_of, value_of

_BUILT_IN_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
DEEPEST_BASE = 20
"""Styles based on styles; a circle of them ends here."""


class Style(NamedTuple):
    """A paragraph or character style with all that it inherits."""

    name: str = ""
    outline: int = 0
    """Level of the heading, 1 to 9; 0 for what is none."""
    numbering: str = ""
    """The id of its numbering, and in `level` the level there."""
    level: int = 0
    is_bold: bool = False
    alignment: str = ""


@dataclass
class Styles:
    """All styles by their id."""

    elements: Mapping[str, Element] = field(default_factory=dict)
    default: str = ""
    read: dict[str, Style] = field(default_factory=dict)

    def __getitem__(self, identity: str) -> Style:
        """The style of that id; of no id, the one that paragraphs have by themselves."""
        identity = identity or self.default
        if identity not in self.read:
            self.read[identity] = self._style(identity, DEEPEST_BASE)
        return self.read[identity]

    def _style(self, identity: str, deep: int) -> Style:
        element = self.elements.get(identity)
        if element is None or not deep:
            return Style()
        base_id = value_of(element, "basedOn")
        base = self._style(base_id, deep - 1) if base_id else Style()
        name = value_of(element, "name")
        numbering = value_of(element, "pPr/numPr/numId")
        level = value_of(element, "pPr/numPr/ilvl")
        return Style(
            name,
            _outline(element, name) or base.outline,
            numbering or base.numbering,
            number_of(level, base.level),
            is_on(element, "rPr/b") or (base.is_bold and element.find(f"{w('rPr')}/{w('b')}") is None),
            value_of(element, "pPr/jc") or base.alignment,
        )

    @property
    def names(self) -> set[str]:
        """The names of all styles."""
        return {value_of(element, "name") for element in self.elements.values()}


def _outline(element: Element, name: str) -> int:
    built_in = _BUILT_IN_HEADING.fullmatch(name.strip().lower())
    if built_in:
        return int(built_in[1])
    level = value_of(element, "pPr/outlineLvl")
    return number_of(level) + 1 if level and 0 <= number_of(level, 9) < 9 else 0


def read_styles(root: Element | None) -> Styles:
    """The styles of a document; none where it has no such part."""
    if root is None:
        return Styles()
    elements = {element.get(w("styleId"), ""): element for element in root.iter(w("style"))}
    default = [
        identity
        for identity, element in elements.items()
        if element.get(w("type")) == "paragraph" and element.get(w("default")) in ("1", "true", "on")
    ]
    return Styles(elements, default[0] if default else "")
