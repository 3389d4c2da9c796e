"""Photos of minutes as pages: in their frames, six on one, captions with them; Word opens what goes in."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pdfplumber
import pytest
from conftest import typesetter
from examples import REPOSITORY
from offices import MEETING, ROSTER
from PIL import Image

from docgen.base.workspace import Workspace
from docgen.libreoffice.soffice import convert
from docgen.making.build import build
from rendered.test_validator import VERSIONS, faults, validator

SHAPES = {
    "横": (400, 300),
    "竖": (300, 400),
    "宽": (1600, 400),
    "高": (200, 900),
}
LONG = "全体党员在多功能厅集中学习，会后到社区清扫街道、慰问退休教师"


def minutes_with(folder: Path, captions: list[str]) -> Path:
    """A record with a photo for each caption, of changing shapes."""
    year = folder / "plans" / "2023"
    (year / "照片").mkdir(parents=True)
    (folder / "plans" / "organization.yaml").write_text(ROSTER, encoding="utf-8")
    shapes = list(SHAPES.values())
    lines = []
    for number, caption in enumerate(captions):
        buffer = io.BytesIO()
        Image.new("RGB", shapes[number % len(shapes)], (180, 180, 40 * number % 256)).save(buffer, "JPEG")
        (year / "照片" / f"{number}.jpg").write_bytes(buffer.getvalue())
        lines.append(f"      - {number}.jpg {caption}\n")
    text = f"{MEETING.rstrip()}\n    附照片页:\n{''.join(lines)}"
    (year / "minutes.yaml").write_text(text, encoding="utf-8")
    (written,) = build(Workspace(folder), 2023, "minutes").written
    return written.path


def pages_of(document: Path, folder: Path) -> pdfplumber.PDF:
    typesetter()
    pdf = convert([document], folder)[document]
    assert isinstance(pdf, Path), pdf
    return pdfplumber.open(pdf)


@pytest.mark.parametrize(
    ("captions", "on_pages"),
    [
        (["会场", "发言"], [2]),
        (["会场", LONG], [2]),
        ([f"第{number}张" for number in range(3)], [3]),
        ([f"第{number}张" for number in range(6)], [6]),
        ([LONG] * 6, [6]),
        ([f"第{number}张" for number in range(8)], [6, 2]),
    ],
)
def test_photos_fill_their_page_and_stay_in_their_frames(
    tmp_path: Path, captions: list[str], on_pages: list[int]
) -> None:
    with pages_of(minutes_with(tmp_path, captions), tmp_path) as pdf:
        shown = [page for page in pdf.pages if page.images]
        assert [len(page.images) for page in shown] == on_pages
        for page in shown:
            rules = (*page.lines, *page.rects)
            left, right = min(each["x0"] for each in rules), max(each["x1"] for each in rules)
            assert all(left <= each["x0"] and each["x1"] <= right for each in page.images)
            text = "".join(page.extract_text().split())
            assert text.count("第") + text.count("会场") + text.count("全体党员") >= 1
            assert all(f"{number}." in text for number in _numbers(shown.index(page), on_pages))


def _numbers(page: int, on_pages: list[int]) -> range:
    before = sum(on_pages[:page])
    return range(before + 1, before + 1 + on_pages[page])


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("number", [1, 2, 5])
def test_word_opens_minutes_with_photos(tmp_path: Path, number: int, version: str) -> None:
    validator()
    assert faults(minutes_with(tmp_path, ["会场"] * number), version) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_word_opens_the_tally_and_excel_its_workbook(tmp_path: Path, version: str) -> None:
    validator()
    shutil.copytree(REPOSITORY / "plans", tmp_path / "plans")
    papers = [written.path for written in build(Workspace(tmp_path), 2023, "evaluations").written]
    with_workbook = [path for path in papers if _workbook_in(path)]
    assert with_workbook
    for path in with_workbook:
        book = tmp_path / "数据.xlsx"
        book.write_bytes(_workbook_in(path))
        assert (faults(path, version), faults(book, version)) == ([], [])


def _workbook_in(paper: Path) -> bytes:
    with zipfile.ZipFile(paper) as package:
        names = [name for name in package.namelist() if name.endswith(".xlsx")]
        return package.read(names[0]) if names else b""
