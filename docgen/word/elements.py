"""Writing WordprocessingML: elements, and the order in which Word wants the children of pPr and rPr."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from docgen.word.xml_names import NAMESPACES

NOTHING = Markup("")

# A sequence in the schema (CT_PPr): in another order Word may call the file damaged.
_PARAGRAPH_ORDER = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
PARAGRAPH_ORDER = _PARAGRAPH_ORDER.split()
_LETTER_ORDER = """
rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
vertAlign rtl cs em lang eastAsianLayout specVanish oMath
"""
LETTER_ORDER = _LETTER_ORDER.split()
_ORDERS = {"pPr": PARAGRAPH_ORDER, "rPr": LETTER_ORDER}


def plain(text: str) -> Markup:
    """Return text as XML content; quotes stay, since a template tag needs them."""
    return Markup(_escaped(text))


def _escaped(text: str) -> str:
    # Of str, not of Markup, which would escape what it replaces with.
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def w(name: str, /, *children: Markup, **attributes: object) -> Markup:
    """Return an element of the w: namespace with attributes of that namespace; None leaves one out."""
    written = "".join(f' w:{key}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    content = "".join(children)
    return Markup(f"<w:{name}{written}>{content}</w:{name}>" if content else f"<w:{name}{written}/>")


def _value(value: object) -> str:
    if isinstance(value, int):
        return str(value)
    return _escaped(str(value)).replace('"', "&quot;")


def join(parts: Iterable[Markup]) -> Markup:
    """Return several pieces of XML as one."""
    # Of str: Markup's own join looks at each piece once more, to escape it.
    return Markup("".join(parts))


def paragraph_properties(*properties: Markup) -> Markup:
    """Return a pPr with its children in Word's order; nothing when there are none."""
    return _ordered("pPr", properties)


def letter_properties(*properties: Markup) -> Markup:
    """Return an rPr with its children in Word's order; nothing when there are none."""
    return _ordered("rPr", properties)


@lru_cache(maxsize=256)  # the cells of a table share a handful of them
def _ordered(name: str, properties: tuple[Markup, ...]) -> Markup:
    order = _ORDERS[name]
    known = [p for p in properties if p]
    return w(name, *sorted(known, key=lambda p: order.index(_name_of(p)))) if known else NOTHING


def _name_of(element: Markup) -> str:
    found = re.match(r"<w:(\w+)", element)
    if found is None:
        raise ValueError(f"not an element of the w: namespace: {element[:40]}")
    return found[1]


def text_run(text: str, *letters: Markup) -> Markup:
    """Return one run; a line feed in the text becomes a line break, a tab a tab."""
    # A line feed or a tab within w:t is only a blank to Word.
    pieces = re.split(r"([\n\t])", text) if "\n" in text or "\t" in text else (text,)
    return w("r", letter_properties(*letters), *(_piece(p) for p in pieces if p)) if text else NOTHING


_BREAKS = {"\n": w("br"), "\t": w("tab")}


def _piece(text: str) -> Markup:
    # Without preserve Word drops the blanks at both ends of a text.
    return _BREAKS.get(text) or Markup(f'<w:t xml:space="preserve">{_escaped(text)}</w:t>')


def paragraph(style: str, *runs: Markup, direct: Iterable[Markup] = ()) -> Markup:
    """Return a paragraph in a style (by its id), with direct formatting only where it has to be computed."""
    return w("p", _styled(style, *direct), *runs)


@lru_cache(maxsize=256)
def _styled(style: str, *direct: Markup) -> Markup:
    return paragraph_properties(w("pStyle", val=style), *direct)


def part(root: str, *content: Markup) -> bytes:
    """Return a whole part of the package with the namespaces it may need."""
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    text = f"<w:{root}{declared}>{join(content)}</w:{root}>"
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text).encode()
