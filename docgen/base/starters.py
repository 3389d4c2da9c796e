"""The commented starter files that lie in docgen itself, for a year."""

from __future__ import annotations

from importlib.resources import files

YEAR_MARK = "@年@"
"""What the starter files have where the year belongs."""


def starter(name: str, year: int) -> bytes:
    """The starter file of that name."""
    text = (files("docgen.base") / "starter" / name).read_text(encoding="utf-8")
    return text.replace(YEAR_MARK, str(year)).encode()
