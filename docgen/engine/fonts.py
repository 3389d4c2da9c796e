"""What styles say of a run's Chinese font and a paragraph's lines, where these say nothing themselves."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.word.names import PPR, RPR, Element, as_xml, w

RFONTS = w("rFonts")
SLOTS = ("ascii", "hAnsi", "eastAsia")
LONGEST_CHAIN = 50
"""Styles followed from one to the next: a damaged file may have a circle."""


class Font(NamedTuple):
    """A font by its own name, or by its place in the document's theme (minorEastAsia)."""

    name: str
    from_theme: bool


class Style(NamedTuple):
    """What a style says of the Chinese font, and of lines (exact, auto …)."""

    based_on: str | None
    font: Font | None
    line_rule: str | None = None


@dataclass(frozen=True)
class Fonts:
    """The Chinese fonts, and the rules for lines, that word/styles.xml assigns."""

    styles: dict[str, Style] = field(default_factory=dict)
    default_style: str | None = None
    default: Font | None = None
    default_line_rule: str | None = None

    def of_run(self, run: Element, paragraph: Element | None) -> Font | None:
        """The Chinese font of a run; None when the document names none."""
        properties = run.find(RPR)
        own = _font(properties)
        if own:
            return own
        character_style = _value(properties, "rStyle")
        paragraph_style = _value(None if paragraph is None else properties_of(paragraph), "pStyle")
        for style in (character_style, paragraph_style or self.default_style):
            for link in self._chain(style):
                if link.font:
                    return link.font
        return self.default

    def has_exact_lines(self, paragraph: Element) -> bool:
        """Whether a paragraph's lines are of one height, whatever is in them."""
        properties = paragraph.find(PPR)
        own = _line_rule(properties)
        style = _value(properties, "pStyle") or self.default_style
        rules = (link.line_rule for link in self._chain(style) if link.line_rule)
        return (own or next(rules, self.default_line_rule)) == "exact"

    def _chain(self, name: str | None) -> Iterator[Style]:
        for _ in range(LONGEST_CHAIN):
            style = self.styles.get(name) if name else None
            if style is None:
                return
            yield style
            name = style.based_on


def properties_of(paragraph: Element) -> Element | None:
    """The properties of a paragraph: they come first, and are not looked for among thousands of runs."""
    first = next(iter(paragraph), None)
    return first if first is not None and first.tag == PPR else None


def fonts_of(styles: Element | None) -> Fonts:
    """Read the Chinese fonts from the root of word/styles.xml."""
    if styles is None:
        return Fonts()
    found: dict[str, Style] = {}
    default_style = None
    for style in styles.iter(w("style")):
        name = style.get(w("styleId"), "")
        based_on, font = _value(style, "basedOn"), _font(style.find(RPR))
        found[name] = Style(based_on, font, _line_rule(style.find(PPR)))
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
            default_style = name
    defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}")
    lines = _line_rule(styles.find(f"{w('docDefaults')}/{w('pPrDefault')}/{PPR}"))
    return Fonts(found, default_style, _font(defaults), lines)


def cjk_properties(properties: Element | None, font: Font) -> str:
    """Run properties with the Chinese font in every slot: “ ” — … are then not set in the Latin one."""
    cjk = copy.deepcopy(properties) if properties is not None else None
    if cjk is None:
        return f"<w:rPr>{_rfonts(font, {})}</w:rPr>"
    old = cjk.find(RFONTS)
    kept: dict[str, str] = {}
    if old is not None:
        kept = {name: value for name, value in old.items() if name in (w("cs"), w("cstheme"))}
        cjk.remove(old)
    head = "".join(as_xml(child) for child in cjk if child.tag == w("rStyle"))
    tail = "".join(as_xml(child) for child in cjk if child.tag != w("rStyle"))
    return f"<w:rPr>{head}{_rfonts(font, kept)}{tail}</w:rPr>"


def _rfonts(font: Font, kept: dict[str, str]) -> str:
    attributes = {f"{slot}Theme" if font.from_theme else slot: font.name for slot in SLOTS}
    attributes |= {name.rpartition("}")[2]: value for name, value in kept.items()}
    written = "".join(f' w:{name}="{_quoted(value)}"' for name, value in attributes.items())
    return f'<w:rFonts w:hint="eastAsia"{written}/>'


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _font(properties: Element | None) -> Font | None:
    fonts = None if properties is None else properties.find(RFONTS)
    if fonts is None:
        return None
    theme = fonts.get(w("eastAsiaTheme"))
    if theme:
        return Font(theme, from_theme=True)
    name = fonts.get(w("eastAsia"))
    return Font(name, from_theme=False) if name else None


def _line_rule(properties: Element | None) -> str | None:
    """The rule that goes with a height of lines; a height without one is a multiple."""
    spacing = None if properties is None else properties.find(w("spacing"))
    if spacing is None or spacing.get(w("line")) is None:
        return None
    return spacing.get(w("lineRule"), "auto")


def _value(element: Element | None, child: str) -> str | None:
    found = None if element is None else element.find(w(child))
    return None if found is None else found.get(w("val"))
