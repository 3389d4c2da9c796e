"""Gaps that a person still has to fill: 【待补：…】 that docgen prints, 【请填写…】 of the starter files."""

from __future__ import annotations

import re

from docgen.base.diagnostics import Diagnostic, Place, hint
from docgen.models.record import Record
from docgen.reading.inside import place_inside

MISSING = "【待补：{}】"
"""docgen prints this mark where something is missing, and never invents it."""

MARKS = ("【待补", "【请填写")

_MARK = re.compile(f"(?:{'|'.join(MARKS)})[^】\n]*】?")


def missing(what: str) -> str:
    """The mark for something that a person still has to write."""
    return MISSING.format(what)


def count_marks(text: str) -> int:
    """Count such marks in a text."""
    return sum(text.count(mark) for mark in MARKS)


def marks_in(text: str) -> list[re.Match[str]]:
    """Find such marks in a text."""
    return list(_MARK.finditer(text))


def tell_unfilled(record: Record) -> list[Diagnostic]:
    """A hint at each mark that still stands in a file."""
    unfilled = Unfilled()
    unfilled.look_into(record)
    return unfilled.told()


class Unfilled:
    """The marks that still stand in a file, which may come record by record."""

    def __init__(self) -> None:
        self._places: list[Place] = []

    def look_into(self, record: Record) -> None:
        """Note those of a record."""
        for text in record.texts():
            # The first test is cheap and spares most texts the second.
            if "【" in text:
                self._places += [place_inside(text, *mark.span()) for mark in marks_in(text)]

    def add(self, others: Unfilled) -> None:
        """Note those that were found elsewhere, further down in the file."""
        self._places += others._places

    def told(self) -> list[Diagnostic]:
        """A hint at each of them, printed once a file: a starter file holds thirty."""
        message = "这里还是【请填写】或【待补】"
        mend = "填好，或者连同整项删掉"
        return [hint("D417", place, message, mend, once=message) for place in self._places]
