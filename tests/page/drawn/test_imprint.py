from __future__ import annotations

import pytest

from docgen.page.drawn.imprint import imprint, imprint_lines

RECORD = {"抄送": "市教育局，各党支部", "印发机关": "云溪市第三中学党总支办公室", "印发日期": "2023年1月10日"}


@pytest.mark.parametrize(
    ("copies", "lines"), [("", 1), ("各党支部", 2), ("字" * 25, 2), ("字" * 26, 3), ("各支部，" * 14, 4)]
)
def test_the_lines_of_the_copies_are_counted(copies, lines):
    assert imprint_lines(copies, "办公室\t2023年1月10日印发") == lines


@pytest.mark.parametrize(("name", "lines"), [(14, 1), (28, 2), (29, 2), (30, 3), (41, 3)])
def test_the_lines_of_a_long_issuer_and_of_the_date_under_it_are_counted(sheet, drawn, name, lines):
    box = drawn(imprint(sheet, RECORD | {"抄送": "", "印发机关": "字" * name}))
    [height] = {spacing["line"] for spacing in box.attributes("spacing") if "line" in spacing}
    assert (int(height) - 90) / 579 == lines


def test_the_anchor_is_as_high_as_the_box_so_that_no_text_runs_under_it(sheet, drawn):
    box = drawn(imprint(sheet, RECORD))
    anchor = box.attributes("spacing")[0]
    [extent] = box.root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    assert int(extent.get("cy")) == int(anchor["line"]) * 635
    assert anchor["lineRule"] == "exact"


def test_copies_end_with_one_full_stop(sheet, drawn):
    for copies in ("市教育局", "市教育局。"):
        assert "抄送：市教育局。" in drawn(imprint(sheet, RECORD | {"抄送": copies})).texts()


def test_without_copies_only_the_issuer_is_printed(sheet, drawn):
    box = drawn(imprint(sheet, RECORD | {"抄送": ""}))
    assert len(box.all("tr")) == 1
    assert "云溪市第三中学党总支办公室\t2023年1月10日印发" in box.texts()


def test_the_first_and_the_last_rule_are_thicker_than_the_middle_one(sheet, drawn):
    box = drawn(imprint(sheet, RECORD))
    sizes = [e.get(e.nsmap["w"] and f"{{{e.nsmap['w']}}}sz") for b in box.all("tcBorders") for e in b]
    assert sizes == ["8", "6", "6", "8"]


def test_an_issuer_too_long_for_its_line_has_the_date_below_it(sheet, drawn):
    box = drawn(imprint(sheet, RECORD | {"抄送": "", "印发机关": "字" * 25}))
    assert "字" * 25 + "\n\t2023年1月10日印发" in box.texts()


def test_names_of_offices_are_escaped(sheet, drawn):
    assert "抄送：A & B。" in drawn(imprint(sheet, RECORD | {"抄送": "A & B"})).texts()
