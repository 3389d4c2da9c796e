"""The Chinese font of a run and the line rule of a paragraph, from their styles where they have none."""

from __future__ import annotations

import copy
from dataclasses import dataclass

from markupsafe import Markup

from docgen.word.elements import w
from docgen.word.styles import SLOTS, Style, Styles, Typeface, line_rule_of, typefaces_of
from docgen.word.tree import attributes_of, value_of
from docgen.word.xml_names import PPR, RPR, Element, as_xml, qn

RFONTS = qn("rFonts")


@dataclass(frozen=True)
class Fonts:
    """The Chinese fonts, and the rules for lines, that runs and paragraphs have by their styles."""

    styles: Styles

    def of_run(self, run: Element, paragraph: Element | None) -> Typeface | None:
        """Return the Chinese font of a run; None when the document names none."""
        properties = run.find(RPR)
        own = typefaces_of(attributes_of(None if properties is None else properties.find(RFONTS)))
        character_style = value_of(properties, "rStyle")
        paragraph_style = value_of(None if paragraph is None else properties_of(paragraph), "pStyle")
        of_run = self.styles.inherited(character_style) if character_style else Style()
        of_paragraph = self.styles.inherited(paragraph_style)
        # Word's order: direct formatting, character style, paragraph style, defaults of the document.
        said = (own, of_run.typefaces, of_paragraph.typefaces, self.styles.defaults.typefaces)
        return next((typefaces["eastAsia"] for typefaces in said if "eastAsia" in typefaces), None)

    def has_exact_lines(self, paragraph: Element) -> bool:
        """Tell whether a paragraph's lines are of one height, whatever is in them."""
        properties = properties_of(paragraph)
        spacing = None if properties is None else properties.find(qn("spacing"))
        own = line_rule_of(attributes_of(spacing))
        style = self.styles.inherited(value_of(properties, "pStyle"))
        return (own or style.line_rule or self.styles.defaults.line_rule) == "exact"


def properties_of(paragraph: Element) -> Element | None:
    """Return the properties of a paragraph: they come first, so thousands of runs are not searched."""
    first = next(iter(paragraph), None)
    return first if first is not None and first.tag == PPR else None


def cjk_properties(properties: Element | None, font: Typeface) -> str:
    """Run properties with the Chinese font in every slot: “ ” — … are then not set in the Latin one."""
    cjk = copy.deepcopy(properties) if properties is not None else None
    if cjk is None:
        return f"<w:rPr>{_rfonts(font, {})}</w:rPr>"
    old = cjk.find(RFONTS)
    # cs is for scripts such as Arabic: it has nothing to do with Chinese punctuation.
    kept = {name: value for name, value in attributes_of(old).items() if name in ("cs", "cstheme")}
    if old is not None:
        cjk.remove(old)
    # The schema has rStyle first in an rPr, and rFonts behind it.
    head = "".join(as_xml(child) for child in cjk if child.tag == qn("rStyle"))
    tail = "".join(as_xml(child) for child in cjk if child.tag != qn("rStyle"))
    return f"<w:rPr>{head}{_rfonts(font, kept)}{tail}</w:rPr>"


def _rfonts(font: Typeface, kept: dict[str, str]) -> Markup:
    slots = {f"{slot}Theme" if font.theme else slot: font.theme or font.name for slot in SLOTS}
    return w("rFonts", hint="eastAsia", **slots, **kept)
