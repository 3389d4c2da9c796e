"""Which fonts the text of a .docx asks for, by its styles and its direct formatting."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile, ZipInfo

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TEXT_PART = re.compile(r"word/(document|(?:header|footer)\w*|footnotes|endnotes)\.xml")
_STYLES_PART = "word/styles.xml"
_THEME_PART = "word/theme/theme1.xml"
_SLOTS = ("ascii", "hAnsi", "eastAsia")
_LARGEST_PART_BYTES = 16_000_000
"""A part that unpacks to more is no office paper; it is left unread."""

_Fonts = dict[str, str]
"""The font of each slot of `w:rFonts`."""


class _Style(NamedTuple):
    fonts: _Fonts
    based_on: str


def wanted_fonts(docx: bytes) -> frozenset[str]:
    """The names of the fonts for Chinese and Latin text; none where the package cannot be read."""
    parts = _parsed_parts(docx)
    theme = _theme_fonts(parts.pop(_THEME_PART, None))
    sheet = _StyleSheet(parts.pop(_STYLES_PART, None), theme)
    found: set[str] = set()
    for part in parts.values():
        found.update(*(sheet.fonts_of(style).values() for style in _styles_in_use(part, sheet.default)))
        found.update(*(_fonts(e, theme).values() for e in part.iter(f"{_W}rFonts")))
    return frozenset(found - {""})


class _StyleSheet:
    """The styles of a document, each with the fonts it sets itself."""

    def __init__(self, part: ElementTree.Element | None, theme: Mapping[str, str]) -> None:
        elements = [] if part is None else part.findall(f"{_W}style")
        self._styles = {e.get(f"{_W}styleId", ""): _style(e, theme) for e in elements}
        defaults = None if part is None else part.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}rFonts")
        self._defaults = _fonts(defaults, theme)
        self.default = next((e.get(f"{_W}styleId", "") for e in elements if _is_default_paragraph(e)), "")

    def fonts_of(self, name: str) -> _Fonts:
        """The fonts of a style, with those of the styles below it."""
        line: list[_Style] = []
        while name in self._styles and len(line) < len(self._styles):
            line.append(self._styles[name])
            name = line[-1].based_on
        fonts = dict(self._defaults)
        for style in reversed(line):
            fonts |= style.fonts
        return fonts


def _parsed_parts(docx: bytes) -> dict[str, ElementTree.Element]:
    try:
        with ZipFile(BytesIO(docx)) as package:
            return {
                i.filename: ElementTree.fromstring(package.read(i)) for i in package.infolist() if _is_read(i)
            }
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ElementTree.ParseError):
        return {}


def _is_read(part: ZipInfo) -> bool:
    is_wanted = part.filename in (_STYLES_PART, _THEME_PART) or _TEXT_PART.fullmatch(part.filename)
    return bool(is_wanted) and part.file_size <= _LARGEST_PART_BYTES


def _styles_in_use(part: ElementTree.Element, default: str) -> set[str]:
    """The styles of paragraphs, runs and tables; a paragraph that names none has the default."""
    references = ("pStyle", "rStyle", "tblStyle")
    used = {e.get(f"{_W}val", "") for name in references for e in part.iter(f"{_W}{name}")}
    paragraphs = part.iter(f"{_W}p")
    has_plain = any(p.find(f"{_W}pPr/{_W}pStyle") is None for p in paragraphs)
    return used | {default} if has_plain else used


def _style(element: ElementTree.Element, theme: Mapping[str, str]) -> _Style:
    based_on = element.find(f"{_W}basedOn")
    fonts = _fonts(element.find(f"{_W}rPr/{_W}rFonts"), theme)
    return _Style(fonts, "" if based_on is None else based_on.get(f"{_W}val", ""))


def _is_default_paragraph(style: ElementTree.Element) -> bool:
    return style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on")


def _fonts(element: ElementTree.Element | None, theme: Mapping[str, str]) -> _Fonts:
    """The fonts that one `w:rFonts` sets; a theme font goes before a named one."""
    return {} if element is None else dict(_named(element, theme))


def _named(element: ElementTree.Element, theme: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for slot in _SLOTS:
        name = theme.get(element.get(f"{_W}{slot}Theme", ""), "") or element.get(f"{_W}{slot}", "")
        if name:
            yield slot, name


def _theme_fonts(part: ElementTree.Element | None) -> dict[str, str]:
    """What `w:asciiTheme="minorHAnsi"` and its kin stand for."""
    if part is None:
        return {}
    fonts: dict[str, str] = {}
    for size in ("major", "minor"):
        latin = _typeface(part, f"{size}Font/{_A}latin")
        chinese = _typeface(part, f"{size}Font/{_A}ea") or _typeface(
            part, f"{size}Font/{_A}font[@script='Hans']"
        )
        fonts |= {f"{size}Ascii": latin, f"{size}HAnsi": latin, f"{size}EastAsia": chinese}
    return fonts


def _typeface(theme: ElementTree.Element, path: str) -> str:
    element = theme.find(f".//{_A}{path}")
    return "" if element is None else element.get("typeface", "")
