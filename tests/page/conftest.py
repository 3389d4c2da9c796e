from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from lxml import etree

from docgen.page.standard.named_styles import styles_part
from docgen.page.standard.stylesheet import StyleSheet, stylesheet_of
from docgen.word.xml_names import NAMESPACES

W = "{" + NAMESPACES["w"] + "}"


class Drawn(NamedTuple):
    """What a filter drew, to be asked in a test's words."""

    root: etree._Element

    def all(self, name: str) -> list[etree._Element]:
        return list(self.root.iter(W + name))

    def styles(self) -> list[str]:
        """The style of each paragraph."""
        return [e.get(W + "val") for e in self.all("pStyle")]

    def texts(self) -> list[str]:
        """The text of each paragraph, breaks as line feeds and tabs as tabs."""
        return ["".join(map(_piece, p.iter(W + "t", W + "br", W + "tab"))) for p in self.all("p")]

    def attributes(self, name: str) -> list[dict[str, str]]:
        """The attributes of each element of that name, without their namespace."""
        return [{key.replace(W, ""): value for key, value in e.attrib.items()} for e in self.all(name)]


def _piece(element: etree._Element) -> str:
    if element.getparent().tag == W + "tabs":
        return ""
    return {"br": "\n", "tab": "\t"}.get(etree.QName(element).localname) or element.text or ""


@pytest.fixture(scope="session")
def drawn() -> Callable[[str | bytes], Drawn]:
    """Reads the XML a filter or a builder gave."""

    def read(xml: str | bytes) -> Drawn:
        if isinstance(xml, bytes):
            return Drawn(etree.fromstring(xml))
        declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix in "wr")
        return Drawn(etree.fromstring(f"<x{declared}>{xml}</x>"))

    return read


@pytest.fixture(scope="session")
def sheet() -> StyleSheet:
    """The styles of the built-in templates."""
    return stylesheet_of(styles_part())
