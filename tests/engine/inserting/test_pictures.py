from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.shared import Mm
from gallery import made, outcome, png
from tables import template

from docgen.page.standard.measures import EMU_PER_TWIP, PORTRAIT


def sizes(document: bytes) -> list[tuple[int, int]]:
    shapes = docx.Document(io.BytesIO(document)).inline_shapes
    return [(shape.width, shape.height) for shape in shapes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "照片").mkdir()
    (tmp_path / "照片" / "张伟.png").write_bytes(png(40, 30, 11811))
    return tmp_path


def filled(tag: str, folder: Path, **data: object) -> bytes:
    return made(template(tag), {"照片": "照片/张伟.png", **data}, folder)


@pytest.mark.parametrize(
    ("tag", "width", "height"),
    [
        ("{{ 照片|图片(宽=60) }}", 60, 45),
        ("{{ 照片|图片(高=35.5) }}", 35.5 / 3 * 4, 35.5),
        ("{{ 照片|图片(宽=60, 高=30) }}", 40, 30),
        ("{{ 照片|图片(宽='20毫米') }}", 20, 15),
        ("{{ 照片|图片(宽=宽) }}", 8, 6),
        ("{{ 照片|图片 }}", 40 / 300 * 25.4, 30 / 300 * 25.4),
    ],
)
def test_a_picture_is_as_large_as_wished_and_keeps_its_proportions(
    folder: Path, tag: str, width: float, height: float
) -> None:
    ((wide, high),) = sizes(filled(tag, folder, 宽="8"))
    assert (wide, high) == (pytest.approx(Mm(width), abs=400), pytest.approx(Mm(height), abs=400))


def test_a_picture_of_a_telephone_stays_within_the_page(folder: Path) -> None:
    (folder / "大.png").write_bytes(png(4000, 3000))
    ((width, height),) = sizes(filled("{{ 照片|图片 }}", folder, 照片="大.png"))
    assert width == PORTRAIT.text_width * EMU_PER_TWIP
    assert height == pytest.approx(width * 3 / 4, abs=1)


def test_names_may_be_typed_as_on_windows(folder: Path) -> None:
    assert len(sizes(filled("{{ 照片|图片 }}", folder, 照片="照片\\张伟.png"))) == 1


def test_names_may_be_put_together_in_the_template(folder: Path) -> None:
    assert len(sizes(filled("{{ ('照片/' ~ 名 ~ '.png')|图片 }}", folder, 名="张伟"))) == 1


@pytest.mark.parametrize("missing", ["", "【待补：照片】"])
def test_what_is_missing_prints_as_it_would_elsewhere(folder: Path, missing: str) -> None:
    class Gap(str):
        def __bool__(self) -> bool:
            return False

    document = filled("前{{ 照片|图片 }}后", folder, 照片=Gap(missing))
    assert docx.Document(io.BytesIO(document)).paragraphs[0].text == f"前{missing}后"


def test_what_is_told_of_a_picture_is_kept_for_the_blind(folder: Path) -> None:
    document = filled("{{ 照片|图片(说明=名) }}", folder, 名='张伟"<&')
    shape = docx.Document(io.BytesIO(document)).inline_shapes[0]
    assert shape._inline.docPr.get("descr") == '张伟"<&'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("没有.png", "T536"),
        ("照片", "T536"),
        ("a\0b.png", "T536"),
        ("长" * 5000, "T536"),
        ("\ud800.png", "T536"),
        ("../外.png", "T537"),
        ("照片/../../外.png", "T537"),
        ("/etc/passwd", "T537"),
        ("C:\\照片\\张伟.png", "T537"),
        ("\\\\服务器\\外.png", "T537"),
        ("~/外.png", "T537"),
        ("通到外面.png", "T537"),
        ("通到外面/外.png", "T537"),
        ("文字.png", "T538"),
        ("空.png", "T538"),
        ("断.png", "T538"),
        ("巨.png", "T537"),
        ("零.png", "T538"),
        ("重.png", "T537"),
    ],
)
def test_what_is_no_picture_of_the_folder_is_refused_and_told(folder: Path, data: str, code: str) -> None:
    inside = folder / "里"
    inside.mkdir()
    (folder / "外.png").write_bytes(png())
    for name, content in {
        "文字.png": b"hello",
        "空.png": b"",
        "断.png": png()[:40],
        "巨.png": png(claimed=2**31 - 1),
        "零.png": png(0, 0),
        "重.png": png() + bytes(21 << 20),
    }.items():
        (inside / name).write_bytes(content)
    (inside / "照片").mkdir()
    (inside / "通到外面.png").symlink_to(folder / "外.png")
    (inside / "通到外面").symlink_to(folder)
    document, said = outcome(template("{{ 照片|图片 }}"), {"照片": data}, inside)
    assert document is None
    assert [line.split()[0] for line in said] == [code], said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "管.png")
    assert outcome(template("{{ '管.png'|图片 }}"), {}, folder)[1][0].startswith("T536")


def test_a_name_that_was_probably_meant_is_offered(folder: Path) -> None:
    _, (said,) = outcome(template("{{ 照片|图片 }}"), {"照片": "照片/张炜.jpg"}, folder)
    assert "没有找到图片“照片/张炜.jpg”，是不是“照片/张伟.png”？" in said
    _, (said,) = outcome(template("{{ 照片|图片 }}"), {"照片": "照片/李四.png"}, folder)
    assert "是不是" not in said
    assert str(folder / "照片") in said


