"""Gaps that a person still has to fill: 【待补：…】 that docgen prints, 【请填写…】 of the starter files."""

from __future__ import annotations

from docgen.base.diagnostics import Diagnostic, hint
from docgen.models.record import Record
from docgen.reading.nodes import Text

MISSING = "【待补：{}】"
"""docgen prints this mark where something is missing, and never invents it."""

MARKS = ("【待补", "【请填写")


def missing(what: str) -> str:
    """The mark for something that a person still has to write."""
    return MISSING.format(what)


def count_marks(text: str) -> int:
    """Count such marks in a text."""
    return sum(text.count(mark) for mark in MARKS)


def tell_unfilled(record: Record) -> list[Diagnostic]:
    """One hint for a file, at the first mark that still stands in it."""
    unfilled = Unfilled()
    unfilled.look_into(record)
    return unfilled.told()


class Unfilled:
    """The marks that still stand in a file, which may come record by record."""

    def __init__(self) -> None:
        self._first: Text | None = None
        self._number = 0

    def look_into(self, record: Record) -> None:
        """Count those of a record."""
        for text in record.texts():
            # The first test is cheap and spares most texts the second.
            if "【" in text and (number := count_marks(text)):
                # One hint for a file, at the first: a starter file holds thirty such marks.
                self._first = self._first or text
                self._number += number

    def add(self, others: Unfilled) -> None:
        """Count those that were found elsewhere, further down in the file."""
        self._first = self._first or others._first
        self._number += others._number

    def told(self) -> list[Diagnostic]:
        """One hint at the first of them."""
        if self._first is None:
            return []
        message = f"这个文件里还有 {self._number} 处【请填写】或【待补】"
        return [hint("D417", self._first.place, message, "填好，或者连同整项删掉")]
