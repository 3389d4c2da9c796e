"""Faults in a template, told by template, part, nearest text and the tag as typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from docgen.base.diagnostics import Diagnostic, Place, Source, error, warning
from docgen.base.suggestion import closest

LONGEST_TYPED = 200
"""Characters of a tag that a message shows."""


class Spot(NamedTuple):
    """The place of a tag, in words that a person can search for in Word."""

    template: str
    part: str
    near: str = ""
    typed: str = ""

    def in_words(self) -> str:
        """Return the place as the beginning of a message."""
        near = f"“{self.near}”附近" if self.near else ""
        typed = self.typed if len(self.typed) <= LONGEST_TYPED else f"{self.typed[:LONGEST_TYPED]}…"
        return f"{self.part}{near}的标签 {typed}" if typed else f"{self.part}{near}"


def fault(code: str, spot: Spot, message: str, hint: str = "") -> Diagnostic:
    """Return an error at a tag of a template."""
    return error(code, Place(Source(spot.template)), f"{spot.in_words()}：{message}", hint)


def remark(code: str, spot: Spot, message: str, hint: str = "") -> Diagnostic:
    """Return a warning at a tag of a template."""
    return warning(code, Place(Source(spot.template)), f"{spot.in_words()}：{message}", hint)


def package_fault(code: str, template: str, message: str, hint: str = "") -> Diagnostic:
    """Return an error about the template file as a whole."""
    return error(code, Place(Source(template)), message, hint)


def is_it(word: str, options: Iterable[str]) -> str:
    """Return the did-you-mean half-sentence, empty when nothing is like the word."""
    found = closest(word, options)
    return f"，是不是“{found}”？" if found else ""
