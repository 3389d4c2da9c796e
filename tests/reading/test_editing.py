"""Edits change what they name and no other byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.reading.decoding import decode
from docgen.reading.editing import Edit, edited, without_lines

TEXT = "标题: 计划  # 注\r\n目标:\n  - 一年\t两次\r尾"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "gb18030"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_only_the_named_characters_change_whatever_the_encoding(encoding: str) -> None:
    made = edited(TEXT.encode(encoding), [Edit(1, 5, 2, "总结"), Edit(3, 5, 2, "两年"), Edit(4, 1, 1, "末")])
    expected = TEXT.replace("计划", "总结").replace("一年", "两年").replace("尾", "末")
    assert made == expected.encode(encoding)


def test_several_edits_of_one_line_are_made_in_any_order() -> None:
    edits = [Edit(1, 4, 1, "丁"), Edit(1, 1, 1, "甲甲"), Edit(1, 3, 0, "、")]
    assert edited("一二三四".encode(), edits).decode() == "甲甲二、三丁"


def test_a_new_line_ends_as_those_of_the_file() -> None:
    assert edited(b"a\r\nb\r\n", [Edit(2, 2, 0, "\nc")]) == b"a\r\nb\r\nc\r\n"
    assert edited(b"a", [Edit(1, 2, 0, "\nb")]) == b"a\nb"


@pytest.mark.parametrize(
    "edits", [[Edit(1, 3, 9, "")], [Edit(1, 0, 1, "")], [Edit(1, 1, 2, ""), Edit(1, 2, 1, "")]]
)
def test_edits_that_overlap_or_leave_their_line_are_refused(edits: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        edited(b"abc\n", edits)


def test_a_character_that_the_encoding_lacks_is_refused_not_lost() -> None:
    with pytest.raises(ValueError, match="encode"):
        edited("标题: 甲\n".encode("utf-16"), [Edit(1, 5, 1, "\ud800")])


@given(st.text("甲乙 #:-'\"\t\r\n\u2028\x0c", max_size=60), st.sampled_from(ENCODINGS))
def test_without_edits_nothing_changes(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert edited(data, []) == data


@given(st.text("甲乙a#\r\n\u2028\x0b", min_size=1, max_size=60), st.data())
def test_the_lines_are_counted_as_places_count_them(text: str, data: st.DataObject) -> None:
    lines = decode(text.encode(), "x").source.lines
    number = data.draw(st.integers(1, len(lines)))
    made = edited(text.encode(), [Edit(number, 1, len(lines[number - 1]), "新")])
    assert decode(made, "x").source.lines == (*lines[: number - 1], "新", *lines[number:])


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lines_that_go_take_their_ends_with_them_and_no_other_byte(encoding: str) -> None:
    first, *_, last = TEXT.splitlines(keepends=True)
    assert without_lines(TEXT.encode(encoding), {2, 3}) == (first + last).encode(encoding)
    assert without_lines(TEXT.encode(encoding), ()) == TEXT.encode(encoding)
