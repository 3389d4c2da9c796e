"""Photos of telephones, turned as they were held and no larger than printed, the same on every run."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

DOTS_AN_INCH = 220
"""What Word itself keeps of a picture when it compresses: no printer of an office shows more."""

ENOUGH = 100_000
"""Bytes of a picture that is taken as it is, whatever its pixels: emblems and signatures stay untouched."""

LARGEST_PHOTO = 300_000
"""Bytes of a photo in the paper: six of them stay under 2 MB."""

QUALITIES = (85, 75, 65, 55, 45)
"""Of a .jpg: the first that keeps a photo small, or else the last."""

HEAD = 256 << 10
"""Bytes in which the orientation stands: thumbnails and settings of the camera may lie before it."""

SIDEWAYS = (5, 6, 7, 8)
"""The orientations of a camera that was held on its side: across and down are exchanged."""

ORIENTATION = 0x0112
OPENED = ("JPEG", "PNG", "BMP", "GIF")
"""The only readers of Pillow's that a file gets to: others run programs, or are seldom looked after."""

FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "BMP": "PNG"}
"""Pictures that are made smaller, and as what; a .gif may move, and stays."""

SMOOTH = {"1": "L", "L": "L", "P": "RGBA", "RGB": "RGB", "LA": "LA", "RGBA": "RGBA"}
"""The sorts of pixels (Pillow's modes) that are scaled, each with the one in which that looks smooth.

Those of print shops (CMYK) and instruments (16 bits) stay: their colours would change.
"""


class Damaged(Exception):
    """The picture breaks off, or is none."""


class Pixels(NamedTuple):
    """Pixels across and down."""

    width: int
    height: int


def orientation(content: bytes) -> int:
    """Return how the camera was held, 1 to 8 as in EXIF; 1 where nothing is told."""
    head = content[:HEAD]
    # Few pictures say anything: Pillow need not be loaded for the others.
    if b"Exif\0\0" not in head and b"eXIf" not in head:
        return 1
    try:
        with _opened(content) as image:
            told = image.getexif().get(ORIENTATION, 1)
    except Exception:  # which Pillow itself raises over spoilt notes of a camera: they say nothing then
        return 1
    return told if told in range(1, 9) else 1


def as_printed(content: bytes, most: Pixels) -> bytes:
    """Return a picture turned as it was held, of no more pixels than these; its own bytes if it is so.

    Raises Damaged.
    """
    turned = orientation(content) != 1
    if not turned and len(content) <= ENOUGH:
        return content
    try:
        made = _made(content, most)
    except Exception as problem:  # which Pillow itself raises over whatever is no whole picture
        raise Damaged from problem
    # One that has no more pixels than are printed may only have been packed well before.
    return made if turned or len(made) < len(content) else content


def _made(content: bytes, most: Pixels) -> bytes:
    from PIL.ImageOps import exif_transpose

    with _opened(content) as image:
        if image.format not in FORMATS or image.mode not in SMOOTH:
            return content
        kept, profile = FORMATS[image.format], image.info.get("icc_profile")
        # A .jpg is unpacked at half or a quarter of its size at once, in a fraction of the time.
        image.draft(None, (2 * max(most), 2 * max(most)))
        return _packed(_scaled(exif_transpose(image), most), kept, profile)


@contextmanager
def _opened(content: bytes) -> Iterator[Image]:
    import PIL.Image

    # The pixels were bounded before, by the header: what Pillow warns of would only be noise.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with PIL.Image.open(io.BytesIO(content), formats=OPENED) as image:
            yield image


def _scaled(image: Image, most: Pixels) -> Image:
    from PIL.Image import Resampling

    image = image.convert(SMOOTH[image.mode]) if image.mode != SMOOTH[image.mode] else image
    factor = min(1, most.width / image.width, most.height / image.height)
    size = Pixels(max(1, round(image.width * factor)), max(1, round(image.height * factor)))
    return image if factor == 1 else image.resize(size, Resampling.LANCZOS)


def _packed(image: Image, kept: str, profile: bytes | None) -> bytes:
    """Return the bytes of a picture, without what the camera noted: the place where it was taken, too."""
    if kept == "PNG":
        drawn = _saved(image, "PNG", profile)
        if len(drawn) <= LARGEST_PHOTO or _is_transparent(image):
            return drawn
    photo = image if image.mode in ("L", "RGB") else image.convert("RGB")
    made = b""
    for quality in QUALITIES:
        made = _saved(photo, "JPEG", profile, quality=quality)
        if len(made) <= LARGEST_PHOTO:
            break
    return made


def _saved(image: Image, kind: str, profile: bytes | None, **options: int) -> bytes:
    # A copy, lest anything of the file's own notes is written along.
    bare = image.copy()
    bare.info.clear()
    buffer = io.BytesIO()
    bare.save(buffer, kind, icc_profile=profile, optimize=True, **options)
    return buffer.getvalue()


def _is_transparent(image: Image) -> bool:
    return image.mode.endswith("A") and image.getchannel("A").getextrema() != (255, 255)
