from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.page.standard.widths import cell_lines, characters, lines_needed, narrowed


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("汉字", 2),
        ("2023年1月10日", 6.5),
        ("2023年11月30日", 7),
        ("“三会一课”——", 8),
        ("A & B", 2.5),
        ("【待补：成文日期】", 9),
        ("𠮷野", 2),
    ],
)
def test_a_latin_letter_is_half_a_character_wide(text, width):
    assert characters(text) == width


@pytest.mark.parametrize(
    ("text", "per_line", "lines"),
    [
        ("", 26, 1),
        ("字" * 26, 26, 1),
        ("字" * 27, 26, 2),
        # the full stop would start the second line, so a character goes with it
        ("字" * 26 + "。", 26, 2),
        ("字" * 52, 26, 2),
        ("字" * 25 + "，" + "字" * 26, 26, 2),
        ("字" * 26 + "，" + "字" * 25, 26, 3),
    ],
)
def test_lines_are_counted_with_the_rule_for_closing_marks(text, per_line, lines):
    assert lines_needed(text, per_line) == lines


@given(st.text(st.sampled_from("字，。、；（）“”2023"), max_size=200))
def test_lines_are_never_fewer_than_the_width_demands(text):
    assert lines_needed(text, 26) >= characters(text) / 26


@pytest.mark.parametrize(
    ("text", "lines"), [("", 1), ("字" * 29, 1), ("字" * 30, 2), ("甲\n乙\n", 3), ("字" * 30 + "\n\n乙", 4)]
)
def test_a_cell_has_the_lines_typed_and_those_that_wrap(text, lines):
    assert cell_lines(text, 29) == lines


@pytest.mark.parametrize(
    ("text", "room", "percent"),
    [
        ("阿卜杜拉·买买提", 8, 100),
        ("阿卜杜拉·买买提", 6, 75),
        ("阿依古丽·努尔买买提", 6, 60),
        ("阿依古丽·努尔买买提", 5, 100),
        ("阿卜杜拉·买买提、岳", 8, 100),
        ("阿卜杜拉·买买提\n岳", 6, 100),
        ("第一季度支部党员大会", 6, 100),
        ("以“党建·引领”为题开展的全年系列活动", 12, 100),
        ("", 2, 100),
    ],
)
def test_a_name_with_a_dot_is_narrowed_to_one_line_if_it_stays_legible(text, room, percent):
    assert narrowed(text, room) == percent
