"""The parts of a Word file as trees, parsed without fetching or unfolding anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from docgen.word.names import w

if TYPE_CHECKING:
    from lxml.etree import _Element

Element: TypeAlias = "_Element"

_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


class Broken(Exception):
    """A part that is no XML; the argument is its name."""


def tree_of(parts: Mapping[str, bytes], name: str) -> Element | None:
    """A part parsed, None where there is none. Raises Broken."""
    from lxml import etree

    if name not in parts:
        return None
    # What Word calls “Strict Open XML” differs in its namespaces.
    content = parts[name].replace(_STRICT, _USUAL)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise Broken(name) from broken


def value_of(element: Element | None, path: str) -> str:
    """The `w:val` of the element at a path of local names, `pPr/jc`; nothing where there is none."""
    found = None if element is None else element.find("/".join(w(step) for step in path.split("/")))
    return "" if found is None else str(found.get(w("val"), ""))


def is_on(element: Element | None, path: str) -> bool:
    """Whether a switch (`rPr/b`) stands there and is not switched off."""
    found = None if element is None else element.find("/".join(w(step) for step in path.split("/")))
    return found is not None and found.get(w("val"), "1") not in ("0", "false", "off", "none")


def number_of(text: str, otherwise: int = 0) -> int:
    """A whole number as Word writes it; `otherwise` where it wrote something else."""
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 10 else otherwise


def accepted(element: Element) -> Iterator[Element]:
    """The children: tracked changes accepted, wrappers opened, of two versions of a thing the first."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from accepted(child)
        elif child.tag == f"{MC}AlternateContent":
            yield from accepted(child[0]) if len(child) else ()
        elif child.tag not in _GONE:
            yield child


_WRAPPERS = {
    *map(w, ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple")),
    *map(w, ("bdo", "dir", "ruby", "rubyBase")),
}
_GONE = {*map(w, ("del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rt", "rubyPr"))}
