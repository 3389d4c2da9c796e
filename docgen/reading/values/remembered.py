"""The same dates, names and numbers come again and again in the records of a year: each is read once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

Parser = TypeVar("Parser", bound=Callable[..., Any])

MOST = 1024
"""Texts that are remembered, of each kind."""


def remembered(parse: Parser) -> Parser:
    """A parser that remembers what it has understood; what it could not is read anew each time."""
    once = lru_cache(MOST)(parse)

    @wraps(parse)
    def read(text: str, *about: Hashable) -> object:
        # As a plain text: one that knows its place would keep the lines around it in memory.
        return once(str(text), *about)

    return cast("Parser", read)
