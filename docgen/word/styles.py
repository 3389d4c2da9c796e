"""word/styles.xml: what each style says itself, and what it takes over from those that it is based on.

The one reader of styles: for drawing and printing (ids, typefaces, sizes), and for imports (headings, lists).
Expat instead of a tree: documents are made by runs that need lxml for nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple
from xml.parsers import expat

from docgen.word.tree import Broken
from docgen.word.xml_names import NAMESPACE, STYLES, transitional

HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")
"""The names of docgen's own styles for headings, by level."""

SLOTS = ("ascii", "hAnsi", "eastAsia")
"""The sorts of letters in a run that have a typeface each."""

LONGEST_LINE = 50
"""Styles each based on the next: Word follows no more than eleven, a damaged file may have a circle."""

# The prefix that expat writes before a name of WordprocessingML.
_W = NAMESPACE + " "

_BUILT_IN_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")


class Typeface(NamedTuple):
    """The typeface of a slot: its own name, and its place in the theme (minorEastAsia), which goes first."""

    name: str = ""
    theme: str = ""


class Style(NamedTuple):
    """A style; None (or no typeface for a slot) where it says nothing."""

    identity: str = ""
    name: str = ""
    based_on: str = ""
    typefaces: Mapping[str, Typeface] = {}
    half_points: int | None = None
    is_bold: bool | None = None
    line_rule: str | None = None
    """exact, auto …"""
    alignment: str | None = None
    outline: int | None = None
    """Level of the heading, 1 to 9."""
    numbering: str | None = None
    """The id of its numbering, and in `level` the level there."""
    level: int | None = None

    def upon(self, base: Style) -> Style:
        """Return the style, with the values of the other where it says nothing."""
        said = {key: value for key, value in self._asdict().items() if value is not None}
        said["typefaces"] = {**base.typefaces, **self.typefaces}
        return base._replace(**said)


