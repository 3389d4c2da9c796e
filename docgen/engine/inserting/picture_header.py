"""What a picture says of itself at its beginning: its kind, its pixels, how many of them make an inch."""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from typing import NamedTuple

MOST_PIXELS = 100_000_000
"""Of a whole picture: what more than that asks of Word is an attack."""

ASSUMED_DPI = 72
"""Where a picture does not say; of a .bmp 96, as Windows has it."""

PER_METRE = 0.0254
PNG, GIF, JPEG, BMP = b"\x89PNG\r\n\x1a\n", b"GIF8", b"\xff\xd8\xff", b"BM"


class Header(NamedTuple):
    """A picture's kind (its file extension), pixels across and down, and pixels an inch across and down."""

    kind: str
    width: int
    height: int
    across: int = ASSUMED_DPI
    down: int = ASSUMED_DPI

    @property
    def content_type(self) -> str:
        """Its type in the package."""
        return f"image/{self.kind}"


def read_header(content: bytes) -> Header | None:
    """The header of a .png, .jpg, .gif or .bmp; None for anything else, and for one that is damaged."""
    for sign, reader in READERS.items():
        if content.startswith(sign):
            try:
                found = reader(content)
            except (struct.error, IndexError):
                return None
            return found if found and found.width > 0 and found.height > 0 else None
    return None


def is_gigantic(header: Header) -> bool:
    """Whether no program can be asked to show it."""
    return header.width * header.height > MOST_PIXELS


def _png(content: bytes) -> Header | None:
    if content[12:16] != b"IHDR" or b"IEND" not in content[-64:]:
        return None
    width, height = struct.unpack_from(">2L", content, 16)
    place = content.find(b"pHYs", 0, content.find(b"IDAT"))
    if place < 0:
        return Header("png", width, height)
    across, down, unit = struct.unpack_from(">2LB", content, place + 4)
    return Header("png", width, height, *(_dpi(each * PER_METRE * (unit == 1)) for each in (across, down)))


def _gif(content: bytes) -> Header:
    return Header("gif", *struct.unpack_from("<2H", content, 6))


def _bmp(content: bytes) -> Header | None:
    start, size, width, height = struct.unpack_from("<2L2l", content, 10)
    across, down = struct.unpack_from("<2l", content, 38)
    if size < 40 or start >= len(content):
        return None
    # Rows from the top down are told by a height below nought.
    return Header("bmp", width, abs(height), *(_dpi(each * PER_METRE, 96) for each in (across, down)))


def _jpeg(content: bytes) -> Header | None:
    place, dpi = 2, (ASSUMED_DPI, ASSUMED_DPI)
    while content[place] == 0xFF and b"\xff\xd9" in content[-4096:]:
        marker = content[place + 1]
        if marker in (0xFF, 0x01) or 0xD0 <= marker <= 0xD7:
            place += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, place + 2)
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">2H", content, place + 5)
            return Header("jpeg", width, height, *dpi)
        if marker == 0xE0 and content[place + 4 : place + 8] == b"JFIF":
            dpi = _jfif(content, place + 11)
        place += 2 + length
    return None


def _jfif(content: bytes, place: int) -> tuple[int, int]:
    unit, across, down = struct.unpack_from(">B2H", content, place)
    per_inch = {1: 1.0, 2: 2.54}.get(unit, 0)
    return _dpi(across * per_inch), _dpi(down * per_inch)


def _dpi(value: float, otherwise: int = ASSUMED_DPI) -> int:
    return round(value) if value >= 1 else otherwise


READERS: Mapping[bytes, Callable[[bytes], Header | None]] = {PNG: _png, JPEG: _jpeg, GIF: _gif, BMP: _bmp}
