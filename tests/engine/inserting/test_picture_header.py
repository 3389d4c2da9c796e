from __future__ import annotations

import io

import pytest
from gallery import png
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from docgen.engine.inserting.pictures import Header, read_header

SIGNS = [b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"\xff\xd8\xff", b"BM", b"MM\0*", b"II*\0"]


def saved(kind: str, **how: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (64, 48)).save(buffer, kind, **how)
    return buffer.getvalue()


def without_jfif(jpeg: bytes) -> bytes:
    """As Photoshop writes it."""
    return jpeg[:2] + jpeg[20:]


def top_down(bmp: bytes) -> bytes:
    """Rows from the top down are told by a height below nought."""
    height = int.from_bytes(bmp[22:26], "little")
    return bmp[:22] + (-height).to_bytes(4, "little", signed=True) + bmp[26:]


@pytest.mark.parametrize(
    ("content", "header"),
    [
        (png(40, 30), Header("png", 40, 30)),
        (png(40, 30, 11811), Header("png", 40, 30, 300, 300)),
        (saved("PNG", dpi=(96, 96)), Header("png", 64, 48, 96, 96)),
        (saved("JPEG"), Header("jpeg", 64, 48)),
        (saved("JPEG", dpi=(150, 150)), Header("jpeg", 64, 48, 150, 150)),
        (saved("JPEG", progressive=True), Header("jpeg", 64, 48)),
        (saved("JPEG", comment="注" * 999), Header("jpeg", 64, 48)),
        (without_jfif(saved("JPEG")), Header("jpeg", 64, 48)),
        (top_down(saved("BMP")), Header("bmp", 64, 48, 96, 96)),
        (saved("JPEG")[:-20], None),
        (saved("BMP")[:50], None),
        (saved("GIF"), Header("gif", 64, 48)),
        (saved("BMP", dpi=(120, 120)), Header("bmp", 64, 48, 120, 120)),
        (saved("TIFF"), None),
        (saved("WEBP"), None),
        (b"", None),
    ],
)
def test_a_picture_says_how_large_it_is(content: bytes, header: Header | None) -> None:
    assert read_header(content) == header


@given(st.sampled_from(SIGNS), st.binary(max_size=200))
def test_no_bytes_whatever_are_more_than_no_picture(sign: bytes, rest: bytes) -> None:
    found = read_header(sign + rest)
    assert found is None or (found.width > 0 and found.height > 0)


@given(st.sampled_from(["PNG", "JPEG", "GIF", "BMP"]), st.data())
def test_a_damaged_picture_is_read_without_a_fall(kind: str, data: st.DataObject) -> None:
    content = bytearray(saved(kind))
    for _ in range(3):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    read_header(bytes(content))
    read_header(bytes(content[: data.draw(st.integers(0, len(content)))]))
