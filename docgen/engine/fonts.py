"""Which Chinese font a run has: its own, its style's, its paragraph style's, or the document's default."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.engine.wordml import PPR, RPR, Element, as_xml, w

RFONTS = w("rFonts")
SLOTS = ("ascii", "hAnsi", "eastAsia")
LONGEST_CHAIN = 50
"""Styles followed from one to the next: a damaged file may have a circle."""


class Font(NamedTuple):
    """A font by its own name, or by its place in the document's theme (minorEastAsia)."""

    name: str
    from_theme: bool


class Style(NamedTuple):
    """What a style says of the Chinese font."""

    based_on: str | None
    font: Font | None


@dataclass(frozen=True)
class Fonts:
    """The Chinese fonts that word/styles.xml assigns."""

    styles: dict[str, Style] = field(default_factory=dict)
    default_style: str | None = None
    default: Font | None = None

    def of_run(self, run: Element, paragraph: Element | None) -> Font | None:
        """The Chinese font of a run; None when the document names none."""
        properties = run.find(RPR)
        own = _font(properties)
        if own:
            return own
        character_style = _value(properties, "rStyle")
        paragraph_style = _value(None if paragraph is None else paragraph.find(PPR), "pStyle")
        for style in (character_style, paragraph_style or self.default_style):
            for link in self._chain(style):
                if link.font:
                    return link.font
        return self.default

    def _chain(self, name: str | None) -> Iterator[Style]:
        for _ in range(LONGEST_CHAIN):
            style = self.styles.get(name) if name else None
            if style is None:
                return
            yield style
            name = style.based_on


def fonts_of(styles: Element | None) -> Fonts:
    """Read the Chinese fonts from the root of word/styles.xml."""
    if styles is None:
        return Fonts()
    found: dict[str, Style] = {}
    default_style = None
    for style in styles.iter(w("style")):
        name = style.get(w("styleId"), "")
        found[name] = Style(_value(style, "basedOn"), _font(style.find(RPR)))
        if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on"):
            default_style = name
    defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}")
    return Fonts(found, default_style, _font(defaults))


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


def _value(element: Element | None, child: str) -> str | None:
    found = None if element is None else element.find(w(child))
    return None if found is None else found.get(w("val"))
