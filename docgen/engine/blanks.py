"""Values that nobody has given: each prints its placeholder whole, and is empty to every question."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from docgen.base.diagnostics import Diagnostic

FIRST_SIGN = 0x10E000
"""Of Unicode's private use: one character for a placeholder, so that nothing can take a piece of it."""


class Blank(str):
    """A missing value: one sign, which the finished document has its placeholder for.

    Cut, changed or counted it stays what it is; joined to other text its sign goes along.
    """

    __slots__ = ()

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return other is None or isinstance(other, Blank) or (isinstance(other, str) and not str(other))

    def __ne__(self, other: object) -> bool:
        # str has a __ne__ of its own, which does not ask __eq__.
        return not self == other

    def __hash__(self) -> int:
        # What is equal must have one hash, and a blank is equal to an empty text.
        return hash("")

    def __iter__(self) -> Iterator[Blank]:
        yield self

    __reversed__ = __iter__

    def __getitem__(self, place: object) -> Blank:
        if isinstance(place, (int, slice)):
            return self
        # The sandbox asks for an item first, and looks for a method after this.
        raise TypeError

    def _itself(self, *_others: object) -> Blank:
        return self

    # A copy made by str itself would be no blank any more.
    strip = lstrip = rstrip = upper = lower = title = capitalize = _itself
    removeprefix = removesuffix = _itself

    def _alone(self, *_others: object) -> list[Blank]:
        return [self]

    split = rsplit = splitlines = _alone  # type: ignore[assignment]


class Blanks:
    """The blanks of one document, and the placeholders that they print."""

    def __init__(self, *texts: str) -> None:
        """Take signs that do not occur in the texts of the document."""
        self._signs = (chr(n) for n in count(FIRST_SIGN) if not any(chr(n) in text for text in texts))
        self._blanks: dict[str, Blank] = {}

    def blank(self, placeholder: str) -> Blank:
        """Return the blank that prints this placeholder."""
        if placeholder not in self._blanks:
            self._blanks[placeholder] = Blank(next(self._signs))
        return self._blanks[placeholder]

    def in_part(self, content: bytes) -> bytes:
        """Return a part in UTF-8 with the placeholders written out."""
        for placeholder, blank in self._blanks.items():
            # Escaped only here: the writers saw nothing but the sign.
            content = content.replace(blank.encode(), html.escape(placeholder).encode())
        return content

    def in_text(self, text: str) -> str:
        """Return a text with the placeholders written out."""
        for placeholder, blank in self._blanks.items():
            text = text.replace(str(blank), placeholder)
        return text

    def in_diagnostic(self, said: Diagnostic) -> Diagnostic:
        """Return a diagnostic that shows no sign."""
        if not self._blanks:
            return said
        return replace(said, message=self.in_text(said.message), hint=self.in_text(said.hint))
