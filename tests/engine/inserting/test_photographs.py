"""Photos as telephones make them: turned, sized to what is printed, small, and the same on every run."""

from __future__ import annotations

import io
import random
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from gallery import made, outcome
from PIL import Image
from tables import template

from docgen.engine.inserting.photographs import ENOUGH, LARGEST_PHOTO

GREY, RED = (120, 120, 120), (200, 0, 0)


@cache
def photo(
    width: int = 4000,
    height: int = 3000,
    *,
    turned: int = 1,
    kind: str = "JPEG",
    mode: str = "RGB",
    noise: bool = True,
    **options: object,
) -> bytes:
    """A photo that has a red left half as the camera saw it; noise makes it as heavy as a real one."""
    seed = random.Random(7).randbytes(width * height // 64)
    grain = Image.frombytes("L", (width // 8, height // 8), seed).resize((width, height)) if noise else None
    image = Image.new("RGB", (width, height), GREY)
    if grain:
        image.paste(Image.merge("RGB", (grain, grain, grain)))
    image.paste(RED, (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "某牌手机"
    buffer = io.BytesIO()
    image.convert(mode).save(buffer, kind, exif=exif, **options)
    return buffer.getvalue()


def shown(document: bytes) -> list[Image.Image]:
    """The pictures in a document."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("word/media/"))
        return [Image.open(io.BytesIO(package.read(name))) for name in names]


def size(document: bytes) -> tuple[int, int]:
    (shape,) = docx.Document(io.BytesIO(document)).inline_shapes
    return shape.width, shape.height


def filled(
    content: bytes, folder: Path, tag: str = "{{ 照片|图片(宽=120, 高=80) }}", name: str = "a.jpg"
) -> bytes:
    (folder / name).write_bytes(content)
    return made(template(tag), {"照片": name}, folder)


@pytest.mark.parametrize(
    ("turned", "red_at"),
    [
        (1, "left"),
        (2, "right"),
        (3, "right"),
        (4, "left"),
        (5, "top"),
        (6, "top"),
        (7, "bottom"),
        (8, "bottom"),
    ],
)
def test_a_photo_stands_as_the_camera_was_held(tmp_path: Path, turned: int, red_at: str) -> None:
    document = filled(photo(800, 600, turned=turned), tmp_path)
    (image,) = shown(document)
    places = {"left": (0.1, 0.5), "right": (0.9, 0.5), "top": (0.5, 0.1), "bottom": (0.5, 0.9)}
    reds = [
        place
        for place, (x, y) in places.items()
        if image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))[0] > 180
        and image.convert("RGB").getpixel((int(x * image.width), int(y * image.height)))[1] < 60
    ]
    assert red_at in reds
    sideways = turned > 4
    assert (image.height > image.width) is sideways
    wide, high = (60, 80) if sideways else (80 / 3 * 4, 80)
    assert size(document) == (pytest.approx(Mm(wide), abs=400), pytest.approx(Mm(high), abs=400))


def test_a_turned_photo_has_no_orientation_left_that_would_turn_it_again(tmp_path: Path) -> None:
    (image,) = shown(filled(photo(800, 600, turned=6), tmp_path))
    assert not image.getexif()


def test_what_the_camera_noted_does_not_go_into_the_paper(tmp_path: Path) -> None:
    document = filled(photo(), tmp_path)
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert not any("某牌手机".encode() in package.read(name) for name in package.namelist())


def test_six_photos_of_a_telephone_stay_under_two_megabytes_and_are_the_same_on_every_run(
    tmp_path: Path,
) -> None:
    names = [f"{number}.jpg" for number in range(6)]
    for number, name in enumerate(names):
        (tmp_path / name).write_bytes(photo(3000 + number, 2250, turned=1 + 5 * (number % 2), quality=95))
    assert sum((tmp_path / name).stat().st_size for name in names) > 4_000_000
    whole = template(*(f"{{{{ '{name}'|图片 }}}}" for name in names))
    document = made(whole, {}, tmp_path)
    assert len(document) < 2_000_000
    assert len(shown(document)) == 6
    assert document == made(whole, {}, tmp_path)


@pytest.mark.parametrize("tag", ["{{ 照片|图片 }}", "{{ 照片|图片(宽=150) }}", "{{ 照片|图片(高=20) }}"])
def test_no_more_pixels_are_kept_than_are_printed(tmp_path: Path, tag: str) -> None:
    document = filled(photo(), tmp_path, tag)
    (image,) = shown(document)
    width, _ = size(document)
    assert image.width == pytest.approx(width / 914_400 * 220, abs=1)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("小.jpg", photo(400, 300)),
        ("章.png", photo(300, 300, kind="PNG", noise=False)),
        ("透明章.png", photo(300, 300, kind="PNG", mode="RGBA", noise=False)),
        ("大而轻.png", photo(4000, 3000, kind="PNG", noise=False)),
        ("动.gif", photo(800, 600, kind="GIF", mode="P")),
        ("黑白.png", photo(600, 600, kind="PNG", mode="1", noise=False)),
        ("印厂.jpg", photo(2000, 1500, mode="CMYK")),
        ("正.jpg", photo(500, 400, turned=1)),
    ],
)
def test_what_is_small_or_of_another_sort_stays_byte_for_byte(
    tmp_path: Path, name: str, content: bytes
) -> None:
    document = filled(content, tmp_path, name=name)
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert [package.read(each) for each in package.namelist() if "media/" in each] == [content]


@pytest.mark.parametrize(
    "content",
    [
        photo(3000, 2000, kind="PNG"),
        photo(3000, 2000, kind="BMP"),
        photo(2000, 1500, kind="PNG", mode="L"),
        photo(2000, 1500, mode="L", quality=95),
        photo(1000, 800, kind="PNG", mode="RGB"),
    ],
)
def test_a_heavy_picture_of_any_kind_becomes_a_small_one(tmp_path: Path, content: bytes) -> None:
    assert len(content) > ENOUGH
    document = filled(content, tmp_path, name="a.png")
    assert len(shown(document)) == 1
    assert len(document) < LARGEST_PHOTO + 40_000


def test_a_heavy_picture_that_is_transparent_stays_so(tmp_path: Path) -> None:
    image = Image.open(io.BytesIO(photo(1600, 1200, kind="PNG"))).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    (kept,) = shown(filled(buffer.getvalue(), tmp_path, name="a.png"))
    assert (kept.format, kept.mode) == ("PNG", "RGBA")


@pytest.mark.parametrize("turned", [0, 9, 255])
def test_an_orientation_that_does_not_exist_turns_nothing(tmp_path: Path, turned: int) -> None:
    (image,) = shown(filled(photo(800, 600, turned=turned), tmp_path))
    assert image.width > image.height


def test_spoilt_notes_of_a_camera_do_not_stop_the_paper(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (80, 60)).save(buffer, "PNG", exif=b"XX\0\0 no notes at all")
    (image,) = shown(filled(buffer.getvalue(), tmp_path, name="a.png"))
    assert image.width > image.height


def test_a_heavy_picture_that_is_spoilt_inside_is_told(tmp_path: Path) -> None:
    content = photo(1600, 1200, kind="PNG")
    half = len(content) // 2
    (tmp_path / "a.png").write_bytes(content[:half] + bytes(2000) + content[half + 2000 :])
    _, (said,) = outcome(template("{{ 照片|图片 }}"), {"照片": "a.png"}, tmp_path)
    assert said.startswith("T538")
    assert "“a.png”不是图片，或者已经损坏" in said


def test_of_a_photo_in_the_format_of_an_iphone_it_is_told_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "IMG_1.heic").write_bytes(b"\0\0\0\x18ftypheic" + b"\0" * 400)
    _, (said,) = outcome(template("{{ 照片|图片 }}"), {"照片": "IMG_1.heic"}, tmp_path)
    assert said.startswith("T538")
    assert "HEIC" in said
    assert "兼容性最佳" in said
