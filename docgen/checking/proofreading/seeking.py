"""Patterns that cost nothing in a text which cannot hold what they look for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

CHINESE = r"[\u2014-\U0003ffff]"
"""A Chinese character or mark (— “ ” … 《 too): one range, because sets of ranges compile slowly."""
HAN = r"[\u4e00-\u9fff]"


class Seeker:
    """Finds a pattern in a text; compiled when a text first holds one of the clues."""

    def __init__(self, pattern: str | Callable[[], str], *clues: str) -> None:
        self._pattern, self._clues = pattern, clues

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself; ^ and $ stand for the ends of paragraphs."""
        pattern = self._pattern if isinstance(self._pattern, str) else self._pattern()
        return re.compile(pattern, re.MULTILINE)

    def __call__(self, text: str) -> Iterator[re.Match[str]]:
        """Where it stands in the text."""
        if self._clues and not any(clue in text for clue in self._clues):
            return iter(())
        return self.compiled.finditer(text)


def any_of(words: list[str]) -> str:
    """The alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
