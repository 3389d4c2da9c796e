"""The names of WordprocessingML and the few moves in its tree that patching needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.etree import _Element

Element: TypeAlias = "_Element"

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
"""Those that the parts which docgen writes declare."""

NAMESPACE = NAMESPACES["w"]
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")

CONTENT_TYPES = "[Content_Types].xml"
MAIN_DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
THEME = "word/theme/theme1.xml"
"""The names under which Word stores the parts of a package."""

CJK_PUNCTUATION = "“”‘’—…·×"
"""Marks that Latin and Chinese typefaces both have: Word takes the Latin one unless told otherwise."""

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OPEN_TEXT = '<w:t xml:space="preserve">'
CLOSE_RUN = "</w:t></w:r>"


def qn(local: str) -> str:
    """Return the full name of an element or attribute of WordprocessingML."""
    return f"{{{NAMESPACE}}}{local}"


def transitional(content: bytes) -> bytes:
    """Return a part of a “Strict Open XML” file with the namespaces that all other files have."""
    return _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)


P, R, T, TR, TC, TBL = qn("p"), qn("r"), qn("t"), qn("tr"), qn("tc"), qn("tbl")
PPR, RPR, BR, TAB, CR = qn("pPr"), qn("rPr"), qn("br"), qn("tab"), qn("cr")
LAST_BREAK = qn("lastRenderedPageBreak")


def take_out(element: Element, text: str = "") -> None:
    """Replace an element by a text, keeping what follows it."""
    parent = element.getparent()
    assert parent is not None
    # lxml's remove takes the tail along, and with it the text behind the element.
    put_before(element, text + (element.tail or ""))
    parent.remove(element)


def put_before(element: Element, text: str) -> None:
    """Write text between an element and what precedes it."""
    before = element.getprevious()
    parent = element.getparent()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def ancestor(element: Element, name: str) -> Element | None:
    """Return the nearest element of this name around another."""
    return next(element.iterancestors(name), None)


def is_empty_run(run: Element) -> bool:
    """Tell whether a run has nothing left to print."""
    # lastRenderedPageBreak only notes where Word last ended a page.
    return run.tag == R and all(child.tag in (RPR, LAST_BREAK) for child in run)


def as_xml(element: Element | None) -> str:
    """Return an element as XML, without the namespaces that the document's root declares."""
    if element is None:
        return ""
    from lxml import etree

    text = etree.tostring(element, encoding="unicode", with_tail=False)
    # lxml declares every namespace again on an element that it writes by itself.
    for prefix, uri in element.getroottree().getroot().nsmap.items():
        text = text.replace(f' xmlns:{prefix}="{uri}"' if prefix else f' xmlns="{uri}"', "")
    return text
