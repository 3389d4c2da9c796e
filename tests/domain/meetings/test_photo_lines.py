"""Lines of 附照片页: the name of a photo, a caption, or both."""

from __future__ import annotations

import pytest

from docgen.domain.meetings.photo_lines import read_photo_line, split_photos


@pytest.mark.parametrize(
    ("typed", "file", "caption"),
    [
        ("IMG_2031.jpg 集中学习", "IMG_2031.jpg", "集中学习"),
        ("IMG_2031.JPG：集中学习", "IMG_2031.JPG", "集中学习"),
        ("IMG_2031.jpeg, 集中学习", "IMG_2031.jpeg", "集中学习"),
        ("IMG 2031.png——集中学习", "IMG 2031.png", "集中学习"),
        ("照片/3月/a.jpg 第一党小组、第二党小组", "照片/3月/a.jpg", "第一党小组、第二党小组"),
        ("集中学习.jpg", "集中学习.jpg", "集中学习"),
        ("3月\\集中学习.jpg", "3月\\集中学习.jpg", "集中学习"),
        ("微信图片_20230312.jpg", "微信图片_20230312.jpg", ""),
        ("微信图片.jpg", "微信图片.jpg", ""),
        ("合影(1).jpg", "合影(1).jpg", ""),
        ("20230312.bmp", "20230312.bmp", ""),
        ("a.b.gif 说明", "a.b.gif", "说明"),
        ("a.heic", "a.heic", ""),
        ("a.jpg图为集中学习", "a.jpg", "图为集中学习"),
    ],
)
def test_a_line_names_a_photo_and_says_what_it_shows(typed: str, file: str, caption: str) -> None:
    assert tuple(read_photo_line(typed)) == (file, caption)


@pytest.mark.parametrize(
    "caption",
    [
        "集中学习",
        "志愿服务，清扫街道",
        "第一支部、第二支部",
        "3月12日集中学习",
        "讲党课（刘玉兰）",
        "观看《榜样7》",
        "jpg",
        "学习强国App演示",
        "照片",
        "图1.集中学习",
        "参观 2.0 展厅",
        "慰问：退休教师",
        "GIF动画制作",
        "a.jpgx",
    ],
)
def test_a_caption_without_a_photo_stays_a_caption(caption: str) -> None:
    assert tuple(read_photo_line(caption)) == ("", caption)
    assert split_photos(caption) == [caption]


@pytest.mark.parametrize(
    ("typed", "pieces"),
    [
        ("a.jpg、b.jpg", ["a.jpg", "b.jpg"]),
        ("a.jpg，b.png; c.bmp", ["a.jpg", "b.png", "c.bmp"]),
        ("a.jpg 横、b.jpg 竖", ["a.jpg 横", "b.jpg 竖"]),
        ("a.jpg 第一支部、第二支部", ["a.jpg 第一支部、第二支部"]),
        ("a.jpg", ["a.jpg"]),
    ],
)
def test_several_photos_may_stand_in_one_line(typed: str, pieces: list[str]) -> None:
    assert split_photos(typed) == pieces
