"""The package of a workbook: the sheets it lists, and what openpyxl, reading row by row, does not tell."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

WORKBOOK = "xl/workbook.xml"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_CHUNK = 1 << 20
_LONGEST_TAG = 2_000
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*>")
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_NUMBER = re.compile(rb'\br="(\d+)"')
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


class ListedSheet(NamedTuple):
    """A sheet as the workbook lists it: `part` should hold its content, `is_there` whether it exists."""

    title: str
    part: str
    is_there: bool
    has_cells: bool
    """False for a sheet that is one chart, or a dialog of an old macro."""


class SheetMarks(NamedTuple):
    """What is said of the cells of a sheet beside their values."""

    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int], ...] = ()
    """First row, last row and column of cells that were merged down one column."""
    struck_rows: frozenset[int] = frozenset()
    """Rows of which the text is struck out."""
    commented: tuple[str, ...] = ()
    """The cells with a comment (批注), as Excel names them."""


NO_MARKS = SheetMarks()


def listed_sheets(package: zipfile.ZipFile) -> list[ListedSheet]:
    """Return the sheets in their order; none of a package that no program of an office lays out so."""
    if WORKBOOK not in package.namelist():
        return []
    parts, there = _related(package, WORKBOOK), set(package.namelist())
    sheets = []
    for element in _named(package.read(WORKBOOK), "sheet"):
        # By the end of the key: its namespace is another one in “Strict Open XML”.
        link = next((value for key, value in element.items() if key.endswith("}id")), "")
        kind, part = parts.get(link, ("worksheet", ""))
        sheets.append(ListedSheet(element.get("name", ""), part, part in there, kind == "worksheet"))
    return sheets


def readable(data: bytes, sheets: list[ListedSheet]) -> bytes:
    """Return a package that openpyxl reads: no “Strict Open XML”, no sheets without cells."""
    # openpyxl finds no sheets at all in the one, and breaks at the charts of the other.
    unwanted = {sheet.part for sheet in sheets if not sheet.has_cells}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        is_strict = WORKBOOK in package.namelist() and _STRICT_NAME.search(package.read(WORKBOOK))
        if not is_strict and not unwanted:
            return data
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for name in package.namelist():
                if name not in unwanted:
                    content = package.read(name)
                    is_xml = name.endswith((".xml", ".rels"))
                    new.writestr(name, _transitional(content) if is_strict and is_xml else content)
    return stream.getvalue()


def _transitional(content: bytes) -> bytes:
    return _STRICT_NAME.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", content)


def marks_of(package: zipfile.ZipFile, part: str) -> SheetMarks:
    """Return what the part of a sheet says of its rows and of merged cells, and which cells are commented."""
    hidden: set[int] = set()
    merged: set[tuple[int, int, int]] = set()
    for piece in _pieces(package, part):
        hidden |= {
            int(n[1]) for row in _ROW.findall(piece) if _HIDDEN.search(row) and (n := _NUMBER.search(row))
        }
        merged |= {
            (int(first), int(last), _column(left))
            for left, first, right, last in _MERGED.findall(piece)
            if left == right
        }
    return SheetMarks(frozenset(hidden), tuple(sorted(merged)), commented=tuple(_commented(package, part)))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _pieces(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield the content of a part in pieces that overlap, so that each tag is whole in one of them."""
    kept = b""
    with package.open(part) as content:
        while chunk := content.read(_CHUNK):
            yield kept + chunk
            kept = chunk[-_LONGEST_TAG:]


def _commented(package: zipfile.ZipFile, part: str) -> Iterator[str]:
    for kind, target in _related(package, part).values():
        if kind == "comments" and target in package.namelist():
            yield from (element.get("ref", "") for element in _named(package.read(target), "comment"))


def _related(package: zipfile.ZipFile, part: str) -> Mapping[str, tuple[str, str]]:
    """Return the kind and the name of each part that a part refers to, by the name of the reference."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in package.namelist():
        return {}
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            # A target that begins with a slash is counted from the package, any other from the part's folder.
            posixpath.normpath(posixpath.join(f"/{folder}", each.get("Target", ""))).lstrip("/"),
        )
        for each in _named(package.read(relations), "Relationship")
    }


def _named(content: bytes, name: str) -> Iterator[Any]:
    """Yield the elements of that name in a part, whatever its namespace."""
    from openpyxl.xml.functions import fromstring  # its parser resolves no entities

    return (each for each in fromstring(content).iter() if str(each.tag).rpartition("}")[2] == name)
