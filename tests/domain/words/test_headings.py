from __future__ import annotations

import pytest

from docgen.domain.words.headings import heading_number, typed_number, without_number, without_stop
from docgen.reading.values.numerals import chinese_number


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("一、指导思想", "指导思想"),
        ("十二、附则", "附则"),
        ("（一）思想建设", "思想建设"),
        ("(三)组织建设", "组织建设"),
        ("1.落实制度", "落实制度"),
        ("2、落实制度", "落实制度"),
        ("3． 落实制度", "落实制度"),
        ("（4）落实制度", "落实制度"),
        ("(5) 落实制度", "落实制度"),
    ],
)
def test_a_number_typed_before_a_heading_is_left_out(typed: str, bare: str) -> None:
    assert without_number(typed) == bare


@pytest.mark.parametrize(
    "heading",
    [
        "一是抓学习",
        "一讲二评三公示",
        "三会一课",
        "2023年工作",
        "1.5万元以上的支出",
        "（试行）办法",
        "12月安排",
        "十四五规划",
        "",
    ],
)
def test_a_heading_that_begins_with_a_numeral_of_its_own_stays_whole(heading: str) -> None:
    assert typed_number(heading) == ""
    assert without_number(heading) == heading


def test_a_heading_on_its_own_line_ends_without_a_stop() -> None:
    assert without_stop("加强作风建设。") == "加强作风建设"
    assert without_stop("怎么做？") == "怎么做？"


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九")],
)
def test_chinese_numerals_to_ninety_nine(number: int, numeral: str) -> None:
    assert chinese_number(number) == numeral


@pytest.mark.parametrize("number", [0, -1, 100])
def test_numbers_that_no_heading_has_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        chinese_number(number)


def test_the_four_levels_are_marked_as_the_standard_has_them() -> None:
    assert [heading_number(level, 2) for level in (1, 2, 3, 4)] == ["二、", "（二）", "2.", "（2）"]


def test_beyond_ninety_nine_headings_are_numbered_in_digits() -> None:
    assert [heading_number(level, 100) for level in (1, 2, 3, 4)] == ["100、", "（100）", "100.", "（100）"]
