"""What a template's own styles say: under which id a named style lies there, in which typeface, how large.

Word gives styles new ids when it saves (公文正文 becomes `a5`), and a user may have chosen other typefaces.
XML made by filters must follow the template that is used, so they look their styles up here, by name.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from docgen.page import fonts
from docgen.page.wordml import NAMESPACES

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{" + NAMESPACES["w"] + "}"


_STYLES = "word/styles.xml"
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    SyntaxError,
)
"""All that zipfile and lxml (whose complaint is a SyntaxError) raise over a damaged or encrypted file."""
LARGEST_STYLES = 20_000_000
"""Bytes: a part that unpacks to more is an attack."""


@dataclass(frozen=True)
class Look:
    """One style of a template: its id, what it is based on, what it says of letters (empty or 0: nothing)."""

    identity: str
    based_on: str = ""
    font: str = ""
    half_points: int = 0


@dataclass(frozen=True)
class StyleSheet:
    """The styles of a template by name; a name it lacks is its own id."""

    looks: Mapping[str, Look]

    def id_of(self, name: str) -> str:
        """The id to write into pStyle, rStyle or tblStyle."""
        return self._look(name).identity

    def font_of(self, name: str) -> str:
        """The typeface of Chinese characters in this style."""
        return next((look.font for look in self._line_of(name) if look.font), fonts.BODY.name)

    def size_of(self, name: str) -> int:
        """The size in half points, 0 when no style of the line says one."""
        return next((look.half_points for look in self._line_of(name) if look.half_points), 0)

    def _look(self, name: str) -> Look:
        return self.looks.get(name) or Look(name)

    def _line_of(self, name: str) -> list[Look]:
        """The style and those it is based on, nearest first."""
        by_id = {look.identity: look for look in self.looks.values()}
        line = [self._look(name)]
        while (parent := by_id.get(line[-1].based_on)) and parent not in line:
            line.append(parent)
        return line


def read_stylesheet(package: bytes) -> StyleSheet:
    """The styles of a .docx; an unreadable package has none, and compiling it will say why."""
    try:
        with zipfile.ZipFile(BytesIO(package)) as archive:
            if archive.getinfo(_STYLES).file_size <= LARGEST_STYLES:
                return stylesheet_of(archive.read(_STYLES))
    except _UNREADABLE:
        pass
    return StyleSheet({})


def stylesheet_of(styles_part: bytes) -> StyleSheet:
    """The styles of a word/styles.xml."""
    from lxml import etree

    root = etree.fromstring(styles_part, etree.XMLParser(resolve_entities=False, no_network=True))
    return StyleSheet({_child(s, "name"): _look(s) for s in root.iter(_W + "style")})


def _look(style: _Element) -> Look:
    fonts_set = style.find(f"{_W}rPr/{_W}rFonts")
    size = _child(style, f"rPr/{_W}sz")
    return Look(
        identity=style.get(_W + "styleId", ""),
        based_on=_child(style, "basedOn"),
        font="" if fonts_set is None else fonts_set.get(_W + "eastAsia", ""),
        half_points=int(size) if re.fullmatch(r"[0-9]{1,4}", size) else 0,
    )


def _child(style: _Element, path: str) -> str:
    found = style.find(_W + path)
    return "" if found is None else found.get(_W + "val", "")
