"""Compressors for tests: none but zlib, or a stand-in for isal that gives other bytes than zlib does here."""

from __future__ import annotations

import sys
import zlib
from types import ModuleType

import pytest

from docgen.word.package import compressor


def without_isal(patch: pytest.MonkeyPatch) -> None:
    """As on a machine where isal is not installed."""
    patch.setitem(sys.modules, "isal", None)
    compressor.cache_clear()


def with_a_stand_in(patch: pytest.MonkeyPatch) -> list[int]:
    """As where isal is installed; the lengths of what it was given to compress."""
    lengths: list[int] = []

    def compress(content: bytes, level: int, wbits: int) -> bytes:
        lengths.append(len(content))
        packer = zlib.compressobj(level + 8, zlib.DEFLATED, wbits)
        return packer.compress(content) + packer.flush()

    package, module = ModuleType("isal"), ModuleType("isal.isal_zlib")
    module.compress, module.crc32 = compress, zlib.crc32
    package.isal_zlib = module
    patch.setitem(sys.modules, "isal", package)
    patch.setitem(sys.modules, "isal.isal_zlib", module)
    compressor.cache_clear()
    return lengths
