"""What a ruler would find on a rendered page: lines, glyphs and rules, in millimetres from the paper's edge.

A glyph's box is the em square on its baseline, so that numbers do not depend on the substituted font.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pdfplumber

MM = 25.4 / 72
ASCENT, DESCENT = 0.88, 0.12


@dataclass(frozen=True)
class Line:
    """Glyphs on one baseline."""

    baseline: float
    characters: tuple[dict[str, Any], ...]

    @property
    def text(self) -> str:
        return "".join(c["text"] for c in self.characters)

    @property
    def size(self) -> float:
        return float(round(max(c["size"] for c in self.characters), 1))

    @property
    def left(self) -> float:
        return float(self.characters[0]["x0"]) * MM

    @property
    def right(self) -> float:
        return float(self.characters[-1]["x1"]) * MM

    @property
    def top(self) -> float:
        return (self.baseline - ASCENT * self.size) * MM

    @property
    def bottom(self) -> float:
        return (self.baseline + DESCENT * self.size) * MM

    @property
    def is_full_of_han(self) -> bool:
        return all(unicodedata.east_asian_width(c) in "WF" for c in self.text)


@dataclass(frozen=True)
class Rule:
    """A horizontal line."""

    y: float
    left: float
    width: float
    is_red: bool


@dataclass(frozen=True)
class Page:
    """A rendered page."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    text: str
    stream: str
    """All glyphs in the order they were drawn: paragraph after paragraph, cell after cell."""

    @property
    def body(self) -> list[Line]:
        """The lines inside the type area (版心) of a portrait page."""
        return [line for line in self.lines if line.bottom < 297 - 34]

    @property
    def page_number(self) -> Line | None:
        """The line `— n —` below the type area."""
        below = [line for line in self.lines if line.top > 297 - 35]
        return next((line for line in below if re.fullmatch(r"—\d+—", line.text)), None)

    def line(self, text: str) -> Line:
        """The first line that holds a text."""
        return next(line for line in self.lines if text in line.text)


def squeezed(text: str) -> str:
    """Without white space, and with one form for what fonts write in several."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def measure(pdf: Path) -> list[Page]:
    """All pages of a PDF."""
    with pdfplumber.open(str(pdf)) as document:
        return [_page(number, page) for number, page in enumerate(document.pages, start=1)]


def _page(number: int, page: Any) -> Page:
    return Page(
        number,
        float(page.width) * MM,
        float(page.height) * MM,
        tuple(_lines(page)),
        tuple(_rules(page)),
        re.sub(r"\s+", "", page.extract_text() or ""),
        _stream(page),
    )


def _lines(page: Any) -> list[Line]:
    rows: dict[float, list[dict[str, Any]]] = {}
    for character in page.chars:
        if character["text"].strip():
            baseline = float(page.height) - character["matrix"][5]
            row = next((known for known in rows if abs(known - baseline) < 2), baseline)
            rows.setdefault(row, []).append(character)
    return [Line(baseline, tuple(sorted(rows[baseline], key=lambda c: c["x0"]))) for baseline in sorted(rows)]


def _stream(page: Any) -> str:
    """Line by line as drawn; the glyphs of a stand-in font come after the others of their line."""
    lines = groupby(page.chars, key=lambda character: round(character["matrix"][5], 1))
    return squeezed("".join(c["text"] for _, line in lines for c in sorted(line, key=lambda c: c["x0"])))


def _rules(page: Any) -> list[Rule]:
    found: list[Rule] = []
    for shape in [*page.lines, *page.rects]:
        width, height = abs(shape["x1"] - shape["x0"]), abs(shape["bottom"] - shape["top"])
        y = (shape["top"] + shape["bottom"]) / 2 * MM
        if width > 60 and height < 5 and all(abs(y - rule.y) > 0.15 for rule in found):
            found.append(Rule(y, shape["x0"] * MM, width * MM, _is_red(shape)))
    return sorted(found, key=lambda rule: rule.y)


def _is_red(shape: Any) -> bool:
    colours = (shape.get("stroking_color"), shape.get("non_stroking_color"))
    return any(isinstance(c, tuple) and len(c) == 3 and c[0] > 0.7 and c[1] < 0.3 for c in colours)
