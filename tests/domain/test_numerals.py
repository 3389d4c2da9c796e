"""Chinese numerals are written as they are read."""

from __future__ import annotations

import pytest

from docgen.domain.words.numerals import chinese_hundreds
from docgen.reading.values.numerals import read_number


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (8, "八"),
        (40, "四十"),
        (100, "一百"),
        (102, "一百零二"),
        (110, "一百一十"),
        (115, "一百一十五"),
        (120, "一百二十"),
    ],
)
def test_numbers_of_texts_are_written_out(number: int, written: str) -> None:
    assert chinese_hundreds(number) == written


def test_every_number_that_is_written_reads_as_itself() -> None:
    assert all(read_number(chinese_hundreds(number)) == number for number in range(1, 1000))


def test_beyond_the_hundreds_nothing_is_written() -> None:
    with pytest.raises(ValueError, match="1000"):
        chinese_hundreds(1000)
