"""What a template's own styles say: under which id a named style lies there, in which typeface, how large.

Word gives styles new ids when it saves (公文正文 becomes `a5`), and a user may have chosen other typefaces.
XML made by filters must follow the template that is used, so they look their styles up here, by name.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat

from docgen.page.standard import fonts
from docgen.word.elements import NAMESPACES

_W = NAMESPACES["w"] + " "
"""What expat writes before a name of WordprocessingML."""

_STYLES = "word/styles.xml"
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OSError,
    struct.error,
    expat.ExpatError,
)
"""All that zipfile and expat raise over a damaged or encrypted file."""
LARGEST_STYLES = 20_000_000
"""Bytes: a part that unpacks to more is an attack."""

LONGEST_LINE = 100
"""Styles each based on the next: Word itself follows no more than a few."""


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
        while len(line) < LONGEST_LINE and (parent := by_id.get(line[-1].based_on)) and parent not in line:
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
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(styles_part, True)
    return StyleSheet({style.get("name", ""): _look(style) for style in reader.styles})


def _refuse(*_declaration: object) -> None:
    """Word writes no DOCTYPE, and the entities that one may declare are an attack."""
    raise expat.ExpatError


class _Reader:
    """What the file says of each style: the wanted attributes by the path of their element within it.

    Expat instead of a tree: documents are made by runs that need lxml for nothing else.
    """

    def __init__(self) -> None:
        self.styles: list[dict[str, str]] = []
        self.path: list[str] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.removeprefix(_W)
        if local == "style":
            self.path = []
            self.styles.append({"id": attributes.get(f"{_W}styleId", "")})
        elif self.styles:
            self.path.append(local)
            # An attack nests elements by the million: their paths are not even written down.
            wanted = _WANTED.get("/".join(self.path)) if len(self.path) <= DEEPEST_WANTED else None
            if wanted:
                self.styles[-1].setdefault("/".join(self.path), attributes.get(_W + wanted, ""))

    def end(self, _name: str) -> None:
        if self.path:
            self.path.pop()


_WANTED = {"name": "val", "basedOn": "val", "rPr/rFonts": "eastAsia", "rPr/sz": "val"}
DEEPEST_WANTED = 2


def _look(style: Mapping[str, str]) -> Look:
    size = style.get("rPr/sz", "")
    return Look(
        identity=style["id"],
        based_on=style.get("basedOn", ""),
        font=style.get("rPr/rFonts", ""),
        half_points=int(size) if re.fullmatch(r"[0-9]{1,4}", size) else 0,
    )
