"""The built-in minutes.docx: what holds together on its pages."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from docgen.page.standard.measures import LINE, SIGN_IN_WIDTHS, SIGNING_ROW_HEIGHT
from docgen.page.templates.minutes import build_minutes


@pytest.fixture(scope="module")
def tables(drawn):
    """The rows of each table of the template: head, signatures, sheet to sign in, photos."""
    with zipfile.ZipFile(BytesIO(build_minutes())) as package:
        document = drawn(package.read("word/document.xml"))
    return [table.findall("{*}tr") for table in document.all("tbl")]


def holds_on(row):
    """Whether the row stays with what follows: both programs ask the first paragraph of its first cell."""
    return row.find("{*}tc/{*}p/{*}pPr/{*}keepNext") is not None


def row_of(rows, text):
    return next(row for row in rows if text in "".join(row.itertext()))


def test_the_signatures_hold_on_to_the_paragraph_after_them_lest_it_make_a_page(tables):
    assert [holds_on(row) for row in tables[1]] == [True, True]


def test_two_rows_to_sign_with_their_rules_take_three_lines_of_the_text():
    assert 3 * LINE - 40 <= 2 * SIGNING_ROW_HEIGHT + 2 * 15 <= 3 * LINE


def test_the_head_and_the_last_row_of_the_sheet_to_sign_in_hold_on(tables):
    rows = tables[2]
    assert holds_on(rows[0])
    assert rows[0].find("{*}trPr/{*}tblHeader") is not None
    signed = [row for row in rows if "左名" in "".join(row.itertext())]
    assert [holds_on(row) for row in signed] == [True, False]
    assert rows.index(row_of(rows, "loop.last")) < rows.index(signed[0])


def test_the_sheet_to_sign_in_says_of_which_meeting_it_is(tables):
    (said,) = tables[2][0].getparent().getprevious().iter("{*}t")
    assert said.text == "{{ 会议名称 }}　{{ 时间 }}"


def test_no_row_splits_but_the_lists_that_are_too_long(tables):
    free = [row for rows in tables for row in rows if row.find("{*}trPr/{*}cantSplit") is None]
    assert ["".join(row.itertext()) for row in free] == [
        "出席人员{{ 出席 }}",
        "缺席及原因{{ 缺席 }}",
        "议　　题{{ 议题 }}",
    ]
    for row in free:
        assert "行数(29) > 20" in "".join(row.getprevious().itertext())


def test_a_name_of_eight_characters_stands_on_one_line_of_the_sheet_to_sign_in():
    assert SIGN_IN_WIDTHS[1] >= 8 * 240 + 160
    assert sum(SIGN_IN_WIDTHS) * 2 == 8844


def test_a_long_name_on_the_sheet_to_sign_has_narrower_letters(tables):
    (row,) = [row for row in tables[2] if "左名" in "".join(row.itertext()) and not holds_on(row)]
    assert "行.左名|行数(8)" in "".join(row.itertext())
    assert len(row.findall(".//{*}rPr/{*}w")) == 2
