"""`docgen minutes` with photos from files on the page behind the record."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result
from offices import MEETING, ROSTER
from PIL import Image

from docgen.commands import docgen

FIRST = "2023-03-08_党员大会_第二支部_通报年度工作计划.docx"


def photo(colour: str, size: tuple[int, int] = (400, 300)) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "JPEG")
    return buffer.getvalue()


@pytest.fixture
def office(workspace: Callable[..., Path]) -> Callable[[str], Path]:
    def make(photos: str) -> Path:
        folder = workspace(organization=ROSTER)
        year = folder / "plans" / "2023"
        (year / "minutes.yaml").write_text(f"{MEETING.rstrip()}\n    附照片页: {photos}\n", encoding="utf-8")
        (year / "照片" / "3月").mkdir(parents=True)
        for number, colour in enumerate(("red", "green", "blue", "grey", "white", "black")):
            (year / "照片" / f"{number}.jpg").write_bytes(photo(colour))
        (year / "照片" / "3月" / "集中学习.jpg").write_bytes(photo("red", (300, 400)))
        return folder

    return make


def run(folder: Path, *words: str, command: str = "minutes") -> Result:
    return CliRunner().invoke(docgen, [command, "2023", "-C", str(folder), *words], prog_name="docgen")


def paper(folder: Path) -> Path:
    return folder / "generated" / "2023" / "minutes" / FIRST


def last_table(folder: Path) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in docx.Document(str(paper(folder))).tables[-1].rows]


def pictures(folder: Path) -> int:
    return len(docx.Document(str(paper(folder))).inline_shapes)


@pytest.mark.parametrize(
    ("typed", "captions"),
    [
        ("[0.jpg 会场, 1.jpg 发言]", [["1. 会场"], ["2. 发言"]]),
        ("0.jpg：会场", [["1. 会场"]]),
        ("[照片/0.jpg 会场]", [["1. 会场"]]),
        ("[照片\\0.jpg 会场]", [["1. 会场"]]),
        ("[3月/集中学习.jpg]", [["1. 集中学习"]]),
        ("[{0.jpg: 会场}, {1.jpg: 发言}]", [["1. 会场"], ["2. 发言"]]),
        ("{0.jpg: 会场, 1.jpg: 发言}", [["1. 会场"], ["2. 发言"]]),
        ("0.jpg、1.jpg", [["1. 【待补：照片说明】"], ["2. 【待补：照片说明】"]]),
        ("[0.jpg 甲, 1.jpg 乙, 2.jpg 丙]", [["1. 甲", "2. 乙"], ["3. 丙", ""]]),
        (
            "[0.jpg 甲, 1.jpg 乙, 2.jpg 丙, 3.jpg 丁, 4.jpg 戊, 5.jpg 己]",
            [["1. 甲", "2. 乙"], ["3. 丙", "4. 丁"], ["5. 戊", "6. 己"]],
        ),
    ],
)
def test_the_photos_stand_on_their_page_with_captions(
    office: Callable[[str], Path], typed: str, captions: list[list[str]]
) -> None:
    folder = office(typed)
    result = run(folder)
    assert result.exit_code == 0, result.stderr
    assert last_table(folder)[1::2] == captions
    assert pictures(folder) == len([text for row in captions for text in row if text])


@pytest.mark.parametrize(
    ("typed", "captions"),
    [
        ("2", ["1. 【待补：照片说明】", "2. 【待补：照片说明】"]),
        ("[集中学习, 志愿服务, 慰问]", ["1. 集中学习", "2. 志愿服务", "3. 慰问"]),
        ("[集中学习, 0.jpg 会场, 慰问]", ["1. 集中学习", "2. 会场", "3. 慰问"]),
    ],
)
def test_frames_to_glue_into_stay_large(
    office: Callable[[str], Path], typed: str, captions: list[str]
) -> None:
    folder = office(typed)
    assert run(folder).exit_code == 0
    assert [row[0] for row in last_table(folder)[1::2]] == captions


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("[8.jpg 会场]", "K341 没有找到照片“8.jpg”"),
        ("[集中学.jpg]", "K341 没有找到照片“集中学.jpg”"),
        ("[3月/集中学.jpg]", "是不是“3月/集中学习.jpg”？"),
        ("[../minutes.jpg 会场]", "K341 没有找到照片“../minutes.jpg”"),
        ("[IMG_1.heic 会场]", "K341 照片“IMG_1.heic”的格式，Word 里放不了"),
        ("[0.jpg 会场, a.webp 会场]", "K341 照片“a.webp”的格式，Word 里放不了"),
    ],
)
def test_a_photo_that_is_not_there_is_told_at_its_line_and_refuses_the_record(
    office: Callable[[str], Path], typed: str, told: str
) -> None:
    folder = office(typed)
    for command in ("minutes", "check"):
        result = run(folder, command=command)
        assert result.exit_code == 1
        assert told in result.stderr + result.stdout
        assert re.search(r"minutes\.yaml:\d+:\d+: 错误 K341", result.stderr + result.stdout)
    assert not paper(folder).exists()


def test_a_photo_that_comes_later_is_found_and_a_changed_one_makes_the_paper_anew(
    office: Callable[[str], Path],
) -> None:
    folder = office("[9.jpg 会场]")
    assert run(folder).exit_code == 1
    file = folder / "plans" / "2023" / "照片" / "9.jpg"
    file.write_bytes(photo("red"))
    assert run(folder).exit_code == 0
    before = paper(folder).read_bytes()
    assert "未变化 1 个" in run(folder).stdout
    paper(folder).unlink()
    run(folder)
    assert paper(folder).read_bytes() == before
    file.write_bytes(photo("blue"))
    assert run(folder).exit_code == 0
    assert paper(folder).read_bytes() != before