@pytest.mark.parametrize("options", ["宽=0", "宽=-3", "高=9999", "宽='宽'", "款=3", "宽=true", "宽=1e-9"])
def test_options_that_cannot_be_met_are_told(folder: Path, options: str) -> None:
    _, (said,) = outcome(template(f"{{{{ 照片|图片({options}) }}}}"), {"照片": "照片/张伟.png"}, folder)
    assert said.startswith("T539")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "官网", "https://a b", "https://a\x01"]
)
def test_a_picture_leads_to_no_strange_address(folder: Path, address: str) -> None:
    data = {"照片": "照片/张伟.png", "址": address}
    assert outcome(template("{{ 照片|图片(链接=址) }}"), data, folder)[1][0].startswith("T540")


def test_one_picture_used_often_is_kept_once(folder: Path) -> None:
    tags = ["{%p for x in 各 %}", "{{ 照片|图片 }}{{ 照片|图片(宽=9) }}", "{%p endfor %}"]
    document = made(template(*tags), {"照片": "照片/张伟.png", "各": [1, 2, 3]}, folder)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = archive.namelist()
        relations = archive.read("word/_rels/document.xml.rels").decode()
        types = archive.read("[Content_Types].xml").decode()
    assert len(names) == len(set(names))
    assert len([name for name in names if name.startswith("word/media/")]) == 1
    assert relations.count("/image") == 1
    assert types.count('Extension="png"') == 1
    assert len(sizes(document)) == 6


def test_a_document_made_by_docgen_may_be_a_template_again(folder: Path) -> None:
    first = made(template("{{ 照片|图片 }}", "{_{ 照片|图片 }_}"), {"照片": "照片/张伟.png"}, folder)
    second = made(first, {"照片": "照片/张伟.png"}, folder)
    assert len(sizes(second)) == 2
    with zipfile.ZipFile(io.BytesIO(second)) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    assert filled("{{ 照片|图片 }}", folder) == filled("{{ 照片|图片 }}", folder)


def test_a_line_of_exact_height_makes_room(folder: Path) -> None:
    """Word would show no more of the picture than fits into the line."""
    source = docx.Document()
    source.styles["Normal"].paragraph_format.line_spacing = Mm(10)
    for line in ("{{ 照片|图片 }}", "{{ 名 }}", "{{p 照片|图片 }}"):
        source.add_paragraph(line)
    buffer = io.BytesIO()
    source.save(buffer)
    document = made(buffer.getvalue(), {"照片": "照片/张伟.png", "名": "张伟"}, folder)
    rules = [each.paragraph_format.line_spacing for each in docx.Document(io.BytesIO(document)).paragraphs]
    assert rules == [1.0, None, 1.0]


def with_sample(folder: Path, described: str) -> bytes:
    """A template with a sample picture whose alternative text is given."""
    source = docx.Document()
    (folder / "样.png").write_bytes(png(10, 10))
    source.add_picture(str(folder / "样.png"), width=Mm(25), height=Mm(35))
    source.inline_shapes[0]._inline.docPr.set("descr", described)
    buffer = io.BytesIO()
    source.save(buffer)
    return buffer.getvalue()


def test_a_sample_makes_way_for_the_picture_that_its_alternative_text_names(folder: Path) -> None:
    document = made(with_sample(folder, "{{ 照片|图片 }}"), {"照片": "照片/张伟.png"}, folder)
    (shape,) = docx.Document(io.BytesIO(document)).inline_shapes
    assert (shape.width, shape.height) == (Mm(25), Mm(35))
    part = docx.Document(io.BytesIO(document)).part
    shown = part.related_parts[shape._inline.graphic.graphicData.pic.blipFill.blip.embed]
    assert shown.blob == (folder / "照片" / "张伟.png").read_bytes()
    assert shape._inline.docPr.get("descr") is None


def test_a_sample_does_not_stay_where_no_picture_is_named(folder: Path) -> None:
    _, said = outcome(with_sample(folder, "{{ 照片|图片 }}"), {"照片": ""}, folder)
    assert said[0].startswith("T531")


def test_other_alternative_texts_are_filled_as_texts(folder: Path) -> None:
    document = made(with_sample(folder, "{{ 名 }}的照片"), {"名": "张伟"}, folder)
    assert docx.Document(io.BytesIO(document)).inline_shapes[0]._inline.docPr.get("descr") == "张伟的照片"


def test_no_two_drawings_of_a_document_have_one_number(folder: Path) -> None:
    source = docx.Document(io.BytesIO(with_sample(folder, "样")))
    header = source.sections[0].header
    header.paragraphs[0].text = "{{ 照片|图片 }}{{ 照片|图片 }}"
    header.paragraphs[0].add_run().add_picture(str(folder / "样.png"))
    for line in ("{%p for x in 各 %}", "{{ 照片|图片 }}", "{%p endfor %}"):
        source.add_paragraph(line)
    buffer = io.BytesIO()
    source.save(buffer)
    document = made(buffer.getvalue(), {"照片": "照片/张伟.png", "各": [1, 2]}, folder)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]
    numbers = [number for part in parts for number in re.findall(rb'<wp:docPr [^<>]*?id="(\d+)"', part)]
    assert len(numbers) == 6
    assert len(set(numbers)) == 6
