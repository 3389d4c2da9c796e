"""Compresses what is rendered: by Intel's ISA-L where it is installed (the extra `isal`), else by zlib.

The two give different bytes for the same text, and so may two versions of one: docgen knows a document again
by what it was made of, never by rendering it anew.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

LEVEL = 1
"""Of either, as measured in benchmarks/README.md: zlib's 3 saves 1% of a document, 4 takes thrice as long."""

LEVEL_ONCE = 6
"""zlib's, for what is packed once and copied into every document; 9 takes long over a hostile template."""


class Compressor(NamedTuple):
    """How raw DEFLATE data and its checksum are made."""

    name: str
    deflate: Callable[[bytes], bytes]
    crc32: Callable[[bytes], int]


@cache
def compressor() -> Compressor:
    """The fastest compressor that is installed, looked for when the first document is made."""
    try:
        from isal import isal_zlib
    except ImportError:
        return Compressor("zlib", deflated, zlib.crc32)
    return Compressor(
        "isal",
        lambda content: isal_zlib.compress(content, level=LEVEL, wbits=-zlib.MAX_WBITS),
        isal_zlib.crc32,
    )


def deflated(content: bytes, level: int = LEVEL) -> bytes:
    """Raw DEFLATE data made by zlib."""
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()
