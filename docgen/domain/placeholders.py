"""What a person still has to write: 【待补：…】 that docgen prints, 【请填写…】 of the starter files."""

from __future__ import annotations

from docgen.diagnostics import Diagnostic, hint
from docgen.models.record import Record

MISSING = "【待补：{}】"
"""What is missing is printed as such, never invented."""

MARKS = ("【待补", "【请填写")


def missing(what: str) -> str:
    """The mark for something that a person still has to write."""
    return MISSING.format(what)


def count_marks(text: str) -> int:
    """How many such marks a text holds."""
    return sum(text.count(mark) for mark in MARKS)


def tell_unfilled(record: Record) -> list[Diagnostic]:
    """One hint for a file, at the first mark that still stands in it."""
    marked = [text for text in record.texts() if count_marks(text)]
    if not marked:
        return []
    number = sum(map(count_marks, marked))
    return [
        hint(
            "D417",
            marked[0].place,
            f"这个文件里还有 {number} 处【请填写】或【待补】",
            "填好，或者连同整项删掉",
        )
    ]