@dataclass(frozen=True)
class Styles:
    """The styles of a document."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    defaults: Style = field(default_factory=Style)
    """The defaults of the document, where no style says anything."""
    default_paragraph: str = ""
    """The id of the style of paragraphs that name none."""
    _inherited: dict[str, Style] = field(default_factory=dict)

    @cached_property
    def by_name(self) -> Mapping[str, Style]:
        """The styles by the names that people see: Word gives a style a new id when it saves."""
        return {style.name: style for style in self.by_id.values()}

    def line_of(self, identity: str) -> Sequence[Style]:
        """Return the style and those it is based on, nearest first; none where the document lacks it."""
        line: list[Style] = []
        style = self.by_id.get(identity)
        while style is not None and style not in line and len(line) < LONGEST_LINE:
            line.append(style)
            style = self.by_id.get(style.based_on)
        return line

    def inherited(self, identity: str) -> Style:
        """Return the style with all that it inherits; without an id, the default paragraph style."""
        identity = identity or self.default_paragraph
        if identity not in self._inherited:
            whole = Style()
            for style in reversed(self.line_of(identity)):
                whole = style.upon(whole)
            self._inherited[identity] = whole
        return self._inherited[identity]


@lru_cache(maxsize=8)  # the built-in templates of a year have one and the same part
def read_styles(content: bytes) -> Styles:
    """Return the styles of a word/styles.xml; none where there is no such part. Raises Broken."""
    if not content:
        return Styles()
    reader = _Reader()
    # A blank, since no name and no address of a namespace holds one.
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    # expat itself would unfold entities by the billion.
    parser.StartDoctypeDeclHandler = _refuse
    try:
        # Strict files have the same names in other namespaces.
        parser.Parse(transitional(content), True)
    except (expat.ExpatError, ValueError) as broken:
        raise Broken(STYLES) from broken
    # ECMA-376 17.7.4.17: of several default styles the last one counts.
    defaults = [said[""]["styleId"] for said in reader.styles if _is_default_paragraph(said[""])]
    styles = map(_style, reader.styles)
    return Styles(
        {style.identity: style for style in styles}, _style(reader.defaults), defaults[-1] if defaults else ""
    )


def typefaces_of(said: Mapping[str, str]) -> dict[str, Typeface]:
    """Return the typefaces that the attributes of a `w:rFonts` give, by slot."""
    found = {slot: Typeface(said.get(slot, ""), said.get(f"{slot}Theme", "")) for slot in SLOTS}
    return {slot: typeface for slot, typeface in found.items() if any(typeface)}


def line_rule_of(said: Mapping[str, str]) -> str | None:
    """Return the line rule of a `w:spacing`; a line height without a rule is a multiple (auto)."""
    return said.get("lineRule", "auto") if "line" in said else None


def _refuse(*_declaration: object) -> None:
    """Refuse a DOCTYPE: Word writes none, and the entities it may declare are an attack."""
    raise ValueError("a document type")


# The attributes of wanted elements by their path within a style.
_Said = dict[str, Mapping[str, str]]

_WANTED = {
    *("name", "basedOn", "rPr/rFonts", "rPr/sz", "rPr/b"),
    *("pPr/spacing", "pPr/jc", "pPr/outlineLvl", "pPr/numPr/numId", "pPr/numPr/ilvl"),
}
_DEEPEST_WANTED = 3


class _Reader:
    """Gathers what the file says of each style, and what holds for all."""

    def __init__(self) -> None:
        self.styles: list[_Said] = []
        self.defaults: _Said = {}
        self._said: _Said | None = None
        self._path: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.removeprefix(_W)
        if local == "style":
            self._said, self._path = {"": _local(attributes)}, []
            self.styles.append(self._said)
        elif local in ("rPrDefault", "pPrDefault"):
            self._said, self._path = self.defaults, []
        elif self._said is not None:
            self._path.append(local)
            # An attack nests elements by the million: their paths are not even written down.
            path = "/".join(self._path) if len(self._path) <= _DEEPEST_WANTED else ""
            if path in _WANTED:
                self._said.setdefault(path, _local(attributes))

    def end(self, _name: str) -> None:
        if self._path:
            self._path.pop()
        else:
            self._said = None


def _local(attributes: Mapping[str, str]) -> Mapping[str, str]:
    return {name.removeprefix(_W): value for name, value in attributes.items()}


def _is_default_paragraph(said: Mapping[str, str]) -> bool:
    # The schema's ST_OnOff has three words for yes.
    is_default = said.get("default") in ("1", "true", "on")
    return is_default and said.get("type") == "paragraph" and "styleId" in said


def _style(said: _Said) -> Style:
    def value(path: str) -> str:
        return said.get(path, {}).get("val", "")

    name, bold = value("name"), said.get("rPr/b")
    return Style(
        identity=said.get("", {}).get("styleId", ""),
        name=name,
        based_on=value("basedOn"),
        typefaces=typefaces_of(said.get("rPr/rFonts", {})),
        half_points=_number(value("rPr/sz")) or None,
        # A switch without a val is on.
        is_bold=None if bold is None else bold.get("val") not in ("0", "false", "off", "none"),
        line_rule=line_rule_of(said.get("pPr/spacing", {})),
        alignment=value("pPr/jc") or None,
        outline=_outline(name, _number(value("pPr/outlineLvl"))),
        numbering=value("pPr/numPr/numId") or None,
        level=_number(value("pPr/numPr/ilvl")),
    )


def _outline(name: str, level: int | None) -> int | None:
    # Word's own headings have their level by name; their outlineLvl may be missing.
    built_in = _BUILT_IN_HEADING.fullmatch(name.strip().lower())
    if built_in:
        return int(built_in[1])
    # ECMA-376 17.3.1.20: outline level 9 is body text.
    return level + 1 if level is not None and level < 9 else None


def _number(text: str) -> int | None:
    """Return a number as Word writes it; Word's are short."""
    return int(text) if re.fullmatch("[0-9]{1,4}", text) else None
