"""The parts of a Word file as trees, parsed without fetching or unfolding anything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.word.xml_names import NAMESPACES, Element, qn, transitional

MC = f"{{{NAMESPACES['mc']}}}"


class Broken(Exception):
    """A part that is no XML; the argument is its name."""


def tree_of(parts: Mapping[str, bytes], name: str) -> Element | None:
    """Return a part parsed, None where there is none. Raises Broken."""
    from lxml import etree

    if name not in parts:
        return None
    # Entities and the net are off: a document may come from anywhere.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(transitional(parts[name]), parser)
    except (etree.XMLSyntaxError, ValueError) as broken:
        raise Broken(name) from broken


def attributes_of(element: Element | None) -> dict[str, str]:
    """Return the attributes of an element by their local names."""
    return {} if element is None else {str(name).rpartition("}")[2]: str(v) for name, v in element.items()}


def value_of(element: Element | None, path: str) -> str:
    """Return the `w:val` of the element at a path of local names, `pPr/jc`; nothing where there is none."""
    found = None if element is None else element.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else str(found.get(qn("val"), ""))


def is_on(element: Element | None, path: str) -> bool:
    """Tell whether a switch (`rPr/b`) stands there and is not switched off."""
    found = None if element is None else element.find("/".join(qn(step) for step in path.split("/")))
    return found is not None and found.get(qn("val"), "1") not in ("0", "false", "off", "none")


def number_of(text: str, otherwise: int = 0) -> int:
    """Return a whole number as Word writes it; `otherwise` where it wrote something else."""
    # ASCII, since ² is a digit to isdigit and none to int.
    return int(text) if text.isascii() and text.lstrip("-").isdigit() and len(text) < 10 else otherwise


def accepted(element: Element) -> Iterator[Element]:
    """Yield the children: tracked changes accepted, wrappers opened, the first of two alternatives."""
    for child in element:
        if child.tag in _WRAPPERS:
            yield from accepted(child)
        # mc:Choice comes first: mc:Fallback holds the same for older programs.
        elif child.tag == f"{MC}AlternateContent":
            yield from accepted(child[0]) if len(child) else ()
        elif child.tag not in _GONE:
            yield child


# Inserted and moved text is accepted; fields, links and content controls are looked through.
_WRAPPERS = {
    *map(qn, ("ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple")),
    *map(qn, ("bdo", "dir", "ruby", "rubyBase")),
}
# Of a ruby only the base is text: rt holds the reading above it.
_GONE = {*map(qn, ("del", "moveFrom", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "rt", "rubyPr"))}
